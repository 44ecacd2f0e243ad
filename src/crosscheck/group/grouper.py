"""Stories found as reports arrive, and mended as more is known.

A report first looks for its kin (`crosscheck.group.kin`): a copy goes where its text already
is. The first of a family takes part for all of it: it joins the story to whose reports it
is nearest on average, or begins one. That is quick, and wrong now and then: the first two
reports of an event may arrive before the one that ties them together. So every `REPAIR`
reports the stories that grew are clustered again, together with those that are near them:
average link over all pairs (`crosscheck.group.linkage`), which merges and splits. A story
keeps its id as long as most of it stays.

A pile is a stream that arrives at once: everything is counted before anything is weighed,
and everything is mended at the end. Fed one by one, the same reports end in nearly the same
stories (``bench/stories`` holds the difference under one point).
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from crosscheck.group.arrays import Array, Arrays, mapped, mapping
from crosscheck.group.corrections import KINDS, Corrections
from crosscheck.group.kin import Kin
from crosscheck.group.linkage import Edge, average_link
from crosscheck.group.reports import Reports
from crosscheck.group.shelf import Shelf
from crosscheck.group.similarity import Similarities
from crosscheck.group.state import opened, saved
from crosscheck.group.story import Stories
from crosscheck.group.vectors import terms, vector
from crosscheck.group.vocabulary import Vocabulary
from crosscheck.model import Article, Story
from crosscheck.settings import GroupSettings

REPAIR = 200  # reports after which the stories that grew are mended
NEAR = 0.5  # share of the threshold from which a story is mended together with its neighbour
LARGEST = 3000  # reports clustered at once
PARTS = ("reports", "kin", "_vocabulary", "_alike", "_shelf")

Link = tuple[int, float]  # an earlier report, and how alike it is


class Grouper:
    """The stories among the reports given so far, those older than the window left out."""

    def __init__(
        self,
        settings: GroupSettings = GroupSettings(),
        corrections: Corrections = Corrections(),
    ) -> None:
        self.settings, self.corrections = settings, corrections
        self._vocabulary = Vocabulary()
        self.reports = Reports()
        self.kin = Kin(self.reports, settings)
        self._alike = Similarities(settings)
        self._speaker: dict[int, int] = {}  # family: the report that takes part for it
        self._shelf = Shelf()  # of those that take part
        self._stories = Stories(self.reports, self.kin, self._vocabulary, settings)
        self._grown: set[int] = set()
        self._since_repair = 0
        self._said = {kind: corrections.partners(kind) for kind in KINDS}
        self._newest = -math.inf
        self._arrived: deque[float] = deque()

    def add(self, article: Article) -> str:
        """Add a report and return the id of its story, which later reports may change.

        An article that is known already (by its id) changes nothing.
        """
        self.extend((article,), repair=False)
        self._since_repair += 1
        if self._since_repair >= REPAIR:
            self.repair()
        place = self.reports.place_of(article.id)
        if place is None:
            raise ValueError(f"{article.location!r} is older than the window")
        return self._id(self._shelf.story_of[self._speaker[self.kin.family(place)]])

    def save(self, path: Path) -> None:
        """Write all that is known to a file; `load` takes it up again."""
        saved(self, path)

    @classmethod
    def load(cls, path: Path) -> Grouper:
        """Return the grouper that a file holds.

        Raises:
            ParseError: it cannot be read, or is no saved grouper.
        """
        settings, corrections, articles, arrays = opened(path)
        grouper = cls(settings, corrections)
        grouper._restore(articles, arrays)
        return grouper

    def arrays(self) -> dict[str, dict[str, Array]]:
        """Return what is known, by part, to be saved."""
        own = {
            **mapping("speaker", self._speaker),
            "grown": np.array(sorted(self._grown), dtype=np.int64),
            "since_repair": np.array([self._since_repair]),
            "arrived": np.array(self._arrived, dtype=np.float64),
            "newest": np.array([self._newest]),
        }
        parts = {name: getattr(self, name).arrays() for name in PARTS}
        return {"grouper": own, **{name.strip("_"): held for name, held in parts.items()}}

    def _restore(self, articles: Sequence[Article], arrays: Mapping[str, Arrays]) -> None:
        own = arrays["grouper"]
        self._speaker = mapped("speaker", own)
        self._grown = set(own["grown"].tolist())
        self._since_repair = int(own["since_repair"][0])
        self._arrived = deque(own["arrived"].tolist())
        self._newest = float(own["newest"][0])
        self.reports.restore(articles, arrays["reports"])
        self.kin.restore(arrays["kin"])
        self._vocabulary.restore(arrays["vocabulary"])
        self._alike.restore(arrays["alike"], self.reports)
        self._shelf.restore(arrays["shelf"])

    def extend(self, articles: Iterable[Article], *, repair: bool = True) -> None:
        """Add reports that arrive together, in the order given."""
        new = [a for a in articles if self.reports.place_of(a.id) is None]
        read = [terms(article, self._vocabulary) for article in new]
        for article, (found, _) in zip(new, read, strict=True):
            self.reports.add(article, vector(found, self._vocabulary), found.numbers)
        first = self.reports.end - len(new)
        for place, (_, words) in enumerate(read, first):
            self.kin.add(place, words)
        for place in range(first, self.reports.end):
            self._meet(place)
        for place in sorted(self._speakers(range(first, self.reports.end))):
            self._take_part(place)
        self._forget()
        if repair:
            self.repair()

    def _meet(self, place: int) -> None:
        """Join a report's family with those that it shares a text with."""
        said = self._partners("copies", [place])
        for family in sorted({*self.kin.akin_to(place), *map(self.kin.family, said)}):
            own = self.kin.family(place)
            known = self.kin.members(family)
            if said.intersection(known) or not self._are("independent", own, known):
                self._join_families(self.kin.family(known[0]), own)

    def _are(self, kind: str, family: int, others: Sequence[int]) -> bool:
        """Whether people say so of any report of a family and any of these."""
        return not self._partners(kind, self.kin.members(family)).isdisjoint(others)

    def _partners(self, kind: str, places: Sequence[int]) -> set[int]:
        """Return the live reports of which people say so together with one of these."""
        said = self._said[kind]
        if not said:
            return set()
        ids = (other for p in places for other in said.get(self.reports.article(p).id, ()))
        return {place for each in ids if (place := self.reports.place_of(each)) is not None}

    def _join_families(self, one: int, other: int) -> None:
        speakers = sorted({self._speaker.pop(f) for f in (one, other) if f in self._speaker})
        kept = self.kin.join(one, other)
        if speakers:
            self._shelf.merge(sorted({self._shelf.story_of[speaker] for speaker in speakers}))
            self._speaker[kept] = speakers[0]
            for speaker in speakers[1:]:
                self._shelf.take(speaker)

    def _speakers(self, places: Sequence[int]) -> list[int]:
        """Return who is to take part for the families that nobody speaks for yet."""
        found = []
        for family in sorted({self.kin.family(place) for place in places}):
            if family not in self._speaker:
                members = self.kin.members(family)
                chosen = max(members, key=lambda p: (len(self.reports.article(p).text), -p))
                self._speaker[family] = chosen
                found.append(chosen)
        return found

    def _take_part(self, place: int) -> None:
        oldest = self.reports.oldest
        family = self.kin.members(self.kin.family(place))
        days = [day for p in family if not math.isnan(day := self.reports.day(p))]
        day = min(days, default=math.nan)
        self._alike.add(place, self.reports.vector(place), day, oldest)
        story = self._nearest_story(place)
        if story is None:
            story = self._shelf.begin([place])
        else:
            self._shelf.put(place, story)
        self._grown.add(story)

    def _nearest_story(self, place: int) -> int | None:
        """Return the story that a report is said to belong to, or is near enough to on average."""
        story_of = self._shelf.story_of
        bound = {story_of[p] for p in self._bound("together", place) if p in story_of}
        if bound:
            return self._shelf.merge(sorted(bound))
        barred = {story_of[p] for p in self._bound("apart", place) if p in story_of}
        sums: dict[int, float] = defaultdict(float)
        for other, score in self._links(place):
            sums[story_of[other]] += score
        members = self._shelf.members
        means = {s: total / len(members[s]) for s, total in sums.items() if s not in barred}
        best = max(means, key=lambda story: (means[story], -story), default=None)
        return best if best is not None and means[best] >= self.settings.threshold else None

    def _links(self, place: int) -> Iterator[Link]:
        """Yield the earlier reports that take part and are like one, and how much."""
        others, scores = self._alike.of(place, self.reports.oldest)
        for other, score in zip(others.tolist(), scores.tolist(), strict=True):
            if other in self._shelf.story_of:
                yield other, score

    def _bound(self, kind: str, place: int) -> set[int]:
        """Return who takes part for the reports of which people say so with a family's."""
        found = self._partners(kind, self.kin.members(self.kin.family(place)))
        speakers = {self._speaker.get(self.kin.family(other)) for other in found}
        return {other for other in speakers if other is not None and other != place}

    def _forget(self) -> None:
        """Let go of what arrived before the window."""
        for place in range(self.reports.oldest + len(self._arrived), self.reports.end):
            day = self.reports.day(place)
            self._newest = self._newest if math.isnan(day) else max(self._newest, day)
            self._arrived.append(self._newest)
        if not self.settings.window_days:
            return
        while self._arrived[0] < self._newest - self.settings.window_days:
            self._arrived.popleft()
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        place = self.reports.oldest
        family = self.kin.family(place)
        self.kin.forget(place)
        self._alike.forget(place)
        self._vocabulary.count(self.reports.forget(), -1)
        if self._speaker.get(family) != place:
            return
        del self._speaker[family]
        heirs = self.kin.members(family)
        if heirs:
            self._speaker[family] = heirs[0]
            self._shelf.put(heirs[0], self._shelf.story_of[place])
        self._shelf.take(place)

    def repair(self) -> None:
        """Cluster the stories that grew again, with their neighbours."""
        members = self._shelf.members
        grown = [story for story in sorted(self._grown) if story in members]
        self._grown, self._since_repair = set(), 0
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
        clusters = average_link(len(places), edges, self.settings.threshold, **said)
        self._shelf.replace(near, [[places[n] for n in cluster] for cluster in clusters])

    def _neighbourhood(
        self, stories: Sequence[int], links: Mapping[int, Sequence[Link]]
    ) -> set[int]:
        """Return these stories and those that they are nearly near enough to join."""
        found, members = set(stories), self._shelf.members
        for story in stories:
            bound = (self._bound("together", place) for place in members[story])
            found.update(self._shelf.story_of[other] for others in bound for other in others)
            sums: dict[int, float] = defaultdict(float)
            for place in members[story]:
                for other, score in links[place]:
                    sums[self._shelf.story_of[other]] += score
            least = NEAR * self.settings.threshold * len(members[story])
            found.update(o for o, total in sums.items() if total >= least * len(members[o]))
        return found

    def stories(self) -> list[Story]:
        """Return the stories of all live reports, by the day they stand for, then by id."""
        self.repair()
        told = [
            self._stories.tell(self._id(story), self._families(story), self._similarity(story))
            for story in sorted(self._shelf.members)
        ]
        return sorted(told, key=_order)

    def _families(self, story: int) -> list[list[int]]:
        return [self.kin.members(self.kin.family(place)) for place in self._shelf.members[story]]

    def _similarity(self, story: int) -> float:
        """Return the mean similarity of a story's reports that take part."""
        members = self._shelf.members[story]
        inside = (score for p in members for o, score in self._links(p) if o in members)
        return sum(inside) / max(1.0, len(members) * (len(members) - 1) / 2)

    def _id(self, story: int) -> str:
        return self._shelf.id_of(story, self._articles)

    def _articles(self, story: int) -> list[str]:
        places = (place for family in self._families(story) for place in family)
        return [self.reports.article(p).id for p in sorted(places, key=self.reports.order)]


def _order(story: Story) -> tuple[bool, float, str]:
    published = story.published
    return published is None, published.instant if published else 0.0, story.id
