"""Stories found as reports arrive, and mended as more is known.

A report first looks for its kin (`crosscheck.group.copies.kin`): a copy goes where its text
already is. What is new is put into the nearest story (`crosscheck.group.clusters.placing`). That
is quick, and wrong now and then: the first two reports of an event may arrive before the one that
ties them together. So every `REPAIR` reports the stories that grew are clustered again. A story
keeps its id as long as most of it stays (`crosscheck.group.clusters.shelf`).

A pile is a stream that arrives at once: everything is counted before anything is weighed,
and everything is mended at the end. Fed one by one, the same reports end in nearly the same
stories (``bench/stories`` holds the difference under one point).
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from crosscheck.group.arrays import Array, Arrays, batches
from crosscheck.group.clusters.placing import Placing
from crosscheck.group.copies.kin import Kin
from crosscheck.group.corrections import Corrections
from crosscheck.group.reports import Reports
from crosscheck.group.said import Said
from crosscheck.group.state import opened, saved
from crosscheck.group.story import Stories
from crosscheck.group.terms.days import days_named_by
from crosscheck.group.terms.vectors import Terms, terms, titled, vectors
from crosscheck.group.terms.vocabulary import Vocabulary
from crosscheck.model import Article, Story
from crosscheck.settings import GroupSettings
from crosscheck.text.hashes import Codes, hashed_texts

REPAIR = 500  # reports after which the stories that grew are mended
GROWTH = 0.34  # share of a story's reports that are new when it is mended in between

Days = list[int]
"""Days that a report names, in days since 1970."""


class Grouper:
    """The stories among the reports given so far, those older than the window left out."""

    def __init__(
        self,
        settings: GroupSettings = GroupSettings(),
        corrections: Corrections = Corrections(),
    ) -> None:
        self.settings, self.corrections = settings, corrections
        self.vocabulary = Vocabulary()
        self.reports = Reports()
        said = Said(corrections, self.reports)
        self.kin = Kin(self.reports, said, settings)
        self._placing = Placing(self.reports, self.kin, said, settings)
        self._stories = Stories(self.reports, self.kin, said, self.vocabulary, settings)
        self._since_repair = 0
        self._newest = -math.inf
        self._arrived: deque[float] = deque()

    def add(self, article: Article) -> str:
        """Add a report and return the id of its story, which later reports may change.

        An article that is known already (by its id) changes nothing.
        """
        self.extend((article,), repair=False)
        place = self.reports.place_of(article.id)
        if place is None:
            raise ValueError(f"{article.location!r} is older than the window")
        return self._id(self._placing.story(place))

    def corrected(self, corrections: Corrections) -> Grouper:
        """Return the same reports grouped anew by other corrections, ids kept by majority."""
        self.repair()
        grouper = Grouper(self.settings, corrections)
        grouper.extend(self.reports)
        shares = Counter[tuple[str, int]]()
        for story in sorted(self._placing.shelf.members):
            key, articles = self._id(story), self._articles(story)
            places = (grouper.reports.place_of(article) for article in articles)
            shares.update((key, grouper._placing.story(p)) for p in places if p is not None)
        grouper._placing.shelf.inherit(shares)
        return grouper

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
            "since_repair": np.array([self._since_repair]),
            "arrived": np.array(self._arrived, dtype=np.float64),
            "newest": np.array([self._newest]),
        }
        return {
            "grouper": own,
            "reports": self.reports.arrays(),
            "kin": self.kin.arrays(),
            "vocabulary": self.vocabulary.arrays(),
            **self._placing.arrays(),
        }

    def _restore(self, articles: Sequence[Article], arrays: Mapping[str, Arrays]) -> None:
        own = arrays["grouper"]
        self._since_repair = int(own["since_repair"][0])
        self._arrived = deque(own["arrived"].tolist())
        self._newest = float(own["newest"][0])
        self.reports.restore(articles, arrays["reports"])
        self.kin.restore(arrays["kin"])
        self.vocabulary.restore(arrays["vocabulary"])
        self._placing.restore(arrays)

    def extend(self, articles: Iterable[Article], *, repair: bool = True) -> None:
        """Add reports that arrive together, in the order given."""
        new = [a for a in articles if self.reports.place_of(a.id) is None]
        first = self.reports.end
        for some in batches([each for batch in batches(new) for each in self._read(batch)]):
            self._enter(*zip(*some, strict=True))
        places = range(first, self.reports.end)
        self.kin.look_up(places)
        for place in places:
            self._placing.meet(place)
        self._placing.place(places)
        self._forget()
        self._since_repair += len(new)
        if repair or self._since_repair >= REPAIR:
            self.repair(0.0 if repair else GROWTH)

    def _read(self, articles: Sequence[Article]) -> Iterator[tuple[Article, Terms, Codes, Days]]:
        """Yield articles with their terms, the hashes of their words, and the days they name."""
        texts = list(hashed_texts(map(titled, articles)))
        days = map(days_named_by, articles, texts)
        found, words = zip(*terms(articles, texts, self.vocabulary), strict=True)
        return zip(articles, found, words, days, strict=True)

    def _enter(
        self,
        articles: Sequence[Article],
        found: Sequence[Terms],
        words: Sequence[Codes],
        days: Sequence[Days],
    ) -> None:
        """Add reports to those at hand, once all that arrived with them are counted."""
        first = self.reports.end
        weighed = vectors(found, self.vocabulary)
        for article, vector, own, named in zip(articles, weighed, found, days, strict=True):
            self.reports.add(article, vector, own.numbers, named)
        self.kin.add(range(first, self.reports.end), words)

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
            self._placing.forget(self.reports.oldest)
            self.vocabulary.count(self.reports.forget(), -1)
        self.vocabulary.prune()

    def repair(self, least_growth: float = 0.0) -> None:
        """Mend the stories of which more than this share is new since their last repair."""
        self._since_repair = 0
        self._placing.repair(least_growth)

    def stories(self) -> list[Story]:
        """Return the stories of all live reports, by the day they stand for, then by id."""
        self.repair()
        placing = self._placing
        told = [
            self._stories.tell(self._id(story), placing.families(story), placing.similarity(story))
            for story in sorted(placing.shelf.members)
        ]
        return sorted(told, key=_order)

    def count(self) -> int:
        """Return how many stories there are now."""
        return len(self._placing.shelf.members)

    def _id(self, story: int) -> str:
        return self._placing.shelf.id_of(story, self._articles)

    def _articles(self, story: int) -> list[str]:
        places = (place for family in self._placing.families(story) for place in family)
        return [self.reports.article(p).id for p in sorted(places, key=self.reports.order)]


def _order(story: Story) -> tuple[bool, float, str]:
    published = story.published
    return published is None, published.instant if published else 0.0, story.id
