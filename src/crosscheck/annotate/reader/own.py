"""Our own reading model: a small convolutional net, run in plain numpy.

Method. Each word is the sum of its features' rows (`features`), kept per word type; layers of
convolution over three words at growing distances (Strubell et al. 2017), each added to what
it was given, let a word see seventeen; one more says its label. Some two hundred thousand
multiplications a word: 5 microseconds on one core, where a small transformer takes 60.
``training/reader.py`` makes ``own.npz``; its model card is ``training/README.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from crosscheck.annotate.reader.features import features
from crosscheck.annotate.reader.labels import LABELS, OUTSIDE

Matrix = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Block = list[tuple[int, int, int]]  # parts of sentences: which, its first word, its end
BLOCK = 600
"""Words read at once: enough for the processor, few enough for its nearest memory."""
LONGEST = 400
"""Words of a sentence at most; a longer one is read in parts."""
_KEPT = 60_000  # word types whose features are kept


class Net(NamedTuple):
    """Weights: the table of features, the way in, the layers with their reach, the way out."""

    table: npt.NDArray[np.int8]
    scale: Matrix
    enter: tuple[Matrix, Matrix]
    layers: tuple[tuple[int, Matrix, Matrix], ...]
    names: tuple[Matrix, Matrix]


@cache
def net() -> Net:
    """Return the weights that ship, read once."""
    with files("crosscheck.annotate.reader").joinpath("own.npz").open("rb") as stream:
        return net_of(dict(np.load(stream)))


def net_of(stored: dict[str, npt.NDArray[Any]]) -> Net:
    """Return a net as `training/reader.py` stores it."""

    def pair(name: str) -> tuple[Matrix, Matrix]:
        return stored[f"{name}.weight"].astype(np.float32), stored[f"{name}.bias"].astype(
            np.float32
        )

    layers = tuple(
        (int(reach), *pair(f"layers.{number}")) for number, reach in enumerate(stored["reaches"])
    )
    scale = stored["table.scale"].astype(np.float32)
    return Net(stored["table"], scale, pair("enter"), layers, pair("names"))


@cache
def _pools() -> ThreadpoolController:
    """Return the threads of numpy's algebra; matrices this small are slower on more than one."""
    return ThreadpoolController()


class OwnReader:
    """The model that ships, as a reader."""

    def __init__(self, weights: Net | None = None) -> None:
        self._net = weights or net()
        self._place: dict[str, int] = {}
        self._rows: Matrix = np.zeros((4_096, self._net.table.shape[1]), dtype=np.float32)

    def __call__(self, words: Sequence[Sequence[str]]) -> list[Matrix]:
        """Return the probabilities of labels: for each sentence a row a word."""
        found: list[Matrix] = [
            np.zeros((len(sentence), len(LABELS)), np.float32) for sentence in words
        ]
        with _pools().limit(limits=1, user_api="blas"):
            for block in _blocks(words):
                read = _forward(self._net, *self._given(words, block))
                place = 0
                for number, first, end in block:
                    found[number][first:end] = read[place : place + end - first]
                    place += end - first
        return found

    def _given(
        self, words: Sequence[Sequence[str]], block: Block
    ) -> tuple[Matrix, list[int], Flags]:
        """Return the words of a block as vectors, the lengths of its parts, and what is asked.

        Names begin with a capital or a digit, may hold two small words ("von der"), or begin
        before a hyphen ("al-"); where a name ends the word behind it says.
        """
        inside = [word for number, first, end in block for word in words[number][first:end]]
        capital = np.array([word[0].isalnum() and not word[0].islower() for word in inside])
        hyphen = np.array([word in "-‐‑" for word in inside])
        asked = capital.copy()
        asked[1:] |= capital[:-1]
        asked[2:-1] |= capital[:-3] & capital[3:]
        asked[:-2] |= hyphen[1:-1] & capital[2:]
        asked[:-1] |= hyphen[:-1] & capital[1:]
        return self._vectors(inside), [end - first for _, first, end in block], asked

    def _vectors(self, words: Sequence[str]) -> Matrix:
        """Return the sum of each word's rows; sums are added in one order, so always equal."""
        if len(self._place) > _KEPT:
            self._place.clear()
        known = self._place
        fresh = [word for word in dict.fromkeys(words) if word not in known]
        if fresh:
            self._learn(fresh)
        return self._rows[[known[word] for word in words]]

    def _learn(self, fresh: Sequence[str]) -> None:
        first = len(self._place)
        while first + len(fresh) > len(self._rows):
            self._rows = np.concatenate((self._rows, np.zeros_like(self._rows)))
        ids = np.array([features(word) for word in fresh])
        sums = self._net.table[ids].sum(axis=1, dtype=np.int32).astype(np.float32)
        self._rows[first : first + len(fresh)] = sums * self._net.scale
        self._place.update((word, first + k) for k, word in enumerate(fresh))


