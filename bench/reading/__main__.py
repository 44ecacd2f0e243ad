"""``python -m bench.reading``: every kind of reading, ours beside its peers, in one table.

Give parts of topics' names (``names times``) to see these alone. Peers are installed by
``pip install -e '.[peers]'``; a missing one is named, never left out silently.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module

from bench import corpora
from bench.reading.compared import Line

TOPICS = ("names", "quotes", "figures", "times", "facts", "body", "speed")


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


def main() -> int:
    """Print the table."""
    if not corpora.present():
        print("the annotated data is not beside the checkout: nothing to measure")
        return 0
    asked = sys.argv[1:]
    for topic in TOPICS:
        if not asked or any(part in topic for part in asked):
            print(table(import_module(f"bench.reading.{topic}").compared()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
