"""Passages said to tell the same or not, on pairs we labelled (``bench/gold/statements.jsonl``).

Ours at its threshold against the TF-IDF cosine of the passages at whichever threshold suits it
best here.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.comparison.scores import Scores
from bench.comparison.stories import stories
from crosscheck.align.entities import entities
from crosscheck.align.passages import telling_at, tellings
from crosscheck.align.reading import Reading
from crosscheck.align.signals import weigh
from crosscheck.align.statement_signals import SIGNALS, Pairing
from crosscheck.annotate import annotate
from crosscheck.model import Annotations, Span, Story
from crosscheck.settings import AlignSettings
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

GOLD = Path(__file__).resolve().parents[1] / "gold" / "statements.jsonl"


def measure() -> dict[str, float]:
    """Return the measures by name."""
    found: dict[str, float] = {}
    for system, scores in statement_scores(labelled()).items():
        found[f"alignment.statements.pairs.{system}.precision"] = scores.precision
        found[f"alignment.statements.pairs.{system}.recall"] = scores.recall
        found[f"alignment.statements.pairs.{system}.f1"] = scores.f1
    return found


class Labelled(NamedTuple):
    """A labelled pair with our score and the peer's."""

    same: bool
    ours: float
    cosine: float


def labelled() -> list[Labelled]:
    """Return every labelled pair, scored."""
    found = []
    for reading, pair, same in laid_together():
        cosine = _cosine(reading.annotations)(pair.left.text, pair.right.text)
        found.append(Labelled(same, weigh(SIGNALS, pair).total, cosine))
    return found


def laid_together() -> Iterator[tuple[Reading, Pairing, bool]]:
    """Yield every labelled pair as it is compared, and whether it tells the same."""
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = {pair["a"][0] for pair in pairs}
    for story in stories("claims/basil_2010_2014", "event"):
        ids = {article.id for article in story.articles}
        if ids & wanted:
            yield from _paired(story, [pair for pair in pairs if pair["a"][0] in ids])


def _paired(
    story: Story, pairs: Iterable[dict[str, Any]]
) -> Iterator[tuple[Reading, Pairing, bool]]:
    annotated = annotate(story)
    reading = Reading(story, annotated, entities(story, annotated, AlignSettings()))
    tellings(reading)
    by_article = {found.article.id: found for found in annotated}
    for pair in pairs:
        one, other = (Span(*pair[side]) for side in ("a", "b"))
        left, right = (telling_at(reading, by_article[s.article], s) for s in (one, other))
        yield reading, Pairing(reading, left, right), bool(pair["same"])


def _cosine(annotated: Iterable[Annotations]) -> Callable[[str, str], float]:
    """Return the TF-IDF cosine of two passages, sentences of the story being the documents."""
    bags = [Counter(fold(w.text) for w in words(s.text)) for a in annotated for s in a.sentences]
    counts = Counter(word for bag in bags for word in bag)

    def vector(text: str) -> dict[str, float]:
        bag = Counter(fold(word.text) for word in words(text))
        raw = {
            word: (1 + math.log(times)) * math.log((1 + len(bags)) / (1 + counts[word]))
            for word, times in bag.items()
        }
        norm = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {word: value / norm for word, value in raw.items()}

    def cosine(left: str, right: str) -> float:
        other = vector(right)
        return sum(value * other.get(word, 0.0) for word, value in vector(left).items())

    return cosine


def at(threshold: float, scored: Iterable[tuple[float, bool]]) -> Scores:
    """Return precision and recall of taking every pair that reaches a threshold."""
    pairs = list(scored)
    taken = [same for score, same in pairs if score >= threshold]
    right = sum(taken)
    return Scores(right / len(taken) if taken else 1.0, right / sum(same for _, same in pairs))


def statement_scores(pairs: list[Labelled]) -> dict[str, Scores]:
    """Return ours at its threshold, the peer at its best, and the peer at our precision."""
    ours = [(pair.ours, pair.same) for pair in pairs]
    peer = [(pair.cosine, pair.same) for pair in pairs]
    here = at(AlignSettings().statement_score, ours)
    tried = [at(step / 100, peer) for step in range(5, 100)]
    as_sure = [scores for scores in tried if scores.precision >= here.precision]
    return {
        "ours": here,
        "tfidf_best_f1": max(tried, key=lambda scores: scores.f1),
        "tfidf_as_precise": max(as_sure, key=lambda scores: scores.recall, default=Scores(1, 0)),
    }
