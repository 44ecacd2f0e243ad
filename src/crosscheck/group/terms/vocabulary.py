"""Stems by number, with how rare each is: in news at large, and in what is grouped.

What makes one measure work for five articles and for a hundred thousand is the IDF: a blend
of the articles at hand with a background of news (`crosscheck.text.frequencies`), the
background counting as many as `BACKGROUND` articles. In a pile about one event every report
holds the event's words, so the pile alone cannot say that they are rare; in a pile of
thousands it can, and knows the month's words better. A word keeps `LEAST_SHARE` of its
background IDF in any case, so that five hundred reports of one event still hold together by
its names.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.arrays import Array, Arrays, read_texts, texts
from crosscheck.group.terms.foreign import rooted
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.hashes import Words

BACKGROUND = 1000
_NUMBER = np.uint64(0xFFFFFFFF)
SLOTS = 1 << 19  # of the words met last, looked up by numpy a text at a time
LEAST_PRUNED = 1 << 15  # stems
_NONE = -1
LEAST_SHARE = 0.4  # of its background IDF a word keeps, however common it is in the pile

Numbers = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.floating[Any]]


class Vocabulary:
    """The stems met so far, each with a number, and how many live articles hold it."""

    def __init__(self) -> None:
        self._of_word: dict[int, int] = {}
        self._of_stem: dict[str, int] = {}
        self._stems: list[str] = []
        self._slots = np.zeros(SLOTS, dtype=np.uint64)  # upper half: the word's; lower: its number
        self._background = np.zeros(1 << 12)
        self._known = np.zeros(1 << 12)  # the IDF by it
        self._held = np.zeros(1 << 12)
        self._rank: Numbers = np.zeros(1 << 12, dtype=np.int32)  # while a text is counted
        self._articles = 0
        self._free: list[int] = []  # numbers of stems that were let go of, the lowest last
        self._kept = 0  # stems when some were last let go of

    def __len__(self) -> int:
        return len(self._of_stem)

    def prune(self) -> None:
        """Let go of the stems that no live article holds, when they may be half of all."""
        if len(self) < 2 * self._kept + LEAST_PRUNED:
            return
        held = self._held > 0
        self._of_word = {code: n for code, n in self._of_word.items() if held[n]}
        self._of_stem = {root: n for root, n in self._of_stem.items() if held[n]}
        for number in np.flatnonzero(~held[: len(self._stems)]).tolist():
            self._stems[number] = ""
            self._background[number] = 0.0
        self._free = self._numbers_free()
        self._slots[:] = 0
        self._kept = len(self)

    def _numbers_free(self) -> list[int]:
        return [n for n in range(len(self._stems) - 1, -1, -1) if not self._stems[n]]

    def numbers(self, read: Words, text: str, language: str | None = None) -> Numbers:
        """Return the stem's number for each word of a text.

        Args:
            language: the text's; None for English.
        """
        slots = (read.codes & np.uint64(SLOTS - 1)).view(np.int64)
        held = self._slots.take(slots)
        found: Numbers = (held & _NUMBER).view(np.int64)
        for place in np.flatnonzero((held ^ read.codes) > _NUMBER).tolist():
            code = int(read.codes[place])
            number = self._of_word.get(code)
            if number is None:
                number = self._new(code, text[read.starts[place] : read.ends[place]], language)
            found[place] = number
            self._slots[slots[place]] = (code & ~int(_NUMBER)) | number
        return found

    def distinct(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return the different numbers in order of their first place, and each one's rank."""
        places = np.arange(len(numbers), dtype=np.int32)
        self._rank[numbers[::-1]] = places[::-1]  # of equal ones the last written stays
        kept = numbers[self._rank.take(numbers) == places]
        self._rank[kept] = places[: len(kept)]
        return kept, self._rank.take(numbers)

    def _new(self, code: int, word: str, language: str | None) -> int:
        root, known = rooted(word, code, language) if language else (stem(word), None)
        number = self._of_stem.get(root, _NONE)
        if number == _NONE:
            number = self._free.pop() if self._free else len(self._stems)
            self._of_stem[root] = number
            self._stems[number : number + 1] = [root]
        self._of_word[code] = number
        if number >= len(self._held):
            self._make_room()
        letter = len(root) < 2 and root.isascii()
        share = 1.0 if letter else math.exp(-idf(fold(word))) if known is None else known
        self._background[number] = max(share, self._background[number])
        self._known[number] = -math.log(self._background[number])
        return number

    def _make_room(self) -> None:
        for name in ("_background", "_known", "_held", "_rank"):
            held = getattr(self, name)
            setattr(self, name, np.concatenate([held, np.zeros_like(held)]))

    def arrays(self) -> dict[str, Array]:
        """Return what is known, to be saved."""
        size = len(self._stems)
        return {
            "words.codes": np.array(list(self._of_word), dtype=np.uint64),
            "words.numbers": np.array(list(self._of_word.values()), dtype=np.int64),
            "background": self._background[:size],
            "known": self._known[:size],
            "held": self._held[:size],
            "articles": np.array([self._articles, self._kept]),
            **texts("stems", self._stems),
        }

    def restore(self, arrays: Arrays) -> None:
        """Take up what was saved."""
        codes, numbers = arrays["words.codes"].tolist(), arrays["words.numbers"].tolist()
        self._of_word = dict(zip(codes, numbers, strict=True))
        self._stems = read_texts("stems", arrays)
        self._of_stem = {root: number for number, root in enumerate(self._stems) if root}
        room = np.zeros(max(1, len(self._stems)))
        self._background = np.concatenate([arrays["background"], room])
        self._held = np.concatenate([arrays["held"], room])
        self._known = np.concatenate([arrays["known"], room])
        self._rank = np.zeros(len(self._held), dtype=np.int32)
        self._articles, self._kept = arrays["articles"].tolist()
        self._free = self._numbers_free()

    def stem(self, number: int) -> str:
        """Return a stem by its number."""
        return self._stems[number]

    def count(self, numbers: Numbers, articles: int = 1) -> None:
        """Count an article that holds these stems; with -1, leave it out again."""
        self._held[numbers] += articles
        self._articles += articles

    def background(self, numbers: Numbers) -> Floats:
        """Return the IDF of stems in news at large."""
        return self._known[numbers]

    def rarity(self, numbers: Numbers) -> Floats:
        """Return the blended IDF of stems."""
        seen = self._held[numbers] + BACKGROUND * self._background[numbers]
        blended = -np.log(np.minimum(1.0, seen / (self._articles + BACKGROUND)))
        rare: Floats = np.maximum(blended, LEAST_SHARE * self._known[numbers])
        return rare
