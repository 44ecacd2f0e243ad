"""What people say of the reports at hand: for the engine to hold to, and for the account.

Whoever reads that two reports are of one event must see whether that was found or said; so
each story and lineage that a correction touches carries it as evidence (``people``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crosscheck.group.corrections import KINDS, Corrections
from crosscheck.group.relations import Relations
from crosscheck.group.reports import Reports
from crosscheck.model import Evidence, Lineage

SIGNAL = "people"
SHOWN = 8  # outlets named
_TIED = {
    "together": "people said that these reports tell of one event",
    "copies": "people said that these reports have their text from one another",
}
_KEPT = {
    "apart": "people said that the event is not that of",
    "independent": "people said that the text is not from",
}
_OUTWEIGHED = {
    "apart": "said to be of different events too, which counts less",
    "independent": "said to be independent too, which counts less",
}


class Said:
    """What the corrections say of the reports at hand."""

    def __init__(self, corrections: Corrections, reports: Reports) -> None:
        self._reports = reports
        self._relations = Relations(corrections)
        self._spoken = {kind: frozenset(_ids(corrections, kind)) for kind in KINDS}
        self._any = any(self._spoken.values())

    def __bool__(self) -> bool:
        """Whether anything is said at all."""
        return self._any

    def partners(self, kind: str, places: Sequence[int]) -> set[int]:
        """Return the live reports of which people say so together with one of these."""
        if not self._any:
            return set()
        ids = (self._reports.article(place).id for place in places)
        return self._places(other for one in ids for other in self._relations.partners(kind, one))

    def may_join(
        self,
        mine: Sequence[int],
        theirs: Sequence[int],
        family: Callable[[int], Sequence[int]],
    ) -> bool:
        """Whether two families that share a text may be one.

        What people say is thought through together with what was found: a family may not
        tie two reports that are apart through a third and a fourth that are together. Those
        who are said to be copies of each other always may.

        Args:
            family: gives the reports of one's family.
        """
        if not self._any or not self.partners("copies", mine).isdisjoint(theirs):
            return True
        return all(
            self.partners(kept, sorted(tied)).isdisjoint(tied)
            for tie, kept in (("copies", "independent"), ("together", "apart"))
            for tied in (self._tied((*mine, *theirs), tie, family),)
        )

    def _tied(
        self, places: Sequence[int], tie: str, family: Callable[[int], Sequence[int]]
    ) -> set[int]:
        """Return what these reports are tied to, by what people say and by families."""
        found: set[int] = set()
        new = set(places)
        while new:
            found |= new
            ties = self.partners(tie, sorted(new))
            new = {place for each in ties for place in family(each)} - found
        return found

    def _places(self, ids: Iterator[str]) -> set[int]:
        return {place for each in ids if (place := self._reports.place_of(each)) is not None}

    def of_story(self, places: Sequence[int]) -> tuple[Evidence, ...]:
        """Return what people said that keeps these reports in one story, and others out."""
        return tuple(self._evidence("together", "apart", places)) if self._any else ()

    def of_lineage(self, lineage: Lineage) -> tuple[Evidence, ...]:
        """Return what people said that makes these reports a lineage, and keeps others out."""
        if not self._any:
            return ()
        return tuple(self._evidence("copies", "independent", self._places(iter(lineage.articles))))

    def _evidence(
        self, tied: str, kept: str, places: Sequence[int] | set[int]
    ) -> Iterator[Evidence]:
        inside = set(places)
        named = {place for place in self.partners(tied, sorted(inside)) if place in inside}
        if named:
            yield Evidence(SIGNAL, 1.0, f"{_TIED[tied]}: {self._outlets(named)}")
        outside = self._said(kept, inside) - inside
        if outside:
            yield Evidence(SIGNAL, 1.0, f"{_KEPT[kept]}: {self._outlets(outside)}")
        pairs = self._relations.outweighed[kept]
        lost = {
            p for pair in pairs if len(both := self._places(iter(pair)) & inside) == 2 for p in both
        }
        if lost:
            yield Evidence(SIGNAL, -1.0, f"{_OUTWEIGHED[kept]}: {self._outlets(lost)}")

    def _said(self, kind: str, places: set[int]) -> set[int]:
        """Return the partners of reports of which exactly this was said."""
        spoken = [p for p in sorted(places) if self._reports.article(p).id in self._spoken[kind]]
        found = self.partners(kind, spoken)
        return {p for p in found if self._reports.article(p).id in self._spoken[kind]}

    def _outlets(self, places: set[int]) -> str:
        ordered = sorted(places, key=self._reports.order)
        names = [self._reports.article(place).source for place in ordered]
        more = [f"{len(names) - SHOWN} more"] if len(names) > SHOWN else []
        return ", ".join([*names[:SHOWN], *more])


def _ids(said: Corrections, kind: str) -> Iterator[str]:
    """Yield the reports that are named in statements of a kind; who is split off is apart."""
    for statement in said.statements():
        if statement.kind == kind or (kind == "apart" and statement.kind == "split"):
            yield from (*statement.ids, *statement.rest)
        if kind == "together" and statement.kind in ("copies", "split"):
            yield from statement.ids
