"""A story as it is told: its reports in order, its lineages, and why they belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck.group.copies.check import Overlap
from crosscheck.group.copies.kin import Kin
from crosscheck.group.lineages.cited import cites, pile
from crosscheck.group.lineages.lineage import Lineages
from crosscheck.group.lineages.versions import Pairing, pairings
from crosscheck.group.nearest import nearest
from crosscheck.group.reasons import day_of, reasons, title_of
from crosscheck.group.reports import Reports
from crosscheck.group.retellings import retellings
from crosscheck.group.said import Said
from crosscheck.group.terms.vocabulary import Vocabulary
from crosscheck.model import Article, Cite, Lineage, Story
from crosscheck.settings import GroupSettings


class Stories:
    """Tells stories of the reports at hand."""

    def __init__(
        self,
        reports: Reports,
        kin: Kin,
        said: Said,
        vocabulary: Vocabulary,
        settings: GroupSettings,
    ) -> None:
        self._reports, self._kin, self._said = reports, kin, said
        self._vocabulary = vocabulary
        self._lineages = Lineages(reports, kin, settings)

    def tell(self, key: str, families: Sequence[Sequence[int]], similarity: float) -> Story:
        """Return a story.

        Args:
            key: its id.
            families: the places of its reports, those of one text together.
            similarity: mean similarity of its lineages.
        """
        reports = self._reports
        places = sorted((p for family in families for p in family), key=reports.order)
        pairs = self._kin.overlaps(sorted(places)) if len(places) > 1 else []
        versions = tuple(pairings(places, reports.article, pairs)) if len(places) > 1 else ()
        families = self._lineages.joined(families, pairs, versions)
        articles = tuple(reports.article(place) for place in places)
        family_of = {place: number for number, family in enumerate(families) for place in family}
        between = [pair for pair in pairs if family_of[pair.one] != family_of[pair.other]]
        lineages = [self._lineage(family, pairs, versions) for family in families]
        rank = {article.id: number for number, article in enumerate(articles)}
        lineages.sort(key=lambda lineage: min(rank[key] for key in lineage.articles))
        return Story(
            key,
            title_of(_newest(places, articles, lineages), reports),
            articles,
            tuple(lineages),
            day_of(articles, lineages),
            tuple(self._lineages.link(overlap) for overlap in between),
            (
                *self._said.of_story(places),
                *reasons(places, reports, self._vocabulary, similarity),
                *retellings(articles),
                *nearest(places, family_of, reports),
            ),
            tuple(_cited(articles, lineages)),
        )

    def _lineage(
        self, family: Sequence[int], pairs: Sequence[Overlap], versions: Sequence[Pairing]
    ) -> Lineage:
        lineage = self._lineages.lineage(family, pairs, versions)
        said = self._said.of_lineage(lineage)
        return replace(lineage, evidence=(*lineage.evidence, *said)) if said else lineage


def _cited(articles: Sequence[Article], lineages: Sequence[Lineage]) -> Iterator[Cite]:
    """Yield what reports say that they have from others; one that stands alone is not asked."""
    older = {version.article for lineage in lineages for version in lineage.versions}
    outlets = pile(article for article in articles if article.id not in older)
    for article in articles if len(articles) > 1 else ():
        yield from cites(article, outlets)


def _newest(
    places: Sequence[int], articles: Sequence[Article], lineages: Sequence[Lineage]
) -> list[int]:
    """Return the reports without those of which a newer version is there."""
    older = {v.article for lineage in lineages for v in lineage.versions}
    return [p for p, a in zip(places, articles, strict=True) if a.id not in older]
