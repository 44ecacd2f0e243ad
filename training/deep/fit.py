"""The training loop: one thread, fixed seeds, AdamW on bfloat16 products.

Batches are of like length and about `BATCH` pieces. So that names are told by what is around
them and not by memory, some words of names are hidden behind the unknown piece, and some
sentences stand in capitals or small letters throughout.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from crosscheck.annotate.reader.labels import LABELS
from crosscheck.annotate.reader.pieces import Pieces, case_of, windows
from training.deep.encoder import Encoder
from training.deep.examples import ANY, SOURCES, Example

BATCH = 2048
DECAY = 0.01
NEW = ("cases", "sources", "labels")
WARM = 0.06
HIDDEN_NAME, HIDDEN_WORD, ONE_CASE, NO_SOURCE = 0.12, 0.02, 0.03, 0.1
TRAIN_LONGEST = 144
SHOWN = 50  # steps between two lines of progress
Ints = npt.NDArray[np.int64]


class Rates(NamedTuple):
    """The highest rates of learning: for MiniLM's weights, and for those that begin at nothing."""

    old: float
    new: float


class Row(NamedTuple):
    """A window as numbers: pieces, cases, each piece's allowed labels, source, weight."""

    ids: Ints
    cases: Ints
    allowed: Ints
    source: int
    weight: float


def rows_of(example: Example, pieces: Pieces) -> Iterator[Row]:
    """Yield an example's windows; only a word's first piece has labels."""
    for window in windows(example.words, pieces, TRAIN_LONGEST):
        allowed = np.full(len(window.ids), ANY, dtype=np.int64)
        for place, sentence, word in window.words:
            allowed[place] = example.allowed[sentence][word]
        ids, cases = np.array(window.ids), np.zeros(len(window.ids), dtype=np.int64)
        cases[: len(window.cases)] = window.cases
        yield Row(ids, cases, allowed, example.source, example.weight)


def batches(rows: Sequence[Row], chance: np.random.Generator) -> list[list[Row]]:
    """Return the rows in batches of like length, in an order by chance."""
    order = chance.permutation(len(rows))
    order = order[np.argsort([len(rows[k].ids) // 8 for k in order], kind="stable")]
    found, batch = list[list[Row]](), list[Row]()
    for k in order:
        if batch and (len(batch) + 1) * len(rows[k].ids) > BATCH:
            found.append(batch)
            batch = []
        batch.append(rows[k])
    found.append(batch)
    return [found[k] for k in chance.permutation(len(found))]


def changed(row: Row, pieces: Pieces, chance: np.random.Generator) -> Row:
    """Return a window with some words hidden, or all in one case."""
    ids, cases, source = row.ids.copy(), row.cases.copy(), row.source
    named = (row.allowed & 1) == 0
    hidden = chance.random(len(ids)) < np.where(named, HIDDEN_NAME, HIDDEN_WORD)
    ids[hidden & (cases > 0)] = pieces.unknown
    if chance.random() < ONE_CASE:
        cases[(cases > 0) & (cases < 6)] = case_of("BBC" if chance.random() < 0.6 else "bank")
    if chance.random() < NO_SOURCE:
        source = len(SOURCES)
    return Row(ids, cases, row.allowed, source, row.weight)


def tensors(batch: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return a batch as tensors, padded."""
    length = max(len(row.ids) for row in batch)
    ids, cases = np.zeros((2, len(batch), length), dtype=np.int64)
    allowed = np.full((len(batch), length), ANY, dtype=np.int64)
    for k, row in enumerate(batch):
        ids[k, : len(row.ids)], cases[k, : len(row.ids)] = row.ids, row.cases
        allowed[k, : len(row.ids)] = row.allowed
    sources = torch.tensor([row.source for row in batch])
    weights = torch.tensor([row.weight for row in batch])
    return (
        torch.from_numpy(ids),
        torch.from_numpy(cases),
        sources,
        torch.from_numpy(allowed),
        weights,
    )


def loss_of(scores: Tensor, allowed: Tensor, weights: Tensor) -> Tensor:
    """Return the mean surprise that a word's label is one of the allowed ones."""
    told = allowed != ANY
    chances = torch.log_softmax(scores[told].float(), dim=-1)
    may = (allowed[told][:, None] >> torch.arange(len(LABELS))) & 1
    each = -torch.logsumexp(chances.masked_fill(may == 0, -1e4), dim=-1)
    shares = weights[:, None].expand(told.shape)[told]
    return (each * shares).sum() / shares.sum()


def fit(model: Encoder, rows: Sequence[Row], pieces: Pieces, rates: Rates, *, seed: int) -> None:
    """Train the model in place, once over the rows."""
    chance = np.random.default_rng(seed)
    torch.manual_seed(seed)
    planned = batches(rows, chance)
    steps = torch.optim.AdamW(_groups(model, rates), weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.LambdaLR(steps, lambda k: _rate(k / len(planned)))
    model.train()
    begun, total = time.monotonic(), 0.0
    for number, batch in enumerate(planned, 1):
        total += _step(model, steps, [changed(row, pieces, chance) for row in batch])
        rate.step()
        if number % SHOWN == 0:
            spent = time.monotonic() - begun
            print(
                f"{number}/{len(planned)} loss {total / SHOWN:.4f} after {spent:.0f} s", flush=True
            )
            total = 0.0
    model.eval()


def _step(model: Encoder, steps: torch.optim.Optimizer, batch: Sequence[Row]) -> float:
    """Learn from a batch and return its loss."""
    ids, cases, sources, allowed, weights = tensors(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(ids, cases, sources)
    loss = loss_of(scores, allowed, weights)
    steps.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    steps.step()
    return float(loss.detach())


def _groups(model: Encoder, rates: Rates) -> list[dict[str, Any]]:
    """Return the weights in two groups, each with its rate."""
    groups: dict[bool, list[Tensor]] = {False: [], True: []}
    for name, weights in model.named_parameters():
        groups[name.split(".")[0] in NEW].append(weights)
    return [{"params": groups[new], "lr": rates[new]} for new in (False, True)]


def _rate(done: float) -> float:
    """Return the share of the full rate: up over the first steps, then down to nothing."""
    return done / WARM if done < WARM else (1 - done) / (1 - WARM)
