"""Passages: the sentences and clauses that statements are made of, as they are compared.

Each holds its terms (see `reading`), who and which figures and times stand in it, and whose
word it is. Passages that are word for word the same in several articles, as in reprints,
are one `Telling`, compared once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Generic, TypeVar

from crosscheck.align.clauses import clauses
from crosscheck.align.names import PACKAGE
from crosscheck.align.reading import Reading
from crosscheck.model import Annotations, Figure, Mention, Quote, Span, Time
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of
from crosscheck.text.tokens import words

Thing = TypeVar("Thing")

_LEAST_TERMS = 3
_LEAST_MATTER = 2
_MOST_LETTERS = 1500  # longer "sentences" are lists and tables, and would be slow to compare


@dataclass(frozen=True, slots=True)
class Telling:
    """A passage as it is compared.

    Args:
        spans: every place where it stands word for word, the first to stand for them.
        orders: of each place, the number of its sentence in the article.
        clause: whether it is a part of a sentence.
        sequence: its terms in order.
        terms: the same as a set.
        names: those that are names.
        folded: its words in order, without case.
        entities: ids of the entities it names.
        speaker: entity id or folded name of whose word it is, or None.
        reported: whether it stands in or with a quote, so that a speaker matters.
        negated: whether it holds a negation outside quotation.
    """

    spans: tuple[Span, ...]
    text: str
    orders: tuple[int, ...]
    clause: bool
    sequence: tuple[str, ...]
    terms: frozenset[str]
    names: frozenset[str]
    folded: tuple[str, ...]
    entities: frozenset[str]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    speaker: str | None
    reported: bool
    negated: bool

    @property
    def span(self) -> Span:
        """The place that stands for it."""
        return self.spans[0]

    @property
    def order(self) -> int:
        """How early in a report it stands, where it stands earliest."""
        return min(self.orders)

    @property
    def articles(self) -> frozenset[str]:
        """The articles that hold it."""
        return frozenset(span.article for span in self.spans)


def tellings(reading: Reading) -> list[Telling]:
    """Return what a story's reports tell, sentence by sentence and clause by clause.

    The reading's terms and words are weighed by the sentences, as `telling_at` needs them.
    """
    grouped: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for found in reading.annotations:
        for telling in _of_article(reading, found):
            grouped[telling.folded].append(telling)
    told = [_merged(same) for _, same in sorted(grouped.items())]
    sentences = [telling for telling in told if not telling.clause]
    reading.damp((t.span.article, t.terms) for t in sentences)
    reading.count(t.folded for t in sentences)
    return told


def telling_at(reading: Reading, found: Annotations, span: Span) -> Telling:
    """Return a passage of an article as it is compared."""
    starts = [sentence.span.start for sentence in found.sentences]
    order = max(0, bisect_right(starts, span.start) - 1)
    return _telling(reading, found, _Holder(found), span, order, False)


def _merged(same: list[Telling]) -> Telling:
    """Make one telling of those that are word for word the same."""
    ordered = sorted(same, key=lambda telling: telling.span)
    return replace(
        ordered[0],
        spans=tuple(telling.span for telling in ordered),
        orders=tuple(telling.order for telling in ordered),
    )


class _Placed(Generic[Thing]):
    """Things of one article in order of their spans, to be found by interval."""

    def __init__(self, found: Iterable[tuple[Span, Thing]]) -> None:
        self._placed = sorted(found, key=lambda entry: entry[0])
        self._starts = [span.start for span, _ in self._placed]

    def within(self, span: Span) -> list[Thing]:
        """Return those that begin inside a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [thing for _, thing in self._placed[first:last]]

    def last_before(self, offset: int) -> Thing | None:
        """Return the last one that begins before an offset."""
        place = bisect_left(self._starts, offset)
        return self._placed[place - 1][1] if place else None


class _Holder:
    """What stands where in one article."""

    def __init__(self, found: Annotations) -> None:
        self.figures = _Placed((figure.span, figure) for figure in found.figures)
        self.times = _Placed((time.span, time) for time in found.times)
        self.mentions = _Placed((mention.span, mention) for mention in found.mentions)
        self._quotes = sorted((q for q in found.quotes if q.kind != "scare"), key=_quote_start)
        self._reach = list(accumulate((q.span.end for q in self._quotes), max))

    def name_before(self, offset: int) -> int | None:
        """Return where the name (with its role) begins that ends just before an offset."""
        mention: Mention | None = self.mentions.last_before(offset)
        if mention is None or not 0 <= offset - mention.span.end <= 3:
            return None
        role = mention.role
        return role.start if role and role.end <= mention.span.start else mention.span.start

    def quotes(self, span: Span) -> list[Quote]:
        """Return the quotes that share a character with a span."""
        first = bisect_right(self._reach, span.start)
        found = []
        for quote in self._quotes[first:]:
            if quote.span.start >= span.end:
                break
            if quote.span.overlaps(span):
                found.append(quote)
        return found


def _quote_start(quote: Quote) -> tuple[Span, str]:
    return quote.span, quote.id


def _of_article(reading: Reading, found: Annotations) -> Iterator[Telling]:
    holder = _Holder(found)
    for order, sentence in enumerate(found.sentences):
        if len(sentence.span) > _MOST_LETTERS:
            continue
        parts = clauses(sentence, holder.name_before)
        for span in [sentence.span, *(part for part in parts if part != sentence.span)]:
            telling = _telling(reading, found, holder, span, order, span != sentence.span)
            if len(telling.terms) >= _LEAST_TERMS and len(_matter(telling)) >= _LEAST_MATTER:
                yield telling


def _matter(telling: Telling) -> frozenset[str]:
    """Return the terms that tell something: a line of names and numbers is no statement."""
    return frozenset(t for t in telling.terms - telling.names if not t[0].isdigit())


def _telling(
    reading: Reading,
    found: Annotations,
    holder: _Holder,
    span: Span,
    order: int,
    clause: bool,
) -> Telling:
    text = span.of(found.article.text)
    folded = tuple(fold(word.text) for word in words(text))
    quotes = holder.quotes(span)
    found_terms = reading.terms(span)
    sequence = tuple(term.name for term in found_terms)
    speakers = {reading.speaker(quote) for quote in quotes} - {None}
    return Telling(
        (span,),
        text,
        (order,),
        clause,
        sequence,
        frozenset(sequence),
        frozenset(term.name for term in found_terms if term.is_name),
        folded,
        frozenset(entity.id for _, entity in reading.mentions(span)),
        tuple(holder.figures.within(span)),
        tuple(holder.times.within(span)),
        min(filter(None, speakers)) if len(speakers) == 1 else None,
        bool(quotes),
        not words_of(PACKAGE, "lists/negations.txt").isdisjoint(folded),
    )
