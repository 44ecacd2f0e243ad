"""Peers of the digest: other ways of taking sentences from many reports up to so many words.

*lead*: the reports' first sentences in turn, then their second ones. *centroid*: the sentences
nearest to all the words (Radev et al. 2004). *LexRank*: those most like the others that are
most like others (Erkan and Radev 2004, continuous, damping .85). *ILP*: the set that holds most
pairs of stems, each weighed by the number of reports that hold it, three at least, solved
exactly (Gillick and Favre 2009). All are our own writing after the papers. The first three
leave out a sentence half of whose content was taken already.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np

from crosscheck.model import Annotations, Sentence
from crosscheck.text.content import content
from crosscheck.text.fold import stem
from crosscheck.text.tokens import words

Reports: TypeAlias = tuple[Annotations, ...]
Extract: TypeAlias = Callable[[Reports, int], list[Sentence]]

SHORTEST = 8
DAMPING, TURNS = 0.85, 60
LEAST_REPORTS = 3
SECONDS = 20.0


def lead(reports: Reports, length: int) -> list[Sentence]:
    """Return the reports' first sentences, then their second ones, up to the length."""
    longest = max(len(report.sentences) for report in reports)
    turns = range(longest)
    return filled((r.sentences[n] for n in turns for r in reports if n < len(r.sentences)), length)


def centroid(reports: Reports, length: int) -> list[Sentence]:
    """Return the sentences nearest to all the words."""
    sentences = usable(reports)
    weights = Counter[str]()
    for sentence in sentences:
        weights.update(content(sentence.text))
    return filled(sorted(sentences, key=lambda s: -_near(s, weights)), length)


def _near(sentence: Sentence, weights: Mapping[str, int]) -> float:
    return sum(weights[word] * rarity for word, rarity in content(sentence.text).items())


def lexrank(reports: Reports, length: int) -> list[Sentence]:
    """Return the sentences at which a walk from like to like stands most often."""
    sentences = usable(reports)
    held = sorted({word for s in sentences for word in content(s.text)})
    place = {word: n for n, word in enumerate(held)}
    rows = np.zeros((len(sentences), len(held)))
    for row, sentence in zip(rows, sentences, strict=True):
        for word, rarity in content(sentence.text).items():
            row[place[word]] = rarity
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    alike = rows @ rows.T
    step = alike / np.maximum(alike.sum(axis=1, keepdims=True), 1e-9)
    rank = np.full(len(sentences), 1 / len(sentences))
    for _ in range(TURNS):
        rank = (1 - DAMPING) / len(sentences) + DAMPING * (rank @ step)
    return filled((sentences[n] for n in np.argsort(-rank, kind="stable")), length)


def ilp_installed() -> bool:
    """Whether what solves the integer program is here."""
    return find_spec("scipy") is not None


def ilp(reports: Reports, length: int) -> list[Sentence]:
    """Return the sentences that together hold most of the pairs that reports share."""
    optimize: Any = import_module("scipy.optimize")
    sentences = usable(reports)
    worth = _shared(reports)
    pairs = {pair: len(sentences) + n for n, pair in enumerate(sorted(worth))}
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, sentence in enumerate(sentences):
        for pair in _pairs(sentence) & worth.keys():
            holders[pair].append(place)
    size = len(sentences) + len(pairs)
    rows = np.zeros((1 + len(pairs), size))
    rows[0, : len(sentences)] = [len(words(sentence.text)) for sentence in sentences]
    for row, (pair, column) in enumerate(pairs.items(), start=1):
        rows[row, column] = 1  # a pair counts only where a sentence taken holds it
        rows[row, holders[pair]] = -1
    gains = np.array([*np.zeros(len(sentences)), *(worth[pair] for pair in pairs)])
    found = optimize.milp(
        -gains,
        constraints=optimize.LinearConstraint(rows, ub=[length, *np.zeros(len(pairs))]),
        integrality=np.array([1] * len(sentences) + [0] * len(pairs)),
        bounds=optimize.Bounds(0, 1),
        options={"time_limit": SECONDS, "mip_rel_gap": 0.001},
    )
    return [s for s, taken in zip(sentences, found.x, strict=False) if taken > 0.5]


def _shared(reports: Reports) -> dict[tuple[str, str], int]:
    counts: Counter[tuple[str, str]] = Counter()
    for report in reports:
        counts.update({pair for sentence in usable((report,)) for pair in _pairs(sentence)})
    return {pair: times for pair, times in counts.items() if times >= LEAST_REPORTS}


def _pairs(sentence: Sentence) -> set[tuple[str, str]]:
    held = content(sentence.text)
    stems = [stem(token.text) for token in words(sentence.text)]
    return {pair for pair in pairwise(stems) if pair[0] in held or pair[1] in held}


def usable(reports: Reports) -> list[Sentence]:
    """Return the sentences that are no scraps."""
    return [s for r in reports for s in r.sentences if len(words(s.text)) >= SHORTEST]


def filled(ranked: Iterable[Sentence], length: int) -> list[Sentence]:
    """Return sentences up to the length, leaving out those that mostly repeat."""
    chosen: list[Sentence] = []
    room = length
    for sentence in ranked:
        size = len(words(sentence.text))
        if size <= room and not _repeats(sentence, chosen):
            chosen.append(sentence)
            room -= size
        if room < SHORTEST:
            break
    return chosen


def _repeats(sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
    held = content(sentence.text).keys()
    return any(2 * len(held & content(other.text).keys()) > len(held) for other in chosen)
