"""Listed words and phrases found in tokens, the longest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from crosscheck.text.lists import rows
from crosscheck.text.tokens import Token, tokens

_PACKAGE = "crosscheck.annotate"
_Table = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def in_role(role: str) -> frozenset[str]:
    """Return the words of ``lists/number_words.txt`` that have a role beside a number."""
    listed = rows(_PACKAGE, "lists/number_words.txt")
    return frozenset(row[0] for row in listed if row[1] == role)


class Phrase(NamedTuple):
    """A listed phrase found in tokens.

    Args:
        value: what the list says of it.
        first, next: indices of its first token and of the token after it.
    """

    value: str
    first: int
    next: int


@cache
def _table(name: str, place: str, backwards: bool) -> _Table:
    """Return a list's phrases by their first (or last) word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows(_PACKAGE, name):
        if place and row[2] != place:
            continue
        pieces = tuple(token.text for token in tokens(row[0]))
        found.setdefault(pieces[-1 if backwards else 0], []).append((pieces, row[1]))
    return {key: tuple(sorted(v, key=lambda p: -len(p[0]))) for key, v in found.items()}


def phrase_from(found: Sequence[Token], index: int, name: str, *, place: str = "") -> Phrase | None:
    """Return the listed phrase that begins at a token."""
    if index >= len(found):
        return None
    for pieces, value in _table(name, place, False).get(found[index].text.lower(), ()):
        stop = index + len(pieces)
        if tuple(token.text.lower() for token in found[index:stop]) == pieces:
            return Phrase(value, index, stop)
    return None


def phrase_until(found: Sequence[Token], stop: int, name: str, *, place: str = "") -> Phrase | None:
    """Return the listed phrase that ends right before a token."""
    if stop <= 0:
        return None
    for pieces, value in _table(name, place, True).get(found[stop - 1].text.lower(), ()):
        first = stop - len(pieces)
        if first >= 0 and tuple(token.text.lower() for token in found[first:stop]) == pieces:
            return Phrase(value, first, stop)
    return None
