"""Running centroids in a stream, after Azzopardi and Staykovski (2016) and Miranda et al. (2018).

Reports come as they were published. Each joins the story whose centroid is nearest by cosine,
which fades with the time since the story's newest report; where none is near enough it begins
one. Nothing is ever mended. The counts behind TF-IDF are those of the whole collection, in
the peers' favour: a stream would know only what came before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from bench.stories.peers.likeness import NEVER, Floats, Likeness

THRESHOLDS = tuple(n / 50 for n in range(1, 46))


class Nearness(NamedTuple):
    """From which nearness a report joins a story, and how fast nearness fades."""

    threshold: float
    days: float = NEVER


def tried(likeness: Likeness) -> Iterator[Nearness]:
    """Yield the settings that are tried."""
    for days in likeness.time_constants():
        yield from (Nearness(threshold, days) for threshold in THRESHOLDS)


def streamed(likeness: Likeness, by: Nearness) -> list[int]:
    """Return the cluster of each report."""
    cosines, days = likeness
    count = len(days)
    sums = np.zeros((count, count))  # of each story's members' similarities to every report
    squares, newest = np.zeros(count), np.zeros(count)  # of each story: its centroid's, its day
    found, begun = [0] * count, 0
    for place in np.argsort(np.nan_to_num(days), kind="stable").tolist():
        near = sums[:begun, place] / np.sqrt(squares[:begun])
        near *= _faded(days[place] - newest[:begun], by.days)
        story = int(near.argmax()) if begun else 0
        if not begun or near[story] < by.threshold:
            story, begun = begun, begun + 1
        squares[story] += 2 * sums[story, place] + cosines[place, place]
        sums[story] += cosines[place]
        newest[story] = days[place]
        found[place] = story
    return found


def _faded(apart: Floats, days: float) -> Floats:
    faded: Floats = np.exp(-np.nan_to_num(apart) / days)
    return faded
