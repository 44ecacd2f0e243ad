"""A sentence as words, marks and ages, which is all that the reading of casualties needs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from crosscheck.text.lists import mapping_of

PACKAGE = "crosscheck.compare"
_UNIT = re.compile(
    r"""
      (?P<age>\b(?P<years>\d{1,3}|[A-Za-z]{3,9}(?:-[a-z]{3,5})?)(?:\s?[-‐‑–]\s?|\s)
          (?:years?|yrs?|months?|weeks?|days?|hours?)[-‐‑–\s]{1,2}old\b)
    | (?P<number>\d{1,3}(?:,\d{3})+|\d+(?:[.:]\d+)*)
    | (?P<word>[^\W\d_]+(?:[-‐‑.][^\W\d_]+)*(?:(?<=n)['’]t\b)?)
    | (?P<mark>['’](?:s|S)?\b|\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Unit(NamedTuple):
    """A word, mark or age: folded, with its place and whether it has a capital."""

    text: str
    kind: str
    start: int
    end: int
    capital: bool

    @property
    def number(self) -> int | None:
        """The whole number that it writes, or None."""
        if self.kind == "number":
            plain = self.text.replace(",", "")
            return int(plain) if plain.isdigit() and len(plain) < 7 else None
        return count_words().get(self.text) if self.kind == "word" else None


@cache
def count_words() -> dict[str, int]:
    """Return the words that count people, with their number."""
    found = mapping_of(PACKAGE, "lists/count_words.txt")
    return {word: int(value) for word, value in found.items()}


@cache
def small_words(role: str) -> frozenset[str]:
    """Return the small words of a role in ``lists/casualty_neighbours.txt``."""
    return frozenset(mapping_of(PACKAGE, "lists/casualty_neighbours.txt")[role].split())


def units(text: str, start: int, end: int) -> list[Unit]:
    """Return the units between two offsets of a text.

    >>> [unit.text for unit in units("Boy, 3, and a 9-year-old hurt", 0, 29)]
    ['boy', ',', '3', ',', 'and', 'a', '9', 'hurt']
    """
    found = []
    for match in _UNIT.finditer(text, start, end):
        kind = match.lastgroup or "mark"
        if match["age"]:
            kind = "age"
        written = match["years"] if kind == "age" else match.group()
        found.append(
            Unit(written.lower(), kind, match.start(), match.end(), match.group()[0].isupper())
        )
    return found
