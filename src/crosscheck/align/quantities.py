"""Quantities: figures of the same thing in different reports.

Two figures count the same when what is counted and what happened to it agree, with the
unit, and the words around them or an aligned statement say that the scene is one. Values
need not agree, since the difference is what a reporter wants to see; but 250 people taken
captive are not the hundred still held, so a value of another size, or another thing done
to what is counted, speaks against. A sum a report makes in its sentence ("70 hostages plus
60 remains") stands for its parts where another report gives the whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from crosscheck.align.reading import Reading, rarity, term_of
from crosscheck.align.signals import NOTHING, Scored, Seen, Signal, weigh
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

_LEAST = 0.68
_TOO_COMMON = 80


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what is needed to compare it.

    Args:
        about: terms of what is counted and what happened to it.
        scene: terms of its sentence.
        statement: id of the shared statement it stands in, or None.
    """

    figure: Figure
    about: frozenset[str]
    scene: frozenset[str]
    statement: str | None

    @property
    def value(self) -> float:
        """A single value to compare by: the middle of the bounds, or the one that is known."""
        low, high = self.figure.low, self.figure.high
        if low is None or high is None:
            return float(low if low is not None else high or 0.0)
        return (low + high) / 2


@dataclass(frozen=True)
class Both:
    """Two counts of different reports."""

    reading: Reading
    left: Count
    right: Count

    def weight(self, terms: frozenset[str]) -> float:
        """Return the weight of terms in the story."""
        return sum(self.reading.weights.get(t) or rarity(t) or 0.3 for t in sorted(terms))

    @cached_property
    def ratio(self) -> float:
        """The larger value by the smaller; infinite where one is zero."""
        small, large = sorted((abs(self.left.value), abs(self.right.value)))
        return 1.0 if small == large else large / small if small else float("inf")


def same_thing(pair: Both) -> Seen:
    """What is counted and what happened to it: the weight of what agrees."""
    shared = pair.left.about & pair.right.about
    if not shared:
        return Seen(-1.0, "nothing counted in common")
    mass = pair.weight(shared)
    shares = sorted(mass / pair.weight(count.about) for count in (pair.left, pair.right))
    rare = min(1.0, max(rarity(term) for term in shared) / 3.0)
    value = (0.4 * shares[0] + 0.6 * shares[1]) * (0.4 + 0.6 * rare)
    return Seen(value, f"both count {', '.join(sorted(shared))}")


def another_act(pair: Both) -> Seen:
    """Each has something done to what is counted that the other has not."""
    one, other = pair.left.about - pair.right.about, pair.right.about - pair.left.about
    if not one or not other:
        return NOTHING
    return Seen(-1.0, f"{', '.join(sorted(one))} is not {', '.join(sorted(other))}")


def same_scene(pair: Both) -> Seen:
    """The sentences around both share their telling words."""
    shared = pair.left.scene & pair.right.scene - pair.left.about - pair.right.about
    if not shared:
        return NOTHING
    names = sorted(shared, key=lambda term: (-pair.weight(frozenset({term})), term))[:4]
    seen = ", ".join(map(pair.reading.shown, names))
    return Seen(min(1.0, pair.weight(shared) / 12), f"around both: {seen}")


def same_statement(pair: Both) -> Seen:
    """Both stand in passages that were found to say the same."""
    if pair.left.statement is None or pair.left.statement != pair.right.statement:
        return NOTHING
    return Seen(1.0, "in one statement")


def same_value(pair: Both) -> Seen:
    """Equal values; against, where one is more than twice the other."""
    if pair.ratio == 1.0:
        return Seen(1.0, "equal")
    if pair.ratio <= 1.35:
        return Seen(0.4, "of the same size")
    return Seen(-min(1.0, (pair.ratio - 1) / 3), "of another size") if pair.ratio > 2 else NOTHING


def a_measure(pair: Both) -> Seen:
    """Money, shares and the like that differ, with no statement in common.

    A story holds many sums and percentages of one kind; two unequal ones are seldom the same.
    """
    apart = pair.left.statement is None or pair.left.statement != pair.right.statement
    if pair.left.figure.unit in (None, "votes") or pair.ratio == 1.0 or not apart:
        return NOTHING
    return Seen(-1.0, f"unequal measures ({pair.left.figure.unit})")


def another_change(pair: Both) -> Seen:
    """One is a change and the other a level, or they go two ways."""
    if pair.left.figure.change == pair.right.figure.change:
        return NOTHING
    return Seen(-1.0, "one is a change and the other is not, or goes the other way")


def a_sum(pair: Both) -> Seen:
    """One of both is the sum of figures that its sentence gives."""
    summed = [c.figure for c in (pair.left, pair.right) if c.figure.parts]
    return Seen(1.0, f"{summed[0].text!r} is a sum") if len(summed) == 1 else NOTHING


SIGNALS: tuple[Signal, ...] = (
    Signal("same_thing", 0.8, same_thing),
    Signal("another_act", 0.3, another_act),
    Signal("same_scene", 0.4, same_scene),
    Signal("same_statement", 0.4, same_statement),
    Signal("same_value", 0.3, same_value),
    Signal("a_measure", 0.3, a_measure),
    Signal("another_change", 0.6, another_change),
    Signal("a_sum", 0.1, a_sum),
)


def quantities(reading: Reading, statements: Sequence[Statement]) -> tuple[Quantity, ...]:
    """Return the figures of at least two reports that count the same."""
    counts = sorted(_counts(reading, statements), key=lambda c: (c.figure.span, c.figure.text))
    groups: dict[int, _Tally] = {}
    for left, right, scored in _scored(reading, counts):
        one = groups.get(left) or _Tally([left])
        other = groups.get(right) or _Tally([right])
        if one is other or not _fit(counts, one, other):
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


def _fit(counts: Sequence[Count], one: _Tally, other: _Tally) -> bool:
    """Whether two tallies can be one: in each article one value, and no sum with its parts."""
    figures = [counts[place].figure for place in (*one.places, *other.places)]
    values: dict[str, tuple[float | None, float | None]] = {}
    for figure in figures:
        bounds = (figure.low, figure.high)
        if values.setdefault(figure.span.article, bounds) != bounds:
            return False
    spans = {figure.span for figure in figures if not figure.parts}
    return not any(part in spans for figure in figures for part in figure.parts)


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
    named = [figure.counted for figure in figures if figure.counted]
    shared = frozenset.intersection(*(count.about for count in chosen))
    about = min(named, key=lambda name: (len(name), name)) if named else " ".join(sorted(shared))
    evidence = tuple(sorted(tally.evidence, key=lambda e: (e.spans, e.signal)))
    return Quantity(content_id("quantity", *(f.span for f in figures)), about, figures, evidence)
