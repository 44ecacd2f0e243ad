"""A quick look at a sentence: may it tell a time at all?

Every expression of the grammar has a digit or one of some 150 words. Two sentences in
three have none and need not be coded, which halves the time that times take.
"""

from __future__ import annotations

import re
from functools import cache

from crosscheck.annotate.times.timewords import DECADES, codes, holidays


@cache
def _telling() -> frozenset[str]:
    """Return the words of which every expression without a digit has one, in small letters."""
    letters = set(TRIGGERS)
    listed = {word for word, (code, _) in codes().items() if code in letters}
    words = (*listed, *(name.lower() for name in DECADES))
    found = {_PIECE.findall(word)[0] for word in words}
    feasts = (_PIECE.findall(name) for named in holidays().values() for name, _ in named)
    found |= {max(pieces, key=len) for pieces in feasts if found.isdisjoint(pieces)}
    return frozenset(found | {"clock"})


TRIGGERS = "WMYKJCHRSPGqcuUznrwjVypkgvm"
"""Codes without which no rule of the grammar matches, but for "on the 14th"."""
_PIECE = re.compile(r"[ap]\.m\.|[a-z]+")
_DIGIT = re.compile(r"\d")


def may_tell(text: str) -> bool:
    """Whether a sentence may hold an expression of time: a quick look before it is coded."""
    if _DIGIT.search(text):
        return True
    return not _telling().isdisjoint(_PIECE.findall(text.lower()))
