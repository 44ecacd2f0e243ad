"""Make `crosscheck/text/kindred.npz`: how like two words are in what they tell in news.

Method. Of each word (by its stem) the contexts in the 8,000 unlabelled articles are counted:
the two words before and after with their places, the ten around it, the articles. Positive
pointwise mutual information and a truncated singular value decomposition (Bullinaria & Levy
2012) make rows of them. Rows alone bring opposites together, so a linear map of them is
learnt (linear discriminants, Fisher 1936): it shrinks the directions in which words differ
that name one event in two reports of ECB+, or that ``lists/kindred.txt`` groups, and keeps
those in which words differ that name different events of one topic.

Counts and correlations only; no text is in the file. No random number but a fixed seed.
Re-run by ``make training``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.corpora import lines
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency, idf, name_share
from crosscheck.text.kindred import rival, root
from crosscheck.text.lists import rows
from crosscheck.text.tokens import tokens

TARGET = Path(__file__).parents[1] / "src" / "crosscheck" / "text" / "kindred.npz"
SEED = 7
LEAST_ARTICLES, LEAST_CONTEXT, COMMON = 10, 60, 1.0
PLACES = (-2, -1, 1, 2)
AROUND = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
WIDTHS = {"places": 200, "around": 200, "articles": 150}
WEIGHTS = {"places": 1.0, "around": 1.0, "articles": 0.7}
WIDTH, KEPT = 256, 128
EVENTS = 0.6  # of what is shrunk, how much comes from ECB+; the rest from the list
APART = 0.5  # of what is kept, how much comes from ECB+'s different events; the rest from all words
SMOOTH = 0.3

Matrix = NDArray[Any]


class Head(NamedTuple):
    """A word that stands for an event in a report."""

    report: str
    chain: str
    word: str


class Met(NamedTuple):
    """Two words that stand for events in two reports of a topic."""

    topic: str
    one: str
    other: str
    same: int
    """How often both name one event."""
    one_word: str
    """The form in which the first one stands most often."""
    other_word: str


# --- rows ------------------------------------------------------------------------------


class Text(NamedTuple):
    """The news as numbers: of each token its target word, context and article, -1 for none."""

    words: list[str]
    targets: Matrix
    contexts: Matrix
    articles: Matrix


def is_word(folded: str) -> bool:
    """Whether a folded word gets a row: no name, no number, not too common to tell anything."""
    if not folded.isalpha() or len(folded) < 3:
        return False
    return name_share(folded) < 0.5 and idf(folded) >= COMMON


def read() -> Text:
    """Return the unlabelled news as numbers."""
    types: dict[str, int] = {}
    codes: list[int] = []
    articles: list[int] = []
    for number, row in enumerate(lines("unlabelled/news_articles")):
        for paragraph in row["text"].split("\n"):
            held = [types.setdefault(_type(t.text), len(types)) for t in tokens(paragraph)]
            codes += [*held, -1]
            articles += [number] * (len(held) + 1)
    coded, numbers = np.array(codes), np.array(articles)
    often = np.bincount(coded[coded >= 0])
    known = np.array([n if n >= LEAST_CONTEXT else 0 for n in often])
    contexts = np.where(known > 0, np.cumsum(known > 0) - 1, -1)
    words, targets = _targets(types)
    padded, padding = np.append(contexts, -1), np.append(targets, -1)
    return Text(words, padding[coded], padded[coded], numbers)


@cache
def _type(written: str) -> str:
    """Return what a token counts as: its folded word, "#" for a number, a mark as it is."""
    if written[0].isdigit():
        return "#"
    return fold(written).replace("-", "") if written[0].isalpha() else written


def _targets(types: Mapping[str, int]) -> tuple[list[str], Matrix]:
    """Return the stems that get a row, and of each type which one is its own."""
    held: Counter[str] = Counter()
    for word in types:
        if is_word(word):
            held[root(word)] += frequency(word).articles
    words = sorted(stem for stem, articles in held.items() if articles >= LEAST_ARTICLES)
    places = {stem: place for place, stem in enumerate(words)}
    return words, np.array([places.get(root(w), -1) if is_word(w) else -1 for w in types])


def vectors(text: Text) -> Matrix:
    """Return a row of length one for each word, from all three kinds of context."""
    sparse = import_module("scipy.sparse")
    counted = {
        "places": sparse.hstack([_near(text, step) for step in PLACES]).tocsr(),
        "around": sum(_near(text, step) for step in AROUND),
        "articles": _counted(text.targets, text.articles, (len(text.words), -1)),
    }
    counted["articles"].data[:] = 1.0
    blocks = [
        WEIGHTS[name] * _unit(_truncated(_ppmi(counts), WIDTHS[name]))
        for name, counts in counted.items()
    ]
    return _principal(_unit(np.hstack(blocks)), WIDTH)


def _near(text: Text, step: int) -> Any:
    """Return how often each context stands so many tokens after (before, if negative) a word."""
    contexts = np.full_like(text.contexts, -1)
    if step > 0:
        contexts[:-step] = text.contexts[step:]
    else:
        contexts[-step:] = text.contexts[:step]
    return _counted(text.targets, contexts, (len(text.words), int(text.contexts.max()) + 1))


def _counted(one: Matrix, other: Matrix, shape: tuple[int, int]) -> Any:
    both = (one >= 0) & (other >= 0)
    size = (shape[0], shape[1] if shape[1] > 0 else int(other.max()) + 1)
    places = (one[both], other[both])
    ones = np.ones(int(both.sum()))
    return import_module("scipy.sparse").coo_matrix((ones, places), shape=size).tocsr()


def _ppmi(counts: Any) -> Any:
    """Return positive pointwise mutual information, contexts smoothed by the power 3/4."""
    cells = counts.tocoo()
    words = np.asarray(counts.sum(axis=1)).ravel()
    contexts = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    share = contexts[cells.col] / contexts.sum()
    cells.data = np.maximum(0.0, np.log(cells.data / (words[cells.row] * share)))
    return cells.tocsr()


def _truncated(matrix: Any, width: int) -> Matrix:
    """Return the rows' strongest directions (randomised, Halko et al. 2011), evened by a root."""
    chance = np.random.default_rng(SEED)
    span = matrix @ chance.standard_normal((matrix.shape[1], width + 10))
    for _ in range(4):
        span = matrix @ (matrix.T @ np.linalg.qr(span)[0])
    span = np.linalg.qr(span)[0]
    left, strength, _ = np.linalg.svd((matrix.T @ span).T, full_matrices=False)
    evened: Matrix = (span @ left)[:, :width] * np.sqrt(strength[:width])
    return evened


