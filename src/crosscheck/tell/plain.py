"""The account as plain text, 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from crosscheck.model import Account
from crosscheck.tell.annotated import undirected
from crosscheck.tell.blocks import GAP, Block, Grid, Heading, Item, Paragraph, Runs
from crosscheck.tell.outline import outline

WIDTH = 80
_UNDERLINES = {1: "=", 2: "-"}


def plain(account: Account) -> str:
    """Return the whole account as text."""
    lines: list[str] = []
    before: Block | None = None
    for block in outline(account):
        if before is not None and not (isinstance(block, Item) and isinstance(before, Item)):
            lines.append("")
        lines += _lines(block)
        before = block
    return "\n".join(lines) + "\n"


def flat(runs: Runs) -> str:
    """Return runs as one line of characters that can be printed."""
    said = "".join(run.text for run in runs if run.text != GAP)
    return " ".join(undirected(said).split())


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(level, runs):
            lines = _wrapped(flat(runs), "", "")
            under = _UNDERLINES.get(level)
            return [*lines, under * max(map(len, lines))] if under else lines
        case Paragraph(runs):
            return _wrapped(flat(runs), "", "")
        case Item(runs, depth):
            indent = "  " * (depth + 1)
            return _wrapped(flat(runs), f"{indent[2:]}- ", indent)
        case Grid(header, rows):
            return list(_grid(header, [tuple(flat(cell) for cell in row) for row in rows]))


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    wrapped = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapped or [first.rstrip()]


def _grid(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = _widths([header, *rows])
    for row in (header, *rows):
        yield from _row(row, widths)


def _row(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    cells = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
        for cell, width in zip(row, widths, strict=True)
    ]
    for number in range(max(map(len, cells))):
        parts = (
            (cell[number] if number < len(cell) else "").ljust(width)
            for cell, width in zip(cells, widths, strict=True)
        )
        yield "  ".join(parts).rstrip()


def _widths(rows: Iterable[tuple[str, ...]]) -> list[int]:
    """Return column widths that fit the page; the widest columns give way."""
    widths = [max(1, *map(len, column)) for column in zip(*rows, strict=True)]
    room = WIDTH - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return widths
