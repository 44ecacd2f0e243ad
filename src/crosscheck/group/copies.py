"""Which reports share text: sampled shingles propose pairs, exact sets decide.

MinHash misses the commonest case: a reprint that is a third of its source has a small
Jaccard index and a containment near one. So the shingles themselves are sampled, those
whose hash is 0 modulo `SAMPLE`, into an inverted index; pairs that share enough of the
sample are counted exactly: the shingles in common over those of the smaller text.

Left out on both sides: words in quotation marks (two reporters who heard one speech print
the same words without copying), and standing text. Standing text is what an outlet, or
the whole pile, prints in reports that are not about the same thing: subscription lines,
descriptions of the outlet, and phrases such as "at the end of the day". It is found
without knowing the stories: in `OUTLET_REPORTS` reports of one outlet, or
`PILE_REPORTS` of the pile, no two of which are alike as a whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.vectors import Vector
from crosscheck.text.quotation import quotations
from crosscheck.text.shingles import WIDTH, shingles
from crosscheck.text.tokens import Token

SAMPLE = 8
QUOTED_WORDS = 4  # shorter runs in quotation marks are words set apart, not speech
OUTLET_REPORTS = 3
PILE_REPORTS = 4
UNLIKE = 0.2  # cosine below which two reports are not about the same thing
ALL_PAIRS = 40
ANCHORS = 20
SHORT = 20  # shingles; a text with fewer must be contained nearly whole
SHORT_CONTAINMENT = 0.9

Hashes = NDArray[np.uint64]


class Overlap(NamedTuple):
    """Two reports by index, and what share of each one's shingles the other has."""

    one: int
    other: int
    common: int
    of_one: float
    of_other: float

    @property
    def containment(self) -> float:
        """The share of the smaller text."""
        return max(self.of_one, self.of_other)


def unquoted_shingles(text: str, body: list[Token]) -> Hashes:
    """Return the hash of each run of words, in order; 0 for a run that touches a quotation."""
    hashes = shingles(body)
    if not len(hashes):
        return hashes
    starts = np.array([token.start for token in body])
    quoted = np.zeros(len(body) + 1, dtype=np.int64)
    for run in quotations(text):
        first, last = np.searchsorted(starts, (run.inner_start, run.inner_end))
        if last - first >= QUOTED_WORDS:
            quoted[first + 1 : last + 1] = 1
    before = np.cumsum(quoted)
    hashes[before[WIDTH:] != before[:-WIDTH]] = 0
    return hashes


def distinct(hashes: Hashes) -> Hashes:
    """Return the different shingles, sorted, without the 0 of quotations."""
    found = np.unique(hashes)
    nonzero: Hashes = found[found != 0]
    return nonzero


def without_standing_text(
    sets: Sequence[Hashes], outlets: Sequence[str], vectors: Sequence[Vector]
) -> list[Hashes]:
    """Return the sets of shingles without those of standing text."""
    seen: dict[tuple[int, ...], bool] = {}

    def standing(members: Sequence[int], needed: int) -> Hashes:
        found = []
        for code, holders in _postings(sets, members, needed):
            asked = (needed, *_spread(holders, 3 * needed))
            if asked not in seen:
                seen[asked] = _unlike(asked[1:], vectors, needed)
            if seen[asked]:
                found.append(code)
        return np.array(found, dtype=np.uint64)

    common = standing(range(len(sets)), PILE_REPORTS)
    kept = [np.setdiff1d(held, common, assume_unique=True) for held in sets]
    of_outlet: dict[str, list[int]] = defaultdict(list)
    for place, outlet in enumerate(outlets):
        of_outlet[outlet].append(place)
    for _, members in sorted(of_outlet.items()):
        if len(members) < OUTLET_REPORTS:
            continue
        lines = standing(members, OUTLET_REPORTS)
        for place in members if len(lines) else ():
            kept[place] = np.setdiff1d(kept[place], lines, assume_unique=True)
    return kept


def _postings(
    sets: Sequence[Hashes], members: Sequence[int], needed: int
) -> Iterator[tuple[np.uint64, list[int]]]:
    """Yield each hash that at least so many members hold, with the holders in order."""
    if not members:
        return
    holders = np.repeat(np.array(members), [len(sets[m]) for m in members])
    codes = np.concatenate([sets[m] for m in members])
    order = np.lexsort((holders, codes))
    codes, holders = codes[order], holders[order]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]]) if len(codes) else codes
    ends = np.r_[starts[1:], len(codes)]
    for low, high in zip(*(a[ends - starts >= needed] for a in (starts, ends)), strict=True):
        yield codes[low], holders[low:high].tolist()


def _spread(holders: list[int], most: int) -> list[int]:
    step = max(1, len(holders) // most)
    return holders[::step][:most]


def _unlike(holders: Iterable[int], vectors: Sequence[Vector], needed: int) -> bool:
    """Whether so many of these reports are about different things."""
    kept: list[int] = []
    for place in holders:
        if all(vectors[place].cosine(vectors[other]) < UNLIKE for other in kept):
            kept.append(place)
            if len(kept) >= needed:
                return True
    return False


def overlaps(sets: Sequence[Hashes], least: float, *, sample: int = SAMPLE) -> list[Overlap]:
    """Return the pairs of which one holds at least this share of the other's shingles.

    Args:
        sets: each report's distinct shingles, sorted.
        least: containment, 0 to 1.
        sample: one shingle in as many proposes pairs; 1 misses none.
    """
    found = (_overlap(sets, one, other) for one, other in _candidates(sets, least, sample))
    return [overlap for overlap in found if _enough(overlap, sets, least)]


def _candidates(sets: Sequence[Hashes], least: float, sample: int) -> Iterator[tuple[int, int]]:
    """Yield pairs that share half as much of the sample as is asked of the whole."""
    sampled = [held[held % sample == 0] for held in sets]
    shared: Counter[tuple[int, int]] = Counter()
    for _, holders in _postings(sampled, range(len(sets)), 2):
        shared.update(_pairs(holders))
    for (one, other), common in sorted(shared.items()):
        if common >= least / 2 * min(len(sampled[one]), len(sampled[other])):
            yield one, other


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


def _overlap(sets: Sequence[Hashes], one: int, other: int) -> Overlap:
    common = len(np.intersect1d(sets[one], sets[other], assume_unique=True))
    return Overlap(one, other, common, common / len(sets[one]), common / len(sets[other]))


def _enough(overlap: Overlap, sets: Sequence[Hashes], least: float) -> bool:
    short = min(len(sets[overlap.one]), len(sets[overlap.other])) < SHORT
    return overlap.containment >= (max(least, SHORT_CONTAINMENT) if short else least)
