"""Groups of passages that tell the same, solved for the story as a whole.

Whole sentences come first, the surest pair of the story before all others; a group holds one
place of a report at most, and whoever joins must be near most of those in it, so that groups
do not drift along a chain. Then a sentence whose clause tells all that the others tell gives
way to that clause, and what was left of it can meet passages of its own: so long
sentences are split where their parts are told apart elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from crosscheck.align.passages import Telling
from crosscheck.align.statement_pairs import Match
from crosscheck.align.statement_standing import homes
from crosscheck.model import Span

_NEAR = 0.62
"""Points under the threshold at which two of one group may still be."""
_GAIN = 0.16
"""Points that a clause must have more than its sentence, with all others, to stand for it."""


class Grouping:
    """The groups of a story's passages, while they grow.

    Args:
        told: the passages.
        matches: pairs with the points of their standing.
        alone: of each pair the points of its two passages alone.
        least: points from which two passages tell the same.
    """

    def __init__(
        self,
        told: Sequence[Telling],
        matches: Sequence[Match],
        alone: dict[tuple[int, int], float],
        least: float,
    ) -> None:
        self._told = told
        self._alone_points = alone
        self._least = least
        self._ranked = sorted(
            (match for match in matches if match.scored.total >= least),
            key=lambda match: (-match.scored.total, match.left, match.right),
        )
        self._near: dict[int, set[int]] = defaultdict(set)
        for match in matches:
            if match.scored.total >= least - _NEAR:
                self._near[match.left].add(match.right)
                self._near[match.right].add(match.left)
        self._groups: dict[int, list[int]] = {}
        self._taken = _Taken()

    def solve(self) -> list[list[int]]:
        """Return the groups of passages that two reports or more tell."""
        self._grow(lambda telling: not telling.clause)
        self._tighten()
        self._grow(lambda _: True)
        return list({id(group): group for group in self._groups.values()}.values())

    def alone(self) -> Iterator[int]:
        """Yield what copies alone share, and what one report alone tells, whole sentences first.

        What repeats a passage of a group in its own report is no other statement.
        """
        told = self._told
        ranked = sorted(range(len(told)), key=lambda place: (told[place].clause, told[place].span))
        for place in ranked:
            telling = told[place]
            if self._taken.fresh(telling) and _informative(telling) and not self._repeats(place):
                self._taken.take(telling)
                yield place

    def _repeats(self, place: int) -> bool:
        return any(
            other in self._groups
            and not self._apart(place, other)
            and self._points(place, other) >= self._least
            for other in self._near[place]
        )

    def _grow(self, fit: Callable[[Telling], bool]) -> None:
        """Join the passages of the pairs, best first."""
        for left, right, _ in self._ranked:
            if fit(self._told[left]) and fit(self._told[right]):
                one = self._groups.get(left, [left])
                other = self._groups.get(right, [right])
                if one is not other and self._joins(one, other):
                    self._keep([*one, *other])

    def _keep(self, group: list[int]) -> None:
        for place in group:
            self._groups[place] = group
            self._taken.take(self._told[place])

    def _joins(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether two groups share no report, no words of theirs are taken, and most are near."""
        if not all(self._taken.free(self._told[place]) for place in (*one, *other)):
            return False
        if not all(self._apart(left, right) for left in one for right in other):
            return False
        met = sum(right in self._near[left] for left in one for right in other)
        return 2 * met > len(one) * len(other)

    def _apart(self, left: int, right: int) -> bool:
        return self._told[left].articles.isdisjoint(self._told[right].articles)

    def _tighten(self) -> None:
        """Let a clause stand for its sentence where it tells all that the others tell."""
        clauses = defaultdict(list)
        for place, home in enumerate(homes(self._told)):
            if place != home and len(self._told[place].spans) == 1:
                clauses[home].append(place)
        for place in sorted(self._groups):
            group = self._groups[place]
            better = self._better(place, clauses[place], group)
            if better is not None and len(self._told[place].spans) == 1:
                self._taken.leave(self._told[place])
                del self._groups[place]
                group[group.index(place)] = better
                self._keep(group)

    def _better(self, place: int, clauses: Iterable[int], group: Sequence[int]) -> int | None:
        """Return the clause that gains most with whomever it gains least, if it gains enough."""
        others = [other for other in group if other != place]
        gains = [
            (min(self._points(clause, o) - self._points(place, o) for o in others), -clause)
            for clause in clauses
        ]
        gain, clause = max(gains, default=(0.0, 0))
        return -clause if gain >= _GAIN else None

    def _points(self, one: int, other: int) -> float:
        return self._alone_points.get((min(one, other), max(one, other)), 0.0)


class _Taken:
    """Which passages are in use, so that no words stand in two groups."""

    def __init__(self) -> None:
        self._spans: dict[str, list[Span]] = defaultdict(list)

    def take(self, telling: Telling) -> None:
        """Mark all places of a passage."""
        for span in telling.spans:
            if not self._meets(span) and not self._holds(span):
                insort(self._spans[span.article], span)

    def leave(self, telling: Telling) -> None:
        """Unmark all places of a passage."""
        for span in telling.spans:
            self._spans[span.article].remove(span)

    def free(self, telling: Telling) -> bool:
        """Whether none of a passage's words are used elsewhere than in this very passage."""
        return not any(self._meets(span) for span in telling.spans)

    def fresh(self, telling: Telling) -> bool:
        """Whether none of a passage's words are in use."""
        return self.free(telling) and not any(self._holds(span) for span in telling.spans)

    def _holds(self, span: Span) -> bool:
        kept = self._spans[span.article]
        place = bisect_left(kept, span)
        return place < len(kept) and kept[place] == span

    def _meets(self, span: Span) -> bool:
        kept = self._spans[span.article]
        place = bisect_left(kept, span)
        near = kept[max(0, place - 1) : place + 2]
        return any(other != span and other.overlaps(span) for other in near)


def _informative(telling: Telling) -> bool:
    """Whether what meets no other passage is worth a row: copies, and sentences with matter."""
    if len(telling.articles) > 1:
        return True
    if telling.clause or not 6 <= len(telling.folded) <= 60:
        return False
    return bool(telling.figures or telling.reported or telling.times or len(telling.entities) >= 2)
