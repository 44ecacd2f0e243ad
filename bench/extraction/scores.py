"""Scores of extracted text: strings in and out, ROUGE-LSum, shingles.

ROUGE-LSum as in rouge-score: for each gold paragraph the union of its longest common
subsequences with every paragraph found, each word counted once on either side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"\w+", text.lower())


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean(values: Iterable[float]) -> float:
    """Return the mean, 0 for none."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def rouge_lsum(found: Sequence[str], gold: Sequence[str]) -> float:
    """Return ROUGE-LSum F1 of paragraphs against paragraphs."""
    found_words, gold_words = [words(p) for p in found], [words(p) for p in gold]
    left_found = Counter(w for p in found_words for w in p)
    left_gold = Counter(w for p in gold_words for w in p)
    total_found, total_gold = left_found.total(), left_gold.total()
    if not total_found or not total_gold:
        return float(total_found == total_gold)
    hits = 0
    for reference in gold_words:
        matched: set[int] = set()
        for candidate in found_words:
            for block in LCSseq.editops(reference, candidate).as_matching_blocks():
                matched.update(range(block.a, block.a + block.size))
        for index in sorted(matched):
            word = reference[index]
            if left_found[word] > 0 and left_gold[word] > 0:
                left_found[word] -= 1
                left_gold[word] -= 1
                hits += 1
    return f1(hits / total_found, hits / total_gold)


def shingle_overlap(found: str, gold: str, width: int = 4) -> tuple[float, float]:
    """Return precision and recall of the bag of word runs."""
    first, second = _shingles(found, width), _shingles(gold, width)
    common = (first & second).total()
    return common / max(1, first.total()), common / max(1, second.total())


def _shingles(text: str, width: int) -> Counter[tuple[str, ...]]:
    listed = words(text)
    return Counter(tuple(listed[i : i + width]) for i in range(len(listed) - width + 1))


def spaced(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())


def paragraphs_equal(text: str, gold: Sequence[str]) -> float:
    """Return the share of gold paragraphs that are lines of a text, each line used once."""
    wanted = Counter(map(spaced, gold))
    found = Counter(map(spaced, text.split("\n")))
    return (wanted & found).total() / max(1, wanted.total())


def strings_held(text: str, strings: Iterable[str]) -> tuple[int, int]:
    """Return how many strings stand in a text, and how many do not."""
    plain = spaced(text)
    held = [spaced(one) in plain for one in strings]
    return sum(held), len(held) - sum(held)
