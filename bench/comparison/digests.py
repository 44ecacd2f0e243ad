"""The digest against three people's summaries: MultiLing 2011, ten Wikinews reports a topic.

Peers in the same run: *lead*, the first sentences of the reports in turn, and *centroid*,
the sentences nearest to the topic's words (Radev 2004), without repeats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from bench import corpora
from bench.comparison.rouge import rouge
from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.model import Annotations, Article, Lineage, Story, content_id, day_interval
from crosscheck.settings import TellSettings
from crosscheck.tell import tell
from crosscheck.text.content import content
from crosscheck.text.tokens import words

LENGTH = 250


def topics() -> Iterator[tuple[Story, list[str]]]:
    """Yield each topic as a story of independent reports, with people's summaries of it."""
    for row in corpora.lines("digests/multiling2011_en_0_4"):
        articles = tuple(_article(document) for document in row["documents"])
        lineages = tuple(Lineage(content_id(a.id), (a.id,)) for a in articles)
        dated = [a.published for a in articles if a.published]
        story = Story(row["id"], articles[0].title, articles, lineages, dated[0] if dated else None)
        yield story, [model["text"] for model in row["models"]]


def _article(document: dict[str, Any]) -> Article:
    text = "\n".join(line.strip() for line in document["text"].split("\n") if line.strip())
    stated = document.get("published")
    published = day_interval(date.fromisoformat(stated[:10]), "given") if stated else None
    return Article(str(document["id"]), "Wikinews", document["title"] or "", text, "-", published)


def ours(story: Story, annotations: tuple[Annotations, ...]) -> str:
    """Return our digest."""
    told = tell(compare(align(story, annotations)), TellSettings(digest_words=LENGTH))
    return " ".join(one.text for one in told.digest)


def lead(annotations: tuple[Annotations, ...]) -> str:
    """Return the reports' first sentences, then their second ones, up to the length."""
    turns = [[a.sentences[n].text for a in annotations if n < len(a.sentences)] for n in range(8)]
    return _fill([sentence for turn in turns for sentence in turn])


def centroid(annotations: tuple[Annotations, ...]) -> str:
    """Return the sentences nearest to the topic's words, no two alike."""
    sentences = [s.text for a in annotations for s in a.sentences if len(words(s.text)) > 7]
    weights = Counter[str]()
    for sentence in sentences:
        weights.update(content(sentence))
    ranked = sorted(sentences, key=lambda s: -sum(weights[w] * r for w, r in content(s).items()))
    return _fill(ranked)


def _fill(sentences: list[str]) -> str:
    """Return sentences up to the length, leaving out those that mostly repeat."""
    chosen: list[str] = []
    for sentence in sentences:
        held = content(sentence).keys()
        repeats = any(len(held & content(c).keys()) > 0.5 * len(held) for c in chosen)
        if not repeats and len(words(" ".join([*chosen, sentence]))) <= LENGTH:
            chosen.append(sentence)
    return " ".join(chosen)


def measure() -> dict[str, float]:
    """Return ROUGE-1 and -2 of ours and of both peers."""
    scores: dict[str, list[float]] = {}
    for story, references in topics():
        annotations = annotate(story)
        told = {
            "ours": ours(story, annotations),
            "lead": lead(annotations),
            "centroid": centroid(annotations),
        }
        for name, text in told.items():
            for size in (1, 2):
                key = f"digests.multiling2011.{name}.rouge{size}"
                scores.setdefault(key, []).append(rouge(text, references, size))
    return {name: sum(values) / len(values) for name, values in scores.items()}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:<44} {value:.3f}")
