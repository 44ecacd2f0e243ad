"""Two prints laid one upon the other.

They are laid together by their longest common subsequence (rapidfuzz), its runs drawn together
where a word could be matched nearer; matched words that stand far from the rest are dropped
from both ends, so that a shared "and" does not stretch the passage both print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from crosscheck.align.prints import Print
from crosscheck.model import Span

_FAR = 6


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
    def held(self) -> frozenset[int]:
        """The places, in the shorter, of the words in common."""
        return frozenset(n for b in self.blocks for n in range(b.left, b.left + b.length))

    @property
    def longest(self) -> Block:
        """The run in common that weighs most."""
        return max(self.blocks, key=lambda b: sum(self.left.weights[b.left : b.left + b.length]))

    @property
    def longest_run(self) -> tuple[int, int]:
        """First and end word of the shorter's weightiest run; single words in it may differ."""
        runs: list[tuple[int, int]] = []
        last: Block | None = None
        for block in self.blocks:
            end = block.left + block.length
            if last and _one_word_apart(last, block):
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((block.left, end))
            last = block
        return max(runs, key=lambda run: sum(self.left.weights[run[0] : run[1]]))

    @property
    def stretch(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and end word, in each print, of the passage that both print."""
        first, last = self.blocks[0], self.blocks[-1]
        return (
            (first.left, last.left + last.length),
            (first.right, last.right + last.length),
        )

    @property
    def share(self) -> float:
        """What part of the shorter print's weight both have."""
        return self.matched / self.left.weight

    @property
    def density(self) -> float:
        """What part of the words in the passage that both print is in both; the lower share."""
        count = sum(block.length for block in self.blocks)
        return min(count / (end - first) for first, end in self.stretch)

    @property
    def relation(self) -> str:
        """Return how the passages that both print differ.

        ``same`` (word for word, the whole of both), ``part`` (all of the shorter, word for
        word), ``overlap`` (word for word, but each goes on), ``cut`` (words left out under
        brackets or an ellipsis), ``reworded`` (other words).
        """
        (left_from, left_to), (right_from, right_to) = self.stretch
        one, other = self.left.folded, self.right.folded
        if "".join(one[left_from:left_to]) == "".join(other[right_from:right_to]):
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


def _one_word_apart(one: Block, other: Block) -> bool:
    gaps = (other.left - one.left - one.length, other.right - one.right - one.length)
    return gaps == (1, 1)


def overlay(one: Print, other: Print) -> Overlay | None:
    """Lay two prints together; None where they have no word in common."""
    left, right = sorted((one, other), key=lambda p: (len(p.stems), p.quote.span))
    found = [
        Block(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(left.stems, right.stems)
        if code.tag == "equal"
    ]
    kept = _without_stragglers(left, _drawn_together(left.stems, right.stems, found))
    return Overlay(left, right, tuple(kept)) if kept else None


def _drawn_together(
    left: tuple[str, ...], right: tuple[str, ...], blocks: list[Block]
) -> list[Block]:
    """Match words next to a run that were matched further off, wherever they are the same.

    The subsequence's length stays; only which of several equal words it takes changes.
    """
    kept: list[Block] = []
    for block in blocks:
        if kept:
            before = kept[-1]
            gained = _grown(left, right, before, block)
            kept[-1] = Block(before.left, before.right, before.length + gained)
            block = Block(block.left + gained, block.right + gained, block.length - gained)
        if block.length:
            kept.append(block)
    return _drawn_back(left, right, kept)


def _drawn_back(left: tuple[str, ...], right: tuple[str, ...], blocks: list[Block]) -> list[Block]:
    """Take a whole run to the one after it, where the same words stand right before that."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if kept:
            after = kept[-1]
            one, other = after.left - block.length, after.right - block.length
            words_ = left[block.left : block.left + block.length]
            if (
                min(one, other) >= 0
                and left[one : after.left] == words_ == right[other : after.right]
            ):
                kept[-1] = Block(one, other, after.length + block.length)
                continue
        kept.append(block)
    return kept[::-1]


def _grown(left: tuple[str, ...], right: tuple[str, ...], before: Block, block: Block) -> int:
    """Return how many words at the start of a run can be matched right after the one before."""
    one, other = before.left + before.length, before.right + before.length
    gained = 0
    while (
        gained < block.length
        and one + gained < len(left)
        and other + gained < len(right)
        and left[one + gained] == right[other + gained]
    ):
        gained += 1
    return gained


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
