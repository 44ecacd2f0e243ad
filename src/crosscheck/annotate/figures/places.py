"""A sentence as figures are read in it: its tokens, clauses, times and source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from crosscheck.annotate.figures.compounds import tokens_of
from crosscheck.annotate.figures.counted import Clauses
from crosscheck.annotate.figures.said_by import Source, said_by
from crosscheck.model import Article, Sentence, Time
from crosscheck.text.tokens import Token


@dataclass(frozen=True)
class Place:
    """A sentence as figures are read in it; what few sentences need is found when asked for.

    Args:
        times: the times in it, which are no figures.
    """

    article: Article
    sentence: Sentence
    tokens: Sequence[Token]
    times: Sequence[Time]

    @cached_property
    def clauses(self) -> Clauses:
        """Where its clauses break, and what happened in them."""
        span = self.sentence.span
        return Clauses(self.article.text, span.start, span.end, self.tokens)

    @cached_property
    def source(self) -> Source | None:
        """Whose word the sentence is."""
        return said_by(self.article.text, self.sentence.span.start, self.sentence.span.end)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def time_before(self, place: int) -> Time | None:
        """Return the last time that begins at a place or before it."""
        at = bisect_right(self.times, place, key=_start)
        return self.times[at - 1] if at else None

    def time_after(self, place: int) -> Time | None:
        """Return the first time that begins after a place."""
        at = bisect_right(self.times, place, key=_start)
        return self.times[at] if at < len(self.times) else None


def _start(time: Time) -> int:
    return time.span.start


def place_of(article: Article, sentence: Sentence, times: Sequence[Time]) -> Place:
    """Return a sentence with its tokens and the times in it."""
    low, high = sentence.span.start, sentence.span.end
    first, last = (bisect_right(times, edge - 1, key=_start) for edge in (low, high))
    read = tokens_of(article.text, low, high)
    return Place(article, sentence, read, times[first:last])
