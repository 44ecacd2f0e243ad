"""Intervals as TIMEX3 values, to be compared with annotated text.

A stretch has no value of its own in TIMEX3, so the two ends of a range count as two
expressions, as annotators mark them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from crosscheck.annotate.times.anchoring import Parts
from crosscheck.annotate.times.times import Found

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"}
_PARTS |= {"noon": "12:00", "midnight": "00:00"}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "weekend": "WE",
}  # fmt: skip


def flat(found: Found) -> Iterator[Found]:
    """Yield an expression, or the ends of a range."""
    gap = found.parts[1].start - found.parts[0].end if found.parts else 0
    if found.rule == "range" or (found.rule == "joined" and gap > 1):
        for part in found.parts:
            yield from flat(_on_day(part, found))
    else:
        yield found


def _on_day(part: Found, whole: Found) -> Found:
    """Return the hour of "6 p.m. on Tuesday" with the reading of both together."""
    if whole.rule == "joined" and part.rule == "clock":
        return part._replace(reading=whole.reading)
    return part


def tei(found: Found, text: str) -> str:
    """Return a value as TEI dates have it: a week by its first day, no parts of days."""
    interval, precision = found.reading.interval, found.reading.precision
    if interval and (precision in ("week", "hour", "season") or found.rule in ("unit", "weekend")):
        whole = precision in ("week", "hour", "season")
        whole = whole or (precision == "day" and interval.end - interval.start > timedelta(days=1))
        if whole and not re.search(r"T\d", value(found, text)):
            return f"{interval.start:%Y-%m-%d}"
    return value(found, text)


def value(found: Found, text: str) -> str:
    """Return the TIMEX3 value of an expression."""
    written = text[found.start : found.end].lower()
    interval, precision = found.reading.interval, found.reading.precision
    if interval is None:
        return _unplaced(found, written)
    start, days = interval.start, (interval.end - interval.start) // timedelta(days=1)
    if precision in ("minute", "second"):
        zone = "Z" if re.search(r"utc|gmt|z$", written) else ""
        return f"{start:%Y-%m-%dT%H:%M}{zone}"
    if precision == "hour":
        return _hour(found, written)
    if found.rule == "unit" and re.search(r"\bpast\b|\bnext \w+ \w+s\b|\blast \w+ \w+s\b", written):
        return _duration(found)
    if precision == "year" and days > 3700:
        return f"{start.year // 100:02d}"
    if precision == "year" and days > 400:
        return f"{start.year // 10:03d}"
    if precision == "day" and days == 2:
        return f"{start.isocalendar().year}-W{start.isocalendar().week:02d}-WE"
    return {
        "day": f"{start:%Y-%m-%d}",
        "week": f"{start.isocalendar().year}-W{start.isocalendar().week:02d}",
        "month": f"{start:%Y-%m}",
        "quarter": f"{start.year}-Q{(start.month + 2) // 3}",
        "season": f"{start.year}-{_SEASONS.get(start.month, '')}",
        "year": f"{start:%Y}",
    }.get(precision, "")


def _hour(found: Found, written: str) -> str:
    assert found.reading.interval is not None
    start = found.reading.interval.start
    for name, code in _PARTS.items():
        if name in written and not re.search(r"\d\s?[ap]\.?m", written):
            day = start - timedelta(days=1) if name == "midnight" and start.hour == 0 else start
            return f"{day:%Y-%m-%d}T{code}"
    if re.search(r"\bearly|\blate", written):
        return f"{start:%Y-%m-%d}"
    return f"{start:%Y-%m-%dT%H:00}"


def _unplaced(found: Found, written: str) -> str:
    if found.rule == "recent":
        if re.match(r"now|currently|nowadays", written):
            return "PRESENT_REF"
        return "PAST_REF" if re.match(r"recent(?:ly)?$", written) else _duration(found)
    if found.rule == "every":
        return _duration(found)
    if found.rule == "era":
        number = next((int(str(w.value)) for w in found.words if w.code in "YD"), 0)
        number = number or int(re.sub(r"\D", "", written) or 0)
        return f"BC{number:04d}"
    if found.reading.anchor == "itself" or found.rule in ("long", "unit", "duration"):
        return _duration(found)
    return "PAST_REF" if found.rule == "ago" else "XXXX-XX-XX"


def _duration(found: Found) -> str:
    parts = Parts(found.words)
    unit, count = parts.word("uUcq"), parts.count()
    letter = _LETTERS.get(str(unit.value) if unit else "", "X")
    if count is None:
        shown = "X" if unit and unit.code == "U" else "1"
        if unit and unit.value == "decade" and shown == "1":
            shown = "10"
    else:
        shown = f"{count:g}"
    if unit and unit.value in ("decade", "century") and count is not None:
        shown = f"{count * (10 if unit.value == 'decade' else 100):g}"
    return f"P{letter[0]}{shown}{letter[1:]}" if letter[0] == "T" else f"P{shown}{letter}"
