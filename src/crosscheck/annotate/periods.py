"""Expressions longer than a day, and those that count units: "last week", "three days ago".

"last week" is the calendar week before this one, "the past two weeks" the fourteen days
that end now. What counts from another time ("two weeks later", "a day after the vote")
needs that time in the text, near; else it stays vague.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crosscheck.annotate import calendar
from crosscheck.annotate.anchoring import VAGUE, Anchor, Context, Parts, Reading, year_of
from crosscheck.annotate.calendar import Interval
from crosscheck.model import Precision

_FINE = ("second", "minute", "hour")
_PRECISIONS: dict[str, Precision] = {
    "weekend": "day", "night": "hour", "morning": "hour", "fortnight": "week",
    "decade": "year", "century": "year", "second": "second", "minute": "minute",
    "hour": "hour", "day": "day", "week": "week", "month": "month", "quarter": "quarter",
    "year": "year",
}  # fmt: skip


def month(parts: Parts, context: Context) -> Reading | None:
    """Read "March", "late May 1944", "last March", "April of this year"."""
    wanted = parts.number("M") or 1
    year, anchor = year_of(parts, context)
    if year is None:
        near = _near_month(wanted, parts, context)
        if near is None:
            return Reading(None, "none", "month")
        year, anchor = near
    return Reading.placed(calendar.month_of(year, wanted), anchor)


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
    """Read "2019", "the end of 2019"."""
    return Reading.placed(calendar.years(parts.number("Y") or 0), "itself")


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
    count = 5 if shade in ("early", "late") else 10
    begin = first + 5 if shade == "late" else first
    return Reading.placed(calendar.years(begin, count), "itself")


def century(parts: Parts, context: Context) -> Reading | None:
    """Read "the 19th century"."""
    number = parts.number("O") or 1
    return Reading.placed(calendar.years((number - 1) * 100 + 1, 100), "itself")


def quarter(parts: Parts, context: Context) -> Reading | None:
    """Read "the first quarter", "Q3 2024", "last quarter"."""
    number, turn = parts.number("Oz"), parts.word("LXT")
    if number is None or number > 4:
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
    if year is None:
        return None
    first = parts.number("O") == 1
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
    led = re.search(r"\b(?:in|since|until|by|over|during|through)\s+$", before)
    return bool(led) and not after.startswith((" of", "-")) and parts.word("dE") is not None


def _season_near(name: str, parts: Parts, context: Context) -> Interval:
    assert context.now is not None
    now, turn = context.now.replace(tzinfo=None), parts.word("LXT")
    around = [calendar.season_of(now.year + step, name) for step in (-2, -1, 0, 1)]
    begun = [s for s in around if s.start <= now]
    coming = [s for s in around if s.start > now]
    if turn is not None and turn.code == "L":
        return next(s for s in reversed(around) if s.end <= now)
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
        return Reading(Interval(start, end, _PRECISIONS[unit]), outer.anchor, _PRECISIONS[unit])
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
    return year(parts, context) if parts.word("Y") else unit(parts, context)


def ago(parts: Parts, context: Context) -> Reading | None:
    """Read "three days ago", "a year ago", "decades ago"."""
    return _counted(parts, context.now, context.origin, -1)


def _counted(parts: Parts, base: datetime | None, anchor: Anchor, sign: int) -> Reading:
    word, count = parts.word("uUc"), parts.count()
    name = str(word.value) if word else "day"
    if base is None or count is None:
        return VAGUE
    moment = calendar.shift(base.replace(tzinfo=None), name, sign * count)
    coarse = name if count == int(count) else {"year": "month", "month": "week"}.get(name, name)
    return Reading.placed(calendar.around(moment, coarse), anchor)


def later(parts: Parts, context: Context) -> Reading | None:
    """Read "two weeks later", "a year earlier", "ten days from now"."""
    if parts.word("F") or parts.word("n"):
        return _counted(parts, context.now, context.origin, 1)
    reference = context.reference(3)
    turn = parts.word("l")
    sign = -1 if turn is not None and turn.text == "earlier" else 1
    if reference is None and sign < 0 and _unit_name(parts) == "year":
        return _counted(parts, context.now, context.origin, -1)  # "up 5% from a year earlier"
    return _counted(parts, reference.start if reference else None, "text", sign)


def around_event(parts: Parts, context: Context) -> Reading | None:
    """Read "a day after the vote", "the day before".

    In "met on Tuesday, a day after the vote" the expression says of Tuesday that it was a
    day after: both are the same day. Elsewhere it counts from the time last told, if the
    event is told of right there.
    """
    told = context.told[-1] if context.told else None
    start = parts.words[0].start
    gap = context.text[max(context.low, start - 3) : start]
    apposed = gap.rstrip().endswith((",", "—", "–")) and _unit_name(parts) == "day"
    if told and told[0] == context.sentence and apposed and told[1].precision == "day":
        return Reading(told[1], "text", "day")
    after = context.text[parts.words[-1].end : parts.words[-1].end + 30]
    if re.match(r"\s*(?:[.,;]|$|[a-z]+ed\b)", after) or re.match(r"\s+(?:that|it|this)\b", after):
        reference, turn = context.reference(3), parts.word("A")
        sign = -1 if turn is not None and turn.text == "before" else 1
        if reference:
            return _counted(parts, reference.start, "text", sign)
    if parts.word("d"):
        return VAGUE
    return Reading(None, "itself", _PRECISIONS[_unit_name(parts)])


def _unit_name(parts: Parts) -> str:
    word = parts.word("uUcq")
    return str(word.value) if word else ""


def unit(parts: Parts, context: Context) -> Reading | None:
    """Read "last week", "this month", "the past two weeks", "the same day", "the next day"."""
    name, turn = _unit_name(parts), parts.word("LXTB")
    if name in ("second", "minute") or (name == "hour" and parts.count() is None):
        return None
    if turn is None:
        return _part_of_current(name, context)
    from_text = turn.code == "B" or turn.text in ("following", "previous", "preceding", "prior")
    from_text = from_text or (turn.text == "next" and name == "day")
    base, anchor = context.now, context.origin
    if from_text:
        reference = context.reference(3) if name in ("day", "hour") else context.last()
        if reference is None:
            return VAGUE
        base, anchor = reference.start, "text"
    if parts.word("Q") or (parts.words[-1].code == "U" and parts.count() is None):
        return VAGUE
    if base is None:
        return Reading(None, "none", _PRECISIONS[name])
    return _turned(parts, name, turn.code, base.replace(tzinfo=None), anchor)


def _turned(parts: Parts, name: str, code: str, base: datetime, anchor: Anchor) -> Reading:
    count = parts.count()
    if count is not None and code in "LX":
        return _stretch(name, count, code, base, anchor)
    if code == "L" and parts.word("L") and parts.word("L").text == "past":  # type: ignore[union-attr]
        return _stretch(name, 1, code, base, anchor)
    moment = calendar.shift(base, name, {"L": -1, "X": 1}.get(code, 0))
    return Reading.placed(calendar.around(moment, name), anchor)


def _stretch(name: str, count: float, code: str, base: datetime, anchor: Anchor) -> Reading:
    """Return "the past two weeks" as the days up to now, "the next two hours" as those from now."""
    if name not in _FINE:
        base = calendar.midnight(base.date() + timedelta(days=1 if code == "L" else 0))
    other = calendar.shift(base, name, -count if code == "L" else count)
    start, end = sorted((base, other))
    return Reading(Interval(start, end, _PRECISIONS[name]), anchor, _PRECISIONS[name])


def _part_of_current(name: str, context: Context) -> Reading | None:
    """Return "the end of the year" as that year."""
    if name not in ("day", "week", "month", "year", "decade", "century"):
        return None
    told = context.last() if context.year() is not None or name == "day" else None
    moment, anchor = (told.start, "text") if told else (context.now, context.origin)
    if moment is None:
        return Reading(None, "none", _PRECISIONS[name])
    return Reading.placed(calendar.around(moment.replace(tzinfo=None), name), anchor)


def weekend(parts: Parts, context: Context) -> Reading | None:
    """Read "the weekend": the last one begun, or the coming one where the clause looks ahead."""
    if _unit_name(parts) == "day":
        return _the_day(parts, context)
    if _unit_name(parts) != "weekend":
        return None
    if context.now is None:
        return Reading(None, "none", "day")
    now = context.now.replace(tzinfo=None)
    this = calendar.weekend_of(now.date())
    if this.start > now and not context.ahead(parts.words):
        this = calendar.weekend_of(now.date() - timedelta(days=7))
    return Reading.placed(this, context.origin)


def _the_day(parts: Parts, context: Context) -> Reading | None:
    """Read "the day" in "ended the day at", "later in the day": the day last told."""
    start = parts.words[0].start
    if not _DAY_LED.search(context.text[max(0, start - 14) : start]):
        return None
    reference = context.reference(3)
    if reference:
        return Reading.placed(calendar.day_of(reference.start.date()), "text")
    if context.now is None:
        return None
    return Reading.placed(calendar.day_of(context.now.date()), context.origin)


_DAY_LED = re.compile(r"\b(?:in|of|for|end|ended|ending|finish|finished|closed?|throughout)\s$")


def year_range(parts: Parts, context: Context) -> Reading | None:
    """Read "1914-18", "2019–2021"."""
    first, second = (int(str(word.value)) for word in parts.words if word.code in "YD")
    if second < 100:
        second += first // 100 * 100
    if not first < second < first + 150:
        return year(Parts(parts.words[:1]), context)
    return Reading.placed(calendar.years(first, second - first + 1), "itself")


def era(parts: Parts, context: Context) -> Reading | None:
    """Read "494 BC", which no calendar of Python's reaches, and "the year 70 CE"."""
    number = parts.word("YDN")
    if (parts.name("g") or "").startswith("b") or number is None:
        return Reading(None, "itself", "year")
    return Reading.placed(calendar.years(int(str(number.value))), "itself")


def duration(parts: Parts, context: Context) -> Reading | None:
    """Read a stretch of time that is not placed: "three days", "a 10-hour"; ages are none."""
    name, last = _unit_name(parts), parts.words[-1]
    after = context.text[last.end : last.end + 5].lower()
    if after.startswith((" old", "-old", " of a")) or name not in _PRECISIONS:
        return None
    if parts.words[0].code == "a" and name in ("second", "minute"):
        return None
    if _in_future(parts, context):
        return _counted(parts, context.now, context.origin, 1)
    return Reading(None, "itself", _PRECISIONS[name])


def _in_future(parts: Parts, context: Context) -> bool:
    """Whether "in two weeks" looks ahead, and does not tell how long something took."""
    start = parts.words[0].start
    led = context.text[max(0, start - 3) : start].lower().endswith("in ")
    return led and parts.count() is not None and context.ahead(parts.words)


def vague(parts: Parts, context: Context) -> Reading | None:
    """Read "recently", "in recent months", "every Tuesday": never placed."""
    return VAGUE
