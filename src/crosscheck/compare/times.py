"""The same statement, timed differently.

Times are compared with their like: clock with clock, day with day, month and year with
their own. Each report must give just one time of that kind in the statement, and one that
stands on the report's own date or is complete as written: a "Tuesday" read against the
story's date cannot contradict it, nor a "June 29" of which the year is guessed. The words next
to both times must be of one act: "pronounced dead at 2:12 a.m." is not the hour of the shots.
When a page was put up or changed is no news. Reports of one lineage print one text and are
not compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from crosscheck.compare.facts.days import roles
from crosscheck.compare.hours import hour_findings
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.moments import moment_findings
from crosscheck.compare.stretches import Stretch, gap, stretch
from crosscheck.compare.time_values import NEAR_MINUTES, SURE_ANCHORS, apart, shortened
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


_OF_DEATH = ("pronounced", "died", "dies", "death", "dead")
_STAMP = re.compile(
    r"(?:\b(?:posted|updated?|published|created|modified|aired|photo|issued)(?:\son|\sat)?:?"
    r"|\bupdate\s[\d/]+|[@/(|]|\d\s?[-–])\W*$",
    re.IGNORECASE,
)
_STAMPED = 24
_LOGGED = re.compile(r"\s?(?:[ECMP][SD]?T\b\s?)?(?:[|@]|:\s|[-–—]\s)")
"""Behind a time that opens a line: an entry of a running report, or a page's date line."""
_OF_A_PAGE = re.compile(r"(?=.*\b(?:19|20)\d\d\b)(?=.*\d\s?(?:[ap]\.?m\b|:\d\d))", re.IGNORECASE)
"""A day with its year and the minute is how pages are dated; reports tell it in parts."""
_DAY_WRITTEN = re.compile(
    r"\d|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|tomorrow)\b",
    re.IGNORECASE,
)
"""What a day is told by; a feast's name ("Mother's Day") moves from year to year."""
_YEAR_SURE = timedelta(days=30)
"""How far from its report a day without a year may lie; beyond, the year may be another."""


class Stated(NamedTuple):
    """The one time of a kind that a report gives in a statement."""

    lineage: str
    time: Time
    near: frozenset[str]
    act: str
    open: Stretch | None


def time_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each statement, moment or prospect that reports time differently."""
    findings = moment_findings(lookup)
    findings += [one for one in hour_findings(lookup) if not _overlaps(one, findings)]
    told = [{span for side in finding.sides for span in side.spans} for finding in findings]
    for statement in lookup.alignment.statements:
        for kind, stated in sorted(_stated(lookup, statement).items()):
            sides = _sides(stated, kind)
            spans = [[one.time.span for one in side] for side in sides]
            known = any(all(not held.isdisjoint(side) for side in spans) for held in told)
            if len(sides) > 1 and not known:
                findings.append(_finding(lookup, statement, sides))
    return findings


def _overlaps(finding: Finding, others: list[Finding]) -> bool:
    """Whether two sides of a finding hold times that one of others holds."""
    spans = [set(side.spans) for side in finding.sides]
    return any(
        sum(
            not own.isdisjoint(span for side in other.sides for span in side.spans) for own in spans
        )
        > 1
        for other in others
    )


def _stated(lookup: Lookup, statement: Statement) -> dict[str, list[Stated]]:
    """Return, for each kind of time, what the reports that give just one of it give."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for span in statement.spans:
        by_kind: dict[str, list[Time]] = defaultdict(list)
        for time in lookup.times_in(span):
            if time.precision in _LIKE and _sure(lookup, time):
                by_kind[_LIKE[time.precision]].append(time)
        for kind, times in by_kind.items():
            if len(times) == 1:
                found[kind].append(_read(lookup, span, times[0]))
    return found


def _sure(lookup: Lookup, time: Time) -> bool:
    """Whether a time is told, and its value is not guessed."""
    article = lookup.article[time.span.article]
    lead = article.text[max(0, time.span.start - _STAMPED) : time.span.start]
    if time.start is None or time.anchor not in SURE_ANCHORS or _STAMP.search(lead):
        return False
    opens = not lead.rpartition("\n")[2].strip()
    if _OF_A_PAGE.match(time.text) or (opens and _LOGGED.match(article.text, time.span.end)):
        return False
    if time.precision != "day":
        return True
    yearless = not re.search(r"\d{4}", time.text)
    day = article.published.day if article.published else time.start.date()
    return bool(_DAY_WRITTEN.search(time.text)) and not (
        yearless and abs(time.start.date() - day) > _YEAR_SURE
    )


def _read(lookup: Lookup, span: Span, time: Time) -> Stated:
    article = lookup.article[span.article]
    act = _act(article.text, span, time)
    near, open_ = _near(lookup, span, time), stretch(article, time)
    return Stated(lookup.lineage[span.article], time, near, act, open_)


def _act(text: str, span: Span, time: Time) -> str:
    """Return what a time is the time of, by the nearest word that says so (`facts.days`)."""
    before = [word.text.lower() for word in words(text, span.start, time.span.start)]
    after = [word.text.lower() for word in words(text, time.span.end, span.end)]
    near = [*enumerate(reversed(before[-NEAR_WORDS:]), 1), *enumerate(after[:NEAR_WORDS], 1)]
    table = {**roles(), **dict.fromkeys(_OF_DEATH, "death")}
    return min(((place, table[word]) for place, word in near if word in table), default=(0, ""))[1]


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
        same = next((s for s in sides if not _apart(s[0], one, kind)), None)
        if same:
            same.append(one)
        elif all(_comparable(one, other, kind) for side in sides for other in side):
            sides.append([one])
    return sides


def _apart(one: Stated, other: Stated, kind: str) -> bool:
    """Whether two times cannot be one; an hour is what its words leave open of it."""
    if kind == "clock":
        open_ = one.open is None or other.open is None or gap(one.open, other.open) <= NEAR_MINUTES
        return not open_
    return apart(one.time, other.time, kind)


def _comparable(one: Stated, other: Stated, kind: str) -> bool:
    """Whether two times are of different lineages, and of one act.

    Two long sentences may be one statement and still date two things ("said on Wednesday",
    "voted on Tuesday"): unless for the hour, the words next to the times must meet.
    """
    one_act = kind == "clock" or len(one.near & other.near) >= NEAR_SHARED
    return one.lineage != other.lineage and one_act and one.act == other.act


def _finding(lookup: Lookup, statement: Statement, sides: list[list[Stated]]) -> Finding:
    told = [Side(side[0].time.text, tuple(sorted(s.time.span for s in side))) for side in sides]
    values = " against ".join(side.value for side in told)
    seen = Evidence("times apart", 1.0, values, tuple(side.spans[0] for side in told))
    why = f"The same statement is timed differently: {values}."
    return lookup.finding("time", shortened(statement.text), told, why, (seen, *statement.evidence))
