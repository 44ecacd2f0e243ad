"""Average link, by scikit-learn, over all pairs of a collection."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from bench.stories.peers.likeness import NEVER, Likeness

THRESHOLDS = tuple(n / 50 for n in range(1, 46))


class Linkage(NamedTuple):
    """Where the tree of clusters is cut, and how fast similarity fades."""

    threshold: float
    days: float = NEVER


def cuts(likeness: Likeness) -> Iterator[Linkage]:
    """Yield what is tried where time counts for nothing."""
    yield from (Linkage(threshold) for threshold in THRESHOLDS)


def cuts_in_time(likeness: Likeness) -> Iterator[Linkage]:
    """Yield what is tried where similarity may fade with time."""
    for days in likeness.time_constants():
        yield from (Linkage(threshold, days) for threshold in THRESHOLDS)


def linked(likeness: Likeness, by: Linkage) -> list[int]:
    """Return the cluster of each report."""
    clustering: Any = import_module("sklearn.cluster").AgglomerativeClustering(
        n_clusters=None,
        distance_threshold=1 - by.threshold,
        linkage="average",
        metric="precomputed",
    )
    found: list[int] = clustering.fit_predict(1 - likeness.faded(by.days)).tolist()
    return found
