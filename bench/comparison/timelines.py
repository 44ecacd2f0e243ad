"""Timelines against journalists' own: Timeline17's six on H1N1, Haiti, Jackson and the crisis.

Each reader is given the reports that were published within the range of the journalists'
timeline, as one story of independent reports, and their number of dates and mean number of
sentences a date. *Dates* are exact. AR is the alignment-based ROUGE ``align+ m:1`` (Martschat
and Markert 2017, 2018): each told date is laid beside the gold date that costs least, (1 -
closeness) × (1 - ROUGE-1), where closeness is 1 / (days between + 1); n-grams in common count
times their closeness. Recall lays each gold date beside a told one likewise. Words are stems,
common words left out; F1 of the mean precision and the mean recall over the timelines, as the
published figures are.

Peers in the same run: the days on which most reports were published, and those that most
sentences mention, each told by the sentences nearest to all of that day's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from bench import corpora
from bench.compared import Line
from bench.comparison.scores import Scores
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.times import times
from crosscheck.model import (
    Alignment,
    Annotations,
    Article,
    Comparison,
    Lineage,
    Sentence,
    Story,
    content_id,
    day_interval,
)
from crosscheck.settings import TellSettings
from crosscheck.tell.timeline import timeline
from crosscheck.text.content import content
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.tokens import words

Timeline: TypeAlias = Mapping[date, list[str]]
Grams: TypeAlias = Counter[tuple[str, ...]]
COMMON = 1.0
"""Idf of the words that ROUGE leaves out: 138 words."""


class Topic(NamedTuple):
    """One journalist's timeline, and the reports that are given for it."""

    key: str
    reports: tuple[Annotations, ...]
    gold: Timeline

    @property
    def sentences(self) -> int:
        """Mean sentences a date."""
        return round(sum(map(len, self.gold.values())) / len(self.gold))


Reader: TypeAlias = Callable[[Topic], Timeline]


def topics() -> Iterator[Topic]:
    """Yield each timeline with the reports of its range."""
    for row in corpora.lines("timelines/timeline17_gold"):
        gold: dict[date, list[str]] = defaultdict(list)
        for entry in row["entries"]:
            gold[date.fromisoformat(entry["date"])] += entry["sentences"]
        held = _collections()[row["collection"]]
        inside = [a for a in held if a.anchor and min(gold) <= a.anchor.day <= max(gold)]
        yield Topic(row["id"], tuple(inside), gold)


@cache
def _collections() -> dict[str, list[Annotations]]:
    found: dict[str, list[Annotations]] = defaultdict(list)
    for row in corpora.lines("timelines/timeline17"):
        found[row["collection"]].append(read(row, row["published"]))
    return found


def read(row: Mapping[str, Any], published: str) -> Annotations:
    """Return a report's sentences and times: all that the timeline reads."""
    day = day_interval(date.fromisoformat(published[:10]), "given")
    article = Article(str(row["id"]), "-", row.get("title") or "", row["text"], "-", day)
    split = sentences(article)
    return Annotations(article, day, split, times=times(article, day, split))


# --- readers ----------------------------------------------------------------------------


def ours(topic: Topic) -> Timeline:
    """Return our timeline."""
    articles = tuple(a.article for a in topic.reports)
    lineages = tuple(Lineage(content_id(a.id), (a.id,)) for a in articles)
    story = Story(topic.key, "-", articles, lineages, articles[0].published)
    settings = TellSettings(timeline_dates=len(topic.gold), timeline_sentences=topic.sentences)
    told: dict[date, list[str]] = defaultdict(list)
    for one in timeline(Comparison(Alignment(story, topic.reports)), settings):
        told[one.start.date()].append(one.text)
    return told


def by_publication(topic: Topic) -> Timeline:
    """Return the days on which most reports appeared, told by these reports' openings."""
    held: dict[date, list[Sentence]] = defaultdict(list)
    count: Counter[date] = Counter()
    for report in topic.reports:
        if report.anchor:
            count[report.anchor.day] += 1
            held[report.anchor.day] += report.sentences[:5]
    return _told(topic, count, held)


def by_mentions(topic: Topic) -> Timeline:
    """Return the days that most sentences mention, told by these sentences."""
    held: dict[date, list[Sentence]] = defaultdict(list)
    for report in topic.reports:
        for time in report.times:
            sentence = report.sentence_at(time.span.start)
            if time.start and sentence and time.precision in ("day", "hour", "minute"):
                held[time.start.date()].append(sentence)
    inside = {d: s for d, s in held.items() if min(topic.gold) <= d <= max(topic.gold)}
    return _told(topic, Counter({day: len(found) for day, found in inside.items()}), inside)


