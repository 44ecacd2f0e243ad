"""Copies, against the pairs of `bench/gold/copies.jsonl`, which were read by eye.

Ours is measured twice. *Check*: each pair goes through the exact check alone
(`crosscheck.group.kin`), with the collection around it, so that what its outlets print under
every report is known. *Families*: what grouping makes of it: the sample of shingles must
propose the pair, and kin of kin are kin.

The peer is datasketch's MinHash LSH over the same runs of five words, as its documentation
has it: ask the index, keep what is estimated at the threshold or above; at J ≥ 0.5, and at
the threshold that is best on these very pairs. MinHash has no notion of quotations and
standing lines; it gets the texts whole, and once more without quotations.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from bench import corpora
from bench.reading.compared import Line, absent
from bench.stories.collections import article
from crosscheck.group import Grouper
from crosscheck.model import Article
from crosscheck.text.quotation import quotations

GOLD = Path(__file__).resolve().parents[1] / "gold" / "copies.jsonl"
WHOLE = ("stories/gva_2013_2015", "stories/ecbplus")
AROUND, SEED = 1000, 20261121  # articles of the other collection, besides those of the pairs
THRESHOLDS = tuple(t / 20 for t in range(1, 20))
PERMUTATIONS = 128
RUN = 5

Ids = frozenset[str]


class Labelled(NamedTuple):
    """Two articles, and what a reader found that they are to each other."""

    collection: str
    ids: Ids
    label: str
    sure: bool


@cache
def gold() -> tuple[Labelled, ...]:
    """Return the labelled pairs."""
    rows = (json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())
    return tuple(
        Labelled(row["set"], frozenset((row["a"], row["b"])), row["label"], row["sure"])
        for row in rows
    )


def around(collection: str) -> list[Article]:
    """Return the articles of the pairs with those around them: all, or as many as `AROUND`."""
    asked = {id_ for pair in gold() if pair.collection == collection for id_ in pair.ids}
    rows = list(corpora.lines(collection))
    others = [row for row in rows if row["id"] not in asked]
    if collection not in WHOLE:
        others = random.Random(SEED).sample(others, AROUND)
    kept = {row["id"] for row in others} | asked
    found = [article(row) for row in rows if row["id"] in kept]
    return sorted(found, key=_arrival)


def _arrival(one: Article) -> tuple[bool, float, str]:
    return one.published is None, one.published.instant if one.published else 0.0, one.id


def ours() -> dict[str, set[Ids]]:
    """Return the pairs that are copies by the check alone, and by families."""
    found: dict[str, set[Ids]] = {"check": set(), "families": set()}
    for collection in sorted({pair.collection for pair in gold()}):
        grouper = Grouper()
        grouper.extend(around(collection), repair=False)
        for pair in gold():
            if pair.collection == collection:
                for way in _ways(grouper, pair.ids):
                    found[way].add(pair.ids)
    return found


def _ways(grouper: Grouper, ids: Ids) -> Iterator[str]:
    places = [place for place in map(grouper.reports.place_of, sorted(ids)) if place is not None]
    if any(grouper.kin.akin(overlap) for overlap in grouper.kin.overlaps(places)):
        yield "check"
    if len({grouper.kin.family(place) for place in places}) == 1:
        yield "families"


def scores(found: Collection[Ids], *, sure: bool) -> dict[str, float]:
    """Return precision, recall and F1 of the pairs called copies.

    Args:
        sure: leave out the pairs that their reader was in doubt about.
    """
    asked = [pair for pair in gold() if pair.sure or not sure]
    true = {pair.ids for pair in asked if pair.label == "copy"}
    called = {pair.ids for pair in asked} & set(found)
    right = len(true & called)
    precision, recall = right / max(1, len(called)), right / len(true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1}


def measure() -> dict[str, float]:
    """Return ours, over all pairs and over those that their reader was sure of."""
    return {
        f"copies.{way}.{name}.{key}": value
        for way, found in ours().items()
        for name, sure in (("sure", True), ("all", False))
        for key, value in scores(found, sure=sure).items()
    }


def whole(one: Article) -> str:
    """Return an article's text."""
    return one.text


def unquoted(one: Article) -> str:
    """Return an article's text, its quotations cut out."""
    kept, start = [], 0
    for quotation in quotations(one.text):
        kept.append(one.text[start : quotation.start])
        start = max(start, quotation.end)
    return "\n".join([*kept, one.text[start:]])


def minhashed(text_of: Callable[[Article], str]) -> list[dict[str, Any]]:
    """Return each collection's MinHash signatures by article id."""
    minhash = import_module("datasketch").MinHash
    names = sorted({pair.collection for pair in gold()})
    signed: list[dict[str, Any]] = []
    for articles in map(around, names):
        runs = [_runs(text_of(one)) for one in articles]
        hashed = minhash.bulk(runs, num_perm=PERMUTATIONS, seed=1)
        signed.append(dict(zip([one.id for one in articles], hashed, strict=True)))
    return signed


def _runs(text: str) -> list[bytes]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i : i + RUN]).encode() for i in range(max(1, len(words) - RUN + 1))]


def lsh(signed: Sequence[dict[str, Any]], threshold: float) -> set[Ids]:
    """Return the labelled pairs that MinHash LSH finds at a threshold."""
    found = set()
    for signatures in signed:
        index = import_module("datasketch").MinHashLSH(threshold, PERMUTATIONS)
        for id_, signature in signatures.items():
            index.insert(id_, signature)
        for pair in gold():
            if pair.ids <= signatures.keys():
                one, other = sorted(pair.ids)
                near = signatures[one].jaccard(signatures[other]) >= threshold
                if near and other in index.query(signatures[one]):
                    found.add(pair.ids)
    return found


def compared() -> Iterator[Line]:
    """Yield ours and the peer's lines, over the sure pairs and over all."""
    for way, found in ours().items():
        yield from _lines(f"ours, {way}", found)
    if not find_spec("datasketch"):
        yield absent("copies", "gold pairs", "MinHash LSH", "datasketch")
        return
    for name, text_of in (("", whole), (", unquoted", unquoted)):
        signed = minhashed(text_of)
        yield from _lines(f"MinHash LSH{name}, J ≥ 0.5", lsh(signed, 0.5))
        tried = {t: lsh(signed, t) for t in THRESHOLDS}
        best = max(tried, key=lambda t: scores(tried[t], sure=True)["f1"])
        yield from _lines(f"MinHash LSH{name}, its best J ≥ {best}", tried[best])


def _lines(reader: str, found: Collection[Ids]) -> Iterator[Line]:
    for name, sure in (("sure pairs", True), ("all pairs", False)):
        yield Line("copies", name, reader, scores(found, sure=sure))


if __name__ == "__main__":
    from bench.reading.__main__ import table

    print(table(compared()))
