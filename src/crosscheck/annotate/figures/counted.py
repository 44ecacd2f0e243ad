"""What a figure counts: the noun phrase beside it, and what happened to it.

Method. After the number (and "of", where a share or a vague plural has one) the phrase
runs to the first word that cannot stand inside it (``lists/np_stops.txt``), and no further
than its first plural, since counted nouns are plural; adjectives before it belong to it
("living Israeli hostages"). A form in -ed or -ing after the plural tells what happened
("people killed"). No tagger is needed, and none would be fast enough.

What happened is looked up among listed event words (``lists/events.txt``) in the figure's
own stretch of the clause first, then in the clause: "took 250 people captive" is a
capture, "still holding around 100 hostages" a holding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from crosscheck.annotate.numbers import digits, starts
from crosscheck.annotate.phrases import in_role
from crosscheck.text.fold import stem
from crosscheck.text.lists import mapping_of, words_of
from crosscheck.text.tokens import Token

_PACKAGE = "crosscheck.annotate"
_REACH = 7
_CLAUSE = re.compile(
    r"[;:!?—]|\s[–-]\s|,\s+(?:and|but|while|as|after|according|before|when|which|with|where|"
    r"including|or|in\sexchange)\b"
    r"|\b(?:after|before|while|when|because|although|though|since|whereas|including|so\sthat|"
    r"in\sexchange|following|despite)\b",
    re.IGNORECASE,
)
_NARROW = re.compile(r",\s|\s(?:and|but|or)\s")


class Counted(NamedTuple):
    """The thing counted: indices of its first token and after its last, and head words."""

    first: int
    next: int
    heads: tuple[str, ...]


def is_stop(token: Token) -> bool:
    """Whether a word or mark cannot stand inside a noun phrase."""
    word = token.text
    if word in ("-", "US"):
        return False
    if not (word[0].isalpha() or word[-1].isalpha()):
        return True
    return word.lower() in words_of(_PACKAGE, "lists/np_stops.txt")


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun.

    >>> is_plural("hostages"), is_plural("women"), is_plural("serious")
    (True, True, False)
    """
    lower = word.lower()
    if lower in in_role("plural"):
        return True
    plural = lower.endswith("s") and not lower.endswith(("ss", "ous", "us", "'s", "’s"))
    return plural and len(lower) > 3 and lower not in in_role("singular")


def counted_after(found: Sequence[Token], index: int, *, many: bool) -> Counted | None:
    """Return the noun phrase that begins at a token.

    Args:
        found: the sentence's tokens.
        index: the token after the number and its unit.
        many: whether a plural is looked for; "one man" has none.
    """
    first = _past_of(found, index)
    last = first
    for at in range(first, min(len(found), first + _REACH)):
        token = found[at]
        if token.text in ("'s", "’s"):
            last = at + 1
            continue
        if last == at and _is_model(found, at):
            last = at + 1
            continue
        stops = is_stop(token) and not (at == first and _describes(found, at))
        if stops or (last > first and _ends(token.text, many)):
            break
        last = at + 1
        if many and is_plural(token.text) and not _goes_on(found, at):
            break
    while last > first and _is_form(found[last - 1].text) and not is_plural(found[last - 1].text):
        last -= 1
    compared = last < len(found) and found[last].text == "than"  # "40 cheaper than"
    if last <= first or compared or found[first].text == "-":
        return None
    return _with_pair(found, first, last)


def _describes(found: Sequence[Token], at: int) -> bool:
    """Whether a participle or the like belongs to the noun after it: "14 injured people"."""
    after = found[at + 1] if at + 1 < len(found) else None
    plural = after is not None and is_plural(after.text) and not is_stop(after)
    word = found[at].text
    return plural and word.islower() and (word.endswith("ed") or word in in_role("attribute"))


def _ends(word: str, many: bool) -> bool:
    """Whether a word can only follow a noun phrase: "document labeled", "proposal asks"."""
    return word.endswith("ed") or (not many and is_plural(word) and word.islower())


def _is_model(found: Sequence[Token], at: int) -> bool:
    """Whether a small number belongs to a name inside the phrase: "40 Corvo 3 cars"."""
    if not 0 < at < len(found) - 1 or not found[at].text.isdigit() or len(found[at].text) > 2:
        return False
    return found[at - 1].text[0].isupper() and not is_stop(found[at + 1])


def _past_of(found: Sequence[Token], index: int) -> int:
    """Skip "of", articles, possessives and a number ("three of 50") before the noun phrase."""
    at = index
    while at < len(found) and at < index + 5:
        word = found[at].text.lower()
        number = word in starts() or digits(word) is not None
        if word not in in_role("lead") and not (at > index and number):
            break
        if word == "-" and at > 0 and found[at].start > found[at - 1].end:
            break
        if _past_period(found, at) > at:
            break
        at += 1
    at = _past_period(found, at) if at > index else at
    skipped = found[index].text.lower() if at > index else ""
    return at if skipped in ("of", "more", "most", "other", "-") else index


