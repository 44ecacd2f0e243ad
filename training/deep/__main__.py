"""Train the deep reader, write its model and vocabulary, and print how well it reads.

``python -m training.deep`` (or ``make training-deep``) does all of it again, on one core.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import torch

from bench.corpora import lines
from crosscheck.annotate.reader.deep import MODEL, VOCABULARY
from crosscheck.annotate.reader.pieces import CLOSE, OPEN, PAD, UNKNOWN, Pieces
from crosscheck.text.tokens import tokens
from training.deep import measured
from training.deep.encoder import HEADS, Encoder, vocabulary
from training.deep.examples import WEIGHTS, gold, silver
from training.deep.fit import fit, rows_of
from training.deep.graph import graph, in_eight_bits

TARGET = Path(__file__).parents[2] / "src/crosscheck/annotate/reader"
ARTICLES, OPENING, SILVER_WEIGHT = 1300, 12, 0.8
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


def trained(kept: list[int], pieces: Pieces) -> Encoder:
    """Return an encoder trained on the annotated windows with names and on the silver ones."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rows = [row for example in gold() for row in rows_of(example, pieces)]
    rows = [row for row in rows if ((row.allowed & 1) == 0).any()]
    for example in silver(ARTICLES, OPENING, SILVER_WEIGHT):
        rows.extend(rows_of(example, pieces))
    model = Encoder(kept)
    fit(model, rows, pieces, seed=SEED)
    return model


def main() -> None:
    """Write the model and its vocabulary, then the figures of the model card."""
    known = vocabulary()
    kept = kept_pieces(known)
    names = [known[number] for number in kept]
    model = trained(kept, Pieces(names))
    held = {name: value.float().numpy() for name, value in model.state_dict().items()}
    (TARGET / MODEL).write_bytes(in_eight_bits(graph(held, heads=HEADS)))
    (TARGET / VOCABULARY).write_text("\n".join(names) + "\n", encoding="utf-8")
    measured.main()


if __name__ == "__main__":
    main()
