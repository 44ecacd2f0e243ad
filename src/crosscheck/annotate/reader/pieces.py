"""Word pieces with their case, as an uncased encoder reads them.

Method. WordPiece (Schuster & Nakajima 2012; the greedy longest match of BERT, Devlin et al.
2019) over a word's small letters without accents, and beside each piece a class of the
word's case: the encoder was trained without case, and names are told by it. Whole sentences
are put together in windows, so that a name's other mentions are in sight.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

PAD, UNKNOWN, OPEN, CLOSE = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
CASES = 8  # 0 beside the marks of windows; the others as in `case_of`
LONGEST = 192
"""Pieces of a window at most: beyond, more context did not help, and attention costs more."""
_LETTERS = 40  # of a word; a longer one is no word
_MOST = 8  # pieces of a word
_KEPT = 100_000  # words whose pieces are kept, about 20 MB
_PARTS = re.compile(r"[^\W_]+|\S")


class Window(NamedTuple):
    """Sentences for one pass of the encoder.

    Args:
        ids: the pieces.
        cases: the case of each piece's word.
        words: for each word its first piece, its sentence and its place in it.
    """

    ids: list[int]
    cases: list[int]
    words: list[tuple[int, int, int]]


def case_of(word: str) -> int:
    """Return the class of a word's case.

    >>> [case_of(word) for word in ("bank", "Bank", "BBC", "J.", "eBay", "2024", ",")]
    [1, 2, 3, 4, 5, 6, 7]
    """
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return 6 if word[:1].isalnum() else 7
    large = [letter.isupper() for letter in letters]
    if not any(large):
        return 1
    if len(letters) == 1:
        return 4
    if all(large):
        return 3
    return 2 if large[0] and not any(large[1:]) else 5


def plain(word: str) -> str:
    """Return a word in small letters without accents.

    >>> plain("Éric’s")
    'eric’s'
    """
    if word.isascii():
        return word.lower()
    parted = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parted if unicodedata.category(letter) != "Mn")


class Pieces:
    """The pieces of words by a vocabulary; each word is cut once."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.unknown = self._ids[UNKNOWN]
        self.open, self.close = self._ids[OPEN], self._ids[CLOSE]

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word, at least one."""
        found = self._known.get(word)
        if found is None:
            parts = _PARTS.findall(plain(word[:_LETTERS])) or [UNKNOWN]
            found = tuple(piece for part in parts for piece in self._cut(part))[:_MOST]
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[word] = found
        return found

    def _cut(self, part: str) -> list[int]:
        found, start = list[int](), 0
        while start < len(part):
            head = "##" if start else ""
            for end in range(len(part), start, -1):
                piece = self._ids.get(head + part[start:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            found.append(piece)
            start = end
        return found


def windows(
    sentences: Sequence[Sequence[str]], pieces: Pieces, longest: int = LONGEST
) -> Iterator[Window]:
    """Yield windows of whole sentences; a sentence longer than a window is cut."""
    window = Window([pieces.open], [0], [])
    for number, words in enumerate(sentences):
        cut = [pieces(word) for word in words]
        if len(window.ids) + sum(map(len, cut)) >= longest and window.words:
            yield window
            window = Window([pieces.open], [0], [])
        for place, (word, ids) in enumerate(zip(words, cut, strict=True)):
            if len(window.ids) + len(ids) >= longest:
                yield window
                window = Window([pieces.open], [0], [])
            window.words.append((len(window.ids), number, place))
            window.ids.extend(ids)
            window.cases.extend([case_of(word)] * len(ids))
        window.ids.append(pieces.close)
        window.cases.append(0)
    if window.words:
        yield window
