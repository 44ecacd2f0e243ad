"""The most telling of what one lineage alone reports: "Only in …".

Of everything that only one text tells, a reporter wants first what could be checked or followed
up: a name that no other report has, a figure, somebody's words, a day. Each is a named signal with
its place. A statement must be worded in words that other reports do not hold, for else it may be
told there in another way; and to be the only one is no fault and no merit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from crosscheck.compare.held import Held
from crosscheck.compare.lookup import Lookup, within
from crosscheck.compare.whole import cut_short
from crosscheck.model import Alone, Evidence, Row, Span, Statement
from crosscheck.text.fold import stem
from crosscheck.text.tokens import words

MOST, MOST_OF_ONE = 12, 3
"""Statements that are told a story, and of one lineage: a list to read, not a second matrix."""
LEAST_OWN = 0.5
"""Share of a statement's content that no other lineage holds: of those above it, one report only
tells 23 of 24 on the six events it was set on and 24 of 27 on six others."""
LEAST = 1.0
"""Points of what is telling beside the words: a person's name, or two other things."""
_SENTENCE = re.compile(r"[.!?][”\"’'»)]*\Z")


class Solitude:
    """What a statement has that no other lineage's reports have."""

    def __init__(self, lookup: Lookup, held: Held) -> None:
        self.lookup = lookup
        self.held = held

    def evidence(self, statement: Statement) -> tuple[Evidence, ...]:
        """Return the signals that make a statement worth telling, strongest first."""
        span = statement.span
        found = [
            *self._names(span),
            *self._figures(span),
            *self._quotes(span),
            *self._times(span),
        ]
        own = self.held.own(span)
        found.append(Evidence("own words", round(own, 2), f"{own:.0%} of its content", (span,)))
        return tuple(sorted(found, key=lambda one: (-one.score, one.spans)))

    def _names(self, span: Span) -> Iterator[Evidence]:
        for mention in self.lookup.mentions_in(span):
            entity = self.lookup.entity_at.get(mention.span)
            if entity is None or entity.id in self._shared or not self._new(mention.text):
                continue
            score = 1.0 if entity.kind == "person" else 0.7
            yield Evidence("own name", score, f"names {entity.name}", (mention.span,))

    def _figures(self, span: Span) -> Iterator[Evidence]:
        for figure in within(self.lookup.of[span.article].figures, span):
            if self._new_number(figure.text):
                detail = f"gives “{' '.join(figure.text.split())}”"
                yield Evidence("own figure", 0.9, detail, (figure.span,))

    def _quotes(self, span: Span) -> Iterator[Evidence]:
        for quote in within(self.lookup.of[span.article].quotes, span):
            if quote.kind in ("direct", "partial") and quote.speaker and quote.id not in self._said:
                who = quote.speaker.name
                detail = f"quotes {who}" if who else "quotes words that no other text has"
                yield Evidence("own quote", 0.8, detail, (quote.span,))

    def _times(self, span: Span) -> Iterator[Evidence]:
        for time in within(self.lookup.of[span.article].times, span):
            if time.start and time.precision in ("minute", "hour") and self._new_number(time.text):
                yield Evidence("own time", 0.6, f"gives “{time.text}”", (time.span,))

    def _new(self, text: str) -> bool:
        """Whether a name's last word stands in no other lineage's reports."""
        named = words(text)
        return bool(named) and self.held.alone(stem(named[-1].text))

    def _new_number(self, text: str) -> bool:
        """Whether a figure has a number, and none of them stands in another lineage's reports."""
        numbers = [token.text for token in words(text) if any(c.isdigit() for c in token.text)]
        return bool(numbers) and all(self.held.alone(stem(number)) for number in numbers)

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Entities that more than one lineage names."""
        return frozenset(
            entity.id
            for entity in self.lookup.alignment.entities
            if self.lookup.independent({m.span.article for m in entity.mentions}) > 1
        )

    @cached_property
    def _said(self) -> frozenset[str]:
        """Quotes whose words more than one lineage prints."""
        quotes = self.lookup.quotes
        return frozenset(
            key
            for utterance in self.lookup.alignment.utterances
            if self.lookup.independent({quotes[k].span.article for k in utterance.quotes}) > 1
            for key in utterance.quotes
        )


def alone(lookup: Lookup, rows: Iterable[Row], held: Held) -> tuple[Alone, ...]:
    """Return the most telling statements that one lineage alone reports, most telling first."""
    total = lookup.independent(lookup.article)
    if total < 2:
        return ()
    solitude = Solitude(lookup, held)
    cut = {a.id for a in lookup.story.articles if cut_short(a)}
    found = []
    for row in rows:
        lineages = {_lineage(lookup, cell.article) for cell in row.cells if cell.span}
        if len(lineages) != 1 or not _SENTENCE.search(row.statement.text):
            continue
        if held.own(row.statement.span) < LEAST_OWN:
            continue
        evidence = solitude.evidence(row.statement)
        if sum(one.score for one in evidence if one.signal != "own words") >= LEAST:
            others = _others(lookup, lineages)
            short = sum(members <= cut for members in others)
            found.append(Alone(row.statement, lineages.pop(), total - 1, short, evidence))
    return _chosen(sorted(found, key=_telling))


def _lineage(lookup: Lookup, article: str) -> str:
    return lookup.lineage.get(article, article)


def _others(lookup: Lookup, own: set[str]) -> list[set[str]]:
    return [set(one.articles) for one in lookup.story.lineages if one.id not in own]


def _chosen(found: Sequence[Alone]) -> tuple[Alone, ...]:
    """Return the first, not too many of one lineage, and none that only comes back to a name."""
    taken: Counter[str] = Counter()
    named: set[tuple[str, str]] = set()
    chosen: list[Alone] = []
    for one in found:
        names = {(one.lineage, e.detail) for e in one.evidence if e.signal == "own name"}
        if taken[one.lineage] < MOST_OF_ONE and len(chosen) < MOST and not names & named:
            taken[one.lineage] += 1
            named |= names
            chosen.append(one)
    return tuple(chosen)


def _telling(one: Alone) -> tuple[float, Span]:
    """Rank by what it has of its own, each signal once, and then by how early it stands."""
    best: dict[str, float] = {}
    for evidence in one.evidence:
        best[evidence.signal] = max(best.get(evidence.signal, 0.0), evidence.score)
    return -round(sum(best.values()), 2), one.statement.span
