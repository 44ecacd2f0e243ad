"""Whether two passages assert one thing of which somebody's word is worth telling.

Two passages are of one matter where nearly half of what both say is the same and, beyond names,
figures and what any bulletin holds (`lists/routine.txt`: the toll, the hospital, the hour), two
more words are. A claim of a number is another matter where the number is not told, and so is what
is yet to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Span
from crosscheck.text.content import content
from crosscheck.text.fold import stem
from crosscheck.text.lists import words_of
from crosscheck.text.tokens import words

_SHARED = 3
_LEVELS = ((0.45, 2), (0.35, 3))
"""Share of two passages' content (Dice) that both hold, and how many plain words must be of it."""
_TO_COME = re.compile(r"\b(?:will|would|(?:plan(?:s|ned|ning)?|expected|scheduled)\sto)\b")
"""What is announced is no claim: whoever announces it will see to it."""
_CLAIMED = 0.3
"""Share of a claim's plain words that what is told must hold."""


def one_matter(lookup: Lookup, told: Span, claim: Span) -> frozenset[str]:
    """Return the plain words, by stem, that a claim and what is told both assert, if it is one.

    None is returned where it is not: where too little is shared, under half of the plain words of
    the shorter, or little of the claim.
    """
    first, second = content(lookup.text(told)), content(lookup.text(claim))
    named = _names(lookup, told) | _names(lookup, claim)
    held, claimed = (_plain(every, named) for every in (first, second))
    plain = held & claimed
    if len(first.keys() & second.keys()) < _SHARED or _TO_COME.search(lookup.text(claim)):
        return frozenset()
    if _counts_apart(lookup, told, claim):
        return frozenset()
    same = alike(lookup, told, claim)
    enough = any(same >= share and len(plain) >= least for share, least in _LEVELS)
    most = len(plain) >= min(len(held), len(claimed)) / 2 and len(plain) >= _CLAIMED * len(claimed)
    return frozenset(plain) if enough and most else frozenset()


def alike(lookup: Lookup, one: Span, other: Span) -> float:
    """Return how much of two passages' content both hold (Dice)."""
    first, second = content(lookup.text(one)), content(lookup.text(other))
    shared = sum(first[word] + second[word] for word in sorted(first.keys() & second.keys()))
    return shared / (sum(first.values()) + sum(second.values()) or 1)


def _counts_apart(lookup: Lookup, told: Span, claim: Span) -> bool:
    """Whether a claim is of a number, no date, and what is told holds none of its figures."""
    dates = {word for time in lookup.times_in(claim) for word in content(lookup.text(time.span))}
    counts = {word for word in content(lookup.text(claim)) if word[0].isdigit()} - dates
    return bool(counts) and counts.isdisjoint(content(lookup.text(told)))


def _plain(held: Iterable[str], named: set[str]) -> set[str]:
    """Return the words that are no name, no figure and no bulletin's."""
    return {word for word in held if word not in named | _routine() and not word[0].isdigit()}


def _names(lookup: Lookup, passage: Span) -> set[str]:
    """Return the stems of a passage's names, and of what else it writes with a capital."""
    named = (lookup.text(mention.span) for mention in lookup.mentions_in(passage))
    capitals = [word.text for word in words(lookup.text(passage))[1:] if word.text[0].isupper()]
    return {stem(word.text) for name in (*named, *capitals) for word in words(name)}


@cache
def _routine() -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(__package__, "lists/routine.txt"))
