"""Copies, against the pairs of `bench/gold/copies.jsonl`, which were read by eye.

Ours is measured three times. *Check*: each pair goes through the exact check alone
(`crosscheck.group.copies.kin`), with the collection around it, so that what its outlets print under
every report is known. *Families*: what is put together before stories are known. *Lineages*: what
is told. The last two put kin of kin together: two reports that share less than half with each
other, but are copies of a third each, are of one text, so that pairs labelled ``shared`` are left
aside there.

The pairs of one part were tuned on, those of the other only measured.

What proposes pairs is measured by itself: of the pairs of whole collections that pass the
exact check, how many it proposes, and how many articles it takes and asks a second.

The peer is datasketch's MinHash LSH over the same runs of five words, as its documentation
has it: ask the index, keep what is estimated at the threshold or above; at J ≥ 0.5, and at
the threshold that is best on these very pairs. MinHash has no notion of quotations and
standing lines; it gets the texts whole, and once more without quotations.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from bench import corpora
from bench.compared import Line, absent
from bench.stories.collections import article
from crosscheck.group import Grouper
from crosscheck.group.copies.check import Overlap
from crosscheck.group.copies.kin import Kin
from crosscheck.group.corrections import Corrections
from crosscheck.group.said import Said
from crosscheck.model import Article
from crosscheck.text.hashes import hashed_words
from crosscheck.text.quotation import quotations

GOLD = Path(__file__).resolve().parents[1] / "gold" / "copies.jsonl"
WHOLE = ("stories/gva_2013_2015", "stories/ecbplus")
PARTS = ("tune", "measure")
AROUND, SEED = 1000, 20261121  # articles of the other collection, besides those of the pairs
THRESHOLDS = tuple(t / 20 for t in range(1, 20))
PERMUTATIONS = 128
RUN = 5

Ids = frozenset[str]


class Labelled(NamedTuple):
    """Two articles, and what a reader found that they are to each other."""

    part: str
    collection: str
    ids: Ids
    label: str
    sure: bool


@cache
def gold() -> tuple[Labelled, ...]:
    """Return the labelled pairs."""
    rows = (json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())
    return tuple(
        Labelled(
            row["part"], row["set"], frozenset((row["a"], row["b"])), row["label"], row["sure"]
        )
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


@cache
def grouped(collection: str) -> Grouper:
    """Return the articles of the pairs and those around them, as grouping knows them."""
    grouper = Grouper()
    grouper.extend(around(collection))
    return grouper


def ours() -> dict[str, set[Ids]]:
    """Return the pairs that are copies by the check alone, by families, and as told."""
    found: dict[str, set[Ids]] = {"check": set(), "families": set(), "lineages": set()}
    for collection in sorted({pair.collection for pair in gold()}):
        grouper = grouped(collection)
        told = [set(lineage.articles) for s in grouper.stories() for lineage in s.lineages]
        lineage_of = {id_: number for number, ids in enumerate(told) for id_ in ids}
        for pair in gold():
            if pair.collection == collection:
                for way in _ways(grouper, pair.ids):
                    found[way].add(pair.ids)
                if len({lineage_of[id_] for id_ in pair.ids}) == 1:
                    found["lineages"].add(pair.ids)
    return found


def _ways(grouper: Grouper, ids: Ids) -> Iterator[str]:
    places = [place for place in map(grouper.reports.place_of, sorted(ids)) if place is not None]
    if any(grouper.kin.akin(overlap) for overlap in grouper.kin.overlaps(places)):
        yield "check"
    if len({grouper.kin.family(place) for place in places}) == 1:
        yield "families"


def scores(
    found: Collection[Ids], *, sure: bool, way: str = "check", parts: Collection[str] = PARTS
) -> dict[str, float]:
    """Return precision, recall and F1 of the pairs called copies.

    Args:
        sure: leave out the pairs that their reader was in doubt about.
        way: how they were found; families and lineages answer for no pair that shares a little.
        parts: the pairs that are asked.
    """
    asked = [pair for pair in gold() if (pair.sure or not sure) and pair.part in parts]
    if way != "check":
        asked = [pair for pair in asked if pair.label != "shared"]
    true = {pair.ids for pair in asked if pair.label == "copy"}
    called = {pair.ids for pair in asked} & set(found)
    right = len(true & called)
    precision, recall = right / max(1, len(called)), right / len(true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1}


def proposing(collection: str) -> dict[str, float]:
    """Return how many of a collection's copies are proposed, and how fast.

    Copies are the pairs that pass the exact check; ``near`` counts those of which half the runs
    of five words, quotations and all, are in common, as MinHash would see them.
    """
    grouper = grouped(collection)
    places = range(grouper.reports.oldest, grouper.reports.end)
    words = [hashed_words(grouper.reports.article(place).text).codes for place in places]
    kin = Kin(grouper.reports, Said(Corrections(), grouper.reports), grouper.settings)
    begun = time.process_time()
    kin.add(places, words)
    proposed = {frozenset((p, other)) for p in places for _, other in kin.proposed(p)}
    seconds = time.process_time() - begun
    runs = [set(_runs(grouper.reports.article(place).text)) for place in places]
    copies = [pair for pair in grouper.kin.overlaps(places) if grouper.kin.akin(pair)]
    near = [p for p in copies if _containment(runs[p.one], runs[p.other]) >= 0.5]
    return {
        "recall": _share(copies, proposed),
        "near recall": _share(near, proposed),
        "pairs an article": len(proposed) / len(places),
        "articles/s": len(places) / seconds,
    }


def _share(pairs: Sequence[Overlap], proposed: Collection[frozenset[int]]) -> float:
    found = sum(frozenset((pair.one, pair.other)) in proposed for pair in pairs)
    return found / max(1, len(pairs))


def _containment(one: set[bytes], other: set[bytes]) -> float:
    return len(one & other) / min(len(one), len(other))


def measure() -> dict[str, float]:
    """Return ours, over all pairs and over those that their reader was sure of."""
    found = ours()
    figures = {
        f"copies.{way}.{name}.{key}": value
        for way, pairs in found.items()
        for name, sure in (("sure", True), ("all", False))
        for key, value in scores(pairs, sure=sure, way=way).items()
    }
    fresh = scores(found["check"], sure=True, parts=("measure",))
    figures |= {f"copies.check.measured.{key}": value for key, value in fresh.items()}
    for name in WHOLE:
        figures[f"copies.proposing.{Path(name).name}.recall"] = proposing(name)["near recall"]
    return figures


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
        yield from _lines(f"ours, {way}", found, way)
    for name in WHOLE:
        yield Line("copies proposed", name, "ours", proposing(name))
    if not find_spec("datasketch"):
        yield absent("copies", "gold pairs", "MinHash LSH", "datasketch")
        return
    for name, text_of in (("", whole), (", unquoted", unquoted)):
        signed = minhashed(text_of)
        yield from _lines(f"MinHash LSH{name}, J ≥ 0.5", lsh(signed, 0.5))
        tried = {t: lsh(signed, t) for t in THRESHOLDS}
        best = max(tried, key=lambda t: scores(tried[t], sure=True)["f1"])
        yield from _lines(f"MinHash LSH{name}, its best J ≥ {best}", tried[best])


def _lines(reader: str, found: Collection[Ids], way: str = "check") -> Iterator[Line]:
    for part in PARTS:
        for name, sure in (("sure", True), ("all", False)):
            figures = scores(found, sure=sure, way=way, parts=(part,))
            yield Line("copies", f"{name} pairs, {part}", reader, figures)


if __name__ == "__main__":
    from bench.compared import table

    print(table(compared()))
