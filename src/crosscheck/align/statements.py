"""Statements: passages of different reports that say the same.

Candidates share rare terms (an inverted index, never all pairs); signals score them; the
best are taken first, each passage into one group, and a whole sentence or its clauses,
never both. Groups grow around their passages without drifting:
whoever joins must also be near the one that stands for all.

What only one report tells is a statement as well where it is worth a row of the matrix: it
has a figure, a quotation, a day, or two names.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosscheck.align.names import PACKAGE
from crosscheck.align.passages import Telling, tellings
from crosscheck.align.reading import Reading
from crosscheck.align.signals import Scored, weigh
from crosscheck.align.statement_signals import SIGNALS, Pairing
from crosscheck.model import Evidence, Span, Statement, content_id
from crosscheck.settings import AlignSettings
from crosscheck.text.lists import words_of

_KEYS = 16
_TOO_COMMON = 60
_LEAST_SHARED = 2
_NEAR = 0.7


class Match(NamedTuple):
    """Two passages, by their place in the list, and what joins them."""

    left: int
    right: int
    scored: Scored


def statements(reading: Reading, settings: AlignSettings) -> tuple[Statement, ...]:
    """Return what a story's reports state, that of most reports first."""
    told = tellings(reading)
    reading.damp((t.span.article, t.terms) for t in told if not t.clause)
    matches = scored_pairs(reading, told, _NEAR * settings.statement_score)
    groups = _grouped(told, matches, settings.statement_score)
    scores = {(match.left, match.right): match.scored for match in matches}
    found = [_statement(reading, told, group, scores) for group in groups]
    return tuple(sorted(found, key=_prominence))


def _prominence(statement: Statement) -> tuple[int, int, Span]:
    articles = {span.article for span in statement.spans}
    return -len(articles), -len(statement.spans), statement.span


# --- pairs ------------------------------------------------------------------------------


def scored_pairs(reading: Reading, told: Sequence[Telling], least: float) -> list[Match]:
    """Return the pairs that score at least so much, best first, those within a report too."""
    matches = []
    for left, right in _candidates(reading, told):
        one, other = told[left], told[right]
        if any(span.overlaps(place) for span in one.spans for place in other.spans):
            continue
        scored = weigh(SIGNALS, Pairing(reading, one, other))
        if scored.total >= least:
            matches.append(Match(left, right, scored))
    return sorted(matches, key=lambda match: (-match.scored.total, match.left, match.right))


