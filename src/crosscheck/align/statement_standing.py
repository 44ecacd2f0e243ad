"""How a pair of passages stands among all pairs of the story: the second look.

Two passages that are alike are told apart by what stands around them. Where another passage
of the same report is likelier, they are rarely the same; where what comes next in one report
meets what comes next in the other, they often are; and where a third report tells both, they
nearly always are. Weights as in `statement_signals`, by a regression on our own gold.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from crosscheck.align.passages import Telling
from crosscheck.align.signals import NOTHING, Scored, Seen, Signal, weigh
from crosscheck.align.statement_pairs import Match

_FLOOR = 0.31
"""Points of a pair that is not worth looking at."""
_EVEN = 1.16
"""Points at which a pair that stands alone is as often right as wrong."""
_SLOPE = 4.7
"""How fast that changes with a pair's points: the regression's scale."""
_FAR = 0.62
"""Points between a pair and its rival beyond which more does not tell."""
_THIRDS = 40
"""So many of the nearest to a sentence are asked whether they tell what another one tells."""


class Standing:
    """All scored pairs of a story, for each pair to be seen among them."""

    def __init__(self, told: Sequence[Telling], matches: Iterable[Match]) -> None:
        self._told = told
        self.homes = homes(told)
        self._points: dict[tuple[int, int], float] = {}
        for match in matches:
            if told[match.left].articles.isdisjoint(told[match.right].articles):
                self._add(self.homes[match.left], self.homes[match.right], match.scored.total)
        self._near: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (home, other), points in self._points.items():
            self._near[home].append((-points, other))
        self._best: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
        for home, near in self._near.items():
            near.sort()
            for points, other in near:
                for article in sorted(told[other].articles):
                    self._best[home, article].append((-points, other))
        self._after, self._before = _sequence(told)

    def _add(self, one: int, other: int, points: float) -> None:
        for pair in ((one, other), (other, one)):
            self._points[pair] = max(points, self._points.get(pair, _FLOOR))

    def __call__(self, match: Match) -> Scored:
        """Return a pair's points with those of its standing."""
        pair = Placed(self, match)
        found = weigh(SIGNALS, pair)
        return Scored(match.scored.total + found.total, (*match.scored.seen, *found.seen))

    def rival(self, home: int, partner: int) -> float:
        """Return the points of a sentence's best match in its partner's report but for that."""
        article = self._told[partner].span.article
        found = (points for points, other in self._best[home, article] if other != partner)
        return next(found, _FLOOR)

    def around(self, one: int, other: int) -> float:
        """Return how likely the sentences after both, or before both, tell the same."""
        pairs = [
            (left, right)
            for beside in (self._after, self._before)
            for left in beside[one]
            for right in beside[other]
        ]
        return max((self._likely(*pair) for pair in pairs), default=0.0)

    def third(self, one: int, other: int) -> float:
        """Return how likely a sentence of a third report tells what both tell."""
        here = self._told[one].articles | self._told[other].articles
        found = (
            min(self._likely(one, third), self._likely(other, third))
            for _, third in self._near[one][:_THIRDS]
            if third != other and self._told[third].articles.isdisjoint(here)
        )
        return max(found, default=0.0)

    def _likely(self, one: int, other: int) -> float:
        if one == other:  # word for word the same
            return 1.0
        points = self._points.get((one, other))
        return 0.0 if points is None else 1 / (1 + math.exp(_SLOPE * (_EVEN - points)))


class Placed:
    """A pair of passages and the sentences they stand in, among all pairs."""

    def __init__(self, standing: Standing, match: Match) -> None:
        self.standing = standing
        self.points = match.scored.total
        self.homes = standing.homes[match.left], standing.homes[match.right]


def homes(told: Sequence[Telling]) -> list[int]:
    """Return of each passage the place of its sentence: its own, but for clauses."""
    sentences = {
        (span.article, order): place
        for place, telling in enumerate(told)
        if not telling.clause
        for span, order in zip(telling.spans, telling.orders, strict=True)
    }
    return [
        sentences.get((telling.span.article, telling.orders[0]), place) if telling.clause else place
        for place, telling in enumerate(told)
    ]


def _sequence(
    told: Sequence[Telling],
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return of each sentence those that come after it, and before it, in any report."""
    placed = sorted(
        (span, place)
        for place, telling in enumerate(told)
        if not telling.clause
        for span in telling.spans
    )
    after: dict[int, set[int]] = defaultdict(set)
    before: dict[int, set[int]] = defaultdict(set)
    for (span, place), (beside, other) in pairwise(placed):
        if span.article == beside.article:
            after[place].add(other)
            before[other].add(place)
    return after, before


def only_partner(pair: Placed) -> Seen:
    """By how much each is likelier the other's than the next best of that report is."""
    one, other = pair.homes
    rival = max(pair.standing.rival(one, other), pair.standing.rival(other, one))
    margin = max(-_FAR, min(_FAR, pair.points - rival))
    if not margin:
        return NOTHING
    told = "no passage is nearer to either" if margin > 0 else "another passage is nearer"
    return Seen(margin, told)


def neighbours_meet(pair: Placed) -> Seen:
    """What comes next to them in both reports is told in both, too."""
    value = pair.standing.around(*pair.homes)
    return Seen(value, "what stands beside them meets, too") if value >= 0.05 else NOTHING


def third_report(pair: Placed) -> Seen:
    """A third report tells what each of them tells."""
    value = pair.standing.third(*pair.homes)
    return Seen(value, "a third report tells both") if value >= 0.05 else NOTHING


SIGNALS: tuple[Signal, ...] = (
    Signal("only_partner", 0.3, only_partner),
    Signal("neighbours_meet", 0.2, neighbours_meet),
    Signal("third_report", 0.47, third_report),
)
