"""Who a text comes from, as far as the report itself says.

Each signal reads one place where reports name their origin and returns what it found with
its evidence. The credit, the byline and the dateline say it outright; a copyright line or
"(AP)" before the first sentence nearly so. "The Associated Press contributed to this
report", "told Reuters" and picture credits say something else, and are not read: a
report that cites an agency is not a copy of its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from crosscheck.model import Article, Evidence, Span
from crosscheck.text.fold import fold
from crosscheck.text.lists import rows

OPENING = 160  # characters in which a dateline is looked for
CLOSING = 400  # characters in which a copyright line is looked for


class Mark(NamedTuple):
    """An origin that a report names.

    Args:
        kind: ``agency``, or ``release`` for a company's own announcement.
    """

    origin: str
    kind: str
    evidence: Evidence


Signal = Callable[[Article], "Mark | None"]


@cache
def _agencies() -> dict[str, tuple[str, str]]:
    table = rows("crosscheck.group", "lists/agencies.txt")
    return {_key(written): (name, kind) for written, name, kind in table}


@cache
def _named() -> re.Pattern[str]:
    """Match an agency's name, the longest first, in the list's capitals or all in capitals."""
    table = rows("crosscheck.group", "lists/agencies.txt")
    printed = {form for row in table for form in (row[0], row[0].upper())}
    longest = sorted(printed, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _key(written: str) -> str:
    return written.replace(".", "").lower()


def _agency(text: str) -> tuple[str, str] | None:
    match = _named().search(text)
    return _agencies()[_key(match.group())] if match else None


def credited(article: Article) -> Mark | None:
    """The article's own credit, whoever it names."""
    if not article.credit:
        return None
    name, kind = _agency(article.credit) or (article.credit, "agency")
    return Mark(name, kind, Evidence("credit", 3.0, f"credited to {article.credit!r}"))


def signed(article: Article) -> Mark | None:
    """An agency in the byline ("By Jane Doe, Associated Press")."""
    return _stated(article.byline, "byline", 2.0)


def datelined(article: Article) -> Mark | None:
    """An agency in the dateline ("WASHINGTON (AP)")."""
    return _stated(article.dateline, "dateline", 2.0)


def same_name(one: str, other: str) -> bool:
    """Whether two names of an outlet or agency are one, case and "The" aside."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ").strip()


def published_by(article: Article) -> Mark | None:
    """The outlet is itself an agency: a known one, or one that credits the text to itself."""
    found = _agencies().get(_key(article.source.removeprefix("The ")))
    if not found and article.credit and same_name(article.credit, article.source):
        found = (article.credit, "agency")
    evidence = Evidence("outlet", 3.0, f"published by {article.source!r}")
    return Mark(*found, evidence) if found else None


def _stated(field: str | None, signal: str, score: float) -> Mark | None:
    found = _agency(field) if field else None
    return Mark(*found, Evidence(signal, score, f"{signal} {field!r}")) if found else None


_BRACKETED = re.compile(
    r"\(([^()\n]{2,30})\)[ \t]*(?:[-–—]|--)|^([^\n]{2,40}?)[ \t]*(?:[-–—]|--)[ \t]"
)


def opens_with(article: Article) -> Mark | None:
    """An agency before the first sentence ("LODZ (Reuters) - …").

    "(CBS/AP)" is a text made from both, and names no single origin.
    """
    for match in _BRACKETED.finditer(article.text, 0, OPENING):
        group = 1 if match.group(1) else 2
        found = _agency(match.group(group))
        if found and "/" not in match.group(group):
            span = article.span(*match.span(group))
            written = match.group(group).strip()
            return Mark(*found, Evidence("opening", 2.0, f"opens with {written!r}", (span,)))
    return None


_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[ \t]*(?:\d{4})?[ \t]*(?:by[ \t]+)?(?:the[ \t]+)?", re.IGNORECASE
)


def owned(article: Article) -> Mark | None:
    """A copyright line that names an agency, at the end or among what was removed."""
    places = [(line.text, None) for line in article.removed]
    start = max(0, len(article.text) - CLOSING)
    for text, offset in [*places, (article.text[start:], start)]:
        for match in _RIGHTS.finditer(text):
            name = _named().match(text, match.end())
            if name:
                spans: tuple[Span, ...] = ()
                if offset is not None:
                    spans = (article.span(offset + match.start(), offset + name.end()),)
                detail = f"copyright line names {name.group()!r}"
                found = _agencies()[_key(name.group())]
                return Mark(*found, Evidence("copyright", 1.5, detail, spans))
    return None


_SAYS_SO = re.compile(
    r"^(?:for immediate release|notes to editors|"
    r"(?:press|media|news) (?:contacts?|inquiries|enquiries|office)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_ABOUT = re.compile(r"^About ([A-Z][^\n.!?]{1,60})$", re.MULTILINE)


def released(article: Article) -> Mark | None:
    """The report is itself a company's release, by the lines that only releases carry."""
    lines = [article.text, *(line.text for line in article.removed)]
    said = next((found for line in lines if (found := _SAYS_SO.search(line))), None)
    if not said:
        return None
    about = next((found for line in lines if (found := _ABOUT.search(line))), None)
    company = about.group(1).strip() if about else article.source
    return Mark(company, "release", Evidence("release", 3.0, f"carries the line {said.group()!r}"))


SIGNALS: tuple[Signal, ...] = (
    published_by,
    credited,
    signed,
    datelined,
    opens_with,
    owned,
    released,
)


def marks(article: Article) -> list[Mark]:
    """Return each origin that the article names, strongest signal first."""
    found = (signal(article) for signal in SIGNALS)
    return sorted((m for m in found if m), key=lambda m: -m.evidence.score)
