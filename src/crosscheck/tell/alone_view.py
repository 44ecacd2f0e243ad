"""What one text alone tells, as it is shown, with why it is worth reading.

To be the only one is told as it is: "Only in the Star", never "left out by the others".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.model import Alone, StoryAccount
from crosscheck.tell.blocks import Block, Heading, Item, Paragraph, Run, count, mark_runs, name_runs
from crosscheck.tell.matrix_view import Claim, RowView, elided
from crosscheck.tell.sources import Source, Sources

HEADING = "Only in one text"
NOTE = (
    "The most telling of what one text tells and no other was seen to tell. It may be a lead, a "
    "detail or a mistake; nothing here says that others left it out."
)
OMITTED = "not in this text, which is whole and appeared after one that tells it; no fault is meant"


@dataclass(frozen=True, slots=True)
class AloneView:
    """A statement of one text, its reports, and what is telling in it."""

    members: tuple[Source, ...]
    claim: Claim
    because: str
    looked_for: str


def alone_views(told: StoryAccount, sources: Sources) -> tuple[AloneView, ...]:
    """Return the telling statements of one text, in the account's order."""
    members = {group[0].lineage.id: group for group in sources.lineages()}
    return tuple(_view(one, members[one.lineage], sources) for one in told.comparison.alone)


def _view(one: Alone, members: tuple[Source, ...], sources: Sources) -> AloneView:
    statement = one.statement
    marks = sources.marks((statement.span, *statement.spans))
    claim = Claim(f"alone-{statement.id}", elided(statement.text), marks, 1)
    telling = [e.detail for e in one.evidence if e.signal != "own words"]
    current = tuple(source for source in members if source.newer is None)
    return AloneView(current, claim, ", ".join(dict.fromkeys(telling)), looked_for(one))


def looked_for(one: Alone) -> str:
    """Return where else a statement was looked for, in words."""
    told = f"not seen in {count(one.looked_for, 'other text')}"
    if not one.cut_short:
        return told
    return f"{told}, {one.cut_short} of which may not be whole"


def alone_blocks(views: tuple[AloneView, ...]) -> Iterator[Block]:
    """Yield the list as blocks."""
    if views:
        yield Heading(2, (Run(HEADING),))
        yield Paragraph((Run(NOTE, "soft"),))
    for view in views:
        because = f" {view.because}; {view.looked_for}"
        lead = (Run("Only in "), *name_runs(view.members), Run(": "))
        words = (Run(view.claim.text, "words"), *mark_runs(view.claim.marks))
        yield Item((*lead, *words, Run(because, "soft")))


def omission_blocks(rows: tuple[RowView, ...]) -> Iterator[Block]:
    """Yield what the matrix marks as not in a whole and later text, with the reason."""
    for row in rows:
        for cell in row.cells:
            if cell.omitted:
                lead = (Run("Not in "), *name_runs((cell.source,)), Run(": "))
                yield Item((*lead, Run(row.claim.text, "words"), Run(f" ({cell.omitted})", "soft")))
