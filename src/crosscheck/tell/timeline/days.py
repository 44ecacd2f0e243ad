"""Which days a story's reports tell of most, each by named signals.

*told*: how many lineages name the day, each by its most central sentence (one that holds the
words the whole story is about); what is still to come counts half. *reported*: lineages whose
opening tells of the day without naming it. A week or month counts less than a day, and a day
before the story's first report the less the longer before. A day long before it is background;
that, a week and a month are told only where two lineages tell them.

The weights were tuned on six timelines (Timeline17). Without centrality date F1 is .727 instead
of .759, without fading .741; a bonus for days that later reports look back on, and one for
bursts of reports, brought nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crosscheck.model import Comparison, Evidence, Precision
from crosscheck.tell.timeline.grading import Grade
from crosscheck.tell.timeline.tellings import Interval, Telling, tellings
from crosscheck.text.content import content

TELLING: tuple[Grade, ...] = ("told", "named", "opening", "published")
"""The grades of sentences that can tell a day; in a long story the spoken ones can as well."""
CENTRAL = 1.5
"""Power of a sentence's centrality in what it counts for its day; 1 and 2 do about as well."""
AHEAD, PUBLISHED = 0.5, 0.7
"""What remains of it for what is to come, and for what only appeared on the day."""
COARSE: Mapping[Precision, float] = {"week": 0.3, "month": 0.1}
FADING = timedelta(days=10)
"""How long before the first report a day counts half."""
LONG = timedelta(days=7)
"""Length of coverage from which a story's reports date their own openings."""
BACKGROUND = timedelta(days=30)
"""How long before the first report a day may lie without being background; the length of the
story's coverage is added."""


class Centre:
    """What a story is about: each stem by its rarity and the share of lineages that use it."""

    def __init__(self, comparison: Comparison) -> None:
        alignment = comparison.alignment
        self.lineage = {a: line.id for line in alignment.story.lineages for a in line.articles}
        users: dict[str, set[str]] = defaultdict(set)
        rarity: dict[str, float] = {}
        texts = [s.text for a in alignment.annotations for s in a.sentences]
        for annotations in alignment.annotations:
            line = self.lineage[annotations.article.id]
            for sentence in annotations.sentences:
                for stem, idf in content(sentence.text).items():
                    users[stem].add(line)
                    rarity[stem] = idf
        self.lineages = count = len(set(self.lineage.values())) or 1
        self._weights = {stem: rarity[stem] * len(lines) / count for stem, lines in users.items()}
        self._mean = sum(map(self._raw, texts)) / (len(texts) or 1) or 1.0

    def of(self, text: str) -> float:
        """Return how central a sentence is; the mean of all sentences is 1."""
        return self._raw(text) / self._mean

    def _raw(self, text: str) -> float:
        held = content(text)
        return sum(self._weights[stem] for stem in held) / math.sqrt(len(held) + 6)


@dataclass(slots=True)
class Day:
    """An interval and all that tells of it or mentions it."""

    at: Interval
    tellings: list[Telling] = field(default_factory=list)
    signals: tuple[Evidence, ...] = ()
    long: bool = False

    @property
    def told(self) -> list[Telling]:
        """The sentences that can tell it; in a long story what was said is news as well."""
        return [
            t for t in self.tellings if t.grade in TELLING or (self.long and t.grade == "spoken")
        ]

    @property
    def score(self) -> float:
        """The sum of its signals."""
        return sum(signal.score for signal in self.signals)


def days(comparison: Comparison, centre: Centre) -> list[Day]:
    """Return the days that the story tells of, those told most first."""
    found: dict[Interval, Day] = {}
    published: list[datetime] = []
    for annotations in comparison.alignment.annotations:
        for telling in tellings(annotations):
            found.setdefault(telling.at, Day(telling.at)).tellings.append(telling)
            published += [telling.published] if telling.published else []
    first = min(published, default=None)
    covered = max(published) - first if first else timedelta(0)
    for day in found.values():
        day.long = covered >= LONG
        if not day.long:
            day.tellings = [t for t in day.tellings if t.grade != "published"]
        day.signals = tuple(_signals(day, centre, first))
    kept = (d for d in found.values() if _belongs(d, centre, first and first - covered))
    return sorted(kept, key=lambda day: (-day.score, day.at))


def _belongs(day: Day, centre: Centre, begun: datetime | None) -> bool:
    """Whether a day is told, and by two lineages if it is a week, a month or background."""
    lines = {centre.lineage[t.sentence.span.article] for t in day.told}
    loose = day.at.precision != "day" or (begun is not None and day.at.end < begun - BACKGROUND)
    return len(lines) >= (min(2, centre.lineages) if loose else 1)


def _signals(day: Day, centre: Centre, first: datetime | None) -> Iterator[Evidence]:
    factor = COARSE.get(day.at.precision, 1.0)
    if first and day.at.start < first:
        factor /= 1 + (first - day.at.start) / FADING
    named = _best((t for t in day.tellings if t.names), centre)
    own = _best((t for t in day.tellings if not t.names), centre)
    alone = {line: worth for line, worth in own.items() if worth > named.get(line, 0.0)}
    named = {line: worth for line, worth in named.items() if line not in alone}
    for signal, held, plain in (("told", named, "named"), ("reported", alone, "told, not named,")):
        if held:
            count = "1 lineage" if len(held) == 1 else f"{len(held)} lineages"
            yield Evidence(signal, factor * sum(held.values()), f"{plain} by {count}")


def _best(told: Iterable[Telling], centre: Centre) -> dict[str, float]:
    """Return of each lineage the worth of its best telling."""
    best: dict[str, float] = defaultdict(float)
    for telling in told:
        line = centre.lineage[telling.sentence.span.article]
        best[line] = max(best[line], worth(telling, centre))
    return best


def worth(telling: Telling, centre: Centre) -> float:
    """Return what one telling counts: its centrality, less for plans and bare publication."""
    weight: float = centre.of(telling.sentence.text) ** CENTRAL
    weight *= PUBLISHED if telling.grade == "published" else 1.0
    return weight * (AHEAD if telling.ahead else 1.0)
