"""Weigh the signals of `crosscheck.align.statement_signals` and `.statement_standing` anew.

A logistic regression, by Newton's steps from zero, on three sets of pairs of passages in two
reports of one story, those that share two terms: sentences of ECB+ that tell of an act in common
or of none (thousands, but nearly all share their words, so each counts little), the pairs of
``bench/gold/statements.jsonl``, and all pairs of sentences in the `tune` half of
``bench/gold/events.jsonl``. Each set has a constant of its own, since each was drawn otherwise.
The signals of a pair's standing are weighed after that, on the last set alone.

Prints each signal's points as fitted beside those that ship, which are evened out by hand:
``python -m training.statements``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bench.comparison import pairs
from bench.comparison.events import events, matched
from bench.comparison.stories import story_of
from bench.corpora import lines
from crosscheck.align.entities import entities
from crosscheck.align.passages import Telling, telling_at, tellings
from crosscheck.align.reading import Reading
from crosscheck.align.signals import Scored, Signal, weigh
from crosscheck.align.statement_pairs import Match, scored_pairs
from crosscheck.align.statement_signals import SIGNALS, Pairing
from crosscheck.align.statement_standing import SIGNALS as STANDING
from crosscheck.align.statement_standing import Placed, Standing
from crosscheck.annotate import annotate
from crosscheck.model import Annotations, Span, Story
from crosscheck.settings import AlignSettings

Floats: TypeAlias = NDArray[np.float64]

LOG_ODDS = 4.7
"""Log odds of a point, so that 1 point is where six in seven of the `tune` half are right."""
_ECB_COUNTS = 0.03
_ECB_ACTS = frozenset({"ACTION_REPORTING", "ACTION_GENERIC"})  # these tell of no act of the story
_ECB_REPORTS = 10
_LEAST_SHARED = 2
_RIDGE = 1.0


class Row(NamedTuple):
    """What the signals see in a pair, whether it tells the same, its set, and what it counts."""

    values: tuple[float, ...]
    same: bool
    set: int
    counts: float = 1.0


def main() -> None:
    """Print the points of each signal."""
    rows = [*_tuned(), *_labelled(), *_ecb()]
    _show(SIGNALS, fitted(rows))
    _show(STANDING, fitted(list(_placed()))[1:])


def _show(signals: Sequence[Signal], weights: Floats) -> None:
    for signal, weight in zip(signals, weights, strict=True):
        print(f"{signal.name:18} fitted {weight / LOG_ODDS:6.2f}  ships {signal.weight:.2f}")


def fitted(rows: Sequence[Row]) -> Floats:
    """Return the weights of the values, in log odds."""
    values = np.array([row.values for row in rows])
    scale = values[[row.set == 0 for row in rows]].std(axis=0) + 1e-6
    constants = 5.0 * np.eye(3)[[row.set for row in rows]]
    inputs = np.hstack([values / scale, constants])
    same = np.array([row.same for row in rows], dtype=float)
    counts = np.array([row.counts for row in rows])
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (counts * (same - likely)) - _RIDGE * weights
        curve = (inputs.T * (counts * likely * (1 - likely))) @ inputs
        weights += np.linalg.solve(curve + _RIDGE * np.eye(len(weights)), slope)
    found: Floats = weights[: values.shape[1]] / scale
    return found


# --- the sets ---------------------------------------------------------------------------


def _read(story: Story, annotated: Sequence[Annotations]) -> tuple[Reading, list[Telling]]:
    reading = Reading(story, annotated, entities(story, annotated, AlignSettings()))
    return reading, tellings(reading)


def _rows(pair: Pairing, same: bool, number: int, counts: float = 1.0) -> Iterator[Row]:
    if len(pair.shared) >= _LEAST_SHARED:
        yield Row(tuple(signal.look(pair).value for signal in SIGNALS), same, number, counts)


def _tuned() -> Iterator[Row]:
    for event in events("tune"):
        reading, told = _read(event.story, event.annotated())
        gold = event.pairs("statement")
        for one, other in _across(told):
            same = matched([_spans(one, other)], gold)[0]
            yield from _rows(Pairing(reading, one, other), same, 0)


def _across(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    sentences = [telling for telling in told if not telling.clause]
    return ((a, b) for a, b in combinations(sentences, 2) if a.articles.isdisjoint(b.articles))


def _spans(one: Telling, other: Telling) -> tuple[Span, Span]:
    first, second = sorted((one.span, other.span))
    return first, second


def _labelled() -> Iterator[Row]:
    for _, pair, same in pairs.laid_together():
        yield from _rows(pair, same, 1)


def _ecb() -> Iterator[Row]:
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in lines("stories/ecbplus"):
        stories[row["story"]].append(row)
    for _, rows in sorted(stories.items()):
        yield from _of_story(rows[:_ECB_REPORTS])


def _of_story(rows: list[dict[str, Any]]) -> Iterator[Row]:
    annotated = annotate(story := story_of(rows))
    reading, _ = _read(story, annotated)
    told = []
    for found, row in zip(annotated, rows, strict=True):
        for number in row["coreference_sentences"]:
            start, end = row["sentences"][number]
            telling = telling_at(reading, found, Span(row["id"], start, end))
            if len(telling.terms) > 2:
                told.append((telling, _acts(row, start, end)))
    for (one, acts), (other, others) in combinations(told, 2):
        common = len(acts & others)
        enough = 3 * common >= min(len(acts), len(others))
        if one.span.article != other.span.article and (enough or not common):
            yield from _rows(Pairing(reading, one, other), common > 0, 2, _ECB_COUNTS)


def _acts(row: dict[str, Any], start: int, end: int) -> set[str]:
    return {
        mention["chain"]
        for mention in row["mentions"]
        if mention["kind"] == "event"
        and mention["chain"]
        and mention["tag"].removeprefix("NEG_") not in _ECB_ACTS
        and start <= mention["spans"][0][0]
        and mention["spans"][-1][1] <= end
    }


def _placed() -> Iterator[Row]:
    for event in events("tune"):
        reading, told = _read(event.story, event.annotated())
        standing = Standing(told, scored_pairs(reading, told, 0.0))
        place = {telling.span: number for number, telling in enumerate(told)}
        gold = event.pairs("statement")
        for one, other in _across(told):
            if len(one.terms & other.terms) < _LEAST_SHARED:
                continue
            own: Scored = weigh(SIGNALS, Pairing(reading, one, other))
            pair = Placed(standing, Match(place[one.span], place[other.span], own))
            values = (own.total * LOG_ODDS, *(signal.look(pair).value for signal in STANDING))
            yield Row(values, matched([_spans(one, other)], gold)[0], 0)


if __name__ == "__main__":
    main()
