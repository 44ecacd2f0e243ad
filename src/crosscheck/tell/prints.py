"""How prints of the same words differ, marked inside the words.

Each print stays as it stands: words that another print does not have are marked, and a
place where this one lacks words is marked by its offset, never filled. Prints are
compared with the first, word by word (difflib's longest matching blocks), and only
within the stretch both have: a quote cut short at either end does not differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from crosscheck.text.fold import fold
from crosscheck.text.tokens import Token, words

LONGEST_COMPARED = 400
"""Words; difflib is quadratic at worst, and nobody speaks longer in one breath."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a print.

    Args:
        kind: ``same``, ``other`` (another print has other words here) or ``gap`` (another
            print has words here and this one none; the text is empty).
        instead: what the other print has here, for ``other`` and ``gap``.
    """

    text: str
    kind: str = "same"
    instead: str = ""


def marked(prints: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Return each print in pieces; joined again, they are the print.

    >>> [p.text for p in marked(["we will sail", "we will not sail"])[1] if p.kind == "other"]
    ['not']
    """
    if len(prints) < 2:
        return tuple((Piece(text),) for text in prints)
    first = prints[0]
    gathered: list[tuple[int, int, str]] = []
    others = []
    for text in prints[1:]:
        ours, theirs = _differences(first, text)
        gathered += ours
        others.append(_cut(text, theirs))
    return (_cut(first, gathered), *others)


def _differences(
    first: str, second: str
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    """Return the differing stretches of both: start, end, and what the other has."""
    a, b = words(first), words(second)
    if not a or not b or max(len(a), len(b)) > LONGEST_COMPARED:
        return [], []
    matcher = SequenceMatcher(
        None, [fold(w.text) for w in a], [fold(w.text) for w in b], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    ours, theirs = [], []
    for left, right in pairwise(blocks):
        a_start, b_start = left.a + left.size, left.b + left.size
        ours.append(_stretch(first, a, a_start, right.a, second, b, b_start, right.b))
        theirs.append(_stretch(second, b, b_start, right.b, first, a, a_start, right.a))
    return ours, theirs


def _stretch(
    text: str,
    mine: list[Token],
    start: int,
    end: int,
    other: str,
    theirs: list[Token],
    other_start: int,
    other_end: int,
) -> tuple[int, int, str]:
    instead = ""
    if other_end > other_start:
        instead = other[theirs[other_start].start : theirs[other_end - 1].end]
    if end > start:
        return mine[start].start, mine[end - 1].end, instead
    return mine[start].start, mine[start].start, instead


def _cut(text: str, differences: list[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """Cut a print at its differences; where several overlap, the first and longest wins."""
    pieces: list[Piece] = []
    done = 0
    for start, end, instead in sorted(differences, key=lambda d: (d[0], -d[1], d[2])):
        if start < done or (start == end and pieces and start == done and done):
            continue
        if start > done:
            pieces.append(Piece(text[done:start]))
        pieces.append(Piece(text[start:end], "other" if end > start else "gap", instead))
        done = end
    if done < len(text):
        pieces.append(Piece(text[done:]))
    return tuple(pieces)
