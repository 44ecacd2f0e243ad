"""Train `crosscheck/annotate/reader/own.npz`: the reading model that ships.

Twice over the annotated sets for every pass over the silver news (`reader_data` says which),
in random order with a fixed seed, by Adam with a falling rate. A share of the words, and of
names more, is shown without its letters, so that the surroundings must tell. On one core
about ten minutes. Torch is needed for this alone: ``pip install torch``. Re-run by
``make training``.

``--gold`` trains on the annotated sets alone, as the table of students in ``docs/decisions/``
does; ``--out`` writes elsewhere.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from crosscheck.annotate.reader.features import SLOTS, features
from crosscheck.annotate.reader.labels import KINDS, LABELS, begins
from training.reader_data import TREEBANKS, Corpus, add_gold, add_silver, add_syntax
from training.reader_net import KEPT, Net, neighbours

TARGET = Path(__file__).parents[1] / "src/crosscheck/annotate/reader/own.npz"
SEED, BATCH, RATE = 1, 5_000, 3e-3
HIDDEN = 0.3  # of the names, shown by shape and ending alone; of other words a quarter of it
SILVER = 0.3  # weight of a word that the rules have labelled
POS_SHARE = 0.3  # of the loss
WIDEST = 12  # standard deviations of a column of the table that its 127 steps span
Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Batch:
    """Some sentences: for each word its number, labels allowed, part of speech and weight."""

    words: Array
    allowed: Array
    pos: Array
    weights: Array
    sentence: Array


def corpus(*, silver: bool) -> tuple[Corpus, list[int]]:
    """Return all that is trained on, and how often each sentence is shown."""
    made = Corpus()
    shown: list[int] = []
    add_gold(made)
    shown += [4 if silver else 6] * (len(made.starts) - len(shown))
    add_syntax(made, TREEBANKS, 1.0)
    shown += [2 if silver else 3] * (len(made.starts) - len(shown))
    if silver:
        add_silver(made, SILVER)
        shown += [1] * (len(made.starts) - len(shown))
    return made, shown


def batches(columns: dict[str, Array], shown: list[int]) -> Iterator[Batch]:
    """Yield the sentences in random order, about `BATCH` words at once."""
    rng = np.random.default_rng(SEED)
    order = np.repeat(np.arange(len(shown)), shown)
    rng.shuffle(order)
    starts = columns["starts"]
    lengths = np.diff(starts)[order]
    cuts = np.searchsorted(np.cumsum(lengths), np.arange(BATCH, int(lengths.sum()), BATCH))
    for chosen in np.split(order, np.unique(cuts)):
        if len(chosen):
            yield _batch(columns, chosen)


def _batch(columns: dict[str, Array], chosen: Array) -> Batch:
    starts = columns["starts"]
    lengths = starts[chosen + 1] - starts[chosen]
    place = np.concatenate([np.arange(starts[k], starts[k + 1]) for k in chosen])
    return Batch(
        columns["words"][place],
        columns["allowed"][place].astype(np.int32),
        columns["pos"][place].astype(np.int64),
        np.repeat(columns["weights"][chosen], lengths),
        np.repeat(np.arange(len(chosen)), lengths),
    )


def hidden_words(batch: Batch, rng: np.random.Generator) -> Array:
    """Return which words are shown without their letters: whole names, and some others."""
    named = (batch.allowed & 1) == 0
    goes_on = named & (batch.allowed & sum(2 << begins(kind) for kind in KINDS) != 0)
    hidden = rng.random(len(named)) < np.where(named, HIDDEN, HIDDEN / 4)
    for _ in range(3):
        hidden[1:] = np.where(goes_on[1:], hidden[:-1], hidden[1:])
    return hidden


def vectors(net: Net, table: torch.Tensor, batch: Batch, hidden: Array) -> torch.Tensor:
    """Return each word's features, added up; of hidden ones what is left."""
    types, place = np.unique(batch.words, return_inverse=True)
    found = torch.nn.functional.embedding(torch.from_numpy(place), net.table(table[types]))
    if not hidden.any():
        return found
    left = table[torch.from_numpy(batch.words[hidden].astype(np.int64))][:, KEPT]
    names = list(SLOTS)
    unknown = sum(SLOTS[name] for name in names[: names.index("usage")])
    left = torch.cat((left, torch.full((len(left), 1), unknown)), dim=1)
    return found.index_copy(0, torch.from_numpy(np.flatnonzero(hidden)), net.table(left))


def loss_of(net: Net, given: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Return the mean loss: of the labels that may be right, and of the parts of speech."""
    names, pos = net(given, neighbours(batch.sentence, net.shape.reaches))
    may = torch.from_numpy(((batch.allowed[:, None] >> np.arange(len(LABELS))) & 1) == 0)
    scores = torch.log_softmax(names, dim=1).masked_fill(may, -1e9)
    loss = -(torch.logsumexp(scores, dim=1) * torch.from_numpy(batch.weights)).mean()
    told = torch.from_numpy(batch.pos >= 0)
    if told.any():
        true = torch.from_numpy(batch.pos)[told]
        missed = torch.nn.functional.cross_entropy(pos[told], true, reduction="sum")
        loss = loss + POS_SHARE * missed / len(batch.pos)
    return loss


def trained(made: Corpus, shown: list[int]) -> Net:
    """Return the net after one run through what is to be shown."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    columns = made.arrays()
    table = torch.tensor([features(word) for word in made.types])
    net = Net()
    descent = torch.optim.Adam(net.parameters(), lr=RATE, betas=(0.9, 0.99), eps=1e-6)
    steps = int((np.diff(columns["starts"]) * shown).sum()) // BATCH + 1
    for step, batch in enumerate(batches(columns, shown)):
        for group in descent.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 100) * max(0.0, 1 - step / steps)
        loss = loss_of(net, vectors(net, table, batch, hidden_words(batch, rng)), batch)
        descent.zero_grad()
        loss.backward()
        descent.step()
        if step % 100 == 0:
            print(f"{step} of {steps}: loss {loss.item():.4f}", flush=True)
    return net


def stored(net: Net) -> dict[str, Array]:
    """Return the weights as they ship: the table in bytes, a scale a column; the rest halves."""
    weights = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    table = weights.pop("table.weight")
    scale = np.minimum(np.abs(table).max(axis=0), WIDEST * table.std(axis=0)) / 127
    kept = {name: value.T.astype(np.float16) for name, value in weights.items()}
    return {
        "table": np.clip(np.round(table / scale), -127, 127).astype(np.int8),
        "table.scale": scale.astype(np.float32),
        "reaches": np.array(net.shape.reaches, dtype=np.int8),
        **kept,
    }


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", action="store_true", help="annotated sets alone")
    parser.add_argument("--out", type=Path, default=TARGET)
    asked = parser.parse_args()
    net = trained(*corpus(silver=not asked.gold))
    np.savez_compressed(asked.out, **stored(net))  # type: ignore[arg-type]  # numpy 2.4 stub
    print(f"{asked.out.name}: {asked.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
