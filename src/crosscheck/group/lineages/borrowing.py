"""Whose text a report says that it prints: credits, copyright lines and marks of other outlets.

"Courtesy of WVLD", "(story by the Meridian Post)", "Copyright 2026 Veld News" at the foot of
another station's page, "LINDHAVEN (WVLD) –": who prints another outlet's name in such a
place has the text from it. A credit for a picture is none for the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.group.lineages.outlets import names_outlet
from crosscheck.model import Article, Span

HEAD = 400
FOOT = 800

_SAYS_SO = re.compile(
    r"(?i:\b(?:first (?:reported|published|appeared) (?:by|in|on|at)"
    r"|originally (?:published|appeared) (?:by|in|on|at)"
    r"|republished (?:from|with permission (?:of|from))"
    r"|(?:story|article|report) is (?:from|by)"
    r"|was (?:produced|written|provided) by"
    r"|(?<!photo )(?<!video )(?<!image )courtesy(?: of)?:?"
    r"|(?:story|report|reporting|content) (?:by|from|courtesy of):?"
    r"|via(?: (?:our )?(?:affiliate|sister station|sister paper|news partners?|partners?))?(?: at)?"
    r")[ \t]+(?:the[ \t]+)?)(?=[A-Z\d])"
)
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[ \t]*(?:©|\([cC]\))?[ \t]*(?:\d{4})?,?[ \t]*"
    r"(?:[Bb]y[ \t]+)?(?:[Tt]he[ \t]+)?(?=[A-Z\d])"
)
_MARK = re.compile(
    r"^[A-Z][\w.,’' /-]{2,50}?[ \t]\((?=[A-Z][^()\n]{1,30}\)\s?(?:[-–—]|[“A-Z]))", re.MULTILINE
)
_NAMED = re.compile(r"[\w'’&.-]+(?: [A-Z\d][\w'’&.-]*){0,5}")


def borrowed_from(pickup: Article, source: Article) -> tuple[str, tuple[Span, ...]] | None:
    """Return where a report says that it prints another's text, in its words."""
    for written, spans, name in _credits(pickup):
        if names_outlet(name, source) and not names_outlet(name, pickup):
            return written, spans
    return None


def from_a_third(article: Article, other: Article) -> bool:
    """Whether a report prints the copyright of somebody who is neither of two outlets."""
    for name in _rights(article):
        if not names_outlet(name, article) and not names_outlet(name, other):
            return True
    return False


def _rights(article: Article) -> Iterator[str]:
    for text, start in _places(article):
        for match in _RIGHTS.finditer(text, start):
            named = _NAMED.match(text, match.end())
            if named:
                yield named.group()


def _credits(article: Article) -> Iterator[tuple[str, tuple[Span, ...], str]]:
    """Yield each credit: its words, its span in the text, and the name it begins with."""
    for text, start in _places(article):
        inside = text is article.text
        for pattern in (_SAYS_SO, _RIGHTS, *((_MARK,) if inside and start == 0 else ())):
            end = HEAD if inside and start == 0 else len(text)
            for match in pattern.finditer(text, start, end):
                named = _NAMED.match(text, match.end())
                if named:
                    bounds = (match.start(), named.end())
                    spans = (article.span(*bounds),) if inside else ()
                    yield text[slice(*bounds)].strip(), spans, named.group()


def _places(article: Article) -> Iterator[tuple[str, int]]:
    """Yield the texts to look in, each with where to begin: head, foot, lines taken out."""
    yield article.text, 0
    if len(article.text) > HEAD:
        yield article.text, max(HEAD, len(article.text) - FOOT)
    for line in article.removed:
        yield line.text, 0
