"""Which report stands in which story, and the ids that stories keep.

A story is a number while it is worked on, and gets its id when somebody asks for it: from
then on the id stays with whatever holds most of the reports that it was given for.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

import numpy as np

from crosscheck.group.arrays import Array, Arrays, Rows, read_texts, texts
from crosscheck.group.terms.vocabulary import Numbers
from crosscheck.model import content_id

NO_STORY = -1


class Shelf:
    """Stories by number, each with its reports' places in order of arrival."""

    def __init__(self) -> None:
        self._of = Rows(story=np.zeros(0, dtype=np.int64))  # its number and one, 0 for none
        self.members: dict[int, list[int]] = {}
        self._ids: dict[int, str] = {}
        self._given: set[str] = set()  # the ids of all of these
        self._begun = 0

    def story_of(self, place: int) -> int | None:
        """Return the story that a report is in; none where it takes no part."""
        story = int(self._of.row("story", place)) if place < self._of.end else 0
        return story - 1 if story else None

    def stories_of(self, places: Numbers) -> Numbers:
        """Return the stories that reports are in; below 0 where they take no part."""
        return self._of.at("story", places) - 1

    def _assign(self, places: Sequence[int], story: int) -> None:
        self._of.make_room(max(places), self._of.first)
        for place in places:
            self._of["story"][place - self._of.first] = story + 1

    def arrays(self) -> dict[str, Array]:
        """Return what is known, to be saved."""
        members = [(place, story) for story, held in self.members.items() for place in held]
        return {
            "members": np.array(members, dtype=np.int64).reshape(-1, 2),
            "begun": np.array([self._begun]),
            "named": np.array(list(self._ids), dtype=np.int64),
            **texts("ids", self._ids.values()),
        }

    def restore(self, arrays: Arrays) -> None:
        """Take up what was saved."""
        for place, story in arrays["members"].tolist():
            self.members.setdefault(story, []).append(place)
        places = arrays["members"][:, 0]
        if len(places):
            self._of.make_room(int(places.max()), int(places.min()))
        for story, held in self.members.items():
            self._assign(held, story)
        self._begun = int(arrays["begun"][0])
        ids = read_texts("ids", arrays)
        self._ids = dict(zip(arrays["named"].tolist(), ids, strict=True))
        self._given = set(ids)

    def make_room(self, place: int, oldest: int) -> None:
        """See to it that a report may be put somewhere; those before the oldest are gone."""
        self._of.make_room(place, oldest)

    def begin(self, places: list[int]) -> int:
        """Make a story of these reports and return its number."""
        story = self._begun
        self._begun += 1
        self.members[story] = sorted(places)
        self._assign(places, story)
        return story

    def put(self, place: int, story: int) -> None:
        """Add a report to a story."""
        insort(self.members[story], place)
        self._assign([place], story)

    def take(self, place: int) -> int:
        """Take a report out and return its story's number; a story without any is gone."""
        story = int(self._of.row("story", place)) - 1
        self._assign([place], NO_STORY)
        self.members[story].remove(place)
        if not self.members[story]:
            del self.members[story]
            self._given.discard(self._ids.pop(story, ""))
        return story

    def merge(self, stories: Sequence[int]) -> int:
        """Make several stories one, and return its number: the first of theirs."""
        kept, *gone = sorted(stories)
        for story in gone:
            moved = self.members.pop(story)
            self.members[kept] = sorted([*self.members[kept], *moved])
            self._assign(moved, kept)
            known = self._ids.pop(story, None)
            if known and self._ids.setdefault(kept, known) != known:
                self._given.discard(known)
        return kept

    def replace(self, old: Sequence[int], clusters: Sequence[list[int]]) -> None:
        """Put clusters in the place of stories; an id goes to most of what it was given for."""
        ids = {story: self._ids.pop(story) for story in old if story in self._ids}
        before = {place: story for story in old for place in self.members.pop(story)}
        shares = Counter[tuple[int, int]]()
        for number, cluster in enumerate(clusters):
            shares.update((before[place], number) for place in cluster)
        heir_of: dict[int, int] = {}
        for (story, number), _ in sorted(shares.items(), key=lambda share: (-share[1], share[0])):
            if story in ids and story not in heir_of.values() and number not in heir_of:
                heir_of[number] = story
        for number, cluster in enumerate(clusters):
            story = self.begin(cluster)
            if number in heir_of:
                self._ids[story] = ids.pop(heir_of[number])
        self._given.difference_update(ids.values())

    def inherit(self, shares: Mapping[tuple[str, int], int]) -> None:
        """Give ids that stories had elsewhere to those that hold most of their reports.

        Args:
            shares: how many reports a story has of those that an id was given for.
        """
        for (key, story), _ in sorted(shares.items(), key=lambda share: (-share[1], share[0])):
            if key not in self._given and story not in self._ids:
                self._ids[story] = key
                self._given.add(key)

    def id_of(self, story: int, first: Callable[[int], Sequence[str]]) -> str:
        """Return a story's id.

        Args:
            first: gives the ids of a story's articles, the one that names it first.
        """
        if story not in self._ids:
            keys = _keys(first(story))
            self._ids[story] = next(key for key in keys if key not in self._given)
            self._given.add(self._ids[story])
        return self._ids[story]


def _keys(articles: Sequence[str]) -> Iterator[str]:
    """Yield the ids that a story may have: by each of its articles, then by the first again.

    All articles of a story may have named others: one that a repair parts from the story that
    it named has no other article to go by.
    """
    yield from (content_id("story", article) for article in articles)
    yield from (content_id("story", articles[0], number) for number in count(2))
