"""What a story's rendering shows, in reading order and in no format yet.

The page, Markdown, plain text and the terminal all walk this; none of them chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crosscheck.model import (
    Fact,
    Finding,
    Happening,
    Link,
    Naming,
    Sentence,
    Span,
    StoryAccount,
)
from crosscheck.tell.alone_view import AloneView, alone_views
from crosscheck.tell.chains import CitedView, RestView, cited, rests, words_of
from crosscheck.tell.changes_view import (
    ChangesView,
    RevisionView,
    changes_views,
    revision_views,
    unchanged_text,
)
from crosscheck.tell.matrix_view import (
    Claim,
    Only,
    RowView,
    Strip,
    only,
    row_views,
    several,
    strips,
)
from crosscheck.tell.plots import Plot, plots
from crosscheck.tell.prints import Piece, marked
from crosscheck.tell.sayings import Speaking, sayings, scare_quotes
from crosscheck.tell.sources import Marks, Source, Sources
from crosscheck.tell.when import fact_text, happening_text, story_date

CONTEXT = 110
"""Characters of a sentence shown on either side of cited words."""
_BY_WORDS = ("wording", "name")
"""Findings whose sides differ in single words."""


@dataclass(frozen=True, slots=True)
class Context:
    """Cited words inside their sentence."""

    source: Source
    before: str
    words: str
    after: str
    marks: Marks

    @property
    def whole(self) -> bool:
        """Whether the words are all of their sentence, but for its quotation marks."""
        return not (self.before + self.after).strip("“”\"'‘’ .,")


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a finding: its value, who gives it, and their words.

    Args:
        pieces: the value, cut where another side's has other words.
    """

    value: str
    pieces: tuple[Piece, ...]
    marks: Marks
    sources: tuple[Source, ...]
    lineages: int
    contexts: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A difference, its sides, and why it is one."""

    finding: Finding
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact in words, who tells it, and what others tell instead."""

    kind: str
    text: str
    marks: Marks
    others: tuple[tuple[str, Marks], ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """What some reports call something: a mark a report, and how often they do so."""

    text: str
    marks: Marks
    times: int
    loaded: str | None = None


@dataclass(frozen=True, slots=True)
class NamingView:
    """What the reports call one thing."""

    about: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class MomentView:
    """An entry of the timeline."""

    when: str
    text: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class LinkView:
    """What a report has from another."""

    link: Link
    source: Source
    pickup: Source
    share: int
    passages: tuple[tuple[Marks, Marks], ...]

    @property
    def versions(self) -> bool:
        """Whether both are versions of one article."""
        shown = {source.newer or source.number for source in (self.source, self.pickup)}
        return len(shown) == 1


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story, ready to be set."""

    told: StoryAccount
    sources: Sources
    title_source: Source | None
    date: str
    facts: tuple[FactView, ...]
    digest: tuple[Claim, ...]
    agreed: tuple[Claim, ...]
    findings: tuple[FindingView, ...]
    matrix: tuple[RowView, ...]
    only: tuple[Only, ...]
    alone: tuple[AloneView, ...]
    strips: tuple[Strip, ...]
    speakers: tuple[Speaking, ...]
    scare: tuple[tuple[str, Marks], ...]
    plots: tuple[Plot, ...]
    wording: tuple[NamingView, ...]
    timeline: tuple[MomentView, ...]
    again: str  # what is said where nothing changed since the earlier account; "" without one
    changes: tuple[ChangesView, ...]
    revisions: tuple[RevisionView, ...]
    links: tuple[LinkView, ...]
    cited: tuple[CitedView, ...]
    rests: tuple[RestView, ...]
    said: tuple[str, ...]  # by people, of which reports are of one event
    word_of: Mapping[str, str]

    @property
    def id(self) -> str:
        """The story's id."""
        return self.told.story.id

    @property
    def title(self) -> str:
        """The headline it goes by."""
        return self.told.story.title

    @property
    def judges(self) -> bool:
        """Whether a word of its wording carries judgement."""
        return any(term.loaded for naming in self.wording for term in naming.terms)

    @property
    def omits(self) -> bool:
        """Whether a cell of its matrix says that a whole and later text does not hold it."""
        return any(cell.omitted for row in self.matrix for cell in row.cells)


def story_view(told: StoryAccount) -> StoryView:
    """Return a story as it is shown."""
    story = told.story
    sources = Sources(story)
    titled = [source for source in sources.all if source.article.title == story.title]
    links = [link for lineage in story.lineages for link in lineage.links]
    rows = row_views(told.comparison.matrix, sources)
    agreed = tuple(row.claim for row in rows if row.claim.independent > 1)
    return StoryView(
        told=told,
        sources=sources,
        title_source=titled[0] if titled else None,
        date=story_date(story),
        facts=tuple(_fact(fact, sources) for fact in told.comparison.facts),
        digest=tuple(
            Claim(f"digest-{n}", one.text, sources.marks(one.spans), one.independent)
            for n, one in enumerate(told.digest, 1)
        ),
        agreed=agreed,
        findings=tuple(_finding(f, told, sources) for f in told.comparison.findings),
        matrix=several(rows),
        only=only(rows, sources),
        alone=alone_views(told, sources),
        strips=strips(rows, sources),
        speakers=sayings(told, sources),
        scare=scare_quotes(told, sources),
        plots=plots(told, sources),
        wording=tuple(_naming(naming, sources) for naming in told.comparison.wording),
        timeline=tuple(_moment(happening, sources) for happening in told.timeline),
        again=unchanged_text(told),
        changes=changes_views(told, sources),
        revisions=revision_views(told, sources),
        links=tuple(_link(link, sources) for link in (*links, *story.shared)),
        cited=cited(told, sources),
        rests=rests(told, sources),
        said=tuple(
            one.detail[:1].upper() + one.detail[1:]
            for one in story.evidence
            if one.signal == "people"
        ),
        word_of=words_of(agreed, told),
    )


def _fact(fact: Fact, sources: Sources) -> FactView:
    others = ((fact_text(fact.kind, one.value), sources.marks(one.spans)) for one in fact.others)
    text = fact_text(fact.kind, fact.value)
    return FactView(fact.kind, text, sources.marks(fact.spans), tuple(others))


def _finding(finding: Finding, told: StoryAccount, sources: Sources) -> FindingView:
    values = [side.value for side in finding.sides]
    cut = marked(values) if finding.kind in _BY_WORDS else [(Piece(value),) for value in values]
    sides = []
    for side, pieces in zip(finding.sides, cut, strict=True):
        marks = sources.marks(side.spans)
        found = tuple(dict.fromkeys(mark.source for group in marks for mark in group.marks))
        firsts = [group.marks[0].span for group in marks]
        contexts = tuple(_context(span, told, sources) for span in firsts)
        sides.append(SideView(side.value, pieces, marks, found, len(marks), contexts))
    return FindingView(finding, tuple(sides))


def _context(span: Span, told: StoryAccount, sources: Sources) -> Context:
    source = sources.of(span.article)
    text = source.article.text
    start, end = _around(span, told.alignment.of(span.article).sentences, text)
    cut_start, cut_end = max(start, span.start - CONTEXT), min(end, span.end + CONTEXT)
    before, after = text[cut_start : span.start], text[span.end : cut_end]
    if cut_start > start:
        before = "… " + before.partition(" ")[2]
    if cut_end < end:
        after = after.rpartition(" ")[0] + " …"
    return Context(source, before, span.of(text), after, sources.marks([span]))


def _around(span: Span, sentences: Iterable[Sentence], text: str) -> tuple[int, int]:
    """Return the bounds of the sentences a span touches; its paragraph's if there are none."""
    touched = [s.span for s in sentences if s.span.overlaps(span)]
    if touched:
        start, end = min(s.start for s in touched), max(s.end for s in touched)
        return min(start, span.start), max(end, span.end)
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end


def _naming(naming: Naming, sources: Sources) -> NamingView:
    terms = []
    for term in naming.terms:
        firsts = {span.article: span for span in reversed(term.spans)}
        marks = sources.marks(firsts.values())
        terms.append(TermView(term.text, marks, len(term.spans), term.loaded))
    return NamingView(naming.about, tuple(terms))


def _moment(happening: Happening, sources: Sources) -> MomentView:
    when = happening_text(happening)
    return MomentView(when, happening.text, sources.marks(happening.spans))


def _link(link: Link, sources: Sources) -> LinkView:
    passages = tuple((sources.marks([one]), sources.marks([other])) for one, other in link.passages)
    share = round(100 * link.containment)
    return LinkView(link, sources.of(link.source), sources.of(link.pickup), share, passages)
