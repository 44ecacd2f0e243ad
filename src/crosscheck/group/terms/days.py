"""The days that a report names ("the Jan. 7 shooting"), and which reports name the same.

A report of a trial comes months after the event, and says when that was. So two reports
are near in time also where one names the day that the other names or was published on. In
local news on shootings that ties seven of ten follow-ups of the second to fourth week to the
first reports, and one in twenty-five pairs that belong to different events.

A day without a year is the latest one that is no more than a month after the report was
published ("a hearing is set for Dec. 2"). Where the report has no date, it is that day of any
year. A day that many reports have named is one that everybody knows ("since Sept. 11"), and ties
nothing together any more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

import numpy as np

from crosscheck.group.terms.vectors import titled
from crosscheck.group.terms.vocabulary import Floats
from crosscheck.model import Article
from crosscheck.text.hashes import Flags, Words, hashed_words
from crosscheck.text.lists import mapping_of

NAMING = 5  # different days of a report that are kept, the first
KNOWN = 30  # reports that may name a day before it is one that everybody knows
REACH = 2  # days between two days that still are taken for one
AHEAD = timedelta(days=30)
YEAR = 365.2425
YEARLESS = -80_000  # days since 1970 below it stand for that day of any year
_ANY_YEAR = 1704  # a leap year
_TURNS = 366
_FIRST = date(1970, 1, 1).toordinal()
_MASK = np.uint64(0xFFFF)
_AFTER = re.compile(r"\.?\s([0-3]?\d)(?:st|nd|rd|th)?(?![\w:])(?:,?\s((?:19|20)\d\d)(?!\w))?")
_BEFORE = re.compile(r"(?<!\w)([0-3]?\d)(?:st|nd|rd|th|er|\.)?\s(?:of |de )?$")
_YEAR_AFTER = re.compile(r"\.?,?(?:\sde)?\s((?:19|20)\d\d)(?!\w)")


@cache
def _months() -> tuple[Flags, dict[int, tuple[int, bool]]]:
    """Return which low bits of a hash may be a month's, and each month's number by its hash.

    With the number, whether it must be written with a capital: in no language without.
    """
    found: dict[int, tuple[int, bool]] = {}
    for name, number in mapping_of("crosscheck.group", "lists/months.txt").items():
        code = int(hashed_words(name).codes[0])
        capital = name[0].isupper() and found.get(code, (0, True))[1]
        found[code] = int(number), capital
    likely = np.zeros(int(_MASK) + 1, dtype=bool)
    likely[[code & int(_MASK) for code in found]] = True
    return likely, found


def days_named_by(article: Article, read: Words) -> list[int]:
    """Return the first different days that an article names, in days since 1970.

    Args:
        read: the words of its title and text.
    """
    published = article.published
    return named_days(read, titled(article), published.day if published else None)


def named_days(read: Words, text: str, published: date | None) -> list[int]:
    """Return the first different days that a text names, in days since 1970.

    >>> text = "Police said on 9 May that the Jan. 7, 2014, fire was set."
    >>> [str(date.fromordinal(_FIRST + n)) for n in named_days(hashed_words(text), text, None)]
    ['1704-05-09', '2014-01-07']
    """
    return list(where_named(read, text, published))


def where_named(read: Words, text: str, published: date | None) -> dict[int, tuple[int, int]]:
    """Return the first different days that a text names, with where each stands first."""
    likely, months = _months()
    found: dict[int, tuple[int, int]] = {}
    for at in np.flatnonzero(likely[read.codes & _MASK]).tolist():
        month, capital = months.get(int(read.codes[at]), (0, False))
        if month and (not capital or text[read.starts[at]].isupper()):
            bounds = int(read.starts[at]), int(read.ends[at])
            day, *where = _day(text, *bounds, month, published)
            if day is not None:
                found.setdefault(day, (where[0], where[1]))
        if len(found) == NAMING:
            break
    return found


def _day(
    text: str, start: int, end: int, month: int, published: date | None
) -> tuple[int | None, int, int]:
    """Return the day that stands behind a month's name, or before it, and where; None: no day."""
    after = _AFTER.match(text, end)
    if after:
        return _resolved(after[2], month, int(after[1]), published), start, after.end()
    before = _BEFORE.search(text, max(0, start - 12), start)
    if not before:
        return None, start, end
    year = _YEAR_AFTER.match(text, end)
    day = _resolved(year and year[1], month, int(before[1]), published)
    return day, before.start(), year.end() if year else end


def _resolved(year: str | None, month: int, day: int, published: date | None) -> int | None:
    try:
        if not year and published:
            found = date(published.year, month, day)
            if found > published + AHEAD:
                found = date(published.year - 1, month, day)
        else:
            found = date(int(year or _ANY_YEAR), month, day)
    except ValueError:
        return None  # no such day: 31 June, 29 February of most years
    return found.toordinal() - _FIRST


def apart(day: int, days: Floats) -> Floats:
    """Return how many days lie between one and others; where a year is missing, by the calendar.

    A day that is not known is as far as can be.
    """
    gaps = np.abs(days - day)
    if day < YEARLESS:
        gaps = np.minimum(gaps % YEAR, YEAR - gaps % YEAR)
    return np.where(np.isnan(gaps), np.inf, gaps)


class NamedDays:
    """Which reports name a day, by its place in the calendar."""

    def __init__(self) -> None:
        self._naming: dict[int, list[int]] = {}  # by day, in rising order
        self._in_calendar: dict[int, list[int]] = defaultdict(list)  # days, by their place there
        self._yearless = False

    def known(self, days: Iterable[int], oldest: int) -> set[int]:
        """Return those of some days that everybody knows."""
        return {day for day in days if len(self._live(day, oldest)) >= KNOWN}

    def _live(self, day: int, oldest: int) -> list[int]:
        places = self._naming.get(day, [])
        if places and places[0] < oldest:
            places = self._naming[day] = [place for place in places if place >= oldest]
        return places

    def add(self, place: int, days: Iterable[int]) -> None:
        """Note that a report names some days."""
        for day in days:
            if day not in self._naming:
                self._in_calendar[_turn(day)].append(day)
                self._yearless |= day < YEARLESS
            places = self._naming.setdefault(day, [])
            del places[: max(0, len(places) + 1 - KNOWN)]  # of more it is known to all
            places.append(place)

    def near(self, day: int, oldest: int) -> Iterator[tuple[int, list[int]]]:
        """Yield the live reports that name a day within `REACH` of one, and how far it is."""
        for gap, named in self._around(day):
            places = self._live(named, oldest)
            if 0 < len(places) < KNOWN:
                yield gap, places

    def _around(self, day: int) -> Iterator[tuple[int, int]]:
        if day >= YEARLESS and not self._yearless:
            for step in range(-REACH, REACH + 1):
                yield abs(step), day + step
            return
        turn = _turn(day)
        for step in range(-REACH - 1, REACH + 2):
            for named in self._in_calendar.get((turn + step) % _TURNS, ()):
                loose = named < YEARLESS or day < YEARLESS
                gap = abs(step) if loose else abs(named - day)
                if gap <= REACH:
                    yield gap, named


@lru_cache(maxsize=1 << 12)
def _turn(day: int) -> int:
    """Return the place of a day in the calendar of a leap year, from 0."""
    found = date.fromordinal(day + _FIRST)
    return date(_ANY_YEAR, found.month, found.day).timetuple().tm_yday - 1
