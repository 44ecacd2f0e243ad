"""Shingles: hashed runs of five words, to find text that was copied.

Five words is the length at which two reporters rarely meet by chance. Words are folded;
marks do not count, so a reprint with other quotation marks keeps its shingles.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from crosscheck.text.fold import fold
from crosscheck.text.tokens import Token

WIDTH = 5
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def shingles(words: list[Token]) -> NDArray[np.uint64]:
    """Return the hash of each run of five words, in order; empty below five words."""
    if len(words) < WIDTH:
        return np.zeros(0, dtype=np.uint64)
    codes = np.array([crc32(fold(w.text).encode()) for w in words], dtype=np.uint64)
    count = len(codes) - WIDTH + 1
    hashes = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(WIDTH):
            hashes = (hashes ^ codes[offset : offset + count]) * _MULTIPLIER
            hashes ^= hashes >> np.uint64(29)
    return hashes
