"""Kindred words: different words by which news reports tell the same thing.

"The officer" of one report is "the cop" of another, and who was "slain" was "killed". Two
sources say so: ``lists/kindred.txt``, groups written by hand, and ``kindred.npz``, rows of
numbers made of how news at large uses a word and of what two reports call one event
(``training/kindred.py``, its card in ``training/KINDRED.md``). Words used alike are often
opposites ("rose", "fell") or of one set ("Monday", "Tuesday"): what ``lists/rivals.txt``
holds apart is never kindred, and names and numbers have no row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from crosscheck.text.fold import stem
from crosscheck.text.lists import rows

KIN = 0.5
"""From here on, words of a pair can stand for each other in a news report four times in five."""
_LISTED, _MOST_UNLISTED = 0.6, 0.49
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
    told = score(listed(left, right), likeness(left, right))
    return told if told and not rival(left, right) else 0.0


@lru_cache(maxsize=1 << 16)
def is_kin(one: str, other: str) -> bool:
    """Whether the kinship of two words reaches `KIN`; a third of the time of asking for it.

    >>> is_kin("slain", "killed"), is_kin("killed", "injured")
    (True, False)
    """
    left, right = root(one), root(other)
    return left == right or (listed(left, right) and not rival(left, right))


def kindred_pairs(words: Iterable[str], others: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of kin across two sets of words, without trying every pair.

    >>> kindred_pairs(["slain", "officer"], ["killed", "street"])
    [('slain', 'killed')]
    """
    held: dict[str | int, list[str]] = defaultdict(list)
    for other in others:
        for key in _keys(other):
            held[key].append(other)
    met = {(word, other) for word in words for key in _keys(word) for other in held.get(key, ())}
    return sorted(pair for pair in met if is_kin(*pair))


@lru_cache(maxsize=1 << 16)
def _keys(word: str) -> frozenset[str | int]:
    """Return a word's root and the lines of the list that hold it: kin have one in common."""
    of = root(word)
    return frozenset({of, *_groups().get(of, _NONE)})


def score(is_listed: bool, alike: float) -> float:
    """Return the kinship of two words, no rivals, from the list and the cosine of their rows.

    Rows alone never reach `KIN`: of the pairs most alike, two in five were right by eye.
    """
    if is_listed:
        return _LISTED + (0.99 - _LISTED) * max(0.0, alike)
    return _MOST_UNLISTED * max(0.0, alike)


def listed(one: str, other: str) -> bool:
    """Whether a line of the list holds both words."""
    lines, others = _groups().get(root(one), _NONE), _groups().get(root(other), _NONE)
    return not lines.isdisjoint(others)


def likeness(one: str, other: str) -> float:
    """Return the cosine of two words' rows, 0 where one has none; rivals may be alike, too."""
    left, right = _row(root(one)), _row(root(other))
    return 0.0 if left is None or right is None else round(float(left @ right), 4)


class Table(NamedTuple):
    """Which row is whose, the rows in bytes and their scale, the map that makes them comparable."""

    places: dict[str, int]
    rows: NDArray[np.int8]
    scale: NDArray[np.float32]
    axes: NDArray[np.float32]


@cache
def table() -> Table:
    """Return the table that ships, read once."""
    with files(_PACKAGE).joinpath("kindred.npz").open("rb") as stream:
        stored: dict[str, NDArray[Any]] = dict(np.load(stream))
    words = stored["words"].tobytes().decode().split("\n")
    places = {word: place for place, word in enumerate(words)}
    return Table(places, stored["rows"], stored["scale"], stored["axes"])


@lru_cache(maxsize=1 << 14)
def _row(of: str) -> NDArray[np.float32] | None:
    """Return a root's row, of length one."""
    held = table()
    if of not in held.places:
        return None
    mapped: NDArray[np.float32] = held.rows[held.places[of]] * held.scale @ held.axes
    unit: NDArray[np.float32] = mapped / np.linalg.norm(mapped)
    return unit


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
    """Return what all forms of a word share, and its stem too: "won", "wins" and "win" one root."""
    found = _stemmed(word)
    return _irregular().get(found, found)


@cache
def _irregular() -> dict[str, str]:
    """Return the stem of each irregular form mapped to the stem of its word."""
    found = {}
    for row in rows(_PACKAGE, "lists/irregular.txt"):
        word, *forms = (_stemmed(written) for written in row[0].split())
        found.update(dict.fromkeys(forms, word))
    return found


def _stemmed(word: str) -> str:
    """Return a word's stem, stemmed until it stays as it is: the same for word and stem."""
    found = stem(word).replace("-", "")
    return found if found == word else _stemmed(found)


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
