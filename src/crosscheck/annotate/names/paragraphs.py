"""A paragraph's words, with the marks that names need.

Words joined by a hyphen are taken apart where the hyphen stands between words rather than
inside a name ("Beijing-based", "pro-Israel", "Egypt-Gaza").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency, name_share
from crosscheck.text.tokens import Token, tokens

_ARABIC = re.compile(r"(?:[aeAE][ldnrstz]|ash|ul|ad|[dl](?=['’]))[-'’][^\W\d_]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's tokens, which of them begin a sentence, and whether it is all capitals."""

    text: str
    tokens: list[Token]
    starts: frozenset[int]
    shouted: bool

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


def paragraph_of(
    text: str, start: int, end: int, sentence_starts: frozenset[int], known: Gazetteer
) -> Paragraph:
    """Return a paragraph's tokens with the marks that runs need."""
    found = list(_parted(tokens(text, start, end), known))
    starts = set()
    fresh = True
    words = capitals = 0
    for index, token in enumerate(found):
        fresh = fresh or token.start in sentence_starts
        mark = token.text[0]
        if mark.isalnum():
            if fresh:
                starts.add(index)
            fresh = False
            words += mark.isalpha() and len(token.text) > 3
            capitals += mark.isupper() and len(token.text) > 3
        elif mark in "“:•*‘«[" or (mark in "\"'" and text[token.start - 1 : token.start].isspace()):
            fresh = True
    return Paragraph(text, found, frozenset(starts), words > 3 and capitals > 0.75 * words)


def _parted(found: Iterable[Token], known: Gazetteer) -> Iterator[Token]:
    """Yield the tokens, with "Beijing-based", "pro-Israel" and "Egypt-Gaza" taken apart."""
    for token in found:
        hyphen = token.text.rfind("-")
        if hyphen < 1 or not _parts(token.text[:hyphen], token.text[hyphen + 1 :], known):
            yield token
            continue
        middle = token.start + hyphen
        yield Token(token.text[:hyphen], token.start, middle)
        yield Token("-", middle, middle + 1)
        yield Token(token.text[hyphen + 1 :], middle + 1, token.end)


def _parts(left: str, right: str, known: Gazetteer) -> bool:
    """Whether a hyphen stands between words rather than inside a name."""
    if left[0].isupper() and (right in known.words["half"] or right.endswith("ed")):
        return True
    if left.lower() in known.words["opposed"] and right[0].isupper():
        return True
    places = known.is_place(left) and known.is_place(right)
    return places or (left.isupper() and len(left) > 1 and known.is_place(right))
