"""Press releases: reports that are one, and reports that rest on one they do not print whole.

A release carries lines that only releases carry, or is published by an authority on its own
site. Where reports share text and the shared passage itself says "in a press release", the
release is the likelier origin than either report. It is named by the company that speaks in
that passage, where it can be read there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crosscheck.group.lineages.outlets import host
from crosscheck.model import Article, Evidence, Span

_SAYS_SO = re.compile(
    r"^(?:for immediate release|notes to editors|"
    r"(?:press|media|news) (?:contacts?|inquiries|enquiries|office)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_ABOUT = re.compile(r"^About ([A-Z][^\n.!?]{1,60})$", re.MULTILINE)
_AUTHORITY = re.compile(
    r"(?:^|\.)(?:(?:gov|mil)(?:\.[a-z]{2})?|go\.jp|gc\.ca|gouv\.fr|gob\.[a-z]{2}|europa\.eu|un\.org)$"
)


class Release(NamedTuple):
    """An organisation whose own announcement a report is."""

    name: str
    why: str


def released_by(article: Article) -> Release | None:
    """Return whose release an article is, if it is one."""
    lines = [article.text, *(line.text for line in article.removed)]
    said = next((found for line in lines if (found := _SAYS_SO.search(line))), None)
    if said:
        about = next((found for line in lines if (found := _ABOUT.search(line))), None)
        name = about.group(1).strip() if about else article.source
        return Release(name, f"carries the line {said.group()!r}")
    site = host(article.url) or article.source.lower()
    if _AUTHORITY.search(site):
        return Release(article.source, f"published by an authority, at {site}")
    return None


_RELEASE = re.compile(r"\b(?:press|news|media)[ -]release\b|\b(?:in|according to) a statement\b")
_NAME = r"[A-Z][\w&'’.-]{0,30}(?: [A-Z][\w&'’.-]{0,30}){0,4}"
_COMPANY = re.compile(
    rf"(?:the )?({_NAME}) (?:said|says|announced|confirmed|added)\b[^.\n]{{0,80}}?"
    r"\bin an? (?:\w+ )?(?:(?:press|news|media) release|statement)"
    rf"|(?:release|statement) (?:from|by|issued by) (?:the )?({_NAME})"
)


def releases(article: Article, passages: tuple[Span, ...]) -> Iterator[tuple[str, Evidence]]:
    """Yield the name and the evidence of a press release named in passages that reports share."""
    for span in passages:
        said = _RELEASE.search(article.text, span.start, span.end)
        if not said:
            continue
        company = _COMPANY.search(article.text, span.start, span.end)
        name = (company.group(1) or company.group(2)).strip() if company else "press release"
        detail = f"the shared passage names a release: {said.group()!r}"
        place = article.span(*said.span())
        yield name, Evidence("release", 1.0, detail, (place,))
