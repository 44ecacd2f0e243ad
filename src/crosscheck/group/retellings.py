"""Which reports name the day of others of their story: why a late one is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from crosscheck.group.nearest import MOST
from crosscheck.group.terms.days import REACH, where_named
from crosscheck.group.terms.vectors import titled
from crosscheck.model import Article, Evidence
from crosscheck.text.hashes import hashed_words

AT_ONCE = timedelta(days=3)  # what is published so close together needs no such reason
_EPOCH = date(1970, 1, 1)

Named = Mapping[date, tuple[int, int]]


def retellings(articles: Sequence[Article]) -> Iterator[Evidence]:
    """Yield for each report, of a story told over days, a day it names that ties it to others.

    Args:
        articles: the story's reports, in its order.
    """
    days = [article.published.day for article in articles if article.published]
    if not 1 < len(articles) <= MOST or not days or max(days) - min(days) <= AT_ONCE:
        return
    named = [_named(article) for article in articles]
    for place, article in enumerate(articles):
        for day, bounds in named[place].items():
            then = [o for o in articles if o is not article and _published_on(o, day)]
            too = [o for o, days in zip(articles, named, strict=True) if day in days]
            if not _published_on(article, day) and (then or len(too) > 1):
                yield _evidence(article, day, bounds, then, [o for o in too if o is not article])
                break


def _named(article: Article) -> Named:
    """Return the days that a report names, with where they stand in title and text."""
    text = titled(article)
    published = article.published.day if article.published else None
    found = where_named(hashed_words(text), text, published)
    return {_EPOCH + timedelta(days=day): bounds for day, bounds in found.items()}


def _published_on(article: Article, day: date) -> bool:
    """Whether a report is of a day, or of the next."""
    published = article.published
    return published is not None and abs((published.day - day).days) <= REACH


def _evidence(
    article: Article,
    day: date,
    bounds: tuple[int, int],
    then: Sequence[Article],
    too: Sequence[Article],
) -> Evidence:
    start, end = (bound - len(article.title) - 1 for bound in bounds)
    spans = (article.span(start, end),) if start >= 0 else ()
    said = f"when {then[0].source} published" if then else f"as {too[0].source} does"
    others = {other.id for other in (*then, *too)}
    written = titled(article)[slice(*bounds)]
    detail = f"{article.source}: names {written}, {said}"
    return Evidence("day", float(len(others)), detail, spans)
