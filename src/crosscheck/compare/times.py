"""The same statement, timed differently.

Times are compared with their like: clock with clock, day with day, month and year with
their own. Each report must give just one time of that kind in the statement, and one that
stands on the report's own date or is complete as written: a "Tuesday" read against the
story's date cannot contradict it. Reports of one lineage print one text and are not
compared.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from crosscheck.compare.lookup import Lookup
from crosscheck.compare.moments import moment_findings
from crosscheck.compare.time_values import SURE_ANCHORS, apart, shortened
from crosscheck.model import Evidence, Finding, Precision, Side, Span, Statement, Time
from crosscheck.settings import CompareSettings
from crosscheck.text.content import content
from crosscheck.text.tokens import words

_LIKE: dict[Precision, str] = {
    "second": "clock",
    "minute": "clock",
    "day": "day",
    "month": "month",
    "season": "month",
    "quarter": "month",
    "year": "year",
}
NEAR_WORDS = 5
"""Words before and after a time that say what it dates."""
NEAR_SHARED = 2
"""Of these, words that two reports must have in common: with one, an apology of Friday met a
resignation of Monday over the same "post"."""


class Stated(NamedTuple):
    """The one time of a kind that a report gives in a statement."""

    lineage: str
    time: Time
    near: frozenset[str]


def time_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each statement, moment or prospect that reports time differently."""
    findings = moment_findings(lookup)
    told = [{span for side in finding.sides for span in side.spans} for finding in findings]
    for statement in lookup.alignment.statements:
        for kind, stated in sorted(_stated(lookup, statement).items()):
            sides = _sides(stated, kind)
            spans = [[one.time.span for one in side] for side in sides]
            known = any(all(not held.isdisjoint(side) for side in spans) for held in told)
            if len(sides) > 1 and not known:
                findings.append(_finding(lookup, statement, sides))
    return findings


def _stated(lookup: Lookup, statement: Statement) -> dict[str, list[Stated]]:
    """Return, for each kind of time, what the reports that give just one of it give."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for span in statement.spans:
        by_kind: dict[str, list[Time]] = defaultdict(list)
        for time in lookup.times_in(span):
            if time.start and time.anchor in SURE_ANCHORS and time.precision in _LIKE:
                by_kind[_LIKE[time.precision]].append(time)
        for kind, times in by_kind.items():
            if len(times) == 1:
                near = _near(lookup, span, times[0])
                found[kind].append(Stated(lookup.lineage[span.article], times[0], near))
    return found


def _near(lookup: Lookup, span: Span, time: Time) -> frozenset[str]:
    """Return the stems of the rarer words next to a time in its statement, names left out."""
    text = lookup.article[span.article].text
    before = words(text, span.start, time.span.start)[-NEAR_WORDS:]
    after = words(text, time.span.end, span.end)[:NEAR_WORDS]
    plain = (token.text for token in (*before, *after) if token.text.islower())
    return frozenset(content(" ".join(plain)))


def _sides(stated: list[Stated], kind: str) -> list[list[Stated]]:
    """Return the statements of time in groups that agree, each lineage on one side only."""
    sides: list[list[Stated]] = []
    for one in stated:
        same = next((s for s in sides if not apart(s[0].time, one.time, kind)), None)
        if same:
            same.append(one)
        elif all(_comparable(one, other, kind) for side in sides for other in side):
            sides.append([one])
    return sides


def _comparable(one: Stated, other: Stated, kind: str) -> bool:
    """Whether two times are of different lineages and, unless clock times, of one act.

    Two long sentences may be one statement and still date two things ("said on Wednesday",
    "voted on Tuesday"): the words next to the times must meet.
    """
    one_act = kind == "clock" or len(one.near & other.near) >= NEAR_SHARED
    return one.lineage != other.lineage and one_act


def _finding(lookup: Lookup, statement: Statement, sides: list[list[Stated]]) -> Finding:
    told = [Side(side[0].time.text, tuple(sorted(s.time.span for s in side))) for side in sides]
    values = " against ".join(side.value for side in told)
    seen = Evidence("times apart", 1.0, values, tuple(side.spans[0] for side in told))
    why = f"The same statement is timed differently: {values}."
    return lookup.finding("time", shortened(statement.text), told, why, (seen, *statement.evidence))
