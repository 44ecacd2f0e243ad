"""Neighbours that tell one time together: an hour and its day, the two ends of a range.

Read in one pass from left to right: each expression is offered to the one before it, which
it joins, or lends what that lacks ("May 3 and May 9, 2024", "a week after Oct. 7").
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

from crosscheck.annotate.times import calendar, clocks, offsets
from crosscheck.annotate.times.anchoring import Context, Parts, Reading
from crosscheck.annotate.times.calendar import Interval
from crosscheck.annotate.times.timewords import Word

_HOURS = frozenset(("clock", "hours"))
_PART_LEVEL = frozenset(("night",))
_DAY_LEVEL = frozenset(
    ("date", "weekday", "weekday_date", "day_near", "numeric", "holiday", "day_number")
)
_YEARLESS = frozenset(("date", "month"))
_HOUR_GAPS = frozenset(
    ("", ",", "on", "at", "at about", "at around", ", at", "around", "about", "from", "between")
) | frozenset((", from", "of", "by"))
_RANGE_GAPS = frozenset(("to", "through", "until", "till", "thru", "and", "-", "–", "—"))
_THROUGH = frozenset(("through", "thru"))
_COUNT_GAPS = {"after": 1, "from": 1, "before": -1, "after the": 1, "before the": -1}
_EVENTS = frozenset(("around_event", "duration"))


class Found(NamedTuple):
    """An expression of time and its reading.

    Args:
        rule: the rule of the grammar that found it, or ``joined`` or ``range``.
        parts: the expressions it was joined from.
    """

    rule: str
    words: tuple[Word, ...]
    start: int
    end: int
    reading: Reading
    parts: tuple[Found, ...] = ()


def join(found: list[Found], one: Found, context: Context) -> Found:
    """Return an expression, joined to the one before it if both tell one time.

    What it is joined to is taken off the list; what it lends a year or a day to, is
    replaced there.
    """
    before = found[-1]
    gap = context.text[before.end : one.start]
    if len(gap) > 12:
        return one
    gap = gap.strip().lower()
    _lend_year(found, one, gap)
    _count_from(found, one, gap)
    if found[-1].rule == "ago" and one.rule == "day_near" and not gap:
        found[-1] = _to_the_day(found[-1], one)
    for joined in (_hour_and_day, _range):
        whole = joined(found[-1], one, gap, context)
        if whole:
            found.pop()
            return whole
    return one


def _lend_year(found: list[Found], one: Found, gap: str) -> None:
    """Give a bare date the year of the date it is listed with: "May 3 and May 9, 2024"."""
    before = found[-1]
    if before.rule not in _YEARLESS or one.rule not in _YEARLESS:
        return
    year, interval = Parts(one.words).number("Y"), before.reading.interval
    listed = gap in _RANGE_GAPS or gap in ("or", ",")
    if not listed or year is None or interval is None or not one.reading.interval:
        return
    if Parts(before.words).word("YLTX"):
        return
    if interval.start.replace(year=year, day=1) > one.reading.interval.start:
        year -= 1  # "from November to March 2021"
    first = interval.start.replace(year=year)
    moved = Interval(first, first + (interval.end - interval.start), interval.precision)
    found[-1] = before._replace(reading=Reading.placed(moved, "itself"))


def _count_from(found: list[Found], one: Found, gap: str) -> None:
    """Place "a week" in "a week after Oct. 7" by the day that follows it."""
    before, day = found[-1], one.reading.interval
    sign = _COUNT_GAPS.get(gap)
    if sign is None or before.rule not in _EVENTS or one.rule not in _DAY_LEVEL or day is None:
        return
    if before.reading.interval is None:
        reading = offsets.counted(Parts(before.words), day.start, "text", sign)
        found[-1] = before._replace(reading=reading)


def _to_the_day(before: Found, one: Found) -> Found:
    """Place "a year ago" in "a year ago today" on its day."""
    parts, today = Parts(before.words), one.reading.interval
    unit, count = parts.word("uUc"), parts.count()
    if today is None or unit is None or count is None:
        return before
    day = calendar.shift(today.start.replace(tzinfo=None), str(unit.value), -count).date()
    return before._replace(reading=Reading.placed(calendar.day_of(day), one.reading.anchor))


def _hour_and_day(before: Found, one: Found, gap: str, context: Context) -> Found | None:
    hour, day = (before, one) if before.rule in _HOURS else (one, before)
    if hour.rule not in _HOURS or not day.reading.interval or gap not in _HOUR_GAPS:
        return None
    if day.rule not in _DAY_LEVEL and day.rule not in _PART_LEVEL:
        return None
    on = day.reading.interval.start.date()
    parts = Parts((*hour.words, *_part_of(hour, day)))
    if hour.rule == "hours":
        reading = clocks.hours_on(parts, on, day.reading.anchor)
    elif parts.word("P") and not parts.word("CDN"):
        reading = clocks.clock_named(parts, on, day.reading.anchor)
    else:
        reading = clocks.clock_on(parts, on, day.reading.anchor)
    if reading is None:
        return None
    words = (*before.words, *one.words)
    return Found("joined", words, before.start, one.end, reading, (before, one))


def _part_of(hour: Found, day: Found) -> tuple[Word, ...]:
    """Return "evening" of "7:30 tomorrow evening", which tells the half of the day."""
    if hour.rule == "hours" or Parts(hour.words).word("pP"):
        return ()
    return tuple(w for w in day.words if w.code == "P" or w.text == "tonight")[:1]


def _range(before: Found, one: Found, gap: str, context: Context) -> Found | None:
    """Join "from March 3 to April 5", "between 2019 and 2021", "Monday through Friday"."""
    lead = context.text[max(0, before.start - 8) : before.start].lower()
    between, since = lead.endswith("between "), lead.endswith("from ")
    if gap not in _RANGE_GAPS or (gap == "and" and not between) or before.rule == "range":
        return None
    first, last = before.reading.interval, one.reading.interval
    if (
        not first
        or not last
        or not (between or since or gap in _THROUGH or first.precision == last.precision)
    ):
        return None
    if (first.start.tzinfo is None) != (last.end.tzinfo is None):
        return None
    last = _after(before, first, one, last)
    if last.end <= first.start:
        return None
    start = before.start - (8 if between else 5 if since else 0)
    whole = Interval(first.start, last.end, first.precision)
    reading = Reading.placed(whole, before.reading.anchor)
    parts = (before, one._replace(reading=one.reading._replace(interval=last)))
    return Found("range", (*before.words, *one.words), start, one.end, reading, parts)


def _after(before: Found, first: Interval, one: Found, last: Interval) -> Interval:
    """Return the end of a range, in the next week or year if it would lie before its start."""
    if last.end > first.start:
        return last
    if before.rule == one.rule == "weekday":
        away = timedelta(days=7 * ((first.start - last.start).days // 7 + 1))
        return Interval(last.start + away, last.end + away, last.precision)
    if before.rule == one.rule == "month" and not Parts(one.words).word("YLTX"):
        years = first.start.year - last.start.year
        years += first.start.month > last.start.month
        start, end = (edge.replace(year=edge.year + years) for edge in last[:2])
        return Interval(start, end, last.precision)
    return last


_HEDGE = re.compile(
    r"\b(?:(?:just )?(?:over|under)|about|around|almost|nearly|roughly|approximately|some|"
    r"(?:more|less|fewer) than|at least|up to|an estimated)\s$",
    re.IGNORECASE,
)
_HEDGED = frozenset(("duration", "ago", "later", "around_event"))


def widen(one: Found, context: Context) -> Found:
    """Return an expression with the words that say how exact its count is.

    TimeML's habit: "nearly two years", "more than a week later" are one expression each.
    """
    if one.rule not in _HEDGED:
        return one
    low = max(context.low, one.start - 16)
    led = _HEDGE.search(context.text[low : one.start])
    return one._replace(start=low + led.start()) if led else one
