"""Times that reports give differently, in sentences that no statement joins.

Two roads, both narrow. A *moment* is a clock time right behind a verb of what happened
(``lists/happenings.txt``): "Crane 7 came down at 9.25pm" meets "the crane fell at 9:40
p.m.", since the act is one, a word for what it befell too, and the day. A *prospect* is a
month, season or year to come next to a noun that is singled out (``lists/singling.txt``) in
another report too: "the first trams are due". A report that gives two times for one of them
is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.compare.time_values import SURE_ANCHORS, apart, shortened
from crosscheck.model import Annotations, Evidence, Finding, Sentence, Side, Time
from crosscheck.text.content import content
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.lists import rows, words_of
from crosscheck.text.tokens import words

_REACH = 160
"""Characters before a time in which what happened stands."""
_SUBJECT_WORDS = 5
_NEAR_WORDS = 6
"""Words on each side of a time to come that say what it is the time of."""
_RARE = 4.0
"""Rarity from which a noun tells what is meant: "the first trams", not "the first half"."""
_CLAUSE = re.compile(r"[,;:“”\"—–]|\sand\s")
_WHEN = re.compile(r"^,\s(?=when\b)")
_AHEAD = frozenset({"month", "quarter", "season", "year"})


class Moment(NamedTuple):
    """A time that a report gives for something.

    Args:
        act: what it is the time of; only times of one act and kind are compared.
        about: stems of what it befell, of which two reports must share one.
    """

    kind: str
    act: str
    about: frozenset[str]
    time: Time
    lineage: str


def moments(lookup: Lookup) -> dict[tuple[str, str], list[Moment]]:
    """Return what reports time, by kind and act; a report with two times for one is left out."""
    found: dict[tuple[str, str], list[Moment]] = defaultdict(list)
    for annotations in annotated(lookup):
        own: dict[tuple[str, str], list[Moment]] = defaultdict(list)
        for moment in _of_report(lookup, annotations):
            own[moment.kind, moment.act].append(moment)
        for key, given in own.items():
            if len({moment.time.start for moment in given}) == 1:
                found[key].append(given[0])
    return dict(sorted(found.items()))


def _of_report(lookup: Lookup, annotations: Annotations) -> Iterator[Moment]:
    for time in annotations.times:
        sentence = annotations.sentence_at(time.span.start)
        if time.start is None or time.anchor not in SURE_ANCHORS or sentence is None:
            continue
        if time.precision in ("minute", "second"):
            yield from _happened(lookup, sentence, time)
        elif time.precision in _AHEAD and _to_come(lookup, time):
            yield from _prospects(lookup, sentence, time)


# --- what happened ----------------------------------------------------------------------


@cache
def _pattern() -> re.Pattern[str]:
    """Return the expression for an act and the few words between it and "at"."""
    verbs, nouns = (
        "|".join(row[0].replace(" ", r"\s") for row in _longest_first() if (len(row) > 2) is noun)
        for noun in (False, True)
    )
    return re.compile(
        rf"\b(?:(?P<verb>{verbs})|(?P<noun>{nouns})\s(?:happened|occurred|took\splace))"
        r"(?:\s(?!and\b|as\b|after\b|when\b|said\b)[\w’'-]+){0,4}?\sat\s$"
    )


def _longest_first() -> list[tuple[str, ...]]:
    found = rows(__package__, "lists/happenings.txt")
    return sorted(found, key=lambda row: (-len(row[0]), row[0]))


@cache
def _acts() -> dict[str, str]:
    return {row[0]: row[1] for row in _longest_first()}


def _happened(lookup: Lookup, sentence: Sentence, time: Time) -> Iterator[Moment]:
    """Yield the moment that a clock time gives, where an act stands right before it."""
    text = lookup.article[time.span.article].text
    begin = max(sentence.span.start, time.span.start - _REACH)
    lead = text[begin : time.span.start]
    found = _pattern().search(lead)
    if found is None or time.start is None:
        return
    act = _acts()[" ".join((found["verb"] or found["noun"]).split())]
    clause = re.split(r"[,;:“”\"—–]", lead[: found.start()])[-1]
    subject = " ".join(word.text for word in words(clause)[-_SUBJECT_WORDS:])
    about = frozenset(content(subject)) or (_headlined(lookup, act) if found["noun"] else None)
    if about:
        day = f"{time.start:%F}"
        yield Moment("clock", f"{act} {day}", about, time, lookup.lineage[time.span.article])


def _headlined(lookup: Lookup, act: str) -> frozenset[str]:
    """Return the stems of the titles that name an act: "the collapse" is that of the title."""
    named = {stem(word) for word, one in _acts().items() if one == act and " " not in word}
    titles = [frozenset(content(article.title)) for article in lookup.story.articles]
    return frozenset().union(*(held for held in titles if held & named)) - named


# --- what is to come --------------------------------------------------------------------


def _to_come(lookup: Lookup, time: Time) -> bool:
    today = lookup.story.published
    begins = time.start.replace(tzinfo=None) if time.start else None
    return bool(today and begins and begins > today.start.replace(tzinfo=None))


def _prospects(lookup: Lookup, sentence: Sentence, time: Time) -> Iterator[Moment]:
    """Yield a moment for each "first …" or "last …" of a rare noun next to a time to come."""
    singling = words_of(__package__, "lists/singling.txt")
    text = lookup.article[time.span.article].text
    before = _CLAUSE.split(text[sentence.span.start : time.span.start])[-1]
    after = _WHEN.sub("", text[time.span.end : sentence.span.end])
    lineage = lookup.lineage[time.span.article]
    for near in (words(before)[-_NEAR_WORDS:], words(_CLAUSE.split(after)[0])[:_NEAR_WORDS]):
        for one, two in pairwise(word.text for word in near):
            if one in singling and _telling(two):
                act = (stem(one), stem(two))
                yield Moment("prospect", " ".join(act), frozenset(act), time, lineage)


def _telling(word: str) -> bool:
    return word.islower() and word.isalpha() and idf(fold(word)) > _RARE


# --- telling ----------------------------------------------------------------------------


def moment_findings(lookup: Lookup) -> list[Finding]:
    """Return a finding for each act or prospect that reports time differently."""
    found = moments(lookup)
    findings = []
    for (kind, _), given in found.items():
        sides = _sides(given, kind)
        if len(sides) > 1:
            support = [m for (k, _), others in found.items() if k == kind for m in others]
            findings.append(_finding(lookup, kind, [_joined(side, support) for side in sides]))
    return _once(findings)


def _sides(given: list[Moment], kind: str) -> list[list[Moment]]:
    """Return the moments in groups that agree, each of other lineages than those before."""
    sides: list[list[Moment]] = []
    for one in given:
        same = next((s for s in sides if not apart(s[0].time, one.time, kind)), None)
        if same:
            same.append(one)
        elif all(_comparable(one, other) for side in sides for other in side):
            sides.append([one])
    return sides


def _comparable(one: Moment, other: Moment) -> bool:
    return one.lineage != other.lineage and not one.about.isdisjoint(other.about)


def _joined(side: list[Moment], support: list[Moment]) -> list[Moment]:
    """Return a side with what other reports date alike: "the first passengers" of that year."""
    first = side[0]
    held = {moment.time.span.article for moment in side}
    alike = [
        moment
        for moment in support
        if moment.time.span.article not in held
        and moment.time.text == first.time.text
        and first.about & moment.about
    ]
    return [*side, *alike]


def _once(findings: list[Finding]) -> list[Finding]:
    """Return the findings without those whose times all stand in one before."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (-sum(len(s.spans) for s in f.sides), f.id)):
        spans = {span for side in finding.sides for span in side.spans}
        if not any(spans <= {p for side in one.sides for p in side.spans} for one in kept):
            kept.append(finding)
    return kept


def _finding(lookup: Lookup, kind: str, sides: list[list[Moment]]) -> Finding:
    told = [Side(_value(side), tuple(sorted({m.time.span for m in side}))) for side in sides]
    values = " against ".join(side.value for side in told)
    first = sides[0][0]
    sentence = lookup.of[first.time.span.article].sentence_at(first.time.span.start)
    about = shortened(sentence.text) if sentence else first.act
    shared = ", ".join(sorted(frozenset.intersection(*(side[0].about for side in sides))))
    seen = Evidence("same act, another time", 1.0, shared, tuple(side.spans[0] for side in told))
    ahead = "What is to come is" if kind == "prospect" else "The same moment is"
    return lookup.finding("time", about, told, f"{ahead} timed differently: {values}.", (seen,))


def _value(side: list[Moment]) -> str:
    written = [moment.time.text for moment in side]
    return min(written, key=lambda text: (-written.count(text), text))
