"""The reading model in torch, for training alone: `annotate/reader/own.py` runs it in numpy.

A word's feature rows are added up, taken to the width of the net, and passed through layers of
convolution over three words, at growing distances (Strubell et al. 2017), each added to what
it was given. Two heads say the label and the part of speech.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from crosscheck.annotate.reader.features import ROWS, SLOTS
from crosscheck.annotate.reader.labels import LABELS, POS

_SLOT = list(SLOTS)
KEPT = [_SLOT.index(name) for name in ("suffix", "ending", "shape")]
"""What is left of a word whose letters are hidden, so that its surroundings must tell."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the net."""

    rows: int = 96
    width: int = 128
    reaches: tuple[int, ...] = (1, 1, 2, 4)


class Net(nn.Module):
    """Features → labels and parts of speech."""

    def __init__(self, shape: Shape = Shape()) -> None:
        super().__init__()
        self.shape = shape
        self.table = nn.EmbeddingBag(ROWS, shape.rows, mode="sum")
        nn.init.normal_(self.table.weight, std=0.1)
        self.enter = nn.Linear(shape.rows, shape.width)
        self.layers = nn.ModuleList(nn.Linear(3 * shape.width, shape.width) for _ in shape.reaches)
        self.names = nn.Linear(shape.width, len(LABELS))
        self.pos = nn.Linear(shape.width, len(POS))
        self.drop = nn.Dropout(0.2)

    def forward(self, vectors: Tensor, near: dict[int, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the scores of labels and of parts of speech.

        Args:
            vectors: one row a word.
            near: for each reach, 1 where a word and the one so far behind are of one
                sentence, else 0.
        """
        hidden = self.drop(torch.relu(self.enter(vectors)))
        for reach, layer in zip(self.shape.reaches, self.layers, strict=True):
            gap = hidden.new_zeros(reach, hidden.shape[1])
            before = torch.cat((gap, hidden[:-reach] * near[reach]))
            behind = torch.cat((hidden[reach:] * near[reach], gap))
            window = torch.cat((before, hidden, behind), dim=1)
            hidden = hidden + torch.relu(layer(window))
        return self.names(hidden), self.pos(hidden)


def neighbours(sentence: npt.NDArray[np.int64], reaches: tuple[int, ...]) -> dict[int, Tensor]:
    """Return which words have their neighbour in the same sentence, given each one's."""
    return {
        reach: torch.from_numpy((sentence[reach:] == sentence[:-reach]).astype(np.float32))[:, None]
        for reach in set(reaches)
    }
