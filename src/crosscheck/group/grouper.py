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
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence

import numpy as np

from crosscheck.group.corrections import Corrections
from crosscheck.group.kin import Kin
from crosscheck.group.linkage import Edge, average_link
from crosscheck.group.reports import Reports
from crosscheck.group.similarity import Similarities
from crosscheck.group.vectors import terms, vector
from crosscheck.group.vocabulary import Vocabulary
from crosscheck.group.story import Stories
from crosscheck.model import Article, Story, content_id
from crosscheck.settings import GroupSettings

REPAIR = 200  # reports after which the stories that grew are mended
NEAR = 0.5  # share of the threshold from which a story is mended together with its neighbour
LARGEST = 3000  # reports clustered at once


class Grouper:
    """The stories among the reports given so far, those older than the window left out."""

    def __init__(
        self,
        settings: GroupSettings = GroupSettings(),
        corrections: Corrections = Corrections(),
    ) -> None:
        self._settings, self._corrections = settings, corrections
        self._vocabulary = Vocabulary()
        self.reports = Reports()
        self.kin = Kin(self.reports, settings)
        self._alike = Similarities(settings)
        self._speaker: dict[int, int] = {}  # family: the report that takes part for it
        self._story: dict[int, int] = {}  # report that takes part: its story
        self._members: dict[int, list[int]] = {}
        self._keys: dict[int, str] = {}
        self._begun = 0
        self._stories = Stories(self.reports, self.kin, self._vocabulary, settings)
        self._grown: set[int] = set()
        self._since_repair = 0
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
        return self._key(self._story[self._speaker[self.kin.family(place)]])

    def extend(self, articles: Iterable[Article], *, repair: bool = True) -> None:
        """Add reports that arrive together, in the order given."""
        new = [a for a in articles if self.reports.place_of(a.id) is None]
        read = [terms(article, self._vocabulary) for article in new]
        for article, (found, _) in zip(new, read, strict=True):
            self.reports.add(article, found, vector(found, self._vocabulary))
        first = self.reports.end - len(new)
        for place, (_, words) in enumerate(read, first):
            self.kin.add(place, words)
        for place in range(first, self.reports.end):
            for family in self.kin.akin_to(place):
                self._join_families(family, self.kin.family(place))
        for place in sorted(self._speakers(range(first, self.reports.end))):
            self._take_part(place)
        self._forget()
        if repair:
            self.repair()

    def _join_families(self, one: int, other: int) -> None:
        speakers = {self._speaker.pop(f) for f in (one, other) if f in self._speaker}
        kept = self.kin.join(one, other)
        if speakers:
            self._speaker[kept] = min(speakers)
            stories = {self._story[speaker] for speaker in speakers}
            self._merge(sorted(stories))

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
            story = self._begin([])
        self._members[story].append(place)
        self._story[place] = story
        self._grown.add(story)

    def _nearest_story(self, place: int) -> int | None:
        """Return the story that a report is nearest to on average, if near enough."""
        others, scores = self._alike.of(place, self.reports.oldest)
        sums: dict[int, float] = defaultdict(float)
        for other, score in zip(others.tolist(), scores.tolist(), strict=True):
            sums[self._story[other]] += score
        means = {story: total / len(self._members[story]) for story, total in sums.items()}
        best = max(means, key=lambda story: (means[story], -story), default=None)
        return best if best is not None and means[best] >= self._settings.threshold else None

    def _begin(self, members: list[int]) -> int:
        story = self._begun
        self._begun += 1
        self._members[story] = members
        return story

    def _merge(self, stories: Sequence[int]) -> None:
        kept, *gone = stories
        for story in gone:
            moved = self._members.pop(story)
            self._members[kept] = sorted([*self._members[kept], *moved])
            self._story.update(dict.fromkeys(moved, kept))
            self._keys.pop(story, None)
            self._grown.discard(story)

    def _forget(self) -> None:
        """Let go of what arrived before the window."""
        for place in range(self.reports.oldest + len(self._arrived), self.reports.end):
            day = self.reports.day(place)
            self._newest = self._newest if math.isnan(day) else max(self._newest, day)
            self._arrived.append(self._newest)
        if not self._settings.window_days:
            return
        while self._arrived[0] < self._newest - self._settings.window_days:
            self._arrived.popleft()
            self._forget_oldest()

    def _forget_oldest(self) -> None:
        place = self.reports.oldest
        family = self.kin.family(place)
        self.kin.forget(place)
        self._alike.forget(place)
        self._vocabulary.count(self.reports.forget().numbers, -1)
        if self._speaker.get(family) != place:
            return
        story = self._story.pop(place)
        self._members[story].remove(place)
        heirs = self.kin.members(family)
        if heirs:
            self._speaker[family] = heirs[0]
            self._story[heirs[0]] = story
            self._members[story] = sorted([*self._members[story], heirs[0]])
        else:
            del self._speaker[family]
            if not self._members[story]:
                del self._members[story]
                self._keys.pop(story, None)

    def repair(self) -> None:
        """Cluster the stories that grew again, with their neighbours."""
        grown = [story for story in sorted(self._grown) if story in self._members]
        near = sorted(self._neighbourhood(grown))
        self._grown, self._since_repair = set(), 0
        places = sorted(place for story in near for place in self._members[story])
        rank = {place: number for number, place in enumerate(places)}
        edges: list[Edge] = []
        for place in places:
            others, scores = self._alike.of(place, self.reports.oldest)
            edges += (
                (rank[other], rank[place], score)
                for other, score in zip(others.tolist(), scores.tolist(), strict=True)
                if other in rank
            )
        clusters = average_link(len(places), edges, self._settings.threshold)
        self._replace(near, [[places[n] for n in cluster] for cluster in clusters])

    def _neighbourhood(self, stories: Sequence[int]) -> set[int]:
        """Return these stories and those that they are nearly near enough to join."""
        found = set(stories)
        for story in stories:
            sums: dict[int, float] = defaultdict(float)
            for place in self._members[story]:
                others, scores = self._alike.of(place, self.reports.oldest)
                for other, score in zip(others.tolist(), scores.tolist(), strict=True):
                    sums[self._story[other]] += score
            size = len(self._members[story])
            for other, total in sums.items():
                if total >= NEAR * self._settings.threshold * size * len(self._members[other]):
                    found.add(other)
        return found

    def _replace(self, old: Sequence[int], clusters: Sequence[list[int]]) -> None:
        """Put clusters in the place of stories; a story's id goes to most of what it was."""
        keys = {story: self._keys.pop(story) for story in old if story in self._keys}
        before = {place: story for story in old for place in self._members.pop(story)}
        shares = Counter[tuple[int, int]]()
        for number, cluster in enumerate(clusters):
            shares.update((before[place], number) for place in cluster)
        heir: dict[int, int] = {}
        for (story, number), _ in sorted(shares.items(), key=lambda s: (-s[1], s[0])):
            if story in keys and story not in heir and number not in heir.values():
                heir[story] = number
        key_of = {number: keys[story] for story, number in heir.items()}
        for number, cluster in enumerate(clusters):
            story = self._begin(cluster)
            self._story.update(dict.fromkeys(cluster, story))
            if number in key_of:
                self._keys[story] = key_of[number]

    def stories(self) -> list[Story]:
        """Return the stories of all live reports, by the day they stand for, then by id."""
        self.repair()
        told = [
            self._stories.tell(self._key(story), self._families(story), self._similarity(story))
            for story in sorted(self._members)
        ]
        return sorted(told, key=_order)

    def _families(self, story: int) -> list[list[int]]:
        return [self.kin.members(self.kin.family(place)) for place in self._members[story]]

    def _similarity(self, story: int) -> float:
        """Return the mean similarity of a story's reports that take part."""
        members = self._members[story]
        total = 0.0
        for place in members:
            others, scores = self._alike.of(place, self.reports.oldest)
            total += float(scores[np.isin(others, members)].sum())
        return total / max(1.0, len(members) * (len(members) - 1) / 2)

    def _key(self, story: int) -> str:
        """Return a story's id: given once, by the first of its reports."""
        if story not in self._keys:
            places = [p for f in self._members[story] for p in self.kin.members(self.kin.family(f))]
            ids = [self.reports.article(p).id for p in sorted(places, key=self.reports.order)]
            used = set(self._keys.values())
            self._keys[story] = next(
                key for key in (content_id("story", each) for each in ids) if key not in used
            )
        return self._keys[story]


def _order(story: Story) -> tuple[bool, float, str]:
    published = story.published
    return published is None, published.instant if published else 0.0, story.id
