"""Which report has the text from the other, against pairs that were read by eye.

They are those of `bench/gold/copies.jsonl` whose texts say so (``source``). Every such pair is
judged by itself, with its addresses, whether or not grouping calls it a copy. *Precision* is of
the pairs with a direction claimed; *open* are those without. The peer is what a reader with
nothing but dates would say: the earlier day is the source.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from bench import corpora
from bench.compared import Line
from bench.stories.collections import article
from bench.stories.copies import GOLD
from crosscheck.group import Grouper
from crosscheck.group.lineages.direction import CERTAIN, Pair, judge
from crosscheck.model import Article


class Taken(NamedTuple):
    """Two articles of which the second has its text from the first, as its reader found."""

    source: Article
    pickup: Article
    one_outlet: bool


@cache
def _grouper() -> Grouper:
    """Return what compares their texts."""
    grouper = Grouper()
    grouper.extend((a for pair in gold() for a in pair[:2]), repair=False)
    return grouper


@cache
def gold() -> tuple[Taken, ...]:
    """Return the labelled pairs that have a source."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["source"]]
    asked = {id_ for row in rows for id_ in (row["a"], row["b"])}
    known = {
        row["id"]: replace(article(row), url=row.get("url"))
        for name in sorted({row["set"] for row in rows})
        for row in corpora.lines(name)
        if row["id"] in asked
    }
    found = []
    for row in rows:
        other = row["b"] if row["source"] == row["a"] else row["a"]
        source, pickup = known[row["source"]], known[other]
        found.append(Taken(source, pickup, source.source == pickup.source))
    return tuple(found)


def ours(pair: Taken) -> float:
    """Return what the signals add up to: above 0, rightly; 0 where they leave it open."""
    reports, kin = _grouper().reports, _grouper().kin
    places = [place for a in pair[:2] if (place := reports.place_of(a.id)) is not None]
    total, _ = judge(Pair(pair.source, pair.pickup, kin.overlap(*places)))
    return total if abs(total) >= CERTAIN else 0.0


def earlier(pair: Taken) -> float:
    """Return whether the source was published on an earlier day."""
    first, second = pair.source.published, pair.pickup.published
    if first is None or second is None:
        return 0.0
    return float((second.day - first.day).days)


def scores(judged: Callable[[Taken], float], *, one_outlet: bool | None = None) -> dict[str, float]:
    """Return how many pairs are right, open and wrong, and the precision of what is claimed."""
    asked = [pair for pair in gold() if one_outlet in (None, pair.one_outlet)]
    said = [judged(pair) for pair in asked]
    right, wrong = sum(total > 0 for total in said), sum(total < 0 for total in said)
    return {
        "pairs": len(said),
        "right": right,
        "open": len(said) - right - wrong,
        "wrong": wrong,
        "precision": right / max(1, right + wrong),
        "recall": right / max(1, len(said)),
    }


def measure() -> dict[str, float]:
    """Return ours, over all pairs with a source."""
    found = scores(ours)
    return {f"directions.{name}": found[name] for name in ("precision", "recall")}


def compared() -> Iterator[Line]:
    """Yield ours and the peer's lines, over all pairs, those of one outlet and those of two."""
    for on, one_outlet in (("all", None), ("one outlet", True), ("two outlets", False)):
        for reader, judged in (("ours", ours), ("the earlier day", earlier)):
            yield Line("directions", on, reader, scores(judged, one_outlet=one_outlet))


if __name__ == "__main__":
    from bench.compared import table

    print(table(compared()))
