"""Which day a mention of an event is of, and in what order: SemEval-2015 Task 4's 44 timelines.

The task (Minard et al. 2015) puts the events of an entity in order, across documents. Here the
mentions of an entity's events are given, so that what is measured is their dating and order
alone; each mention that the gold can place is at a date, as finely as it is known, and events of
one date are simultaneous in both. Relations are scored as in TempEval-3 (UzZaman et al. 2013):
a timeline is a graph of ``mention = date`` and ``mention before/with mention``; a reader's
graph, reduced to the dates and the neighbours in order, is held against the closure of the
gold's, and the gold's reduced graph against the closure of the reader's; P, R and F1 are taken
over the relations of all timelines together. *Date* is the share of the gold's dates that are
told exactly.

Peers in the same run: every mention on its day of publication; these in the order in which
they are mentioned, each by itself; and the nearest time of its sentence, else publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from bench import corpora
from bench.compared import Line
from bench.comparison.scores import Scores
from bench.comparison.timelines import read
from crosscheck.model import Annotations, Precision, Span, Time
from crosscheck.tell.timeline import dated


class Event(NamedTuple):
    """A mention with its date ("2008-10", None where unknown) and its place in order (0: none)."""

    mention: Span
    date: str | None
    order: int


Reader: TypeAlias = Callable[[Sequence[Span]], list[Event]]
Relation: TypeAlias = tuple[Span, str, Span | str]
_LENGTHS: dict[Precision, int] = {"month": 7, "quarter": 7, "season": 7, "year": 4}
_DAY_FIRST = re.compile(r"(\d\d)-(\d\d)-(\d{4})$")


@cache
def documents() -> dict[str, Annotations]:
    """Return every document, read."""
    rows = corpora.lines("timelines/semeval15_task4")
    return {row["id"]: read(row, _DAY_FIRST.sub(r"\3-\2-\1", row["published"])) for row in rows}


@cache
def timelines() -> tuple[tuple[Event, ...], ...]:
    """Return the gold timelines: each mention that has a place in its text."""
    return tuple(
        tuple(
            Event(
                Span(one["doc"], one["spans"][0][0], one["spans"][-1][1]),
                re.sub(r"(-XX)+$", "", entry["date"]) if entry["date"][0].isdigit() else None,
                entry["order"],
            )
            for entry in row["entries"]
            for one in entry["events"]
            if one["spans"]
        )
        for row in corpora.lines("timelines/semeval15_task4_gold")
    )


# --- readers ----------------------------------------------------------------------------


def ours(mentions: Sequence[Span]) -> list[Event]:
    """Return the mentions as our timeline dates them."""
    found = []
    for mention in mentions:
        dating = dated(documents()[mention.article], mention)
        date = f"{dating.start:%F}"[: _LENGTHS.get(dating.precision, 10)] if dating else None
        found.append((mention, date))
    return _in_order(found)


def by_publication(mentions: Sequence[Span]) -> list[Event]:
    """Return each mention on its document's day."""
    return _in_order((mention, _published(mention)) for mention in mentions)


def by_mention(mentions: Sequence[Span]) -> list[Event]:
    """Return the mentions as they come, document by document, each after the one before."""
    came = sorted(mentions, key=lambda mention: (_published(mention), mention))
    return [Event(mention, _published(mention), n) for n, mention in enumerate(came, 1)]


def by_nearest(mentions: Sequence[Span]) -> list[Event]:
    """Return each mention at the nearest time of its sentence, else on its document's day."""
    return _in_order((mention, _nearest(mention) or _published(mention)) for mention in mentions)


def _published(mention: Span) -> str:
    anchor = documents()[mention.article].anchor
    return f"{anchor.start:%F}" if anchor else ""


def _nearest(mention: Span) -> str | None:
    document = documents()[mention.article]
    sentence = document.sentence_at(mention.start)
    held = [t for t in document.times if t.start and sentence and sentence.span.holds(t.span)]
    nearest = min(held, key=lambda t: abs(t.span.start - mention.start), default=None)
    return _day(nearest) if nearest else None


def _day(time: Time) -> str:
    return f"{time.start:%F}"[: _LENGTHS.get(time.precision, 10)]


def _in_order(found: Iterable[tuple[Span, str | None]]) -> list[Event]:
    """Return dated mentions in the order of their dates; a month begins with its first day."""
    held = list(found)
    known = sorted({date for _, date in held if date})
    return [Event(span, date, known.index(date) + 1 if date else 0) for span, date in held]


READERS: dict[str, Reader] = {
    "ours": ours,
    "days of publication": by_publication,
    "order of mention": by_mention,
    "nearest time": by_nearest,
}

# --- scores -----------------------------------------------------------------------------


def evaluate(reader: Reader) -> dict[str, float]:
    """Return P, R and F1 of the relations, and the share of dates told exactly."""
    right, told, held, due, dates, known = (0,) * 6
    for gold in timelines():
        found = reader([event.mention for event in gold])
        ours_, theirs = _reduced(found), _reduced(gold)
        right += sum(_holds(gold, one) for one in ours_)
        told += len(ours_)
        held += sum(_holds(found, one) for one in theirs)
        due += len(theirs)
        stated = {e.mention: e.date for e in gold if e.order and e.date}
        dates += sum(stated.get(e.mention) == e.date for e in found if e.date)
        known += len(stated)
    scores = Scores(right / told, held / due)
    return {
        "precision": scores.precision,
        "recall": scores.recall,
        "F1": scores.f1,
        "date": dates / known,
    }


def _reduced(events: Sequence[Event]) -> set[Relation]:
    """Return the dates of a timeline's events, and how each stands to the next."""
    placed = sorted((e for e in events if e.order), key=lambda e: (e.order, e.mention))
    dates: set[Relation] = {(e.mention, "=", e.date) for e in placed if e.date}
    return dates | {_between(a, b) for a, b in pairwise(placed)}


def _between(one: Event, other: Event) -> Relation:
    if one.order == other.order:
        return min(one.mention, other.mention), "with", max(one.mention, other.mention)
    earlier, later = sorted((one, other), key=lambda event: event.order)
    return earlier.mention, "before", later.mention


def _holds(events: Sequence[Event], relation: Relation) -> bool:
    """Whether a relation is in a timeline's closure."""
    of = {event.mention: event for event in events if event.order}
    one, other = of.get(relation[0]), relation[2]
    if one is None:
        return False
    if isinstance(other, str):
        return one.date == other
    return other in of and _between(one, of[other]) == relation


def measure() -> dict[str, float]:
    """Return the F1 and the dates of every reader."""
    figures: dict[str, float] = {}
    for name, reader in READERS.items():
        found = evaluate(reader)
        key = f"orders.semeval15.{name.split()[-1]}"
        figures |= {f"{key}.f1": found["F1"], f"{key}.date": found["date"]}
    return figures


def compared() -> Iterator[Line]:
    """Yield every reader's figures."""
    for name, reader in READERS.items():
        yield Line("order of events", "SemEval-2015 Task 4", name, evaluate(reader))
