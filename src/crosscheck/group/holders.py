"""Which articles hold a sampled shingle: an inverted index that grows, in sorted runs.

New entries wait in a table; when it is full they become a sorted array, and arrays of like
size are merged, so that an entry is moved only as often as the index doubles (a
log-structured merge, O'Neil et al., 1996). Twelve bytes an entry, and a look-up is one binary
search an array for all of an article's shingles at once.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from crosscheck.group.vocabulary import Numbers
from crosscheck.text.hashes import Codes

WAITING = 1 << 15
MOST = 64  # holders returned of one shingle; a text that more reports share is standing text

_Run = tuple[Codes, "np.ndarray[tuple[int], np.dtype[np.int32]]"]


class Holders:
    """Which places hold a shingle. Places are given in rising order."""

    def __init__(self) -> None:
        self._waiting: dict[int, list[int]] = defaultdict(list)
        self._entries = 0
        self._runs: list[_Run] = []

    def add(self, place: int, codes: Codes, oldest: int) -> None:
        """Add an article's sampled shingles, each once.

        Args:
            oldest: the first place that is still live; what is before may be forgotten.
        """
        for code in codes.tolist():
            self._waiting[code].append(place)
        self._entries += len(codes)
        if self._entries >= WAITING:
            self._settle(oldest)

    def _settle(self, oldest: int) -> None:
        codes = np.repeat(
            np.array(list(self._waiting), dtype=np.uint64),
            [len(held) for held in self._waiting.values()],
        )
        places = np.array([p for held in self._waiting.values() for p in held], dtype=np.int32)
        self._runs.append(_sorted(codes, places))  # dicts keep places of a code in order
        self._waiting.clear()
        self._entries = 0
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 2 * len(self._runs[-1][0]):
            codes, places = (np.concatenate(pair) for pair in zip(*self._runs[-2:], strict=True))
            live = places >= oldest
            self._runs[-2:] = [_sorted(codes[live], places[live])]

    def find(self, codes: Codes, oldest: int) -> tuple[Numbers, Numbers]:
        """Return pairs of a shingle (its index in ``codes``) and a live place that holds it."""
        which: list[int] = []
        found: list[int] = []
        for index, code in enumerate(codes.tolist()):
            held = self._waiting.get(code)
            if held:
                which += [index] * len(held)
                found += held
        indices, places = [np.array(which, dtype=np.int64)], [np.array(found, dtype=np.int64)]
        for held_codes, held_places in self._runs:
            low = held_codes.searchsorted(codes)
            hit = np.flatnonzero(held_codes[np.minimum(low, len(held_codes) - 1)] == codes)
            if len(hit):
                high = np.minimum(held_codes.searchsorted(codes[hit], "right"), low[hit] + MOST)
                counts = high - low[hit]
                offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
                indices.append(np.repeat(hit, counts))
                places.append(held_places[np.repeat(low[hit], counts) + offsets].astype(np.int64))
        all_places = np.concatenate(places)
        live = all_places >= oldest
        return np.concatenate(indices)[live], all_places[live]


def _sorted(codes: Codes, places: np.ndarray[tuple[int], np.dtype[np.int32]]) -> _Run:
    order = np.argsort(codes, kind="stable")  # linear where two sorted runs are joined
    return codes[order], places[order]
