"""Lineages: reports that descend from one text count once.

Reports are of one lineage where one holds at least ``copy_containment`` of the other's
shingles, directly or through a third: a trimmed pickup and one with a new lede may have
less in common with each other than each has with the agency's text. Within a story, reports
that name the same agency as their origin are of one lineage from ``shared_containment``
on: two pickups of an agency's early and late version are still one agency's word.

A pair that shares text but is not alike as a whole (`crosscheck.group.copies.UNLIKE`)
shares standing text that nothing else gave away, and makes no lineage.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from crosscheck.group.copies import UNLIKE, Overlap, overlaps
from crosscheck.group.direction import CERTAIN, Pair, judge
from crosscheck.group.origin import Mark, marks
from crosscheck.group.passages import shared_passages
from crosscheck.group.pile import Pile
from crosscheck.group.releases import releases
from crosscheck.model import Evidence, Lineage, Link, Span, content_id
from crosscheck.settings import GroupSettings
from crosscheck.text.tokens import Token, words

WORDS_HELD = 256  # texts whose words are kept while a story's links are made
ALL_LINKS = 12  # a larger lineage keeps each report's strongest link only


class Kinship:
    """Which reports of a pile share text, and so which are of one lineage."""

    def __init__(self, pile: Pile, settings: GroupSettings) -> None:
        self._pile, self._settings = pile, settings
        self._marks = [marks(article) for article in pile.articles]
        self._words = lru_cache(maxsize=WORDS_HELD)(self._read)
        self.members = self._families()

    def _read(self, place: int) -> list[Token]:
        return words(self._pile.articles[place].text)

    def _families(self) -> list[list[int]]:
        """Return the lineages as sorted lists of places, in order of their first."""
        parent = list(range(len(self._pile.articles)))

        def root(place: int) -> int:
            while parent[place] != place:
                place = parent[place]
            return place

        for overlap in overlaps(self._pile.sets, self._settings.copy_containment):
            if self._akin(overlap) and not self._own_background(overlap):
                low, high = sorted((root(overlap.one), root(overlap.other)))
                parent[high] = low
        families: dict[int, list[int]] = defaultdict(list)
        for place in range(len(parent)):
            families[root(place)].append(place)
        return [families[first] for first in sorted(families)]

    def _akin(self, overlap: Overlap) -> bool:
        one, other = overlap.one, overlap.other
        if self._pile.vectors[one].cosine(self._pile.vectors[other]) < UNLIKE:
            return False
        return overlap.containment >= self._settings.copy_containment

    def _own_background(self, overlap: Overlap) -> bool:
        """Whether an outlet only used its own background paragraphs again.

        Its page read twice has most of its text in common both ways. Within a story this
        does not matter: there the outlet's reports are one lineage.
        """
        one, other = (self._pile.articles[p].source for p in (overlap.one, overlap.other))
        return one == other and (
            min(overlap.of_one, overlap.of_other) < self._settings.copy_containment
        )

    def joined(
        self, families: Sequence[Sequence[int]], pairs: Sequence[Overlap]
    ) -> list[list[int]]:
        """Return a story's lineages, those that its own pairs show to be one made one."""
        found = [sorted(family) for family in families]
        for pair in pairs:
            one, other = (next(f for f in found if p in f) for p in (pair.one, pair.other))
            agency = self._agencies(pair.one) & self._agencies(pair.other)
            if one is not other and (agency or self._akin(pair)):
                found.remove(other)
                one[:] = sorted([*one, *other])
        return found

    def _agencies(self, place: int) -> set[str]:
        return {mark.origin for mark in self._marks[place] if mark.kind == "agency"}

    def pairs(self, places: Sequence[int]) -> list[Overlap]:
        """Return the pairs among these reports with text in common: all of them, unsampled."""
        sets = [self._pile.sets[place] for place in places]
        least = min(self._settings.shared_containment, self._settings.copy_containment)
        found = overlaps(sets, least, sample=1) if len(sets) > 1 else []
        return [pair._replace(one=places[pair.one], other=places[pair.other]) for pair in found]

    def representative(self, members: Sequence[int]) -> int:
        """Return the report that stands for its lineage: the longest, then the first."""
        return max(members, key=lambda p: (len(self._pile.runs[p]), -p))

    def day(self, members: Sequence[int]) -> float | None:
        """Return when a lineage was first published, in days."""
        days = [day for p in members if (day := self._pile.day(p)) is not None]
        return min(days, default=None)

    def link(self, overlap: Overlap) -> Link:
        """Return what two reports have in common, with its direction where it is known."""
        one, other = overlap.one, overlap.other
        pair = Pair(self._pile.articles[one], self._pile.articles[other], overlap)
        total, evidence = judge(pair)
        source, pickup = one, other
        if total <= -CERTAIN:
            source, pickup, evidence = other, one, _reversed(evidence)
        whole = overlap.containment >= self._settings.copy_containment
        detail = f"{overlap.common} runs of five words in common"
        return Link(
            "copy" if whole else "shared",
            self._pile.articles[source].id,
            self._pile.articles[pickup].id,
            abs(total) >= CERTAIN,
            round(overlap.containment, 4),
            self._passages(source, pickup),
            (Evidence("containment", round(overlap.containment, 4), detail), *evidence),
        )

    def _passages(self, one: int, other: int) -> tuple[tuple[Span, Span], ...]:
        pile = self._pile
        first, second = pile.articles[one], pile.articles[other]
        kept = frozenset(np.intersect1d(pile.sets[one], pile.sets[other]).tolist())
        read = (self._words(one), self._words(other))
        return shared_passages(first, second, read, (pile.runs[one], pile.runs[other]), kept)

    def lineage(self, members: Sequence[int], pairs: Sequence[Overlap]) -> Lineage:
        """Return a lineage with its links, its origin and the reasons for it.

        Args:
            pairs: those of the story, of which its own are taken.
        """
        inner = [pair for pair in pairs if pair.one in members and pair.other in members]
        links = tuple(self.link(pair) for pair in _telling(members, inner))
        ids = [self._pile.articles[p].id for p in sorted(members, key=self._pile.order)]
        ids = _origin_first(ids, links, self._written_at_origin(members))
        links = _between_pickups(links, ids[0])
        origin, evidence = self._origin(members, links, ids[0])
        return Lineage(content_id(*sorted(ids)), tuple(ids), origin, links, evidence)

    def _written_at_origin(self, members: Sequence[int]) -> list[str]:
        return [
            self._pile.articles[p].id
            for p in members
            if any(m.evidence.signal in {"outlet", "release"} for m in self._marks[p])
        ]

    def _origin(
        self, members: Sequence[int], links: Sequence[Link], first: str
    ) -> tuple[str | None, tuple[Evidence, ...]]:
        named = [mark for p in members for mark in self._marks[p]] or self._releases(members, links)
        if named:
            return _elected(named)
        if any(link.directed and link.source == first for link in links):
            source = next(
                self._pile.articles[p] for p in members if self._pile.articles[p].id == first
            )
            return source.source, (Evidence("source", 1.0, "the others have their text from it"),)
        return None, ()

    def _releases(self, members: Sequence[int], links: Sequence[Link]) -> list[Mark]:
        found = []
        for place in members:
            article = self._pile.articles[place]
            pairs = (pair for link in links for pair in link.passages)
            spans = sorted({span for pair in pairs for span in pair if span.article == article.id})
            found += list(releases(article, tuple(spans)))
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

    That one of them appeared later does not say that it was copied from the other.
    """
    pickups = {link.pickup for link in links if link.directed and link.source == first}
    return tuple(
        _undirected(link) if link.source in pickups and link.pickup in pickups else link
        for link in links
    )


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
