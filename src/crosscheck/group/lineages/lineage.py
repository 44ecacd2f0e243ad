"""Lineages as they are told: which reports count once, where their text is from, and why.

Within a story, reports that name the same agency as their origin are of one lineage from
``shared_containment`` on: two pickups of an agency's early and late version are still one
agency's word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from crosscheck.group.copies.check import Overlap
from crosscheck.group.copies.kin import Kin
from crosscheck.group.copies.passages import shared_passages
from crosscheck.group.lineages.direction import CERTAIN, SAID, Pair, judge
from crosscheck.group.lineages.origin import Mark, marks
from crosscheck.group.lineages.releases import releases
from crosscheck.group.lineages.versions import Pairing, versions
from crosscheck.group.reports import Reports
from crosscheck.model import Evidence, Lineage, Link, Span, content_id
from crosscheck.settings import GroupSettings

ALL_LINKS = 12  # a larger lineage keeps each report's strongest link only
MARKED = 4096  # reports whose marks of origin are kept


class Lineages:
    """Tells the lineages of a story."""

    def __init__(self, reports: Reports, kin: Kin, settings: GroupSettings) -> None:
        self._reports, self._kin, self._settings = reports, kin, settings
        self._marks = lru_cache(maxsize=MARKED)(self._read_marks)

    def _read_marks(self, place: int) -> tuple[Mark, ...]:
        return tuple(marks(self._reports.article(place)))

    def joined(
        self,
        families: Sequence[Sequence[int]],
        pairs: Sequence[Overlap],
        versions: Sequence[Pairing],
    ) -> list[list[int]]:
        """Return a story's lineages, those that its own pairs show to be one made one."""
        found = [sorted(family) for family in families]
        of_one = [(v.one, v.other) for v in versions]
        akin = [(p.one, p.other) for p in pairs if self._of_one_agency(p) or self._kin.akin(p)]
        for pair in (*of_one, *akin):
            one, other = (next(f for f in found if place in f) for place in pair)
            if one is not other and self._kin.may_be_one(one, other):
                found.remove(other)
                one[:] = sorted([*one, *other])
        return found

    def _of_one_agency(self, pair: Overlap) -> bool:
        return not self._agencies(pair.one).isdisjoint(self._agencies(pair.other))

    def _agencies(self, place: int) -> set[str]:
        return {mark.origin for mark in self._marks(place) if mark.kind == "agency"}

    def link(self, overlap: Overlap) -> Link:
        """Return what two reports have in common, with its direction where it is known."""
        one, other = overlap.one, overlap.other
        pair = Pair(self._reports.article(one), self._reports.article(other), overlap)
        total, evidence = judge(pair)
        source, pickup = one, other
        if total <= -CERTAIN:
            source, pickup, evidence = other, one, _reversed(evidence)
        whole = overlap.containment >= self._settings.copy_containment
        detail = f"{overlap.common} runs of five words in common"
        return Link(
            "copy" if whole else "shared",
            self._reports.article(source).id,
            self._reports.article(pickup).id,
            abs(total) >= CERTAIN,
            round(overlap.containment, 4),
            self._passages(source, pickup),
            (Evidence("containment", round(overlap.containment, 4), detail), *evidence),
        )

    def _passages(self, one: int, other: int) -> tuple[tuple[Span, Span], ...]:
        first, second = self._reports.article(one), self._reports.article(other)
        kept = frozenset(self._kin.common(one, other).tolist())
        read = (self._reports.runs(one), self._reports.runs(other))
        return shared_passages(first, second, read, kept)

    def lineage(
        self, members: Sequence[int], pairs: Sequence[Overlap], found: Sequence[Pairing] = ()
    ) -> Lineage:
        """Return a lineage with its links, its origin and the reasons for it.

        Args:
            pairs: those of the story, of which its own are taken.
            found: the story's versions, of which its own are taken.
        """
        inner = [pair for pair in pairs if pair.one in members and pair.other in members]
        links = tuple(self.link(pair) for pair in _telling(members, inner))
        ordered = sorted(members, key=self._reports.order)
        ids = [self._reports.article(p).id for p in ordered]
        ids = _origin_first(ids, links, self._written_at_origin(members))
        links = _between_pickups(links, ids[0])
        origin, evidence = self._origin(members, links, ids[0])
        older = versions(ordered, self._reports.article, found)
        return Lineage(content_id(*sorted(ids)), tuple(ids), origin, links, evidence, older)

    def _written_at_origin(self, members: Sequence[int]) -> list[str]:
        return [
            self._reports.article(p).id
            for p in members
            if any(m.evidence.signal in {"outlet", "release"} for m in self._marks(p))
        ]

    def _origin(
        self, members: Sequence[int], links: Sequence[Link], first: str
    ) -> tuple[str | None, tuple[Evidence, ...]]:
        named = [mark for p in members for mark in self._marks(p)] or self._releases(members, links)
        if named:
            return _elected(named)
        if any(link.directed and link.source == first for link in links):
            source = next(
                self._reports.article(p) for p in members if self._reports.article(p).id == first
            )
            return source.source, (Evidence("source", 1.0, "the others have their text from it"),)
        return None, ()

    def _releases(self, members: Sequence[int], links: Sequence[Link]) -> list[Mark]:
        found = []
        for place in members:
            article = self._reports.article(place)
            pairs = (pair for link in links for pair in link.passages)
            spans = sorted({span for pair in pairs for span in pair if span.article == article.id})
            named = releases(article, tuple(spans))
            found += [Mark(name, "release", evidence) for name, evidence in named]
        return found


