"""Pairs of passages that may tell the same: proposed by rare terms, scored by signals.

An inverted index of each passage's weightiest terms proposes the pairs; terms that too many
passages hold propose none, so that the work grows with the story's reports, not with their
square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosscheck.align.passages import Telling
from crosscheck.align.reading import Reading
from crosscheck.align.signals import Scored, weigh
from crosscheck.align.statement_signals import SIGNALS, Pairing

_KEYS = 24
_TOO_COMMON = 60
_LEAST_SHARED = 2


class Match(NamedTuple):
    """Two passages, by their place in the list, and what joins them."""

    left: int
    right: int
    scored: Scored


def scored_pairs(reading: Reading, told: Sequence[Telling], least: float) -> list[Match]:
    """Return the pairs that score at least so much, those within a report too."""
    matches = []
    for left, right in _candidates(reading, told):
        one, other = told[left], told[right]
        if any(span.overlaps(place) for span in one.spans for place in other.spans):
            continue
        scored = weigh(SIGNALS, Pairing(reading, one, other))
        if scored.total >= least:
            matches.append(Match(left, right, scored))
    return matches


def _candidates(reading: Reading, told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share two of their weightiest terms; what all hold does not count."""
    keys = [_weightiest(reading, telling) for telling in told]
    index: dict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(keys):
        for term in terms:
            index[term].append(place)
    for place, terms in enumerate(keys):
        met: dict[int, int] = defaultdict(int)
        for term in terms:
            near = index[term]
            if len(near) <= _TOO_COMMON:
                for other in near:
                    if other > place:
                        met[other] += 1
        yield from (
            (place, other) for other, times in sorted(met.items()) if times >= _LEAST_SHARED
        )


def _weightiest(reading: Reading, telling: Telling) -> list[str]:
    ranked = sorted(telling.terms, key=lambda term: (-reading.weights[term], term))
    return ranked[:_KEYS]
