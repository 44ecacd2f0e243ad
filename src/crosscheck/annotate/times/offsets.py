"""Expressions that count units of time: "last week", "three days ago", "the next day".

"last week" is the calendar week before this one, "the past two weeks" the fourteen days
that end now. What counts from another time ("two weeks later", "a day after the vote")
needs that time in the text, near; else it stays vague.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crosscheck.annotate.times import calendar
from crosscheck.annotate.times.anchoring import VAGUE, Anchor, Context, Parts, Reading
from crosscheck.annotate.times.calendar import Interval
from crosscheck.model import Precision

_FINE = ("second", "minute", "hour")
PRECISIONS: dict[str, Precision] = {
    "weekend": "day", "night": "hour", "morning": "hour", "afternoon": "hour",
    "evening": "hour", "fortnight": "week",
    "decade": "year", "century": "year", "second": "second", "minute": "minute",
    "hour": "hour", "day": "day", "week": "week", "month": "month", "quarter": "quarter",
    "year": "year",
}  # fmt: skip


def ago(parts: Parts, context: Context) -> Reading | None:
    """Read "three days ago", "a year ago", "decades ago"."""
    return counted(parts, context.now, context.origin, -1)


def counted(parts: Parts, base: datetime | None, anchor: Anchor, sign: int) -> Reading:
    """Return so many units before or after a moment; vague where either is not known."""
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
        return counted(parts, context.now, context.origin, 1)
    reference = context.reference(3)
    turn = parts.word("l")
    sign = -1 if turn is not None and turn.text == "earlier" else 1
    if reference is None and sign < 0 and _unit_name(parts) == "year":
        return counted(parts, context.now, context.origin, -1)  # "up 5% from a year earlier"
    return counted(parts, reference.start if reference else None, "text", sign)


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
            return counted(parts, reference.start, "text", sign)
    if parts.word("d"):
        return VAGUE
    return Reading(None, "itself", PRECISIONS[_unit_name(parts)])


def _unit_name(parts: Parts) -> str:
    word = parts.word("uUcq")
    return str(word.value) if word else ""


def unit(parts: Parts, context: Context) -> Reading | None:
    """Read "last week", "this month", "the past two weeks", "the same day", "the next day"."""
    name, turn = _unit_name(parts), parts.word("LXTB")
    if name in ("second", "minute") or (name == "hour" and parts.count() is None):
        return None
    if turn is None:
        return _part_of_current(name, parts, context)
    from_text = turn.code == "B" or turn.text in ("following", "previous", "preceding", "prior")
    told = parts.count() is None and (name == "day" or context.year() is not None)
    from_text = from_text or (turn.text == "next" and told)
    base, anchor = context.now, context.origin
    if from_text:
        reference = context.reference(3) if name in ("day", "hour") else context.last()
        if reference is None:
            return VAGUE
        base, anchor = reference.start, "text"
    if parts.word("Q") or (parts.words[-1].code == "U" and parts.count() is None):
        return VAGUE
    if base is None:
        return Reading(None, "none", PRECISIONS[name])
    return _turned(parts, name, turn.code, base.replace(tzinfo=None), anchor)


def _turned(parts: Parts, name: str, code: str, base: datetime, anchor: Anchor) -> Reading:
    count = parts.count()
    if count is not None and code in "LX":
        return _stretch(name, count, code, base, anchor)
    if code == "L" and parts.word("L") and parts.word("L").text == "past":  # type: ignore[union-attr]
        return _stretch(name, 1, code, base, anchor)
    if name in ("decade", "century") and code in "LX":  # the ten years from now on
        return _stretch(name, 1, code, base, anchor)
    moment = calendar.shift(base, name, {"L": -1, "X": 1}.get(code, 0))
    whole = calendar.around(moment, name)
    return Reading.placed(_cut(whole, base, parts) if code == "T" else whole, anchor)


def _cut(whole: Interval, now: datetime, parts: Parts) -> Interval:
    """Return the part of a week, month or year that "earlier" or "later" in it leaves."""
    turn, today = parts.word("l"), calendar.midnight(now.date())
    if turn is None or whole.precision == "day" or not whole.start <= today < whole.end:
        return whole
    if turn.text == "later":
        return whole._replace(start=today)
    return whole._replace(end=min(whole.end, today + timedelta(days=1)))


def _stretch(name: str, count: float, code: str, base: datetime, anchor: Anchor) -> Reading:
    """Return "the past two weeks" as the days up to now, "the next two hours" as those from now."""
    whole_day = base == calendar.midnight(base.date())
    if name in _FINE and code == "L" and whole_day:  # the hour of writing is not known
        start = calendar.shift(base, name, -count)
        return Reading(Interval(start, base + timedelta(days=1), "hour"), anchor, PRECISIONS[name])
    if name not in _FINE:
        base = calendar.midnight(base.date() + timedelta(days=1 if code == "L" else 0))
    other = calendar.shift(base, name, -count if code == "L" else count)
    start, end = sorted((base, other))
    return Reading(Interval(start, end, PRECISIONS[name]), anchor, PRECISIONS[name])


def _part_of_current(name: str, parts: Parts, context: Context) -> Reading | None:
    """Return "the end of the year" as that year."""
    if name not in ("day", "week", "month", "year", "decade", "century"):
        return None
    told = context.reference(3) if name == "day" else None
    told = context.last() if context.year() is not None and name != "day" else told
    moment, anchor = (told.start, "text") if told else (context.now, context.origin)
    if moment is None:
        return Reading(None, "none", PRECISIONS[name])
    moment = moment.replace(tzinfo=None)
    whole = calendar.around(moment, name)
    return Reading.placed(whole if told else _cut(whole, moment, parts), anchor)


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


def duration(parts: Parts, context: Context) -> Reading | None:
    """Read a stretch of time that is not placed: "three days", "a 10-hour"; ages are none."""
    name, last = _unit_name(parts), parts.words[-1]
    after = context.text[last.end : last.end + 5].lower()
    if after.startswith((" old", "-old", " of a")) or name not in PRECISIONS:
        return None
    if parts.words[0].code == "a" and name in ("second", "minute"):
        return None
    if _in_future(parts, context):
        return counted(parts, context.now, context.origin, 1)
    return Reading(None, "itself", PRECISIONS[name])


def _in_future(parts: Parts, context: Context) -> bool:
    """Whether "in two weeks" looks ahead, and does not tell how long something took."""
    start = parts.words[0].start
    led = _IN.search(context.text[max(0, start - 4) : start].lower()) is not None
    told = led and context.year() is None and parts.count() is not None
    return told and context.ahead(parts.words)


_IN = re.compile(r"\bin $")


def lasting(parts: Parts, context: Context) -> Reading | None:
    """Read "week-long", "months-long", and "for years"."""
    word = parts.word("m")
    return Reading(None, "itself", PRECISIONS[str(word.value)]) if word else VAGUE


def vague(parts: Parts, context: Context) -> Reading | None:
    """Read "recently", "in recent months", "every Tuesday": never placed."""
    return VAGUE
