"""How well a reader finds names by itself: exact span and kind, F1 by kind.

``alone`` takes each word's likeliest label; ``voted`` gives a string one kind in all of an
article, the one with the most probability; ``with rules`` is what ``annotate`` gives.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from bench.reading.names import LABELS as SHORT
from bench.reading.names import rows_of
from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.reader.deep import DeepReader
from crosscheck.annotate.reader.labels import KINDS
from crosscheck.annotate.reader.tags import Reader, Tags, tagged
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article
from training.deep.examples import silver

Found = set[tuple[int, int, str]]
WAYS = ("alone", "voted", "with rules")


def voted(text: str, tags: Tags) -> Found:
    """Return the names, each string of one kind throughout."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    spans = list(tags.spans())
    rows = tags.evidence([(start, end) for start, end, _ in spans])[:, : len(KINDS)]
    for (start, end, kind), row in zip(spans, rows, strict=True):
        votes[text[start:end]][kind] += float(np.exp(row.max()))
    kind_of = {name: max(kinds, key=kinds.__getitem__) for name, kinds in votes.items()}
    return {(s, e, kind_of[text[s:e]]) for s, e, _ in spans}


def ways(article: Article, reader: Reader) -> Iterator[Found]:
    """Yield what is found in each of the `WAYS`."""
    found = sentences(article)
    tags = tagged(article, found, reader)
    yield set(tags.spans())
    yield voted(article.text, tags)
    yield {(m.span.start, m.span.end, m.kind) for m in mentions(article, found, tags)}


def measured(name: str, reader: Reader, every: int = 1) -> Iterator[str]:
    """Yield a line a way: F1 of people, organisations, places and all of them."""
    right, said, true = ([Counter[str]() for _ in WAYS] for _ in range(3))
    for row in islice(rows_of(name), 0, None, every):
        gold = {(s, e, label) for s, e, label, *_ in row["entities"] if label != "MISC"}
        article = Article(row["id"], "", "", row["text"], "")
        for number, found in enumerate(ways(article, reader)):
            short = {(s, e, SHORT[kind]) for s, e, kind in found if kind in SHORT}
            right[number].update(label for *_, label in short & gold)
            said[number].update(label for *_, label in short)
            true[number].update(label for *_, label in gold)
    for number, way in enumerate(WAYS):
        yield f"{name:13} {way:11} " + _scores(right[number], said[number], true[number])


def _scores(right: Counter[str], said: Counter[str], true: Counter[str]) -> str:
    groups = [*((label,) for label in SHORT.values()), tuple(SHORT.values())]
    cells = []
    for labels in groups:
        hits, guessed, wanted = (sum(c[k] for k in labels) for c in (right, said, true))
        cells.append(
            f"{hits / max(guessed, 1):.3f} {hits / max(wanted, 1):.3f}"
            f" {2 * hits / max(guessed + wanted, 1):.3f}"
        )
    return " | ".join(cells)


def words_a_second(reader: Reader, texts: Sequence[Sequence[Sequence[str]]]) -> float:
    """Return how many words a second of one core's time a reader reads, a text at a time."""
    begun = time.process_time()
    for text in texts:
        reader(text)
    spent = time.process_time() - begun
    return sum(len(words) for text in texts for words in text) / spent


def main() -> None:
    """Print the figures of the model card."""
    reader = DeepReader()
    print(f"{'set':13} {'way':11} " + " | ".join(f"{k:17}" for k in (*SHORT.values(), "all")))
    for name in ("worldwide_a", "gum", "wikigold", "uner_ewt_dev"):
        print(*measured(name, reader), sep="\n", flush=True)
    texts = [example.words for example in silver(20, 40, 1)]
    print(f"{words_a_second(reader, texts):,.0f} words/s")


if __name__ == "__main__":
    main()
