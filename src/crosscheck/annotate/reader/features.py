"""What a word shows by itself, as rows of one table of numbers.

Method. Each word type gives a fixed number of feature ids: the word (where news has it),
its beginning, ending, shape, how news writes it, and what the word lists know of it. Ids are
hashes (Weinberger et al. 2009) into ranges of one table, so that no word is unknown and the
table stays small; the word itself has two of them, since two words rarely share both
(Serrà & Karatzoglou 2017).
"""

from __future__ import annotations

import re
from zlib import crc32

from crosscheck.annotate.names.gazetteer import Gazetteer, gazetteer
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency, name_share

SLOTS = {  # feature → rows of the table for it
    "word": 28672,
    "again": 4096,
    "prefix": 4096,
    "suffix": 4096,
    "ending": 8192,
    "shape": 256,
    "usage": 128,
    "listed": 1024,
    "usual": 64,
}
ROWS = sum(SLOTS.values())
_FIRST = dict(zip(SLOTS, (sum(list(SLOTS.values())[:k]) for k in range(len(SLOTS))), strict=True))
_KINDS = ("person", "organisation", "place", "group", "other", "none", "first", "last")
_USES = (
    "says",
    "sited",
    "banded",
    "refers",
    "place",
    "other",
    "suffix",
    "calendar",
    "family",
    "locates",
    "particle",
    "direction",
    "town-ending",
    "sited-front",
    "half",
    "possessor",
)
_UPPER, _LOWER, _DIGIT = re.compile(r"[^\W\d_a-z]"), re.compile(r"[a-z]"), re.compile(r"\d")


def features(word: str) -> tuple[int, ...]:
    """Return a word's rows in the table, one a slot.

    >>> len(features("Minister")) == len(SLOTS)
    True
    """
    lower, folded = word.lower(), fold(word)
    key = ""
    if frequency(folded).articles:
        key = word if word.isupper() and len(word) > 1 else lower
    return (
        _row("word", key),
        _row("again", f"{key} "),
        _row("prefix", lower[:3]),
        _row("suffix", lower[-3:]),
        _row("ending", lower[-5:]),
        _row("shape", _shape(word)),
        _FIRST["usage"] + _usage(folded),
        _row("listed", _listed(word, lower, gazetteer())),
        _row("usual", _usual(word, gazetteer())),
    )


def _row(slot: str, value: str) -> int:
    return _FIRST[slot] + crc32(value.encode("utf-8", "surrogatepass")) % SLOTS[slot]


def _shape(word: str) -> str:
    """Return a word's letters as classes, runs shortened ("Xx", "X.X.", "d,d", "XxX")."""
    classes: list[str] = []
    for letter in word[:12]:
        kind = (
            "x"
            if letter.islower()
            else "X"
            if letter.isupper()
            else "d"
            if letter.isdigit()
            else letter
        )
        if len(classes) < 2 or classes[-1] != kind or classes[-2] != kind:
            classes.append(kind)
    return "".join(classes) + ("+" if len(word) > 5 else "")


def _usage(folded: str) -> int:
    """Return how common a word is in news, and how often written with a capital there."""
    known = frequency(folded)
    if not known.articles:
        return 0
    size = min(known.articles.bit_length(), 12)
    return 1 + 9 * (size - 1) + min(int(name_share(folded) * 9), 8)


def _listed(word: str, lower: str, known: Gazetteer) -> str:
    """Return which lists hold a word."""
    found = [
        word in known.countries,
        known.is_place(word),
        word in known.organisations,
        word in known.outlets,
        word in known.groups,
        word in known.adjectives,
        word in known.first_names,
        word in known.titles,
        lower in known.roles,
        word in known.offices,
        word in known.heads,
        word in known.beginnings,
        *(word in known.words.get(use, ()) for use in _USES),
    ]
    return "".join("01"[there] for there in found)


def _usual(word: str, known: Gazetteer) -> str:
    return "".join("01"[(word, kind) in known.usual] for kind in _KINDS)
