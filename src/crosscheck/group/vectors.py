"""What an article is about, as a short list of weighted terms.

Terms are stemmed words, weighted by TF-IDF (`crosscheck.group.vocabulary`). Three things count
a word up: standing in the title, standing in the first `LEAD_WORDS` words (a report says
first what it is about), and being a name (capitals inside a sentence). The best `TERMS`
are kept.

The constants were tuned on ECB+, GVA and BASIL together, one value for all three; see
``docs/decisions/2026-11-21-stories-and-lineages.md`` for what each one bought.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.foreign import language_of, of_language
from crosscheck.group.vocabulary import Floats, Numbers, Vocabulary
from crosscheck.model import Article
from crosscheck.text.hashes import Codes, Flags, Places, hashed_words

TERMS = 48
TITLE_WEIGHT = 2.0
LEAD_WEIGHT = 1.5
LEAD_WORDS = 60
NAME_WEIGHT = 1.75
CANDIDATES = 150  # terms kept until the pile's own counts are known
COMMON = 0.5  # an IDF below this is a function word's


class Seen(NamedTuple):
    """A term's first place in a text (an empty one where only the title has it)."""

    start: int
    end: int
    named: bool


class Terms(NamedTuple):
    """An article's terms, in order of their numbers.

    Args:
        counts: how often each counts, title and lead weighted.
        starts, ends: its first place in the text; 0 and 0 where only the title has it.
        named: whether it stands in capitals inside a sentence.
    """

    numbers: Numbers
    counts: Floats
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    named: Flags

    def cut(self, kept: Places) -> Terms:
        """Return some of the terms."""
        numbers, counts, starts, ends, named = self
        return Terms(numbers[kept], counts[kept], starts[kept], ends[kept], named[kept])


@dataclass(frozen=True, slots=True)
class Vector:
    """An article's best terms; the weights' squares sum to one."""

    terms: Terms
    weights: Floats

    @property
    def numbers(self) -> Numbers:
        """The terms' numbers, rising."""
        return self.terms.numbers

    def items(self) -> Iterator[tuple[int, float]]:
        """Yield each term's number and weight."""
        return zip(self.numbers.tolist(), self.weights.tolist(), strict=True)

    def cosine(self, other: Vector) -> float:
        """Return the cosine of the angle between two articles: 0 to 1."""
        _, mine, theirs = np.intersect1d(
            self.numbers, other.numbers, assume_unique=True, return_indices=True
        )
        return float(self.weights[mine] @ other.weights[theirs])

    def seen(self, number: int) -> Seen:
        """Return where a term is first seen, and whether as a name."""
        place = int(self.numbers.searchsorted(number))
        _, _, starts, ends, named = self.terms
        return Seen(int(starts[place]), int(ends[place]), bool(named[place]))


def terms(article: Article, vocabulary: Vocabulary) -> tuple[Terms, Codes]:
    """Count an article's words.

    Returns:
        Those that may say what it is about, and the hashes of its text's words in order.
    """
    titled = f"{article.title}\n{article.text}"
    read = hashed_words(titled)
    words = read.codes[read.starts.searchsorted(len(article.title) + 1) :]
    language = language_of(article)
    if language:
        read = of_language(read, titled, article, language)
    begun = int(read.starts.searchsorted(len(article.title) + 1))  # words of the title
    codes, first, back = np.unique(read.codes, return_index=True, return_inverse=True)
    numbers = vocabulary.numbers(codes, first, read, titled, language)
    stems, again = np.unique(numbers, return_inverse=True)
    place = again[back]
    size = len(stems)
    counts = np.bincount(place[begun:], minlength=size).astype(np.float64)
    counts += TITLE_WEIGHT * np.bincount(place[:begun], minlength=size)
    counts[place[begun : begun + LEAD_WORDS]] += LEAD_WEIGHT
    named = np.zeros(size, dtype=bool)
    named[place[begun:][read.named[begun:]]] = True
    earliest = np.full(size, len(place))
    earliest[place[begun:][::-1]] = np.arange(len(place) - 1, begun - 1, -1)
    starts, ends = (
        np.append(bounds - len(article.title) - 1, 0)[earliest].astype(np.int32)
        for bounds in (read.starts, read.ends)
    )
    found = Terms(stems, counts, starts, ends, named)
    weights = _weights(found, vocabulary.background(stems))
    candidates = found.cut(_best(weights, CANDIDATES))
    vocabulary.count(candidates.numbers)
    return candidates, words


def _weights(found: Terms, rarity: Floats) -> Floats:
    weights = (1 + np.log(found.counts)) * rarity * np.where(found.named, NAME_WEIGHT, 1.0)
    weights[rarity < COMMON] = 0.0
    return weights


def _best(weights: Floats, most: int) -> Places:
    """Return the places of the largest weights above 0, in order of place."""
    held = np.flatnonzero(weights)
    if len(held) > most:
        held = np.sort(held[np.argsort(-weights[held], kind="stable")[:most]])
    return held


def vector(found: Terms, vocabulary: Vocabulary) -> Vector:
    """Return an article's vector by what is now known of how rare its terms are."""
    weights = _weights(found, vocabulary.rarity(found.numbers))
    kept = _best(weights, TERMS)
    chosen = weights[kept]
    return Vector(found.cut(kept), chosen / (np.sqrt(chosen @ chosen) or 1.0))
