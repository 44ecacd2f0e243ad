"""Holidays of fixed rule: "Christmas", "last Thanksgiving", "Labor Day weekend".

One without a year is the last that has been, unless the clause looks ahead or the next is
at hand. Feasts of moon calendars are known and not placed.
"""

from __future__ import annotations

from datetime import date, timedelta

from crosscheck.annotate.times import calendar
from crosscheck.annotate.times.anchoring import VAGUE, Context, Parts, Reading
from crosscheck.annotate.times.daytimes import near_day
from crosscheck.annotate.times.timewords import Word


def holiday(parts: Parts, context: Context) -> Reading | None:
    """Read a holiday of fixed rule: "Christmas", "last Thanksgiving", "Easter 2023"."""
    rule = parts.name("H") or ""
    if rule == "moon":
        return VAGUE
    unit = parts.word("u")
    if unit is not None:
        return _holiday_weekend(parts, unit, context)
    year = parts.number("Y")
    if year is not None:
        return Reading.placed(calendar.day_of(calendar.holiday(rule, year)), "itself")
    turn = parts.word("LX")
    if turn and context.now:
        step = -1 if turn.code == "L" else 1
        found = calendar.holiday(rule, context.now.year)
        if (found < context.now.date()) != (step < 0):
            found = calendar.holiday(rule, context.now.year + step)
        return Reading.placed(calendar.day_of(found), context.origin)
    near = near_day(lambda y: calendar.holiday(rule, y), parts, context)
    if near is None:
        return Reading(None, "none", "day")
    if context.now and near[1] == context.origin:
        near = _soon(rule, near[0], parts, context), near[1]
    return Reading.placed(calendar.day_of(near[0]), near[1])


def _soon(rule: str, last: date, parts: Parts, context: Context) -> date:
    """Return a holiday that is at hand rather than the last: "as Election Day draws near".

    One that is six weeks away is on all minds; "since Christmas" keeps the last.
    """
    assert context.now is not None
    today, start = context.now.date(), parts.words[0].start
    since = context.text[max(0, start - 6) : start].lower() == "since "
    since = since or context.back(parts.words)
    coming = calendar.holiday(rule, today.year + (calendar.holiday(rule, today.year) < today))
    at_hand = last < today and coming - today <= timedelta(days=42)
    return coming if at_hand and not since else last


def _holiday_weekend(parts: Parts, unit: Word, context: Context) -> Reading | None:
    """Read "Labor Day weekend": the Saturday and Sunday beside it, with the days between."""
    alone = [word for word in parts.words if word is not unit]
    day = holiday(Parts(alone), context) if unit.value == "weekend" else None
    if day is None or day.interval is None:
        return day
    first = day.interval.start.date()
    saturday = first + timedelta(days=(5 - first.weekday() + 3) % 7 - 3)
    begin, end = min(first, saturday), max(first, saturday + timedelta(days=1))
    return Reading.placed(calendar.days(begin, (end - begin).days + 1, "day"), day.anchor)
