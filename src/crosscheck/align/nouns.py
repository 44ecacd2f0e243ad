"""The nouns by which reports speak of somebody or something without a name.

Each noun of ``lists/describing_nouns.txt`` has a kind, a gender where it tells one, and a
key that it shares with the nouns that a report may change it for ("lawyer", "attorney").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from crosscheck.align.names import PACKAGE
from crosscheck.text.lists import rows

_MEN = (("woman", "women"), ("man", "men"), ("child", "children"))


class Noun(NamedTuple):
    """A noun for somebody or something.

    Args:
        key: the first of the nouns that may stand for one another.
        kind: ``person``, ``body`` or ``place``.
        gender: ``m``, ``f``, or empty where it tells none.
        many: whether it is a plural.
    """

    key: str
    kind: str
    gender: str
    many: bool


def noun_of(word: str) -> Noun | None:
    """Return what a word in lower case says of whom it stands for, or None.

    >>> noun_of("attorneys")
    Noun(key='lawyer', kind='person', gender='', many=True)
    """
    return _nouns().get(word)


def nouns() -> Iterable[str]:
    """Return every listed noun in lower case, its plural too."""
    return _nouns().keys()


@cache
def _nouns() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for kind, gender, how, nouns in rows(PACKAGE, "lists/describing_nouns.txt"):
        words = nouns.split()
        for word in words:
            key = word if how == "each" else words[0]
            sex = "" if gender == "-" else gender
            found.setdefault(word, Noun(key, kind, sex, how == "many"))
            if how != "many":
                found.setdefault(_plural(word), Noun(key, kind, sex, True))
    return found


def _plural(word: str) -> str:
    for one, many in _MEN:
        if word.endswith(one):
            return word.removesuffix(one) + many
    if word.endswith("y") and word[-2] not in "aeou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
