"""Sets of words that news uses for one thing (``lists/same_thing.txt``), found in the reports.

A set says that its words may mean one thing. "sure" sets name a thing that a story has once
("Obamacare", "the health care law"); words of other sets must meet: in one statement that
two lineages tell, beside the same word on the same side ("release of the hostages", "release of
captives"), among the same rarer words, or as one report equates them ("the collapse was the
deadliest accident"). Shown is only what sets reports apart: a word that one lineage does not use
where it uses the other; of a "judging" set, whose words differ little, only with one among them
that carries judgement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import NamedTuple

from crosscheck.compare.calling.loaded import reason
from crosscheck.compare.calling.phrases import Phrases
from crosscheck.compare.calling.reports import Report, Statements
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Naming, Span, Wording
from crosscheck.text.lists import rows

_IS = re.compile(r"\s(?:is|are|was|were|became)\s(?:\S+\s){0,4}")
_SOON = 250
"""Characters between a name in quotation marks and the report's own word for the thing."""
_AROUND = 2
"""Rarer words around both that say that two words mean one thing; one may be the story's place."""
_MEN = re.compile(r"men\b")
_SENTENCE_ENDS = re.compile(r"[.!?]['’”\"]?\s|\n")
_MOST_USES = 40
"""Uses of a term that are looked at: a story of 500 reports says "hostages" thousands of times."""


class Set(NamedTuple):
    """A listed set's line: what it names, how its words come together, and one of them."""

    about: str
    how: str
    term: str


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a report, with what stands around it."""

    span: Span
    lineage: str
    near: frozenset[str]
    around: dict[str, float]
    statement: str | None
    marked: bool
    called: bool


@dataclass(slots=True)
class Term:
    """A term's uses, and the terms that it was found to mean the same as."""

    uses: list[Use] = field(default_factory=list)
    lineages: set[str] = field(default_factory=set)

    def add(self, use: Use) -> None:
        """Count a use in."""
        self.uses.append(use)
        self.lineages.add(use.lineage)


def group_namings(lookup: Lookup, reports: Sequence[Report]) -> Iterator[Naming]:
    """Yield the sets of which the reports use different words for one thing."""
    statements = Statements(lookup)
    found: dict[str, dict[str, Term]] = defaultdict(lambda: defaultdict(Term))
    how: dict[str, str] = {}
    for report in reports:
        for use, kin in _uses(report, statements):
            found[kin.about][kin.term].add(use)
            how[kin.about] = kin.how
    for about, terms in sorted(found.items()):
        naming = _naming(lookup, about, terms, how[about])
        if naming:
            yield naming


@cache
def _sets() -> Phrases[Set]:
    listed = []
    for about, how, *terms in rows("crosscheck.compare", "lists/same_thing.txt"):
        distinct = {term.replace("-", ""): term for term in reversed(terms)}
        listed += [(term, Set(about, how, term)) for term in distinct.values()]
    return Phrases(listed, verbs=False)


def _uses(report: Report, statements: Statements) -> Iterator[tuple[Use, Set]]:
    tokens = report.tokens
    for first, last, entries in _sets().found(tokens):
        span = report.article.span(tokens[first].start, tokens[last].end)
        if report.quoted(span.start):
            continue
        use = Use(
            span,
            report.lineage,
            report.near(first, last),
            report.around(first, last),
            statements.at(span),
            report.marked(span.start),
            report.called(span.start),
        )
        yield from ((use, kin) for kin in entries)


def _naming(lookup: Lookup, about: str, terms: Mapping[str, Term], how: str) -> Naming | None:
    """Return the terms that different lineages use of one thing, or None."""
    evidence = []
    shown: set[str] = set()
    for one, other in combinations(sorted(terms), 2):
        left, right = terms[one], terms[other]
        if how == "judging" and _side_by_side(lookup, left, right):
            continue
        if _apart(left, right, one, other) or _apart(right, left, other, one):
            met = _met(lookup, left, right, how)
            if met:
                shown |= {one, other}
                evidence.append(met)
    if not shown or (how == "judging" and not any(map(reason, shown))):
        return None
    wordings = [_wording(lookup, term, terms[term]) for term in sorted(shown)]
    ordered = sorted(
        wordings, key=lambda w: (-lookup.independent({s.article for s in w.spans}), w.text)
    )
    return Naming(about, tuple(ordered), tuple(evidence))


