"""Articles in, stories out: near-copies first, then reports of one event.

Lineages come first, so that ten pickups of one agency text do not outweigh two reports
in their own words: each lineage takes part once, through its longest report and with the
time at which it first appeared. Stories are average-link clusters of the lineages.

One setting serves every collection; it was chosen on ECB+ (undated), GVA and BASIL
(dated) together, and measured by ``bench/stories``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosscheck.group.lineage import Kinship
from crosscheck.group.linkage import Edge, average_link
from crosscheck.group.pile import Pile, pile
from crosscheck.group.reasons import day_of, reasons, title_of
from crosscheck.group.similarity import similarities
from crosscheck.model import Article, Story, content_id
from crosscheck.settings import GroupSettings


def group(articles: Iterable[Article], settings: GroupSettings = GroupSettings()) -> list[Story]:
    """Return the stories that the articles tell, by the day they stand for, then by id.

    Every article is in exactly one story; a report of its own event is a story of one.
    The order in which the articles come does not matter. Of several articles with one
    id the one that sorts first by location is kept.
    """
    heap = pile(articles)
    kinship = Kinship(heap, settings)
    families = kinship.members
    edges = similarities(
        [heap.vectors[kinship.representative(family)] for family in families],
        [kinship.day(family) for family in families],
        settings,
    )
    clusters = average_link(len(families), edges, settings.threshold)
    nearness = _nearness(clusters, edges)
    stories = [
        _story(heap, kinship, [families[f] for f in cluster], near)
        for cluster, near in zip(clusters, nearness, strict=True)
    ]
    return sorted(stories, key=_order)


def _nearness(clusters: Sequence[Sequence[int]], edges: Iterable[Edge]) -> list[float]:
    """Return each cluster's mean similarity."""
    of = {node: place for place, cluster in enumerate(clusters) for node in cluster}
    sums = [0.0] * len(clusters)
    for one, other, similarity in edges:
        if of[one] == of[other]:
            sums[of[one]] += similarity
    pairs = (len(cluster) * (len(cluster) - 1) / 2 for cluster in clusters)
    return [total / max(1.0, count) for total, count in zip(sums, pairs, strict=True)]


def _story(
    heap: Pile, kinship: Kinship, families: Sequence[Sequence[int]], similarity: float
) -> Story:
    pairs = kinship.pairs(sorted(place for family in families for place in family))
    families = kinship.joined(families, pairs)
    places = sorted((place for family in families for place in family), key=heap.order)
    articles = tuple(heap.articles[place] for place in places)
    vectors = [heap.vectors[place] for place in places]
    family_of = {place: number for number, family in enumerate(families) for place in family}
    between = [pair for pair in pairs if family_of[pair.one] != family_of[pair.other]]
    lineages = [kinship.lineage(family, pairs) for family in families]
    rank = {article.id: number for number, article in enumerate(articles)}
    lineages.sort(key=lambda lineage: min(rank[key] for key in lineage.articles))
    return Story(
        content_id("story", *sorted(article.id for article in articles)),
        title_of(articles, vectors),
        articles,
        tuple(lineages),
        day_of(articles, lineages),
        tuple(kinship.link(overlap) for overlap in between),
        reasons(articles, vectors, similarity),
    )


def _order(story: Story) -> tuple[bool, float, str]:
    published = story.published
    return published is None, published.instant if published else 0.0, story.id
