"""How alike reports are: the cosine of their terms, less what they share with everything, in time.

The time kernel is 1 for two reports of one moment and falls by e in ``decay_days`` towards
``far_share``. It does not fall to 0, for wrong dates (a crawler's, an article's last change)
and for late reports: words that agree closely are enough at any distance. Where one has no
date the pair counts `UNDATED`, because words alone must carry what words and time carry
together elsewhere. That puts dated and undated collections on one scale, so that one
threshold serves both.

A report is near in time also to those that name its day, or a day that it names
(`crosscheck.group.terms.days`): up to ``named_share``, falling as the kernel does.

A hub penalty comes off the cosine first: a share of each report's mean nearness to its
`NEIGHBOURS` nearest, at whatever time those appeared. Reports of a kind (shootings,
earthquakes, a year of one negotiation) are alike without being of one event. More
neighbours are asked than most stories have reports, and the nearness counts up to
`NEAREST` at most, so that a big story does not lose by its own size.

A report's neighbours are found when it arrives, and stand; its nearness grows as others
arrive. So the similarity of a pair is worked out when it is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from crosscheck.group.arrays import Array, Arrays, Rows, joined, largest
from crosscheck.group.clusters.postings import Postings, heaviest
from crosscheck.group.reports import Reports
from crosscheck.group.terms.days import NamedDays, apart
from crosscheck.group.terms.vectors import Vector
from crosscheck.group.terms.vocabulary import Floats, Numbers
from crosscheck.settings import GroupSettings, Measures
from crosscheck.text.hashes import Flags

UNDATED = 0.47
NEIGHBOURS = 30
NEAREST = 0.4
FLOOR = 0.02  # a similarity below it counts as none

PROPOSED = 256  # of those that the index finds, the nearest by words,
MEASURED = 128  # and of these by words and time
EDGES = 64  # a report's links to earlier ones that are kept


class Links(NamedTuple):
    """Pairs of reports, the earlier one second, and how alike they are."""

    ones: Numbers
    others: Numbers
    scores: Floats

    def those(self, which: Flags | slice) -> Links:
        """Return some of them."""
        return Links(self.ones[which], self.others[which], self.scores[which])


class Likely(NamedTuple):
    """Those whom a report may be like, by how many words, and how near in time.

    Args:
        cosines: of all terms, or the sums of products of the heaviest.
    """

    others: Numbers
    cosines: Floats
    near: Floats

    def best(self, most: int) -> Likely:
        """Return the nearest by words and time."""
        kept = largest(self.cosines * self.near, most)
        return Likely(self.others[kept], self.cosines[kept], self.near[kept])


def kernel(days_apart: Floats, by: Measures) -> Floats:
    """Return the time kernel: 1 on the same instant, falling to ``far_share``.

    A distance that is not a number (one of the two is undated) gives `UNDATED`.
    """
    near: Floats = np.exp(-np.abs(days_apart) / by.decay_days)
    return np.where(np.isnan(days_apart), UNDATED, by.far_share + (1 - by.far_share) * near)


class Similarities:
    """The reports that take part, each for its lineage, and who is alike."""

    def __init__(self, reports: Reports, settings: GroupSettings) -> None:
        self._reports, self._by = reports, settings.measures()
        self._postings = Postings()
        self._naming = NamedDays()
        self._rows = Rows(
            part=np.zeros(0, dtype=bool),
            days=np.zeros(0),
            nearest=np.zeros((0, NEIGHBOURS), dtype=np.float32),
            least=np.zeros(0, dtype=np.float32),  # of the nearest
            nearness=np.zeros(0),  # the sum of the nearest
            others=np.zeros((0, EDGES), dtype=np.int32),
            cosines=np.zeros((0, EDGES), dtype=np.float32),
            near=np.zeros((0, EDGES), dtype=np.float32),  # in time
            retold=np.zeros(0, dtype=np.float32),  # zero between two reports
        )

    def add(self, places: Sequence[int], days: Sequence[float]) -> Iterator[Links]:
        """Let reports take part, and yield whom of those before it each is like.

        Args:
            places: in rising order, above all before them.
            days: when each was published, in days; not a number where that is not known.
        """
        self._rows.make_room(places[-1], self._reports.oldest)
        rows = np.array(places) - self._rows.first
        self._rows["part"][rows], self._rows["days"][rows] = True, days
        vectors = [self._reports.vector(place) for place in places]
        proposed = self._proposed(places, vectors)
        found = [
            self._measured(vector, likely) for vector, likely in zip(vectors, proposed, strict=True)
        ]
        for row, likely in zip(rows.tolist(), found, strict=True):
            self._note_nearest(row, likely.cosines)
        others, cosines, _ = joined(found)
        self._note_nearer(others - self._rows.first, cosines)
        kept = [self._kept(row, likely) for row, likely in zip(rows.tolist(), found, strict=True)]
        ones = np.repeat(places, [len(likely.others) for likely in kept])
        scored = self._scored(ones, *joined(kept))
        bounds = scored.ones.searchsorted([*places, places[-1] + 1]).tolist()
        return (scored.those(slice(*own)) for own in pairwise(bounds))

    def _proposed(self, places: Sequence[int], vectors: Sequence[Vector]) -> Iterator[Likely]:
        """Yield for each place who may be like it by its heaviest terms."""
        found = list(map(self._by_words, places, vectors))
        sizes = [len(others) for others, _ in found]
        printed = self._rows.at("days", np.concatenate([others for others, _ in found]))
        days = self._rows.at("days", np.array(places)).repeat(sizes)
        near = kernel(printed - days, self._by)
        end = 0
        for place, (others, sums) in zip(places, found, strict=True):
            own = slice(end, end := end + len(others))
            told = self._retelling(place, others, printed[own])
            yield Likely(others, sums, np.maximum(near[own], told))

    def _by_words(self, place: int, vector: Vector) -> tuple[Numbers, Floats]:
        """Return who shares a report's heaviest terms, and the sum of products; and enter it."""
        oldest, heavy = self._reports.oldest, heaviest(vector)
        others, sums = self._postings.near(heavy, oldest)
        self._postings.add(place, heavy, oldest)
        if len(others) <= PROPOSED:
            return others, sums
        kept = largest(sums, PROPOSED)
        return others[kept], sums[kept]

    def _measured(self, vector: Vector, likely: Likely) -> Likely:
        """Return the nearest with their cosines by all terms."""
        others, _, near = likely.best(MEASURED)
        return Likely(others, self._reports.cosines(vector, others), near)

    def _kept(self, row: int, likely: Likely) -> Likely:
        """Return those of which a report keeps the links."""
        kept = likely.best(EDGES)
        for name, values in zip(Likely._fields, kept, strict=True):
            self._rows[name][row, : len(values)] = values
        return kept

    def inherit(self, heir: int, place: int) -> None:
        """Let a report have the links and the day of one that is let go of."""
        self._rows.make_room(heir, self._reports.oldest)
        for name in ("days", "nearest", "least", "nearness", "others", "cosines", "near"):
            self._rows[name][heir - self._rows.first] = self._rows.row(name, place)

    def _retelling(self, place: int, others: Numbers, printed: Floats) -> Floats:
        """Return how near earlier reports are by the days that they name, or it names."""
        oldest, named = self._reports.oldest, self._reports.named_days(place)
        self._reports.forget_days(place, self._naming.known(named, oldest))
        near = self._naming_its_days(place, others)
        gaps = [apart(day, printed) for day in named]
        return np.maximum(near, self._retold(np.minimum.reduce(gaps))) if gaps else near

    def _retold(self, gaps: Floats) -> Floats:
        found: Floats = self._by.named_share * np.exp(-gaps / self._by.decay_days)
        return found

    def _naming_its_days(self, place: int, others: Numbers) -> Floats:
        """Return how near others are by the days that they name; and note those it names itself."""
        oldest, first, column = self._reports.oldest, self._rows.first, self._rows["retold"]
        named, day = self._reports.named_days(place), self._rows.row("days", place)
        asked = named if math.isnan(day) else [*named, int(day)]
        found = [near for one in asked for near in self._naming.near(one, oldest)]
        self._naming.add(place, named)
        if not found:
            return np.zeros(len(others), dtype=np.float32)
        found.sort(key=_far)
        rows = np.array([p for _, places in found for p in places], dtype=np.int64) - first
        near = self._retold(np.array([gap for gap, _ in found]))
        # of a report's several the last stays: the nearest
        column[rows] = near.repeat([len(places) for _, places in found])
        retold: Floats = column.take(others - first)
        column[rows] = 0.0
        return retold

    def _note_nearest(self, row: int, cosines: Floats) -> None:
        """Keep the largest cosines of a report."""
        mine = cosines[largest(cosines, NEIGHBOURS)]
        self._rows["nearest"][row, : len(mine)] = mine
        self._rows["least"][row] = mine.min() if len(mine) == NEIGHBOURS else 0.0
        self._rows["nearness"][row] = mine.sum()

    def _note_nearer(self, rows: Numbers, cosines: Floats) -> None:
        """Keep the largest cosines of the reports that new ones come near to."""
        nearest, least, nearness = (self._rows[n] for n in ("nearest", "least", "nearness"))
        left = np.flatnonzero(cosines > least.take(rows))
        while len(left):
            once, first = np.unique(rows[left], return_index=True)
            gained = cosines[left[first]]
            nearness[once] += gained - least[once]
            nearest[once, nearest[once].argmin(axis=1)] = gained
            least[once] = nearest[once].min(axis=1)
            if len(once) == len(left):
                return
            left = np.delete(left, first)
            left = left[cosines[left] > least.take(rows[left])]

    def _nearness(self, places: Numbers) -> Floats:
        """Return the mean cosine of reports with their nearest; missing ones count as 0."""
        mean: Floats = np.minimum(NEAREST, self._rows.at("nearness", places) / NEIGHBOURS)
        return mean

    def links(self, places: Numbers) -> Links:
        """Return the earlier live reports that some are alike to, and how much."""
        columns = [self._rows.at(name, places) for name in ("others", "cosines", "near")]
        there = np.nonzero((columns[0] >= self._reports.oldest) & (columns[1] > 0.0))
        others, cosines, near = (column[there] for column in columns)
        ones = places[there[0]]
        return self._scored(ones, others, cosines, near)

    def _scored(self, ones: Numbers, others: Numbers, cosines: Floats, near: Floats) -> Links:
        hubs = self._nearness(others) + self._nearness(ones)
        scores = (cosines - self._by.hub_penalty / 2 * hubs) * near
        kept = scores >= FLOOR
        return Links(ones[kept], others[kept], scores[kept])

    def arrays(self) -> dict[str, Array]:
        """Return what is known, to be saved."""
        return self._rows.arrays(self._reports.oldest, self._reports.end)

    def restore(self, arrays: Arrays) -> None:
        """Take up what was saved."""
        oldest = self._reports.oldest
        self._rows.restore(arrays, oldest)
        for place in (np.flatnonzero(arrays["part"]) + oldest).tolist():
            self._naming.add(place, self._reports.named_days(place))
            self._postings.add(place, heaviest(self._reports.vector(place)), oldest)


def _far(found: tuple[int, list[int]]) -> int:
    return -found[0]
