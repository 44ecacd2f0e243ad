"""Whether two words are one, spelled in two ways: misspelled by somebody, and no other form."""

from __future__ import annotations

import re

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
_REGIONAL = (
    (re.compile(r"(?<=\w{2})is(?=(?:e[drs]?|ing|ation(?:s|al)?|ers)$)"), "iz"),
    (re.compile(r"(?<=\w{2})ys(?=(?:e[drs]?|ing)$)"), "yz"),
    (re.compile(r"(?<=[bdhlnrv])our(?=\w*$)"), "or"),
    (re.compile(r"(?<=[bt])re(?=[sd]?$)"), "er"),
    (re.compile(r"(?<=en)ce(?=s?$)"), "se"),
    (re.compile(r"(?<=[ae])ll(?=(?:ed|ing|ers?)$)"), "l"),
    (re.compile(r"(?<=\w)ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=\w)mme(?=s?$)"), "m"),
    (re.compile("ae|oe"), "e"),
    (re.compile("-"), ""),
)
"""How British words become American: "organise", "labour", "centre", "defence", "travelled",
"programme", "paediatric", "co-operation" (Oxford Guide to Style, ch. 4)."""
_ENDINGS = ("s", "y")
"""What a plural, a possessive or a short form adds to a word: "Joe", "Joey"."""


_OF_A_LAND = re.compile(r"(?:israel|iraq|pakistan|kuwait|qatar|bahrain|yemen|oman)i")
"""A land's name and the word for what is of it: "Israel Defense Forces", "Israeli"."""


def american(word: str) -> str:
    """Return a folded word as American print has it.

    >>> [american(word) for word in ("organisation", "co-operation", "offence", "harbour")]
    ['organization', 'cooperation', 'offense', 'harbor']
    """
    for british, ours in _REGIONAL:
        word = british.sub(ours, word)
    return word


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
    if _OF_A_LAND.fullmatch(longer) and added == "i":
        return False
    style = frozenset((shorter, longer)) in _FORMS or american(shorter) == american(longer)
    return not ending and not style and letter_apart(shorter, longer)
