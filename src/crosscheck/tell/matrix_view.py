"""The matrix as it is shown: what several texts tell, what only one does, and all at a glance.

A story of five reports easily holds a hundred statements, most of them in one report. The
table keeps to those that more than one text tells, in whatever way; the others are listed
under the one that tells them; and a strip for each report shows where it stands among all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.model import Row, Verdict
from crosscheck.tell.sources import Marks, Source, Sources


@dataclass(frozen=True, slots=True)
class Claim:
    """Quoted words with their sources.

    Args:
        independent: how many lineages support them.
        unlike: where a report tells it differently.
    """

    id: str
    text: str
    marks: Marks
    independent: int
    unlike: Marks = ()


@dataclass(frozen=True, slots=True)
class CellView:
    """What a report has of a statement, and where."""

    source: Source
    verdict: Verdict
    marks: Marks
    omitted: str | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """A statement across the reports."""

    claim: Claim
    cells: tuple[CellView, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The lineages that tell it, in whatever way."""
        told = (cell.source.letter for cell in self.cells if cell.verdict != "not_seen")
        return tuple(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class Only:
    """What one text tells and no other: its reports, and the statements."""

    members: tuple[Source, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A report among all statements: its verdicts, and how many it shares with other texts."""

    source: Source
    verdicts: tuple[Verdict, ...]
    told: int
    shared: int


def row_views(rows: Sequence[Row], sources: Sources) -> tuple[RowView, ...]:
    """Return every statement, in the matrix's order."""
    return tuple(_row(row, sources) for row in rows)


def several(rows: Sequence[RowView]) -> tuple[RowView, ...]:
    """Return the statements that more than one text tells, in whatever way."""
    return tuple(row for row in rows if len(row.letters) > 1)


def only(rows: Sequence[RowView], sources: Sources) -> tuple[Only, ...]:
    """Return the statements that one text alone tells, text by text."""
    lone = [row for row in rows if len(row.letters) == 1]
    found = (
        Only(members, tuple(r.claim for r in lone if r.letters[0] == members[0].letter))
        for members in sources.lineages()
    )
    return tuple(one for one in found if one.claims)


def strips(rows: Sequence[RowView], sources: Sources) -> tuple[Strip, ...]:
    """Return each report's strip; the statements that most texts tell come first."""
    ordered = sorted(rows, key=lambda row: -len(row.letters))
    return tuple(_strip(n, source, ordered) for n, source in enumerate(sources.all))


def _strip(place: int, source: Source, rows: Sequence[RowView]) -> Strip:
    verdicts = tuple(row.cells[place].verdict for row in rows)
    told = [row for row in rows if row.cells[place].verdict != "not_seen"]
    return Strip(source, verdicts, len(told), len(several(told)))


def elided(passage: str) -> str:
    """Return a passage with the marks that say that its sentence goes on around it.

    >>> elided("since a fire killed 11 people in 1987."), elided("It fell at noon")
    ('… since a fire killed 11 people in 1987.', 'It fell at noon …')
    """
    before = "… " if passage[:1].islower() else ""
    after = "" if passage[-1:] in ".!?…”\"’'»)" else " …"
    return f"{before}{passage}{after}"


def _row(row: Row, sources: Sources) -> RowView:
    statement = row.statement
    unlike = {cell.span for cell in row.cells if cell.span and cell.verdict == "differs"}
    said = [span for span in (statement.span, *statement.spans) if span not in unlike]
    claim = Claim(
        statement.id,
        elided(statement.text),
        sources.marks(said),
        row.independent,
        sources.marks(sorted(unlike)),
    )
    by_article = {cell.article: cell for cell in row.cells}
    cells = []
    for source in sources.all:
        cell = by_article.get(source.article.id)
        spans = [cell.span] if cell and cell.span else []
        verdict: Verdict = cell.verdict if cell else "not_seen"
        omitted = cell.omitted if cell else None
        cells.append(CellView(source, verdict, sources.marks(spans), omitted))
    return RowView(claim, tuple(cells))
