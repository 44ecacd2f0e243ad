"""Expressions of a day or finer: "Tuesday", "Oct. 7", "late Monday", "6:30 p.m. ET".

A weekday is the one that has been, today included, unless the clause looks ahead. A month
and day is the last one that has been, likewise; in a passage that tells of another year,
that year's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, timedelta, timezone
from functools import cache
from re import Match
from typing import cast

from crosscheck.annotate.times import calendar
from crosscheck.annotate.times.anchoring import VAGUE, Anchor, Context, Parts, Reading, year_of
from crosscheck.annotate.times.calendar import Interval
from crosscheck.annotate.times.timewords import Word
from crosscheck.text.lists import rows


def near_day(
    day: Callable[[int], date], parts: Parts, context: Context
) -> tuple[date, Anchor] | None:
    """Return a day of unknown year in the year that is meant."""
    year = context.year()
    if year is not None:
        return day(context.follows(day(year).month, year)), "text"
    if context.now is None:
        return None
    today = context.now.date()
    ahead = context.ahead(parts.words)
    for candidate in (today.year - 1, today.year, today.year + 1)[:: 1 if ahead else -1]:
        found = _try(day, candidate)
        if found and (found >= today if ahead else found <= today):
            return found, context.origin
    return None


def _try(day: Callable[[int], date], year: int) -> date | None:
    try:
        return day(year)
    except ValueError:  # 29 February
        return None


def numeric(parts: Parts, context: Context) -> Reading | None:
    """Read a date in digits: "17/03/2026", "2026-03-17"; of two readings the nearer day."""
    found = cast("Match[str]", parts.words[-1].value)
    if found["year"]:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        if found["hour"] is None:
            return Reading.placed(calendar.day_of(day), "itself")
        moment = calendar.clock(day, int(found["hour"]), int(found["minute"]), None)
        zone = _offset(found["zone"])
        start, end = (edge.replace(tzinfo=zone) for edge in moment[:2])
        return Reading.placed(Interval(start, end, "minute"), "itself")
    year = int(found["last"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    first, second = int(found["first"]), int(found["second"])
    readings = [d for d in (_day(year, first, second), _day(year, second, first)) if d]
    if not readings:
        return None
    if context.now and len(readings) == 2:
        today = context.now.date()
        readings.sort(key=lambda d: abs(d - today))
    return Reading.placed(calendar.day_of(readings[0]), "itself")


def _offset(written: str | None) -> timezone | None:
    if not written:
        return None
    if written == "Z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if written[0] == "-" else offset)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_of(parts: Parts, context: Context) -> Reading | None:
    """Read a month and day, with a year or without."""
    month, day = parts.number("M"), parts.number("DO")
    year, named = year_of(parts, context)
    if month is None or day is None:
        return None
    part = parts.name("P") or parts.name("E")
    anchor = named
    famous = year or _famous(month, day, parts, context)
    if famous is not None:
        found, anchor = date(famous, month, day), named if year else context.origin
    else:
        near = near_day(lambda y: date(y, month, day), parts, context)
        if near is None:
            return Reading(None, "none", "day") if context.now is None else None
        found, anchor = near
    if part:
        return Reading.placed(calendar.part_of_day(found, part), anchor)
    return Reading.placed(calendar.day_of(found), anchor)


def _famous(month: int, day: int, parts: Parts, context: Context) -> int | None:
    """Return the year of a day that names an event: "the Jan. 6 riot"."""
    listed = _events().get(f"{month}-{day}")
    if listed is None or (context.now and context.now.year < listed[1]):
        return None
    after = context.text[parts.words[-1].end : parts.words[-1].end + 40]
    follows = re.match(r"(?:\s[A-Za-z]+){1,3}", after)
    words = follows.group().lower().split() if follows else []
    return listed[1] if listed[0].intersection(words) else None


@cache
def _events() -> dict[str, tuple[frozenset[str], int]]:
    listed = rows("crosscheck.annotate", "lists/time_events.txt")
    return {row[0]: (frozenset(row[1].split()), int(row[2])) for row in listed}


def day_range(parts: Parts, context: Context) -> Reading | None:
    """Read "March 3 to 5", "3-5 March"."""
    first, last = (w for w in parts.words if w.code in "DO")
    others = [w for w in parts.words if w.code not in "DO-t"]
    start, end = (date_of(Parts([*others, w]), context) for w in (first, last))
    if not start or not end or not start.interval or not end.interval:
        return start
    if start.interval.start >= end.interval.end:
        return None
    whole = Interval(start.interval.start, end.interval.end, "day")
    return Reading.placed(whole, start.anchor)


def weekday_date(parts: Parts, context: Context) -> Reading | None:
    """Read "Thursday the 14th"."""
    day, last = parts.number("O"), parts.words[-1]
    if last.end - last.start > 4 and re.match(r"\s[a-z]", context.text[last.end : last.end + 2]):
        return weekday(Parts(parts.words[:1]), context)  # "on Tuesday the first group"
    if context.now is None or day is None:
        return Reading(None, "none", "day")
    step = 1 if context.ahead(parts.words) else -1
    for back in range(12):
        month = calendar.months(context.now.year, context.now.month + step * back, 1, "month")
        found = _day(month.start.year, month.start.month, day)
        if found and found.weekday() == parts.number("W"):
            return Reading.placed(calendar.day_of(found), context.origin)
    return None


def day_number(parts: Parts, context: Context) -> Reading | None:
    """Read "on the 14th" as the day of a month; "the 14th floor", "the first" are none."""
    word, now = parts.word("O"), context.now
    last = parts.words[-1].end
    if word is None or now is None or not context.text[word.start].isdigit():
        return None
    if not _ALONE.match(context.text, last):
        return None
    told = context.last()
    day, step = int(str(word.value)), 1 if context.ahead(parts.words) else -1
    if told and told.precision in ("day", "month") and not parts.word("T"):
        return Reading.placed(calendar.day_of(told.start.date().replace(day=day)), "text")
    for away in range(3):
        month = calendar.months(now.year, now.month + step * away, 1, "month").start
        found = _day(month.year, month.month, day)
        if found and (parts.word("T") or (found - now.date()).days * step >= 0):
            return Reading.placed(calendar.day_of(found), context.origin)
    return None


_ALONE = re.compile(r"(?=[.,;:)!?]|$|\s(?:and|or|but|when|after|before|at|in|with|to|for|as)\b)")


def weekday(parts: Parts, context: Context) -> Reading | None:
    """Read "Tuesday", "next Tuesday", "late Monday", "Monday night"."""
    wanted = parts.number("W") or 0
    turn = parts.word("LXTB")
    if turn and turn.text in ("following", "same", "that", "previous") and context.reference():
        return _weekday_from_text(wanted, turn, parts, context)
    if context.now is None:
        return Reading(None, "none", "day")
    found = _weekday_near(wanted, turn, parts, context)
    return _with_part(found, parts, context.origin)


def _with_part(day: date, parts: Parts, anchor: Anchor) -> Reading:
    part, shade = parts.name("P"), parts.name("E")
    named = part or (shade.rstrip("-") if shade else None)
    if named and calendar.is_part(named):
        return Reading.placed(calendar.part_of_day(day, named), anchor)
    return Reading.placed(calendar.day_of(day), anchor)


def _weekday_near(wanted: int, turn: Word | None, parts: Parts, context: Context) -> date:
    assert context.now is not None
    today = context.now.date()
    back = (today.weekday() - wanted) % 7
    week = parts.word("u")
    if week and turn:  # "Tuesday last week"
        step = {"L": -7, "X": 7}.get(turn.code, 0)
        return today + timedelta(days=wanted - today.weekday() + step)
    if turn and turn.code == "X":
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    if turn and turn.code == "L":
        return today - timedelta(days=back or 7)
    if turn and turn.text == "this":  # of this week; told ahead at its end, of the next
        day = today + timedelta(days=wanted - today.weekday())
        return day + timedelta(days=7 * (day < today and context.ahead(parts.words)))
    if back and not turn and context.ahead(parts.words):
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back)


def _weekday_from_text(wanted: int, turn: Word, parts: Parts, context: Context) -> Reading | None:
    reference = context.reference()
    assert reference is not None
    day = reference.start.date()
    if turn.text == "following":
        day += timedelta(days=(wanted - day.weekday() - 1) % 7 + 1)
    elif turn.text == "previous":
        day -= timedelta(days=(day.weekday() - wanted - 1) % 7 + 1)
    else:
        day -= timedelta(days=(day.weekday() - wanted) % 7)
    return _with_part(day, parts, "text")


def day_near(parts: Parts, context: Context) -> Reading | None:
    """Read "today", "yesterday evening", "the day after tomorrow"."""
    now, anchor = context.today()
    if now is None:
        return Reading(None, "none", "day")
    today, word = now.date(), parts.word("R")
    if word is None:
        return _with_part(today, parts, anchor)
    step = int(str(word.value))
    turn = parts.word("A")
    if turn:
        step += 1 if turn.text == "after" else -1
    day = today + timedelta(days=step)
    if word.text == "tonight":
        return Reading.placed(calendar.part_of_day(day, "tonight"), anchor)
    return _with_part(day, parts, anchor)


def night(parts: Parts, context: Context) -> Reading | None:
    """Read "last night", "this morning", "that evening"."""
    part, turn = parts.name("P") or "night", parts.word("TLBX")
    if turn and (turn.code == "B" or turn.text in ("following", "previous", "preceding")):
        reference = context.reference()
        if reference is None:
            return VAGUE
        step = {"X": 1, "L": -1}.get(turn.code, 0)
        day = reference.start.date() + timedelta(days=step)
        return Reading.placed(calendar.part_of_day(day, part), "text")
    if context.now is None:
        return Reading(None, "none", "hour")
    step = {"L": -1, "X": 1}.get(turn.code if turn else "T", 0)
    day = context.now.date() + timedelta(days=step)
    return Reading.placed(calendar.part_of_day(day, part), context.origin)


def part_of_day(parts: Parts, context: Context) -> Reading | None:
    """Read "in the morning" as that of the day just told; else it is of no day."""
    part, reference = parts.name("P") or "", context.reference(1)
    if reference is None:
        return Reading(None, "none", "hour")
    return Reading.placed(calendar.part_of_day(reference.start.date(), part), "text")
