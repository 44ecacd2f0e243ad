"""Whether two words are one, spelled in two ways."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

MAX_DISTANCE = 0.34
"""Of a word's letters: "Tzachi" and "Tzahi" .17, "Demer" and "Dermer" .17; "Dave" is no
misspelled "David" (.4)."""


def letter_apart(one: str, other: str) -> bool:
    """Whether two folded words differ in a letter or two, and neither only shortens the other.

    >>> letter_apart("dermer", "demer"), letter_apart("ann", "anna-lena")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 3 or (longer.startswith(shorter) and len(longer) - len(shorter) > 1):
        return False
    return 0 < DamerauLevenshtein.normalized_distance(one, other) <= MAX_DISTANCE
