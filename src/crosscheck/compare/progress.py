"""What moved on between two reports: somebody sought and then held, hurt and then dead.

A count that grew is told by its numbers; a state that moved on is told by its words
(`lists/progress.txt`): "no arrests have been made" and, in a later report, "was arrested on
Monday"; "in critical condition" and "has died"; "a motive is not known" and "stemmed from an
argument". It is an update where no report that tells only the former state appeared after one
that tells only the latter: what moved on cannot move back, so of two reports of one day the
words tell the order. A verdict must be of a person who is named beside the charge. Sentences
that look back to other cases, speak of what may be, or stand inside quotation marks are left
out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crosscheck.compare.happenings import of_several
from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.compare.tellings import Telling, appeared, dated, sides
from crosscheck.model import Annotations, Evidence, Finding, Sentence, Side, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.lists import rows

_EARLY = 20
"""Sentences of a report in which it tells how its own event stands."""
_ELSEWHERE = re.compile(
    r"\b(?:another|previous\w*|earlier\sthis\s(?:month|year)|last\s(?:year|month)|in\s(?:19|20)\d\d"
    r"|unrelated|separate|if|would|could|may|might|whether|anyone|years\sago|history|record"
    r"|warrants?|prior)\b",
    re.IGNORECASE,
)
_WHYS = {
    "arrest": "Earlier reports have nobody arrested, later ones tell of an arrest",
    "cause": "Earlier reports have no cause, later ones tell of one",
    "charge": "Earlier reports have nobody charged, later ones tell of a charge",
    "verdict": "Earlier reports tell of the charge, later ones of how it was answered or judged",
    "death": "Earlier reports have the victim in hospital, later ones tell of the death",
}


_OF_ONE = frozenset({"verdict"})
"""Matters of which a story may hold several: each defendant's."""


_OF_COURT = re.compile(
    r"\b(?:prosecutor|judge|attorney|lawyer|solicitor|police|chief|sheriff|spokes\w+|officer"
    r"|detective|sgt|lt|capt|det)\b",
    re.IGNORECASE,
)


class State(NamedTuple):
    """One way in which something stands, and the matter that it is a state of."""

    matter: str
    later: bool
    pattern: re.Pattern[str]


def progress_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return an update for each matter that later reports tell as having moved on."""
    told: dict[tuple[str, bool], dict[str, list[Telling[str]]]] = defaultdict(dict)
    for annotations in annotated(lookup):
        if of_several(annotations):
            continue
        for matter, later, telling in _states(annotations):
            told[matter, later].setdefault(telling.span.article, []).append(telling)
    findings: list[Finding] = []
    for matter in _WHYS:
        former, latter = told.get((matter, False), {}), told.get((matter, True), {})
        first = [former[article][0] for article in sorted(former.keys() - latter.keys())]
        then = [latter[article][0] for article in sorted(latter.keys() - former.keys())]
        if matter in _OF_ONE:
            first, then = _of_one(lookup, first, then)
        if first and then:
            findings += _findings(lookup, matter, first, then)
    return findings


def _of_one(
    lookup: Lookup, first: list[Telling[str]], then: list[Telling[str]]
) -> tuple[list[Telling[str]], list[Telling[str]]]:
    """Return the tellings that are of people whom both sides name."""
    before, after = ({one: _people(lookup, one) for one in found} for found in (first, then))
    shared = frozenset().union(*before.values()) & frozenset().union(*after.values())
    return [one for one in first if before[one] & shared], [
        one for one in then if after[one] & shared
    ]


def _people(lookup: Lookup, telling: Telling[str]) -> frozenset[str]:
    """Return the people named in the sentence of a telling, or right before or behind it."""
    annotations = lookup.of[telling.span.article]
    place = bisect_right(annotations.sentences, telling.span.start, key=lambda s: s.span.start) - 1
    near = annotations.sentences[max(0, place - 1) : place + 2]
    named = frozenset().union(*(lookup.entities_in(sentence.span) for sentence in near))
    people = (lookup.entity(one) for one in named)
    return frozenset(
        one.id
        for one in people
        if one.kind == "person" and not any(_OF_COURT.search(role) for role in one.roles)
    )


@cache
def _listed() -> tuple[State, ...]:
    return tuple(
        State(row[0], row[1] == "later", re.compile(row[2], re.IGNORECASE))
        for row in rows(__package__, "lists/progress.txt")
    )


def _states(annotations: Annotations) -> Iterator[tuple[str, bool, Telling[str]]]:
    for sentence in annotations.sentences[:_EARLY]:
        if sentence.quoted or _ELSEWHERE.search(sentence.text):
            continue
        for state in _listed():
            if match := state.pattern.search(sentence.text):
                yield state.matter, state.later, _telling(sentence, match)


def _telling(sentence: Sentence, match: re.Match[str]) -> Telling[str]:
    start = sentence.span.start
    span = Span(sentence.span.article, start + match.start(), start + match.end())
    return Telling(match[0], match[0], span)


def _may_follow(lookup: Lookup, before: Side, after: Side) -> bool:
    """Whether no report of the former state appeared after one of the latter.

    What moved on cannot move back, so of two reports of one day the order is told by the words.
    """
    former, latter = (appeared(lookup, side.spans) for side in (before, after))
    if not former or not latter:
        return False
    last = max(former, key=lambda published: published.instant)
    first = min(latter, key=lambda published: published.instant)
    return last.instant <= first.instant


def _findings(
    lookup: Lookup, matter: str, first: list[Telling[str]], then: list[Telling[str]]
) -> Iterator[Finding]:
    before, after = sides([first, then])
    if not _may_follow(lookup, before, after):
        return
    seen = Evidence(
        "moved on", 1.0, f"{before.value} / {after.value}", (before.spans[0], after.spans[0])
    )
    why = f"{_WHYS[matter]}: {dated(lookup, before)}, then {dated(lookup, after)}."
    yield lookup.finding("update", matter, [before, after], why, (seen,))
