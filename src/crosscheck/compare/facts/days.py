"""On which day it happened: the times of a report that are told of what happened.

Every time of a day or finer votes for its day. What it is the time of is said by the nearest
word of ``lists/day_words.txt``: of what happened ("the crane fell on Tuesday"), or of what came
after it, as speaking ("police said Wednesday"), courts and funerals, which hardly count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from crosscheck.compare.facts.predicates import casualty_words
from crosscheck.compare.facts.units import PACKAGE
from crosscheck.model import Annotations, Sentence, Span, Time
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import words

_FINE = ("day", "hour", "minute", "second")
_LEDE, _EARLY = 3, 10
_BESIDE = 2
_STAMP = re.compile(
    r"\b(?:posted|updated|published|created|modified|aired|photo)(?: on| at)?:?\W*$", re.IGNORECASE
)
_WRITTEN_DAY = re.compile(r"[A-Z][a-z]{2,8}\.? \d|\d [A-Z][a-z]{2}")


_ROLES = {
    "event": 1.0,
    "told": 0.5,
    "after": 0.3,
    "none": 0.24,
    "answer": 0.1,
    "court": 0.1,
    "say": 0.05,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """What a time counts for; tuned on one half of the incidents of ``stories/gva_2013_2015``.

    Args:
        roles: by what it is the time of; ``told`` where no word is near, or one of speaking,
            and the sentence does tell what happened.
        reach: words within which a word says what it is the time of; one behind the time
            counts as ``behind`` words further away.
        dated: of a day of the month, beside a weekday's.
        published: for the day of publication, where another vote is to be decided by it.
    """

    lede: float = 2.0
    early: float = 1.3
    late: float = 0.6
    quoted: float = 0.5
    dated: float = 1.5
    again: float = 0.15
    reach: int = 9
    behind: int = 3
    published: float = 0.1
    roles: Mapping[str, float] = field(default_factory=lambda: dict(_ROLES))


WEIGHTS = Weights()


class Told(NamedTuple):
    """A time that is told of what happened, and what it counts for."""

    day: date
    weight: float
    role: str
    span: Span


@cache
def roles() -> Mapping[str, str]:
    """Return the words that say what a time is the time of."""
    return {
        **dict.fromkeys(casualty_words(), "event"),
        **mapping_of(PACKAGE, "lists/day_words.txt"),
    }


@lru_cache(maxsize=1 << 12)
def tells_event(sentence: str) -> bool:
    """Whether a sentence has a word of something that happened."""
    return any(roles().get(word.text.lower()) == "event" for word in words(sentence))


def days(annotations: Annotations, weights: Weights = WEIGHTS) -> list[Told]:
    """Return the times of a report that count, in order; none after its publication."""
    places = {sentence.span.start: n for n, sentence in enumerate(annotations.sentences)}
    published = annotations.article.published
    found = []
    for time in annotations.times:
        sentence = annotations.sentence_at(time.span.start)
        if time.start is None or not _of_a_day(time) or sentence is None:
            continue
        day = time.start.date()
        if published and day > published.day:
            continue
        role = _role(annotations, time, sentence, weights)
        place = places[sentence.span.start]
        value = weights.roles[role] * _at(place, weights)
        value *= weights.quoted if sentence.quoted else 1
        value *= weights.dated if _WRITTEN_DAY.search(time.text) else 1
        if value:
            found.append(Told(day, value, role, time.span))
    return found


def _of_a_day(time: Time) -> bool:
    """Whether a time lies on one day; a weekend is written in days, and is two of them."""
    short = time.start is None or time.end is None or time.end - time.start <= timedelta(days=1)
    return time.precision in _FINE and short


def _at(place: int, weights: Weights) -> float:
    return weights.lede if place < _LEDE else weights.early if place < _EARLY else weights.late


def _role(annotations: Annotations, time: Time, sentence: Sentence, weights: Weights) -> str:
    """Return what a time is the time of: the role of the nearest word that has one."""
    text, table = annotations.article.text, roles()
    if _STAMP.search(text, max(0, time.span.start - 30), time.span.start):
        return "say"
    before = [word.text.lower() for word in words(text, sentence.span.start, time.span.start)]
    after = [word.text.lower() for word in words(text, time.span.end, sentence.span.end)]
    near = [(float(n), table[word]) for n, word in enumerate(reversed(before), 1) if word in table]
    near += [(_behind(n, weights), table[word]) for n, word in enumerate(after, 1) if word in table]
    distance, role = min(near, default=(weights.reach + 1, "none"))
    role = role if distance <= weights.reach else "none"
    happened = any(one in ("event", "answer") for _, one in near)
    told = role == "none" or (role == "say" and distance > _BESIDE)
    return "told" if told and happened else role


def _behind(number: int, weights: Weights) -> float:
    """Return how far a word behind a time is: "the Sunday night shooting" is beside it."""
    return number - 0.5 if number <= _BESIDE else number + 0.5 + weights.behind


def votes(
    annotations: Annotations, told: Iterable[Told], weights: Weights = WEIGHTS
) -> dict[date, float]:
    """Return what one report's times count for each day: the best, and a share of the others."""
    given: dict[date, list[float]] = defaultdict(list)
    for one in told:
        given[one.day].append(one.weight)
    published = annotations.article.published
    if published and given:
        given[published.day].append(weights.published)
    return {
        day: (1 - weights.again) * max(values) + weights.again * sum(values)
        for day, values in given.items()
    }
