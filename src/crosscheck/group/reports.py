"""The reports at hand, by place: a number that rises with arrival.

Everything that grouping keeps of an article is found here; what is older than the window is
forgotten from the front.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

import numpy as np

from crosscheck.group.arrays import Array, Arrays, Rows, packed, unpacked
from crosscheck.group.copies.check import Runs, runs
from crosscheck.group.terms.vectors import TERMS, Vector
from crosscheck.group.terms.vocabulary import Floats, Numbers
from crosscheck.model import Article

DAY_SECONDS = 86_400
TEXTS_READ = 512  # texts whose runs are kept while they are compared


class Reports:
    """Articles in order of arrival, from ``oldest`` on."""

    def __init__(self) -> None:
        self.oldest = 0
        self._articles: deque[Article] = deque()
        self._vectors = Rows(
            sizes=np.zeros(0, dtype=np.int16),
            numbers=np.zeros((0, TERMS), dtype=np.int32),
            weights=np.zeros((0, TERMS), dtype=np.float32),
            starts=np.zeros((0, TERMS), dtype=np.int32),
            ends=np.zeros((0, TERMS), dtype=np.int32),
            named=np.zeros((0, TERMS), dtype=bool),
        )
        self._weight_of = np.zeros(1, dtype=np.float32)  # by term, while cosines are taken
        self._counted: deque[Numbers] = deque()
        self._named_days: deque[list[int]] = deque()
        self._place_of: dict[str, int] = {}
        self.runs = lru_cache(maxsize=TEXTS_READ)(self._runs)

    @property
    def end(self) -> int:
        """The place that the next article gets."""
        return self.oldest + len(self._articles)

    def add(self, article: Article, vector: Vector, counted: Numbers, named_days: list[int]) -> int:
        """Add an article and return its place.

        Args:
            counted: the terms for which it was counted.
            named_days: those that it names, in days since 1970.
        """
        place = self._place_of[article.id] = self.end
        self._articles.append(article)
        self._vectors.make_room(place, self.oldest)
        row = place - self._vectors.first
        self._vectors["sizes"][row] = len(vector.numbers)
        for name, values in zip(Vector._fields, vector, strict=True):
            self._vectors[name][row, : len(values)] = values
        self._weigh_up_to(int(vector.numbers.max(initial=0)))
        self._counted.append(counted.astype(np.int32))
        self._named_days.append(named_days)
        return place

    def _weigh_up_to(self, number: int) -> None:
        if number >= len(self._weight_of):
            self._weight_of = np.zeros(2 * number + 1, dtype=np.float32)

    def forget(self) -> Numbers:
        """Take out the oldest article and return the terms for which it was counted."""
        del self._place_of[self._articles.popleft().id]
        self._named_days.popleft()
        self.oldest += 1
        return self._counted.popleft()

    def arrays(self) -> dict[str, Array]:
        """Return all but the articles, to be saved."""
        found = {"oldest": np.array([self.oldest])}
        found |= self._vectors.arrays(self.oldest, self.end)
        days = (np.array(days, dtype=np.int32) for days in self._named_days)
        return found | packed("counted", self._counted) | packed("named_days", days)

    def restore(self, articles: Iterable[Article], arrays: Arrays) -> None:
        """Take up what was saved."""
        self.oldest = int(arrays["oldest"][0])
        self._articles = deque(articles)
        self._vectors.restore(arrays, self.oldest)
        self._weigh_up_to(int(arrays["numbers"].max(initial=0)))
        self._counted = deque(unpacked("counted", arrays))
        self._named_days = deque(days.tolist() for days in unpacked("named_days", arrays))
        self._place_of = {a.id: place for place, a in enumerate(self._articles, self.oldest)}

    def place_of(self, article_id: str) -> int | None:
        """Return where an article is; None where it is not live."""
        return self._place_of.get(article_id)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    def article(self, place: int) -> Article:
        """Return an article by place."""
        return self._articles[place - self.oldest]

    def vector(self, place: int) -> Vector:
        """Return its vector."""
        size = int(self._vectors.row("sizes", place))
        return Vector(*(self._vectors.row(name, place)[:size] for name in Vector._fields))

    def cosines(self, vector: Vector, places: Numbers) -> Floats:
        """Return the cosines of a vector with those of other reports."""
        self._weight_of[vector.numbers] = vector.weights
        weights = self._weight_of.take(self._vectors.at("numbers", places))
        self._weight_of[vector.numbers] = 0.0
        found: Floats = np.einsum("ij,ij->i", weights, self._vectors.at("weights", places))
        return found

    def day(self, place: int) -> float:
        """Return when it was published, in days since 1970; not a number where unknown."""
        published = self.article(place).published
        return published.instant / DAY_SECONDS if published else math.nan

    def named_days(self, place: int) -> list[int]:
        """Return the days that it names, in days since 1970."""
        return self._named_days[place - self.oldest]

    def forget_days(self, place: int, known: Container[int]) -> None:
        """Take those out of them that everybody knows."""
        held = self._named_days[place - self.oldest]
        held[:] = [day for day in held if day not in known]

    def order(self, place: int) -> tuple[bool, float, str]:
        """Return what sorts articles by publication, undated ones last, then by id."""
        day = self.day(place)
        undated = math.isnan(day)
        return undated, 0.0 if undated else day, self.article(place).id

    def _runs(self, place: int) -> Runs:
        return runs(self.article(place).text)
