"""What an account of a hundred reports covers, and whom it cites: Summary of a Haystack's news.

Each topic is 100 texts that a model wrote around 65 or 72 known insights; which texts hold
which is known (Laban et al. 2024). All texts of a topic are one story here, each its own
lineage, and the account answers no question: every insight of the topic counts, of which 500
words can hold about a quarter.

An insight is *covered* by the sentence that holds most of its content words, weighed by
rarity: 1 from half of their weight on, ½ from two fifths on, else 0. (75 in 100 of the reports
that hold an insight have a sentence that reaches a half, 4 in 1,000 of the others.)
*Citation* is the F1 of the reports cited beside that sentence against those that hold the
insight, over the insights covered; *joint* is coverage times citation, over all insights.

Peers take sentences by `bench.comparison.extracts`. They cite the report that each sentence
stands in, or every report with a sentence that is alike, by TF-IDF or MiniLM, over whichever
threshold gives the best joint figure on the very topics that are measured. *our rows* are the
first rows of the matrix, as long as the digest and longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from statistics import fmean
from time import process_time
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bench import corpora
from bench.compared import Line, absent
from bench.comparison.extracts import Extract, centroid, lead, lexrank
from bench.stories.peers import minilm
from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.model import Article, Comparison, Lineage, Sentence, Story, content_id
from crosscheck.settings import TellSettings
from crosscheck.tell.digest import digest
from crosscheck.text.content import content
from crosscheck.text.tokens import words

SET = "summhay_news"
LENGTH, LONG = 500, 2000
COVERED, IN_PART = 0.5, 0.4

Cited: TypeAlias = tuple[str, frozenset[str]]
"""A sentence, and the reports cited beside it."""
Alike: TypeAlias = Callable[[Sequence[str]], NDArray[Any]]
"""Gives each text a row of length one."""


class Topic(NamedTuple):
    """A hundred reports as one story, compared, with what is known to stand in which."""

    comparison: Comparison
    insights: list[tuple[str, frozenset[str]]]
    seconds: float


def measure() -> dict[str, float]:
    """Return the figures of our digest and of our matrix' first rows."""
    return {
        f"insights.{SET}.{name}.{rate}": value
        for name, told in (("ours", ours), ("rows", rows))
        for rate, value in _scores(told).items()
    }


def compared() -> Iterator[Line]:
    """Yield ours and the peers, of one length; then the matrix."""
    what = f"insights, {LENGTH} words"
    seconds = fmean(topic.seconds for topic in topics())
    yield Line(what, SET, "ours", _scores(ours), f"{seconds:.1f} s for 100 reports")
    yield Line(what, SET, "our rows", _scores(rows))
    for name, extract in PEERS.items():
        yield Line(what, SET, name, _scores(_quoting(extract)))
    for cites, alike in (("TF-IDF", tfidf), ("MiniLM", minilm.vectors)):
        systems: dict[str, Extract | None] = {"our sentences": None, **PEERS}
        for name, taken in systems.items():
            reader = f"{name}, citing by {cites}"
            if alike is minilm.vectors and not minilm.installed():
                yield absent(what, SET, reader, minilm.INSTALLED_BY)
            else:
                scores, over = best_citing(taken, alike)
                yield Line(what, SET, reader, scores, f"over {over:.2f}")
    what = f"insights, {LONG} words"
    yield Line(what, SET, "our rows", _scores(lambda topic: rows(topic, LONG)))
    yield Line(what, SET, "ours", _scores(lambda topic: ours(topic, LONG)))


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics, compared."""
    return tuple(_topic(row) for row in corpora.lines("digests/summhay_news_1_2"))


def _topic(row: dict[str, Any]) -> Topic:
    articles = tuple(_article(document) for document in row["documents"])
    lineages = tuple(Lineage(content_id("lineage", a.id), (a.id,)) for a in articles)
    insights = [
        (insight["text"], frozenset(insight["documents"]))
        for subtopic in row["subtopics"]
        for insight in subtopic["insights"]
    ]
    started = process_time()
    story = Story(row["id"], row["topic"], articles, lineages)
    comparison = compare(align(story, annotate(story)))
    digest(comparison, TellSettings(digest_words=LENGTH))
    return Topic(comparison, insights, process_time() - started)


def _article(document: dict[str, str]) -> Article:
    lines = (line.strip() for line in document["text"].split("\n"))
    return Article(document["id"], document["outlet"], "", "\n".join(filter(None, lines)), "-")


# --- ours -------------------------------------------------------------------------------


def ours(topic: Topic, length: int = LENGTH) -> list[Cited]:
    """Return the digest, each sentence with the reports it shows as its sources."""
    told = digest(topic.comparison, TellSettings(digest_words=length))
    return [(one.text, frozenset(span.article for span in one.spans)) for one in told]


def rows(topic: Topic, length: int = LENGTH) -> list[Cited]:
    """Return the matrix' first rows up to the length, each with the reports that tell it."""
    found: list[Cited] = []
    for row in topic.comparison.matrix:
        length -= len(words(row.statement.text))
        if length < 0:
            break
        found.append((row.statement.text, frozenset(c.article for c in row.cells if c.span)))
    return found


