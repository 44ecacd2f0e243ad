"""Quantities: figures of the same thing in different reports.

Candidates share a unit and a word of what is counted; signals (`quantity_signals`) score
them, and the best are taken first: one value an article, most pairs near each other, and no
two values that one report gives side by side. 250 people taken captive are not the hundred
still held. A sum a report makes in its sentence ("70 hostages plus 60 remains") stands for
its parts where another report gives the whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.align.labels import label
from crosscheck.align.quantity_signals import SIGNALS, Both, Count
from crosscheck.align.reading import Reading, term_of
from crosscheck.align.signals import Scored, weigh
from crosscheck.model import (
    Annotations,
    Evidence,
    Figure,
    Quantity,
    Sentence,
    Span,
    Statement,
    content_id,
)

_LEAST = 0.68  # on sixty pairs read by eye: "19 steps" and "23 steps" in, "70" of "130" out
_TOO_COMMON = 80
_MOST_TOGETHER = 12
_Values = tuple[float, float, str | None]


def quantities(reading: Reading, statements: Sequence[Statement]) -> tuple[Quantity, ...]:
    """Return the figures of at least two reports that count the same."""
    counts = sorted(_counts(reading, statements), key=lambda c: (c.figure.span, c.figure.text))
    groups: dict[int, _Tally] = {}
    pairs = _scored(reading, counts)
    near = {(left, right) for left, right, _ in pairs}
    apart = _told_apart(counts)
    for left, right, scored in pairs:
        one = groups.get(left) or _Tally([left])
        other = groups.get(right) or _Tally([right])
        if one is other or not _fit(counts, one, other, apart) or not _close(one, other, near):
            continue
        spans = (counts[left].figure.span, counts[right].figure.span)
        one.places += other.places
        one.evidence += [*other.evidence, *scored.evidence(spans)]
        for place in one.places:
            groups[place] = one
    tallies = {id(tally): tally for tally in groups.values()}.values()
    found = [_quantity(reading, counts, tally) for tally in tallies]
    return tuple(sorted(found, key=lambda q: (-len(q.figures), q.figures[0].span)))


@dataclass(slots=True)
class _Tally:
    """Counts taken for one quantity; ``evidence`` says why."""

    places: list[int]
    evidence: list[Evidence]

    def __init__(self, places: list[int]) -> None:
        self.places = places
        self.evidence = []


def _scored(reading: Reading, counts: Sequence[Count]) -> list[tuple[int, int, Scored]]:
    index: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for place, count in enumerate(counts):
        for term in sorted(count.about):
            index[count.figure.unit, term].append(place)
    pairs: set[tuple[int, int]] = set()
    for places in index.values():
        if len(places) <= _TOO_COMMON:
            pairs.update((a, b) for n, a in enumerate(places) for b in places[n + 1 :])
    scored = []
    for left, right in sorted(pairs):
        one, other = counts[left], counts[right]
        if one.figure.span.article == other.figure.span.article:
            continue
        result = weigh(SIGNALS, Both(reading, one, other))
        if result.total >= _LEAST:
            scored.append((left, right, result))
    return sorted(scored, key=lambda entry: (-entry[2].total, entry[0], entry[1]))


def _fit(counts: Sequence[Count], one: _Tally, other: _Tally, apart: set[_Values]) -> bool:
    """Whether two tallies can be one: in each article one value, and no sum with its parts.

    Nor two values that some report gives side by side for the same: "$334 million, $281
    million of it in cash" are two sums, whichever of them another report mentions.
    """
    figures = [counts[place].figure for place in (*one.places, *other.places)]
    values: dict[str, tuple[float | None, float | None]] = {}
    for figure in figures:
        bounds = (figure.low, figure.high)
        if values.setdefault(figure.span.article, bounds) != bounds:
            return False
    if any(
        _values(counts[left], counts[right]) in apart
        for left in one.places
        for right in other.places
    ):
        return False
    spans = {figure.span for figure in figures if not figure.parts}
    return not any(part in spans for figure in figures for part in figure.parts)


def _close(one: _Tally, other: _Tally, near: set[tuple[int, int]]) -> bool:
    """Whether at least half of the pairs across two tallies were found to count the same."""
    pairs = [(min(a, b), max(a, b)) for a in one.places for b in other.places]
    return 2 * sum(pair in near for pair in pairs) >= len(pairs)


def _values(one: Count, other: Count) -> _Values:
    return (min(one.value, other.value), max(one.value, other.value), one.figure.unit)


def _told_apart(counts: Sequence[Count]) -> set[_Values]:
    """Return the pairs of unequal values that one sentence gives for the same thing."""
    by_scene: dict[tuple[str, int, str | None], list[Count]] = defaultdict(list)
    for count in counts:
        if not count.figure.parts:
            figure = count.figure
            by_scene[figure.span.article, count.sentence, figure.unit].append(count)
    return {
        _values(one, other)
        for together in by_scene.values()
        for number, one in enumerate(together[:_MOST_TOGETHER])
        for other in together[number + 1 : _MOST_TOGETHER]
        if one.value != other.value and one.about & other.about
    }


def _counts(reading: Reading, statements: Sequence[Statement]) -> Iterator[Count]:
    homes = _statement_places(statements)
    for found in reading.annotations:
        starts = [sentence.span.start for sentence in found.sentences]
        for figure in found.figures:
            if not _telling(figure):
                continue
            scene = _sentence(found, starts, figure)
            if scene is None:
                continue
            yield Count(
                figure,
                frozenset(filter(None, map(_about_term, figure.about))),
                frozenset(term.name for term in reading.terms(scene.span)),
                _home(homes[figure.span.article], figure.span),
                scene.span.start,
            )


def _telling(figure: Figure) -> bool:
    """Whether a figure has a value, and is more than "the two allies"."""
    if figure.low is None and figure.high is None:
        return False
    pair_of = figure.bound == "exact" and figure.unit is None and figure.low in (1.0, 2.0)
    return not (pair_of and len(figure.about) < 2)


def _about_term(word: str) -> str:
    return term_of(word) or word


def _sentence(found: Annotations, starts: Sequence[int], figure: Figure) -> Sentence | None:
    place = bisect_right(starts, figure.span.start) - 1
    return found.sentences[place] if place >= 0 else None


def _statement_places(statements: Sequence[Statement]) -> dict[str, list[tuple[Span, str]]]:
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for statement in statements:
        if len({span.article for span in statement.spans}) > 1:
            for span in statement.spans:
                places[span.article].append((span, statement.id))
    for found in places.values():
        found.sort()
    return places


def _home(places: Sequence[tuple[Span, str]], span: Span) -> str | None:
    """Return the shared statement that a figure stands in; no two share words."""
    place = bisect_right(places, span, key=lambda entry: entry[0]) - 1
    for home, name in places[max(0, place) : place + 2]:
        if home.holds(span):
            return name
    return None


def _quantity(reading: Reading, counts: Sequence[Count], tally: _Tally) -> Quantity:
    chosen = sorted((counts[place] for place in tally.places), key=lambda c: c.figure.span)
    figures = tuple(count.figure for count in chosen)
    shared = frozenset.intersection(*(count.about for count in chosen))
    about = label(reading.story, figures, shared)
    evidence = tuple(sorted(tally.evidence, key=lambda e: (e.spans, e.signal)))
    return Quantity(content_id("quantity", *(f.span for f in figures)), about, figures, evidence)
