"""What a part of the grouping knows, as arrays by name: the form in which it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Array = NDArray[Any]
Arrays = Mapping[str, Array]
LEAST_ROWS = 1 << 10
TOGETHER = 64  # texts


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


def batches(held: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield as many at a time as numpy takes at once without much memory.

    >>> [len(some) for some in batches(range(150))]
    [64, 64, 22]
    """
    for start in range(0, len(held), TOGETHER):
        yield held[start : start + TOGETHER]


def joined(rows: Iterable[Iterable[Array]]) -> Iterator[Array]:
    """Return for each column of some tables the rows of all, put one behind the other."""
    return map(np.concatenate, zip(*rows, strict=True))


def parted(columns: Iterable[Array], sizes: Iterable[int]) -> Iterator[tuple[Array, ...]]:
    """Yield the columns of each of the tables that `joined` put together."""
    held = list(columns)
    for own in slices(sizes):
        yield tuple(column[own] for column in held)


def slices(sizes: Iterable[int]) -> list[slice]:
    """Return where rows of unequal length stand, that were put one behind the other.

    >>> slices([2, 0, 1])
    [slice(0, 2, None), slice(2, 2, None), slice(2, 3, None)]
    """
    return [slice(*bounds) for bounds in pairwise(accumulate(sizes, initial=0))]


def largest(values: Array, most: int) -> Array:
    """Return where the largest values stand, in order of place; of equal ones the first."""
    if len(values) <= most:
        return np.arange(len(values))
    least = np.partition(values, -most)[-most]
    kept = np.flatnonzero(values >= least)
    if len(kept) > most:
        equal = np.flatnonzero(values[kept] == least)
        kept = np.delete(kept, equal[most - len(kept) :])
    return kept


class Rows:
    """Columns with a row for each place, from ``first`` on; the rows of old places give way.

    Args:
        columns: for each column an array without rows, that says its type and width.
    """

    def __init__(self, **columns: Array) -> None:
        self.first = 0
        self.end = 0
        self._columns = columns

    def __getitem__(self, name: str) -> Array:
        """Return a column, from the row of ``first`` on."""
        return self._columns[name]

    def at(self, name: str, places: Array) -> Array:
        """Return a column's rows of these places."""
        return self._columns[name].take(places - self.first, axis=0)

    def row(self, name: str, place: int) -> Any:
        """Return a column's row of a place."""
        return self._columns[name][place - self.first]

    def make_room(self, place: int, oldest: int) -> None:
        """See to it that a place has its row, all zero; what is before the oldest may go."""
        if place >= self.end:
            live = slice(oldest - self.first, None)
            size = LEAST_ROWS + (place - oldest) * 5 // 4
            for name, old in self._columns.items():
                self._columns[name] = np.zeros((size, *old.shape[1:]), dtype=old.dtype)
                self._columns[name][: len(old[live])] = old[live]
            self.first, self.end = oldest, oldest + size

    def arrays(self, oldest: int, end: int) -> dict[str, Array]:
        """Return the rows of live places, to be saved."""
        held = slice(max(0, oldest - self.first), max(0, end - self.first))
        return {name: column[held] for name, column in self._columns.items()}

    def restore(self, arrays: Arrays, oldest: int) -> None:
        """Take up what was saved."""
        self.first = oldest
        self._columns = {name: arrays[name] for name in self._columns}
        self.end = oldest + min(len(column) for column in self._columns.values())
