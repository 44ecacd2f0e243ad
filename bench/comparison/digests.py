"""The digest against three people's summaries: MultiLing 2011, ten Wikinews reports a topic.

Peers in the same run are those of `bench.comparison.extracts`, as long as ours. *people* is each
person's summary against the other two: what can be reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from statistics import fmean
from typing import Any

from bench import corpora
from bench.compared import Line, absent
from bench.comparison.extracts import Extract, centroid, ilp, ilp_installed, lead, lexrank
from bench.comparison.rouge import SIZES, rouge
from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.model import Annotations, Article, Lineage, Story, content_id, day_interval
from crosscheck.settings import TellSettings
from crosscheck.tell import tell

SET = "multiling2011"
LENGTH = 250


@cache
def topics() -> tuple[tuple[Story, tuple[Annotations, ...], list[str]], ...]:
    """Return each topic as a story of independent reports, read, with people's summaries."""
    rows = corpora.lines(f"digests/{SET}_en_0_4")
    return tuple(_topic(row) for row in rows)


def _topic(row: dict[str, Any]) -> tuple[Story, tuple[Annotations, ...], list[str]]:
    articles = tuple(_article(document) for document in row["documents"])
    lineages = tuple(Lineage(content_id(a.id), (a.id,)) for a in articles)
    dated = [a.published for a in articles if a.published]
    story = Story(row["id"], articles[0].title, articles, lineages, dated[0] if dated else None)
    return story, annotate(story), [model["text"] for model in row["models"]]


def _article(document: dict[str, Any]) -> Article:
    text = "\n".join(line.strip() for line in document["text"].split("\n") if line.strip())
    stated = document.get("published")
    published = day_interval(date.fromisoformat(stated[:10]), "given") if stated else None
    return Article(str(document["id"]), "Wikinews", document["title"] or "", text, "-", published)


def ours(story: Story, annotations: tuple[Annotations, ...]) -> str:
    """Return our digest."""
    told = tell(compare(align(story, annotations)), TellSettings(digest_words=LENGTH))
    return " ".join(one.text for one in told.digest)


PEERS: Mapping[str, Extract] = {"lead": lead, "centroid": centroid, "LexRank": lexrank, "ILP": ilp}


def measure() -> dict[str, float]:
    """Return ROUGE of ours and of the peers that need no solver."""
    systems = {"ours": _ours(), **{n: _peer(e) for n, e in PEERS.items() if e is not ilp}}
    return {
        f"digests.{SET}.{name.lower()}.{rate.lower()}": value
        for name, scores in systems.items()
        for rate, value in scores.items()
    }


def compared() -> Iterator[Line]:
    """Yield ours, the peers and the people."""
    yield Line("digest, 250 words", SET, "ours", _ours())
    for name, extract in PEERS.items():
        if extract is ilp and not ilp_installed():
            yield absent("digest, 250 words", SET, name, "scipy")
        else:
            yield Line("digest, 250 words", SET, name, _peer(extract))
    yield Line("digest, 250 words", SET, "people", _people())


def _ours() -> dict[str, float]:
    return _scores([(ours(story, reports), people) for story, reports, people in topics()])


def _peer(extract: Extract) -> dict[str, float]:
    return _scores(
        [
            (" ".join(sentence.text for sentence in extract(reports, LENGTH)), people)
            for _, reports, people in topics()
        ]
    )


def _people() -> dict[str, float]:
    """Return what each person's summary earns against the others'."""
    return _scores(
        [
            (text, [other for other in people if other is not text])
            for _, _, people in topics()
            for text in people
        ]
    )


def _scores(told: Sequence[tuple[str, Sequence[str]]]) -> dict[str, float]:
    """Return the mean ROUGE of texts against their references."""
    return {f"rouge{size}": fmean(rouge(text, refs, size) for text, refs in told) for size in SIZES}
