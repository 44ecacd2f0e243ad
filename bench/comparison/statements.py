"""What reports share, against the gold of twelve events: pairs of passages in two reports.

A told pair is right where a gold statement holds both ends; a gold pair is found where a told
one matches it. Peers take every pair of sentences of two reports that are alike enough, or only
those where each is the other's likest in its report ("mutual"), at whichever threshold gives the
best F1 on the very half that is measured; ours has one setting, worked out on the other half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.compared import Line, absent
from bench.comparison.events import Event, Pair, Part, across, events, scored
from bench.comparison.scores import Scores
from bench.stories.peers import minilm
from crosscheck.align import align
from crosscheck.model import Sentence
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

Likeness = Callable[[Event, Sequence[Sentence]], NDArray[Any]]
"""Gives each two sentences of an event a number, symmetric."""

_PARTS: tuple[Part, ...] = ("measure", "tune")
_LEAST_WORDS = 4


def measure() -> dict[str, float]:
    """Return ours, and the better of the peers that need no model, by name."""
    found = {}
    for part in _PARTS:
        figures = {"ours": ours(part), "tfidf": best(part, tfidf)[0]}
        for system, scores in figures.items():
            for name, value in _shown(scores).items():
                found[f"statements.events.{part}.{system}.{name}"] = value
    return found


def compared() -> Iterator[Line]:
    """Yield ours and the peers on both halves of the gold."""
    for part in _PARTS:
        on = f"events, {part}"
        yield Line("statements shared", on, "ours", _shown(ours(part)))
        for name, likeness, mutual in _peers():
            if likeness is sentence_vectors and not minilm.installed():
                yield absent("statements shared", on, name, minilm.INSTALLED_BY)
                continue
            scores, threshold = best(part, likeness, mutual)
            sure, at = best(part, likeness, mutual, least=0.85)
            yield Line("statements shared", on, name, _shown(scores), f"over {threshold:.2f}")
            yield Line("statements shared", on, f"{name}, precise", _shown(sure), f"over {at:.2f}")


def _peers() -> Iterator[tuple[str, Likeness, bool]]:
    for name, likeness in (("TF-IDF", tfidf), ("MiniLM", sentence_vectors)):
        for mutual in (False, True):
            yield name + (", mutual" if mutual else ""), likeness, mutual


def _shown(scores: Scores) -> Mapping[str, float]:
    return {"precision": scores.precision, "recall": scores.recall, "f1": scores.f1}


def ours(part: Part) -> Scores:
    """Return what our alignment earns on one half."""
    return scored((told(event), event.pairs("statement")) for event in events(part))


def told(event: Event) -> list[Pair]:
    """Return the pairs of passages in two reports that we say tell the same."""
    found = align(event.story, event.annotated())
    return [pair for statement in found.statements for pair in across(statement.spans)]


# --- peers ------------------------------------------------------------------------------


def best(
    part: Part, likeness: Likeness, mutual: bool = False, least: float = 0.0
) -> tuple[Scores, float]:
    """Return the best F1 of any threshold at which precision reaches so much, and the threshold."""
    pairs = [(_alike(event, likeness, mutual), event.pairs("statement")) for event in events(part)]
    tried = []
    for step in range(10, 100, 2):
        over = step / 100
        told_ = [([pair for pair, value in alike if value >= over], gold) for alike, gold in pairs]
        tried.append((scored(told_), over))
    sure = [one for one in tried if one[0].precision >= least]
    return max(sure, key=lambda one: one[0].f1, default=(Scores(1.0, 0.0), 1.0))


def _alike(event: Event, likeness: Likeness, mutual: bool) -> list[tuple[Pair, float]]:
    """Return the pairs of sentences in two reports, each with its likeness."""
    reports = [
        [s for s in found.sentences if len(s.text.split()) >= _LEAST_WORDS]
        for found in event.annotated()
    ]
    sentences = [sentence for report in reports for sentence in report]
    values = likeness(event, sentences)
    ends = np.cumsum([0, *map(len, reports)])
    found: list[tuple[Pair, float]] = []
    for one, other in combinations(range(len(reports)), 2):
        block = values[ends[one] : ends[one + 1], ends[other] : ends[other + 1]]
        if not block.size:
            continue
        kept = block == np.minimum(block.max(axis=1)[:, None], block.max(axis=0)[None])
        for row, column in zip(*np.nonzero(kept if mutual else block > 0.1), strict=True):
            spans = sorted((reports[one][row].span, reports[other][column].span))
            found.append(((spans[0], spans[1]), float(block[row, column])))
    return found


def tfidf(event: Event, sentences: Sequence[Sentence]) -> NDArray[Any]:
    """Return the cosine of the sentences' words, weighed by rarity among the event's sentences."""
    bags = [Counter(fold(word.text) for word in words(s.text)) for s in sentences]
    held = Counter(word for bag in bags for word in bag)
    place = {word: n for n, word in enumerate(held)}
    rows = np.zeros((len(bags), len(held)))
    for row, bag in zip(rows, bags, strict=True):
        for word, times in bag.items():
            row[place[word]] = (1 + log(times)) * log((1 + len(bags)) / held[word])
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows @ rows.T


def sentence_vectors(event: Event, sentences: Sequence[Sentence]) -> NDArray[Any]:
    """Return the cosine of the sentences' MiniLM vectors."""
    rows = minilm.vectors([sentence.text for sentence in sentences])
    return rows @ rows.T