def _principal(matrix: Matrix, width: int) -> Matrix:
    centred = matrix - matrix.mean(axis=0)
    axes = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :width]
    turned: Matrix = centred @ (axes * np.sign(axes[np.abs(axes).argmax(axis=0), range(width)]))
    return turned


def _unit(matrix: Matrix) -> Matrix:
    length: Matrix = matrix / np.maximum(1e-9, np.linalg.norm(matrix, axis=1, keepdims=True))
    return length


# --- what is known of pairs --------------------------------------------------------------


@cache
def met() -> tuple[Met, ...]:
    """Return the pairs of stems that stand for events in two reports of a topic of ECB+."""
    found: dict[str, dict[str, Counter[Head]]] = defaultdict(lambda: defaultdict(Counter))
    for row in lines("stories/ecbplus"):
        for head in _heads(row):
            found[row["topic"]][root(head.word)][head] += 1
    return tuple(pair for topic in sorted(found) for pair in _across(topic, found[topic]))


def _heads(row: Mapping[str, Any]) -> Iterator[Head]:
    """Yield the single words that stand for events, each with the event's chain or its own."""
    for number, mention in enumerate(row["mentions"]):
        written = " ".join(row["text"][start:end] for start, end in mention["spans"])
        word = fold(written.strip("\"'“”‘’#")).replace("-", "")
        if mention["kind"] == "event" and is_word(word):
            yield Head(row["id"], mention["chain"] or f"{row['id']} {number}", word)


