"""How alike reports are, for all pairs that share a telling term: a sparse graph.

The similarity of two reports is the cosine of their vectors, times a time kernel where
both are dated: exp(-days apart / decay_days), resting on `FAR`. What it rests on is for
dates that are wrong (a crawler's, a page's last change) and for late reports: words that
agree closely are enough at any distance. Where one has no date the pair counts
`UNDATED`, because words alone must carry what words and time carry together elsewhere.
That puts dated and undated collections on one scale, so that one threshold serves both.

A hub penalty comes off the cosine first: a share of each report's mean nearness to its
`NEIGHBOURS` nearest, at whatever time those appeared. Reports of a kind (shootings,
earthquakes, a year of one negotiation) are alike without being of one event. More
neighbours are asked than most stories have reports, and the nearness counts up to
`NEAREST` at most, so that a big story does not lose by its own size.

An inverted index finds the pairs; a term's list is read for at most the `POSTINGS`
reports on either side of a report, in order of time.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.linkage import Edge
from crosscheck.group.vectors import Vector
from crosscheck.settings import GroupSettings

UNDATED = 0.5
FAR = 0.2
NEIGHBOURS = 30
NEAREST = 0.4
FLOOR = 0.02  # a similarity below it counts as none
POSTINGS = 2000

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def kernel(days_apart: Floats, settings: GroupSettings) -> Floats:
    """Return the time kernel: 1 on the same instant, falling to `FAR`.

    A distance that is not a number (one of the two is undated) gives `UNDATED`.
    """
    near: Floats = np.exp(-np.abs(days_apart) / settings.decay_days)
    return np.where(np.isnan(days_apart), UNDATED, FAR + (1 - FAR) * near)


def similarities(
    vectors: Sequence[Vector], days: Sequence[float | None], settings: GroupSettings
) -> list[Edge]:
    """Return the pairs that are alike, lower index first.

    Args:
        vectors: one a report.
        days: when each was published, in days; None where it is not known.
    """
    when = np.array([math.nan if day is None else day for day in days])
    order = np.lexsort((np.arange(len(when)), np.nan_to_num(when, nan=-math.inf)))
    ones, others, scores = _all_pairs([vectors[i] for i in order], when[order], settings)
    low, high = np.minimum(order[ones], order[others]), np.maximum(order[ones], order[others])
    return sorted(zip(low.tolist(), high.tolist(), scores.tolist(), strict=True))


def _all_pairs(
    vectors: Sequence[Vector], when: Floats, settings: GroupSettings
) -> tuple[Ints, Ints, Floats]:
    """Return pairs (later, earlier, similarity) of reports in order of time."""
    index = _Index(vectors)
    nearness = np.zeros(len(vectors))
    ones: list[Ints] = [np.zeros(0, np.int64)]
    others: list[Ints] = [np.zeros(0, np.int64)]
    cosines: list[Floats] = [np.zeros(0)]
    for place in range(len(vectors)):
        row = index.cosines(place)
        nearness[place] = _nearness(row)
        near = np.flatnonzero(row[:place] * kernel(when[:place] - when[place], settings) >= FLOOR)
        ones.append(np.full(len(near), place))
        others.append(near)
        cosines.append(row[near])
    one, other = np.concatenate(ones), np.concatenate(others)
    penalty = settings.hub_penalty / 2 * (nearness[one] + nearness[other])
    scores = (np.concatenate(cosines) - penalty) * kernel(when[one] - when[other], settings)
    kept = scores >= FLOOR
    return one[kept], other[kept], scores[kept]


def _nearness(row: Floats) -> float:
    """Return the mean cosine of a report with its nearest; missing ones count as 0."""
    nearest = np.partition(row, -NEIGHBOURS)[-NEIGHBOURS:] if len(row) > NEIGHBOURS else row
    return min(NEAREST, float(np.sort(nearest).sum()) / NEIGHBOURS)


class _Index:
    """Which reports hold a term, in their order, with its weight there."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._vectors = vectors
        places: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, list[float]] = defaultdict(list)
        for place, vector in enumerate(vectors):
            for term, weight in vector.weights.items():
                places[term].append(place)
                weights[term].append(weight)
        self._lists = {
            term: (np.array(held), np.array(weights[term]))
            for term, held in places.items()
            if len(held) > 1
        }

    def cosines(self, place: int) -> Floats:
        """Return the cosines of a report with all others; 0 with itself."""
        near: list[Ints] = [np.zeros(0, np.int64)]
        parts: list[Floats] = [np.zeros(0)]
        for term, weight in self._vectors[place].weights.items():
            if term in self._lists:
                held, weights = self._lists[term]
                here = int(held.searchsorted(place))
                around = slice(max(0, here - POSTINGS), here + POSTINGS)
                near.append(held[around])
                parts.append(weights[around] * weight)
        size = len(self._vectors)
        summed = np.bincount(np.concatenate(near), np.concatenate(parts), minlength=size)
        row: Floats = summed.astype(np.float64)
        row[place] = 0.0
        return row
