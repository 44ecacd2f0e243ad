"""Precision and recall of pairs and groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(pairs: Iterable[tuple[str, str]]) -> Scores:
    """Return B-cubed over things, each with its predicted and its gold group."""
    things = list(pairs)
    together = Counter(things)
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for one, other in things:
        predicted[one] += 1
        gold[other] += 1
    precision = sum(together[thing] / predicted[thing[0]] for thing in things) / len(things)
    recall = sum(together[thing] / gold[thing[1]] for thing in things) / len(things)
    return Scores(precision, recall)
