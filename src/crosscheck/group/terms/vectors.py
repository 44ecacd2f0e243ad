"""What an article is about, as a short list of weighted terms.

Terms are stemmed words, weighted by TF-IDF (`crosscheck.group.terms.vocabulary`). Three things
count a word up: standing in the title, standing in the first `LEAD_WORDS` words (a report says
first what it is about), and being a name (capitals inside a sentence). The best `TERMS`
are kept.

The constants were tuned on ECB+, GVA and BASIL together, one value for all three; see
``docs/decisions/2026-11-21-stories-and-lineages.md`` for what each one bought.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.arrays import joined, largest, parted, slices
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
_NOWHERE = -1
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


def terms(
    articles: Sequence[Article], texts: Sequence[Words], vocabulary: Vocabulary
) -> list[tuple[Terms, Codes]]:
    """Count the words of articles.

    Args:
        texts: the words of each one's title and text.

    Returns:
        For each those that may say what it is about, and the hashes of its text's words in order.
    """
    running = [
        read.codes[_title_words(article, read) :]
        for article, read in zip(articles, texts, strict=True)
    ]
    texts = list(map(_of_its_language, articles, texts))
    ranked = [
        vocabulary.distinct(vocabulary.numbers(read, titled(article), language_of(article)))
        for article, read in zip(articles, texts, strict=True)
    ]
    own = slices(len(distinct) for distinct, _ in ranked)
    read = Words(*joined(texts))
    in_text = np.concatenate(list(map(_places_in_text, articles, texts)))
    counted = _counted(ranked, own, in_text, read.named)
    weights = _weights(counted.counts, vocabulary.background(counted.numbers), counted.named)
    best = [_best(weights[each], CANDIDATES) + each.start for each in own]
    found = list(_chosen(counted, best, read, articles))
    for each in found:
        vocabulary.count(each.numbers)
    return list(zip(found, running, strict=True))


class _Counted(NamedTuple):
    """The terms of some texts, and the first word of each among the words of all."""

    numbers: Numbers
    counts: Floats
    first: Numbers
    named: Flags


def _title_words(article: Article, read: Words) -> int:
    return int(read.starts.searchsorted(len(article.title) + 1))


def _of_its_language(article: Article, read: Words) -> Words:
    language = language_of(article)
    return of_language(read, titled(article), article, language) if language else read


def _places_in_text(article: Article, read: Words) -> Places:
    """Return the place of each word in the text; below 0 those of the title."""
    begun = _title_words(article, read)
    return np.arange(-begun, len(read.codes) - begun)


def _counted(
    ranked: Sequence[tuple[Numbers, Numbers]],
    own: Sequence[slice],
    in_text: Places,
    names: Flags,
) -> _Counted:
    """Count the terms of some texts.

    Args:
        ranked: each text's different terms, and for each word the place of its term there.
        own: where each text's terms stand among those of all.
        in_text: each word's place in its text; below 0 in a title.
    """
    numbers = np.concatenate([distinct for distinct, _ in ranked])
    ranks = np.concatenate([back + each.start for (_, back), each in zip(ranked, own, strict=True)])
    ranks = ranks.astype(np.intp)
    there = in_text >= 0
    words = np.flatnonzero(there)[::-1]
    first = np.full(len(numbers), _NOWHERE)
    first[ranks[words]] = words
    named = np.zeros(len(numbers), dtype=bool)
    named[ranks[there & names]] = True
    counts = np.zeros(len(numbers))
    counts += np.bincount(ranks, np.where(there, 1.0, TITLE_WEIGHT), len(numbers))
    counts[ranks[there & (in_text < LEAD_WORDS)]] += LEAD_WEIGHT  # once a term
    return _Counted(numbers, counts, first, named)


def _chosen(
    counted: _Counted, best: Sequence[Places], read: Words, articles: Sequence[Article]
) -> Iterator[Terms]:
    """Yield the terms that are kept of each text, with their first places in it."""
    kept, sizes = np.concatenate(best), [len(each) for each in best]
    begun = np.repeat([len(article.title) + 1 for article in articles], sizes)
    bounds = (_within(of, counted.first[kept], begun) for of in (read.starts, read.ends))
    columns = (counted.numbers[kept], counted.counts[kept], *bounds, counted.named[kept])
    for each in parted(columns, sizes):
        yield Terms(*each)


def _within(bounds: Places, first: Numbers, begun: Places) -> NDArray[np.int32]:
    """Return where words begin, or end, in the text; 0 for those that only the title has."""
    there = bounds.take(first) - begun
    return np.where(first == _NOWHERE, 0, there).astype(np.int32)


def _weights(counts: Floats, rarity: Floats, named: Flags) -> Floats:
    weights = (1 + np.log(counts)) * rarity * np.where(named, NAME_WEIGHT, 1.0)
    weights[rarity < COMMON] = 0.0
    return weights


def _best(weights: Floats, most: int) -> Places:
    """Return the places of the largest weights above 0, in order of place."""
    kept = largest(weights, most)
    best: Places = kept[weights[kept] > 0.0]
    return best


def vectors(found: Sequence[Terms], vocabulary: Vocabulary) -> list[Vector]:
    """Return articles' vectors by what is now known of how rare their terms are."""
    numbers, counts, starts, ends, named = joined(found)
    weights = _weights(counts, vocabulary.rarity(numbers), named)
    own = slices(len(terms.numbers) for terms in found)
    best = [_best(weights[each], TERMS) + each.start for each in own]
    best = [kept[np.argsort(numbers[kept])] for kept in best]
    kept, of = np.concatenate(best), np.repeat(np.arange(len(best)), [len(each) for each in best])
    lengths = np.sqrt(np.bincount(of, weights[kept] ** 2, len(best)))
    chosen = (weights[kept] / lengths[of]).astype(np.float32)
    numbers = numbers[kept].astype(np.int32)
    columns = (numbers, chosen, starts[kept], ends[kept], named[kept])
    return [Vector(*each) for each in parted(columns, map(len, best))]
