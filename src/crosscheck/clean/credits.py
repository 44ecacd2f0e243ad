"""Credits: the agency or other origin that a report names for itself.

Looked for, in this order: the dateline, the byline, what the page states, lines at head
and foot, a copyright line, an agency's sign-off after the last sentence. A credit for a
picture is none for the text. An outlet's credit to itself counts only in a dateline, where
an agency marks its own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosscheck.clean.lines import agency, staff_of
from crosscheck.clean.titles import key

_SIGN_OFF = re.compile(r"[.!?”\"’]\s*(?:[—–-]{1,2}\s*|\(|/)?(?P<name>[A-Z][\w./-]{1,20})[)/]?\.?$")
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)[\s\d,©–-]*(?:by )?"
    r"(?P<name>(?:The )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})"
)
_ORIGINAL = re.compile(
    r"(?i:(?:this|the) (?:article|story|report|post) (?:was |is |has been )?"
    r"(?:originally |first )(?:published|appeared|ran|reported)(?: in| by| on| at| for)?) "
    r"(?P<name>(?:[Tt]he )?[A-Z][\w'’&-]*(?: [A-Z&][\w'’&-]*){0,4})"
)


def credit(
    *,
    source: str,
    dateline: str | None,
    byline: str | None,
    stated: Sequence[str],
    line: str | None,
    kept: Sequence[str],
    removed: Sequence[str],
) -> str | None:
    """Return the origin a report names for its text, or None.

    Args:
        source: the outlet, whose own name is no credit.
        dateline: the agency in its dateline.
        byline: as found.
        stated: what the page states as credit or provider.
        line: the origin in a line at its head or foot.
        kept, removed: its paragraphs, and the lines taken out.
    """
    if dateline:
        return dateline
    own = key(source)
    found = [*_in_byline(byline), *map(agency, stated), line]
    found += [*_in_removed(removed), *_in_last(kept)]
    for name in found:
        if name and key(name) != own and key(agency(name) or name) != key(agency(source) or source):
            return name
    return None


def _in_byline(byline: str | None) -> Iterator[str | None]:
    if not byline:
        return
    for part in re.split(r"\s*(?:,|;|\band\b|/|\||&)\s*", byline):
        yield agency(part)
    yield agency(byline)
    if staff := staff_of(byline):
        yield agency(staff) or staff


def _in_removed(removed: Sequence[str]) -> Iterator[str | None]:
    for line in removed:
        if len(line) > 600:
            continue
        if match := _ORIGINAL.search(line):
            yield agency(match["name"]) or match["name"]
        if match := _COPYRIGHT.search(line):
            yield agency(match["name"])


def _in_last(kept: Sequence[str]) -> Iterator[str | None]:
    """Look after the last sentence: "…, he said. — AFP"."""
    for line in kept[-2:]:
        ending = line[-400:]
        if match := _ORIGINAL.search(ending):
            yield agency(match["name"]) or match["name"]
        if match := _SIGN_OFF.search(ending[-40:]):
            yield agency(match["name"])
