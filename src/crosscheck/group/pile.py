"""The pile: articles in a fixed order, read once for all that grouping asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from crosscheck.group.copies import Hashes, distinct, unquoted_shingles, without_standing_text
from crosscheck.group.vectors import Vector, Vectors
from crosscheck.model import Article
from crosscheck.text.tokens import words

DAY_SECONDS = 86_400


@dataclass
class Pile:
    """Articles in order of id, each id once, with what is read off them.

    Args:
        runs: the hash of each run of words, in the text's order; 0 in quotations.
    """

    articles: Sequence[Article]
    vectors: Sequence[Vector]
    runs: Sequence[Hashes]

    @cached_property
    def sets(self) -> list[Hashes]:
        """Each article's distinct shingles, without quotations and standing text."""
        outlets = [article.source for article in self.articles]
        return without_standing_text([distinct(r) for r in self.runs], outlets, self.vectors)

    def day(self, place: int) -> float | None:
        """Return when an article was published, in days since 1970."""
        published = self.articles[place].published
        return published.instant / DAY_SECONDS if published else None

    def order(self, place: int) -> tuple[bool, float, str]:
        """Return what sorts articles by publication, undated ones last, then by id."""
        day = self.day(place)
        return day is None, day or 0.0, self.articles[place].id


def pile(articles: Iterable[Article]) -> Pile:
    """Read a pile. Of articles with one id the one that sorts first by location stays."""
    by_id: dict[str, Article] = {}
    for article in sorted(articles, key=lambda a: (a.id, a.location)):
        by_id.setdefault(article.id, article)
    vectors, runs = Vectors(), []
    for article in by_id.values():
        body = words(article.text)
        vectors.add(article, body)
        runs.append(unquoted_shingles(article.text, body))
    return Pile(tuple(by_id.values()), vectors.finish(), runs)
