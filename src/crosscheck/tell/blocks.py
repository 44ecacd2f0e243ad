"""The blocks that a telling without pictures is made of, and the runs inside them.

A run of characters says what it is (a report's own words, a source mark, a name), never how
it looks; Markdown, plain text and the terminal each dress it in their own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from crosscheck.tell.sources import Marks, Source
from crosscheck.tell.when import published_text

Style = Literal["plain", "words", "strong", "soft", "mark", "differs", "given"]
LONGEST_NOTE = 90
"""Characters of cited words that a note repeats."""
GAP = "‸"
"""Stands where another print of some words has more of them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind; a tint where they belong to a lineage."""

    text: str
    style: Style = "plain"
    tint: int | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a story's."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of its own."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; depth 0 is the outermost."""

    runs: Runs
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Item | Grid


def member_runs(members: tuple[Source, ...]) -> Runs:
    """Return a lineage's reports: letter, numbers, outlets and times, copies joined by ``=``."""
    runs = [Run(f"{members[0].letter} ", "mark", members[0].tint)]
    for place, source in enumerate(members):
        runs.append(Run(f"{'= ' if place else ''}{source.number} ", "mark", source.tint))
        runs.append(Run(source.name, "strong"))
        runs += [Run(f" ({source.relation})", "soft")] if source.newer else []
        end = "; " if place < len(members) - 1 else ""
        runs.append(Run(f", {published_text(source.article.published)}{end}", "soft"))
    return tuple(runs)


def name_runs(sources: Iterable[Source]) -> Runs:
    """Return outlets, each in its lineage's tint."""
    runs: list[Run] = []
    for source in sources:
        runs += [Run(", ")] if runs else []
        runs.append(Run(source.name, "plain", source.tint))
    return tuple(runs)


def mark_runs(marks: Marks) -> Runs:
    """Return source marks: ``[1=2, 4]``, each in its lineage's tint."""
    runs = [Run(" [", "soft")]
    for place, group in enumerate(marks):
        runs += [Run(", ", "soft")] if place else []
        runs.append(Run(group.text, "mark", group.tint))
    return (*runs, Run("]", "soft")) if marks else ()


def note_runs(marks: Marks) -> Runs:
    """Return source marks with their words: ``[2:«about 140»]``."""
    runs: list[Run] = []
    for group in marks:
        runs += [Run(" [", "soft"), Run(group.text, "mark", group.tint), Run(":«", "soft")]
        runs += [Run(short(group.marks[0].words), "words"), Run("»]", "soft")]
    return tuple(runs)


def short(text: str) -> str:
    """Return a text on one line, cut after a word where it is long."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_NOTE:
        return flat
    return flat[:LONGEST_NOTE].rpartition(" ")[0] + " …"


def said(text: str) -> Runs:
    """Return words of our own as runs."""
    return (Run(text),)


def count(number: int, what: str) -> str:
    """Return a number and what it counts, in the plural where it takes one."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
