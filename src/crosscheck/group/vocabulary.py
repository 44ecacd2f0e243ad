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

import numpy as np
from numpy.typing import NDArray

from crosscheck.group.arrays import Array, Arrays, read_texts, texts
from crosscheck.group.foreign import rooted
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.hashes import Codes, Words

BACKGROUND = 1000
SLOTS = 1 << 18  # of the words met last, looked up by numpy a text at a time
LEAST_SHARE = 0.4  # of its background IDF a word keeps, however common it is in the pile

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Vocabulary:
    """The stems met so far, each with a number, and how many live articles hold it."""

    def __init__(self) -> None:
        self._of_word: dict[int, int] = {}
        self._of_stem: dict[str, int] = {}
        self._stems: list[str] = []
        self._slot_code = np.zeros(SLOTS, dtype=np.uint64)
        self._slot_number = np.zeros(SLOTS, dtype=np.int64)
        self._background = np.zeros(1 << 12)
        self._held = np.zeros(1 << 12)
        self._articles = 0

    def __len__(self) -> int:
        return len(self._stems)

    def numbers(
        self,
        codes: Codes,
        first: Numbers,
        read: Words,
        text: str,
        language: str | None = None,
    ) -> Numbers:
        """Return the stem's number for each of a text's different words.

        Args:
            codes: the words' hashes.
            first: a place of each among all words of the text.
            language: the text's; None for English.
        """
        slots = codes & np.uint64(SLOTS - 1)
        found: Numbers = self._slot_number[slots]
        for place in np.flatnonzero(self._slot_code[slots] != codes).tolist():
            code, at = int(codes[place]), first[place]
            number = self._of_word.get(code)
            if number is None:
                number = self._new(code, text[read.starts[at] : read.ends[at]], language)
            found[place] = number
            self._slot_code[slots[place]], self._slot_number[slots[place]] = code, number
        return found

    def _new(self, code: int, word: str, language: str | None) -> int:
        root, known = rooted(word, code, language) if language else (stem(word), None)
        number = self._of_stem.setdefault(root, len(self._stems))
        if number == len(self._stems):
            self._stems.append(root)
        self._of_word[code] = number
        if number >= len(self._held):
            self._background = np.concatenate([self._background, np.zeros_like(self._background)])
            self._held = np.concatenate([self._held, np.zeros_like(self._held)])
        letter = len(root) < 2 and root.isascii()
        share = 1.0 if letter else math.exp(-idf(fold(word))) if known is None else known
        self._background[number] = max(share, self._background[number])
        return number

    def arrays(self) -> dict[str, Array]:
        """Return what is known, to be saved."""
        size = len(self._stems)
        return {
            "words.codes": np.array(list(self._of_word), dtype=np.uint64),
            "words.numbers": np.array(list(self._of_word.values()), dtype=np.int64),
            "background": self._background[:size],
            "held": self._held[:size],
            "articles": np.array([self._articles]),
            **texts("stems", self._stems),
        }

    def restore(self, arrays: Arrays) -> None:
        """Take up what was saved."""
        codes, numbers = arrays["words.codes"].tolist(), arrays["words.numbers"].tolist()
        self._of_word = dict(zip(codes, numbers, strict=True))
        self._stems = read_texts("stems", arrays)
        self._of_stem = {root: number for number, root in enumerate(self._stems)}
        room = np.zeros(max(1, len(self._stems)))
        self._background = np.concatenate([arrays["background"], room])
        self._held = np.concatenate([arrays["held"], room])
        self._articles = int(arrays["articles"][0])

    def stem(self, number: int) -> str:
        """Return a stem by its number."""
        return self._stems[number]

    def count(self, numbers: Numbers, articles: int = 1) -> None:
        """Count an article that holds these stems; with -1, leave it out again."""
        self._held[numbers] += articles
        self._articles += articles

    def background(self, numbers: Numbers) -> Floats:
        """Return the IDF of stems in news at large."""
        known: Floats = -np.log(self._background[numbers])
        return known

    def rarity(self, numbers: Numbers) -> Floats:
        """Return the blended IDF of stems."""
        background = self._background[numbers]
        seen = self._held[numbers] + BACKGROUND * background
        blended = -np.log(np.minimum(1.0, seen / (self._articles + BACKGROUND)))
        rare: Floats = np.maximum(blended, -LEAST_SHARE * np.log(background))
        return rare
