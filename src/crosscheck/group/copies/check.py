"""Which reports share text: sampled runs of words propose, and the words in common decide.

MinHash misses the commonest case: a reprint that is a third of its source has a small
Jaccard index and a containment near one. So the runs of five words themselves are sampled,
those whose hash is 0 modulo `SAMPLE`, into an inverted index (`crosscheck.group.copies.holders`);
of short texts more, down to every `FINEST`, for these have few.

Pairs that share enough of the sample are read word by word: a word is in common where a run
of five that holds it stands in the other text as well, and a copy shares half of the smaller
text's words. To count the runs instead (w-shingling, Broder, 1997) asks too much: each word that
an editor changes takes five runs with it, so that a text with every eighth word changed
shares seven words in eight and a third of its runs.

A report's own words are counted, on both sides: not words in quotation marks (two reporters
who heard one speech print the same words without copying), not what is no prose
(`crosscheck.text.prose`), and not standing text. Standing text is what an outlet, or
everybody, prints in reports that are not about the same thing: subscription lines,
descriptions of the outlet, and phrases such as "at the end of the day". It is found without
knowing the stories, and only where two reports share something: in `OUTLET_REPORTS` reports
of one outlet, or `PILE_REPORTS` of any, no two of which are alike as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from crosscheck.text.hashes import WIDTH, Codes, Flags, Places, Words, hashed_runs, hashed_words
from crosscheck.text.prose import prose
from crosscheck.text.quotation import quotations

SAMPLE = 16
FINEST = 4
SAMPLED = 24  # runs; a text that would have fewer is sampled more
EDITED = 4  # a text may share so many times fewer runs of five words than words
QUOTED_WORDS = 4  # shorter runs in quotation marks are words set apart, not speech
OUTLET_REPORTS = 3
PILE_REPORTS = 4
UNLIKE = 0.2  # cosine below which two reports are not about the same thing
OWN_UNLIKE = 0.5  # the same for two of one outlet, which shares explanations between stories
DOUBT = 0.1  # asked beyond a copy's share before stories are known; 0 cost ECB+ .008 of B-cubed
ALL_PAIRS = 40
ANCHORS = 6
SURE, SURE_RUNS = 0.9, 400  # share of sampled runs, and of how many, that needs no reading
SHORT = 24  # words; a text with fewer of its own must be contained nearly whole
SHORT_CONTAINMENT = 0.9


class Overlap(NamedTuple):
    """Two reports by place, their runs of words in common, and what share of each one's words."""

    one: int
    other: int
    common: int
    of_one: float
    of_other: float

    @property
    def containment(self) -> float:
        """The share of the smaller text."""
        return max(self.of_one, self.of_other)


class Runs(NamedTuple):
    """A text's runs of five words: the hash of each and their bounds.

    Args:
        codes: 0 for a run with a word that is not the report's own.
        own: for each word, whether it is: prose outside quotations.
        distinct: the different runs of own words, sorted.
    """

    codes: Codes
    starts: Places
    ends: Places
    own: Flags
    distinct: Codes

    def share(self, common: Codes, standing: Codes) -> float:
        """Return what share of the own words stands in runs that are in common.

        Args:
            standing: runs whose words do not count.
        """
        own = self.own & ~self._words_of(standing)
        shared = own & self._words_of(common)
        return int(shared.sum()) / max(1, int(own.sum()))

    def _words_of(self, runs: Codes) -> Flags:
        """Return for each word whether it stands in one of these runs."""
        held = np.isin(self.codes, runs)
        found = np.zeros(len(self.own), dtype=bool)
        for offset in range(WIDTH):
            found[offset : offset + len(held)] |= held
        return found


def runs(text: str) -> Runs:
    """Return a text's runs of five words; one that is not all own words has the hash 0."""
    read = hashed_words(text)
    own = np.zeros(len(read.codes), dtype=bool)
    for first, last in _words_in(prose(text), read):
        own[first:last] = True
    quoted = ((quotation.inner_start, quotation.inner_end) for quotation in quotations(text))
    for first, last in _words_in(quoted, read):
        if last - first >= QUOTED_WORDS:
            own[first:last] = False
    codes = hashed_runs(read.codes)
    for offset in range(WIDTH):
        codes[~own[offset : offset + len(codes)]] = 0
    distinct = np.unique(codes[codes != 0])
    return Runs(codes, read.starts[: len(codes)], read.ends[WIDTH - 1 :], own, distinct)


def _words_in(bounds: Iterable[tuple[int, int]], read: Words) -> list[list[int]]:
    """Return the first word and the one after the last, of each of these stretches."""
    found = np.array(list(bounds), dtype=np.int64).reshape(-1, 2)
    places: list[list[int]] = read.starts.searchsorted(found).tolist()
    return places


