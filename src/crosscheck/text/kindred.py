"""Kindred words: different words by which news reports tell the same thing.

"The officer" of one report is "the cop" of another, and who was "slain" was "killed":
``lists/kindred.txt`` holds such groups. Words used alike are often opposites ("rose", "fell")
or of one set ("Monday", "Tuesday"); those of ``lists/rivals.txt`` are never kindred.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from crosscheck.text.fold import stem
from crosscheck.text.lists import rows

KIN = 0.5
"""From here on, words of a pair can stand for each other in a news report four times in five."""
_LISTED = 0.9
_PACKAGE = "crosscheck.text"
_NEGATING = ("un", "in", "il", "ir", "dis", "non", "anti", "mis")


@lru_cache(maxsize=1 << 16)
def kinship(one: str, other: str) -> float:
    """Return how surely two words can tell the same thing in a news report, from 0 to 1.

    Takes single words or their stems (as `text.content` and `text.fold.stem` give them) and
    is the same either way round. 1 for two forms of one word, 0 where nothing is known or the
    words are rivals ("rose", "fell"). Take words for kindred from `KIN`.

    >>> kinship("hostages", "captives") >= KIN > kinship("killed", "injured")
    True
    """
    left, right = root(one), root(other)
    if left == right:
        return 1.0
    if _groups().get(left, _NONE).isdisjoint(_groups().get(right, _NONE)):
        return 0.0
    return 0.0 if rival(left, right) else _LISTED


def rival(one: str, other: str) -> bool:
    """Whether two words tell different things by our own list, or one negates the other.

    >>> rival("Monday", "Friday"), rival("armed", "unarmed")
    (True, True)
    """
    left, right = root(one), root(other)
    if left == right:
        return False
    sides, others = _sides().get(left, {}), _sides().get(right, {})
    return any(
        line in others and others[line].isdisjoint(side) for line, side in sides.items()
    ) or (any(left == start + right or right == start + left for start in _NEGATING))


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=1 << 16)
def root(word: str) -> str:
    """Return a word's stem, stemmed until it stays as it is: the same for word and stem."""
    found = stem(word).replace("-", "")
    return found if found == word else root(found)


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Return of each root the lines of the list that hold it."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows(_PACKAGE, "lists/kindred.txt")):
        for word in row[0].split():
            found[root(word)].add(number)
    return {root: frozenset(lines) for root, lines in found.items()}


@cache
def _sides() -> dict[str, dict[int, set[int]]]:
    """Return of each root the lines of rivals that hold it, and on which of their sides."""
    found: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, row in enumerate(rows(_PACKAGE, "lists/rivals.txt")):
        sides = row[0].split("/") if "/" in row[0] else row[0].split()
        for side, words in enumerate(sides):
            for word in words.split():
                found[root(word)][number].add(side)
    return found
