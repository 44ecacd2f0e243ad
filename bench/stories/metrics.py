"""How well found stories agree with true ones: B-cubed, pairs, adjusted mutual information.

*B-cubed* (Bagga and Baldwin 1998): for an article in found story S and true story G, precision
is |S∩G|/|S| and recall |S∩G|/|G|; means over articles, F1 of the two means. It is told twice:
over all articles, and over those alone whose true story has two or more. These are taken from
the averages only: the others are grouped with them all the same, and one that is put into
their story lowers their precision.

*Pairs*: of all pairs of articles put into one story, the share that belongs together, and of
those that belong together the share that was put so. Big stories weigh by their square.

*Adjusted mutual information* (Vinh, Epps and Bailey 2010), normalised by the mean of the two
entropies: 0 is what chance would give with stories of these sizes, 1 is agreement.

Where nothing is asked (no pairs are called, or none are true) a share is 1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = tuple[float, float, float]  # precision, recall, F1


def b_cubed(found: Sequence[object], true: Sequence[object], *, least: int = 1) -> Scores:
    """Return precision, recall and F1 over articles.

    Args:
        found, true: the story of each article.
        least: average over articles whose true story has as many.
    """
    in_found, in_true = Counter(found), Counter(true)
    both = Counter(zip(found, true, strict=True))
    asked = {cell: n for cell, n in both.items() if in_true[cell[1]] >= least}
    count = sum(asked.values())
    precision = _share(sum(n * n / in_found[s] for (s, _), n in asked.items()), count)
    recall = _share(sum(n * n / in_true[g] for (_, g), n in asked.items()), count)
    return precision, recall, _f1(precision, recall)


def pairwise(found: Sequence[object], true: Sequence[object]) -> Scores:
    """Return precision, recall and F1 over pairs of articles."""
    right = _pairs(Counter(zip(found, true, strict=True)).values())
    precision = _share(right, _pairs(Counter(found).values()))
    recall = _share(right, _pairs(Counter(true).values()))
    return precision, recall, _f1(precision, recall)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def adjusted_mutual_information(found: Sequence[object], true: Sequence[object]) -> float:
    """Return the information that two groupings share, less what chance gives.

    >>> adjusted_mutual_information("aabb", "xxyy")
    1.0
    """
    one, other = Counter(found), Counter(true)
    if len(one) == len(other) == 1 or len(one) == len(other) == len(found):
        return 1.0
    both = Counter(zip(found, true, strict=True))
    count = len(found)
    shared = sum(
        n / count * math.log(n * count / (one[s] * other[g])) for (s, g), n in both.items()
    )
    chance = _by_chance(Counter(one.values()), Counter(other.values()), count)
    most = (_entropy(one.values(), count) + _entropy(other.values(), count)) / 2
    return (shared - chance) / (most - chance)


def _entropy(sizes: Iterable[int], count: int) -> float:
    return -sum(n / count * math.log(n / count) for n in sizes)


def _by_chance(one: Counter[int], other: Counter[int], count: int) -> float:
    """Return the mean mutual information of groupings of these sizes (hypergeometric).

    Args:
        one, other: how many groups have each size.
    """
    factorials = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, count + 1)))])
    return sum(
        groups * others * _cell(size, among, factorials)
        for size, groups in one.items()
        for among, others in other.items()
    )


def _cell(size: int, among: int, factorials: NDArray[np.float64]) -> float:
    """Return what two groups of these sizes add by chance, over every overlap they may have.

    Args:
        factorials: the logarithms of 0!, 1!, … up to the number of articles.
    """
    count = len(factorials) - 1
    n = np.arange(max(1, size + among - count), min(size, among) + 1)
    fixed = factorials[[size, among, count - size, count - among]].sum() - factorials[count]
    free = factorials[[n, size - n, among - n, count - size - among + n]].sum(axis=0)
    informed = n / count * np.log(n * count / (size * among))
    return float((informed * np.exp(fixed - free)).sum())


def agreement(found: Sequence[object], true: Sequence[object]) -> dict[str, float]:
    """Return every measure, in the order of the table's columns; the last two are counts."""
    named = {
        "": b_cubed(found, true),
        "pairs ": pairwise(found, true),
        "2+ ": b_cubed(found, true, least=2),
    }
    figures = {
        f"{name}{key}": score
        for name, scores in named.items()
        for key, score in zip(("P", "R", "F1"), scores, strict=True)
    }
    figures["AMI"] = adjusted_mutual_information(found, true)
    return {**figures, "stories": len(set(found)), "true": len(set(true))}
