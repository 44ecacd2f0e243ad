"""Which story each family of reports is in: the nearest at first, the best after repair.

One report of a family, its delegate, takes part for all of it. It joins the story to whose
delegates it is nearest on average, or begins one. `repair` clusters the stories that grew
since the last time again, together with those that are near them, by average link over all
pairs (`crosscheck.group.linkage`), which merges and splits. What people say
(`crosscheck.group.corrections`) comes before both.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from crosscheck.group.arrays import Array, Arrays, mapped, mapping
from crosscheck.group.kin import Kin
from crosscheck.group.linkage import Edge, average_link
from crosscheck.group.reports import Reports
from crosscheck.group.said import Said
from crosscheck.group.shelf import Shelf
from crosscheck.group.similarity import Similarities
from crosscheck.settings import GroupSettings

NEAR = 0.5  # share of the threshold from which a story is mended together with its neighbour

Link = tuple[int, float]  # an earlier delegate, and how alike it is


class Placing:
    """Delegates of families, and the stories that they are in."""

    def __init__(self, reports: Reports, kin: Kin, said: Said, settings: GroupSettings) -> None:
        self._reports, self._kin, self._said, self._settings = reports, kin, said, settings
        self._alike = Similarities(settings)
        self._delegate: dict[int, int] = {}  # of a family
        self.shelf = Shelf()  # of the delegates
        self._grown: set[int] = set()

    def arrays(self) -> dict[str, dict[str, Array]]:
        """Return what is known, by part, to be saved."""
        grown = np.array(sorted(self._grown), dtype=np.int64)
        own = {**mapping("delegate", self._delegate), "grown": grown}
        return {"placing": own, "alike": self._alike.arrays(), "shelf": self.shelf.arrays()}

    def restore(self, arrays: Mapping[str, Arrays]) -> None:
        """Take up what was saved."""
        self._delegate = mapped("delegate", arrays["placing"])
        self._grown = set(arrays["placing"]["grown"].tolist())
        self._alike.restore(arrays["alike"], self._reports)
        self.shelf.restore(arrays["shelf"])

    def story(self, place: int) -> int:
        """Return the number of the story that a report is in."""
        return self.shelf.story_of[self._delegate[self._kin.family(place)]]

    def families(self, story: int) -> list[list[int]]:
        """Return a story's reports, those of one text together."""
        members = self.shelf.members[story]
        return [self._kin.members(self._kin.family(place)) for place in members]

    def meet(self, place: int) -> None:
        """Join a report's family with those that it shares a text with."""
        for other in self._kin.akin_to(place):
            one, family = self._kin.family(place), self._kin.family(other)
            if one != family and self._kin.may_join(place, other):
                self._join_families(one, family)

    def _join_families(self, one: int, other: int) -> None:
        delegates = sorted({self._delegate.pop(f) for f in (one, other) if f in self._delegate})
        kept = self._kin.join(one, other)
        if delegates:
            stories = {self.shelf.story_of[delegate] for delegate in delegates}
            self._grown.add(self.shelf.merge(sorted(stories)))
            self._delegate[kept] = delegates[0]
            for delegate in delegates[1:]:
                self.shelf.take(delegate)

    def _elected(self, places: Sequence[int]) -> list[int]:
        """Return the delegates of the families that had none: the longest report of each."""
        found = []
        for family in sorted({self._kin.family(place) for place in places}):
            if family not in self._delegate:
                members = self._kin.members(family)
                chosen = max(members, key=lambda p: (len(self._reports.article(p).text), -p))
                self._delegate[family] = chosen
                found.append(chosen)
        return found

    def place(self, places: Sequence[int]) -> None:
        """Put reports that arrived together into stories, all of them having met their kin."""
        for delegate in sorted(self._elected(places)):
            self._take_part(delegate)

    def _take_part(self, place: int) -> None:
        oldest = self._reports.oldest
        family = self._kin.members(self._kin.family(place))
        days = [day for p in family if not math.isnan(day := self._reports.day(p))]
        day = min(days, default=math.nan)
        self._alike.add(place, self._reports.vector(place), day, oldest)
        story = self._nearest_story(place)
        if story is None:
            story = self.shelf.begin([place])
        else:
            self.shelf.put(place, story)
        self._grown.add(story)

    def _nearest_story(self, place: int) -> int | None:
        """Return the story that a report is said to belong to, or is near enough to on average."""
        story_of = self.shelf.story_of
        bound = {story_of[p] for p in self._bound("together", place) if p in story_of}
        if bound:
            return self.shelf.merge(sorted(bound))
        barred = {story_of[p] for p in self._bound("apart", place) if p in story_of}
        sums: dict[int, float] = defaultdict(float)
        for other, score in self._links(place):
            sums[story_of[other]] += score
        members = self.shelf.members
        means = {s: total / len(members[s]) for s, total in sums.items() if s not in barred}
        best = max(means, key=lambda story: (means[story], -story), default=None)
        return best if best is not None and means[best] >= self._settings.threshold else None

    def _links(self, place: int) -> Iterator[Link]:
        """Yield the earlier reports that take part and are like one, and how much."""
        others, scores = self._alike.of(place, self._reports.oldest)
        for other, score in zip(others.tolist(), scores.tolist(), strict=True):
            if other in self.shelf.story_of:
                yield other, score

    def _bound(self, kind: str, place: int) -> set[int]:
        """Return who takes part for the reports of which people say so with a family's."""
        found = self._said.partners(kind, self._kin.members(self._kin.family(place)))
        delegates = {self._delegate.get(self._kin.family(other)) for other in found}
        return {other for other in delegates if other is not None and other != place}

    def forget(self, place: int) -> None:
        """Take out the oldest report; its family's next, if any, takes its part."""
        family = self._kin.family(place)
        self._kin.forget(place)
        self._alike.forget(place)
        if self._delegate.get(family) != place:
            return
        del self._delegate[family]
        heirs = self._kin.members(family)
        if heirs:
            self._delegate[family] = heirs[0]
            self.shelf.put(heirs[0], self.shelf.story_of[place])
        self.shelf.take(place)

    def repair(self) -> None:
        """Cluster the stories that grew again, with their neighbours."""
        members = self.shelf.members
        grown = [story for story in sorted(self._grown) if story in members]
        self._grown = set()
        links = {p: list(self._links(p)) for story in grown for p in members[story]}
        near = sorted(self._neighbourhood(grown, links))
        places = sorted(place for story in near for place in members[story])
        rank = {place: number for number, place in enumerate(places)}
        edges: list[Edge] = []
        for place in places:
            found = links[place] if place in links else self._links(place)
            edges += ((rank[o], rank[place], score) for o, score in found if o in rank)
        said = {
            kind: [(rank[p], rank[q]) for p in places for q in self._bound(kind, p) if q in rank]
            for kind in ("together", "apart")
        }
        clusters = average_link(len(places), edges, self._settings.threshold, **said)
        self.shelf.replace(near, [[places[n] for n in cluster] for cluster in clusters])

    def _neighbourhood(
        self, stories: Sequence[int], links: Mapping[int, Sequence[Link]]
    ) -> set[int]:
        """Return these stories and those that they are nearly near enough to join."""
        found, members = set(stories), self.shelf.members
        for story in stories:
            bound = (self._bound("together", place) for place in members[story])
            found.update(self.shelf.story_of[other] for others in bound for other in others)
            sums: dict[int, float] = defaultdict(float)
            for place in members[story]:
                for other, score in links[place]:
                    sums[self.shelf.story_of[other]] += score
            least = NEAR * self._settings.threshold * len(members[story])
            found.update(o for o, total in sums.items() if total >= least * len(members[o]))
        return found

    def similarity(self, story: int) -> float:
        """Return the mean similarity of a story's delegates."""
        members = self.shelf.members[story]
        inside = (score for p in members for o, score in self._links(p) if o in members)
        return sum(inside) / max(1.0, len(members) * (len(members) - 1) / 2)
