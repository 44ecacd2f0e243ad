"""Which reports share text: sampled shingles propose pairs, exact sets decide.

MinHash misses the commonest case: a reprint that is a third of its source has a small
Jaccard index and a containment near one. So the shingles themselves are sampled, those
whose hash is 0 modulo `SAMPLE`, into an inverted index (`crosscheck.group.holders`); pairs
that share enough of the sample are counted exactly: the shingles in common over those of
the smaller text.

Left out on both sides: words in quotation marks (two reporters who heard one speech print
the same words without copying), and standing text. Standing text is what an outlet, or
everybody, prints in reports that are not about the same thing: subscription lines,
descriptions of the outlet, and phrases such as "at the end of the day". It is found without
knowing the stories, and only where two reports share something: in `OUTLET_REPORTS` reports
of one outlet, or `PILE_REPORTS` of any, no two of which are alike as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from crosscheck.text.hashes import WIDTH, Codes, Places, hashed_runs, hashed_words
from crosscheck.text.quotation import quotations

SAMPLE = 16
QUOTED_WORDS = 4  # shorter runs in quotation marks are words set apart, not speech
OUTLET_REPORTS = 3
PILE_REPORTS = 4
UNLIKE = 0.2  # cosine below which two reports are not about the same thing
ALL_PAIRS = 40
ANCHORS = 20
SHORT = 20  # shingles; a text with fewer must be contained nearly whole
SHORT_CONTAINMENT = 0.9


class Overlap(NamedTuple):
    """Two reports by place, and what share of each one's shingles the other has."""

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
    """A text's runs of five words: the hash of each (0 in a quotation), and their bounds."""

    codes: Codes
    starts: Places
    ends: Places

    @property
    def distinct(self) -> Codes:
        """The different shingles, sorted, without those of quotations."""
        found = np.unique(self.codes)
        outside: Codes = found[found != 0]
        return outside


def runs(text: str) -> Runs:
    """Return a text's runs of five words; one that touches a quotation has the hash 0."""
    read = hashed_words(text)
    codes = hashed_runs(read.codes)
    quoted = np.zeros(len(read.codes) + 1, dtype=np.int64)
    for quotation in quotations(text):
        bounds = (quotation.inner_start, quotation.inner_end)
        first, last = np.searchsorted(read.starts, bounds)
        if last - first >= QUOTED_WORDS:
            quoted[first + 1 : last + 1] = 1
    before = np.cumsum(quoted)
    codes[before[WIDTH:] != before[:-WIDTH]] = 0
    return Runs(codes, read.starts[: len(codes)], read.ends[WIDTH - 1 :])


def sampled(codes: Codes) -> Codes:
    """Return the shingles that stand for a text in the index, each once.

    Args:
        codes: the hashes of its words. Quotations are not left out here: that a text shares
            nothing else is for the exact check to find.
    """
    found = hashed_runs(codes)
    return np.unique(found[found % np.uint64(SAMPLE) == 0])


def overlap(sets: Sequence[Codes], standing: Codes) -> tuple[int, float, float]:
    """Return how many shingles two texts share, and what share of each that is.

    Args:
        sets: each text's distinct shingles.
        standing: shingles that do not count.
    """
    one, other = (np.setdiff1d(held, standing, assume_unique=True) for held in sets)
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common, common / max(1, len(one)), common / max(1, len(other))


def enough(containment: float, sizes: Sequence[int], least: float) -> bool:
    """Whether two texts share so much; a short one must be contained nearly whole."""
    return containment >= (max(least, SHORT_CONTAINMENT) if min(sizes) < SHORT else least)


def pairs_in_common(sets: Sequence[Codes], least: float) -> list[tuple[int, int]]:
    """Return the pairs of texts of which one shares at least this of its shingles."""
    shared: Counter[tuple[int, int]] = Counter()
    for holders in _held_together(sets):
        shared.update(_pairs(holders))
    sizes = [len(held) for held in sets]
    return [
        (one, other)
        for (one, other), common in sorted(shared.items())
        if common >= least * min(sizes[one], sizes[other])
    ]


def _held_together(sets: Sequence[Codes]) -> Iterator[list[int]]:
    """Yield the holders of each shingle that two or more texts hold."""
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
