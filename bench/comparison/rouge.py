"""ROUGE-N F1 against several references: the mean over them (Lin 2004), words folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crosscheck.text.fold import stem
from crosscheck.text.tokens import words


def rouge(text: str, references: Sequence[str], size: int) -> float:
    """Return the F1 of n-grams of stems, averaged over the references."""
    told = _grams(text, size)
    return sum(_f1(told, _grams(reference, size)) for reference in references) / len(references)


def _grams(text: str, size: int) -> Counter[tuple[str, ...]]:
    stems = [stem(token.text) for token in words(text)]
    return Counter(zip(*(stems[offset:] for offset in range(size)), strict=False))


def _f1(told: Counter[tuple[str, ...]], reference: Counter[tuple[str, ...]]) -> float:
    overlap = (told & reference).total()
    if not overlap:
        return 0.0
    precision, recall = overlap / told.total(), overlap / reference.total()
    return 2 * precision * recall / (precision + recall)
