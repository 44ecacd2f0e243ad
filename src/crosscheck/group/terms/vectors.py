"""What an article is about, as a short list of weighted terms.

Terms are stemmed words, weighted by TF-IDF (`crosscheck.group.terms.vocabulary`). Three things
count a word up: standing in the title, standing in the first `LEAD_WORDS` words (a report says
first what it is about), and being a name (capitals inside a sentence). The best `TERMS`
are kept.

The constants were tuned on ECB+, GVA and BASIL together, one value for all three; see
``docs/decisions/2026-11-21-stories-and-lineages.md`` for what each one bought.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.arrays import largest
from crosscheck.group.terms.foreign import language_of, of_language
from crosscheck.group.terms.vocabulary import Floats, Numbers, Vocabulary
from crosscheck.model import Article
from crosscheck.text.hashes import Codes, Flags, Places, Words

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
    """An article's terms, in the order in which they are first met.

    Args:
        counts: how often each counts, title and lead weighted.
        starts, ends: its first place in the text; 0 and 0 where only the title has it.
        named: whether it stands in capitals inside a sentence.
    """

    numbers: Numbers
    counts: Floats
    starts: Numbers
    ends: Numbers
    named: Flags


class Vector(NamedTuple):
    """An article's best terms by rising number; the weights' squares sum to one."""

    numbers: Numbers
    weights: Floats
    starts: Numbers
    ends: Numbers
    named: Flags

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
        return Seen(int(self.starts[place]), int(self.ends[place]), bool(self.named[place]))


def titled(article: Article) -> str:
    """Return an article's title and text, as they are read."""
    return f"{article.title}\n{article.text}"


def terms(article: Article, read: Words, vocabulary: Vocabulary) -> tuple[Terms, Codes]:
    """Count an article's words.

    Args:
        read: the words of its title and text.

    Returns:
        Those that may say what it is about, and the hashes of its text's words in order.
    """
    running = read.codes[read.starts.searchsorted(len(article.title) + 1) :]
    language = language_of(article)
    if language:
        read = of_language(read, titled(article), article, language)
    begun = int(read.starts.searchsorted(len(article.title) + 1))  # words of the title
    distinct, back = vocabulary.distinct(vocabulary.numbers(read, titled(article), language))
    words = back[begun:]
    first = np.full(len(distinct), len(words))  # place in the text
    first[words[::-1]] = np.arange(len(words))[::-1]
    named = np.zeros(len(distinct), dtype=bool)
    named[words[read.named[begun:]]] = True
    counts = np.bincount(words, minlength=len(distinct)) + LEAD_WEIGHT * (
        first < min(LEAD_WORDS, len(words))
    )
    counts += TITLE_WEIGHT * np.bincount(back[:begun], minlength=len(distinct))
    kept = _best(_weights(counts, vocabulary.background(distinct), named), CANDIDATES)
    there = first[kept]
    starts, ends = (_within(bounds[begun:], there, len(article.title) + 1) for bounds in read[1:3])
    vocabulary.count(distinct[kept])
    found = Terms(distinct[kept], counts[kept], starts, ends, named[kept])
    return found, running


def _within(bounds: Places, places: Places, begun: int) -> NDArray[np.int32]:
    """Return where words begin, or end, in the text; 0 for those that only the title has."""
    inside = places < len(bounds)
    found = np.zeros(len(places), dtype=np.int32)
    found[inside] = bounds[places[inside]] - begun
    return found


def _weights(counts: Floats, rarity: Floats, named: Flags) -> Floats:
    weights = (1 + np.log(counts)) * rarity * np.where(named, NAME_WEIGHT, 1.0)
    weights[rarity < COMMON] = 0.0
    return weights


def _best(weights: Floats, most: int) -> Places:
    """Return the places of the largest weights above 0, in order of place."""
    kept = largest(weights, most)
    best: Places = kept[weights[kept] > 0.0]
    return best


def vector(found: Terms, vocabulary: Vocabulary) -> Vector:
    """Return an article's vector by what is now known of how rare its terms are."""
    numbers, counts, starts, ends, named = found
    weights = _weights(counts, vocabulary.rarity(numbers), named)
    kept = _best(weights, TERMS)
    kept = kept[np.argsort(numbers[kept])]
    chosen = weights[kept]
    chosen = (chosen / (np.sqrt(chosen @ chosen) or 1.0)).astype(np.float32)
    return Vector(numbers[kept].astype(np.int32), chosen, starts[kept], ends[kept], named[kept])
