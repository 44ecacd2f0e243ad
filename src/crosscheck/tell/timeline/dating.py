"""Which day a passage tells of.

The nearest time of its own clause dates a passage. Where its clause holds none, what is to
come, what might be, what had been before and, behind the opening, what "has been" stay
undated: the text does not say when. All else is told of the day that the report tells of: the
latest that its opening states ("…on Tuesday"), or the day on which it was published.

Measured on the mentions of events in SemEval-2015's timelines; a time in another clause of the
sentence dates a passage wrongly more often than the report's day does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from crosscheck.model import Annotations, Precision, Sentence, Span, Time
from crosscheck.text.lists import rows

PACKAGE = "crosscheck.tell"
OPENING = 3
"""Sentences, its heading among them, in which a report says which day it tells of."""
RECENT = timedelta(days=7)
"""How long before its publication a report's day may lie."""
DAYS: frozenset[Precision] = frozenset(("second", "minute", "hour", "day"))

_MARKS = r"[;:—]|\s[–-]\s"
_BEFORE = re.compile(r"\bhad\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_BARE_CLOCK = re.compile(
    r"(?:[\d:.\s-]|[ap]\.?m\.?|o['’]clock|noon|midnight|GMT|UTC|[ECMP][SD]?T|local time)+",
    re.IGNORECASE,
)
_HAD = re.compile(r"\bhad\s+(?:(?:not|also|already|never|long)\s+)?(?:been|\w{2,}ed)\b")
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


class Dating(NamedTuple):
    """The time that a passage tells of.

    Args:
        basis: ``told`` by a time in its clause; ``report``: the day that the report's opening
            states; ``published``: the day of publication, as the report states none.
        time: the time as written, unless it was published on that day.
    """

    start: datetime
    end: datetime
    precision: Precision
    basis: Literal["told", "report", "published"]
    time: Time | None = None


def dated(annotations: Annotations, passage: Span) -> Dating | None:
    """Return the time that a passage of a sentence tells of; None where the text does not say."""
    sentence = annotations.sentence_at(passage.start)
    if sentence is None:
        return None
    clause = clause_at(sentence, passage.start)
    inside = [time for time in placed(annotations, clause) if time.start]
    if inside:
        return _stated(min(inside, key=lambda t: (abs(t.span.start - passage.start), t.span)))
    lead = annotations.article.text[clause.start : passage.start]
    opening = sentence in annotations.sentences[: OPENING + 1]
    if looks_ahead(lead) or _BEFORE.search(lead) or (_PERFECT.search(lead) and not opening):
        return None
    return report_day(annotations)


def report_day(annotations: Annotations) -> Dating | None:
    """Return the day that a report tells of, or None where nothing says."""
    published = annotations.anchor
    if published is None or published.precision not in DAYS:
        return None
    midnight = published.start.replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    for sentence in annotations.sentences[:OPENING]:
        for time in placed(annotations, sentence.span):
            day = time.start.replace(tzinfo=None) if time.start else midnight
            recent = midnight - RECENT <= day < midnight + timedelta(days=1)
            dates = time.precision in DAYS and time.span != sentence.span
            if recent and dates and not is_bare_clock(time) and not _is_joined(sentence, time):
                return _stated(time)._replace(basis="report")
    return Dating(midnight, midnight + timedelta(days=1), "day", "published")


def _is_joined(sentence: Sentence, time: Time) -> bool:
    """Whether a time stands in a clause that is joined to the sentence's first one."""
    return clause_at(sentence, time.span.start).start > sentence.span.start


def is_bare_clock(time: Time) -> bool:
    """Whether a time gives an hour and no day ("at 9:40 p.m."): it is of its report's day."""
    return time.anchor in ("article", "story") and _BARE_CLOCK.fullmatch(time.text) is not None


def placed(annotations: Annotations, span: Span) -> Iterator[Time]:
    """Yield the times inside a span that have a place in time."""
    return (t for t in annotations.times if t.start and span.holds(t.span))


def clauses(sentence: Sentence) -> list[Span]:
    """Return the clauses of a sentence, cut at dashes, semicolons and joints (a list)."""
    cuts = [0, *(m.end() for m in _joints().finditer(sentence.text)), len(sentence.text)]
    span = sentence.span
    bounds = [(a, b) for a, b in pairwise(cuts) if a < b]
    return [Span(span.article, span.start + a, span.start + b) for a, b in bounds]


def clause_at(sentence: Sentence, offset: int) -> Span:
    """Return the clause of a sentence that holds an offset."""
    return next((c for c in clauses(sentence) if c.start <= offset < c.end), sentence.span)


def looks_ahead(lead: str) -> bool:
    """Whether what stands before a verb makes it one of what is to come or might be.

    >>> looks_ahead("The council will "), looks_ahead("The council ")
    (True, False)
    """
    return _ahead().search(lead) is not None


def tells_its_day(sentence: Sentence) -> bool:
    """Whether a sentence without a time tells of its report's day, and not of what had been."""
    return not _HAD.search(sentence.text)


def plans(lead: str) -> bool:
    """Whether a stretch announces what is to come.

    >>> plans("The council will vote on "), plans("The council, asked to vote, met on ")
    (True, False)
    """
    return _planned().search(lead) is not None


def _stated(time: Time) -> Dating:
    if time.start is None or time.end is None:
        raise ValueError(f"{time.text!r} has no place in time")
    start, end = time.start.replace(tzinfo=None), time.end.replace(tzinfo=None)
    return Dating(start, end, time.precision, "told", time)


@cache
def _joints() -> re.Pattern[str]:
    listed = rows(PACKAGE, "lists/clause_joints.txt")
    loose = "|".join(row[0] for row in listed if len(row) == 1)
    every = "|".join(row[0] for row in listed)
    return re.compile(rf"{_MARKS}|,\s(?=(?:{every})\b)|\s(?=(?:{loose})\b)", re.IGNORECASE)


@cache
def _ahead() -> re.Pattern[str]:
    forms = "|".join(row[0] for row in rows(PACKAGE, "lists/ahead.txt"))
    return re.compile(rf"\b(?:{forms})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)


@cache
def _planned() -> re.Pattern[str]:
    listed = rows(PACKAGE, "lists/ahead.txt")
    forms = "|".join(row[0] for row in listed if len(row) == 1)
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
