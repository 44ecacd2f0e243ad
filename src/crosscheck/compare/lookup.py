"""Finding one's way in an alignment: what stands at a place, and who is independent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeVar

from crosscheck.model import (
    Alignment,
    Annotations,
    Entity,
    Evidence,
    Figure,
    Finding,
    FindingKind,
    Mention,
    Quote,
    Side,
    Span,
    Speaker,
    Time,
    content_id,
)

Item = TypeVar("Item", Figure, Mention, Quote, Time)


class Lookup:
    """An alignment, indexed by place."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.story = alignment.story
        self.of = {a.article.id: a for a in alignment.annotations}
        self.article = {a.id: a for a in alignment.story.articles}
        self.lineage = {
            article: lineage.id for lineage in self.story.lineages for article in lineage.articles
        }
        self.quotes = {q.id: q for a in alignment.annotations for q in a.quotes}
        self.quote_at = {quote.span: quote for quote in self.quotes.values()}
        self.entity_at: dict[Span, Entity] = {
            mention.span: entity for entity in alignment.entities for mention in entity.mentions
        }
        self._entity_by_id = {entity.id: entity for entity in alignment.entities}
        self._by_name: dict[tuple[str, str], Entity] = {}
        for entity in alignment.entities:
            for mention in entity.mentions:
                self._by_name.setdefault((mention.span.article, mention.name), entity)

    def text(self, span: Span) -> str:
        """Return the words that a span covers."""
        return span.of(self.article[span.article].text)

    def independent(self, articles: Iterable[str]) -> int:
        """Count the lineages among articles."""
        return len({self.lineage.get(article, article) for article in articles})

    def entity(self, entity_id: str) -> Entity:
        """Return an entity by id."""
        return self._entity_by_id[entity_id]

    def find_entity(self, key: str) -> Entity | None:
        """Return an entity by id; None where the key is no entity's."""
        return self._entity_by_id.get(key)

    def named(self, article: str, name: str) -> Entity | None:
        """Return the entity that a full name stands for in one article."""
        return self._by_name.get((article, name))

    def spoken_by(self, speaker: Speaker) -> Entity | None:
        """Return the entity that speaks: by the full name it was resolved to, else as written."""
        found = self.named(speaker.span.article, speaker.name) if speaker.name else None
        if found:
            return found
        named = [self.entity_at.get(m.span) for m in self.mentions_in(speaker.span)]
        people = [e for e in named if e and e.kind == speaker.kind]
        return people[0] if len(people) == 1 else None

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the names that stand wholly inside a span."""
        return within(self.of[span.article].mentions, span)

    def entities_in(self, span: Span) -> frozenset[str]:
        """Return the ids of the entities named inside a span."""
        found = (self.entity_at.get(m.span) for m in self.mentions_in(span))
        return frozenset(entity.id for entity in found if entity)

    def times_in(self, span: Span) -> tuple[Time, ...]:
        """Return the times that stand wholly inside a span."""
        return within(self.of[span.article].times, span)

    def finding(
        self,
        kind: FindingKind,
        about: str,
        sides: Iterable[Side],
        why: str,
        evidence: tuple[Evidence, ...] = (),
    ) -> Finding:
        """Return a finding with its sides in order: most lineages first."""
        ordered = tuple(sorted(sides, key=self._weight))
        key = [(side.value, side.spans) for side in ordered]
        return Finding(
            content_id(self.story.id, kind, about, key), kind, about, ordered, why, evidence
        )

    def _weight(self, side: Side) -> tuple[int, int, str]:
        articles = {span.article for span in side.spans}
        return (-self.independent(articles), -len(articles), side.value)


def within(items: tuple[Item, ...], span: Span) -> tuple[Item, ...]:
    """Return the items, sorted by their start, that stand wholly inside a span."""
    start = bisect_left(items, span.start, key=lambda item: item.span.start)
    found = []
    for item in items[start:]:
        if item.span.start >= span.end:
            break
        if item.span.end <= span.end:
            found.append(item)
    return tuple(found)


def annotated(lookup: Lookup) -> tuple[Annotations, ...]:
    """Return the annotations in the story's order of articles."""
    return tuple(lookup.of[article.id] for article in lookup.story.articles)
