"""The account as Markdown (CommonMark, with GitHub's tables).

Text from outside is escaped, so that a headline cannot become a heading nor a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crosscheck.model import Account
from crosscheck.tell.annotated import undirected
from crosscheck.tell.blocks import Block, Grid, Heading, Item, Paragraph, Run, Runs
from crosscheck.tell.outline import outline

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&!])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


def markdown(account: Account) -> str:
    """Return the whole account as Markdown."""
    return "".join(_joined(outline(account)))


def _joined(blocks: Iterable[Block]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        tight = isinstance(block, Item) and isinstance(before, Item)
        yield ("" if before is None or tight else "\n") + _block(block)
        before = block


def _block(block: Block) -> str:
    match block:
        case Heading(level, runs):
            return f"{'#' * level} {_line(runs)}\n"
        case Paragraph(runs):
            return _LEADING.sub(_unlisted, _line(runs)) + "\n"
        case Item(runs, depth):
            return f"{'  ' * depth}- {_LEADING.sub(_unlisted, _line(runs))}\n"
        case Grid(header, rows):
            return "".join(_grid(header, rows))


def _grid(header: tuple[str, ...], rows: tuple[tuple[Runs, ...], ...]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |\n|{' --- |' * len(header)}\n"
    for row in rows:
        yield f"| {' | '.join(_line(cell) for cell in row)} |\n"


def _line(runs: Runs) -> str:
    return "".join(_run(run) for run in runs).strip()


def _run(run: Run) -> str:
    text = _escaped(run.text)
    inner = text.strip()
    if run.style in ("strong", "differs") and inner:
        return text.replace(inner, f"**{inner}**", 1)
    return text


def _escaped(text: str) -> str:
    flat = re.sub(r"\s", " ", undirected(text))
    return _SPECIAL.sub(r"\\\1", flat)


def _unlisted(match: re.Match[str]) -> str:
    """Keep a line that begins like a list from becoming one."""
    number, dot, sign = match.groups()
    return f"{number}\\{dot}" if number else f"\\{sign}"
