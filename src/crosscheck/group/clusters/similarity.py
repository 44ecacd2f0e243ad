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
from typing import NamedTuple

import numpy as np

from crosscheck.group.arrays import Array, Arrays, Rows, largest
from crosscheck.group.clusters.postings import Postings, heaviest
from crosscheck.group.reports import Reports
from crosscheck.group.terms.days import NamedDays, apart
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

    def those(self, which: Flags) -> Links:
        """Return some of them."""
        return Links(self.ones[which], self.others[which], self.scores[which])


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

    def add(self, place: int, day: float) -> Links:
        """Let a report take part, and return whom it is like; its place is above all before it.

        Args:
            day: when it was published, in days; not a number where that is not known.
        """
        oldest, vector = self._reports.oldest, self._reports.vector(place)
        self._rows.make_room(place, oldest)
        row = place - self._rows.first
        self._rows["part"][row], self._rows["days"][row] = True, day
        heavy = heaviest(vector)
        others, sums = self._postings.near(heavy, oldest)
        if len(others) > PROPOSED:
            kept = largest(sums, PROPOSED)
            others, sums = others[kept], sums[kept]
        self._postings.add(place, heavy, oldest)
        days = self._reports.named_days(place)
        self._reports.forget_days(place, self._naming.known(days, oldest))
        near = self._in_time(place, others, day)
        kept = largest(sums * near, MEASURED)
        others, near = others[kept], near[kept]
        cosines = self._reports.cosines(vector, others)
        self._note_nearest(row, others - self._rows.first, cosines)
        kept = largest(cosines * near, EDGES)
        others, cosines, near = others[kept], cosines[kept], near[kept]
        self._rows["others"][row, : len(kept)] = others
        self._rows["cosines"][row, : len(kept)] = cosines
        self._rows["near"][row, : len(kept)] = near
        return self._scored(np.full(len(others), place), others, cosines, near)

    def inherit(self, heir: int, place: int) -> None:
        """Let a report have the links and the day of one that is let go of."""
        self._rows.make_room(heir, self._reports.oldest)
        for name in ("days", "nearest", "least", "nearness", "others", "cosines", "near"):
            self._rows[name][heir - self._rows.first] = self._rows.row(name, place)

    def _in_time(self, place: int, others: Numbers, day: float) -> Floats:
        """Return how near in time a report is to earlier ones: by days of print and days named."""
        printed = self._rows.at("days", others)
        near = kernel(printed - day, self._by)
        gaps = [apart(one, printed) for one in self._reports.named_days(place)]
        if gaps:
            near = np.maximum(near, self._retold(np.minimum.reduce(gaps)))
        return np.maximum(near, self._naming_its_days(place, others, day))

    def _retold(self, gaps: Floats) -> Floats:
        found: Floats = self._by.named_share * np.exp(-gaps / self._by.decay_days)
        return found

    def _naming_its_days(self, place: int, others: Numbers, day: float) -> Floats:
        """Return how near others are by the days that they name; and note those it names itself."""
        oldest, first, column = self._reports.oldest, self._rows.first, self._rows["retold"]
        named = self._reports.named_days(place)
        asked = named if math.isnan(day) else [*named, int(day)]
        found = [near for one in asked for near in self._naming.near(one, oldest)]
        self._naming.add(place, named)
        if not found:
            return np.zeros(len(others), dtype=np.float32)
        found.sort(key=_far)
        rows = np.array([p for _, places in found for p in places], dtype=np.int64) - first
        gaps = np.array([gap for gap, places in found for _ in places])
        column[rows] = self._retold(gaps)  # of a report's several the last stays: the nearest
        retold: Floats = column.take(others - first)
        column[rows] = 0.0
        return retold

    def _note_nearest(self, row: int, others: Numbers, cosines: Floats) -> None:
        """Keep the largest cosines of the report, and of those that it comes near to."""
        nearest, least, nearness = (self._rows[n] for n in ("nearest", "least", "nearness"))
        mine = cosines[largest(cosines, NEIGHBOURS)]
        nearest[row, : len(mine)] = mine
        least[row], nearness[row] = nearest[row].min(), mine.sum()
        nearer = np.flatnonzero(cosines > least.take(others))
        rows, gained = others[nearer], cosines[nearer]
        nearness[rows] += gained - least[rows]
        nearest[rows, nearest[rows].argmin(axis=1)] = gained
        least[rows] = nearest[rows].min(axis=1)

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
