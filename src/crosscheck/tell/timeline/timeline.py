"""The timeline: the story's dated happenings, a sentence each, as the reports tell them.

A time takes part when it is a month or finer and could be placed. Times of one interval
are one entry, told by the sentence that most lineages support and that stands earliest; a
time that only says when somebody spoke ("he said on Tuesday") is no happening.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from crosscheck.model import Annotations, Comparison, Happening, Precision, Sentence, Span, Time
from crosscheck.text.content import content
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

_PLACED = frozenset({"second", "minute", "hour", "day", "week", "month"})
MOST = 12
"""Entries at most: a longer list is no overview."""

Key = tuple[datetime, datetime]


def timeline(comparison: Comparison) -> tuple[Happening, ...]:
    """Return the happenings in order of time, each at its own precision."""
    lineage = {a: line.id for line in comparison.alignment.story.lineages for a in line.articles}
    entries: dict[Key, list[tuple[Time, Sentence]]] = defaultdict(list)
    for annotations in comparison.alignment.annotations:
        for time, sentence in _dated(annotations):
            entries[_interval(time)].append((time, sentence))
    ranked = sorted(entries.items(), key=lambda e: (-_support(e[1], lineage), _length(e[0]), e[0]))
    used: set[Span] = set()
    happenings: list[Happening] = []
    for key, told in ranked:
        fresh = [pair for pair in told if pair[1].span not in used]
        if fresh and len(happenings) < MOST:
            happenings.append(_happening(key, fresh, lineage))
            used |= set(happenings[-1].spans)
    return tuple(sorted(happenings, key=lambda h: (h.start, h.end)))


def _dated(annotations: Annotations) -> list[tuple[Time, Sentence]]:
    """Return the placed times with their sentences; of nested ones only the finest."""
    found: list[tuple[Time, Sentence]] = []
    for time in annotations.times:
        sentence = annotations.sentence_at(time.span.start)
        if sentence is None or sentence.quoted or time.start is None:
            continue
        if time.precision in _PLACED and not _of_an_aside(time, sentence):
            found.append((time, sentence))
    return [
        (time, sentence)
        for time, sentence in found
        if not any(s is sentence and _finer(other, time) for other, s in found)
    ]


def _finer(one: Time, other: Time) -> bool:
    """Whether one time lies inside another, and is shorter: "on Monday … this week"."""
    (start, end), (other_start, other_end) = _interval(one), _interval(other)
    return other_start <= start and end <= other_end and end - start < other_end - other_start


def _of_an_aside(time: Time, sentence: Sentence) -> bool:
    """Whether the time is of speaking ("he said on Tuesday"), or of an aside ("who in May")."""
    before = sentence.text[: time.span.start - sentence.span.start]
    folded = [fold(t.text) for t in words(before)]
    spoken = any(word in ("said", "says", "told", "added", "wrote") for word in folded[-4:])
    aside = any(word in ("who", "which", "whose", "where") for word in folded[-6:])
    return spoken or aside


def _interval(time: Time) -> Key:
    """Return a time's days: hours of one day are one entry of the timeline."""
    if time.start is None or time.end is None:
        raise ValueError(f"{time.text!r} has no place in time")
    start = time.start.replace(tzinfo=None)
    if time.precision in ("week", "month"):
        return start, time.end.replace(tzinfo=None)
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight, midnight + timedelta(days=1)


def _length(key: Key) -> timedelta:
    return key[1] - key[0]


def _support(told: list[tuple[Time, Sentence]], lineage: dict[str, str]) -> int:
    return len({lineage.get(time.span.article, time.span.article) for time, _ in told})


def _happening(key: Key, told: list[tuple[Time, Sentence]], lineage: dict[str, str]) -> Happening:
    """Return the entry, told by the sentence that shares most with the others."""
    shared: dict[str, set[str]] = defaultdict(set)
    for _, sentence in told:
        for word in content(sentence.text):
            shared[word].add(lineage.get(sentence.span.article, sentence.span.article))
    best = max(told, key=lambda pair: _worth(pair[1], shared))[1]
    others = sorted({s.span for _, s in told if s is not best and _alike(s, best)} - {best.span})
    precision: Precision = told[0][0].precision if _weeks(told) else "day"
    return Happening(*key, precision, best.text, (best.span, *others))


def _weeks(told: list[tuple[Time, Sentence]]) -> bool:
    return told[0][0].precision in ("week", "month")


def _worth(sentence: Sentence, shared: dict[str, set[str]]) -> tuple[float, Span]:
    held = content(sentence.text).items()
    value = sum(rarity * (len(shared[word]) - 0.5) for word, rarity in held)
    early = -0.0002 * sentence.span.start
    return value / (len(words(sentence.text)) + 8) + early, sentence.span


def _alike(one: Sentence, other: Sentence) -> bool:
    left, right = content(one.text).keys(), content(other.text).keys()
    return len(left & right) >= 0.3 * min(len(left), len(right))
