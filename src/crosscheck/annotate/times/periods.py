"""Stretches of the calendar longer than a day: months, quarters, seasons, years, centuries.

A month without a year is the last one begun, this one included, unless the clause looks
ahead; in a passage of history it belongs to the year last told. "Early" and "the end of"
mean half a month each: news is no more exact.
"""

from __future__ import annotations

import re
from datetime import timedelta

from crosscheck.annotate.times import calendar, daytimes, offsets
from crosscheck.annotate.times.anchoring import Anchor, Context, Parts, Reading, year_of
from crosscheck.annotate.times.calendar import Interval
from crosscheck.annotate.times.offsets import PRECISIONS


def month(parts: Parts, context: Context) -> Reading | None:
    """Read "March", "late May 1944", "last March", "April of this year"."""
    wanted = parts.number("M") or 1
    year, anchor = year_of(parts, context)
    if year is None:
        near = _near_month(wanted, parts, context)
        if near is None:
            return Reading(None, "none", "month")
        year, anchor = near
    whole = calendar.month_of(year, wanted)
    return Reading.placed(_half_of(whole, parts.name("Ee")), anchor)


def week_of(parts: Parts, context: Context) -> Reading | None:
    """Read "the week of April 10" as the week from Monday that holds the day."""
    unit = parts.word("u")
    day = daytimes.date_of(Parts(parts.words[3:]), context)
    if unit is None or unit.value != "week" or day is None or day.interval is None:
        return day
    return Reading.placed(calendar.week_of(day.interval.start.date()), day.anchor)


def _half_of(month: Interval, named: str | None) -> Interval:
    """Return the half of a month that "early", "the end of" tell of; else all of it."""
    middle = month.start + timedelta(days=15)
    if named in ("mid", "mid-", "middle"):
        return Interval(month.start + timedelta(days=9), middle + timedelta(days=5), "month")
    if named in _LATE:
        return month._replace(start=middle)
    return month._replace(end=middle) if named in _EARLY else month


_LATE = frozenset(("late", "end", "close"))
_EARLY = frozenset(("early", "beginning", "start"))


def _near_month(month: int, parts: Parts, context: Context) -> tuple[int, Anchor] | None:
    year = context.year()
    if year is not None and not parts.word("LX"):
        return context.follows(month, year), "text"
    if context.now is None:
        return None
    now, turn = context.now, parts.word("LTX")
    if turn and turn.code == "T":
        return now.year, context.origin
    ahead = turn.code == "X" if turn else context.ahead(parts.words)
    if ahead:
        passed = now.month > month or (turn is not None and now.month == month)
        return now.year + passed, context.origin
    coming = now.month < month or (turn is not None and now.month == month)
    return now.year - coming, context.origin


def year(parts: Parts, context: Context) -> Reading | None:
    """Read "2019", "the end of 2019", of which "late", "the start of" mean a half."""
    number, named = parts.number("Y") or 0, parts.name("Ee")
    whole = calendar.years(number)
    middle = calendar.month_of(number, 7).start
    if named in _LATE:
        whole = whole._replace(start=middle)
    elif named in _EARLY:
        whole = whole._replace(end=middle)
    return Reading.placed(whole, "itself")


def fiscal(parts: Parts, context: Context) -> Reading | None:
    """Read a fiscal year as the year it is named after: where it begins differs by country."""
    named = parts.number("Yj")
    if named is not None:
        return Reading.placed(calendar.years(named + (2000 if named < 100 else 0)), "itself")
    if context.now is None:
        return Reading(None, "none", "year")
    step = {"L": -1, "X": 1}.get(next((w.code for w in parts.words if w.code in "LX"), ""), 0)
    return Reading.placed(calendar.years(context.now.year + step), context.origin)


def decade(parts: Parts, context: Context) -> Reading | None:
    """Read "the 1990s", "the late '80s", "the sixties"."""
    first = parts.number("K") or 0
    if first < 100:
        start = parts.words[0].start
        led = context.text[max(0, start - 8) : start]
        if parts.words[0].code not in "dE" and not re.search(r"['’‘]$|s and $", led):
            return None  # "in her 30s"
        first += 2000 if first < 20 else 1900
    shade = parts.name("E")
    count = {"early": 5, "late": 5, "mid": 4, "mid-": 4}.get(shade or "", 10)
    begin = first + {"late": 5, "mid": 3, "mid-": 3}.get(shade or "", 0)
    return Reading.placed(calendar.years(begin, count), "itself")


def century(parts: Parts, context: Context) -> Reading | None:
    """Read "the 19th century"."""
    number = parts.number("O") or 1
    return Reading.placed(calendar.years((number - 1) * 100 + 1, 100), "itself")


