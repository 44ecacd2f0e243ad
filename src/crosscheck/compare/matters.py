"""Whether two passages assert one thing of which somebody's word is worth telling.

Two passages are of one matter where nearly half of what both say is the same and, beyond names,
figures and what any bulletin holds (`lists/routine.txt`: the toll, the hospital, the hour), two
more words are. Passages that both count, and count differently, are of two matters.
"""

from __future__ import annotations

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


def one_matter(lookup: Lookup, one: Span, other: Span) -> frozenset[str]:
    """Return the words, by stem, of what two passages both assert; none where it is not one."""
    first, second = content(lookup.text(one)), content(lookup.text(other))
    shared = first.keys() & second.keys()
    named = _names(lookup, one) | _names(lookup, other)
    plain = {word for word in shared - named - _routine() if not word[0].isdigit()}
    if len(shared) < _SHARED or _counts_apart(first, second):
        return frozenset()
    same = alike(lookup, one, other)
    enough = any(same >= share and len(plain) >= least for share, least in _LEVELS)
    return frozenset(plain) if enough else frozenset()


def alike(lookup: Lookup, one: Span, other: Span) -> float:
    """Return how much of two passages' content both hold (Dice)."""
    first, second = content(lookup.text(one)), content(lookup.text(other))
    shared = sum(first[word] for word in first.keys() & second.keys())
    return 2 * shared / (sum(first.values()) + sum(second.values()) or 1)


def _counts_apart(first: dict[str, float], second: dict[str, float]) -> bool:
    """Whether both passages hold figures, and none in common."""
    counts = [{word for word in held if word[0].isdigit()} for held in (first, second)]
    return all(counts) and counts[0].isdisjoint(counts[1])


def _names(lookup: Lookup, passage: Span) -> set[str]:
    """Return the stems of a passage's names, and of what else it writes with a capital."""
    named = (lookup.text(mention.span) for mention in lookup.mentions_in(passage))
    capitals = [word.text for word in words(lookup.text(passage))[1:] if word.text[0].isupper()]
    return {stem(word.text) for name in (*named, *capitals) for word in words(name)}


@cache
def _routine() -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(__package__, "lists/routine.txt"))
