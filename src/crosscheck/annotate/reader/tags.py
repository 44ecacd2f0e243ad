"""What a reader says of one article's words, ready to be asked about stretches of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from crosscheck.annotate.reader.labels import KINDS, LABELS, OUTSIDE, begins
from crosscheck.annotate.reader.words import split
from crosscheck.model import Article, Sentence

Matrix = npt.NDArray[np.float32]
_LEAST = 1e-4
"""Probabilities below count as this: beyond, a reader's certainty says no more."""
_BEGIN = [begins(kind) for kind in KINDS]
_INSIDE = [begin + 1 for begin in _BEGIN]


class Reader(Protocol):
    """Gives each word of each sentence the probabilities of `labels.LABELS`."""

    def __call__(self, words: Sequence[Sequence[str]]) -> list[Matrix]:
        """Return for each sentence a row a word."""


class Tags:
    """The labels' probabilities of an article's words.

    Args:
        starts, ends: where each word begins and ends in the text, in order.
        names: a row a word, a column a label.
    """

    def __init__(self, starts: Sequence[int], ends: Sequence[int], names: Matrix) -> None:
        self.starts = starts
        self.ends = ends
        self.names = names
        logs = np.log(np.maximum(names, _LEAST)).astype(np.float64)
        self._logs = np.concatenate((logs, np.zeros((1, logs.shape[1]))))
        self._sums = np.concatenate((np.zeros((1, logs.shape[1])), np.cumsum(logs, axis=0)))
        stops = np.log(np.maximum(1 - names[:, _INSIDE], _LEAST)).astype(np.float64)
        self._stops = np.concatenate((stops, np.zeros((1, len(KINDS)))))

    def evidence(self, spans: Sequence[tuple[int, int]]) -> npt.NDArray[np.float64]:
        """Return how well each kind, and no name at all, fits each stretch of the text.

        Logarithms of probabilities, rounded: a row a stretch, a column a kind, "none" last.
        A stretch in which no word begins says nothing.
        """
        first = np.array([bisect_left(self.starts, start) for start, _ in spans], dtype=np.intp)
        end = np.array([bisect_left(self.starts, end) for _, end in spans], dtype=np.intp)
        inner = self._sums[end] - self._sums[np.minimum(first + 1, end)]
        kinds = self._logs[first][:, _BEGIN] + inner[:, _INSIDE] + self._stops[end]
        none = (self._sums[end] - self._sums[first])[:, [OUTSIDE]]
        found = np.concatenate((kinds, none), axis=1)
        found[first == end] = 0
        return np.round(found, 2)

    def spans(self) -> Iterator[tuple[int, int, str]]:
        """Yield the names that the likeliest label of each word makes: start, end, kind."""
        begun: tuple[int, int, str] | None = None
        best = self.names.argmax(axis=1).tolist()
        for label, start, end in zip(best, self.starts, self.ends, strict=True):
            kind = KINDS[(label - 1) // 2] if label != OUTSIDE else ""
            if begun and kind == begun[2] and label not in _BEGIN:
                begun = (begun[0], end, kind)
                continue
            if begun:
                yield begun
            begun = (start, end, kind) if kind else None
        if begun:
            yield begun


def tagged(article: Article, sentences: Sequence[Sentence], reader: Reader) -> Tags:
    """Return what a reader says of an article's words."""
    text = article.text
    starts: list[int] = []
    ends: list[int] = []
    words: list[list[str]] = []
    for sentence in sentences:
        inside, begins_at = split(text, sentence.span.start, sentence.span.end)
        words.append(inside)
        starts += begins_at
        ends += [start + len(word) for word, start in zip(inside, begins_at, strict=True)]
    found = [rows for rows in reader(words) if len(rows)]
    empty = np.zeros((0, len(LABELS)), dtype=np.float32)
    return Tags(starts, ends, np.concatenate(found) if found else empty)
