"""The tables that ``python -m bench.reading`` and ``bench.stories`` print: ours beside peers.

A line holds a reader's figures on a set. A topic's module gives its lines by ``compared()``:
ours first, then every peer in the same run. A peer that is not installed gives a line that
says what would install it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from bench import corpora


@dataclass(frozen=True, slots=True)
class Line:
    """What one reader earns on one set.

    Args:
        what: what is read, as "names, F1".
        on: the set, as "worldwide_a".
        reader: "ours", "people", or the peer's name.
        figures: measure → value, in the order of the columns.
        note: why there are no figures, or what to know of them.
    """

    what: str
    on: str
    reader: str
    figures: Mapping[str, float] = field(default_factory=dict)
    note: str = ""


def absent(what: str, on: str, reader: str, package: str) -> Line:
    """Return the line of a peer that is not installed."""
    return Line(what, on, reader, note=f"not installed: pip install {package}")


def table(lines: Iterable[Line]) -> str:
    """Return the lines as a Markdown table, a block for each thing read on a set."""
    shown: list[str] = []
    columns: tuple[str, ...] = ()
    for line in lines:
        names = tuple(line.figures) or columns
        if names != columns or not shown:
            columns = names
            shown += ["", "| what | on | reader | " + " | ".join(columns) + " | |"]
            shown.append("| --- " * 3 + "| ---: " * len(columns) + "| --- |")
        cells = [_cell(line.figures[name]) if line.figures else "" for name in columns]
        shown.append("| " + " | ".join([line.what, line.on, line.reader, *cells, line.note]) + " |")
    return "\n".join(shown)


def _cell(value: float) -> str:
    return f"{value:.3f}" if value < 10 and isinstance(value, float) else f"{value:,.0f}"


def printed(package: str, topics: Sequence[str]) -> int:
    """Print the tables of a package's topics, those whose names hold a part that was asked for."""
    if not corpora.present():
        print("the annotated data is not beside the checkout: nothing to measure")
        return 0
    asked = sys.argv[1:]
    for topic in topics:
        if not asked or any(part in topic for part in asked):
            print(table(import_module(f"{package}.{topic}").compared()), flush=True)
    return 0
