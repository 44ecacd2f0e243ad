"""Hedges: what the words around a number make of its bounds.

"around 100" is about 100, "more than 30,000" has no upper bound, "up to 40" no lower one.
The list (``lists/hedges.txt``) also holds words that say nothing of the bound ("only",
"another") but may stand between a hedge and its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from crosscheck.annotate.phrases import in_role, phrase_from, phrase_until
from crosscheck.model import Bound
from crosscheck.text.tokens import Token

_LIST = "lists/hedges.txt"
_PASSED = frozenset(("passed", "crossed"))


class Hedge(NamedTuple):
    """A hedge and its tokens: indices of the first and of the one after the last."""

    bound: Bound
    first: int
    next: int


def hedge_before(found: Sequence[Token], index: int, *, sum_of_money: bool = False) -> Hedge | None:
    """Return the hedge that leads to a number at a token ("at least", "some").

    "over the 32,000" is no hedge; "the approximately 70" is one. A collection that "had
    passed €11,000" holds more, but nobody who passed 11 laws passed more.
    """
    if sum_of_money and index > 1 and found[index - 1].text.lower() in _PASSED:
        had = found[index - 2].text.lower() in ("had", "has", "have")
        return Hedge("more_than", index - 1, index) if had else None
    stop = index
    for _ in range(3):
        phrase = phrase_until(found, stop, _LIST, place="before")
        if phrase is None:
            return None
        moved = phrase.first > 0 and found[phrase.first - 1].text in in_role("moves")
        if moved and found[phrase.first].text == "up":
            return None  # "edged up to 1.3%"
        if phrase.value != "exact":
            return Hedge(cast("Bound", phrase.value), phrase.first, index)
        stop = phrase.first
    return None


def hedge_after(found: Sequence[Token], index: int) -> Hedge | None:
    """Return the hedge that follows a number ("or more", "or so", "+")."""
    joined = index + 1 < len(found) and found[index].text in ("-", "‑")
    at = index + 1 if joined and _attached(found, index) else index
    phrase = phrase_from(found, at, _LIST, place="after")
    if phrase is None:
        return None
    if found[at].text.lower() in ("plus", "odd") and not _attached(found, at):
        return None
    return Hedge(cast("Bound", phrase.value), index, phrase.next)


def _attached(found: Sequence[Token], index: int) -> bool:
    """Whether "plus" or "odd" is joined to the number: "70-plus", "300-odd"."""
    return index > 0 and found[index].start - found[index - 1].end <= 0


def bounds(low: float, high: float, bound: Bound) -> tuple[float | None, float | None]:
    """Return the bounds of a number under a hedge.

    >>> bounds(100, 100, "about"), bounds(30, 30, "more_than"), bounds(40, 40, "at_most")
    ((100, 100), (30, None), (None, 40))
    """
    if bound in ("at_least", "more_than"):
        return low, None
    if bound in ("at_most", "less_than"):
        return None, high
    return low, high
