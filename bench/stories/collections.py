"""Collections of articles with the story each belongs to, as the stage gets them.

Half of each big collection is for tuning and half for the figure. Stories stay whole:

- GVA and BASIL go by the calendar month in which a story's first report appeared: odd months
  tune, even months measure. So each half is as crowded on any day as the whole is, which it
  would not be if stories were drawn (what is hard in GVA is that shootings of one week and
  one town resemble each other), and every year and season is in both.
- ECB+, which has no dates, goes by topic: odd topics tune, even topics measure. A topic's two
  events, which are alike on purpose, are in one half.

Each half is a collection of its own and is grouped alone. The sample coverage, the seeds and
the first ten events of BASIL are too small to halve, and are measured whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from bench import corpora
from crosscheck.clean import clean
from crosscheck.model import Article, day_interval
from crosscheck.read import read
from crosscheck.sample import coverage
from crosscheck.text.tokens import words

BASIL_TOGETHER = 10


class Collection(NamedTuple):
    """Articles, and the story of each in the annotators' eyes.

    Args:
        tuning: whether each article's story is of the half that tunes; empty where the
            collection is not halved.
    """

    name: str
    articles: list[Article]
    stories: list[str]
    tuning: tuple[bool, ...] = ()

    def half(self, *, tuning: bool) -> Collection:
        """Return the half that tunes, or the one that measures."""
        kept = [place for place, tunes in enumerate(self.tuning) if tunes is tuning]
        return Collection(
            f"{self.name}, {'tuning' if tuning else 'measured'}",
            [self.articles[place] for place in kept],
            [self.stories[place] for place in kept],
        )


def collections() -> list[Collection]:
    """Return every collection; ``basil_ten`` is the first ten events by their id."""
    basil = list(corpora.lines("claims/basil_2010_2014"))
    first = sorted({row["event"] for row in basil})[:BASIL_TOGETHER]
    ecbplus = list(corpora.lines("stories/ecbplus"))
    gva = list(corpora.lines("stories/gva_2013_2015"))
    return [
        _collection("seeds", _seeds()),
        _sample(),
        _collection("basil_ten", [row for row in basil if row["event"] in first]),
        _collection("basil", basil, _by_month(basil)),
        _collection("ecbplus", ecbplus, [int(row["topic"]) for row in ecbplus]),
        _collection("gva", gva, _by_month(gva)),
    ]


def _by_month(rows: list[dict[str, Any]]) -> list[int]:
    """Return the calendar month in which each row's story began."""
    begun: dict[str, str] = {}
    for row in rows:
        day, story = row["published"], _story(row)
        begun[story] = min(begun.get(story, day), day)
    return [date.fromisoformat(begun[_story(row)][:10]).month for row in rows]


def _sample() -> Collection:
    """Return the sample coverage that ships, read and cleaned; a folder is an event."""
    cleaned = clean(read([str(coverage())]))
    articles = sorted((a for a in cleaned if isinstance(a, Article)), key=lambda a: a.location)
    return Collection("sample", articles, [a.location.split("/")[-2] for a in articles])


def _seeds() -> list[dict[str, Any]]:
    rows = []
    for path in sorted((corpora.SHARED / "seeds").glob("*.txt")):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        rows.append({"id": path.stem, "title": title, "text": text, "story": "seeds"})
    return rows


def _collection(name: str, rows: list[dict[str, Any]], parts: Sequence[int] = ()) -> Collection:
    """Return a collection; an odd part tunes."""
    tuning = tuple(part % 2 == 1 for part in parts)
    return Collection(name, [article(row) for row in rows], [_story(row) for row in rows], tuning)


def _story(row: dict[str, Any]) -> str:
    found: str = row.get("story") or row["event"]
    return found


def in_time(articles: Iterable[Article]) -> list[Article]:
    """Return articles as a stream brings them: by publication, undated ones last, by id."""
    return sorted(articles, key=_arrival)


def _arrival(one: Article) -> tuple[bool, float, str]:
    return one.published is None, one.published.instant if one.published else 0.0, one.id


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
