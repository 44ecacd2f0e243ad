"""The deep reader: a small encoder of whole sentences, slower and better than the own one.

Method. all-MiniLM-L6 with a case embedding beside its word pieces, fine-tuned to tag names
(`training/deep`; card and figures in `training/DEEP.md`), its weights rounded to eight bits
(Jacob et al. 2018) and run by onnxruntime on one thread. It needs the extra
``crosscheck[deep]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module, resources
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.annotate.reader.labels import LABELS
from crosscheck.annotate.reader.pieces import Pieces, Window, windows
from crosscheck.errors import MissingExtra

Probabilities = npt.NDArray[np.float32]
MODEL, VOCABULARY = "deep.onnx", "deep_vocabulary.txt"
_HERE = "crosscheck.annotate.reader"
_BATCH = 512  # pieces, padding counted; three times as many were a tenth slower


class DeepReader:
    """How likely each label is for each word, by an encoder.

    Args:
        model: an ONNX graph from ``ids`` and ``cases`` to ``probabilities``; the shipped one
            if nothing is given.
        vocabulary: its pieces, the padding first.

    Raises:
        MissingExtra: onnxruntime is not installed.
    """

    def __init__(self, model: bytes | None = None, vocabulary: Sequence[str] | None = None) -> None:
        self._run = _session(model or _shipped(MODEL)).run
        self._pieces = Pieces(vocabulary or _shipped(VOCABULARY).decode("utf-8").splitlines())

    def __call__(self, words: Sequence[Sequence[str]]) -> list[Probabilities]:
        """Return for each sentence an array of one row a word, one column a label."""
        found = [np.zeros((len(sentence), len(LABELS)), dtype=np.float32) for sentence in words]
        for batch in _batches(list(windows(words, self._pieces))):
            for window, rows in zip(batch, self._scored(batch), strict=True):
                for place, sentence, word in window.words:
                    found[sentence][word] = rows[place]
        return found

    def _scored(self, batch: Sequence[Window]) -> Probabilities:
        """Return for each window one row a piece."""
        length = max(len(window.ids) for window in batch)
        ids, cases = np.zeros((2, len(batch), length), dtype=np.int64)
        for number, window in enumerate(batch):
            ids[number, : len(window.ids)] = window.ids
            cases[number, : len(window.cases)] = window.cases
        return np.asarray(self._run(["probabilities"], {"ids": ids, "cases": cases})[0])


def _shipped(name: str) -> bytes:
    return (resources.files(_HERE) / name).read_bytes()


def _session(model: bytes) -> Any:
    """Return a session on one thread: whoever has more cores runs more processes."""
    try:
        runtime = import_module("onnxruntime")
    except ImportError as error:
        raise MissingExtra("deep", needed_for="the reader 'deep'") from error
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _batches(found: list[Window]) -> list[list[Window]]:
    """Return the windows in batches, those of like length together."""
    batches = list[list[Window]]()
    for window in sorted(found, key=lambda window: -len(window.ids)):
        if batches and len(batches[-1][0].ids) * (len(batches[-1]) + 1) <= _BATCH:
            batches[-1].append(window)
        else:
            batches.append([window])
    return batches
