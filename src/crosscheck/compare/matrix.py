"""The matrix: each statement against every report of the story.

A cell differs where a finding puts its report on another side than the statement's own
words, where it counts the same thing otherwise ("five dead" beside "three"), and where it
only announces what the statement tells as done. A blank is ``not_seen``: this text does not
hold it, which is less than "omitted". Agreement counts lineages, never outlets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosscheck.compare.acts import is_planned
from crosscheck.compare.figures import agree
from crosscheck.compare.lookup import Lookup, within
from crosscheck.model import Cell, Figure, Finding, Row, Span, Statement
from crosscheck.settings import CompareSettings
from crosscheck.text.lists import words_of

DIFFERING = frozenset({"figure", "update", "time", "status"})


def matrix(
    lookup: Lookup, findings: Iterable[Finding], settings: CompareSettings
) -> tuple[Row, ...]:
    """Return a row for each statement, those of most lineages first."""
    differing = [finding for finding in findings if finding.kind in DIFFERING]
    tolerance = settings.hedge_tolerance
    rows = [_row(lookup, s, differing, tolerance) for s in lookup.alignment.statements]
    return tuple(sorted(rows, key=lambda row: _order(lookup, row)))


def _row(
    lookup: Lookup, statement: Statement, differing: Sequence[Finding], tolerance: float
) -> Row:
    first: dict[str, Span] = {}
    for span in (statement.span, *statement.spans):
        first.setdefault(span.article, span)
    elsewhere = [span for finding in differing for span in _other_sides(finding, statement.span)]
    announced = {s for s in first.values() if is_planned(lookup.text(s))}
    if len(announced) < len(first):
        elsewhere += announced
    own = _figures(lookup, statement.span)
    elsewhere += [s for s in first.values() if _clash(own, _figures(lookup, s), tolerance)]
    cells = tuple(
        _cell(article.id, first.get(article.id), elsewhere) for article in lookup.story.articles
    )
    reported = [cell.article for cell in cells if cell.verdict == "reported"]
    return Row(statement, lookup.independent(reported), cells)


def _other_sides(finding: Finding, own: Span) -> Iterable[Span]:
    """Yield the places of the sides that the statement's own words are not on.

    Where they are on none, the side with most lineages counts as theirs.
    """
    sides = [any(own.overlaps(span) for span in side.spans) for side in finding.sides]
    theirs = sides.index(True) if True in sides else 0
    for place, side in enumerate(finding.sides):
        if place != theirs:
            yield from side.spans


def _figures(lookup: Lookup, span: Span) -> list[Figure]:
    """Return the plain counts in a passage; sums of money and measures are for findings."""
    inside = within(lookup.of[span.article].figures, span)
    return [figure for figure in inside if figure.unit is None and not figure.change]


def _clash(one: Sequence[Figure], other: Sequence[Figure], tolerance: float) -> bool:
    """Whether two passages count the same thing, and nowhere alike."""
    generic = words_of("crosscheck.compare", "lists/generic.txt")
    pairs = [(a, b) for a in one for b in other if not set(a.about) & set(b.about) <= generic]
    return bool(pairs) and not any(agree(a, b, tolerance) for a, b in pairs)


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
