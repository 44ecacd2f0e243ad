"""Intervals as TIMEX3 values, to be compared with annotated text.

A stretch has no value of its own in TIMEX3, so the two ends of a range count as two
expressions, as annotators mark them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from crosscheck.annotate.times.anchoring import Parts
from crosscheck.annotate.times.calendar import around
from crosscheck.annotate.times.joining import Found

_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"}
_PARTS |= {"noon": "12:00", "midnight": "00:00"}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE",
    "night": "D", "morning": "D", "afternoon": "D", "evening": "D", "fortnight": "W",
}  # fmt: skip


def flat(found: Found) -> Iterator[Found]:
    """Yield an expression, or the ends of a range."""
    gap = found.parts[1].start - found.parts[0].end if found.parts else 0
    if found.rule == "range" or (found.rule == "joined" and gap > 1):
        for part in found.parts:
            yield from flat(_on_day(part, found))
    elif found.rule in ("years", "day_range"):
        yield from _ends(found)
    else:
        yield found


def _ends(found: Found) -> Iterator[Found]:
    """Yield the first and the last year or day of "1914-18", "March 3 to 5"."""
    codes = "".join(word.code for word in found.words)
    split = re.search("[-t]", codes)
    interval = found.reading.interval
    if split is None or interval is None:
        yield found
        return
    first, last = found.words[: split.start()], found.words[split.end() :]
    unit = timedelta(days=1)
    begin = around(interval.start, interval.precision)
    end = around(interval.end - unit, interval.precision)
    for words, whole in ((first, begin), (last, end)):
        reading = found.reading._replace(interval=whole)
        rule = "year" if found.rule == "years" else "date"
        yield Found(rule, words, words[0].start, words[-1].end, reading)


def _on_day(part: Found, whole: Found) -> Found:
    """Return the hour of "6 p.m. on Tuesday" with the reading of both together."""
    if whole.rule == "joined" and part.rule == "clock":
        return part._replace(reading=whole.reading)
    return part


_FIRST_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def tei(value: str) -> str:
    """Return a TIMEX3 value as TEI dates have it: a week by its first day, no parts of days.

    >>> tei("2024-W13"), tei("2024-03-26TMO"), tei("1914-WI"), tei("BC0480")
    ('2024-03-25', '2024-03-26', '1914-12-01', '-0480')
    """
    week = re.match(r"(\d{4})-W(\d\d)(-WE)?$", value)
    if week and 1 <= int(week[2]) <= 52:
        day = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        return day.isoformat()
    season = re.match(r"(\d{4})-(SP|SU|FA|WI)$", value)
    if season:
        return f"{season[1]}-{_FIRST_MONTHS[season[2]]:02d}-01"
    return re.sub(r"T[A-Z]{2}$", "", re.sub(r"^BC", "-", value))


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
    if found.rule == "unit" and re.search(r"\b(?:last|next) (?:decade|century)", written):
        return _duration(found)
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
        return _repeated(found)
    if found.rule == "era":
        number = next((int(str(w.value)) for w in found.words if w.code in "YD"), 0)
        number = number or int(re.sub(r"\D", "", written) or 0)
        month = next((f"-{int(str(w.value)):02d}" for w in found.words if w.code == "M"), "")
        if any(w.code == "c" for w in found.words):
            return f"BC{number - 1:02d}"
        return f"BC{number:04d}{month}"
    long = next((word for word in found.words if word.code == "m"), None)
    if long is not None:
        count = "X" if "s-" in long.text else "1"
        letter = _LETTERS[str(long.value)]
        return f"PT{count}{letter[1:]}" if letter[0] == "T" else f"P{count}{letter}"
    if found.reading.anchor == "itself" or found.rule in ("long", "unit", "duration"):
        return _duration(found)
    if found.rule == "part_of_day":
        return "XXXX-XX-XXT" + next((_PARTS[w.text] for w in found.words if w.text in _PARTS), "DT")
    return "PAST_REF" if found.rule == "ago" else "XXXX-XX-XX"


_OFTEN = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M"}
_OFTEN |= {"quarterly": "P3M", "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y"}


def _repeated(found: Found) -> str:
    """Return how often: "every Monday" by its day, "weekly" by its length."""
    for word in found.words:
        if word.code == "v":
            return _OFTEN.get(word.text, "P1X")
        if word.code in "Ww":
            part = next((str(w.value) for w in found.words if w.code in "PU"), "")
            return f"XXXX-WXX-{int(str(word.value)) + 1}" + (f"T{_PARTS[part]}" if part else "")
        if word.code == "P":
            return "T" + _PARTS.get(str(word.value), "DT")
    return _duration(found)


def _duration(found: Found) -> str:
    parts = Parts(found.words)
    unit, count = parts.word("uUcq"), parts.count()
    letter = _LETTERS.get(str(unit.value) if unit else "", "X")
    vague = "X" if unit and unit.code == "U" else "1"
    shown = vague if count is None else f"{count:g}"
    if unit and unit.value == "fortnight" and count is not None:
        shown = f"{2 * count:g}"
    return f"P{letter[0]}{shown}{letter[1:]}" if letter[0] == "T" else f"P{shown}{letter}"
