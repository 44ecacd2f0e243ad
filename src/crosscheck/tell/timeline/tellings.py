"""What a report tells when: its sentences, each with the days it tells of or mentions.

A sentence of a report's opening without a time tells of the report's own day: the one that the
*opening* states, else that on which it was *published*. Times within one day are that day; a
night is of the day on which it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from crosscheck.model import Annotations, Precision, Sentence, Time
from crosscheck.tell.standing import (
    Read,
    is_aside,
    is_half_quotation,
    is_numbered,
    is_own_voice,
    opens_leaning,
)
from crosscheck.tell.timeline.dating import (
    DAYS,
    Dating,
    is_bare_clock,
    placed,
    report_day,
    tells_its_day,
)
from crosscheck.tell.timeline.grading import Grade, grade, is_ahead
from crosscheck.text.tokens import words

COARSE: frozenset[Precision] = frozenset(("week", "month"))
LEAD = 5
"""Sentences at the start of a report that tell its own day when they name none."""
LEAST_WORDS, MOST_WORDS = 5, 60
"""Words of a sentence that can tell an entry: no heading, no list."""
CLOCK = timedelta(hours=1)
"""How long a time within a day may last to be shown as that hour, and not as its day."""


class Interval(NamedTuple):
    """Whole days, half-open; days of one week or month are one entry."""

    start: datetime
    end: datetime
    precision: Precision


class Telling(NamedTuple):
    """A sentence that tells of an interval, or mentions it.

    Args:
        at: the days; hours of a day are that day.
        ahead: whether the sentence tells what was still to come when it was written.
        published: the day of publication, as far as it is known.
        clock: the time within the day, where the sentence gives one.
    """

    sentence: Sentence
    at: Interval
    grade: Grade
    ahead: bool
    published: datetime | None
    clock: Time | None = None

    @property
    def names(self) -> bool:
        """Whether the sentence itself names the time."""
        return self.grade not in ("opening", "published")

    @property
    def quotable(self) -> bool:
        """Whether the sentence can stand for an entry, alone."""
        text = self.sentence.text
        read = Read(self.sentence, words(text), ())
        ends = text.rstrip("”\"'’»)")[-1:] in (".", "!", "?") and not text.isupper()
        whole = ends and text[0] not in "“\"‘'" and LEAST_WORDS <= len(read.tokens) <= MOST_WORDS
        return whole and not any(bar(read) for bar in BARS)


BARS = (is_half_quotation, opens_leaning, is_own_voice, is_numbered, is_aside)
"""What keeps a sentence of a fit length from being told by itself."""


def tellings(annotations: Annotations) -> Iterator[Telling]:
    """Yield what a report tells when, in the order of its sentences."""
    anchor = annotations.anchor
    published = _midnight(anchor.start) if anchor and anchor.precision in DAYS else None
    own = report_day(annotations)
    timed = {s.span for t in annotations.times if (s := annotations.sentence_at(t.span.start))}
    for place, sentence in enumerate(annotations.sentences):
        if sentence.span in timed:
            held = [_on_its_day(time, own) for time in placed(annotations, sentence.span)]
            yield from _timed(sentence, held, published)
        elif place < LEAD and own and tells_its_day(sentence):
            at = interval(own.time) if own.time else Interval(own.start, own.end, "day")
            grade: Grade = "opening" if own.basis == "report" else "published"
            yield Telling(sentence, at, grade, False, published)


def _on_its_day(time: Time, own: Dating | None) -> Time:
    """Return a time; an hour without a day moves to its report's day, midnight to its end."""
    bare = is_bare_clock(time) or time.text.lower() == "midnight"
    if own is None or own.time is None or not bare or not time.start:
        return time
    day = interval(own.time)
    moved = (day.end if _is_midnight(time) else day.start) - _midnight(time.start)
    return replace(time, start=time.start + moved, end=(time.end or time.start) + moved)


def _is_midnight(time: Time) -> bool:
    return time.start is not None and time.start.hour == 0 and "midnight" in time.text.lower()


def _timed(
    sentence: Sentence, times: Iterable[Time], published: datetime | None
) -> Iterator[Telling]:
    """Yield a telling for each time of a sentence; of nested times for the finest only."""
    held = [t for t in times if t.precision in DAYS | COARSE]
    days: dict[Interval, Time] = {}
    for time in held:
        at = interval(time)
        if any(_inside(interval(other), at) for other in held):
            continue
        known = days.get(at)
        if known is None or (known.precision == "day" and time.precision != "day"):
            days[at] = time
    for at, time in days.items():
        ahead = is_ahead(sentence, time, at.start, published)
        how = grade(sentence, time, ahead=ahead)
        yield Telling(sentence, at, how, ahead, published, _clock(time))


def _clock(time: Time) -> Time | None:
    """Return a time that is a clock's, no "morning" or "night"."""
    if time.precision not in ("hour", "minute", "second") or not time.start or not time.end:
        return None
    return time if time.end - time.start <= CLOCK else None


def interval(time: Time) -> Interval:
    """Return the days of a placed time: a week stays a week, an hour is of its day.

    Raises:
        ValueError: it has no place in time.
    """
    if time.start is None or time.end is None:
        raise ValueError(f"{time.text!r} has no place in time")
    start, end = time.start.replace(tzinfo=None), time.end.replace(tzinfo=None)
    if time.precision in COARSE:
        return Interval(start, end, time.precision)
    if time.precision != "day":
        begun = start - timedelta(hours=12 if _is_midnight(time) else 0)
        return Interval(_midnight(begun), _midnight(begun) + timedelta(days=1), "day")
    return Interval(_midnight(start), _after(start, end), "day")


def _inside(one: Interval, other: Interval) -> bool:
    """Whether one lies inside another and is shorter: "on Monday … this week"."""
    shorter = one.end - one.start < other.end - other.start
    return shorter and other.start <= one.start and one.end <= other.end


def _midnight(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)


def _after(start: datetime, end: datetime) -> datetime:
    """Return the midnight that ends a time's days, at least one day after its start."""
    last = _midnight(end - timedelta(microseconds=1))
    return max(last, _midnight(start)) + timedelta(days=1)
