"""Grouping in other languages than English, as far as there is something to measure it on.

*As another language*: the English collections, read as a language of which only stop words and
stems are known, for which no counts say how rare a word is. *Chance*: pages of 25
languages, almost all of different events (``extraction/fundus_pages``), put on one day: the share
that stands in a story with another. English is the yardstick: of English pages, and with what
is known of English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from bench import corpora
from bench.compared import Line
from bench.stories.collections import collections
from bench.stories.metrics import b_cubed
from crosscheck.clean.language import language
from crosscheck.group import group
from crosscheck.model import Article, day_interval

DAY = day_interval(date(2026, 1, 1), "given")
LEAST = 300  # characters of a page that is more than a caption
UNKNOWN = 8.29  # the IDF of a word that English news does not hold


def compared() -> Iterator[Line]:
    """Yield English as English and as another language, then chance by language."""
    for collection in collections():
        if collection.name in ("basil", "ecbplus", "gva"):
            half = collection.half(tuning=False)
            yield Line("languages", half.name, "as English", _scores(half.articles, half.stories))
            with _as_another_language():
                figures = _scores(half.articles, half.stories)
            yield Line("languages", half.name, "as another language", figures)
    yield from _chance()


def _scores(articles: list[Article], stories: list[str]) -> dict[str, float]:
    story_of = {a.id: story.id for story in group(articles) for a in story.articles}
    scores = b_cubed([story_of[article.id] for article in articles], stories)
    return dict(zip(("precision", "recall", "f1"), scores, strict=True))


@contextmanager
def _as_another_language() -> Iterator[None]:
    """Let English be read as languages are of whose words nothing is counted."""
    foreign = "crosscheck.group.terms.foreign"
    with (
        patch("crosscheck.group.terms.vectors.language_of", lambda _: "en"),
        patch(f"{foreign}.idf", lambda _: UNKNOWN),
        patch(f"{foreign}.name_share", lambda _: 0.5),
    ):
        yield


def _chance() -> Iterator[Line]:
    articles = list(_pages())
    in_company = Counter(
        _kind(a) for story in group(articles) if len(story.articles) > 1 for a in story.articles
    )
    for kind, count in sorted(Counter(map(_kind, articles)).items()):
        share = in_company[kind] / count
        yield Line("languages", "pages of one day", kind, {"in_company": share})


def _kind(article: Article) -> str:
    return article.language if article.language in ("en", "de") else "others"


def _pages() -> Iterator[Article]:
    for row in corpora.lines("extraction/fundus_pages"):
        text = "\n".join(row["paragraphs"] or ())
        if len(text) >= LEAST:
            title = row["title"] or ""
            yield Article(
                row["id"], row["publisher"], title, text, row["id"], DAY, language=language(text)
            )


if __name__ == "__main__":
    from bench.compared import table

    print(table(compared()))