# --- peers ------------------------------------------------------------------------------

PEERS: Mapping[str, Extract] = {"lead": lead, "centroid": centroid, "LexRank": lexrank}


def _quoting(extract: Extract) -> Callable[[Topic], list[Cited]]:
    return lambda topic: quoting(topic, extract)


def quoting(topic: Topic, extract: Extract, length: int = LENGTH) -> list[Cited]:
    """Return a peer's sentences, each citing the report it stands in."""
    taken = extract(topic.comparison.alignment.annotations, length)
    return [(sentence.text, frozenset({sentence.span.article})) for sentence in taken]


def tfidf(texts: Sequence[str]) -> NDArray[Any]:
    """Return the content words of texts, weighed by rarity, as rows of length one."""
    held = sorted({word for text in texts for word in content(text)})
    place = {word: n for n, word in enumerate(held)}
    found = np.zeros((len(texts), len(held)), np.float32)
    for row, text in zip(found, texts, strict=True):
        for word, rarity in content(text).items():
            row[place[word]] = rarity
    unit: NDArray[Any] = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return unit


def best_citing(extract: Extract | None, alike: Alike) -> tuple[dict[str, float], float]:
    """Return the best joint figures of citing over any threshold, and the threshold."""
    near = {topic.comparison.alignment.story.id: _near(topic, extract, alike) for topic in topics()}

    def citing(over: float) -> Callable[[Topic], list[Cited]]:
        def cited(topic: Topic) -> list[Cited]:
            found = near[topic.comparison.alignment.story.id]
            return [(t, frozenset(a for a, v in by.items() if v >= over)) for t, by in found]

        return cited

    tried = [(_scores(citing(step / 20)), step / 20) for step in range(4, 20)]
    return max(tried, key=lambda one: one[0]["joint"])


def _near(
    topic: Topic, extract: Extract | None, alike: Alike
) -> list[tuple[str, dict[str, float]]]:
    """Return each sentence taken with its likeness to the nearest sentence of each report."""
    reports = topic.comparison.alignment.annotations
    texts = [text for text, _ in (quoting(topic, extract) if extract else ours(topic))]
    sentences: list[Sentence] = [s for report in reports for s in report.sentences]
    vectors = alike([*texts, *(sentence.text for sentence in sentences)])
    values = vectors[: len(texts)] @ vectors[len(texts) :].T
    found = []
    for text, row in zip(texts, values, strict=True):
        by: dict[str, float] = {}
        for sentence, value in zip(sentences, row, strict=True):
            by[sentence.span.article] = max(by.get(sentence.span.article, 0.0), float(value))
        found.append((text, by))
    return found


# --- scores -----------------------------------------------------------------------------


def _scores(told: Callable[[Topic], list[Cited]]) -> dict[str, float]:
    """Return coverage, citation and joint figures over both topics' insights."""
    judged = [one for topic in topics() for one in _judged(told(topic), topic.insights)]
    cited = [citation for coverage, citation in judged if coverage]
    return {
        "coverage": fmean(coverage for coverage, _ in judged),
        "citation": fmean(cited) if cited else 0.0,
        "joint": fmean(coverage * citation for coverage, citation in judged),
    }


def _judged(
    told: Sequence[Cited], insights: Sequence[tuple[str, frozenset[str]]]
) -> Iterator[tuple[float, float]]:
    """Yield how far each insight is covered, and the F1 of the reports cited for it."""
    held = [(content(text).keys(), cited) for text, cited in told]
    for insight, holders in insights:
        weights = content(insight)
        shares = [sum(weights[word] for word in weights.keys() & words_) for words_, _ in held]
        best = max(range(len(held)), key=lambda place: shares[place])
        share = shares[best] / sum(weights.values())
        coverage = 1.0 if share >= COVERED else 0.5 if share >= IN_PART else 0.0
        cited = held[best][1]
        yield coverage, 2 * len(cited & holders) / (len(cited) + len(holders))
