"""How alike reports are, for all pairs that share a telling term: a sparse graph.

The similarity of two reports is the cosine of their vectors, times a time kernel
exp(-days apart / decay_days) where both are dated. Where one has no date there is no
kernel; the pair then counts `UNDATED`, because words alone must carry what words and time
carry together elsewhere: it is what a dated pair of one event has on average, and puts
dated and undated collections on one scale, so that one threshold serves both.

A hub penalty takes off a share of what each of the two has in common with everything
around it (its `NEIGHBOURS` nearest): reports of a kind (shootings, earthquakes) are
alike without being of one event. Counted over more neighbours than most stories have
reports, and with a small share, it leaves big stories whole.

An inverted index finds the pairs. It is in order of time, so that a dated report meets
only those near in time, and a term's list is read for at most `POSTINGS` reports.
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
NEIGHBOURS = 20
FLOOR = 0.02  # a similarity below it counts as none
POSTINGS = 2000

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def kernel(days_apart: Floats, settings: GroupSettings) -> Floats:
    """Return the time kernel: 1 on the same instant, 1/e after ``decay_days``.

    A distance that is not a number (one of the two is undated) gives `UNDATED`.
    """
    known: Floats = np.exp(-np.abs(days_apart) / settings.decay_days)
    return np.where(np.isnan(days_apart), UNDATED, known)


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
    low = np.minimum(order[ones], order[others])
    high = np.maximum(order[ones], order[others])
    scores = scores - _penalty(low, high, scores, len(vectors), settings.hub_penalty)
    kept = np.flatnonzero(scores >= FLOOR)
    return sorted(zip(low[kept].tolist(), high[kept].tolist(), scores[kept].tolist(), strict=True))


def _all_pairs(
    vectors: Sequence[Vector], when: Floats, settings: GroupSettings
) -> tuple[Ints, Ints, Floats]:
    """Return pairs (later, earlier, similarity); undated reports come first in the order."""
    index = _Index(vectors)
    undated = int(np.isnan(when).sum())
    reach = settings.decay_days * math.log(1 / FLOOR)
    first_near = np.searchsorted(when[undated:], when - reach) + undated
    found: list[tuple[Ints, Ints, Floats]] = []
    for place in range(len(vectors)):
        if place < undated:
            scores = index.scores(place, 0)
        else:
            scores = index.scores(place, int(first_near[place]))
            scores[:undated] += index.scores(place, 0, undated)[:undated] if undated else 0.0
        scores *= kernel(when[:place] - when[place], settings)
        near = np.flatnonzero(scores >= FLOOR)
        found.append((np.full(len(near), place), near, scores[near]))
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    ones, others, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return ones, others, scores


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

    def scores(self, place: int, first: int, last: int | None = None) -> Floats:
        """Return the cosines of a report with those before it, from ``first`` to ``last``."""
        stop = place if last is None else last
        near: list[Ints] = []
        parts: list[Floats] = []
        for term, weight in self._vectors[place].weights.items():
            if term not in self._lists:
                continue
            held, weights = self._lists[term]
            low, high = held.searchsorted((first, stop))
            low = max(low, high - POSTINGS)
            near.append(held[low:high])
            parts.append(weights[low:high] * weight)
        if not near:
            return np.zeros(place)
        summed: Floats = np.bincount(
            np.concatenate(near), np.concatenate(parts), minlength=place
        ).astype(np.float64)
        return summed


def _penalty(low: Ints, high: Ints, scores: Floats, count: int, share: float) -> Floats:
    """Return what comes off each pair: half the share of both ends' mean nearness."""
    ends = np.concatenate((low, high))
    both = np.concatenate((scores, scores))
    order = np.lexsort((-both, ends))
    ends, both = ends[order], both[order]
    starts = np.searchsorted(ends, np.arange(count))
    rank = np.arange(len(ends)) - starts[ends]
    nearest = rank < NEIGHBOURS
    mean = np.bincount(ends[nearest], both[nearest], minlength=count) / NEIGHBOURS
    penalty: Floats = share / 2 * (mean[low] + mean[high])
    return penalty
