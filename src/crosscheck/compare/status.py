"""What one report announces and another tells as done.

A clause is *planned* when a cue of the future stands before its verb ("is scheduled to
meet", "was due to", "will vote"). It meets its counterpart in another report when that
tells the same act as past, between the same people or bodies, on the same day. The report
that announces it was written before the event, and the account says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.model import ANNOUNCED, DONE, Evidence, Finding, Side, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold, stem
from crosscheck.text.lists import mapping_of, words_of
from crosscheck.text.tokens import Token, tokens

_PLANNED = re.compile(
    r"\b(?:(?:is|are|was|were|be|been)\s+(?:\w+\s+)?(?:scheduled|expected|set|due|slated|poised"
    r"|planned|supposed|to\s+be)\s+to|plans?\s+to|(?:is|are)\s+(?:going|about)\s+to|will"
    r"|to\s+be\s+held)\s+(?:also\s+|now\s+|then\s+|be\s+)?",
    re.IGNORECASE,
)
_REACH = 60
"""Characters after the cue in which the act stands: "hold a second day of meetings"."""
_LEAD = 6
"""Sentences at the start of a report that tell its event; later ones look back and ahead."""


class Act(NamedTuple):
    """Something done or to be done, with where, by whom and when."""

    verb: str
    span: Span
    entities: frozenset[str]
    days: frozenset[str]
    planned: bool


def status_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each act that is announced in one report and done in another."""
    acts = [
        act for annotations in annotated(lookup) for act in _acts(lookup, annotations.article.id)
    ]
    done = [act for act in acts if not act.planned]
    pairs: dict[str, list[tuple[Act, Act]]] = {}
    for planned in (act for act in acts if act.planned):
        for other in done:
            if _same(planned, other):
                pairs.setdefault(planned.verb, []).append((planned, other))
    return [_finding(lookup, verb, found) for verb, found in sorted(pairs.items())]


def is_planned(passage: str) -> bool:
    """Whether a passage announces what it tells.

    >>> is_planned("The council is scheduled to vote on Tuesday"), is_planned("It voted")
    (True, False)
    """
    return _PLANNED.search(passage) is not None


def _same(planned: Act, done: Act) -> bool:
    """Whether both are one act: in different reports, by the same parties, the same day."""
    if planned.span.article == done.span.article or planned.verb != done.verb:
        return False
    if planned.days and done.days and not planned.days & done.days:
        return False
    shared = planned.entities & done.entities
    return len(shared) >= 2 or (bool(shared) and bool(planned.days & done.days))


def _acts(lookup: Lookup, article_id: str) -> Iterator[Act]:
    annotations = lookup.of[article_id]
    for sentence in annotations.sentences[:_LEAD]:
        span = sentence.span
        if sentence.quoted:
            continue
        days = frozenset(
            f"{t.start:%F}" for t in lookup.times_in(span) if t.start and t.precision != "year"
        )
        for verb, is_planned in _verbs(sentence.text):
            yield Act(verb, span, lookup.entities_in(span), days, is_planned)


def _verbs(sentence: str) -> Iterator[tuple[str, bool]]:
    """Yield the stems of the acts that a sentence plans, then of those it tells as done."""
    planned: set[str] = set()
    for cue in _PLANNED.finditer(sentence):
        rest = list(tokens(sentence, cue.end(), min(len(sentence), cue.end() + _REACH)))
        planned |= set(_planned_verbs(rest))
    yield from ((verb, True) for verb in sorted(planned))
    past = {_past_verb(token) for token in tokens(sentence)} - {None, ""} - planned
    yield from ((verb, False) for verb in sorted(v for v in past if v))


def _planned_verbs(rest: list[Token]) -> Iterator[str]:
    """Yield the verb after a cue; for "hold", "take" and the like, the noun that they carry."""
    light = words_of("crosscheck.compare", "lists/light_verbs.txt")
    for position, token in enumerate(rest):
        if not token.is_word:
            return
        if position == 0 and fold(token.text) not in light:
            yield stem(token.text)
            return
        if position and token.text.islower():
            yield stem(token.text)


def _past_verb(token: Token) -> str | None:
    """Return the stem of a verb in the past tense, or None."""
    if not token.text.islower():
        return None
    irregular = mapping_of("crosscheck.compare", "lists/past_forms.txt")
    if token.text in irregular:
        return stem(irregular[token.text])
    if token.text.endswith("ed") and len(token.text) > 4:
        return stem(token.text)
    return None


def _finding(lookup: Lookup, verb: str, pairs: list[tuple[Act, Act]]) -> Finding:
    planned = tuple(sorted({plan.span for plan, _ in pairs}))
    done = tuple(sorted({act.span for _, act in pairs}))
    plan, act = pairs[0]
    shared = ", ".join(sorted(lookup.entity(e).name for e in plan.entities & act.entities))
    sides = [Side(ANNOUNCED, planned), Side(DONE, done)]
    seen = Evidence("same act", 1.0, f"{verb}: {shared}", (plan.span, act.span))
    why = (
        "Announced in one report and told as done in another: the first was written before"
        " the event."
    )
    return lookup.finding("status", shared or verb, sides, why, (seen,))
