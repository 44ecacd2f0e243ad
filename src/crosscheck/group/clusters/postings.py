"""An inverted index over vectors that grows at one end and expires at the other.

Only an article's `INDEXED` heaviest terms are in it: they propose who may be alike, and
what they propose is then measured by all terms (`crosscheck.group.clusters.similarity`). For each
term the places of the articles that hold it, in order of arrival, with its weight there:
one whole number an entry, the place above the bits of the weight. A list is read from its
newest end, for at most `POSTINGS` articles: what a common term adds beyond them is small.

Products are summed in an array that is as long as the places are many, and only cleared
where it was touched: the time of a look-up is that of the entries read, however many
articles are live.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

import numpy as np

from crosscheck.group.terms.vectors import Vector
from crosscheck.group.terms.vocabulary import Floats, Numbers

POSTINGS = 500
INDEXED = 16
LEAST = 0.02  # a sum below it proposes nobody
_WEIGHT_BITS = 32
_EMPTY = array("q")


class Heavy(NamedTuple):
    """The terms by which an article is found."""

    numbers: Numbers
    weights: Floats


class Postings:
    """Which articles hold a term. Places are given in rising order."""

    def __init__(self) -> None:
        self._lists: dict[int, array[int]] = {}
        self._entries = self._swept = 0  # in the lists, and when they were last swept
        self._first = 0  # no place in the lists is below
        self._sums = np.zeros(1 << 10, dtype=np.float32)  # all zero between look-ups
        self._order = np.zeros(1 << 10, dtype=np.int64)

    def add(self, place: int, heavy: Heavy, oldest: int) -> None:
        """Add an article; its place is above all before it.

        Args:
            heavy: its heaviest terms.
            oldest: the first place that is still live; what is before may be forgotten.
        """
        entries = heavy.weights.view(np.uint32) | (np.int64(place) << _WEIGHT_BITS)
        for number, entry in zip(heavy.numbers.tolist(), entries.tolist(), strict=True):
            held = self._lists.get(number)
            if held is None:
                held = self._lists[number] = array("q")
            held.append(entry)
        self._entries += len(entries)
        if self._entries >= 2 * self._swept + (1 << 15):
            self._sweep(oldest)
        if place - self._first >= len(self._sums):
            size = 2 * (place - self._first)
            self._sums = np.zeros(size, dtype=np.float32)
            self._order = np.zeros(size, dtype=np.int64)

    def _sweep(self, oldest: int) -> None:
        """Take out what is no longer live."""
        first = oldest << _WEIGHT_BITS
        for number, held in list(self._lists.items()):
            if held[-1] < first:
                del self._lists[number]
            elif held[0] < first:
                dead = int(np.frombuffer(held, dtype=np.int64).searchsorted(first))
                self._lists[number] = held[dead:]
        self._entries = self._swept = sum(map(len, self._lists.values()))
        self._first = oldest

    def near(self, heavy: Heavy, oldest: int) -> tuple[Numbers, Floats]:
        """Return the live places that share heavy terms, and the sum of these terms' products."""
        known = [self._lists.get(number, _EMPTY) for number in heavy.numbers.tolist()]
        lists = [held if len(held) <= POSTINGS else held[-POSTINGS:] for held in known]
        entries = np.frombuffer(b"".join(lists), dtype=np.int64)
        rows = (entries >> _WEIGHT_BITS) - self._first
        weights = entries.astype(np.uint32).view(np.float32)
        weights *= heavy.weights.repeat(list(map(len, lists)))
        np.add.at(self._sums, rows, weights)
        sums = self._sums.take(rows)
        self._sums[rows] = 0.0
        return self._once(rows, sums, oldest)

    def _once(self, rows: Numbers, sums: Floats, oldest: int) -> tuple[Numbers, Floats]:
        """Return each place once, of those whose sum is large enough."""
        large = (sums >= LEAST) & (rows >= oldest - self._first)
        rows, sums = rows[large], sums[large]
        order = np.arange(len(rows))
        self._order[rows] = order
        once = self._order.take(rows) == order
        return rows[once] + self._first, sums[once]


def heaviest(vector: Vector) -> Heavy:
    """Return a vector's heaviest terms; of equal ones those with the lower number."""
    kept = np.argsort(-vector.weights, kind="stable")[:INDEXED]
    return Heavy(vector.numbers[kept], vector.weights[kept])
