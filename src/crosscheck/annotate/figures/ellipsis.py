"""Units and nouns told once for several numbers of a sentence.

"fell to 82.5 yen from 83.1", "from 13.5 to 14.0 mm", "435 homes by tender and 187 at
auction": the bare number is of the same kind as its neighbour if a word of comparison
leads to it and the two are of one size. A percentage is passed on by "by" alone ("rose 2
percent, but the other fell by 1"), since the level after it is no percentage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.model import Figure
from crosscheck.text.fold import stem

_LED = re.compile(
    r"\b(?P<word>from|to|against|than|by|versus|and|or|at|with)\s(?:just\s|only\s)?$", re.IGNORECASE
)
_TO = re.compile(r"\s(?:up\s|down\s)?(?:to|and)\s(?:an?\s)?$")
_SIZE = 5
"""How many times its neighbour a number may be and still be of the same kind."""
_BEFORE = 24
_REACH = 160
_ROLES = frozenset(("votes", "score", "fraction", "times", "magnitude"))


def with_units(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return a sentence's figures, bare ones with the unit or noun of their neighbour."""
    told = list(figures)
    for at, figure in enumerate(told):
        if figure.unit is not None or figure.counted is not None or figure.parts:
            continue
        start = figure.span.start
        led = _LED.search(text, max(0, start - _BEFORE), start)
        if led is None:
            continue
        word = led.group("word").lower()
        like = _next(text, told, at, word) or _last(told, at, word)
        if like is not None:
            told[at] = _as(figure, like)
    return told


def _next(text: str, told: Sequence[Figure], at: int, word: str) -> Figure | None:
    """Return the second of "from 13.5 to 14.0 mm"."""
    after = told[at + 1] if at + 1 < len(told) else None
    if word not in ("from", "with", "at") or after is None or not _is_like(told[at], after):
        return None
    return after if _TO.fullmatch(text, told[at].span.end, after.span.start) else None


def _last(told: Sequence[Figure], at: int, word: str) -> Figure | None:
    """Return the figure before that tells of the same, the nearest one."""
    figure = told[at]
    for before in range(at - 1, -1, -1):
        former = told[before]
        if figure.span.start - former.span.end > _REACH:
            return None
        if former.unit == "percent":
            if word == "by" and figure.change:
                return former
        elif word not in ("by", "at", "with") and _is_like(figure, former):
            return former
    return None


def _is_like(figure: Figure, other: Figure) -> bool:
    """Whether another figure has a unit or noun, and is of the same size."""
    if (other.unit is None and other.counted is None) or other.unit in _ROLES or other.parts:
        return False
    one, two = _size(figure), _size(other)
    return one > 0 and two > 0 and one < _SIZE * two and two < _SIZE * one


def _size(figure: Figure) -> float:
    bound = figure.low if figure.low is not None else figure.high
    return abs(bound or 0.0)


def _as(figure: Figure, like: Figure) -> Figure:
    """Return a figure with the unit, or the counted thing, of another."""
    if like.unit is not None:
        return replace(figure, unit=like.unit)
    words = re.findall(r"[^\W\d_]+", like.counted or "")
    heads = {stem(word) for word in words} & set(like.about)
    about = tuple(sorted({*figure.about, *heads}))
    return replace(figure, counted=like.counted, counted_span=like.counted_span, about=about)
