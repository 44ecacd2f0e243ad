"""The timeline: days told most, each with the sentences that tell best what happened then.

Days come in the order of their signals (`days`); each is told by the sentence nearest to what
its other tellings say, and to what the story is about. What is still to come is told as planned
only where no report tells it as done. No two entries say the same: what a day's best sentence
shares with an entry before it goes to that entry as a further source.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crosscheck.model import Basis, Comparison, Happening, Span
from crosscheck.settings import TellSettings
from crosscheck.tell.timeline.dating import DAYS
from crosscheck.tell.timeline.days import Centre, Day, days
from crosscheck.tell.timeline.grading import Grade
from crosscheck.tell.timeline.tellings import Telling
from crosscheck.text.content import content

GRADES: dict[Grade, float] = {"told": 1.0, "spoken": 0.7, "opening": 1.0, "published": 0.7}
LEAD, LEAD_WORTH = 5, 1.3
"""Sentences at the start of a report, where its news stands, and what that is worth."""
ALIKE, REPEATS = 0.4, 0.5
"""Shares of the shorter one's content from which a sentence supports another of its day, and
from which it only repeats an entry."""
SECOND = 0.3
"""Worth of a day's further happenings, beside its first, from which they are told."""


class Candidate(NamedTuple):
    """A sentence that could tell a day, and how well it would."""

    telling: Telling
    content: dict[str, float]
    worth: float

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.telling.sentence.span


def timeline(
    comparison: Comparison, settings: TellSettings = TellSettings()
) -> tuple[Happening, ...]:
    """Return the happenings in order of time, each at its own precision."""
    centre = Centre(comparison)
    told: list[Candidate] = []
    happenings: list[Happening] = []
    dates = 0
    for day in days(comparison, centre):
        if dates == settings.timeline_dates:
            break
        candidates = _candidates(day, centre)
        chosen = _chosen(candidates, told, settings.timeline_sentences)
        happenings += (_happening(day, one, candidates, centre) for one in chosen)
        told += chosen
        dates += bool(chosen)
    return tuple(sorted(happenings, key=lambda h: (h.start, h.end, h.spans)))


def _candidates(day: Day, centre: Centre) -> list[Candidate]:
    """Return the sentences that can tell a day, best first; plans only where nothing was done."""
    quotable = [t for t in day.told if t.quotable]
    done = [t for t in quotable if not t.ahead]
    held = [(telling, content(telling.sentence.text)) for telling in done or quotable]
    users: dict[str, set[str]] = defaultdict(set)
    for telling, words in held:
        for stem in words:
            users[stem].add(centre.lineage[telling.sentence.span.article])
    shared = {stem: len(lines) for stem, lines in users.items()}
    found = [Candidate(t, words, _worth(t, words, shared, centre)) for t, words in held]
    return sorted(found, key=lambda one: (-one.worth, one.span))


def _worth(
    telling: Telling, words: dict[str, float], shared: dict[str, int], centre: Centre
) -> float:
    """Return how near a sentence is to the day's tellings and to the story."""
    day = sum(rarity**2 * shared[stem] for stem, rarity in words.items())
    length = math.sqrt(sum(rarity**2 for rarity in words.values())) or 1.0
    lead = LEAD_WORTH if telling.place < LEAD else 1.0
    text = telling.sentence.text
    worth: float = GRADES[telling.grade] * lead * day / length * centre.of(text)
    return worth


def _chosen(
    candidates: Sequence[Candidate], told: Sequence[Candidate], most: int
) -> list[Candidate]:
    """Return a day's best sentences, none of which says what an entry says already."""
    waiting = [c for c in candidates if not any(_share(c, other) >= REPEATS for other in told)]
    chosen: list[Candidate] = []
    while waiting and len(chosen) < most:
        ranked = [(one.worth * _newness(one, chosen), one) for one in waiting]
        worth, best = max(ranked, key=lambda pair: pair[0])
        if chosen and worth < SECOND * chosen[0].worth:
            break
        chosen.append(best)
        waiting = [one for one in waiting if _share(one, best) < REPEATS]
    return chosen


def _newness(one: Candidate, chosen: Sequence[Candidate]) -> float:
    """Return how little of a sentence stands in the entries of its day, squared."""
    return min(((1 - _share(one, other)) ** 2 for other in chosen), default=1.0)


def _share(one: Candidate, other: Candidate) -> float:
    """Return how much of the shorter one's content stands in the other."""
    both = sum(rarity for stem, rarity in one.content.items() if stem in other.content)
    least = min(sum(one.content.values()), sum(other.content.values()))
    return both / least if least else 1.0


def _happening(
    day: Day, best: Candidate, candidates: Iterable[Candidate], centre: Centre
) -> Happening:
    """Return an entry with every sentence of the day that supports it, one a report."""
    sources = {best.span.article: best.span}
    for one in candidates:
        if _share(one, best) >= ALIKE:
            sources.setdefault(one.span.article, one.span)
    first, *others = sources.values()
    lines = {centre.lineage[article] for article in sources}
    clock = best.telling.clock
    start, end, precision = day.at
    if clock and clock.start and clock.end and clock.precision in DAYS:
        start, end = clock.start.replace(tzinfo=None), clock.end.replace(tzinfo=None)
        precision = clock.precision
    text = best.telling.sentence.text
    spans = (first, *sorted(others))
    return Happening(
        start, end, precision, text, spans, _basis(best.telling), len(lines), day.signals
    )


def _basis(telling: Telling) -> Basis:
    if telling.ahead:
        return "planned"
    return "reported" if telling.grade == "published" else "told"
