"""What follows from what people say.

Who is together with one is together with all that this one is together with; copies are
together; and what is apart from one is apart from all that are together with it. Reports
apart have no text from one another, and what is independent of one is independent of its
copies. So it does not matter which two reports a person happened to name, nor in which order
the reports arrive.

Where statements contradict each other, together wins over apart, and copies over independent:
to join is said of reports that somebody read side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from crosscheck.group.corrections import Corrections, Ids

Pair = tuple[str, str]


class Relations:
    """For each report that is named, those that it is said to be something of."""

    def __init__(self, said: Corrections) -> None:
        joined = [*said.together, *said.copies, *(taken for taken, _ in said.split)]
        self._tied = {"together": _Groups(joined), "copies": _Groups(said.copies)}
        apart = list(_apart(said))
        independent = [pair for ids in said.independent for pair in combinations(ids, 2)]
        self._kept = {
            "apart": self._tied["together"].between(apart),
            "independent": self._tied["copies"].between(independent),
        }
        self.outweighed = {
            "apart": [pair for pair in apart if self._tied["together"].same(*pair)],
            "independent": [pair for pair in independent if self._tied["copies"].same(*pair)],
        }

    def partners(self, kind: str, one: str) -> frozenset[str]:
        """Return the reports that one is said to be so with, whether they are there or not."""
        if kind in self._tied:
            return self._tied[kind].of(one) - {one}
        apart = self._kept["apart"].get(self._tied["together"].of(one), frozenset())
        if kind == "apart":
            return apart
        return apart | self._kept[kind].get(self._tied["copies"].of(one), frozenset())


def _apart(said: Corrections) -> Iterator[Pair]:
    for ids in said.apart:
        yield from combinations(ids, 2)
    for taken, rest in said.split:
        yield from product(taken, rest)


class _Groups:
    """Reports that are tied to each other, each with all of its group."""

    def __init__(self, sets: Iterable[Ids]) -> None:
        self._of: dict[str, frozenset[str]] = {}
        for ids in sets:
            group = frozenset(ids).union(*(self.of(one) for one in ids))
            self._of.update(dict.fromkeys(group, group))

    def of(self, one: str) -> frozenset[str]:
        """Return a report's group; one that is tied to none is its own."""
        return self._of.get(one) or frozenset((one,))

    def same(self, one: str, other: str) -> bool:
        """Whether two reports are tied, directly or through others."""
        return other in self.of(one)

    def between(self, pairs: Iterable[Pair]) -> dict[frozenset[str], frozenset[str]]:
        """Return for each group the members of the groups that it is kept from."""
        found: dict[frozenset[str], frozenset[str]] = defaultdict(frozenset)
        for one, other in pairs:
            if not self.same(one, other):
                mine, theirs = self.of(one), self.of(other)
                found[mine] |= theirs
                found[theirs] |= mine
        return dict(found)
