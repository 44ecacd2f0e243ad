"""The CoNLL score of mentions put into groups: the mean F1 of MUC, B-cubed and CEAF-e.

As the reference scorer of the CoNLL-2012 shared task defines them (Pradhan et al., ACL 2014),
over mentions that all systems are given. Each mention has a group that was predicted and a
group of the gold; a mention alone is a group of one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from bench.comparison.scores import Scores, b_cubed
from crosscheck.align.joining import components

Grouped = Sequence[tuple[str, str]]
"""The predicted and the gold group of each mention."""


def conll(mentions: Grouped) -> dict[str, float]:
    """Return the three F1 scores, and their mean."""
    found = {
        "MUC": muc(mentions).f1,
        "B-cubed": b_cubed(mentions).f1,
        "CEAF-e": ceaf_e(mentions).f1,
    }
    return {**found, "CoNLL": sum(found.values()) / 3}


def muc(mentions: Grouped) -> Scores:
    """Return the share of links that hold, of those predicted and of those of the gold.

    >>> muc([("a", "x"), ("a", "x"), ("b", "x")])
    Scores(precision=1.0, recall=0.5)
    """
    return Scores(_links(mentions), _links([(gold, predicted) for predicted, gold in mentions]))


def _links(mentions: Grouped) -> float:
    """Return, of the links that hold the first groups together, the share inside the second."""
    parts: dict[str, set[str]] = defaultdict(set)
    sizes = Counter(one for one, _ in mentions)
    for one, other in mentions:
        parts[one].add(other)
    needed = sum(size - 1 for size in sizes.values())
    return sum(sizes[one] - len(others) for one, others in parts.items()) / (needed or 1)


def ceaf_e(mentions: Grouped) -> Scores:
    """Return how alike groups are that are matched one to one, best over all.

    >>> ceaf_e([("a", "x"), ("a", "x"), ("b", "y")])
    Scores(precision=1.0, recall=1.0)
    """
    predicted, gold = (Counter(mention[side] for mention in mentions) for side in (0, 1))
    alike: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), shared in Counter(mentions).items():
        alike[one][other] = 2 * shared / (predicted[one] + gold[other])
    best = sum(assigned(part) for part in _apart(alike))
    return Scores(best / len(predicted), best / len(gold))


def _apart(alike: Mapping[str, Mapping[str, float]]) -> Iterator[list[list[float]]]:
    """Yield a matrix for each set of groups that share mentions with one another."""
    rows, columns = list(alike), sorted({other for row in alike.values() for other in row})
    place = {name: len(rows) + n for n, name in enumerate(columns)}
    links = ((n, place[other]) for n, one in enumerate(rows) for other in alike[one])
    for part in components(len(rows) + len(columns), links):
        held = [n - len(rows) for n in part if n >= len(rows)]
        yield [[alike[rows[n]].get(columns[c], 0.0) for c in held] for n in part if n < len(rows)]


def assigned(gains: Sequence[Sequence[float]]) -> float:
    """Return the most that rows and columns earn, each in one pair at most.

    The Hungarian method in its form by shortest augmenting paths (Jonker and Volgenant 1987).

    >>> assigned([[5.0, 4.0], [4.0, 1.0], [0.0, 0.0]])
    8.0
    """
    if len(gains) > len(gains[0]):
        gains = [list(column) for column in zip(*gains, strict=True)]
    rows, columns = len(gains), len(gains[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, used, way = [inf] * (columns + 1), [False] * (columns + 1), [0] * (columns + 1)
        while owner[column]:
            used[column] = True
            best, nearest = inf, 0
            for c in range(1, columns + 1):
                if used[c]:
                    continue
                cost = -gains[owner[column] - 1][c - 1] - row_price[owner[column]] - column_price[c]
                if cost < least[c]:
                    least[c], way[c] = cost, column
                if least[c] < best:
                    best, nearest = least[c], c
            for c in range(columns + 1):
                if used[c]:
                    row_price[owner[c]] += best
                    column_price[c] -= best
                else:
                    least[c] -= best
            column = nearest
        while column:
            owner[column], column = owner[way[column]], way[column]
    return sum(gains[owner[c] - 1][c - 1] for c in range(1, columns + 1) if owner[c])
