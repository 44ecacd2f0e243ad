"""Who a text comes from, as far as the report itself says.

Each signal reads one place where reports name their origin and returns what it found with
its evidence. The credit, the byline and the dateline say it outright; a copyright line,
"(AP)" before the first sentence or "— AFP" after the last nearly so. "The Associated Press
contributed to this report", "told Reuters", "(WXYZ/AP)", and the credits and copyrights of
pictures say something else, and are not read: a report that cites an agency is not a copy
of its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from crosscheck.group.lineages.agencies import Agency, agency, named, named_at, section
from crosscheck.group.lineages.outlets import host, path, same_name
from crosscheck.group.lineages.releases import released_by
from crosscheck.model import Article, Evidence, Span

OPENING = 160  # characters in which an agency before a dash is looked for
HEAD = 800  # characters in which a line may begin with a dateline, or be a byline
CLOSING = 1500  # characters in which a copyright line is looked for
SENTENCE = 160  # characters from which a last line is no picture's caption


class Mark(NamedTuple):
    """An origin that a report names.

    Args:
        kind: ``agency``, or ``release`` for an organisation's own announcement.
    """

    origin: str
    kind: str
    evidence: Evidence


Signal = Callable[[Article], "Mark | None"]


def _mark(found: Agency, signal: str, score: float, detail: str, *spans: Span) -> Mark:
    return Mark(found.name, found.kind, Evidence(signal, score, detail, spans))


def published_by(article: Article) -> Mark | None:
    """The outlet is itself an agency: a known one, or one that credits the text to itself."""
    found = agency(article.source) or agency(host(article.url))
    if not found and article.credit and same_name(article.credit, article.source):
        found = Agency(article.credit, "agency")
    return _mark(found, "outlet", 3.0, f"published by {article.source!r}") if found else None


def credited(article: Article) -> Mark | None:
    """The article's own credit, whoever it names."""
    if not article.credit or _by_two(article.credit):
        return None
    found = _sole(article.credit) or Agency(article.credit, "agency")
    return _mark(found, "credit", 3.0, f"credited to {article.credit!r}")


def signed(article: Article) -> Mark | None:
    """An agency in the byline ("By Jane Doe, Associated Press")."""
    found = named(article.byline) if article.byline else None
    return _mark(found.agency, "byline", 2.0, f"byline {article.byline!r}") if found else None


_IN_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)|/([^/\n]{2,30})/")


def datelined(article: Article) -> Mark | None:
    """An agency in the dateline ("WASHINGTON (AP)")."""
    match = _IN_BRACKETS.search(article.dateline or "")
    found = _sole(match.group(match.lastindex or 0)) if match else None
    return _mark(found, "dateline", 2.0, f"dateline {article.dateline!r}") if found else None


def _sole(written: str) -> Agency | None:
    """Return the agency of a field; none where a text was made by two, as "(WXYZ/AP)"."""
    found = None if _by_two(written) else named(written)
    return found.agency if found else None


def _by_two(written: str) -> bool:
    return re.search(r"[^\W\d]/[^\W\d]", written) is not None


_BEFORE_DASH = re.compile(r"\(([^()\n]{2,30})\)[ \t]*(?:[-–—]|--)")
_BEGINS = re.compile(
    r"^(?:([A-Z][\w.’'& /-]{1,38}?)[ \t]*(?:[-–—]|--)[ \t]"  # "Associated Press — …"
    r"|(?:[A-Z][\w.,’' -]{2,50}?[ \t])?/([\w ]{2,30})/"  # "LODZ, May 3 /PRNewswire/ -- …"
    r"|[A-Z][\w.,’' /-]{2,50}?[ \t]\(([^()\n]{2,30})\)\s?[“A-Z]"  # "LODZ, May 3 (Reuters) …"
    r"|(?:By|BY|From|Source:)[ \t]([^\n]{2,80})$)",  # "By Ann Ruud, AFP"
    re.MULTILINE,
)
_AFTER_NAME = re.compile(r"(?: [Ww]riters?| [Ss]taff)?\s*")