def _candidates(reading: Reading, told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share two of their weightiest terms; what all hold does not count."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(told):
        for term in _weightiest(reading, telling):
            index[term].append(place)
    for place, telling in enumerate(told):
        met: dict[int, int] = defaultdict(int)
        for term in _weightiest(reading, telling):
            near = index[term]
            if len(near) <= _TOO_COMMON:
                for other in near:
                    if other > place:
                        met[other] += 1
        yield from (
            (place, other) for other, times in sorted(met.items()) if times >= _LEAST_SHARED
        )


def _weightiest(reading: Reading, telling: Telling) -> list[str]:
    ranked = sorted(telling.terms, key=lambda term: (-reading.weights[term], term))
    return ranked[:_KEYS]


# --- groups -----------------------------------------------------------------------------


def _grouped(told: Sequence[Telling], matches: Sequence[Match], least: float) -> list[list[int]]:
    """Return groups of passages, best pairs first; those that meet nobody stand alone."""
    near: dict[int, set[int]] = defaultdict(set)
    for match in matches:
        if match.scored.total >= least or not _meet(told, match.left, match.right):
            near[match.left].add(match.right)
            near[match.right].add(match.left)
    group_of: dict[int, list[int]] = {}
    taken = _Taken()
    for match in matches:
        if match.scored.total < least:
            break
        if _meet(told, match.left, match.right):
            continue
        one = group_of.get(match.left, [match.left])
        other = group_of.get(match.right, [match.right])
        if one is other or not _close(told, one, other, near):
            continue
        if not all(taken.free(told[place]) for place in (*one, *other)):
            continue
        one = [*one, *other]
        for place in one:
            group_of[place] = one
            taken.take(told[place])
    shared = {id(group): group for group in group_of.values()}
    return [*shared.values(), *_alone(told, taken)]


def _alone(told: Sequence[Telling], taken: _Taken) -> Iterator[list[int]]:
    """Yield what copies alone share, and what one report alone tells, whole sentences first."""
    ranked = sorted(range(len(told)), key=lambda place: (told[place].clause, told[place].span))
    for place in ranked:
        telling = told[place]
        if taken.fresh(telling) and _informative(telling):
            taken.take(telling)
            yield [place]


def _close(
    told: Sequence[Telling],
    one: Sequence[int],
    other: Sequence[int],
    near: dict[int, set[int]],
) -> bool:
    """Whether most pairs across two groups are near each other: no drift along a chain.

    Two passages of one report come together only where they are near each other: a subhead
    and the sentence it stands for.
    """
    met = 0
    for left in one:
        for right in other:
            if right in near[left]:
                met += 1
            elif _meet(told, left, right):
                return False
    return 2 * met > len(one) * len(other)


def _meet(told: Sequence[Telling], left: int, right: int) -> bool:
    """Whether one report holds both passages."""
    return not told[left].articles.isdisjoint(told[right].articles)


class _Taken:
    """Which passages are in use, so that no words stand in two groups."""

    def __init__(self) -> None:
        self._spans: dict[str, list[Span]] = defaultdict(list)

    def take(self, telling: Telling) -> None:
        """Mark all places of a passage."""
        for span in telling.spans:
            if not self._meets(span) and not self._holds(span):
                insort(self._spans[span.article], span)

    def free(self, telling: Telling) -> bool:
        """Whether none of a passage's words are used elsewhere than in this very passage."""
        return not any(self._meets(span) for span in telling.spans)

    def fresh(self, telling: Telling) -> bool:
        """Whether none of a passage's words are in use."""
        return self.free(telling) and not any(self._holds(span) for span in telling.spans)

    def _holds(self, span: Span) -> bool:
        kept = self._spans[span.article]
        place = bisect_left(kept, span)
        return place < len(kept) and kept[place] == span

    def _meets(self, span: Span) -> bool:
        kept = self._spans[span.article]
        place = bisect_left(kept, span)
        near = kept[max(0, place - 1) : place + 2]
        return any(other != span and other.overlaps(span) for other in near)


def _informative(telling: Telling) -> bool:
    """Whether what meets no other passage is worth a row: copies, and sentences with matter."""
    if len(telling.articles) > 1:
        return True
    if telling.clause or not 6 <= len(telling.folded) <= 60:
        return False
    return bool(telling.figures or telling.reported or telling.times or len(telling.entities) >= 2)


# --- telling ----------------------------------------------------------------------------


def _statement(
    reading: Reading,
    told: Sequence[Telling],
    group: Sequence[int],
    scores: dict[tuple[int, int], Scored],
) -> Statement:
    members = [told[place] for place in group]
    shown = min(members, key=lambda telling: _clarity(reading, telling, members))
    spans = sorted({span for place in group for span in told[place].spans})
    return Statement(
        content_id("statement", *spans),
        shown.span,
        shown.text,
        tuple(spans),
        tuple(_evidence(told, group, scores)),
    )


def _clarity(
    reading: Reading, telling: Telling, members: Sequence[Telling]
) -> tuple[bool, bool, float, float, Span]:
    """Rank a passage as the one that stands for all.

    It must be able to stand alone and be neither a scrap nor a list; then what counts is how
    much it and the others tell in common, and then how early it was published.
    """
    size = len(telling.folded)
    opens_on = telling.folded[0] if telling.folded else ""
    leaning = opens_on in words_of(PACKAGE, "lists/leaning.txt") or telling.text[:1].islower()
    article = reading.articles[telling.span.article]
    published = article.published.instant if article.published else float("inf")
    told_too = sum(_told_too(reading, telling, other) for other in members)
    return leaning, not 8 <= size <= 40, -round(told_too, 1), published, telling.span


def _told_too(reading: Reading, telling: Telling, other: Telling) -> float:
    """Return how much of two passages' weight both tell, from both sides (Dice)."""
    one, two, shared = (
        sum(reading.weights[term] for term in sorted(terms))
        for terms in (telling.terms, other.terms, telling.terms & other.terms)
    )
    return 2 * shared / (one + two) if shared else 0.0


def _evidence(
    told: Sequence[Telling], group: Sequence[int], scores: dict[tuple[int, int], Scored]
) -> Iterator[Evidence]:
    """Yield the signals of each pair in a group that was scored."""
    ordered = sorted(group)
    for number, left in enumerate(ordered):
        for right in ordered[number + 1 :]:
            scored = scores.get((left, right))
            if scored:
                yield from scored.evidence((told[left].span, told[right].span))
        if len(told[left].spans) > 1:
            yield Evidence("word_for_word", 1.0, "word for word the same", told[left].spans)