class Sample(NamedTuple):
    """The runs that stand for a text in the index, each once.

    Args:
        codes: those divisible by ``rate``.
        size: how many runs the text has, about.
    """

    codes: Codes
    rate: int
    size: int

    @classmethod
    def of(cls, codes: Codes) -> Sample:
        """Return what was sampled; the rate is what all the hashes are multiples of."""
        bits = int(np.bitwise_or.reduce(codes)) % SAMPLE
        rate = bits & -bits or SAMPLE
        return cls(codes, rate, len(codes) * rate)


def sampled(texts: Sequence[Codes]) -> list[Sample]:
    """Return the sample of each text.

    Args:
        texts: the hashes of their words. What is not a text's own is not left out here: that it
            shares nothing else is for the exact check to find.
    """
    sizes = [len(codes) for codes in texts]
    ends = np.cumsum(sizes)
    found = hashed_runs(np.concatenate(texts))
    at = np.flatnonzero(found & np.uint64(FINEST - 1) == 0)
    found, of = found[at], ends.searchsorted(at, side="right")
    rates = np.array([_rate(size - WIDTH + 1) for size in sizes], dtype=np.uint64)
    kept = (at + WIDTH <= ends[of]) & (found & (rates[of] - np.uint64(1)) == 0)
    return [Sample.of(codes) for codes in _distinct(found[kept], of[kept], len(texts))]


def _rate(count: int) -> int:
    """Return how many runs one sampled run stands for, in a text with so many."""
    rate = SAMPLE
    while rate > FINEST and count < SAMPLED * rate:
        rate //= 2
    return rate


def _distinct(codes: Codes, of: Places, count: int) -> list[Codes]:
    """Return the different codes of each text, sorted."""
    order = np.lexsort((codes, of))
    codes, of = codes[order], of[order]
    once = np.ones(len(codes), dtype=bool)
    once[1:] = (codes[1:] != codes[:-1]) | (of[1:] != of[:-1])
    codes, bounds = codes[once], of[once].searchsorted(np.arange(count + 1)).tolist()
    return [codes[start:end] for start, end in pairwise(bounds)]


def likely(one: Sample, other: Sample, common: int, least: float) -> bool:
    """Whether one of two texts may hold this share of the other's words, by their samples.

    Args:
        common: how many sampled runs both have.
    """
    runs_shared = common * max(one.rate, other.rate)
    return EDITED * runs_shared >= least * min(one.size, other.size)


def sure(one: Sample, other: Sample, common: int) -> bool:
    """Whether samples leave no doubt that one of two texts is in the other.

    So much of a long text is neither speech nor standing text.

    Args:
        common: how many sampled runs both have.
    """
    size = min(one.size, other.size)
    return size >= SURE_RUNS and common * max(one.rate, other.rate) >= SURE * size


def overlap(texts: Sequence[Runs], standing: Codes) -> tuple[int, float, float]:
    """Return how many runs two texts share, and what share of each one's own words that is.

    Args:
        standing: runs that do not count.
    """
    one, other = texts
    shared = np.intersect1d(one.distinct, other.distinct, assume_unique=True)
    common = np.setdiff1d(shared, standing, assume_unique=True)
    return len(common), one.share(common, standing), other.share(common, standing)


def enough(containment: float, sizes: Sequence[int], least: float) -> bool:
    """Whether two texts share so much; a short one must be contained nearly whole.

    Args:
        sizes: how many own words each has.
    """
    return containment >= (max(least, SHORT_CONTAINMENT) if min(sizes) < SHORT else least)


def pairs_in_common(sets: Sequence[Codes], least: float) -> list[tuple[int, int]]:
    """Return the pairs of texts of which one may share this of its words.

    Args:
        sets: each text's distinct runs.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for holders in _held_together(sets):
        shared.update(_pairs(holders))
    sizes = [len(held) for held in sets]
    return [
        (one, other)
        for (one, other), common in sorted(shared.items())
        if EDITED * common >= least * min(sizes[one], sizes[other])
    ]


def _held_together(sets: Sequence[Codes]) -> Iterator[list[int]]:
    """Yield the holders of each run that two or more texts hold."""
    codes = np.concatenate([np.zeros(0, dtype=np.uint64), *sets])
    holders = np.repeat(np.arange(len(sets)), [len(held) for held in sets])
    order = np.argsort(codes, kind="stable")
    codes, holders = codes[order], holders[order]
    starts = np.flatnonzero(np.diff(codes, prepend=codes[:1] + np.uint64(1)))
    ends = np.append(starts[1:], len(codes))
    several = ends - starts > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        yield holders[start:end].tolist()


def _pairs(holders: list[int]) -> Iterator[tuple[int, int]]:
    """Yield all pairs of a short list; of a long one those with its first reports.

    Hundreds of copies of one text need not be compared each with each: those with the
    first few tie them together.
    """
    if len(holders) <= ALL_PAIRS:
        yield from combinations(holders, 2)
        return
    for place, one in enumerate(holders[:ANCHORS]):
        for other in holders[place + 1 :]:
            yield one, other
