"""Collections of articles with the story each belongs to, as the stage gets them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from bench import corpora
from crosscheck.model import Article, day_interval
from crosscheck.text.tokens import words

BASIL_TOGETHER = 10


class Collection(NamedTuple):
    """Articles, and the story of each in the annotators' eyes."""

    name: str
    articles: list[Article]
    stories: list[str]


def collections() -> list[Collection]:
    """Return every collection; ``basil_ten`` is the first ten events by their id."""
    basil = list(corpora.lines("claims/basil_2010_2014"))
    first = sorted({row["event"] for row in basil})[:BASIL_TOGETHER]
    return [
        _collection("seeds", _seeds()),
        _collection("basil_ten", [row for row in basil if row["event"] in first]),
        _collection("basil", basil),
        _collection("ecbplus", list(corpora.lines("stories/ecbplus"))),
        _collection("gva", list(corpora.lines("stories/gva_2013_2015"))),
    ]


def _seeds() -> list[dict[str, Any]]:
    rows = []
    for path in sorted((corpora.SHARED / "seeds").glob("*.txt")):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        rows.append({"id": path.stem, "title": title, "text": text, "story": "seeds"})
    return rows


def _collection(name: str, rows: list[dict[str, Any]]) -> Collection:
    stories = [row.get("story") or row["event"] for row in rows]
    return Collection(name, [article(row) for row in rows], stories)


def article(row: dict[str, Any]) -> Article:
    """Return a row of an annotated set as the stage gets it."""
    day = row.get("published")
    return Article(
        row["id"],
        row.get("outlet") or row["id"],
        row.get("title") or "",
        row["text"],
        row["id"],
        day_interval(date.fromisoformat(day[:10]), "given") if day else None,
    )


def headline(article: Article) -> set[str]:
    """Return the words of a title; of the first line where there is none."""
    return {w.text.lower() for w in words(article.title or article.text.split("\n")[0])}
