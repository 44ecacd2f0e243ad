"""What a figure is told of, where that is not what it counts: "exports to China" of "7%".

Looked for in this order: the noun that the measure describes ("a 0.6 percent fee"), the
noun that "of" or a colon joins to it ("a net worth of $1.4 billion"), and the subject of
the clause: the noun phrase before the nearest verb, which ends where a word stands that no
noun phrase holds. No parser: closed classes and endings tell the verb in most news
sentences, at a hundredth of a parser's cost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.figures.changes import is_turn
from crosscheck.annotate.figures.counted import counted_after, is_stop
from crosscheck.annotate.phrases import in_role
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import Token

_JOINS = frozenset(("of", "in", "for", "to", "on", "at", "between", "by", "with"))
_NO_NOUN = re.compile(r".+(?:ed|ing|ly)$|year-on-year|quarter-on-quarter")
_MARKS = frozenset('();:—–"“”?!')
_EMPTY = frozenset(
    (
        *("there", "instead", "versus", "combined", "say", "says", "said", "apart", "across"),
        *("ahead", "away", "behind", "clear", "adrift", "short", "late", "early", "half"),
        *("north", "south", "east", "west", "third", "quarter", "fifth", "tenth", "thirds"),
        *("year", "month", "week", "day", "quarters"),
    )
)
"""Words that no figure is told of, when they stand at either end of the phrase."""
_REACH = 24
_LENGTH = 9

Bounds = tuple[int, int]


def subject_of(found: Sequence[Token], first: int, after: int, *, measured: bool) -> Bounds | None:
    """Return the bounds, among the tokens, of what a figure is told of.

    Args:
        found: the sentence's tokens.
        first: the figure's first token, its hedge and money counted.
        after: the token after the figure.
        measured: whether the figure has a unit, so that a noun may follow it.
    """
    if measured and (noun := _described(found, after)):
        return noun
    at = first - 1
    while at >= 0 and found[at].text.lower() in ("a", "an", "the", "just", "some"):
        at -= 1
    if at > 0 and found[at].text in ("of", ":"):
        noun = _phrase_until(found, at, joins=False)
        if noun:
            return noun
    return _clause_subject(found, at)


def _described(found: Sequence[Token], after: int) -> Bounds | None:
    """Return the noun that a measure stands before: "fee" of "a 0.6 percent fee"."""
    if after >= len(found) or is_stop(found[after]) or not found[after].text[0].isalpha():
        return None
    word = found[after].text.lower()
    if is_turn(word) or word in _EMPTY or _NO_NOUN.match(word):
        return None
    joined = after > 1 and found[after - 2].text == "-"  # "a 12-year plan needs"
    noun = counted_after(found, after, many=not joined)
    return (noun.first, noun.next) if noun else None


def _clause_subject(found: Sequence[Token], at: int) -> Bounds | None:
    """Return the noun phrase before the nearest verb that stands before a place."""
    for verb in range(at, max(-1, at - _REACH), -1):
        if found[verb].text in _MARKS or _begins_clause(found[verb].text.lower()):
            return None
        if not _is_verb(found, verb):
            continue
        while verb > 0 and _is_in_verb(found[verb - 1]):
            verb -= 1
        noun = _phrase_until(found, verb, joins=True)
        if noun:
            return noun
    return None


def _begins_clause(word: str) -> bool:
    """Whether a clause of its own begins here, which has not told its subject yet."""
    kind = wc.class_of(word, word)
    return word in ("said", "says") or (kind == wc.SUBORDINATOR and word not in ("as", "than"))


def _is_verb(found: Sequence[Token], at: int) -> bool:
    """Whether a word is a verb, as far as lists and endings tell."""
    word = found[at].text
    if not word.islower():
        return False
    if wc.class_of(word, word) == wc.AUXILIARY or is_turn(word) or word in _listed():
        return True
    led = found[at - 1].text.lower() if at else "the"
    return word.endswith("ed") and len(word) > 4 and led not in ("the", "a", "an", "of")


def _is_in_verb(token: Token) -> bool:
    """Whether a word before a verb belongs to it: "has never been", "is expected to"."""
    low = token.text.lower()
    kind = wc.class_of(low, low)
    if kind in (wc.AUXILIARY, wc.ADVERB) or low in ("to", "which", "who", "that"):
        return True
    return token.text == low and len(low) > 4 and low.endswith(("ed", "ing"))


@cache
def _listed() -> frozenset[str]:
    """Return the listed verbs of events and of measure."""
    events = mapping_of("crosscheck.annotate", "lists/events.txt")
    return frozenset({*events, *in_role("verb"), *in_role("tells")})


def _phrase_until(found: Sequence[Token], stop: int, *, joins: bool) -> Bounds | None:
    """Return the noun phrase that ends before a place, its article left out."""
    at = stop
    while at > 0 and stop - at < _LENGTH and _is_within(found, at - 1, joins=joins):
        at -= 1
    while at < stop and not _opens(found[at]):
        at += 1
    ends = at < stop and _opens(found[stop - 1]) and not found[stop - 1].text.isdigit()
    return (at, stop) if ends else None


def _is_within(found: Sequence[Token], at: int, *, joins: bool) -> bool:
    word = found[at].text
    low = word.lower()
    if not (word[0].isalnum() or word in ("'s", "’s", "&", "-")):
        return False
    if word == "-":
        return joins
    kind = wc.class_of(word, low)
    if low in _JOINS:
        return joins and at > 0 and _opens(found[at - 1])
    if kind in (wc.OPEN, wc.POSSESSIVE):
        return joins or not is_turn(low)
    return joins and kind == wc.DETERMINER


def _opens(token: Token) -> bool:
    """Whether a noun phrase may begin and end with a word."""
    low = token.text.lower()
    if not token.text[0].isalnum() or token.text in _EMPTY:
        return False
    return wc.class_of(token.text, low) == wc.OPEN