def _across(topic: str, held: Mapping[str, Counter[Head]]) -> Iterator[Met]:
    chains = {stem: {(head.report, head.chain) for head in heads} for stem, heads in held.items()}
    for one, other in combinations(sorted(held), 2):
        pairs = [(a, b) for a in chains[one] for b in chains[other] if a[0] != b[0]]
        if pairs:
            same = sum(a[1] == b[1] for a, b in pairs)
            yield Met(topic, one, other, same, _commonest(held[one]), _commonest(held[other]))


def _commonest(heads: Counter[Head]) -> str:
    written: Counter[str] = Counter()
    for head, times in heads.items():
        written[head.word] += times
    return max(sorted(written), key=lambda word: written[word])


def listed_pairs() -> list[tuple[str, str]]:
    """Return the pairs of stems that the list groups."""
    groups = [
        {root(word) for word in row[0].split()}
        for row in rows("crosscheck.text", "lists/kindred.txt")
    ]
    return sorted({pair for group in groups for pair in combinations(sorted(group), 2)})


# --- the map -----------------------------------------------------------------------------


def learnt(words: Sequence[str], matrix: Matrix, pairs: Collection[Met]) -> Matrix:
    """Return the map to rows whose cosine tells kindred words, from the list and ECB+'s pairs."""
    same = [(p.one, p.other) for p in pairs if p.same > 1 and not rival(p.one, p.other)]
    apart = [(p.one, p.other) for p in pairs if not p.same]
    shrunk = EVENTS * _spread(words, matrix, same) + (1 - EVENTS) * _spread(
        words, matrix, listed_pairs()
    )
    everywhere = 2 * matrix.T @ matrix / len(matrix)
    kept = APART * _spread(words, matrix, apart) + (1 - APART) * everywhere
    shrunk += SMOOTH * np.trace(shrunk) / len(shrunk) * np.eye(len(shrunk))
    root_of = np.linalg.inv(np.linalg.cholesky(shrunk))
    axes: Matrix = root_of.T @ np.linalg.eigh(root_of @ kept @ root_of.T)[1][:, ::-1][:, :KEPT]
    return axes


def _spread(words: Sequence[str], matrix: Matrix, pairs: Collection[tuple[str, str]]) -> Matrix:
    """Return how the words of pairs differ: the mean of their differences' outer products."""
    places = {word: place for place, word in enumerate(words)}
    held = [(places[a], places[b]) for a, b in pairs if a in places and b in places]
    one, other = np.array(held).T
    apart = matrix[one] - matrix[other]
    spread: Matrix = apart.T @ apart / len(apart)
    return spread


def stored(words: Sequence[str], matrix: Matrix, pairs: Collection[Met]) -> dict[str, Matrix]:
    """Return what ships: rows in bytes, a scale a column, and the map of rows so scaled."""
    scale = np.minimum(np.abs(matrix).max(axis=0), 4 * matrix.std(axis=0)) / 127
    small = np.clip(np.round(matrix / scale), -127, 127).astype(np.int8)
    scale = (scale / scale.max()).astype(np.float32)
    return {
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "rows": small,
        "scale": scale,
        "axes": learnt(words, small * scale, pairs).astype(np.float32),
    }


def main() -> None:
    """Write the file."""
    text = read()
    made = stored(text.words, vectors(text), met())
    np.savez_compressed(TARGET, **made)  # type: ignore[arg-type]  # numpy 2.4 stub
    print(f"{TARGET.name}: {len(text.words)} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
