"""The matrix: each statement against every report of the story.

A cell differs where a finding says so, and where the report only announces what another
tells as done. A blank is ``not_seen``: this text does not hold it, which is less than "omitted".
Agreement counts lineages, never outlets.
"""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.compare.lookup import Lookup
from crosscheck.compare.status import is_planned
from crosscheck.model import Cell, Finding, Row, Span, Statement

DIFFERING = frozenset({"figure", "update", "time", "status"})


def matrix(lookup: Lookup, findings: Iterable[Finding]) -> tuple[Row, ...]:
    """Return a row for each statement, those of most lineages first."""
    minority = [
        span
        for finding in findings
        if finding.kind in DIFFERING
        for side in finding.sides[1:]
        for span in side.spans
    ]
    rows = [_row(lookup, statement, minority) for statement in lookup.alignment.statements]
    return tuple(sorted(rows, key=lambda row: _order(lookup, row)))


def _row(lookup: Lookup, statement: Statement, minority: list[Span]) -> Row:
    first: dict[str, Span] = {}
    for span in statement.spans:
        first.setdefault(span.article, span)
    announced = {s for s in first.values() if is_planned(lookup.text(s))}
    if len(announced) < len(first):
        minority = [*minority, *announced]
    cells = tuple(
        _cell(article.id, first.get(article.id), minority) for article in lookup.story.articles
    )
    reported = [cell.article for cell in cells if cell.verdict == "reported"]
    return Row(statement, lookup.independent(reported), cells)


def _cell(article: str, span: Span | None, minority: list[Span]) -> Cell:
    if span is None:
        return Cell(article, "not_seen")
    differs = any(span.overlaps(other) for other in minority)
    return Cell(article, "differs" if differs else "reported", span)


def _order(lookup: Lookup, row: Row) -> tuple[int, int, float, str]:
    """Order by lineages, then reports, then how early in their texts they stand."""
    spans = row.statement.spans
    places = [s.start / len(lookup.article[s.article].text) for s in spans]
    reports = len({s.article for s in spans})
    return (-row.independent, -reports, sum(places) / len(places), row.statement.id)
