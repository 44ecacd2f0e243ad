"""A time of the day as the stretch of minutes that its words leave open.

"About 9 p.m." leaves the minutes around nine open, "shortly after 11 p.m." those behind it,
"Saturday night" an evening and the hours to the morning; a bare hour is rounded more than
"9:10". Two times differ by the gap between their stretches, on a clock or a week that comes
round. A day counts where it is written as a weekday: "today" and "27 June" rest on a day and a
year that may be the page's.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

from crosscheck.model import Article, Time

DAY = 24 * 60
_WEEK = 7 * DAY
_NIGHTS_END = 6 * 60
_PARTS = (
    (re.compile(r"\bearly\b(?!.*(?:noon|evening|night))", re.IGNORECASE), 0, 9 * 60),
    (re.compile(r"\bmorning\b", re.IGNORECASE), 2 * 60, 12 * 60 + 30),
    (re.compile(r"\bafternoon\b", re.IGNORECASE), 11 * 60 + 30, 18 * 60 + 30),
    (re.compile(r"\bevening\b", re.IGNORECASE), 16 * 60 + 30, 24 * 60),
    (re.compile(r"\b(?:night|late)\b", re.IGNORECASE), 17 * 60 + 30, 30 * 60),
)
"""Parts of the day in minutes; they run into each other, as the words do in print."""
HEDGE = re.compile(
    r"\b(?:(?P<about>about|around|approximately|roughly|near|nearly)"
    r"|(?:shortly|just|right|moments|soon|(?:a\sfew\s)?minutes)\s(?P<side>before|after)"
    r"|(?P<loose>before|after|by|until|since|between|from))\s(?:the\s)?$",
    re.IGNORECASE,
)
_ABOUT = {0: 20, 30: 10}
_BESIDE = 20
_CLOCK = re.compile(r"\d\s?(?:[ap]\.?\s?m\b|:\d\d)|\d\d:\d\d|\bnoon\b", re.IGNORECASE)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?day")


class Stretch(NamedTuple):
    """What a time leaves open.

    Args:
        weekday: 0 for Monday, or None where no day is written.
        first, last: minutes from the start of that day; beyond a day's end in the night.
        clock: whether an hour is written, or a part of the day at least.
    """

    weekday: int | None
    first: float
    last: float
    clock: bool


def stretch(article: Article, time: Time) -> Stretch | None:
    """Return what a time leaves open; None where that cannot be told."""
    if time.start is None or time.end is None or time.end - time.start > timedelta(days=1):
        return None
    written = _WEEKDAY.search(time.text)
    weekday = _WEEKDAYS.index(written[1]) if written else None
    start = time.start.hour * 60.0 + time.start.minute
    if _CLOCK.search(time.text):
        bounds = _around(start, article.text[max(0, time.span.start - 30) : time.span.start])
        return Stretch(weekday, *bounds, True) if bounds else None
    for part, first, last in _PARTS:
        if part.search(time.text):
            return Stretch(weekday, first, last, True)
    if time.precision == "day" and weekday is not None:
        return Stretch(weekday, 0, DAY + _NIGHTS_END, False)
    return None


def _around(start: float, lead: str) -> tuple[float, float] | None:
    """Return the minutes that an hour with its hedge leaves open."""
    hedge = HEDGE.search(lead)
    if hedge is None:
        return start, start
    if hedge["loose"]:
        return None
    if hedge["about"]:
        open_ = _ABOUT.get(int(start) % 60, 0)
        return start - open_, start + open_
    return (
        (start - _BESIDE, start) if hedge["side"].lower() == "before" else (start, start + _BESIDE)
    )


def gap(one: Stretch, other: Stretch) -> float:
    """Return the minutes between what two times leave open; 0 where only one tells the hour."""
    if one.weekday is None or other.weekday is None:
        return _between(one, other, 0, DAY) if one.clock and other.clock else 0.0
    return _between(one, other, (other.weekday - one.weekday) * DAY, _WEEK)


def _between(one: Stretch, other: Stretch, shift: float, period: float) -> float:
    """Return the minutes between two stretches on a clock that comes round."""
    gaps = []
    for turn in (-period, 0, period):
        first, last = other.first + shift + turn, other.last + shift + turn
        gaps.append(max(0.0, first - one.last, one.first - last))
    return min(gaps)
