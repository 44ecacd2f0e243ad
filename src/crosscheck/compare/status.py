"""What one report announces or considers and another tells as done.

A clause is *planned* when a cue of the future stands before its verb ("is scheduled to
meet", "was due to", "will vote"). It meets its counterpart in another report where that
tells the same act as past: in the opening of both, between the same people or bodies, on the
same day; or anywhere in two passages that `align` takes for one statement, where weaker cues count
as well ("threatened to", "may"). Later is not different: where what tells it as done appeared
later, the finding says that the event lay between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from crosscheck.compare.acts import CONSIDERED, verbs
from crosscheck.compare.happenings import of_another_year
from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.model import ANNOUNCED, DONE, Evidence, Finding, Published, Side, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import stem
from crosscheck.text.lists import words_of
from crosscheck.text.quotation import quotations

_LEAD = 6
"""Sentences at the start of a report that tell its event; later ones look back and ahead."""
_BACK = re.compile(r"\b(?:previously|formerly|in\sthe\spast|again|used\sto)\b", re.IGNORECASE)
"""Words that set how it was against how it will be: no report is behind another."""


class Act(NamedTuple):
    """Something done or to be done, with where, by whom and when.

    Args:
        actor: the person or body named last before the verb.
    """

    verb: str
    span: Span
    entities: frozenset[str]
    days: frozenset[str]
    planned: bool
    actor: str | None = None


def status_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each act that is announced in one report and done in another."""
    pairs: dict[str, list[tuple[Act, Act]]] = defaultdict(list)
    for planned, done in (*_in_openings(lookup), *_in_statements(lookup)):
        pairs[planned.verb].append((planned, done))
    return [_finding(lookup, verb, found) for verb, found in sorted(pairs.items())]


def _in_openings(lookup: Lookup) -> Iterator[tuple[Act, Act]]:
    """Yield the pairs of acts that reports open with, by the same parties on the same day."""
    by_verb: dict[str, tuple[list[Act], list[Act]]] = defaultdict(lambda: ([], []))
    for annotations in annotated(lookup):
        for act in _acts(lookup, annotations.article.id):
            by_verb[act.verb][act.planned].append(act)
    for done, planned in by_verb.values():
        yield from _paired(lookup, planned, done, _same)


def _in_statements(lookup: Lookup) -> Iterator[tuple[Act, Act]]:
    """Yield the pairs of acts in passages that `align` takes for one statement."""
    for statement in lookup.alignment.statements:
        if lookup.independent({span.article for span in statement.spans}) < 2:
            continue
        acts = [
            Act(verb, span, lookup.entities_in(span), frozenset(), is_planned)
            for span in statement.spans
            for verb, is_planned, _ in verbs(_unquoted(lookup.text(span)), CONSIDERED)
            if not _BACK.search(lookup.text(span))
        ]
        states = {stem(verb) for verb in words_of(__package__, "lists/states.txt")}
        for verb in sorted({act.verb for act in acts if act.planned} - states):
            planned = [act for act in acts if act.verb == verb and act.planned]
            done = [act for act in acts if act.verb == verb and not act.planned]
            yield from _paired(lookup, planned, done, lambda a, b: bool(a.entities & b.entities))


def _paired(
    lookup: Lookup, planned: list[Act], done: list[Act], same: Callable[[Act, Act], bool]
) -> Iterator[tuple[Act, Act]]:
    """Yield each act with the first of the other kind, in a report of another lineage."""

    def meet(plan: Act, act: Act) -> bool:
        lineages = (lookup.lineage[one.span.article] for one in (plan, act))
        return same(plan, act) and len(set(lineages)) == 2

    for plan in planned:
        yield from islice(((plan, act) for act in done if meet(plan, act)), 1)
    for act in done:
        yield from islice(((plan, act) for plan in planned if meet(plan, act)), 1)


def _unquoted(passage: str) -> str:
    """Return a passage without what it quotes: that is another's account of acts."""
    for quoted in reversed([q for q in quotations(passage) if q.depth == 0]):
        passage = passage[: quoted.start] + passage[quoted.end :]
    return passage


def _same(planned: Act, done: Act) -> bool:
    """Whether both are one act: in different reports, by the same parties, the same day."""
    if planned.span.article == done.span.article or planned.verb != done.verb:
        return False
    if planned.days and done.days and not planned.days & done.days:
        return False
    if planned.actor and done.actor and planned.actor != done.actor:
        return False
    shared = planned.entities & done.entities
    return len(shared) >= 2 or (bool(shared) and bool(planned.days & done.days))


def _acts(lookup: Lookup, article_id: str) -> Iterator[Act]:
    annotations = lookup.of[article_id]
    for sentence in annotations.sentences[:_LEAD]:
        span = sentence.span
        back = _BACK.search(sentence.text) or of_another_year(annotations, sentence.text)
        if sentence.quoted or back:
            continue
        days = frozenset(
            f"{t.start:%F}" for t in lookup.times_in(span) if t.start and t.precision != "year"
        )
        for verb, is_planned, place in verbs(sentence.text):
            actor = _actor(lookup, span, span.start + place)
            yield Act(verb, span, lookup.entities_in(span), days, is_planned, actor)


def _actor(lookup: Lookup, sentence: Span, verb: int) -> str | None:
    """Return the person or body that is named last before a verb."""
    before = (m.span for m in lookup.mentions_in(sentence) if m.span.end <= verb)
    named = (lookup.entity_at.get(span) for span in before)
    acting = [one.id for one in named if one and one.kind != "place"]
    return acting[-1] if acting else None


def _finding(lookup: Lookup, verb: str, pairs: list[tuple[Act, Act]]) -> Finding:
    planned = tuple(sorted({plan.span for plan, _ in pairs}))
    done = tuple(sorted({act.span for _, act in pairs}))
    plan, act = pairs[0]
    known = [lookup.entity(key) for key in plan.entities & act.entities]
    shared = ", ".join(sorted(entity.name for entity in known))
    sides = [Side(ANNOUNCED, planned), Side(DONE, done)]
    seen = Evidence("same act", 1.0, f"{verb}: {shared}", (plan.span, act.span))
    named = any(entity.kind != "place" for entity in known)
    about = shared if named else _start(lookup.text(act.span))
    return lookup.finding("status", about, sides, _why(lookup, planned, done), (seen,))


def _start(text: str) -> str:
    return text if len(text) <= 70 else text[:69].rsplit(" ", 1)[0] + " …"


def _why(lookup: Lookup, planned: tuple[Span, ...], done: tuple[Span, ...]) -> str:
    """Return the sentence that says whether time explains the difference."""
    before, after = ([_published(lookup, span) for span in side] for side in (planned, done))
    told = "Announced in one report and told as done in another"
    dated = [(p, d) for p in before for d in after if p and d]
    if dated and all(p.end.replace(tzinfo=None) <= d.start.replace(tzinfo=None) for p, d in dated):
        return f"{told}, which appeared later: an update."
    if dated and all(d.end.replace(tzinfo=None) <= p.start.replace(tzinfo=None) for p, d in dated):
        return f"{told}, which appeared earlier."
    return f"{told}: the first was written before the event."


def _published(lookup: Lookup, span: Span) -> Published | None:
    return lookup.article[span.article].published