def _told(topic: Topic, count: Counter[date], held: Mapping[date, list[Sentence]]) -> Timeline:
    best = sorted(count, key=lambda day: (-count[day], day))[: len(topic.gold)]
    return {day: _central(held[day], topic.sentences) for day in best}


def _central(found: Iterable[Sentence], most: int) -> list[str]:
    """Return the sentences nearest to the words of all, no two alike."""
    texts = sorted({s.text for s in found if len(words(s.text)) > 5})
    weights = Counter[str]()
    for text in texts:
        weights.update(content(text))
    chosen: list[str] = []
    for text in sorted(texts, key=lambda t: -_nearness(t, weights)):
        held = content(text).keys()
        if not any(len(held & content(c).keys()) > 0.5 * len(held) for c in chosen):
            chosen.append(text)
    return chosen[:most]


def _nearness(text: str, weights: Mapping[str, float]) -> float:
    held = content(text)
    length = sum(rarity**2 for rarity in held.values()) ** 0.5
    return float(sum(weights[w] * r for w, r in held.items()) / (length or 1.0))


READERS: dict[str, Reader] = {
    "ours": ours,
    "days of publication": by_publication,
    "days mentioned": by_mentions,
}

# --- scores -----------------------------------------------------------------------------


def evaluate(reader: Reader) -> dict[str, float]:
    """Return date F1 (mean over the timelines) and AR-1 and -2."""
    dates: list[float] = []
    aligned: dict[int, list[Scores]] = {1: [], 2: []}
    for topic in topics():
        told = reader(topic)
        both = len(told.keys() & topic.gold.keys())
        dates.append(2 * both / (len(told) + len(topic.gold)))
        for size, scores in aligned.items():
            scores.append(alignment_rouge(told, topic.gold, size))
    means = {
        f"AR{size}": Scores(
            sum(s.precision for s in scores) / len(scores),
            sum(s.recall for s in scores) / len(scores),
        ).f1
        for size, scores in aligned.items()
    }
    return {"date F1": sum(dates) / len(dates), **means}


def alignment_rouge(told: Timeline, gold: Timeline, size: int) -> Scores:
    """Return ``align+ m:1`` of two timelines for n-grams of a size.

    >>> day, next_day = date(2009, 4, 27), date(2009, 4, 28)
    >>> alignment_rouge({day: ["Ferry sinks"]}, {next_day: ["Ferry sinks fast"]}, 1)
    Scores(precision=0.5, recall=0.3333333333333333)
    """
    return Scores(_covered(told, gold, size), _covered(gold, told, size))


def _covered(one: Timeline, other: Timeline, size: int) -> float:
    """Return the share of one timeline's n-grams that stand at the dates aligned with its own."""
    near = {day: _grams(texts, 1) for day, texts in other.items()}
    found = total = 0.0
    for day, texts in one.items():
        held, single = _grams(texts, size), _grams(texts, 1)
        total += held.total()
        if near:
            best = min(sorted(near), key=lambda d: _cost(day, single, d, near[d]))
            shared = held & _grams(other[best], size)
            found += shared.total() * _closeness(day, best)
    return found / (total or 1.0)


def _cost(day: date, held: Grams, other: date, grams: Grams) -> float:
    overlap = (held & grams).total()
    f1 = 2 * overlap / ((held.total() + grams.total()) or 1)
    return (1 - _closeness(day, other)) * (1 - f1)


def _closeness(day: date, other: date) -> float:
    return 1 / (abs((day - other).days) + 1)


def _grams(texts: Iterable[str], size: int) -> Grams:
    stems = [stem(t.text) for text in texts for t in words(text) if idf(fold(t.text)) > COMMON]
    return Counter(zip(*(stems[offset:] for offset in range(size)), strict=False))


def measure() -> dict[str, float]:
    """Return date F1 and AR-1 and -2 of every reader."""
    return {
        f"timelines.timeline17.{name.split()[-1]}.{figure.replace(' ', '_').lower()}": value
        for name, reader in READERS.items()
        for figure, value in evaluate(reader).items()
    }


def compared() -> Iterator[Line]:
    """Yield every reader's figures, and what is published."""
    for name, reader in READERS.items():
        yield Line("timelines", "timeline17", name, evaluate(reader))
    published = {"date F1": 0.544, "AR1": 0.120}
    note = "published, over all nine topics (Ghalandari and Ifrim 2020)"
    yield Line("timelines", "timeline17", "DATEWISE", published, note)
