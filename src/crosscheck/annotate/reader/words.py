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
    words, starts = [], []
    for match in matches(text, start, end):
        written, begin = match.group(), match.start()
        if len(written) < 3 or written.islower() or not _HYPHEN.search(written):
            words.append(written)
            starts.append(begin)
            continue
        for part in _PARTS.finditer(written):
            words.append(part.group())
            starts.append(begin + part.start())
    return words, starts


def words_of_sentence(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield each word between two offsets of a text, with the offset where it begins."""
    return zip(*split(text, start, end), strict=True)
