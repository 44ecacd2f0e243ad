"""Does one report's claim strengthen another's, or weaken it? A check of signals, not a goal.

ClaimDiff's pairs of claims from two articles on one topic. Ours asks what the comparison asks
elsewhere: a figure of the same thing that disagrees, one claim negated or denied and the other
not, one told with a doubt and the other without weaken; what none of these is seen in
strengthens. Nothing is learned here: the signals count one each. Beside it stand the majority,
and the TF-IDF cosine of the claims at whichever threshold suits it best on these very pairs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bench import corpora
from bench.compared import Line
from bench.comparison.pairs import at
from crosscheck.annotate import annotate_article
from crosscheck.compare.figures import agree
from crosscheck.compare.stances import doubts
from crosscheck.model import Annotations, Article
from crosscheck.settings import CompareSettings
from crosscheck.text.content import content
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of
from crosscheck.text.tokens import words

_SET = "claims/claimdiff_train"
_KINDS = ("strengthens", "weakens")


class Claims(NamedTuple):
    """A pair of claims, what the annotators say of it, and what we say."""

    texts: tuple[str, str]
    gold: dict[str, bool]
    ours: dict[str, bool]


def measure() -> dict[str, float]:
    """Return F1 and accuracy of each kind, ours."""
    return {
        f"claims.{kind}.{name}": value
        for kind in _KINDS
        for name, value in _scored((pair.ours[kind], pair.gold[kind]) for pair in pairs()).items()
    }


def compared() -> Iterator[Line]:
    """Yield, of each kind, ours, the majority, and overlap at its best threshold."""
    found = pairs()
    overlap = [_cosine(*map(content, pair.texts)) for pair in found]
    for kind in _KINDS:
        gold = [pair.gold[kind] for pair in found]
        most = 2 * sum(gold) > len(gold)
        tried = [
            _scored((o >= t / 50, g) for o, g in zip(overlap, gold, strict=True)) for t in range(50)
        ]
        readers = {
            "ours": _scored((pair.ours[kind], pair.gold[kind]) for pair in found),
            "majority": _scored((most, right) for right in gold),
            "TF-IDF overlap, best F1 here": max(tried, key=lambda scores: scores["f1"]),
        }
        for reader, scores in readers.items():
            yield Line(f"claims: {kind}", "claimdiff_train", reader, scores)


@cache
def pairs() -> tuple[Claims, ...]:
    """Return every pair, read once."""
    return tuple(_read(row["claim_a"], row["claim_b"], row) for row in corpora.lines(_SET))


def _read(one: str, other: str, row: dict[str, object]) -> Claims:
    against = any(
        signal(_annotated(one), _annotated(other)) for signal in (_figures, _denied, _doubted)
    )
    ours = {"strengthens": not against, "weakens": against}
    return Claims((one, other), {kind: bool(row[kind]) for kind in _KINDS}, ours)


@cache
def _annotated(claim: str) -> Annotations:
    return annotate_article(Article(claim, "", "", claim, ""), None)


def _figures(one: Annotations, other: Annotations) -> bool:
    """Whether both count the same thing, and disagree."""
    tolerance = CompareSettings().hedge_tolerance
    met = [(a, b) for a in one.figures for b in other.figures if set(a.about) & set(b.about)]
    return any(not agree(a, b, tolerance) for a, b in met)


def _denied(one: Annotations, other: Annotations) -> bool:
    """Whether one is negated or denied, and the other is not."""
    return _has(one, _negations()) != _has(other, _negations())


def _doubted(one: Annotations, other: Annotations) -> bool:
    """Whether one is told with a doubt or as a claim, and the other is not."""
    return bool(doubts(one.article.text)) != bool(doubts(other.article.text))


def _has(found: Annotations, listed: frozenset[str]) -> bool:
    return any(fold(word.text) in listed for word in words(found.article.text))


@cache
def _negations() -> frozenset[str]:
    return words_of("crosscheck.align", "lists/negations.txt")


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the cosine of two claims' content, each word weighing what it is rare."""
    sizes = [math.sqrt(sum(value**2 for value in claim.values())) for claim in (one, other)]
    shared = sum(one[word] * other[word] for word in one.keys() & other.keys())
    return shared / (sizes[0] * sizes[1]) if all(sizes) else 0.0


def _scored(said: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    """Return F1 of the positive class, and accuracy."""
    rows: Sequence[tuple[bool, bool]] = list(said)
    scores = at(1, ((float(ours), right) for ours, right in rows))
    return {"f1": scores.f1, "accuracy": sum(a == b for a, b in rows) / len(rows)}
