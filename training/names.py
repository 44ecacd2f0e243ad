"""Fit `crosscheck/annotate/lists/name_signals.txt`: how much each signal says of a name's kind.

A multinomial log-linear model over the candidates of annotated texts that may be trained
on (GUM, Wikigold, MEANTIME, re3d and Universal NER's English Web Treebank; licences and
credits in the list's head), fitted by full-batch gradient steps from zero: no random
number, the same weights each time. Re-run by ``make training``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.corpora import lines
from bench.reading.names import left_out
from crosscheck.annotate.names.candidates import Candidate, candidates
from crosscheck.annotate.names.gazetteer import gazetteer
from crosscheck.annotate.names.paragraphs import capital, paragraph_of, written_small
from crosscheck.annotate.names.signals import KINDS, signals
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article

TARGET = Path(__file__).parents[1] / "src/crosscheck/annotate/lists/name_signals.txt"
SETS = {  # how much a candidate of each set counts: conversions are noisier
    "names/gum": 0.7,
    "names/wikigold": 1.0,
    "names/meantime": 0.5,
    "names/re3d": 0.7,
    "names/uner_ewt_train": 1.0,
}
# Made from other annotations than of names: what looks like a name there and is not marked
# tells nothing ("journalist Ann Lee" is marked at its head noun alone).
CONVERTED = ("names/gum", "names/meantime", "names/re3d")
HEAD = """\
# How much each signal of a name says for each kind: weights of a log-linear model.
# Made by training/names.py from the annotations of GUM (CC BY 4.0), Wikigold (CC BY 4.0),
# MEANTIME (CC BY 4.0), re3d (see its sources) and UNER English-EWT (CC BY-SA 4.0).
# Columns: signal; person; organisation; place; group; other; none.
"""
Matrix = npt.NDArray[np.float32]
MIN_SEEN = 4
STEPS, RATE, RIDGE = 250, 1.0, 2e-4
_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def found_in(row: dict[str, Any]) -> Iterator[Candidate]:
    """Yield the candidates of an annotated text."""
    text = row["text"].replace("\r", " ")
    article = Article(row["id"], "", "", text, "")
    starts = frozenset(s.span.start for s in sentences(article))
    for start, end in article.paragraphs():
        yield from candidates(paragraph_of(text, start, end, starts, gazetteer()), gazetteer())


def label_of(candidate: Candidate, row: dict[str, Any], name: str) -> str | None:
    """Return the kind that the annotation gives a candidate; None where it does not tell."""
    known = gazetteer()
    text = candidate.text
    if text in known.adjectives:
        return "none"
    for start, end, label, *_ in row["entities"]:
        if start == candidate.start and end == candidate.end:
            if label == "MISC":
                return "group" if text in known.groups else "other"
            return _LABELS[label]
        if start < candidate.end and candidate.start < end:
            return None
    if text in known.groups:
        return "group"
    if name in CONVERTED and not all(written_small(w) for w in candidate.words() if capital(w)):
        return None
    if "uner" in name or "re3d" in name or "meantime" in name:
        return None if known.word(text.split()[-1], "other") else "none"
    return "none"


def examples() -> Iterator[tuple[list[str], str, float]]:
    """Yield each candidate's signals, its kind and its weight."""
    for name, weight in SETS.items():
        for row in lines(name):
            if left_out(name.removeprefix("names/"), row):
                continue
            for candidate in found_in(row):
                label = label_of(candidate, row, name)
                if label:
                    yield signals(candidate, gazetteer()), label, weight


def fit(rows: list[tuple[list[str], str, float]]) -> dict[str, Matrix]:
    """Return the weights of each signal, fitted by Adam on the whole set at once."""
    seen = Counter(name for found, _, _ in rows for name in set(found))
    names = sorted(name for name, n in seen.items() if n >= MIN_SEEN)
    place = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), dtype=np.float32)
    truth = np.zeros((len(rows), len(KINDS)), dtype=np.float32)
    share = np.array([weight for _, _, weight in rows], dtype=np.float32)[:, None]
    for index, (found, label, _) in enumerate(rows):
        matrix[index, [place[n] for n in found if n in place]] = 1
        truth[index, KINDS.index(label)] = 1
    fitted = _descend(matrix, truth, share / share.sum())
    return {name: fitted[place[name]] for name in names}


def _descend(matrix: Matrix, truth: Matrix, share: Matrix) -> Matrix:
    fitted = np.zeros((matrix.shape[1], truth.shape[1]), dtype=np.float32)
    mean, spread = np.zeros_like(fitted), np.zeros_like(fitted)
    for step in range(1, STEPS + 1):
        scores = matrix @ fitted
        scores -= scores.max(axis=1, keepdims=True)
        guess = np.exp(scores)
        guess /= guess.sum(axis=1, keepdims=True)
        slope = matrix.T @ ((guess - truth) * share) + RIDGE * fitted
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = 0.1 * RATE / (1 + step / 100)
        fitted -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return fitted


def main() -> None:
    """Write the list."""
    rows = list(examples())
    fitted = fit(rows)
    body = "".join(
        f"{name}\t" + "\t".join(f"{value:.2f}" for value in values) + "\n"
        for name, values in sorted(fitted.items())
    )
    TARGET.write_text(HEAD + body, encoding="utf-8")
    print(f"{TARGET.name}: {len(fitted)} signals of {len(rows)} candidates")


if __name__ == "__main__":
    main()
