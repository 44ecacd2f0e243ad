"""Which story each family of reports is in: the nearest at first, the best after repair.

One report of a family, its delegate, takes part for all of it. It joins the story to whose
delegates it is nearest on average, or begins one. `repair` clusters the stories that grew
since the last time again, together with those that are near them, by average link over all
pairs (`crosscheck.group.clusters.linkage`), which merges and splits. What people say
(`crosscheck.group.corrections`) comes before both.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from crosscheck.group.arrays import Array, Arrays, batches, mapped, mapping
from crosscheck.group.clusters.linkage import average_link
from crosscheck.group.clusters.shelf import NO_STORY, Shelf
from crosscheck.group.clusters.similarity import EDGES, Links, Similarities
from crosscheck.group.copies.kin import Kin
from crosscheck.group.reports import Reports
from crosscheck.group.said import Said
from crosscheck.settings import GroupSettings

NEAR = 0.5  # share of the threshold from which a story is mended together with its neighbour


class Placing:
    """Delegates of families, and the stories that they are in."""

    def __init__(self, reports: Reports, kin: Kin, said: Said, settings: GroupSettings) -> None:
        self._reports, self._kin, self._said = reports, kin, said
        self._threshold = settings.measures().threshold
        self._alike = Similarities(reports, settings)
        self._delegate: dict[int, int] = {}  # of a family
        self.shelf = Shelf()  # of the delegates
        self._grown: dict[int, int] = {}  # stories, by how many reports since they were mended
        self._touched: set[int] = set()  # those that grew since some were mended

    def arrays(self) -> dict[str, dict[str, Array]]:
        """Return what is known, by part, to be saved."""
        own = {**mapping("delegate", self._delegate), **mapping("grown", self._grown)}
        own["touched"] = np.array(sorted(self._touched), dtype=np.int64)
        return {"placing": own, "alike": self._alike.arrays(), "shelf": self.shelf.arrays()}

    def restore(self, arrays: Mapping[str, Arrays]) -> None:
        """Take up what was saved."""
        self._delegate = mapped("delegate", arrays["placing"])
        self._grown = mapped("grown", arrays["placing"])
        self._touched = set(arrays["placing"]["touched"].tolist())
        self._alike.restore(arrays["alike"])
        self.shelf.restore(arrays["shelf"])

    def story(self, place: int) -> int:
        """Return the number of the story that a report is in."""
        return self._story_of(self._delegate[self._kin.family(place)])

    def _story_of(self, delegate: int) -> int:
        return int(self.shelf.stories_of(np.array([delegate]))[0])

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
            stories = {self._story_of(delegate) for delegate in delegates}
            self._note_growth(self.shelf.merge(sorted(stories)))
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
        for delegates in batches(sorted(self._elected(places))):
            links = self._alike.add(delegates, [self._day(place) for place in delegates])
            for place, own in zip(delegates, links, strict=True):
                self._take_part(place, own)

    def _day(self, place: int) -> float:
        """Return when a report's family was first published; not a number where unknown."""
        family = self._kin.members(self._kin.family(place))
        days = [day for p in family if not math.isnan(day := self._reports.day(p))]
        return min(days, default=math.nan)

    def _take_part(self, place: int, links: Links) -> None:
        self.shelf.make_room(place, self._reports.oldest)
        story = self._nearest_story(place, links)
        if story is None:
            self._grown[self.shelf.begin([place])] = 0
        else:
            self.shelf.put(place, story)
            self._note_growth(story)

    def _note_growth(self, story: int) -> None:
        self._grown[story] = self._grown.get(story, 0) + 1
        self._touched.add(story)

    def _nearest_story(self, place: int, links: Links) -> int | None:
        """Return the story that a report is said to belong to, or is near enough to on average."""
        bound = self._stories_bound("together", place)
        if bound:
            return self.shelf.merge(sorted(bound))
        barred = self._stories_bound("apart", place)
        stories = self.shelf.stories_of(links.others)
        sums: dict[int, float] = defaultdict(float)
        for story, score in zip(stories.tolist(), links.scores.tolist(), strict=True):
            sums[story] += score
        barred.add(NO_STORY)
        members = self.shelf.members
        means = {s: t / min(len(members[s]), EDGES) for s, t in sums.items() if s not in barred}
        best = max(means, key=lambda story: (means[story], -story), default=None)
        return best if best is not None and means[best] >= self._threshold else None

    def _stories_bound(self, kind: str, place: int) -> set[int]:
        found = (self.shelf.story_of(other) for other in self._bound(kind, place))
        return {story for story in found if story is not None}

    def _links(self, places: Sequence[int]) -> Links:
        """Return the earlier reports that take part and are like some, and how much."""
        links = self._alike.links(np.array(places, dtype=np.int64))
        return links.those(self.shelf.stories_of(links.others) >= 0)

    def _bound(self, kind: str, place: int) -> set[int]:
        """Return who takes part for the reports of which people say so with a family's."""
        if not self._said:
            return set()
        found = self._said.partners(kind, self._kin.members(self._kin.family(place)))
        delegates = {self._delegate.get(self._kin.family(other)) for other in found}
        return {other for other in delegates if other is not None and other != place}

    def forget(self, place: int) -> None:
        """Take out the oldest report; its family's next, if any, takes its part."""
        family = self._kin.family(place)
        self._kin.forget(place)
        if self._delegate.get(family) != place:
            return
        del self._delegate[family]
        heirs, story = self._kin.members(family), self._story_of(place)
        if heirs:
            self._delegate[family] = heirs[0]
            self._alike.inherit(heirs[0], place)
            self.shelf.put(heirs[0], story)
        self.shelf.take(place)
        if story not in self.shelf.members:
            self._grown.pop(story, None)

    def repair(self, least_growth: float = 0.0) -> None:
        """Cluster the stories that grew again, with their neighbours.

        Args:
            least_growth: how large a share of a story's reports must be new.
        """
        members = self.shelf.members
        grown = [
            story
            for story in sorted(self._touched if least_growth else self._grown)
            if story in members and self._grown[story] >= least_growth * len(members[story])
        ]
        self._touched = set()
        near = self._neighbourhood(grown)
        places = sorted(place for story in near for place in members[story])
        inside = self._links(places)
        inside = inside.those(np.isin(self.shelf.stories_of(inside.others), near))
        ranks = (np.searchsorted(places, which).tolist() for which in inside[:2])
        rank = {place: number for number, place in enumerate(places)}
        said = {
            kind: [(rank[p], rank[q]) for p in places for q in self._bound(kind, p) if q in rank]
            for kind in ("together", "apart")
            if self._said
        }
        edges = zip(*ranks, inside.scores.tolist(), strict=True)
        clusters = average_link(len(places), edges, self._threshold, **said)
        for story in near:
            self._grown.pop(story, None)
        self.shelf.replace(near, [[places[n] for n in cluster] for cluster in clusters])

    def _neighbourhood(self, stories: Sequence[int]) -> list[int]:
        """Return these stories and those that they are nearly near enough to join."""
        found, members = set(stories), self.shelf.members
        places = [place for story in stories for place in members[story]]
        for place in places if self._said else ():
            found |= self._stories_bound("together", place)
        links = self._links(places)
        pairs = self.shelf.stories_of(links.ones) << 32 | self.shelf.stories_of(links.others)
        pairs, back = np.unique(pairs, return_inverse=True)
        least = NEAR * self._threshold
        sums = np.bincount(back, links.scores)
        for pair, total in zip(pairs.tolist(), sums.tolist(), strict=True):
            one, other = pair >> 32, pair & 0xFFFFFFFF
            if total >= least * len(members[one]) * min(EDGES, len(members[other])):
                found.add(other)
        return sorted(found)

    def similarity(self, story: int) -> float:
        """Return the mean similarity of a story's delegates."""
        members = self.shelf.members[story]
        links = self._links(members)
        inside = links.scores[self.shelf.stories_of(links.others) == story]
        return float(inside.sum()) / max(1.0, len(members) * (len(members) - 1) / 2)
