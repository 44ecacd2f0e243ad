"""Stories as annotated sets hold them: each row a report, each report its own lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from bench import corpora
from crosscheck.model import Article, Lineage, Story, content_id, day_interval


def story_of(rows: Iterable[dict[str, Any]]) -> Story:
    """Return a story of a set's rows, each article its own lineage."""
    articles = tuple(_article(row) for row in rows)
    lineages = tuple(Lineage(content_id("lineage", a.id), (a.id,)) for a in articles)
    dated = (a.published for a in articles if a.published)
    key = content_id(*(a.id for a in articles))
    return Story(key, articles[0].title, articles, lineages, next(dated, None))


def _article(row: dict[str, Any]) -> Article:
    published = row["published"] and day_interval(
        date.fromisoformat(row["published"][:10]), "given"
    )
    title, outlet = row["title"] or "", row["outlet"] or row["id"]
    return Article(row["id"], outlet, title, row["text"], row["id"], published or None)


def stories(name: str, field: str) -> Iterator[Story]:
    """Yield the stories of a set, in order of their name."""
    grouped = defaultdict(list)
    for row in corpora.lines(name):
        grouped[row[field]].append(row)
    for key in sorted(grouped):
        yield story_of(grouped[key])
