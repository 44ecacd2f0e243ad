"""Whether two words are one, spelled in two ways: misspelled by somebody, and no other form."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

from crosscheck.text.fold import fold

MAX_DISTANCE = 0.34
"""Of a word's letters: "Tzachi" and "Tzahi" .17, "Demer" and "Dermer" .17; "Dave" is no
misspelled "David" (.4)."""
_FORMS = (
    frozenset({"theater", "theatre"}),
    frozenset({"center", "centre"}),
    frozenset({"steve", "steven"}),
)
"""Spellings that are a matter of style, and a short form a letter away."""
_ENDINGS = ("s", "y")
"""What a plural, a possessive or a short form adds to a word: "Joe", "Joey"."""


def letter_apart(one: str, other: str) -> bool:
    """Whether two folded words differ in a letter or two, and neither only shortens the other.

    >>> letter_apart("dermer", "demer"), letter_apart("ann", "anna-lena")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 3 or (longer.startswith(shorter) and len(longer) - len(shorter) > 1):
        return False
    return 0 < DamerauLevenshtein.normalized_distance(one, other) <= MAX_DISTANCE


def other_letter(one: str, other: str) -> bool:
    """Whether two words are one, misspelled; no plural, short form or acronym of it."""
    if one.isupper() != other.isupper():
        return False
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    added = longer[len(shorter) :] if longer.startswith(shorter) else ""
    ending = added in _ENDINGS and shorter[-1] != added
    return (
        not ending and frozenset((shorter, longer)) not in _FORMS and letter_apart(shorter, longer)
    )
