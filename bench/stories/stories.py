"""Stories found, by B-cubed over articles, with one setting for every collection.

For article i in found story S and true story G, precision is |S∩G|/|S| and recall
|S∩G|/|G|; means over all articles, singletons included; F1 of the two means. Peers, each
with average link and, in their favour, the threshold that is best on that very collection:
Jaccard of the titles' words, and plain TF-IDF (the pile's own counts, no time).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from bench.stories.collections import Collection, collections, headline
from crosscheck.group import group
from crosscheck.group.linkage import Edge, average_link
from crosscheck.text.tokens import words

Scores = tuple[float, float, float]
Peer = Callable[[Collection], list[Edge]]
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4)
LEAST = 0.02


def b_cubed(found: Sequence[object], true: Sequence[object]) -> Scores:
    """Return precision, recall and F1."""
    in_found, in_true = Counter(found), Counter(true)
    both = Counter(zip(found, true, strict=True))
    precision = sum(n * n / in_found[s] for (s, _), n in both.items()) / len(true)
    recall = sum(n * n / in_true[g] for (_, g), n in both.items()) / len(true)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ours(collection: Collection) -> Scores:
    """Return the stage's scores with its default settings."""
    story_of = {
        article.id: story.id for story in group(collection.articles) for article in story.articles
    }
    return b_cubed([story_of[a.id] for a in collection.articles], collection.stories)


def title_jaccard(collection: Collection) -> list[Edge]:
    """Return pairs by the share of title words in common."""
    titles = [headline(article) for article in collection.articles]
    pairs: Counter[tuple[int, int]] = Counter()
    places: dict[str, list[int]] = defaultdict(list)
    for place, title in enumerate(titles):
        for word in sorted(title):
            if len(places[word]) < len(titles) / 5:  # "the" proposes no pairs
                pairs.update((other, place) for other in places[word])
            places[word].append(place)
    return [
        (a, b, len(titles[a] & titles[b]) / len(titles[a] | titles[b])) for a, b in sorted(pairs)
    ]


def plain_tfidf(collection: Collection) -> list[Edge]:
    """Return pairs by the cosine of TF-IDF vectors over all words, whatever their time."""
    counts = [Counter(w.text.lower() for w in words(f"{a.title}\n{a.text}")) for a in collection[1]]
    held = Counter(word for count in counts for word in count)
    index = {word: i for i, word in enumerate(sorted(w for w, n in held.items() if n > 1))}
    matrix = np.zeros((len(counts), len(index)), dtype=np.float32)
    for row, count in enumerate(counts):
        for word, n in count.items():
            if word in index:
                matrix[row, index[word]] = n * math.log(1 + len(counts) / held[word])
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return list(_pairs(matrix @ matrix.T))


def _pairs(cosines: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Iterator[Edge]:
    for one, other in np.argwhere(np.triu(cosines >= LEAST, 1)).tolist():
        yield one, other, float(cosines[one, other])


PEERS: dict[str, Peer] = {"title_jaccard": title_jaccard, "plain_tfidf": plain_tfidf}


def best_of(peer: Peer, collection: Collection) -> Scores:
    """Return a peer's scores at the threshold that is best for this collection."""
    edges = peer(collection)
    return max((_scores(edges, collection, t) for t in THRESHOLDS), key=lambda scores: scores[2])


def _scores(edges: list[Edge], collection: Collection, threshold: float) -> Scores:
    kept = [edge for edge in edges if edge[2] >= threshold / 4]
    clusters = average_link(len(collection.articles), kept, threshold)
    of = {place: number for number, cluster in enumerate(clusters) for place in cluster}
    return b_cubed([of[place] for place in range(len(of))], collection.stories)


def measure() -> dict[str, float]:
    """Return B-cubed precision, recall and F1 of each collection."""
    figures = {}
    for collection in collections():
        scores = ours(collection)
        for name, score in zip(("precision", "recall", "f1"), scores, strict=True):
            figures[f"stories.{collection.name}.{name}"] = score
    return figures


def table() -> str:
    """Return the measures beside the peers', as text."""
    sets = collections()
    rows = [("crosscheck", [ours(collection) for collection in sets])]
    for name, peer in PEERS.items():
        rows.append((name, [best_of(peer, collection) for collection in sets]))
    lines = [f"{'B-cubed P R F1':<22}" + "".join(f"{c.name:>18}" for c in sets)]
    for name, found in rows:
        cells = "".join(f"{p:>8.3f} {r:.3f} {f:.3f}"[-18:].rjust(18) for p, r, f in found)
        lines.append(f"{name:<22}{cells}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