def _blocks(words: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Yield the sentences, long ones in parts, about so many words together."""
    block: Block = []
    size = 0
    for number, sentence in enumerate(words):
        for first in range(0, len(sentence), LONGEST):
            end = min(first + LONGEST, len(sentence))
            block.append((number, first, end))
            size += end - first
            if size >= BLOCK:
                yield block
                block, size = [], 0
    if block:
        yield block


def _forward(weights: Net, vectors: Matrix, lengths: Sequence[int], asked: Flags) -> Matrix:
    """Return the probabilities of labels of the words of sentences.

    Args:
        asked: the words whose labels matter. A layer is worked out where the next one looks;
            for the other words "no name" is returned.
    """
    around = _around(lengths, {reach for reach, _, _ in weights.layers})
    count, width = len(vectors), weights.enter[1].shape[0]
    padded = np.zeros((count + 1, width), dtype=np.float32)  # the last row: no word
    np.maximum(vectors @ weights.enter[0] + weights.enter[1], 0, out=padded[:count])
    needed = list(_needed(asked, [around[reach] for reach, _, _ in weights.layers]))
    for (reach, matrix, bias), places in zip(weights.layers, needed, strict=True):
        before, behind = around[reach]
        window = np.empty((len(places), 3, width), dtype=np.float32)
        np.take(padded, before[places], axis=0, out=window[:, 0])
        np.take(padded, places, axis=0, out=window[:, 1])
        np.take(padded, behind[places], axis=0, out=window[:, 2])
        added = window.reshape(len(places), 3 * width) @ matrix
        added += bias
        padded[places] += np.maximum(added, 0, out=added)
    found = np.zeros((count, len(LABELS)), dtype=np.float32)
    found[:, OUTSIDE] = 1
    found[asked] = _softmax(padded[:count][asked] @ weights.names[0] + weights.names[1])
    return found


def _needed(asked: Flags, around: Sequence[tuple[Places, Places]]) -> Iterator[Places]:
    """Yield for each layer, the first first, the words that the layers behind it look at."""
    wanted = np.append(asked, False)
    found = []
    for before, behind in reversed(around):
        places = np.flatnonzero(wanted)
        found.append(places)
        wanted[before[places]] = True
        wanted[behind[places]] = True
        wanted[-1] = False
    yield from reversed(found)


def _around(lengths: Sequence[int], reaches: set[int]) -> dict[int, tuple[Places, Places]]:
    """Return the places of the words so far before and behind each; the last where none is."""
    ends = np.cumsum(lengths)
    count = int(ends[-1])
    place = np.arange(count)
    first = np.repeat(ends - lengths, lengths)
    last = np.repeat(ends, lengths)
    return {
        reach: (
            np.where(place - reach >= first, place - reach, count),
            np.where(place + reach < last, place + reach, count),
        )
        for reach in sorted(reaches)
    }


def _softmax(scores: Matrix) -> Matrix:
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores
