"""The account in a terminal: coloured by lineage, tables that fit, plain when piped."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from crosscheck.model import Account
from crosscheck.tell.annotated import undirected
from crosscheck.tell.blocks import Block, Grid, Heading, Item, Paragraph, Runs
from crosscheck.tell.outline import outline
from crosscheck.tell.plain import plain

TINTS = (
    *("bright_blue", "dark_orange3", "green", "magenta"),
    *("yellow", "cyan", "hot_pink3", "bright_black"),
)
_STYLES = {
    "plain": "",
    "words": "",
    "strong": "bold",
    "soft": "dim",
    "mark": "bold",
    "differs": "underline red",
    "given": "red",
}
MEASURE = 100
"""Columns at most: longer lines are hard to read."""


def show(account: Account, console: Console | None = None) -> None:
    """Print an account; where nobody looks on (a pipe, a file), as plain text."""
    console = console or Console(highlight=False)
    if not console.is_terminal:
        console.file.write(plain(account))
        return
    width = min(console.width, MEASURE)
    before: Block | None = None
    for block in outline(account):
        if before is not None and not (isinstance(block, Item) and isinstance(before, Item)):
            console.print()
        _show(block, console, width)
        before = block


def _show(block: Block, console: Console, width: int) -> None:
    match block:
        case Heading(1, runs):
            console.print(Rule(style="bold"), width=width)
            console.print(styled(runs, "bold"), width=width)
        case Heading(2, runs):
            console.print(styled(runs, "bold underline"), width=width)
        case Heading(_, runs):
            console.print(styled(runs, "bold"), width=width)
        case Paragraph(runs):
            console.print(styled(runs), width=width)
        case Item(runs, depth):
            table = Table.grid(padding=(0, 1))
            table.add_column(width=1)
            table.add_column(ratio=1)
            table.add_row(Text("•", style="dim"), styled(runs))
            console.print(Padding(table, (0, 0, 0, 2 * depth)), width=width)
        case Grid(header, rows):
            console.print(_table(header, rows), width=width)


def styled(runs: Runs, base: str = "") -> Text:
    """Return runs as text that carries its styles; nothing in it is read as markup."""
    text = Text(style=base)
    for run in runs:
        style = _STYLES[run.style]
        if run.tint is not None:
            style = f"{style} {TINTS[run.tint]}"
        text.append(" ".join(undirected(run.text).split("\n")), style=style.strip())
    return text


def _table(header: tuple[str, ...], rows: tuple[tuple[Runs, ...], ...]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    narrow = all(len(title) <= 4 for title in header[1:])
    for place, title in enumerate(header):
        table.add_column(title, overflow="fold", no_wrap=narrow and place > 0)
    for row in rows:
        table.add_row(*(styled(cell) for cell in row))
    return table
