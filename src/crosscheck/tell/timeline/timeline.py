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
from datetime import timedelta
from typing import NamedTuple

from crosscheck.model import Basis, Comparison, Happening, Row, Span
from crosscheck.settings import TellSettings
from crosscheck.tell.timeline.days import Centre, Day, days
from crosscheck.tell.timeline.grading import Grade
from crosscheck.tell.timeline.tellings import Telling
from crosscheck.text.content import content

GRADES: dict[Grade, float] = {
    "told": 1.0,
    "named": 0.3,
    "spoken": 0.7,
    "opening": 1.0,
    "published": 0.7,
}
ALIKE, REPEATS = 0.4, 0.5
"""Share of an entry's content from which a sentence of its day supports it; share of the shorter
one's from which it only repeats it."""
CARRIES = 0.75
"""Share of a sentence that a statement covers for its other reports to support it."""
SECOND = 0.3
"""Worth of a day's further happenings, beside its first, from which they are told."""
CLOCKED = 1.25
"""What a clock time is worth: it tells more exactly when."""
HOUR = timedelta(hours=1)


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
    stated = Stated(comparison)
    told: list[Candidate] = []
    happenings: list[Happening] = []
    dates = 0
    for day in days(comparison, centre):
        if dates == settings.timeline_dates:
            break
        candidates = _candidates(day, centre)
        chosen = _chosen(candidates, told, settings.timeline_sentences)
        happenings += (_happening(day, one, centre, stated) for one in chosen)
        told += chosen
        dates += bool(chosen)
    return tuple(sorted(happenings, key=lambda h: (h.start, h.end, h.spans)))


def _candidates(day: Day, centre: Centre) -> list[Candidate]:
    """Return the sentences that can tell a day, best first.

    Plans tell it only where no report tells it as done, and sentences that do not name the day
    only where none names it, unless the story is long.
    """
    quotable = [t for t in day.told if t.quotable]
    done = [t for t in quotable if not t.ahead] or quotable
    naming = done if day.long else [t for t in done if t.names] or done
    held = [(telling, content(telling.sentence.text)) for telling in naming]
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
    text = telling.sentence.text
    clock = CLOCKED if telling.clock else 1.0
    worth: float = GRADES[telling.grade] * clock * day / length * centre.of(text)
    return worth


def _chosen(
    candidates: Sequence[Candidate], told: Sequence[Candidate], most: int
) -> list[Candidate]:
    """Return a day's best sentences, none of which says what an entry says already."""
    waiting = [c for c in candidates if not any(_share(c, other) >= REPEATS for other in told)]
    chosen: list[Candidate] = []
    while waiting:
        if len(chosen) >= most:
            waiting = [one for one in waiting if _at_other_hours(one, chosen)]
        ranked = [(one.worth * _newness(one, chosen), one) for one in waiting]
        worth, best = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or (chosen and worth < SECOND * chosen[0].worth):
            break
        chosen.append(best)
        waiting = [one for one in waiting if _share(one, best) < REPEATS]
    return chosen


def _at_other_hours(one: Candidate, chosen: Iterable[Candidate]) -> bool:
    """Whether a sentence and all that are chosen give clock times, an hour or more apart."""
    clocks = [other.telling.clock for other in (one, *chosen)]
    starts = [clock.start.replace(tzinfo=None) for clock in clocks if clock and clock.start]
    apart = all(abs(starts[0] - other) >= HOUR for other in starts[1:])
    return len(starts) == len(clocks) and apart


def _newness(one: Candidate, chosen: Sequence[Candidate]) -> float:
    """Return how little of a sentence stands in the entries of its day, squared."""
    return min(((1 - _share(one, other)) ** 2 for other in chosen), default=1.0)


def _share(one: Candidate, other: Candidate) -> float:
    return _overlap(one.content, other.content)


def _supports(words: dict[str, float], told: dict[str, float]) -> bool:
    """Whether a sentence holds much of what an entry tells, and tells little else."""
    both = sum(rarity for stem, rarity in told.items() if stem in words)
    return both >= ALIKE * sum(told.values()) and _overlap(words, told) >= REPEATS


def _overlap(one: dict[str, float], other: dict[str, float]) -> float:
    """Return how much of the shorter one's content stands in the other."""
    both = sum(rarity for stem, rarity in one.items() if stem in other)
    least = min(sum(one.values()), sum(other.values()))
    return both / least if least else 1.0


class Stated:
    """The statements of the matrix by the report that makes them."""

    def __init__(self, comparison: Comparison) -> None:
        self._texts = {a.id: a.text for a in comparison.alignment.story.articles}
        self._rows: dict[str, list[tuple[Span, Row]]] = defaultdict(list)
        for row in comparison.matrix:
            for span in row.statement.spans:
                self._rows[span.article].append((span, row))

    def text(self, span: Span) -> str:
        """Return the words of a span."""
        return span.of(self._texts[span.article])

    def beside(self, sentence: Span) -> list[Span]:
        """Return where else stands what a statement says that covers most of a sentence."""
        found: set[Span] = set()
        for span, row in self._rows[sentence.article]:
            if sentence.holds(span) and len(span) >= CARRIES * len(sentence):
                found |= {c.span for c in row.cells if c.span and c.verdict == "reported"}
        return sorted(found)


def _happening(day: Day, best: Candidate, centre: Centre, stated: Stated) -> Happening:
    """Return an entry with every sentence that supports it, one a report."""
    sources = {best.span.article: best.span}
    for telling in day.tellings:
        sentence = telling.sentence
        if telling.ahead == best.telling.ahead and _supports(content(sentence.text), best.content):
            sources.setdefault(sentence.span.article, sentence.span)
    for span in stated.beside(best.span):
        if _overlap(content(stated.text(span)), best.content) >= ALIKE:
            sources.setdefault(span.article, span)
    first, *others = sources.values()
    start, end, precision = day.at
    clock = best.telling.clock
    if clock and clock.start and clock.end:
        start, end = clock.start.replace(tzinfo=None), clock.end.replace(tzinfo=None)
        precision = clock.precision
    text, basis = best.telling.sentence.text, _basis(best.telling)
    spans = (first, *sorted(others))
    lines = {centre.lineage[article] for article in sources}
    return Happening(start, end, precision, text, spans, basis, len(lines), day.signals)


def _basis(telling: Telling) -> Basis:
    if telling.ahead:
        return "planned"
    return "reported" if telling.grade == "published" else "told"
