"""The words of a sentence as readers take them: tokens, with hyphens between names apart.

"Beijing-based" and "pro-Israel" hold a name and something else, "cease-fire" does not: a
token with a capital and a hyphen is taken apart, any other stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.text.tokens import tokens

_PARTS = re.compile(r"[-‐‑]|[^-‐‑]+")


def words_of_sentence(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield each word between two offsets of a text, with the offset where it begins.

    >>> [word for word, _ in words_of_sentence("A cease-fire is pro-Israel.", 0, 27)]
    ['A', 'cease-fire', 'is', 'pro', '-', 'Israel', '.']
    """
    for written, begin, _ in tokens(text, start, end):
        if len(written) < 3 or written.islower() or not _hyphened(written):
            yield written, begin
            continue
        for part in _PARTS.finditer(written):
            yield part.group(), begin + part.start()


def _hyphened(written: str) -> bool:
    return "-" in written or "‐" in written or "‑" in written
