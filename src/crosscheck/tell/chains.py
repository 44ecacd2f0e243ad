"""What stands behind the reports: versions of one article, and the outlets they cite.

Independent wording is not yet independent evidence. Where reports say themselves whom they have
a thing from, that is shown: outlet by outlet, with the words; texts that have their news from
one outlet, beside the count of texts; and statements that are told on one outlet's word alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crosscheck.model import Cite, Span, StoryAccount
from crosscheck.tell.matrix_view import Claim
from crosscheck.tell.sources import Marks, Source, Sources


@dataclass(frozen=True, slots=True)
class CitedView:
    """An outlet that reports cite.

    Args:
        source: its own report in the story, if there is one.
        marks: the words that name it.
    """

    name: str
    source: Source | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class RestView:
    """Texts that have their news from one outlet, as they say themselves.

    Args:
        citing: a report of each text that says so.
        own: the outlet's own report, if it is a text of its own in the story.
        marks: the words that say so.
    """

    name: str
    citing: tuple[Source, ...]
    own: Source | None
    marks: Marks

    @property
    def text(self) -> str:
        """It in a sentence, but for the marks."""
        letters = [source.letter for source in self.citing]
        named = " and ".join((*([", ".join(letters[:-1])] if letters[1:] else []), letters[-1]))
        verb, whose = ("each name", "their") if letters[1:] else ("names", "its")
        own = f" ({self.own.letter})" if self.own else ""
        count = len(letters) + (self.own is not None)
        return (
            f"{named} {verb} {self.name}{own} as where {whose} news is from: {count} independent"
            f" texts, but not {count} witnesses"
        )


def version_views(members: Iterable[Source]) -> Iterator[str]:
    """Yield in a sentence each report of a lineage that is a version of another, and why."""
    for source in members:
        for version in source.lineage.versions:
            if version.article == source.article.id:
                why = "; ".join(each.detail for each in version.evidence)
                article = "an" if version.earlier else "the"
                yield f"{source.number} is {article} {source.relation} ({why})"


def cited(told: StoryAccount, sources: Sources) -> tuple[CitedView, ...]:
    """Return the outlets that the story's reports cite, those of most texts first."""
    by_name: dict[str, list[Cite]] = {}
    for cite in told.story.cites:
        by_name.setdefault(cite.name, []).append(cite)
    views = [
        CitedView(name, _report(cites, sources), sources.marks(c.span for c in cites))
        for name, cites in by_name.items()
    ]
    return tuple(sorted(views, key=lambda view: (-len(view.marks), view.name)))


def _report(cites: list[Cite], sources: Sources) -> Source | None:
    return next((sources.of(cite.to) for cite in cites if cite.to), None)


def rests(told: StoryAccount, sources: Sources) -> tuple[RestView, ...]:
    """Return the outlets that two texts or more have their news from."""
    story = told.story
    found = []
    for name, lineages in story.rests():
        cites = [cite for cite in story.cites if cite.name == name and cite.leads]
        own = _report(cites, sources)
        texts = [members[0] for members in sources.lineages() if members[0].lineage.id in lineages]
        citing = tuple(one for one in texts if own is None or one.letter != own.letter)
        found.append(RestView(name, citing, own, sources.marks(cite.span for cite in cites)))
    return tuple(found)


def words_of(claims: Iterable[Claim], told: StoryAccount) -> dict[str, str]:
    """Return the outlet on whose word alone claims are told, by the claim's id."""
    found = {}
    for claim in claims:
        spans = [mark.span for group in claim.marks for mark in group.marks]
        name = on_the_word_of(spans, told)
        if name:
            found[claim.id] = name
    return found


def on_the_word_of(spans: Iterable[Span], told: StoryAccount) -> str | None:
    """Return the one outlet on whose word all texts tell a statement; None if not all do.

    A text tells it on an outlet's word where it cites the outlet in the same sentence, or
    holds the outlet's own report.
    """
    story = told.story
    by_lineage: dict[str, set[str]] = {}
    for span in spans:
        names = by_lineage.setdefault(story.lineage_of(span.article).id, set())
        names.update(_cited_with(span, told))
    own = {c.name: story.lineage_of(c.to).id for c in story.cites if c.to}
    for name in sorted(set().union(*by_lineage.values())):
        texts = [name in names or own.get(name) == key for key, names in by_lineage.items()]
        if len(texts) > 1 and all(texts):
            return name
    return None


def _cited_with(span: Span, told: StoryAccount) -> Iterator[str]:
    """Yield the outlets cited in the sentences that a span touches."""
    cites = [cite for cite in told.story.cites if cite.article == span.article]
    if cites:
        sentences = told.alignment.of(span.article).sentences
        touched = [s.span for s in sentences if s.span.overlaps(span)] or [span]
        yield from (c.name for c in cites if any(c.span.overlaps(one) for one in touched))
