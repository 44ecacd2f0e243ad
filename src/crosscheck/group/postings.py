"""An inverted index over vectors that grows at one end and expires at the other.

For each term the places of the articles that hold it, in order of arrival, with its weight
there. A list is read from its newest end, for at most `POSTINGS` articles: what a common
term adds beyond them is small, and the time of a look-up stays bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from crosscheck.group.vectors import Vector
from crosscheck.group.vocabulary import Floats, Numbers

POSTINGS = 2000


@dataclass(slots=True)
class _List:
    """One term's places and weights: arrays with room to grow."""

    size: int = 0
    places: Numbers = field(default_factory=lambda: np.zeros(4, dtype=np.int64))
    weights: Floats = field(default_factory=lambda: np.zeros(4))

    def add(self, place: int, weight: float, oldest: int) -> None:
        if self.size == len(self.places):
            kept = slice(int(self.places.searchsorted(oldest)), self.size)
            held, weights = self.places[kept], self.weights[kept]
            self.size = len(held)
            room = np.zeros(max(4, self.size))
            self.places = np.concatenate([held, room.astype(np.int64)])
            self.weights = np.concatenate([weights, room])
        self.places[self.size] = place
        self.weights[self.size] = weight
        self.size += 1

    def live(self, oldest: int) -> slice:
        """Return where the newest live places stand, at most `POSTINGS`."""
        first = max(0, self.size - POSTINGS)
        if self.places[first] < oldest:
            first = int(self.places[: self.size].searchsorted(oldest))
        return slice(first, self.size)


class Postings:
    """Which articles hold a term. Places are given in rising order."""

    def __init__(self) -> None:
        self._lists: dict[int, _List] = {}

    def add(self, place: int, vector: Vector, oldest: int) -> None:
        """Add an article; its place is above all before it.

        Args:
            oldest: the first place that is still live; what is before may be forgotten.
        """
        lists = self._lists
        for number, weight in zip(vector.numbers.tolist(), vector.weights.tolist(), strict=True):
            held = lists.get(number)
            if held is None:
                held = lists[number] = _List()
            held.add(place, weight, oldest)

    def cosines(self, vector: Vector, end: int, oldest: int) -> tuple[Numbers, Floats]:
        """Return the live places below ``end`` that share a term, and their cosines."""
        places: list[Numbers] = []
        parts: list[Floats] = []
        for number, weight in zip(vector.numbers.tolist(), vector.weights.tolist(), strict=True):
            held = self._lists.get(number)
            if held is not None:
                newest = held.live(oldest)
                places.append(held.places[newest])
                parts.append(held.weights[newest] * weight)
        if not places:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        found = np.concatenate(places) - oldest
        sums = np.bincount(found, np.concatenate(parts), minlength=max(0, end - oldest))
        near: Numbers = np.flatnonzero(sums).astype(np.int64)
        return near + oldest, sums[near].astype(np.float64)
