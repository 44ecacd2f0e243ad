"""A conditional random field trained on the permissive sets alone: the names' usual baseline.

Linear-chain CRF (Lafferty et al. 2001; python-crfsuite) over words, shapes, affixes and two
neighbours on each side, as in most toolkits of the 2010s. It is trained within the run, on
the very documents that our own weights are fitted on, in about a minute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.corpora import lines
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article
from crosscheck.text.tokens import Token, tokens

SETS = ("gum", "wikigold", "meantime", "re3d", "uner_ewt_train")
ITERATIONS = 40
Found = set[tuple[int, int, str]]


def features(words: Sequence[Token]) -> list[list[str]]:
    """Return what each word of a sentence shows, with its neighbours' words and shapes."""
    lower = [word.text.lower() for word in words]
    shapes = ["".join(_class(c) for c in word.text[:8]) for word in words]
    found = []
    for k, word in enumerate(lower):
        shown = [f"p{word[:n]}" for n in (2, 3, 4)] + [f"s{word[-n:]}" for n in (2, 3, 4)]
        for step in range(-2, 3):
            if 0 <= k + step < len(words):
                shown += [f"w{step}={lower[k + step]}", f"c{step}={shapes[k + step]}"]
            else:
                shown.append(f"end{step}")
        found.append(shown)
    return found


def _class(letter: str) -> str:
    return (
        "X" if letter.isupper() else "x" if letter.islower() else "0" if letter.isdigit() else "."
    )


def _sentences(text: str) -> Iterator[list[Token]]:
    for sentence in sentences(Article("", "", "", text, "")):
        yield list(tokens(text, sentence.span.start, sentence.span.end))


def _examples(
    name: str, rows: Sequence[dict[str, Any]]
) -> Iterator[tuple[list[list[str]], list[str]]]:
    for row in rows:
        starts = {start: (end, label) for start, end, label, *_ in row["entities"]}
        until, label = 0, ""
        for words in _sentences(row["text"]):
            marks = []
            for word in words:
                begins = word.start in starts
                if begins:
                    until, label = starts[word.start]
                inside = word.start < until and label != "MISC"
                marks.append(f"{'B' if begins else 'I'}-{label}" if inside else "O")
            yield features(words), marks


@cache
def tagger(left_out: Any) -> Any:
    """Return a field trained on all sets, less the documents that are kept for measuring.

    Args:
        left_out: whether a document of a set is kept, as `bench.reading.names.left_out`.
    """
    crfsuite = import_module("pycrfsuite")
    trainer = crfsuite.Trainer(verbose=False)
    for name in SETS:
        rows = [row for row in lines(f"names/{name}") if not left_out(name, row)]
        for shown, marks in _examples(name, rows):
            trainer.append(shown, marks)
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": ITERATIONS})
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crf")
        trainer.train(path)
        trained = crfsuite.Tagger()
        trained.open_inmemory(Path(path).read_bytes())
    return trained


def found_by(trained: Any, article: Article) -> Found:
    """Return the names that a field finds in an article."""
    found: Found = set()
    for words in _sentences(article.text):
        begun = None
        for word, mark in zip(words, trained.tag(features(words)), strict=True):
            if mark[0] == "I" and begun and begun[2] == mark[2:]:
                begun = (begun[0], word.end, begun[2])
                continue
            if begun:
                found.add(begun)
            begun = (word.start, word.end, mark[2:]) if mark != "O" else None
        if begun:
            found.add(begun)
    return found