def _apart(one: Term, other: Term, written: str, than: str) -> bool:
    """Whether a word sets a lineage apart from another that uses the other word and not it."""
    return bool(other.lineages - one.lineages) and not _longer(written, than)


def _side_by_side(lookup: Lookup, one: Term, other: Term) -> bool:
    """Whether one sentence has both words: "kickbacks from firms and payoffs from merchants"."""
    places: dict[str, list[Span]] = defaultdict(list)
    for use in one.uses[:_MOST_USES]:
        places[use.span.article].append(use.span)
    for use in other.uses[:_MOST_USES]:
        text = lookup.article[use.span.article].text
        for span in places.get(use.span.article, ()):
            first, last = sorted((span, use.span))
            between = text[first.end : last.start]
            if len(between) <= _SOON and not _SENTENCE_ENDS.search(between):
                return True
    return False


def _longer(term: str, other: str) -> bool:
    """Whether one term has all the words of the other: "health law", "health care law".

    One man or several: "gunman" and "gunmen" are one word.
    """
    names = (_MEN.sub("man", name.removeprefix("=")).removesuffix("s") for name in (term, other))
    one, two = (set(name.split()) for name in names)
    return (one <= two or two <= one) and reason(term) == reason(other)


def _met(lookup: Lookup, one: Term, other: Term, how: str) -> Evidence | None:
    """Return what says that two words mean one thing here."""
    best: Evidence | None = None
    for use in one.uses[:_MOST_USES]:
        for also in other.uses[:_MOST_USES]:
            found = _link(use, also) if use.lineage != also.lineage else _equated(lookup, use, also)
            if found and (best is None or found.score > best.score):
                best = found
    if best or how != "sure":
        return best
    spans = (one.uses[0].span, other.uses[0].span)
    return Evidence("one set", 0.5, "listed as words for one thing", spans)


def _link(use: Use, also: Use) -> Evidence | None:
    """Return what two lineages' words have in common."""
    spans = (use.span, also.span)
    if use.statement and use.statement == also.statement:
        return Evidence("one statement", 1.0, "both in one statement", spans)
    near = sorted(use.near & also.near)
    if near:
        return Evidence("same neighbour", 0.9, ", ".join(word[1:] for word in near), spans)
    if use.called or also.called:
        return Evidence("called so", 0.8, "in marks, as what somebody calls it", spans)
    around = sorted(use.around.keys() & also.around.keys())
    if len(around) >= _AROUND:
        return Evidence("same context", 0.7, ", ".join(around), spans)
    return None


def _equated(lookup: Lookup, use: Use, also: Use) -> Evidence | None:
    """Return where one report calls a thing both: "the fall was the worst accident"."""
    first, last = sorted((use, also), key=lambda one: one.span)
    if first.span.article != last.span.article or last.span.start - first.span.end > _SOON:
        return None
    between = lookup.article[first.span.article].text[first.span.end : last.span.start]
    if _IS.fullmatch(between):
        return Evidence("said to be", 0.9, f"…{between}…", (first.span, last.span))
    if use.marked != also.marked and "\n" not in between:
        return Evidence("in marks beside", 0.6, "one of them in marks", (first.span, last.span))
    return None


def _wording(lookup: Lookup, listed: str, term: Term) -> Wording:
    """Return a term as it is written most often, with its places."""
    written: dict[str, int] = defaultdict(int)
    for use in term.uses:
        text = " ".join(lookup.text(use.span).split())
        written[text.lower() if listed.islower() else text] += 1
    text = min(written, key=lambda form: (-written[form], form))
    return Wording(text, tuple(sorted(use.span for use in term.uses)), reason(text))