def opens_with(article: Article) -> Mark | None:
    """An agency before the first sentence ("LODZ (Reuters) - …"), or in a byline there."""
    before_dash = _BEFORE_DASH.finditer(article.text, 0, OPENING)
    for match in (*before_dash, *_BEGINS.finditer(article.text, 0, HEAD)):
        group = match.lastindex or 0
        written = match[group]
        found = _at_end(written) if written and group == 4 else agency(written)
        if found:
            span = article.span(*match.span(group))
            return _mark(found, "opening", 2.0, f"opens with {written.strip()!r}", span)
    return None


def _at_end(byline: str) -> Agency | None:
    """Return the agency that a line of names ends with, as "Ann Ruud, Associated Press"."""
    found = named(byline)
    return found.agency if found and _AFTER_NAME.fullmatch(byline, found.end) else None


_SIGN_OFF = re.compile(
    r"[.!?”\"’)]\s*(?:(?:--|[—–-])\s*(?P<dashed>[^\n()\[\]]{2,30})"
    r"|[(\[](?P<inside>[^\n()\[\]]{2,30})[)\]])\.?\s*$"
)


def ends_with(article: Article) -> Mark | None:
    """An agency's sign-off after the last sentence ("…, she said. — AFP").

    "(AP)" after one short sentence is rather the credit of a picture above its caption.
    """
    line = article.text.rstrip().rpartition("\n")[2]
    match = _SIGN_OFF.search(article.text, max(0, len(article.text) - 60))
    if not match or (match["inside"] and len(line) < SENTENCE):
        return None
    group = "dashed" if match["dashed"] else "inside"
    found = agency(match[group])
    span = article.span(*match.span(group))
    return _mark(found, "sign-off", 1.5, f"ends with {match[group]!r}", span) if found else None


_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[ \t]*(?:©|\([cC]\))?[ \t]*(?:\d{4})?\*?,?[ \t]*"
    r"(?:[Bb]y[ \t]+)?(?:[Tt]he[ \t]+)?"
)
_PICTURED = re.compile(r"(?:image|photo|picture|video|media)s?[ \t]*$", re.IGNORECASE)
_SHARED = re.compile(r"(?: \d{4})?[ \t]*(?:/|&|and\b|with\b|modified)")


def owned(article: Article) -> Mark | None:
    """A copyright line that names an agency alone, at the end or among what was removed."""
    places: list[tuple[str, int | None]] = [(line.text, None) for line in article.removed]
    start = max(0, len(article.text) - CLOSING)
    for text, offset in [*places, (article.text[start:], start)]:
        for match in _RIGHTS.finditer(text):
            found = named_at(text, match.end())
            pictured = _PICTURED.search(text[: match.start()], max(0, match.start() - 12))
            if found and not pictured and not _SHARED.match(text, found.end):
                bounds = (match.start(), found.end)
                spans = () if offset is None else (article.span(*(offset + b for b in bounds)),)
                detail = f"copyright line names {found.written!r}"
                return _mark(found.agency, "copyright", 1.5, detail, *spans)
    return None


def addressed(article: Article) -> Mark | None:
    """The address stands in the outlet's section for an agency ("/wires/ap/…")."""
    for part in path(article.url).lower().split("/")[1:-1]:
        found = section(part)
        if found:
            return _mark(found, "address", 1.5, f"its address stands under /{part}/")
    return None


def released(article: Article) -> Mark | None:
    """The report is itself an organisation's release."""
    found = released_by(article)
    if found is None:
        return None
    return Mark(found.name, "release", Evidence("release", 3.0, found.why))


SIGNALS: tuple[Signal, ...] = (
    published_by,
    credited,
    signed,
    datelined,
    opens_with,
    ends_with,
    owned,
    addressed,
    released,
)


def marks(article: Article) -> list[Mark]:
    """Return each origin that the article names, strongest signal first."""
    return sorted(_found(article), key=lambda mark: -mark.evidence.score)


def _found(article: Article) -> Iterator[Mark]:
    for signal in SIGNALS:
        mark = signal(article)
        if mark:
            yield mark
