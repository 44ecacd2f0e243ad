"""Which report stands behind a claim: numbers for reports, letters for lineages.

Reports are numbered lineage by lineage, so that copies stand side by side: in ``1=2 3``
the first two are one text and count once. Each span that is cited is remembered, since
the page needs a place to go to for every one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_uppercase

from crosscheck.model import Article, Lineage, Span, Story

TINTS = 8
"""Lineage colours there are; the letter tells lineages apart where they run out."""


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it is cited.

    Args:
        number: its number in the story, from 1.
        letter: its lineage's letter.
        tint: its lineage's colour.
        newer: the number of the version that stands for its article, if it is an older one.
    """

    number: int
    letter: str
    tint: int
    article: Article
    lineage: Lineage
    newer: int | None = None

    @property
    def name(self) -> str:
        """The outlet."""
        return self.article.source

    @property
    def relation(self) -> str:
        """What an older version is to the newer one, in words; "" for any other report."""
        if self.newer is None:
            return ""
        earlier = any(v.earlier for v in self.lineage.versions if v.article == self.article.id)
        return f"{'earlier version of' if earlier else 'same article as'} {self.newer}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One citation: a report and a span in it.

    Args:
        label: the report's number, with a letter from its second span on (``2b``).
    """

    label: str
    source: Source
    span: Span

    @property
    def anchor(self) -> str:
        """The id of the words on the page."""
        return f"w-{self.span.article}-{self.span.start}-{self.span.end}"

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.span.of(self.source.article.text)


@dataclass(frozen=True, slots=True)
class Group:
    """Citations of one lineage: they count once."""

    letter: str
    tint: int
    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """The labels: reports joined by ``=``, places in one report by ``,``."""
        joined = self.marks[0].label
        for before, mark in pairwise(self.marks):
            joined += ("," if mark.source is before.source else "=") + mark.label
        return joined


Marks = tuple[Group, ...]


class Sources:
    """The reports of a story, numbered."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.all = tuple(_numbered(story))
        self.cited: dict[str, set[Span]] = {source.article.id: set() for source in self.all}
        self._by_id = {source.article.id: source for source in self.all}

    def of(self, article_id: str) -> Source:
        """Return the source of an article's id.

        Raises:
            KeyError: the story does not hold it.
        """
        return self._by_id[article_id]

    def marks(self, spans: Iterable[Span]) -> Marks:
        """Return citations of spans, by lineage, each span once."""
        by_source: dict[str, list[Span]] = {}
        for span in dict.fromkeys(spans):
            by_source.setdefault(span.article, []).append(span)
            self.cited[span.article].add(span)
        groups: dict[str, list[Mark]] = {}
        for article_id in sorted(by_source, key=lambda key: self.of(key).number):
            source = self.of(article_id)
            groups.setdefault(source.letter, []).extend(_labelled(source, by_source[article_id]))
        return tuple(
            Group(letter, marks[0].source.tint, tuple(marks)) for letter, marks in groups.items()
        )

    def lineages(self) -> list[tuple[Source, ...]]:
        """Return the sources lineage by lineage."""
        grouped: dict[str, list[Source]] = {}
        for source in self.all:
            grouped.setdefault(source.letter, []).append(source)
        return [tuple(members) for members in grouped.values()]


def mark_text(marks: Marks) -> str:
    """Return citations in plain characters: ``[1=2, 4]``."""
    return "[" + ", ".join(group.text for group in marks) + "]"


def _numbered(story: Story) -> Iterable[Source]:
    order = {article.id: place for place, article in enumerate(story.articles)}
    lineages = sorted(story.lineages, key=lambda lin: min(order[key] for key in lin.articles))
    numbers: dict[str, int] = {}
    for place, lineage in enumerate(lineages):
        newer = {version.article: version.of for version in lineage.versions}
        for article_id in _ordered(lineage):
            numbers[article_id] = len(numbers) + 1
            article, of = story.articles[order[article_id]], newer.get(article_id)
            yield Source(
                numbers[article_id],
                _letter(place),
                place % TINTS,
                article,
                lineage,
                numbers[of] if of else None,
            )


def _ordered(lineage: Lineage) -> list[str]:
    """Return a lineage's articles, each followed by its older versions."""
    older = {version.article: version.of for version in lineage.versions}
    return [
        key
        for first in lineage.articles
        if first not in older
        for key in (first, *(old for old in lineage.articles if older.get(old) == first))
    ]


def _letter(place: int) -> str:
    """Return A to Z, then AA, AB, and so on."""
    size = len(ascii_uppercase)
    ahead = _letter(place // size - 1) if place >= size else ""
    return ahead + ascii_uppercase[place % size]


def _labelled(source: Source, spans: list[Span]) -> Iterable[Mark]:
    for place, span in enumerate(spans):
        label = str(source.number) + ("" if place == 0 else _letter(place).lower())
        yield Mark(label, source, span)
