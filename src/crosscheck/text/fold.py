"""Folding: when two spellings of a word should count as the same.

`fold` is for single words and names; it does not keep offsets. `stem` takes a folded
word to its stem by Snowball's English stemmer, so that "vetoed" meets "veto".
"""

from __future__ import annotations

from functools import lru_cache

import Stemmer
from anyascii import anyascii

_STEMMER = Stemmer.Stemmer("english")


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word in lower case and plain ASCII, without dots and apostrophes.

    >>> fold("Wójcik"), fold("U.S."), fold("O’Brien")
    ('wojcik', 'us', 'obrien')
    """
    plain = word if word.isascii() else anyascii(word)
    return plain.lower().replace(".", "").replace("'", "").replace("`", "")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of a word, folded first.

    >>> stem("hostages"), stem("vetoed")
    ('hostag', 'veto')
    """
    stemmed: str = _STEMMER.stemWord(fold(word))
    return stemmed
