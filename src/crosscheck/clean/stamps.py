"""Stamps: a written date and hour → an interval with its precision and stated zone.

Written for the dates that pages, feeds and date lines carry: ISO 8601 and its looser
forms, RFC 2822, "17 March 2026, 23:40 CET", "March 17, 2026 | 9:40 p.m. ET". General date
parsers lose the zone or guess: 03/04/2026 is refused here unless one number exceeds 12,
and no missing part is filled in from today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from crosscheck.model import Precision, Published
from crosscheck.text.lists import mapping_of, rows

_ISO = re.compile(
    r"(?<!\d)(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|(\d{2})(\d{2})(?=T|\D|$))(?!\d)"
)
_MONTHS = "|".join(
    sorted(mapping_of("crosscheck.clean", "lists/months.txt"), key=len, reverse=True)
)
_ORDINAL = r"(?:st|nd|rd|th|\.|º)?"
_DAY_MONTH = re.compile(
    rf"(?<![\d:])(\d{{1,2}}){_ORDINAL}[\s-]+(?:of |de )?({_MONTHS})\b"
    r"\.?,?[\s-]+(?:de )?(\d{4})\b",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b({_MONTHS})\b\.?\s+(\d{{1,2}}){_ORDINAL},?\s+(\d{{4}})\b", re.IGNORECASE
)
_NUMBERS = re.compile(r"(?<![\d.:/])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.:])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.:])")  # "25.04.24"
_YEAR_MONTH = re.compile(r"\s*(\d{4})-(\d{2})\s*")
_CLOCK = re.compile(
    r"(?<![\d:.+-])(?:T|\bat )?(\d{1,2})(?:[:.h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?"
    r"(?:\s*([ap])\.?\s?m\b\.?)?(?![\d:])",
    re.IGNORECASE,
)
_COMPACT_CLOCK = re.compile(r"T(\d{2})(\d{2})(\d{2})?(?!\d)")
_BARE_CLOCK = re.compile(r",?\s+(\d{2})(\d{2})()(?=\s*(?:GMT|UTC|[A-Z]{2,4}T)\b)")
_OFFSET = re.compile(r"\s*(?:GMT|UTC)?\s*([+-])(\d{2}):?(\d{2})?(?!\d)")
_ZONE_NAME = re.compile(r"\s*\(?(?<![A-Za-z])([A-Z]{1,5})\b\)?")
_LENGTHS: dict[Precision, timedelta] = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A written time: its start, how precise it is, and which characters say so."""

    start: datetime
    precision: Precision
    parts: tuple[tuple[int, int], ...]

    def published(self, origin: str) -> Published:
        """Return it as an interval."""
        if self.precision == "month":
            after = self.start.replace(day=1) + timedelta(days=32)
            end = after.replace(day=1)
        else:
            end = self.start + _LENGTHS[self.precision]
        return Published(self.start, end, self.precision, origin)


def stamp(written: str, *, country: str = "") -> Stamp | None:
    """Return the first date in a short text, with the hour and zone beside it.

    Args:
        written: a date field or line, not prose.
        country: the outlet's country domain ("il"), for zones that share a name.

    >>> stamp("March 17, 2026 | 9:40 p.m. ET").start.isoformat()
    '2026-03-17T21:40:00-04:00'
    """
    written = written[:200]
    day = _day(written)
    if day is None:
        month = _YEAR_MONTH.fullmatch(written)
        start = _made(int(month.group(1)), int(month.group(2)), 1) if month else None
        return Stamp(start, "month", (month.span(),)) if month and start else None
    start, place = day
    hour = _hour(written, place)
    if hour is None:
        return Stamp(start, "day", (place,))
    clock, precision, parts = hour
    zone, end = _zone(written, parts[1], start + clock, country)
    moment = (start + clock).replace(tzinfo=zone)
    if clock == timedelta() and precision == "second":
        precision = "day"  # midnight to the second is how programs write a day
    return Stamp(moment, precision, tuple(sorted((place, (parts[0], end)))))


def _day(written: str) -> tuple[datetime, tuple[int, int]] | None:
    for pattern, read in (
        (_ISO, _from_iso),
        (_DAY_MONTH, _from_day_month),
        (_MONTH_DAY, _from_month_day),
        (_NUMBERS, _from_numbers),
        (_SHORT_YEAR, _from_short_year),
    ):
        if match := pattern.search(written):
            start = read(match)
            if start is not None:
                return start, match.span()
    return None


def _from_iso(match: re.Match[str]) -> datetime | None:
    year, *rest = (int(group) for group in match.groups() if group)
    return _made(year, *rest)


