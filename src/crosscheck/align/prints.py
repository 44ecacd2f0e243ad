"""The words of a quote as printed, and two prints laid one upon the other.

Words are compared by stem, without case and marks; what an editor put in brackets is not
the speaker's and does not count. Two prints are laid together by their longest common
subsequence (rapidfuzz); matched words that stand far from the rest are dropped from both
ends, so that a shared "and" does not stretch the passage both print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from crosscheck.align.reading import Reading, rarity
from crosscheck.model import Quote, Span
from crosscheck.text.fold import fold, stem
from crosscheck.text.tokens import words

_BRACKETED = re.compile(r"\[[^\[\]\n]{0,200}\]")
_FAR = 6
_PLAIN_WORD = 0.15


@dataclass(frozen=True, slots=True)
class Print:
    """A quote's words as one article prints them.

    Args:
        folded: its words without case, marks and bracketed insertions: two quotes with
            the same ones are the same wording.
        stems: the same words by stem.
        places: start and end of each word in the article.
        weights: each word's rarity.
        speaker: entity id or folded name of who speaks, or None.
        cuts: whether it has brackets or an ellipsis.
    """

    quote: Quote
    folded: tuple[str, ...]
    stems: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    weights: tuple[float, ...]
    speaker: str | None
    cuts: bool

    @property
    def article(self) -> str:
        """The article that prints it."""
        return self.quote.span.article

    @property
    def weight(self) -> float:
        """The rarity of all its words together."""
        return sum(self.weights)

    def span(self, first: int, end: int) -> Span:
        """Return the place of a run of its words."""
        return Span(self.article, self.places[first][0], self.places[end - 1][1])


def read_print(reading: Reading, quote: Quote) -> Print:
    """Return a quote's words, ready to compare."""
    span = quote.span
    text = reading.articles[span.article].text
    inserted = [m.span() for m in _BRACKETED.finditer(text, span.start, span.end)]
    kept = [
        word
        for word in words(text, span.start, span.end)
        if not any(start <= word.start < end for start, end in inserted)
    ]
    return Print(
        quote,
        tuple(fold(word.text).replace("-", "") for word in kept),
        tuple(stem(word.text.replace("-", "")) for word in kept),
        tuple((word.start, word.end) for word in kept),
        tuple(max(_PLAIN_WORD, rarity(word.text)) for word in kept),
        reading.speaker(quote),
        bool(inserted) or "…" in quote.text or "..." in quote.text,
    )


class Block(NamedTuple):
    """A run of words that both prints have: where it begins in each, and its length."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """Two prints laid together; ``left`` is the shorter."""

    left: Print
    right: Print
    blocks: tuple[Block, ...]

    @property
    def matched(self) -> float:
        """Rarity of the words in common."""
        return sum(sum(self.left.weights[b.left : b.left + b.length]) for b in self.blocks)

    @property
    def longest(self) -> Block:
        """The run in common that weighs most."""
        return max(self.blocks, key=lambda b: sum(self.left.weights[b.left : b.left + b.length]))

    @property
    def stretch(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and end word, in each print, of the passage that both print."""
        first, last = self.blocks[0], self.blocks[-1]
        return (
            (first.left, last.left + last.length),
            (first.right, last.right + last.length),
        )

    @property
    def relation(self) -> str:
        """Return how the passages that both print differ.

        ``same`` (word for word, the whole of both), ``part`` (all of the shorter, word for
        word), ``overlap`` (word for word, but each goes on), ``cut`` (words left out under
        brackets or an ellipsis), ``reworded`` (other words).
        """
        (left_from, left_to), (right_from, right_to) = self.stretch
        one, other = self.left.folded, self.right.folded
        if one[left_from:left_to] == other[right_from:right_to]:
            if left_to - left_from < len(one):
                return "overlap"
            return "same" if len(one) == len(other) else "part"
        return "cut" if self._only_cut() else "reworded"

    def _only_cut(self) -> bool:
        if not (self.left.cuts or self.right.cuts):
            return False
        gaps = zip(self.blocks, self.blocks[1:], strict=False)
        one_sided = all(
            b.left == a.left + a.length or b.right == a.right + a.length for a, b in gaps
        )
        return one_sided and all(
            self.left.folded[b.left : b.left + b.length]
            == self.right.folded[b.right : b.right + b.length]
            for b in self.blocks
        )

    def spans(self) -> tuple[Span, Span]:
        """Return the passage that both print, in each article."""
        (left_from, left_to), (right_from, right_to) = self.stretch
        return self.left.span(left_from, left_to), self.right.span(right_from, right_to)


def overlay(one: Print, other: Print) -> Overlay | None:
    """Lay two prints together; None where they have no word in common."""
    left, right = sorted((one, other), key=lambda p: (len(p.stems), p.quote.span))
    found = [
        Block(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(left.stems, right.stems)
        if code.tag == "equal"
    ]
    kept = _without_stragglers(left, found)
    return Overlay(left, right, tuple(kept)) if kept else None


def _without_stragglers(left: Print, blocks: list[Block]) -> list[Block]:
    """Drop light runs that stand far from the next one, from both ends inwards."""

    def light(block: Block) -> bool:
        return sum(left.weights[block.left : block.left + block.length]) < 3.0

    def far(one: Block, other: Block) -> bool:
        gap = max(other.left - one.left - one.length, other.right - one.right - one.length)
        return gap >= _FAR or (gap >= 2 and one.length == 1 == other.length)

    while len(blocks) > 1 and light(blocks[0]) and far(blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and light(blocks[-1]) and far(blocks[-2], blocks[-1]):
        blocks = blocks[:-1]
    return blocks
