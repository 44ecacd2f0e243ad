"""Two numbers that belong together: votes, scores, ranges and rates.

"passed 14-0" is a vote, "won 3-1" a score, "10 to 12 people" and "between 3 and 5" a
range, "one in four" a rate. Votes and scores are told apart by the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from crosscheck.annotate.figures.units import unit_after
from crosscheck.annotate.numbers import Number, number_at
from crosscheck.text.lists import words_of
from crosscheck.text.tokens import Token

_DASHES = frozenset(("-", "–", "—", "‑", "−"))
_VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|resolution|motion|amendment|bill|measure|approved|passed|"
    r"adopted|rejected|confirmed|ruled|ruling|decision|acquit\w*|convict\w*|veto|override|"
    r"\w*majority|split|justices?|electoral|deadlock\w*|margin|senate|house|council|court|committee|jury|panel)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:beat|beats|beating|won|win|wins|winning|victory|victories|lost|loss|losing|defeat\w*|"
    r"draw|drew|tie[sd]?|contest|lead|leads|led|score[sd]?|scoring|match|game|games|final|semifinal|half-?time|"
    r"playoffs?|record|season|series|edged|routed|downed|trailed|set|sets|overtime|shutout)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?:rose|rises?|fell|fall|up|down|(?:in|de)creas\w*|grew|drop\w*|jump\w*|climb\w*|declin\w*|"
    r"slip\w*|raised|cut|lowered|reduced)$"
)
_SPANS = frozenset(("minutes", "days", "years", "hours", "weeks", "months"))
_AROUND = 120
_SIGNS = frozenset(("$", "£", "€"))


class Pair(NamedTuple):
    """Two numbers and what they make: indices of both, and of the token after them."""

    kind: Literal["vote", "score", "range", "rate", "none"]
    first: Number
    second: Number
    place: int
    other: int
    next: int


def pair_at(text: str, found: Sequence[Token], index: int, first: Number) -> Pair | None:
    """Return the pair that begins with a number; kind ``none`` is one to pass over."""
    at = first.next
    if at >= len(found):
        return None
    mark = found[at].text.lower()
    if mark in _DASHES:
        return _dashed(text, found, index, first, at)
    if mark in ("in", "of", "out") and not first.part:
        return _rate(found, index, first, at)
    unit = unit_after(found, at)
    if unit is not None and unit.next < len(found):  # "15kHz and 17kHz", "3 feet to 5 feet"
        at, mark = unit.next, found[unit.next].text.lower()
    voted = unit is not None and unit.name == "votes"
    if mark == "to" and (vote := _vote(text, found, index, first, at, voted=voted)):
        return vote
    lead = index - 1 if index and found[index - 1].text not in _SIGNS else index - 2
    if mark not in ("to", "or") and not (mark == "and" and _word(found, lead) == "between"):
        return None
    pair = _range(found, index, first, at, marked=unit is not None)
    if pair is None or unit is None:
        return pair
    other = unit_after(found, pair.next)
    return pair if other is not None and other.name == unit.name else None


def _word(found: Sequence[Token], index: int) -> str:
    return found[index].text.lower() if 0 <= index < len(found) else ""


def _second(found: Sequence[Token], at: int) -> tuple[Number, int] | None:
    """Return the number at a token or behind a money sign, and its index."""
    if at < len(found) and found[at].text in _SIGNS:
        at += 1
    number = number_at(found, at) if at < len(found) else None
    return (number, at) if number else None


def _dashed(text: str, found: Sequence[Token], index: int, first: Number, at: int) -> Pair | None:
    other = _second(found, at + 1)
    if other is None or first.words != other[0].words:
        return None
    second, place = other
    tight = found[at].start == first.end and found[place].start <= found[at].end + 1
    if not tight:
        spaced = found[at].text == "–" and found[at].start == first.end + 1 and not first.words
        return _range(found, index, first, at) if spaced else None
    chained = second.next < len(found) and found[second.next].text in _DASHES
    if chained and found[second.next].start == second.end and _digit(found, second.next + 1):
        return Pair("none", first, second, index, place, second.next + 2)  # a phone number
    kind = _dashed_kind(text, found, index, first, second)
    if kind == "range":
        first = _scaled_like(first, second)
        if first.low >= second.high:
            return Pair("none", first, second, index, place, second.next)
    return Pair(kind, first, second, index, place, second.next)


def _digit(found: Sequence[Token], at: int) -> bool:
    return at < len(found) and found[at].text[0].isdigit()


def _dashed_kind(
    text: str, found: Sequence[Token], index: int, first: Number, second: Number
) -> Literal["vote", "score", "range", "none"]:
    if _are_years(text, first, second) or _is_model(found, index, first):
        return "none"
    whole = first.low == int(first.low) and second.high == int(second.high)
    small = whole and first.high < 2000 and second.high < 2000 and index > 0
    money = index > 0 and found[index - 1].text in _SIGNS
    follower = found[second.next].text if second.next < len(found) else ""
    if not small or money or follower in ("%", "-"):
        return "range" if first.low < second.high else "none"
    around = text[max(found[0].start, first.start - _AROUND) : first.start]
    behind = text[second.end : min(found[-1].end, second.end + 40)]
    votes = _nearest(_VOTE, around, behind)
    sports = _nearest(_SPORT, around, behind)
    if votes < sports:
        return "vote"
    if sports < votes and not (
        first.low < second.high and follower.islower() and follower[-1] == "s"
    ):
        return "score"
    if first.low >= second.high and index > 1 and found[index - 1].text[0].isupper():
        return "score"  # "Smith 363-174"
    return "range" if first.low < second.high else "none"


def _are_years(text: str, first: Number, second: Number) -> bool:
    """Whether both are years: "1990-91", "2003-2011"."""
    written = text[first.start : first.end], text[second.start : second.end]
    long = written[0].isdigit() and len(written[0]) == 4 and 1500 <= first.low <= 2100
    return long and written[1].isdigit() and len(written[1]) in (2, 4)


def _is_model(found: Sequence[Token], index: int, first: Number) -> bool:
    """Whether a name that takes numbers stands before: "Boeing 737-800", "Section 4-2"."""
    before = found[index - 1].text if index else ""
    listed = words_of("crosscheck.annotate", "lists/name_numbers.txt")
    named = before[:1].isupper() and (before in listed or before.lower() in listed)
    return named and first.low == int(first.low)


def _nearest(pattern: re.Pattern[str], before: str, after: str) -> int:
    """Return how many characters away the pattern's nearest match is; 999 where none is."""
    places = [len(before) - match.end() for match in pattern.finditer(before)]
    places += [match.start() for match in pattern.finditer(after)]
    return min(places, default=999)


