"""What a part of the grouping knows, as arrays by name: the form in which it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = Mapping[str, Array]


def packed(name: str, rows: Iterable[Array]) -> dict[str, Array]:
    """Return rows of unequal length as one array, and the length of each."""
    held = list(rows)
    empty = np.zeros(0, dtype=held[0].dtype if held else np.int64)
    return {
        f"{name}.values": np.concatenate([empty, *held]),
        f"{name}.sizes": np.array([len(row) for row in held], dtype=np.int64),
    }


def unpacked(name: str, arrays: Arrays) -> list[Array]:
    """Return the rows that `packed` put together."""
    ends = np.cumsum(arrays[f"{name}.sizes"])
    return np.split(arrays[f"{name}.values"], ends[:-1]) if len(ends) else []


def mapping(name: str, held: Mapping[int, int]) -> dict[str, Array]:
    """Return a table of numbers as an array of two columns."""
    return {name: np.array(sorted(held.items()), dtype=np.int64).reshape(-1, 2)}


def mapped(name: str, arrays: Arrays) -> dict[int, int]:
    """Return the table that `mapping` wrote."""
    return {int(key): int(value) for key, value in arrays[name]}


def texts(name: str, held: Iterable[str]) -> dict[str, Array]:
    """Return texts as one array of bytes."""
    return packed(name, [np.frombuffer(text.encode(), dtype=np.uint8) for text in held])


def read_texts(name: str, arrays: Arrays) -> list[str]:
    """Return the texts that `texts` wrote."""
    return [row.tobytes().decode() for row in unpacked(name, arrays)]
