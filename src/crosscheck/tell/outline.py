"""The account as a run of blocks: what Markdown, plain text and the terminal set.

The order and the words are chosen once, here; the three of them only dress it. A run of
characters says what it is (a report's own words, a source mark, a name), never how it looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from crosscheck.model import Account
from crosscheck.tell.plots import Plot
from crosscheck.tell.sayings import Print, Saying, Speaking
from crosscheck.tell.sources import Marks, Source
from crosscheck.tell.story_view import FindingView, LinkView, RowView, StoryView, story_view
from crosscheck.tell.when import published_text, short_text

Style = Literal["plain", "words", "strong", "soft", "mark", "differs", "given"]
LONGEST_NOTE = 90
"""Characters of cited words that a note repeats."""
KINDS = {
    "figure": "Figure",
    "update": "Later figure",
    "name": "Name",
    "time": "Time",
    "speaker": "Speaker",
    "wording": "Quoted words",
    "status": "Before or after",
}
GAP = "‸"
"""Stands where another print of some words has more of them."""
VERDICTS = {"reported": "●", "differs": "≠", "not_seen": "·"}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind; a tint where they belong to a lineage."""

    text: str
    style: Style = "plain"
    tint: int | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a story's."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of its own."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; depth 0 is the outermost."""

    runs: Runs
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Item | Grid


def outline(account: Account) -> Iterator[Block]:
    """Yield the whole account in reading order."""
    if not account.stories:
        yield Paragraph(_said("No story was found."))
    for told in account.stories:
        yield from _story(story_view(told))
    yield from _left_out(account)


def _story(view: StoryView) -> Iterator[Block]:
    yield Heading(1, (Run(view.title, "words"),))
    reports, texts = len(view.sources.all), len(view.sources.lineages())
    tally = f"{_count(reports, 'report')}, {_count(texts, 'independent text')}"
    if view.findings:
        tally += f", {_count(len(view.findings), 'difference')}"
    yield Paragraph((Run(f"{view.date}. ", "soft"), Run(tally, "strong")))
    for members in view.sources.lineages():
        yield Item(_members(members))
    yield from _digest(view)
    yield from _findings(view)
    yield from _matrix(view)
    yield from _speakers(view.speakers, view)
    yield from _plots(view.plots)
    yield from _wording(view)
    yield from _timeline(view)
    yield from _links(view)


def _digest(view: StoryView) -> Iterator[Block]:
    if view.digest:
        yield Heading(2, _said("In their words"))
    for claim in view.digest:
        yield Paragraph((Run(claim.text, "words"), *_marks(claim.marks)))
    if view.agreed:
        yield Heading(2, _said("What is agreed"))
    total = len(view.sources.lineages())
    for claim in view.agreed:
        support = Run(f"{claim.independent} of {total}  ", "strong")
        yield Item((support, Run(claim.text, "words"), *_marks(claim.marks)))


def _findings(view: StoryView) -> Iterator[Block]:
    if view.findings:
        yield Heading(2, _said("Where they differ"))
    for found in view.findings:
        yield from _finding(found)


def _finding(found: FindingView) -> Iterator[Block]:
    finding = found.finding
    kind = Run(f"{KINDS.get(finding.kind, finding.kind)}: ", "differs")
    yield Heading(3, (kind, Run(finding.about)))
    for side in found.sides:
        value = Run(f"{side.value}: ", "strong")
        yield Item((value, *_names(side.sources), *_notes(side.marks)))
    yield Paragraph((Run(finding.why, "soft"),))


def _matrix(view: StoryView) -> Iterator[Block]:
    if not view.matrix:
        return
    yield Heading(2, _said("Who reports what"))
    yield Paragraph(
        (Run("● reports it, ≠ tells it differently, · not seen (not: left out)", "soft"),)
    )
    header = ("Statement", *(f"{source.letter}{source.number}" for source in view.sources.all))
    yield Grid(header, tuple(_row(row) for row in view.matrix))


def _row(row: RowView) -> tuple[Runs, ...]:
    cells = tuple((Run(VERDICTS[c.verdict], "mark", c.source.tint),) for c in row.cells)
    return ((Run(row.claim.text, "words"),), *cells)


def _speakers(speakers: Iterable[Speaking], view: StoryView) -> Iterator[Block]:
    if view.speakers or view.scare:
        yield Heading(2, _said("Who said what"))
    for speaking in speakers:
        role = f" ({speaking.role})" if speaking.role else ""
        unnamed = " (unnamed, as described)" if speaking.kind == "unnamed" else ""
        yield Heading(3, (Run(speaking.name), Run(role + unnamed, "soft")))
        for saying in (*speaking.quoted, *speaking.reported):
            yield from _saying(saying)
    if view.scare:
        yield Heading(3, _said("In quotation marks, with nobody speaking"))
    for text, marks in view.scare:
        yield Item((Run(f"“{text}”", "words"), *_marks(marks)))


def _saying(saying: Saying) -> Iterator[Block]:
    for place, one in enumerate(saying.prints):
        yield Item(_print(one, saying.quoted), 0 if place == 0 else 1)


