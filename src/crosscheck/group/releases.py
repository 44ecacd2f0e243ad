"""Press releases behind reports that do not print them whole.

Where reports share text and the shared passage itself says "in a press release", the
release is the likelier origin than either report. It is named by the company that speaks in
that passage, where it can be read there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.group.origin import Mark
from crosscheck.model import Article, Evidence, Span

_RELEASE = re.compile(r"\b(?:press|news|media)[ -]release\b|\b(?:in|according to) a statement\b")
_NAME = r"[A-Z][\w&'’.-]{0,30}(?: [A-Z][\w&'’.-]{0,30}){0,4}"
_COMPANY = re.compile(
    rf"(?:the )?({_NAME}) (?:said|says|announced|confirmed|added)\b[^.\n]{{0,80}}?"
    r"\bin an? (?:\w+ )?(?:(?:press|news|media) release|statement)"
    rf"|(?:release|statement) (?:from|by|issued by) (?:the )?({_NAME})"
)


def releases(article: Article, passages: tuple[Span, ...]) -> Iterator[Mark]:
    """Yield a press release named inside the passages that reports share."""
    for span in passages:
        said = _RELEASE.search(article.text, span.start, span.end)
        if not said:
            continue
        company = _COMPANY.search(article.text, span.start, span.end)
        name = (company.group(1) or company.group(2)).strip() if company else "press release"
        detail = f"the shared passage names a release: {said.group()!r}"
        place = article.span(*said.span())
        yield Mark(name, "release", Evidence("release", 1.0, detail, (place,)))
