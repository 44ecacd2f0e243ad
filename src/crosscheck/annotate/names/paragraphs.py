"""A paragraph's words, with the marks that names need.

Words joined by a hyphen are taken apart where the hyphen stands between words rather than
inside a name ("Beijing-based", "pro-Israel", "Egypt-Gaza").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency, name_share
from crosscheck.text.tokens import Token, tokens

_OPENING = frozenset("“:•*‘«[")
_ARABIC = re.compile(r"(?:[aeAE][ldnrstz]|ash|ul|ad|[dl](?=['’]))[-'’][^\W\d_]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's tokens, and what is known of them.

    Args:
        starts: the indices of those that begin a sentence.
        shouted: whether it is all capitals.
        capitals: the indices of those that are written as a name may be.
    """

    text: str
    tokens: list[Token]
    starts: frozenset[int]
    shouted: bool
    capitals: list[int]

    def word(self, index: int) -> str:
        """Return a token's text; empty outside the paragraph."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def written(self, first: int, end: int) -> str:
        """Return the text from one token up to another."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]


@lru_cache(maxsize=1 << 15)
def capital(word: str) -> bool:
    """Whether a word is written as a name may be.

    >>> capital("Gallant"), capital("al-Assad"), capital("minister")
    (True, True, False)
    """
    if not word or not word[0].isalpha():
        return False
    arabic = _ARABIC.match(word)
    return word[0].isupper() or bool(arabic and word[arabic.end() - 1].isupper())


@lru_cache(maxsize=1 << 15)
def written_small(word: str) -> bool:
    """Whether news writes a word in lower case where no sentence begins."""
    folded = fold(word)
    known = frequency(folded)
    return known.articles > 0 and known.lower > 2 and name_share(folded) < 0.5


@lru_cache(maxsize=1 << 15)
def common(word: str) -> bool:
    """Whether news writes a word in lower case at all ("Agriculture", "Health")."""
    return frequency(fold(word)).lower > 2


def paragraph_of(
    text: str, start: int, end: int, sentence_starts: frozenset[int], known: Gazetteer
) -> Paragraph:
    """Return a paragraph's tokens with the marks that runs need."""
    found = _parted(text, start, end, known)
    starts, named = set(), []
    fresh = True
    words = capitals = 0
    for index, (written, begin, _) in enumerate(found):  # an inner loop: nothing called twice
        fresh = fresh or begin in sentence_starts
        mark = written[0]
        if mark.isalnum():
            if fresh:
                starts.add(index)
                fresh = False
            upper = mark.isupper()
            if upper or (not written.isalnum() and capital(written)):
                named.append(index)
            if len(written) > 3 and mark.isalpha():
                words += 1
                capitals += upper
        elif mark in _OPENING or (mark in "\"'" and text[begin - 1 : begin].isspace()):
            fresh = True
    shouted = words > 3 and capitals > 0.75 * words
    return Paragraph(text, found, frozenset(starts), shouted, named)


def _parted(text: str, start: int, end: int, known: Gazetteer) -> list[Token]:
    """Return the tokens, with "Beijing-based", "pro-Israel" and "Egypt-Gaza" taken apart."""
    found: list[Token] = []
    for token in tokens(text, start, end):
        hyphen = token.text.rfind("-")
        if hyphen < 1 or not _parts(token.text[:hyphen], token.text[hyphen + 1 :], known):
            found.append(token)
            continue
        middle = token.start + hyphen
        found.append(Token(token.text[:hyphen], token.start, middle))
        found.append(Token("-", middle, middle + 1))
        found.append(Token(token.text[hyphen + 1 :], middle + 1, token.end))
    return found


def _parts(left: str, right: str, known: Gazetteer) -> bool:
    """Whether a hyphen stands between words rather than inside a name."""
    if left[0].isupper() and (right in known.words["half"] or right.endswith("ed")):
        return True
    if left.lower() in known.words["opposed"] and right[0].isupper():
        return left[0].islower() or not common(right)  # the Anti-Corruption Bureau
    places = known.is_place(left) and known.is_place(right)
    return places or (left.isupper() and len(left) > 1 and known.is_place(right))