def quarter(parts: Parts, context: Context) -> Reading | None:
    """Read "the first quarter", "Q3 2024", "last quarter"."""
    number, turn = parts.number("Oz"), parts.word("LXT")
    if number is not None and number > 4:  # "H1 2019": 5 and 6 are halves
        return half_year(parts, context) if parts.word("Y") else None
    if number is None:
        if context.now is None or turn is None:
            return Reading(None, "none", "quarter")
        step = {"L": -1, "X": 1}.get(turn.code, 0)
        moment = calendar.shift(context.now, "quarter", step)
        return Reading.placed(calendar.around(moment, "quarter"), context.origin)
    year, anchor = year_of(parts, context)
    if year is None:
        if context.now is None:
            return Reading(None, "none", "quarter")
        later = number > (context.now.month + 2) // 3
        year = context.now.year - (later and not context.ahead(parts.words))
        anchor = context.origin
    return Reading.placed(calendar.quarter_of(year, number), anchor)


def half_year(parts: Parts, context: Context) -> Reading | None:
    """Read "the first half of 2019"."""
    year, anchor = year_of(parts, context)
    unit = parts.word("u")
    if unit is not None and unit.value != "year":
        return None
    if year is None and parts.word("d") and context.now:
        year, anchor = context.now.year, context.origin  # "the first half of the year"
    if year is None:
        return None
    first = parts.number("Oz") in (1, 5)
    return Reading.placed(calendar.months(year, 1 if first else 7, 6, "quarter"), anchor)


def season(parts: Parts, context: Context) -> Reading | None:
    """Read "last summer", "the winter of 1914", "this spring"; "the fall" alone is no time."""
    name = parts.name("S") or ""
    named, anchor = year_of(parts, context)
    turn = parts.word("LXT")
    if named is not None:
        return Reading.placed(calendar.season_of(named, name), anchor)
    if turn is None and not _season_stands(parts, context):
        return None
    told = context.year()
    if told is not None and turn is None:
        return Reading.placed(calendar.season_of(told, name), "text")
    if context.now is None:
        return Reading(None, "none", "season")
    return Reading.placed(_season_near(name, parts, context), context.origin)


def _season_stands(parts: Parts, context: Context) -> bool:
    """Whether a season without a year is meant as one: "in the fall", "since spring"."""
    start, end = parts.words[0].start, parts.words[-1].end
    before = context.text[max(0, start - 12) : start]
    after = context.text[end : end + 4]
    led = re.search(
        r"\b(?:in|since|until|by|over|during|through|throughout|before|after)\s+$", before
    )
    return bool(led) and not after.startswith((" of", "-")) and parts.word("dE") is not None


def _season_near(name: str, parts: Parts, context: Context) -> Interval:
    assert context.now is not None
    now, turn = context.now.replace(tzinfo=None), parts.word("LXT")
    around = [calendar.season_of(now.year + step, name) for step in (-2, -1, 0, 1)]
    begun = [s for s in around if s.start <= now]
    coming = [s for s in around if s.start > now]
    if turn is not None and turn.code == "L":
        return next(s for s in reversed(around) if s.end <= now)
    if turn is not None and turn.code == "T" and name != "winter":
        return calendar.season_of(now.year, name)
    if turn is not None and turn.code == "T":
        return min(around, key=lambda s: abs((s.start + (s.end - s.start) / 2) - now))
    if (turn is not None and turn.code == "X") or context.ahead(parts.words):
        return (coming or around[-1:])[0]
    return begun[-1]


def nth(parts: Parts, context: Context) -> Reading | None:
    """Read "the first week of March", "the last ten days of May", "the first half of 2019"."""
    number, words = parts.number("O"), parts.words
    place = next(index for index, word in enumerate(words) if word.code in "uU")
    unit = str(words[place].value)
    rest, count = Parts(words[place + 2 :]), Parts(words[:place]).count()
    outer = month(rest, context) if rest.word("M") else _whole(rest, context)
    if outer is None or outer.interval is None:
        return outer
    if count is not None and number in (None, 1):
        start, end = outer.interval.start, outer.interval.end
        if number is None:
            start = calendar.shift(end, unit, -count)
        else:
            end = calendar.shift(start, unit, count)
        return Reading(Interval(start, end, PRECISIONS[unit]), outer.anchor, PRECISIONS[unit])
    if number is None:
        start = calendar.shift(outer.interval.end, unit, -1)
    else:
        start = calendar.shift(outer.interval.start, unit, number - 1)
    if unit == "week":
        return Reading.placed(calendar.days(start.date(), 7, "week"), outer.anchor)
    if start >= outer.interval.end:
        return None
    return Reading.placed(calendar.around(start, unit), outer.anchor)


def _whole(parts: Parts, context: Context) -> Reading | None:
    return year(parts, context) if parts.word("Y") else offsets.unit(parts, context)


def year_range(parts: Parts, context: Context) -> Reading | None:
    """Read "1914-18", "2019–2021"."""
    first, second = (int(word.text) for word in parts.words if word.code in "YDN")
    if second < 100:
        second += first // 100 * 100
    if not first < second < first + 150:
        return None
    return Reading.placed(calendar.years(first, second - first + 1), "itself")


def era(parts: Parts, context: Context) -> Reading | None:
    """Read "494 BC", which no calendar of Python's reaches, and "the year 70 CE"."""
    number = parts.word("YDN")
    if (parts.name("g") or "").startswith("b") or number is None:
        return Reading(None, "itself", "year")
    return Reading.placed(calendar.years(int(str(number.value))), "itself")
