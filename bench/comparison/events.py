"""The gold of twelve events (``bench/gold/events.jsonl``): what their reports share and dispute.

Two things match where they overlap by half of the shorter one or more. What is told is scored
by pairs: a pair of spans in two reports matches another pair where both ends do.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, TypeAlias

from bench import corpora
from bench.comparison.scores import Scores
from bench.comparison.stories import story_of
from crosscheck.annotate import annotate
from crosscheck.model import Annotations, Span, Story

GOLD = Path(__file__).resolve().parents[1] / "gold" / "events.jsonl"

Part: TypeAlias = Literal["tune", "measure"]
Pair: TypeAlias = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Group:
    """Spans that belong together: a statement, an utterance, a figure, a name, a time."""

    about: str
    spans: tuple[Span, ...]
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference that a careful reporter would want to know."""

    type: str
    about: str
    why: str
    sides: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event's reports, and what a reader found in them."""

    key: str
    set: str
    part: Part
    story: Story
    groups: dict[str, list[Group]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    def annotated(self) -> tuple[Annotations, ...]:
        """Return the reports as Crosscheck reads them."""
        return _annotated(self.key)

    def pairs(self, kind: str) -> list[Pair]:
        """Return the pairs of spans in two reports that a kind's groups hold."""
        return [pair for group in self.groups.get(kind, ()) for pair in across(group.spans)]


def events(part: Part) -> Iterator[Event]:
    """Yield the events of one half of the gold."""
    return (event for event in _events().values() if event.part == part)


def across(spans: Iterable[Span]) -> Iterator[Pair]:
    """Yield the pairs of spans that stand in two reports."""
    for one, other in combinations(sorted(spans), 2):
        if one.article != other.article:
            yield one, other


def touches(one: Span, other: Span) -> bool:
    """Whether two spans share half of the shorter one or more."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.article == other.article and 2 * shared >= min(len(one), len(other)) > 0


def matched(pairs: Iterable[Pair], others: Iterable[Pair]) -> list[bool]:
    """Return of each pair whether one of the others matches it."""
    near: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for other in others:
        near[other[0].article, other[1].article].append(other)
    return [
        any(touches(a, c) and touches(b, d) for c, d in near[a.article, b.article])
        for a, b in pairs
    ]


def scored(found: Iterable[tuple[list[Pair], list[Pair]]]) -> Scores:
    """Return precision and recall over events, each its told and its gold pairs."""
    right: list[bool] = []
    held: list[bool] = []
    for told, gold in found:
        right += matched(told, gold)
        held += matched(gold, told)
    return Scores(sum(right) / (len(right) or 1), sum(held) / (len(held) or 1))


@cache
def _events() -> dict[str, Event]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["event"]].append(row)
    return {key: _event(key, held) for key, held in rows.items()}


def _event(key: str, rows: list[dict[str, Any]]) -> Event:
    name, part = rows[0]["set"], rows[0]["part"]
    grouped: dict[str, list[Group]] = defaultdict(list)
    for row in rows:
        if row["kind"] != "difference":
            group = Group(row.get("about", ""), _spans(row["spans"]), row.get("relation", ""))
            grouped[row["kind"]].append(group)
    differences = tuple(
        Difference(row["type"], row["about"], row["why"], tuple(map(_spans, row["sides"])))
        for row in rows
        if row["kind"] == "difference"
    )
    field_ = "event" if name.startswith("claims/") else "story"
    held = {span.article for groups in grouped.values() for g in groups for span in g.spans}
    texts = [r for r in corpora.lines(name) if r[field_] == key and r["id"] in held]
    return Event(key, name, part, story_of(texts), dict(grouped), differences)


def _spans(found: Iterable[tuple[str, int, int]]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in found)


@cache
def _annotated(key: str) -> tuple[Annotations, ...]:
    return annotate(_events()[key].story)
