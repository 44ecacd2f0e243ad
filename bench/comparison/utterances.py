"""The same words spoken, as several reports print them, against the gold of twelve events.

Pairs of prints in two reports; a match is half of the shorter one at both ends. The peer takes
two quotations for one where the cosine of their words is high enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.compared import Line
from bench.comparison.events import Event, Pair, Part, across, events, scored
from bench.comparison.scores import Scores
from crosscheck.align import align
from crosscheck.model import Alignment

_PARTS: tuple[Part, ...] = ("measure", "tune")


def measure() -> dict[str, float]:
    """Return ours on both halves."""
    found = {}
    for part in _PARTS:
        scores = ours(part)
        found[f"utterances.events.{part}.ours.precision"] = scores.precision
        found[f"utterances.events.{part}.ours.recall"] = scores.recall
        found[f"utterances.events.{part}.ours.f1"] = scores.f1
    return found


def compared() -> Iterator[Line]:
    """Yield ours on both halves."""
    for part in _PARTS:
        scores = ours(part)
        figures = {"precision": scores.precision, "recall": scores.recall, "f1": scores.f1}
        yield Line("utterances", f"events, {part}", "ours", figures)


def ours(part: Part) -> Scores:
    """Return what our alignment earns on one half."""
    return scored((told(event), event.pairs("utterance")) for event in events(part))


def told(event: Event) -> list[Pair]:
    """Return the pairs of prints in two reports that we say are the same words."""
    return [pair for prints in _prints(align(event.story, event.annotated())) for pair in prints]


def _prints(found: Alignment) -> list[list[Pair]]:
    """Return of each utterance the pairs of passages that its evidence lays side by side."""
    return [[(a, b) for e in u.evidence for a, b in across(e.spans)] for u in found.utterances]
