"""Cells of which more can be said than "not seen": a whole and later text that does not hold it.

Not seen is not omitted. A report is said not to hold a statement only where two lineages or more
tell it, the report's own text is known to be whole, it appeared after one that tells it by clocks
that both state, and hardly any of the statement's content stands anywhere in it. That it is not
there may have good reasons; nothing here says whose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from crosscheck.compare.held import Held
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.whole import appeared_after, cut_short
from crosscheck.model import Article, Cell, Row

MOST_HELD = 0.4
"""Share of a statement's content that may stand in a report that does not tell it. On six events
all 14 cells below it are true absences; two of the 17 below .5 are paraphrases that were missed."""
_UNITS = ((1440, "day"), (60, "hour"), (1, "minute"))


def with_omissions(lookup: Lookup, rows: Iterable[Row], held: Held) -> tuple[Row, ...]:
    """Return the rows, with the cells marked of which an omission can be said."""
    older = lookup.story.older
    whole = {a.id for a in lookup.story.articles if a.id not in older and not cut_short(a)}
    return tuple(_row(lookup, row, held, whole) for row in rows)


def _row(lookup: Lookup, row: Row, held: Held, whole: set[str]) -> Row:
    tellers = [lookup.article[cell.article] for cell in row.cells if cell.span]
    if lookup.independent(article.id for article in tellers) < 2:
        return row
    cells = tuple(_cell(lookup, row, cell, tellers, held, whole) for cell in row.cells)
    return replace(row, cells=cells) if cells != row.cells else row


def _cell(
    lookup: Lookup,
    row: Row,
    cell: Cell,
    tellers: Sequence[Article],
    held: Held,
    whole: set[str],
) -> Cell:
    if cell.span or cell.article not in whole:
        return cell
    report = lookup.article[cell.article]
    earlier = [(after, a) for a in tellers if (after := appeared_after(report, a)) is not None]
    if not earlier or not absent(held, row, cell.article):
        return cell
    after, teller = max(earlier, key=lambda found: (found[0], found[1].id))
    said = f"its text is whole, and appeared {_time(after)} after {teller.source}, which tells it"
    return replace(cell, omitted=said)


def absent(held: Held, row: Row, article: str) -> bool:
    """Whether hardly any of a statement's content, in any of its wordings, stands in a report."""
    spans = {span.article: span for span in (row.statement.span, *row.statement.spans)}
    return max(held.share(span, article) for span in spans.values()) <= MOST_HELD


def _time(after: timedelta) -> str:
    """Return a stretch of time in words.

    >>> _time(timedelta(minutes=40)), _time(timedelta(hours=3.4)), _time(timedelta(days=2))
    ('40 minutes', '3 hours', '2 days')
    """
    minutes = round(after.total_seconds() / 60)
    per, name = next((p, n) for p, n in _UNITS if minutes >= 1.5 * p or p == 1)
    number = round(minutes / per)
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
