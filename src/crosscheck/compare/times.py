"""The same statement, dated differently.

Only days are compared, only where each side states exactly one, and only times that stand
on their report's own date or are complete as written: a "Tuesday" read against the story's
date cannot contradict it.
"""

from __future__ import annotations

from datetime import datetime

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Finding, Side, Statement, Time
from crosscheck.settings import CompareSettings

_FINE = frozenset({"second", "minute", "hour", "day"})
_SURE = frozenset({"article", "itself"})


def time_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each statement whose reports give different days."""
    findings = []
    for statement in lookup.alignment.statements:
        sides = _sides(lookup, statement)
        articles = {t.span.article for side in sides.values() for t in side}
        if len(sides) > 1 and len(articles) > 1:
            findings.append(_finding(lookup, statement, sides))
    return findings


def _sides(lookup: Lookup, statement: Statement) -> dict[datetime, list[Time]]:
    sides: dict[datetime, list[Time]] = {}
    for span in statement.spans:
        stated = [t for t in lookup.times_in(span) if t.start and t.precision in _FINE]
        days = {_day(time) for time in stated}
        if len(days) == 1 and all(time.anchor in _SURE for time in stated):
            sides.setdefault(days.pop(), []).extend(stated)
    return sides


def _day(time: Time) -> datetime:
    start = time.start
    if start is None:
        raise ValueError(f"{time.text!r} has no place in time")
    return start.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)


def _finding(lookup: Lookup, statement: Statement, sides: dict[datetime, list[Time]]) -> Finding:
    told = [
        Side(f"{day:%A} {day.day} {day:%B %Y}", tuple(sorted(t.span for t in times)))
        for day, times in sorted(sides.items())
    ]
    days = " against ".join(side.value for side in told)
    seen = Evidence("days apart", 1.0, days, tuple(side.spans[0] for side in told))
    why = f"The same statement is dated {days}."
    return lookup.finding("time", statement.text, told, why, (seen, *statement.evidence))
