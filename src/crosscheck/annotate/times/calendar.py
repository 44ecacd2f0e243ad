"""Calendar arithmetic: half-open intervals of wall-clock time with a precision.

A week begins on Monday (ISO 8601), seasons are those of the northern hemisphere by whole
months, a quarter is the calendar's. Parts of a day overlap as they do in speech: "night"
reaches into the next morning.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.easter import easter

from crosscheck.model import Precision
from crosscheck.text.lists import mapping_of

_PARTS = {
    "morning": (5, 12),
    "dawn": (4, 7),
    "daybreak": (4, 7),
    "sunrise": (4, 8),
    "noon": (12, 13),
    "midday": (11, 14),
    "lunchtime": (11, 14),
    "afternoon": (12, 18),
    "dusk": (17, 21),
    "sunset": (17, 21),
    "evening": (17, 24),
    "night": (18, 30),
    "tonight": (18, 30),
    "overnight": (18, 30),
    "midnight": (24, 25),
    "early": (0, 9),
    "mid": (10, 15),
    "late": (18, 24),
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


class Interval(NamedTuple):
    """A half-open stretch of wall-clock time, and how exactly it was said."""

    start: datetime
    end: datetime
    precision: Precision


def midnight(day: date) -> datetime:
    """Return the beginning of a day."""
    return datetime.combine(day, time())


def days(first: date, count: int, precision: Precision) -> Interval:
    """Return so many whole days from the first on."""
    return Interval(midnight(first), midnight(first + timedelta(days=count)), precision)


def day_of(day: date) -> Interval:
    """Return one day."""
    return days(day, 1, "day")


def week_of(day: date) -> Interval:
    """Return the week, from Monday, that holds a day."""
    return days(day - timedelta(days=day.weekday()), 7, "week")


def weekend_of(day: date) -> Interval:
    """Return the Saturday and Sunday of the week that holds a day."""
    return days(day - timedelta(days=day.weekday() - 5), 2, "day")


def months(year: int, month: int, count: int, precision: Precision) -> Interval:
    """Return so many whole months; the month may lie outside 1–12 and carries over."""
    first = year * 12 + month - 1
    ends = [datetime(place // 12, place % 12 + 1, 1) for place in (first, first + count)]
    return Interval(ends[0], ends[1], precision)


def month_of(year: int, month: int) -> Interval:
    """Return one month."""
    return months(year, month, 1, "month")


def quarter_of(year: int, quarter: int) -> Interval:
    """Return one of a year's four quarters."""
    return months(year, 3 * quarter - 2, 3, "quarter")


def season_of(year: int, name: str) -> Interval:
    """Return a season by name; winter belongs to the year it begins in."""
    return months(year, _SEASONS[name], 3, "season")


def years(first: int, count: int = 1) -> Interval:
    """Return so many whole years; one outside the years 1–9998 raises ValueError."""
    return Interval(datetime(first, 1, 1), datetime(first + count, 1, 1), "year")


def part_of_day(day: date, name: str) -> Interval:
    """Return a part of a day: "morning", "night", "late"."""
    begin, end = _PARTS[name]
    start = midnight(day)
    return Interval(start + timedelta(hours=begin), start + timedelta(hours=end), "hour")


def is_part(name: str) -> bool:
    """Whether a word names a part of the day."""
    return name in _PARTS


def clock(day: date, hour: int, minute: int | None, zone: str | None) -> Interval:
    """Return a minute, or the hour where no minutes were said, in a zone if one was."""
    start = datetime.combine(day, time(hour % 24, minute or 0))
    start += timedelta(days=hour // 24)
    offset = zone_offset(zone, start) if zone else None
    start = start.replace(tzinfo=offset)
    step = timedelta(hours=1) if minute is None else timedelta(minutes=1)
    return Interval(start, start + step, "hour" if minute is None else "minute")


def zone_offset(name: str, moment: datetime) -> tzinfo | None:
    """Return the offset that a zone as written ("ET", "EST", "GMT") has at a moment.

    The names of United States zones are read as the zone, summer or winter: papers write
    "EST" all year. A name that several countries share ("IST") gives None.
    """
    found = mapping_of("crosscheck.annotate", "lists/zones.txt").get(name.upper())
    if not found:
        return None
    if found[0] in "+-":
        hours, _, minutes = found[1:].partition(":")
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        return timezone(offset if found[0] == "+" else -offset)
    away = _zone(found).utcoffset(moment)
    return None if away is None else timezone(away)


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # neither the system nor the tzdata package knows it
        return UTC


def shift(moment: datetime, unit: str, count: float) -> datetime:
    """Move a moment by so many units; a month's last days stay in their month.

    Raises:
        ValueError, OverflowError: the result lies outside the years 1–9999.
    """
    steps = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
    steps |= {
        "weekend": 604800,
        "night": 86400,
        "morning": 86400,
        "afternoon": 86400,
        "evening": 86400,
    }
    steps |= {"fortnight": 1209600}
    if unit in steps:
        return moment + timedelta(seconds=steps[unit] * count)
    per = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
    place = moment.year * 12 + moment.month - 1 + round(per[unit] * count)
    year, month = place // 12, place % 12 + 1
    for day in (moment.day, 30, 29, 28):
        try:
            return moment.replace(year=year, month=month, day=day)
        except ValueError:
            continue
    raise ValueError(f"year {year} is outside the calendar")


def around(moment: datetime, unit: str) -> Interval:
    """Return the calendar unit that holds a moment.

    Raises:
        KeyError: there is no such unit.
    """
    day = moment.date()
    if unit in ("second", "minute", "hour"):
        sizes = {"second": 1, "minute": 60, "hour": 3600}
        start = moment.replace(microsecond=0)
        precision: Precision = "hour" if unit == "hour" else "minute"
        return Interval(start, start + timedelta(seconds=sizes[unit]), precision)
    whole = {
        "day": lambda: day_of(day),
        "week": lambda: week_of(day),
        "weekend": lambda: weekend_of(day),
        "fortnight": lambda: days(day - timedelta(days=day.weekday()), 14, "week"),
        "night": lambda: part_of_day(day, "night"),
        "morning": lambda: part_of_day(day, "morning"),
        "month": lambda: month_of(day.year, day.month),
        "quarter": lambda: quarter_of(day.year, (day.month + 2) // 3),
        "season": lambda: months(day.year, day.month // 3 * 3, 3, "season"),
        "year": lambda: years(day.year),
        "decade": lambda: years(day.year // 10 * 10, 10),
        "century": lambda: years((day.year - 1) // 100 * 100 + 1, 100),
    }
    return whole[unit]()


def holiday(rule: str, year: int) -> date:
    """Return the day of a rule of ``lists/holidays.txt`` in a year.

    ``12-25`` is a date, ``easter-2`` counts from Easter Sunday, ``4 thursday 11`` is the
    fourth Thursday of November, ``-1 monday 5`` the last Monday of May, ``+1`` a day later.

    >>> holiday("4 thursday 11", 2024), holiday("easter-2", 2024)
    (datetime.date(2024, 11, 28), datetime.date(2024, 3, 29))
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    rule, _, away = rule.partition("+")
    if away:
        return holiday(rule, year) + timedelta(days=int(away))
    pieces = rule.replace("-", " ", 0 if rule.startswith("-") else 1).split()
    if len(pieces) == 2:
        return date(year, int(pieces[0]), int(pieces[1]))
    count, weekday, month = int(pieces[0]), WEEKDAYS.index(pieces[1]), int(pieces[2])
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    last = month_of(year, month).end.date() - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
