"""The texts that the deep reader learns from: for each word, the labels that it may have.

The annotated sets follow different conventions, so a word has a *set* of allowed labels and
the loss asks that one of them be likely: a capitalised word that a set without groups and
other names leaves unmarked may be one of those. Silver texts are news articles labelled by
the rules; a capitalised word inside a sentence that the rules make nothing of is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from bench.corpora import lines
from bench.reading.names import left_out
from crosscheck.annotate.names.gazetteer import gazetteer
from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.reader.labels import LABELS
from crosscheck.annotate.reader.tags import Reader, Tags, tagged
from crosscheck.annotate.reader.words import words_of_sentence
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article, Sentence

SOURCES = ("silver", "gum", "wikigold", "meantime", "re3d", "uner_ewt_train")
WEIGHTS = {"gum": 0.7, "wikigold": 1.0, "meantime": 0.5, "re3d": 0.7, "uner_ewt_train": 1.0}
OPEN_SETS = ("meantime", "re3d", "uner_ewt_train")  # groups or other names stand unmarked there
KINDS = {"PER": ("person",), "ORG": ("organisation",), "LOC": ("place",)}
SURE = 0.9
ANY = (1 << len(LABELS)) - 1
Marks = Sequence[tuple[int, int, tuple[str, ...]]]


class Example(NamedTuple):
    """A text's sentences, and the allowed labels of each word as bits."""

    words: list[list[str]]
    allowed: list[list[int]]
    source: int
    weight: float


def bits(kinds: tuple[str, ...], head: str) -> int:
    """Return the labels of these kinds, for a name's first word (``B``) or a later one."""
    return sum(1 << LABELS.index(f"{head}-{kind}") for kind in kinds)


def _unsure(kinds: tuple[str, ...]) -> int:
    return 1 | bits(kinds, "B") | bits(kinds, "I")


def labelled(
    text: str, found: Iterable[Sentence], marks: Marks, outside: Callable[[str, bool], int]
) -> tuple[list[list[str]], list[list[int]]]:
    """Return the words of the sentences and what each may be.

    Args:
        marks: the names, in order: start, end, the kinds that each may be of.
        outside: what a word outside of names may be, by whether it begins the sentence.
    """
    all_words, all_allowed, at = [], [], 0
    for sentence in found:
        words, allowed = [], []
        for word, start in words_of_sentence(text, sentence.span.start, sentence.span.end):
            while at < len(marks) and marks[at][1] <= start:
                at += 1
            words.append(word)
            if at == len(marks) or start + len(word) <= marks[at][0]:
                allowed.append(outside(word, len(words) == 1))
            elif start >= marks[at][0] and start + len(word) <= marks[at][1]:
                allowed.append(bits(marks[at][2], "B" if start == marks[at][0] else "I"))
            else:
                allowed.append(ANY)
        all_words.append(words)
        all_allowed.append(allowed)
    return all_words, all_allowed


def gold() -> Iterator[Example]:
    """Yield the annotated texts that may be trained on."""
    for name, weight in WEIGHTS.items():
        for row in lines(f"names/{name}"):
            if not left_out(name, row):
                yield _of_row(row, name, weight)


def _of_row(row: dict[str, Any], name: str, weight: float) -> Example:
    text = row["text"].replace("\r", " ")
    marks = list(_marks(text, row["entities"]))
    open_word = _unsure(("group", "other")) if name in OPEN_SETS else 1

    def outside(word: str, first: bool) -> int:
        return open_word if word[0].isupper() and not first and word != "I" else 1

    found = sentences(Article(row["id"], "", "", text, ""))
    return Example(*labelled(text, found, marks, outside), SOURCES.index(name), weight)


def _marks(text: str, entities: list[Any]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    known = gazetteer()
    for start, end, label, *_ in entities:
        written = text[start:end]
        if label != "MISC":
            yield start, end, KINDS[label]
        elif written in known.groups:
            yield start, end, ("group",)
        elif written not in known.adjectives:
            yield start, end, ("other", "group")


def silver(
    articles: int,
    sentences_each: int,
    weight: float,
    *,
    after: int = 0,
    reader: Reader | None = None,
) -> Iterator[Example]:
    """Yield the openings of news articles as the rules label them.

    Args:
        after: how many articles to leave out before.
        reader: what the rules hear besides; where it is sure that a word is of no name, and
            the rules find none, the word is not left open.
    """
    known = gazetteer()
    no_names = known.adjectives | known.titles.keys() | known.roles | known.offices | {"I"}

    def outside(word: str, first: bool) -> int:
        plain = first or not word[0].isupper() or word in no_names
        return 1 if plain or word in known.words.get("calendar", ()) else ANY

    for row in islice(lines("unlabelled/news_articles"), after, after + articles):
        article = Article(row["id"], "", "", row["text"], "")
        found = sentences(article)
        opening = found[:sentences_each]
        tags = tagged(article, opening, reader) if reader else None
        marks = [(m.span.start, m.span.end, (m.kind,)) for m in mentions(article, found, tags)]
        words, allowed = labelled(row["text"], opening, marks, outside)
        yield Example(words, _closed(allowed, tags) if tags else allowed, 0, weight)


def _closed(allowed: list[list[int]], tags: Tags) -> list[list[int]]:
    """Return what words may be, the open ones closed of which a reader is sure: no name."""
    sure = iter((tags.names[:, 0] > SURE).tolist())
    return [[1 if next(sure) and may == ANY else may for may in row] for row in allowed]