def _print(one: Print, quoted: bool) -> Runs:
    inner: list[Run] = []
    for piece in one.pieces:
        if piece.kind == "gap":
            inner.append(Run(GAP, "differs"))
        else:
            inner.append(Run(piece.text, "differs" if piece.kind == "other" else "words"))
    runs = [Run("“"), *inner, Run("”")] if quoted else inner
    if one.given_to:
        return (*runs, *_marks(one.marks), Run(f" here given to {one.given_to}", "given"))
    return (*runs, *_marks(one.marks))


def _plots(plots: Iterable[Plot]) -> Iterator[Block]:
    for place, plot in enumerate(plots):
        if place == 0:
            yield Heading(2, _said("Figures, in order of publication"))
        yield Heading(3, _said(plot.about))
        rows = tuple(
            (
                (Run(short_text(dot.source.article), "soft"),),
                _names((dot.source,)),
                (Run(dot.figure.text, "words"), *_marks(dot.marks)),
                (Run(dot.meaning),),
                (Run(dot.figure.said_by or "", "soft"),),
            )
            for dot in plot.dots
        )
        yield Grid(("When", "Report", "As written", "Meaning", "Whose word"), rows)


def _wording(view: StoryView) -> Iterator[Block]:
    if view.wording:
        yield Heading(2, _said("What they call it"))
    for naming in view.wording:
        runs = [Run(f"{naming.about}: ", "soft")]
        for place, term in enumerate(naming.terms):
            runs += [Run("; " if place else ""), Run(f"“{term.text}”", "words")]
            runs += _marks(term.marks)
        yield Item(tuple(runs))


def _timeline(view: StoryView) -> Iterator[Block]:
    if view.timeline:
        yield Heading(2, _said("Timeline"))
    for moment in view.timeline:
        when = Run(f"{moment.when}: ", "strong")
        yield Item((when, Run(moment.text, "words"), *_marks(moment.marks)))


def _links(view: StoryView) -> Iterator[Block]:
    yield Heading(2, _said("Who copied whom"))
    known = [m for m in view.sources.lineages() if len(m) > 1 or m[0].lineage.origin]
    if not known and not view.links:
        yield Paragraph(_said("No report was found to be a copy of another."))
    for members in known:
        origin = members[0].lineage.origin
        text = f"text of {origin}" if origin else "one text, of unknown origin"
        yield Item((Run(f"{members[0].letter} ", "mark", members[0].tint), Run(f"{text}: "),
                    *_names(members)))  # fmt: skip
        for one in members[0].lineage.evidence:
            yield Item((Run(one.detail or one.signal, "soft"),), 1)
    for link in view.links:
        yield Item((Run(link_text(link)),))


def link_text(link: LinkView) -> str:
    """Return what a report has from another, in a sentence."""
    share = f"{link.share}% of the shorter text stands in the other"
    if not link.link.directed:
        return f"{link.source.name} and {link.pickup.name} print the same passages: {share}"
    verb = "prints the text of" if link.link.kind == "copy" else "shares passages with"
    return f"{link.pickup.name} {verb} {link.source.name}: {share}"


def _left_out(account: Account) -> Iterator[Block]:
    yield Heading(1, _said("What was left out, and why"))
    removed = [(article, one) for article in account.articles for one in article.removed]
    if not account.skipped and not removed:
        yield Paragraph(_said("Nothing: every source was read, and no line was removed."))
    for skipped in account.skipped:
        yield Item((Run(skipped.source, "strong"), Run(f": {skipped.reason} ({skipped.stage})")))
    for article, line in removed:
        yield Item(
            (Run(article.source, "strong"), Run(": "), Run(_short(line.text), "words"),
             Run(f" ({line.reason})", "soft"))
        )  # fmt: skip


def _members(members: tuple[Source, ...]) -> Runs:
    runs = [Run(f"{members[0].letter} ", "mark", members[0].tint)]
    for place, source in enumerate(members):
        runs.append(Run(f"{'= ' if place else ''}{source.number} ", "mark", source.tint))
        runs.append(Run(source.name, "strong"))
        end = "; " if place < len(members) - 1 else ""
        runs.append(Run(f", {published_text(source.article.published)}{end}", "soft"))
    return tuple(runs)


def _names(sources: Iterable[Source]) -> Runs:
    runs: list[Run] = []
    for source in sources:
        runs += [Run(", ")] if runs else []
        runs.append(Run(source.name, "plain", source.tint))
    return tuple(runs)


def _marks(marks: Marks) -> Runs:
    """Return source marks: ``[1=2, 4]``, each in its lineage's tint."""
    runs = [Run(" [", "soft")]
    for place, group in enumerate(marks):
        runs += [Run(", ", "soft")] if place else []
        runs.append(Run(group.text, "mark", group.tint))
    return (*runs, Run("]", "soft")) if marks else ()


def _notes(marks: Marks) -> Runs:
    """Return source marks with their words: ``[2:«about 140»]``."""
    runs: list[Run] = []
    for group in marks:
        runs += [Run(" [", "soft"), Run(group.text, "mark", group.tint), Run(":«", "soft")]
        runs += [Run(_short(group.marks[0].words), "words"), Run("»]", "soft")]
    return tuple(runs)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_NOTE:
        return flat
    return flat[:LONGEST_NOTE].rpartition(" ")[0] + " …"


def _said(text: str) -> Runs:
    return (Run(text),)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
