"""The words of a sentence as readers take them: tokens, with hyphens between names apart.

"Beijing-based" and "pro-Israel" hold a name and something else, "cease-fire" does not: a
token with a capital and a hyphen is taken apart, any other stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.text.tokens import matches

_PARTS = re.compile(r"[-‐‑]|[^-‐‑]+")
_HYPHEN = re.compile(r"[-‐‑]")


def split(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """Return the words between two offsets of a text, and where each begins.

    >>> split("A cease-fire is pro-Israel.", 0, 27)[0]
    ['A', 'cease-fire', 'is', 'pro', '-', 'Israel', '.']
    """
    found = list(matches(text, start, end))
    words, starts = [match.group() for match in found], [match.start() for match in found]
    if not _HYPHEN.search(text, start, end):
        return words, starts
    parts, begins = [], []
    for written, begin in zip(words, starts, strict=True):
        if len(written) < 3 or written.islower() or not _HYPHEN.search(written):
            parts.append(written)
            begins.append(begin)
            continue
        for part in _PARTS.finditer(written):
            parts.append(part.group())
            begins.append(begin + part.start())
    return parts, begins


def words_of_sentence(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield each word between two offsets of a text, with the offset where it begins."""
    return zip(*split(text, start, end), strict=True)
