"""Train the deep reader, write its model and vocabulary, and print how well it reads.

``python -m training.deep`` (or ``make training-deep``) does all of it again, on one core.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch

from bench.corpora import lines
from crosscheck.annotate.reader.deep import MODEL, VOCABULARY, DeepReader
from crosscheck.annotate.reader.pieces import CLOSE, OPEN, PAD, UNKNOWN, Pieces
from crosscheck.text.tokens import tokens
from training.deep import measured
from training.deep.encoder import HEADS, Encoder, vocabulary
from training.deep.examples import WEIGHTS, Example, gold, silver
from training.deep.fit import Rates, Row, fit, rows_of
from training.deep.graph import graph, in_eight_bits

TARGET = Path(__file__).parents[2] / "src/crosscheck/annotate/reader"
ARTICLES, AGAIN, OPENING, SILVER_WEIGHT = 1300, 1100, 12, 0.8
FIRST, SECOND = Rates(1.5e-4, 1e-3), Rates(8e-5, 2e-4)
SEED = 1
MIN_SEEN = 5
COUNTED = {"unlabelled/news_articles": 1} | {f"names/{name}": 5 for name in WEIGHTS}
"""Where pieces are counted, and what each counts."""


def kept_pieces(known: list[str]) -> list[int]:
    """Return the pieces worth keeping: those that news has, and every single sign."""
    counted = Counter[str]()
    for name, times in COUNTED.items():
        for row in lines(name):
            for token in tokens(row["text"]):
                counted[token.text] += times
    pieces, seen = Pieces(known), Counter[int]()
    for word, times in counted.items():
        for piece in pieces(word):
            seen[piece] += times
    marks = {PAD, UNKNOWN, OPEN, CLOSE}
    return [
        number
        for number, piece in enumerate(known)
        if piece in marks or seen[number] >= MIN_SEEN or _sign(piece.removeprefix("##"))
    ]


def _sign(piece: str) -> bool:
    return len(piece) == 1 and piece.isascii()


def trained(kept: list[int], names: list[str]) -> Encoder:
    """Return an encoder trained on annotated and silver texts, then on what it helped to label."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    pieces, model = Pieces(names), Encoder(kept)
    rows = [row for example in gold() for row in rows_of(example, pieces)]
    rows = [row for row in rows if ((row.allowed & 1) == 0).any()]
    told = silver(ARTICLES, OPENING, SILVER_WEIGHT)
    fit(model, rows + _windows(told, pieces), pieces, FIRST, seed=SEED)
    reader = DeepReader(exported(model), names)
    told = silver(AGAIN, OPENING, SILVER_WEIGHT, after=ARTICLES, reader=reader)
    fit(model, rows[::2] + _windows(told, pieces), pieces, SECOND, seed=SEED + 1)
    return model


def _windows(examples: Iterable[Example], pieces: Pieces) -> list[Row]:
    return [row for example in examples for row in rows_of(example, pieces)]


def exported(model: Encoder) -> bytes:
    """Return an encoder as a graph with weights in eight bits."""
    held = {name: value.float().numpy() for name, value in model.state_dict().items()}
    return in_eight_bits(graph(held, heads=HEADS))


def main() -> None:
    """Write the model and its vocabulary, then print the figures of the model card."""
    known = vocabulary()
    kept = kept_pieces(known)
    names = [known[number] for number in kept]
    (TARGET / MODEL).write_bytes(exported(trained(kept, names)))
    (TARGET / VOCABULARY).write_text("\n".join(names) + "\n", encoding="utf-8")
    measured.main()


if __name__ == "__main__":
    main()
