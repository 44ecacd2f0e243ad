"""The content of a passage: the stems of its rarer words, each with its rarity."""

from __future__ import annotations

from functools import lru_cache

from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.tokens import words

COMMON = 1.0
"""Idf below which a word says nothing about a passage: it stands in a third of all news."""


@lru_cache(maxsize=1 << 15)
def content(text: str) -> dict[str, float]:
    """Return stem → idf of the words that carry content; treat the result as read-only.

    >>> list(content("The minister has met the ministers"))
    ['minist', 'met']
    """
    found: dict[str, float] = {}
    for token in words(text):
        rarity = idf(fold(token.text))
        if rarity > COMMON:
            found.setdefault(stem(token.text), rarity)
    return found
