"""How alike reports are: the cosine of their terms, less what they share with everything, in time.

The time kernel is 1 for two reports of one moment and falls by e in ``decay_days`` towards
`FAR`. It does not fall to 0, for wrong dates (a crawler's, an article's last change) and
for late reports: words that agree closely are enough at any distance. Where one has no
date the pair counts `UNDATED`, because words alone must carry what words and time carry
together elsewhere. That puts dated and undated collections on one scale, so that one
threshold serves both.

A hub penalty comes off the cosine first: a share of each report's mean nearness to its
`NEIGHBOURS` nearest, at whatever time those appeared. Reports of a kind (shootings,
earthquakes, a year of one negotiation) are alike without being of one event. More
neighbours are asked than most stories have reports, and the nearness counts up to
`NEAREST` at most, so that a big story does not lose by its own size.

A report's neighbours are found when it arrives, and stand; its nearness grows as others
arrive. So the similarity of a pair is worked out when it is asked for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.arrays import Array, Arrays, packed, unpacked
from crosscheck.group.postings import Postings
from crosscheck.group.reports import Reports
from crosscheck.group.vectors import Vector
from crosscheck.group.vocabulary import Floats, Numbers
from crosscheck.settings import GroupSettings

UNDATED = 0.5
FAR = 0.2
NEIGHBOURS = 30
NEAREST = 0.4
FLOOR = 0.02  # a similarity below it counts as none

_NONE = (np.zeros(0, dtype=np.int64), np.zeros(0))


def kernel(days_apart: Floats, settings: GroupSettings) -> Floats:
    """Return the time kernel: 1 on the same instant, falling to `FAR`.

    A distance that is not a number (one of the two is undated) gives `UNDATED`.
    """
    near: Floats = np.exp(-np.abs(days_apart) / settings.decay_days)
    return np.where(np.isnan(days_apart), UNDATED, FAR + (1 - FAR) * near)


class Similarities:
    """The reports that take part, each for its lineage, and who is alike.

    A place is a number that rises with arrival; what is before ``oldest`` is forgotten.
    """

    def __init__(self, settings: GroupSettings) -> None:
        self._settings = settings
        self._postings = Postings()
        self._first = 0  # the place of the first row
        self._days = np.zeros(1 << 10)
        self._nearest: NDArray[np.float32] = np.zeros((1 << 10, NEIGHBOURS), dtype=np.float32)
        self._least: NDArray[np.float32] = np.zeros(1 << 10, dtype=np.float32)
        self._edges: dict[int, tuple[Numbers, Floats]] = {}

    def add(self, place: int, vector: Vector, day: float, oldest: int) -> None:
        """Let a report take part; its place is above all before it.

        Args:
            day: when it was published, in days; not a number where that is not known.
            oldest: the first place that is still live.
        """
        self._make_room(place, oldest)
        others, cosines = self._postings.cosines(vector, place, oldest)
        self._postings.add(place, vector, oldest)
        self._days[place - self._first] = day
        self._note_nearest(place, others, cosines)
        near = kernel(self._days[others - self._first] - day, self._settings)
        kept = cosines * near >= FLOOR
        self._edges[place] = others[kept], cosines[kept]

    def _make_room(self, place: int, oldest: int) -> None:
        if place - self._first < len(self._days):
            return
        live = slice(oldest - self._first, None)
        size = 2 * max(1 << 9, place - oldest)
        for name in ("_days", "_nearest", "_least"):
            old = getattr(self, name)[live]
            new = np.zeros((size, *old.shape[1:]), dtype=old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)
        self._first = oldest

    def _note_nearest(self, place: int, others: Numbers, cosines: Floats) -> None:
        """Keep the largest cosines of the report, and of those that it comes near to."""
        row = place - self._first
        if len(cosines) > NEIGHBOURS:
            self._nearest[row] = np.partition(cosines, -NEIGHBOURS)[-NEIGHBOURS:]
        else:
            self._nearest[row, : len(cosines)] = cosines
        self._least[row] = self._nearest[row].min()
        nearer = cosines > self._least[others - self._first]
        rows = others[nearer] - self._first
        self._nearest[rows, self._nearest[rows].argmin(axis=1)] = cosines[nearer]
        self._least[rows] = self._nearest[rows].min(axis=1)

    def _nearness(self, places: Numbers) -> Floats:
        """Return the mean cosine of reports with their nearest; missing ones count as 0."""
        sums = np.sort(self._nearest[places - self._first], axis=1).sum(axis=1, dtype=np.float64)
        mean: Floats = np.minimum(NEAREST, sums / NEIGHBOURS)
        return mean

    def of(self, place: int, oldest: int) -> tuple[Numbers, Floats]:
        """Return the earlier live reports that one is alike to, and how much."""
        others, cosines = self._edges.get(place, _NONE)
        if len(others) and others[0] < oldest:
            live = others >= oldest
            self._edges[place] = others, cosines = others[live], cosines[live]
        days = self._days
        hubs = self._nearness(others) + self._nearness(np.array([place]))
        near = kernel(days[others - self._first] - days[place - self._first], self._settings)
        scores = (cosines - self._settings.hub_penalty / 2 * hubs) * near
        kept = scores >= FLOOR
        return others[kept], scores[kept]

    def arrays(self) -> dict[str, Array]:
        """Return what is known, to be saved."""
        places = np.array(list(self._edges), dtype=np.int64)
        rows = places - self._first
        return {
            "places": places,
            "days": self._days[rows],
            "nearest": self._nearest[rows],
            **packed("edges.others", (others for others, _ in self._edges.values())),
            **packed("edges.cosines", (cosines for _, cosines in self._edges.values())),
        }

    def restore(self, arrays: Arrays, reports: Reports) -> None:
        """Take up what was saved."""
        places = arrays["places"].tolist()
        self._first = reports.oldest
        self._make_room(reports.end + 1, reports.oldest)
        rows = arrays["places"] - self._first
        self._days[rows], self._nearest[rows] = arrays["days"], arrays["nearest"]
        self._least[rows] = arrays["nearest"].min(axis=1) if len(rows) else 0.0
        edges = (unpacked(f"edges.{name}", arrays) for name in ("others", "cosines"))
        self._edges = dict(zip(places, zip(*edges, strict=True), strict=True))
        for place in places:
            self._postings.add(place, reports.vector(place), reports.oldest)

    def forget(self, place: int) -> None:
        """Take out a report that is no longer live; one that never took part is no error."""
        self._edges.pop(place, None)