def _vote(
    text: str, found: Sequence[Token], index: int, first: Number, at: int, *, voted: bool
) -> Pair | None:
    """Read "31 votes to 26", and "31 to 26" where it falls and a vote is told beside it."""
    other = _second(found, at + 1)
    if other is None or found[other[1] - 1].text in _SIGNS:
        return None
    second, place = other
    kind = _dashed_kind(text, found, index, first, second) if first.low > second.high else "none"
    if not voted and (kind != "vote" or unit_after(found, second.next)):
        return None
    return Pair("vote", first, second, index, place, second.next)


def _rate(found: Sequence[Token], index: int, first: Number, at: int) -> Pair | None:
    """Read "one in four", "3 out of 10", "four out of every five"."""
    after = at + 1
    if _word(found, at) == "out":
        if _word(found, after) != "of":
            return None
        after += 1
    elif _word(found, at) == "of":
        return None
    if _word(found, after) == "every":
        after += 1
    other = _second(found, after)
    if other is None or first.low != int(first.low) or first.high > 99:
        return None
    second = other[0]
    counts = second.low > first.high and second.low == int(second.low) and not second.part
    follower = _word(found, second.next)
    if not counts or (second.low >= 1900 and second.low < 2100 and not second.words):
        return None
    if _word(found, at) == "in" and follower in _SPANS:
        return None
    return Pair("rate", first, second, index, other[1], second.next)


def _range(
    found: Sequence[Token], index: int, first: Number, at: int, *, marked: bool = False
) -> Pair | None:
    """Read a range; where each number has its own unit, "by 4% to 9%" is none."""
    other = _second(found, at + 1)
    if other is None:
        return None
    second, place = other
    scaled = _scaled_like(first, second)
    if not scaled.low < second.high or first.part != second.part:
        return None
    if _word(found, at) == "or" and second.high > 1.5 * scaled.low + 1:
        return None
    signs = index > 0 and found[index - 1].text in _SIGNS and found[place - 1].text in _SIGNS
    lead = _word(found, index - 2 if signs else index - 1)
    if (signs or marked) and _word(found, at) == "to" and (lead == "by" or _TURN.match(lead)):
        return None  # "increased by $4 million to $9 million"
    if _word(found, index - 1) in ("from", "of") and _TURN.match(_word(found, index - 2)):
        return None
    return Pair("range", scaled, second, index, place, second.next)


def _scaled_like(first: Number, second: Number) -> Number:
    """Give "3" in "3-5 million" the scale of the second number."""
    for scale in (1e12, 1e9, 1e6, 1e3, 1e2):
        fits = second.high >= scale and first.low < 1000 <= scale and not first.words
        if fits and second.high / scale >= first.low and second.end - second.start > 6:
            spelled = second.high / scale
            if spelled < 1000 and first.low * scale < second.high and _is_spelled(second):
                return first._replace(low=first.low * scale, high=first.high * scale)
    return first


def _is_spelled(number: Number) -> bool:
    """Whether digits carry a scale word: "5 million" is shorter than its digits."""
    return number.high >= 10.0 ** max(3, number.end - number.start - 3)