def _past_period(found: Sequence[Token], at: int) -> int:
    """Skip "last year’s", "this month’s" before the noun phrase."""
    words = [token.text.lower() for token in found[at : at + 3]]
    period = len(words) == 3 and words[0] in ("last", "this", "next")
    return at + 3 if period and words[2] in ("'s", "’s") else at


def _goes_on(found: Sequence[Token], at: int) -> bool:
    """Whether the next word is the true head: "sports fans", "F-35 jets"."""
    if at + 1 >= len(found):
        return False
    follower = found[at + 1]
    if follower.text in ("'s", "’s") or (follower.text in ("'", "’") and at + 2 < len(found)):
        return follower.text in ("'s", "’s")
    if not is_plural(follower.text) or is_stop(follower) or not follower.text[0].isalpha():
        return False
    word = found[at].text  # no verb: "adults smoke", "votes appears"
    return not word.islower() or word[-1] != "s" or word in in_role("compound")


def _is_form(word: str) -> bool:
    """Whether a word is a participle or an adverb: "killed", "wounded", "currently"."""
    lower = word.lower()
    if lower in in_role("noun"):
        return False
    if lower in mapping_of(_PACKAGE, "lists/events.txt") or lower.endswith(("ed", "ing")):
        return True
    return lower.endswith("ly") and not _is_noun_in_ly(lower)


def _is_noun_in_ly(word: str) -> bool:
    """Whether a word in -ly is no adverb: "family", "supply", "rally", not "fatally"."""
    return word.endswith(("mily", "pply", "mbly", "rfly")) or word in ("ally", "rally", "tally")


def _with_pair(found: Sequence[Token], first: int, last: int) -> Counted:
    """Add "and children" to "women": a pair of plurals is counted together."""
    heads = [found[last - 1].text]
    pair = last + 1 < len(found) and found[last].text.lower() in ("and", "or")
    if pair and is_plural(heads[0]) and is_plural(found[last + 1].text):
        alone = last + 2 >= len(found) or is_stop(found[last + 2]) or _is_form(found[last + 2].text)
        if alone and not is_stop(found[last + 1]):
            heads.append(found[last + 1].text)
            last += 2
    return Counted(first, last, tuple(heads))


class Clauses:
    """Where the clauses of a sentence break, and which events stand in it."""

    def __init__(self, text: str, start: int, end: int, found: Sequence[Token]) -> None:
        events = mapping_of(_PACKAGE, "lists/events.txt")
        self._events = [
            (token.start, events[token.text.lower()])
            for token in found
            if token.text.lower() in events
        ]
        self._text, self._start, self._end = text, start, end
        self._breaks = [start, *(m.start() for m in _CLAUSE.finditer(text, start, end)), end]

    @cached_property
    def _narrow(self) -> list[int]:
        """Where phrases break, which clauses hold."""
        marks = (m.start() for m in _NARROW.finditer(self._text, self._start, self._end))
        return sorted({*self._breaks, *marks})

    def bounds(self, place: int) -> tuple[int, int]:
        """Return the bounds of the clause around a place."""
        return _around(self._breaks, place)

    def events(self, place: int, limits: tuple[int, int]) -> tuple[str, ...]:
        """Return what happened to a figure, from the narrowest stretch that tells it.

        Args:
            place: where the number stands.
            limits: end of the figure before it and start of the one after it.
        """
        if not self._events:
            return ()
        narrow, wide = _around(self._narrow, place), self.bounds(place)
        own = (max(narrow[0], limits[0]), min(narrow[1], limits[1]))
        between = (max(wide[0], limits[0]), min(wide[1], limits[1]))
        for low, high in (own, between, wide):
            near = {name for at, name in self._beside(place) if low <= at < high}
            if near:
                return tuple(sorted(near))
        return ()

    def _beside(self, place: int) -> list[tuple[int, str]]:
        """Return the last event before a place and the first one after it."""
        at = bisect_left(self._events, (place, ""))
        return self._events[max(0, at - 1) : at + 1]

    def around(self, start: int, end: int) -> tuple[str, ...]:
        """Return the last event of the clause before a stretch and the first one after it."""
        low, high = self.bounds(start)
        first = bisect_left(self._events, (start, "")) - 1
        last = bisect_left(self._events, (end, ""))
        near = (self._events[at] for at in (first, last) if 0 <= at < len(self._events))
        return tuple(sorted({name for at, name in near if low <= at < high}))


def _around(breaks: Sequence[int], place: int) -> tuple[int, int]:
    after = max(1, bisect_left(breaks, place + 1))
    return breaks[after - 1], breaks[min(after, len(breaks) - 1)]


def about_of(heads: Sequence[str], events: Sequence[str]) -> tuple[str, ...]:
    """Return the stems that figures are compared by, sorted.

    >>> about_of(["hostages"], ["hold"])
    ('hold', 'hostag')
    """
    return tuple(sorted({stem(head) for head in heads} | {stem(event) for event in events}))
