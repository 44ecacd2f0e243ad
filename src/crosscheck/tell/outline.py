"""The account as a run of blocks: what Markdown, plain text and the terminal set.

The order and the words are chosen once, here; the three of them only dress it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crosscheck.model import Account
from crosscheck.tell.alone_view import OMITTED, alone_blocks, omission_blocks
from crosscheck.tell.blocks import (
    GAP,
    Block,
    Grid,
    Heading,
    Item,
    Paragraph,
    Run,
    Runs,
    count,
    mark_runs,
    member_runs,
    name_runs,
    note_runs,
    said,
    short,
)
from crosscheck.tell.chains import version_views
from crosscheck.tell.changes_outline import changes, revisions
from crosscheck.tell.matrix_view import RowView
from crosscheck.tell.plots import Plot
from crosscheck.tell.sayings import Print, Saying, Speaking
from crosscheck.tell.story_view import FindingView, LinkView, StoryView, story_view
from crosscheck.tell.when import short_text

KINDS = {
    "figure": "Figure",
    "update": "Later figure",
    "place": "Place",
    "certainty": "How surely it is told",
    "name": "Name",
    "time": "Time",
    "speaker": "Speaker",
    "wording": "Quoted words",
    "status": "Whether it happened",
}
VERDICTS = {"reported": "●", "differs": "≠", "not_seen": "·"}


def outline(account: Account) -> Iterator[Block]:
    """Yield the whole account in reading order."""
    if not account.stories:
        yield Paragraph(said("No story was found."))
    for told in account.stories:
        yield from _story(story_view(told))
    yield from _left_out(account)


def _story(view: StoryView) -> Iterator[Block]:
    yield Heading(1, (Run(view.title, "words"),))
    story = view.told.story
    tally = f"{count(story.reports, 'report')}, {count(len(story.lineages), 'independent text')}"
    if view.findings:
        tally += f", {count(len(view.findings), 'difference')}"
    yield Paragraph((Run(f"{view.date}. ", "soft"), Run(tally, "strong")))
    yield from _facts(view)
    for members in view.sources.lineages():
        yield Item(member_runs(members))
    for rest in view.rests:
        yield Paragraph((Run(rest.text), *mark_runs(rest.marks)))
    for sentence in view.said:
        yield Paragraph((Run(f"{sentence}."),))
    yield from changes(view)
    yield from _digest(view)
    yield from _findings(view)
    yield from alone_blocks(view.alone)
    yield from _matrix(view)
    yield from _speakers(view.speakers, view)
    yield from _plots(view.plots)
    yield from _wording(view)
    yield from _timeline(view)
    yield from revisions(view)
    yield from _links(view)


def _facts(view: StoryView) -> Iterator[Block]:
    """Yield one line: "Tuesday 17 March 2026 [1] · Port Elsin [1, 2] · 2 killed [2]"."""
    runs: list[Run] = []
    for fact in view.facts:
        runs += [Run(" · ", "soft")] if runs else []
        runs += [Run(fact.text), *mark_runs(fact.marks)]
        for place, (text, marks) in enumerate(fact.others):
            runs += [Run(", " if place else " (others: ", "soft"), Run(text), *mark_runs(marks)]
        runs += [Run(")", "soft")] if fact.others else []
    if runs:
        yield Paragraph(tuple(runs))


def _digest(view: StoryView) -> Iterator[Block]:
    if view.digest:
        yield Heading(2, said("In their words"))
    for claim in view.digest:
        yield Paragraph((Run(claim.text, "words"), *mark_runs(claim.marks)))
    if view.agreed:
        yield Heading(2, said("What is agreed"))
    total = len(view.sources.lineages())
    for claim in view.agreed:
        support = Run(f"{claim.independent} of {total}  ", "strong")
        word = view.word_of.get(claim.id)
        source = Run(f" all on the word of {word}" if word else "", "given")
        yield Item((support, Run(claim.text, "words"), *mark_runs(claim.marks), source))


def _findings(view: StoryView) -> Iterator[Block]:
    if view.findings:
        yield Heading(2, said("Where they differ"))
    for found in view.findings:
        yield from _finding(found)


def _finding(found: FindingView) -> Iterator[Block]:
    finding = found.finding
    kind = Run(f"{KINDS.get(finding.kind, finding.kind)}: ", "differs")
    yield Heading(3, (kind, Run(finding.about)))
    for side in found.sides:
        value = Run(f"{side.value}: ", "strong")
        yield Item((value, *name_runs(side.sources), *note_runs(side.marks)))
    yield Paragraph((Run(finding.why, "soft"),))


def _matrix(view: StoryView) -> Iterator[Block]:
    if view.matrix or view.only:
        yield Heading(2, said("Who reports what"))
    if view.matrix:
        yield from _grid(view)
    several_texts = len(view.sources.lineages()) > 1
    for one in view.only if several_texts else ():
        yield Heading(3, (Run("Seen only in "), *name_runs(one.members)))
        for claim in one.claims:
            yield Item((Run(claim.text, "words"), *mark_runs(claim.marks)))


def _grid(view: StoryView) -> Iterator[Block]:
    key = "● reports it, ≠ tells it differently, · not seen (not: left out)"
    if view.omits:
        key += f", ○ {OMITTED}"
    yield Paragraph((Run(key, "soft"),))
    header = ("Statement", *(f"{source.letter}{source.number}" for source in view.sources.all))
    yield Grid(header, tuple(_row(row) for row in view.matrix))
    yield from omission_blocks(view.matrix)


def _row(row: RowView) -> tuple[Runs, ...]:
    cells = tuple(
        (Run("○" if c.omitted else VERDICTS[c.verdict], "mark", c.source.tint),) for c in row.cells
    )
    return ((Run(row.claim.text, "words"),), *cells)


def _speakers(speakers: Iterable[Speaking], view: StoryView) -> Iterator[Block]:
    if view.speakers or view.scare:
        yield Heading(2, said("Who said what"))
    for speaking in speakers:
        role = f" ({speaking.role})" if speaking.role else ""
        unnamed = " (unnamed, as described)" if speaking.kind == "unnamed" else ""
        yield Heading(3, (Run(speaking.name), Run(role + unnamed, "soft")))
        for saying in (*speaking.quoted, *speaking.reported):
            yield from _saying(saying)
    if view.scare:
        yield Heading(3, said("In quotation marks, with nobody speaking"))
    for text, marks in view.scare:
        yield Item((Run(f"“{text}”", "words"), *mark_runs(marks)))


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
        return (*runs, *mark_runs(one.marks), Run(f" here given to {one.given_to}", "given"))
    return (*runs, *mark_runs(one.marks))


def _plots(plots: Iterable[Plot]) -> Iterator[Block]:
    for place, plot in enumerate(plots):
        if place == 0:
            yield Heading(2, said("Figures, in order of publication"))
        yield Heading(3, said(plot.about))
        rows = tuple(
            (
                (Run(short_text(dot.source.article), "soft"),),
                name_runs(dot.sources),
                (Run(dot.figure.text, "words"), *mark_runs(dot.marks)),
                (Run(dot.meaning),),
                (Run(dot.figure.said_by or "", "soft"),),
            )
            for dot in plot.dots
        )
        yield Grid(("When", "Report", "As written", "Meaning", "Whose word"), rows)


def _wording(view: StoryView) -> Iterator[Block]:
    if view.wording:
        yield Heading(2, said("What they call it"))
    for naming in view.wording:
        runs = [Run(f"{naming.about}: ", "soft")]
        for place, term in enumerate(naming.terms):
            runs += [Run("; " if place else ""), Run(f"“{term.text}”", "words")]
            runs += [Run(f" (a word that carries judgement: {term.loaded})", "soft")] * bool(
                term.loaded
            )
            runs += [Run(f" {term.times} times", "soft")] if term.times > 1 else []
            runs += mark_runs(term.marks)
        yield Item(tuple(runs))


def _timeline(view: StoryView) -> Iterator[Block]:
    if view.timeline:
        yield Heading(2, said("Timeline"))
    for moment in view.timeline:
        when = Run(f"{moment.when}: ", "strong")
        yield Item((when, Run(moment.text, "words"), *mark_runs(moment.marks)))


def _links(view: StoryView) -> Iterator[Block]:
    yield Heading(2, said("Who copied whom"))
    known = [m for m in view.sources.lineages() if len(m) > 1 or m[0].lineage.origin]
    if not known and not view.links:
        yield Paragraph(said("No report was found to be a copy of another."))
    for members in known:
        origin = members[0].lineage.origin
        text = f"text of {origin}" if origin else "one text, of unknown origin"
        yield Item((Run(f"{members[0].letter} ", "mark", members[0].tint), Run(f"{text}: "),
                    *name_runs(m for m in members if m.newer is None)))  # fmt: skip
        for one in members[0].lineage.evidence:
            yield Item((Run(one.detail or one.signal, "soft"),), 1)
        for version in version_views(members):
            yield Item((Run(version, "soft"),), 1)
    for link in view.links:
        yield Item((Run(link_text(link)),))
    if view.cited:
        yield Heading(2, said("Whom they cite"))
    for cited in view.cited:
        own = f" (report {cited.source.number})" if cited.source else ""
        yield Item((Run(cited.name, "strong"), Run(own, "soft"), *note_runs(cited.marks)))


def link_text(link: LinkView) -> str:
    """Return what a report has from another, in a sentence."""
    share = f"{link.share}% of the shorter text stands in the other"
    if link.versions:
        return (
            f"{link.source.name} has reports {link.source.number} and {link.pickup.number}: {share}"
        )
    if not link.link.directed:
        return f"{link.source.name} and {link.pickup.name} print the same passages: {share}"
    verb = "prints the text of" if link.link.kind == "copy" else "shares passages with"
    return f"{link.pickup.name} {verb} {link.source.name}: {share}"


def _left_out(account: Account) -> Iterator[Block]:
    yield Heading(1, said("What was left out, and why"))
    removed = [(article, one) for article in account.articles for one in article.removed]
    if not account.skipped and not removed:
        yield Paragraph(said("Nothing: every source was read, and no line was removed."))
    for title in account.earlier.untold if account.earlier else ():
        yield Item((Run("Told in the earlier account, and no more: "), Run(title, "strong")))
    for skipped in account.skipped:
        yield Item((Run(skipped.source, "strong"), Run(f": {skipped.reason} ({skipped.stage})")))
    for article, line in removed:
        yield Item(
            (Run(article.source, "strong"), Run(": "), Run(short(line.text), "words"),
             Run(f" ({line.reason})", "soft"))
        )  # fmt: skip
