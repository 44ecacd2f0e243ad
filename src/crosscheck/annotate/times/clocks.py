"""Hours: "6:30 p.m. ET", "5 to 6 p.m.", "noon".

An hour belongs to the day that is told beside it ("6:30 p.m. on Tuesday"), else to the day
last told nearby, else to the day of writing; told as past, and later than the minute of
writing, it is that of the day before. A zone is kept where one is written.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from crosscheck.annotate.numbers import Number
from crosscheck.annotate.times import calendar
from crosscheck.annotate.times.anchoring import Anchor, Context, Parts, Reading
from crosscheck.annotate.times.calendar import Interval
from crosscheck.annotate.times.timewords import Word


def clock(parts: Parts, context: Context) -> Reading | None:
    """Read an hour on the day last told in the sentence, else on the day of writing."""
    part = parts.name("P")
    if parts.word("CDN"):
        part = None
    elif part not in ("noon", "midnight", "overnight", "midday"):
        return None
    day, anchor = clock_day(parts, context)
    if day is None:
        return Reading(None, "none", "minute")
    reading = clock_named(parts, day, anchor) if part else clock_on(parts, day, anchor)
    if part == "overnight" and anchor == context.origin and not context.ahead(parts.words):
        return clock_named(parts, day - timedelta(days=1), anchor)  # the night that has been
    if reading and not part and _is_late(reading, parts, context):
        later = Parts([*parts.words, Word("p", parts.words[-1].end, parts.words[-1].end, 12, "")])
        return clock_on(later, day, anchor)
    if reading and _is_past_midnight(reading, context):
        day += timedelta(days=1)
        return clock_named(parts, day, anchor) if part else clock_on(parts, day, anchor)
    if reading and _is_yet_to_come(reading, context) and not context.ahead(parts.words):
        day -= timedelta(days=1)
        return clock_named(parts, day, anchor) if part else clock_on(parts, day, anchor)
    return reading


def _is_late(reading: Reading, parts: Parts, context: Context) -> bool:
    """Whether "7:45" told after "on Monday evening" is 7:45 p.m."""
    interval, evening = reading.interval, context.reference(0)
    hour = parts.word("C")
    if interval is None or evening is None or evening.precision != "hour" or hour is None:
        return False
    if parts.word("pPZ") or not 1 <= _hour_of(hour)[0] < 12:
        return False
    later = interval.start.replace(tzinfo=None) + timedelta(hours=12)
    start, end = evening.start.replace(tzinfo=None), evening.end.replace(tzinfo=None)
    return end - start > timedelta(hours=1) and start <= later < end


def _is_past_midnight(reading: Reading, context: Context) -> bool:
    """Whether an hour told after "during the night" is of the morning that ends it."""
    interval, night = reading.interval, context.reference(1)
    if interval is None or night is None or night.end.date() == night.start.date():
        return False
    start, step = interval.start.replace(tzinfo=None), timedelta(days=1)
    begin, end = night.start.replace(tzinfo=None), night.end.replace(tzinfo=None)
    return night.precision == "hour" and start < begin <= start + step < end


def _is_yet_to_come(reading: Reading, context: Context) -> bool:
    """Whether an hour lies behind the minute of writing, by less than a day."""
    interval, now = reading.interval, context.now
    if interval is None or now is None or not context.to_the_minute:
        return False
    start = interval.start
    if start.tzinfo is None or now.tzinfo is None:
        start, now = start.replace(tzinfo=None), now.replace(tzinfo=None)
    return timedelta(0) < start - now < timedelta(days=1)


def clock_named(parts: Parts, day: date, anchor: Anchor) -> Reading | None:
    """Return noon or midnight of a given day."""
    part = parts.name("P") or ""
    return Reading.placed(calendar.part_of_day(day, part), anchor)


def clock_day(parts: Parts, context: Context) -> tuple[date | None, Anchor]:
    """Return the day that an hour belongs to by what was told before it."""
    reference = context.reference(1)
    if reference is not None:
        return reference.start.date(), "text"
    if context.now is None:
        return None, "none"
    return context.now.date(), context.origin


def clock_on(parts: Parts, day: date, anchor: Anchor) -> Reading | None:
    """Return an hour of a given day."""
    word, half, zone = parts.word("CDN"), parts.word("p"), parts.word("Z")
    if word is None:
        return None
    hour, minute = _hour_of(word)
    part = parts.name("P")
    if half or part or word.code == "N":
        if not 1 <= hour <= 12:
            return None
        late = part in _LATE and not (part == "night" and (hour < 5 or hour == 12))
        hour = hour % 12 + (int(str(half.value)) if half else 12 if late else 0)
    moment = calendar.clock(day, hour, minute, zone.text if zone else None)
    return Reading.placed(moment, anchor)


_LATE = frozenset(("afternoon", "evening", "night", "tonight"))


def _hour_of(word: Word) -> tuple[int, int | None]:
    """Return hour and minute of "6:30", "6", "six"; 99 where a number is none."""
    if word.code == "C":
        return cast("tuple[int, int]", word.value)
    if isinstance(word.value, Number):
        number = word.value
        return (int(number.low) if number.low == number.high == int(number.low) else 99), None
    return int(str(word.value)), None


def hours(parts: Parts, context: Context) -> Reading | None:
    """Read "5 to 6 p.m.", "2:00-2:30 pm" on the day last told."""
    day, anchor = clock_day(parts, context)
    return Reading(None, "none", "minute") if day is None else hours_on(parts, day, anchor)


def hours_on(parts: Parts, day: date, anchor: Anchor) -> Reading | None:
    """Return a stretch between two hours of a given day."""
    split = next(place for place, word in enumerate(parts.words) if word.code in "-t&")
    before, after = parts.words[:split], parts.words[split + 1 :]
    borrowed = [] if Parts(before).word("p") else [word for word in after if word.code == "p"]
    first, last = (clock_on(Parts(words), day, anchor) for words in ([*before, *borrowed], after))
    if borrowed and first and last and _begins_later(first, last):  # "from 9:30 to 3 p.m."
        first = clock_on(Parts(before), day, anchor)
    if not first or not last or not first.interval or not last.interval:
        return None
    start, end = first.interval.start, last.interval.start
    if last.interval.start.tzinfo and not start.tzinfo:
        start = start.replace(tzinfo=end.tzinfo)
    if start.tzinfo != end.tzinfo:
        return None
    if start >= end:  # "from 8 p.m. to 6 a.m."
        end += timedelta(days=1)
    return Reading.placed(Interval(start, end, "minute"), anchor)


def _begins_later(first: Reading, last: Reading) -> bool:
    """Whether an hour lies after another, by the clock alone."""
    if first.interval is None or last.interval is None:
        return False
    return first.interval.start.replace(tzinfo=None) > last.interval.start.replace(tzinfo=None)