def _telling(members: Sequence[int], overlaps: Sequence[Overlap]) -> list[Overlap]:
    """Return the pairs to show: all of a small lineage, else each report's strongest."""
    if len(members) <= ALL_LINKS:
        return list(overlaps)
    best: dict[int, Overlap] = {}
    for overlap in overlaps:
        for place in (overlap.one, overlap.other):
            if place not in best or overlap.containment > best[place].containment:
                best[place] = overlap
    return sorted(set(best.values()))


def _origin_first(ids: list[str], links: Sequence[Link], origins: Sequence[str]) -> list[str]:
    """Move the report that the others have their text from to the front."""
    balance: Counter[str] = Counter(dict.fromkeys(origins, len(ids)))
    for link in links:
        if link.directed:
            balance[link.source] += 1
            balance[link.pickup] -= 1
    first = max(ids, key=lambda key: (balance[key], -ids.index(key)))
    return [first, *(key for key in ids if key != first)]


def _between_pickups(links: Sequence[Link], first: str) -> tuple[Link, ...]:
    """Take the direction off links between two reports that both have the text from a third.

    That one of them appeared later does not say that it was copied from the other, unless it
    says so itself.
    """
    pickups = {link.pickup for link in links if link.directed and link.source == first}
    return tuple(
        _undirected(link) if {link.source, link.pickup} <= pickups and not _says_so(link) else link
        for link in links
    )


def _says_so(link: Link) -> bool:
    return any(each.signal in SAID and each.score > 0 for each in link.evidence)


def _undirected(link: Link) -> Link:
    if link.source <= link.pickup:
        return replace(link, directed=False)
    swapped = tuple((second, one) for one, second in link.passages)
    held, *judged = link.evidence
    return replace(
        link,
        source=link.pickup,
        pickup=link.source,
        directed=False,
        passages=swapped,
        evidence=(held, *_reversed(judged)),
    )


def _reversed(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return signals that point at the second report as pointing at the first."""
    return tuple(replace(each, score=-each.score) for each in evidence)


def _elected(named: Sequence[Mark]) -> tuple[str, tuple[Evidence, ...]]:
    """Return the origin that the marks speak for most strongly, and those marks."""
    votes: dict[str, float] = defaultdict(float)
    for mark in named:
        votes[mark.origin] += mark.evidence.score
    origin = min(votes, key=lambda name: (-votes[name], name))
    return origin, tuple(mark.evidence for mark in named if mark.origin == origin)
