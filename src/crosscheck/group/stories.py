"""Articles in, stories out: near-copies first, then reports of one event.

Lineages come first, so that ten pickups of one agency text do not outweigh two reports
in their own words: each lineage takes part once, through its longest report and with the
time at which it first appeared. `crosscheck.group.grouper` finds the stories; here a pile is
put in order before, and told afterwards.

One setting serves every collection; it was chosen on ECB+ (undated), GVA and BASIL
(dated) together, and measured by ``bench/stories``.
"""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.group.corrections import Corrections
from crosscheck.group.grouper import Grouper
from crosscheck.model import Article, Story
from crosscheck.settings import GroupSettings


def group(
    articles: Iterable[Article],
    settings: GroupSettings = GroupSettings(),
    corrections: Corrections = Corrections(),
) -> list[Story]:
    """Return the stories that the articles tell, by the day they stand for, then by id.

    Every article is in exactly one story; a report of its own event is a story of one.
    The order in which the articles come does not matter. Of several articles with one
    id the one that sorts first by location is kept.
    """
    by_id: dict[str, Article] = {}
    for article in sorted(articles, key=lambda a: (a.id, a.location)):
        by_id.setdefault(article.id, article)
    grouper = Grouper(settings, corrections.following(by_id.values()))
    grouper.extend(sorted(by_id.values(), key=_arrival))
    return grouper.stories()


def _arrival(article: Article) -> tuple[bool, float, str]:
    published = article.published
    return published is None, published.instant if published else 0.0, article.id
