"""Which articles hold a sampled shingle: chains of entries, found by a table of hashes.

An entry says which shingle which place holds, and which entry came before it in the same
slot of the table; the slot knows its newest. All of an article's shingles are entered, and
looked up, by a few steps of numpy: each follows every chain by one entry. As entries are
in order of arrival, a chain ends where its entries are older than the window, and those
are let go of by moving what is newer to the front. Twelve bytes
an entry, and four a slot, of which there are two to eight an entry.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.terms.vocabulary import Numbers
from crosscheck.text.hashes import Codes

MOST = 32  # holders returned of one shingle; a text that more reports share is standing text
_LEAST = 1 << 16
_NONE = -1

_Links = NDArray[np.int32]
_Tags = NDArray[np.uint32]


class Holders:
    """Which places hold a shingle. Places are given in rising order."""

    def __init__(self) -> None:
        self._size = 0
        self._places: _Links = np.zeros(_LEAST, dtype=np.int32)
        self._tags: _Tags = np.zeros(_LEAST, dtype=np.uint32)
        self._before: _Links = np.zeros(_LEAST, dtype=np.int32)  # in the chain
        self._newest: _Links = np.full(_LEAST, _NONE, dtype=np.int32)  # of a slot's chain

    def add(self, places: int | Numbers, codes: Codes, oldest: int) -> None:
        """Add the sampled shingles of an article or several, each once.

        Args:
            places: of the article, or of each shingle's.
            oldest: the first place that is still live; what is before may be forgotten.
        """
        if self._size + len(codes) > len(self._places):
            self._make_room(len(codes), oldest)
        tags = _tags(codes)
        own = slice(self._size, self._size + len(codes))
        self._places[own], self._tags[own] = places, tags
        self._size += len(codes)
        slots = self._slots(tags)
        entries = np.arange(own.start, own.stop, dtype=np.int32)
        self._before[own] = self._newest.take(slots)
        self._newest[slots] = entries
        held = self._newest.take(slots)
        for entry in np.flatnonzero(held != entries).tolist():  # two of them in one slot
            self._before[own.start + entry] = self._before[held[entry]]
            self._before[held[entry]] = own.start + entry

    def _slots(self, tags: _Tags) -> Numbers:
        return (tags & np.uint32(len(self._newest) - 1)).astype(np.int64)

    def _make_room(self, more: int, oldest: int) -> None:
        """Let go of what is no longer live, and widen what is still too small."""
        gone = int(self._places[: self._size].searchsorted(np.int32(oldest)))
        self._size -= gone
        room = max(_LEAST, (self._size + more) * 5 // 4)
        for name in ("_places", "_tags", "_before"):
            old = getattr(self, name)[gone : gone + self._size]
            new = np.zeros(room, dtype=old.dtype)
            new[: self._size] = old
            setattr(self, name, new)
        if 2 * room <= len(self._newest):
            for links in (self._before, self._newest):
                np.maximum(links - gone, _NONE, out=links)
        else:
            self._widen(2 << room.bit_length())

    def _widen(self, slots: int) -> None:
        """Chain all entries anew, in a larger table."""
        self._newest = np.full(slots, _NONE, dtype=np.int32)
        own = self._slots(self._tags[: self._size])
        order = np.argsort(own, kind="stable").astype(np.int32)
        chained = own[order[1:]] == own[order[:-1]]
        self._before[order[:1]] = _NONE
        self._before[order[1:]] = np.where(chained, order[:-1], _NONE)
        self._newest[own] = np.arange(self._size)

    def find(self, codes: Codes, oldest: int) -> tuple[Numbers, Numbers]:
        """Return pairs of a shingle (its index in ``codes``) and a live place that holds it."""
        tags = _tags(codes)
        first = int(self._places[: self._size].searchsorted(np.int32(oldest)))
        entries = self._newest.take(self._slots(tags))
        asked = np.arange(len(codes))
        found = np.zeros(len(codes), dtype=np.int64)
        indices, places = [asked[:0]], [asked[:0]]
        live = np.flatnonzero(entries >= first)
        while len(live):
            asked, entries = asked[live], entries[live]
            hit = np.flatnonzero(self._tags.take(entries) == tags.take(asked))
            entries, hits = self._before.take(entries), entries[hit]
            if len(hit):
                indices.append(asked[hit])
                places.append(self._places.take(hits).astype(np.int64))
                found[indices[-1]] += 1
                entries[hit[found[indices[-1]] == MOST]] = _NONE
            live = np.flatnonzero(entries >= first)
        return np.concatenate(indices), np.concatenate(places)


def _tags(codes: Codes) -> _Tags:
    """Return the upper half of the hashes: that two are alike there is found by exact checks."""
    return (codes >> np.uint64(32)).astype(np.uint32)
