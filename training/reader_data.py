"""What the reading model learns from: annotated text, and news that the rules have labelled.

For each word a set of labels that may be right (a set that does not annotate a class of names
says nothing of it), its part of speech where a treebank gives it, and a weight. Gold: GUM,
Wikigold, MEANTIME, re3d and Universal NER's English Web Treebank; silver: the unlabelled news
as `crosscheck.annotate.names` reads it by rules alone. Parts of speech: UD GUM and EWT.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.corpora import SHARED, lines
from bench.reading.names import left_out
from crosscheck.annotate.names.gazetteer import gazetteer
from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.names.paragraphs import written_small
from crosscheck.annotate.reader.labels import LABELS, POS, begins
from crosscheck.annotate.reader.words import words_of_sentence
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article

GOLD = {  # how much a word of each set counts: conversions are noisier
    "names/gum": 0.7,
    "names/wikigold": 1.0,
    "names/meantime": 0.5,
    "names/re3d": 0.7,
    "names/uner_ewt_train": 1.0,
}
TREEBANKS = ("gum_train", "ewt_train")
_KIND = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_ANY = (1 << len(LABELS)) - 1
_UNMARKED = 1 | sum(1 << begins(kind) + more for kind in ("group", "other") for more in (0, 1))
Named = list[tuple[int, int, str]]


@dataclass
class Corpus:
    """Words one after the other, with where each sentence begins.

    Args:
        types: each word written, mapped to its number.
        words, allowed, pos: for each word its number, the labels it may have as bits, its
            part of speech or -1.
        starts, weights: for each sentence its first word, and how much it counts.
    """

    types: dict[str, int] = field(default_factory=dict)
    words: list[int] = field(default_factory=list)
    allowed: list[int] = field(default_factory=list)
    pos: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, words: list[str], allowed: list[int], pos: list[int], weight: float) -> None:
        """Add a sentence."""
        self.starts.append(len(self.words))
        self.weights.append(weight)
        self.words.extend(self.types.setdefault(word, len(self.types)) for word in words)
        self.allowed.extend(allowed)
        self.pos.extend(pos)

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return the columns, with the end behind the last start."""
        return {
            "words": np.array(self.words, dtype=np.int32),
            "allowed": np.array(self.allowed, dtype=np.int16),
            "pos": np.array(self.pos, dtype=np.int8),
            "starts": np.array([*self.starts, len(self.words)], dtype=np.int64),
            "weights": np.array(self.weights, dtype=np.float32),
        }


def add_named(
    corpus: Corpus, text: str, named: Named, weight: float, *, elsewhere: int = 1
) -> None:
    """Add a text's sentences with its names.

    Args:
        named: start, end, kind; "" for what is no name to us.
        elsewhere: labels that words outside of names may have if they look like one, as bits.
    """
    article = Article("", "", "", text, "")
    left = sorted(named)
    place = 0
    for sentence in sentences(article):
        words, allowed = [], []
        for word, start in words_of_sentence(text, sentence.span.start, sentence.span.end):
            while place < len(left) and left[place][1] <= start:
                place += 1
            words.append(word)
            mark = elsewhere if elsewhere > 1 and _may_be_name(word) else 1
            if place < len(left) and left[place][0] <= start:
                begin, _, kind = left[place]
                mark = 1 << begins(kind) + (start > begin) if kind else 1
            allowed.append(mark)
        if words:
            corpus.add(words, allowed, [-1] * len(words), weight)


@cache
def _may_be_name(word: str) -> bool:
    """Whether a word outside of the names that a set gives may be one nevertheless."""
    known = gazetteer()
    plain = word in known.adjectives or known.word(word, "calendar") or written_small(word)
    return word[0].isupper() and len(word) > 1 and not plain


def gold_names(row: dict[str, Any]) -> Named:
    """Return a row's names by our kinds."""
    known = gazetteer()
    found: Named = []
    for start, end, label, *_ in row["entities"]:
        text = row["text"][start:end]
        if label == "MISC" and text in known.adjectives:
            found.append((start, end, ""))
        elif label == "MISC":
            found.append((start, end, "group" if text in known.groups else "other"))
        else:
            found.append((start, end, _KIND[label]))
    return found


def add_gold(corpus: Corpus) -> None:
    """Add the annotated texts, less the parts that are kept for measuring."""
    for name, weight in GOLD.items():
        partly = "uner" in name or "re3d" in name or "meantime" in name
        for row in lines(name):
            if not left_out(name.removeprefix("names/"), row):
                elsewhere = _UNMARKED if partly else 1
                text = row["text"].replace("\r", " ")
                add_named(corpus, text, gold_names(row), weight, elsewhere=elsewhere)


def add_silver(corpus: Corpus, weight: float, articles: int | None = None) -> None:
    """Add the unlabelled news, with the names that the rules find."""
    for number, row in enumerate(lines("unlabelled/news_articles")):
        if number == articles:
            break
        article = Article(row["id"], "", "", row["text"].replace("\r", " "), "")
        found = mentions(article, sentences(article))
        named = [(m.span.start, m.span.end, str(m.kind)) for m in found]
        add_named(corpus, article.text, named, weight, elsewhere=_ANY)


def treebank(name: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield a treebank's sentences: the text, and each word's start and part of speech."""
    text, tagged = "", list[tuple[int, str]]()
    last, glued = "", ""  # of a word of several parts ("don't"): its last part, its space
    with gzip.open(SHARED / "syntax" / f"{name}.conllu.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            cells = line.rstrip("\n").split("\t")
            space = "" if "SpaceAfter=No" in cells[-1] else " "
            if len(cells) == 10 and cells[0].isdigit():
                tagged.append((len(text), cells[3]))
                text += cells[1] + ("" if last else space)
                if cells[0] == last:
                    text, last = text + glued, ""
            elif "-" in cells[0] and len(cells) == 10:
                last, glued = cells[0].split("-")[1], space
            elif not line.strip() and tagged:
                yield text, tagged
                text, tagged = "", []


def add_syntax(corpus: Corpus, names: Iterable[str], weight: float) -> None:
    """Add treebanks' parts of speech; a word of ours takes that of the word it begins in."""
    for name in names:
        for text, tagged in treebank(name):
            words, pos, place = [], [], 0
            for word, start in words_of_sentence(text, 0, len(text)):
                while place + 1 < len(tagged) and tagged[place + 1][0] <= start:
                    place += 1
                words.append(word)
                tag = tagged[place][1]
                pos.append(POS.index(tag) if tag in POS else -1)
            corpus.add(words, [_ANY] * len(words), pos, weight)
