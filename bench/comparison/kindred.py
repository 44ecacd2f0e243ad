"""Kindred words: telling words that two reports use for one event from words of two events.

ECB+ links events across the reports of a topic. A row is a pair of different stems that stand
for events in two reports of a topic: right where both name one event, wrong where they never
do. Most pairs are wrong (one in two hundred is right) and many a wrong pair is a true
substitute that happens to name two events ("attorney", "lawyer"), so that precision here is a
lower bound; what counts is the order. Ours is measured held out: the map of its rows is learnt
anew from the other half of the topics; the list was written from general knowledge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler

from bench.compared import Line, absent
from bench.stories.peers import minilm
from crosscheck.text.kindred import KIN, kinship, listed, rival, score, table
from training.kindred import Met, learnt, met

Scores = NDArray[Any]
SHOWN = (100, 300, 1000)
_ON = "ECB+, events"


def measure() -> dict[str, float]:
    """Return ours, held out, and what the words called kin earn."""
    figures = {**_figures(_rows(), held_out(_rows())), **kin(_rows())}
    return {f"kindred.ecbplus.{name}": value for name, value in figures.items()}


def compared() -> Iterator[Line]:
    """Yield ours, its parts, and the peers, on the same pairs."""
    what, rows = "kindred words", _rows()
    for name, scorer in _READERS.items():
        if scorer is sentence_vectors and not minilm.installed():
            yield absent(what, _ON, name, minilm.INSTALLED_BY)
        else:
            yield Line(what, _ON, name, _figures(rows, scorer(rows)))


@cache
def _rows() -> tuple[Met, ...]:
    return met()


def kin(rows: Sequence[Met]) -> Mapping[str, float]:
    """Return precision and recall of the pairs called kin, each counted as often as it stands."""
    called = [row for row in rows if kinship(row.one, row.other) >= KIN]
    return {
        "kin.precision": sum(row.same > 0 for row in called) / len(called),
        "kin.recall": sum(r.same for r in called) / sum(r.same for r in rows),
    }


def _figures(rows: Sequence[Met], scores: Scores) -> Mapping[str, float]:
    """Return average precision, and precision among the first so many."""
    ranked = np.array([row.same > 0 for row in rows])[np.argsort(-scores, kind="stable")]
    right = np.cumsum(ranked)
    precise = right / np.arange(1, len(ranked) + 1)
    average = float(precise[ranked].sum() / ranked.sum())
    return {"ap": average, **{f"p@{most}": float(precise[most - 1]) for most in SHOWN}}


# --- readers -------------------------------------------------------------------------------


def held_out(rows: Sequence[Met]) -> Scores:
    """Return kinship by maps that were learnt without the topic of each row."""
    scores = np.zeros(len(rows))
    for odd in (0, 1):
        cosine = _cosine([row for row in rows if int(row.topic) % 2 != odd])
        for place, row in enumerate(rows):
            if int(row.topic) % 2 == odd:
                scores[place] = _scored(row, cosine(row.one, row.other))
    return scores


def _scored(row: Met, alike: float) -> float:
    return 0.0 if rival(row.one, row.other) else score(listed(row.one, row.other), alike)


def _cosine(pairs: Sequence[Met]) -> Callable[[str, str], float]:
    """Return likeness by the shipped rows under a map learnt from some pairs."""
    held = table()
    scaled = held.rows * held.scale
    mapped = scaled @ learnt(list(held.places), scaled, pairs)
    unit = mapped / np.linalg.norm(mapped, axis=1, keepdims=True)

    def cosine(one: str, other: str) -> float:
        left, right = held.places.get(one), held.places.get(other)
        return 0.0 if left is None or right is None else float(unit[left] @ unit[right])

    return cosine


def rows_alone(rows: Sequence[Met]) -> Scores:
    """Return ours without the list, held out."""
    scores = np.zeros(len(rows))
    for odd in (0, 1):
        cosine = _cosine([row for row in rows if int(row.topic) % 2 != odd])
        for place, row in enumerate(rows):
            if int(row.topic) % 2 == odd:
                scores[place] = cosine(row.one, row.other)
    return scores


def list_alone(rows: Sequence[Met]) -> Scores:
    """Return 1 for a listed pair."""
    return np.array([float(listed(row.one, row.other)) for row in rows])


def unmapped(rows: Sequence[Met]) -> Scores:
    """Return the cosine of the counts' rows as they are: what use alone tells."""
    held = table()
    scaled = held.rows * held.scale
    unit = scaled / np.linalg.norm(scaled, axis=1, keepdims=True)
    places = [(held.places.get(row.one), held.places.get(row.other)) for row in rows]
    return np.array([0.0 if a is None or b is None else unit[a] @ unit[b] for a, b in places])


def sentence_vectors(rows: Sequence[Met]) -> Scores:
    """Return the cosine of MiniLM's vectors, each of a word by itself."""
    words = sorted({word for row in rows for word in (row.one_word, row.other_word)})
    made = dict(zip(words, minilm.vectors(words), strict=True))
    return np.array([made[row.one_word] @ made[row.other_word] for row in rows])


def spelling(rows: Sequence[Met]) -> Scores:
    """Return Jaro and Winkler's likeness of two spellings, common beginnings favoured."""
    return np.array([JaroWinkler.similarity(row.one_word, row.other_word) for row in rows])


_READERS: Mapping[str, Callable[[Sequence[Met]], Scores]] = {
    "ours, held out": held_out,
    "the list alone": list_alone,
    "the rows alone, held out": rows_alone,
    "counts alone (PPMI, SVD)": unmapped,
    "MiniLM, a word": sentence_vectors,
    "Jaro-Winkler": spelling,
}
