"""Who is named as the speaker of quotations: BASIL, which nothing here was tuned on.

BASIL marks slanted passages in news and says of those in quotations who speaks. A quotation is
*found* where a direct or partial quote overlaps the passage. Of its speakers those count that
are one named person or body whose last name the article holds; ours is *right* where that
last name is in the name we give. For a spokesman BASIL often names the body ("Tea_Party").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from bench import corpora
from bench.compared import Line
from crosscheck.model import Article, Quote, content_id

Bounds = tuple[int, int]
Named = tuple[Bounds, str]
System = Callable[[Article], list[Named]]
_SEVERAL = ("Lawmakers", "Democrats", "Republicans", "Catholics")


def by_us(read: Callable[[Article], list[Quote]]) -> System:
    """Return our direct and partial quotes, each with its speaker's name or nothing."""

    def system(article: Article) -> list[Named]:
        return [
            ((q.span.start, q.span.end), (q.speaker.name or q.speaker.text) if q.speaker else "")
            for q in read(article)
            if q.kind != "indirect"
        ]

    return system


def by_peer(read: Callable[[Article], list[Any]]) -> System:
    """Return the same of a peer that tells spans only."""

    def system(article: Article) -> list[Named]:
        return [
            (q.content, article.text[slice(*q.source)] if q.source else "") for q in read(article)
        ]

    return system


def compared(
    ours: Callable[[Article], list[Quote]], peer: Callable[[Article], list[Any]]
) -> Iterator[Line]:
    """Yield our line and the regular expression's."""
    for reader, system in (("ours", by_us(ours)), ("regular expression", by_peer(peer))):
        yield Line("quoted speakers", "basil_2010_2014", reader, score(system))


def score(system: System) -> dict[str, float]:
    """Return the share of quotations found, and of named speakers that are right."""
    counts: Counter[str] = Counter()
    for row in corpora.lines("claims/basil_2010_2014"):
        identity = content_id(row["id"])
        article = Article(identity, row["outlet"], row["title"] or "", row["text"], row["id"])
        told = system(article)
        for mark in row["annotations"]:
            if mark["quote"] and mark["in"] == "text":
                _count(row["text"], mark, told, counts)
    return {
        "found": counts["found"] / counts["all"],
        "right_speaker": counts["right"] / max(1, counts["named"]),
    }


def _count(text: str, mark: dict[str, Any], told: list[Named], counts: Counter[str]) -> None:
    bounds = mark["start"], mark["end"]
    hits = [one for one in told if _shared(one[0], bounds) > 0]
    counts["all"] += 1
    counts["found"] += bool(hits)
    *_, last = parts = mark["speaker"].split("_")
    if hits and last in text and last not in _SEVERAL and all(p[0].isupper() for p in parts):
        counts["named"] += 1
        best = max(hits, key=lambda one: _shared(one[0], bounds))
        counts["right"] += last in best[1]


def _shared(one: Bounds, other: Bounds) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])