def _from_day_month(match: re.Match[str]) -> datetime | None:
    return _made(int(match.group(3)), _month(match.group(2)), int(match.group(1)))


def _from_month_day(match: re.Match[str]) -> datetime | None:
    return _made(int(match.group(3)), _month(match.group(1)), int(match.group(2)))


def _from_numbers(match: re.Match[str]) -> datetime | None:
    first, mark, second, year = match.groups()
    day, month = int(first), int(second)
    if mark != "." and day <= 12 and month <= 12 and day != month:
        return None  # 03/04/2026 is two different days in London and New York
    if mark != "." and day <= 12:
        day, month = month, day
    return _made(int(year), month, day)


def _from_short_year(match: re.Match[str]) -> datetime | None:
    day, month, year = map(int, match.groups())
    return _made(2000 + year, month, day)


def _month(name: str) -> int:
    return int(mapping_of("crosscheck.clean", "lists/months.txt")[name.lower()])


def _made(year: int, month: int, day: int) -> datetime | None:
    """Return the day, or None where there is no such day or no newspaper had it.

    1 January 1970 and 1900 are how programs write "unknown".
    """
    if not 1800 <= year <= 2100 or (year in (1900, 1970) and month == day == 1):
        return None
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def _hour(
    written: str, day: tuple[int, int]
) -> tuple[timedelta, Precision, tuple[int, int]] | None:
    """Return the clock time after the day, else before it."""
    compact = _COMPACT_CLOCK.match(written, day[1]) or _BARE_CLOCK.match(written, day[1])
    if compact:
        hour, minute, second = (int(group or 0) for group in compact.groups())
        precision: Precision = "second" if compact.group(3) else "minute"
        return _clock(hour, minute, second, precision, compact.span())
    for match in [*_CLOCK.finditer(written, day[1]), *_CLOCK.finditer(written[: day[0]])]:
        written_hour, minutes, seconds, fraction, half = match.groups()
        if minutes is None and half is None:
            continue
        number = int(written_hour)
        if half:
            if not 1 <= number <= 12:
                continue
            number = number % 12 + (12 if half.lower() == "p" else 0)
        precision = "second" if seconds else "minute" if minutes else "hour"
        found = _clock(number, int(minutes or 0), int(seconds or 0), precision, match.span())
        if found:
            part = timedelta(microseconds=int(f"{fraction or '0':0<6.6}"))
            return found[0] + part, *found[1:]
    return None


def _clock(
    hour: int, minute: int, second: int, precision: Precision, place: tuple[int, int]
) -> tuple[timedelta, Precision, tuple[int, int]] | None:
    if hour > 23 or minute > 59 or second > 60:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second), precision, place


def _zone(written: str, place: int, moment: datetime, country: str) -> tuple[tzinfo | None, int]:
    """Return the zone stated after a clock time, and where it ends."""
    if match := _OFFSET.match(written, place):
        sign, hours, minutes = match.groups()
        size = timedelta(hours=int(hours), minutes=int(minutes or 0))
        if size <= timedelta(hours=15):
            return _fixed(size if sign == "+" else -size), match.end()
    if (match := _ZONE_NAME.match(written, place)) and match.group(1) in _zones():
        return named_zone(match.group(1), country), match.end()
    return None, place


def named_zone(name: str, country: str = "") -> tzinfo | None:
    """Return what a zone's short name stands for in a country, or None where unclear.

    >>> named_zone("IST") is None, named_zone("IST", "in")
    (True, datetime.timezone(datetime.timedelta(seconds=19800)))
    """
    for meaning, countries in _zones().get(name, ()):
        if not countries or country in countries:
            return _as_zone(meaning)
    return None


@cache
def _zones() -> dict[str, list[tuple[str, frozenset[str]]]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name, meaning, *countries in rows("crosscheck.clean", "lists/zones.txt"):
        where = frozenset(countries[0].split()) if countries else frozenset[str]()
        found.setdefault(name, []).append((meaning, where))
    return found


def _as_zone(meaning: str) -> tzinfo | None:
    if "/" in meaning:
        try:
            return ZoneInfo(meaning)
        except (KeyError, OSError):
            return None  # a system without the tz database: no zone is better than a wrong one
    hours, minutes = meaning[1:].split(":")
    size = timedelta(hours=int(hours), minutes=int(minutes))
    return _fixed(-size if meaning[0] == "-" else size)


def _fixed(size: timedelta) -> timezone:
    return UTC if not size else timezone(size)
