"""The words of a sentence as letters of a small alphabet, for a grammar of time.

Each token that can belong to an expression of time gets a code of one character
(``lists/time_words.txt``; digits and numbers in words are coded here), every other token
an ``x``. "late Monday" reads as ``EW``, "March 17, 2026" as ``MD,Y``, "three days ago" as
``NUG``. The grammar is then an ordinary regular expression over short strings: fast, free
of spelling, and its offsets are exact. The idea is that of SynTime (Zhong et al., ACL
2017): times are told by token types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from crosscheck.annotate.numbers import number_at, starts
from crosscheck.text.lists import mapping_of, rows
from crosscheck.text.tokens import Token, tokens

_PACKAGE = "crosscheck.annotate"
_NUMERIC = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<last>\d{4}|\d\d)(?!\d)"
)
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?$")
_DOTTED_CLOCK = re.compile(r"(\d{1,2})\.([0-5]\d)$")
_QUARTER = re.compile(r"(?:[Qq]([1-4])|H([12]))$")
_FISCAL = re.compile(r"FY(\d{4}|\d\d)$")
_COMPOUND = re.compile(
    r"(?P<count>\w+(?:-\w+)??)-"
    r"(?P<unit>second|minute|hour|day|week|month|year|decade|century|quarter)$",
    re.IGNORECASE,
)
_SHORT = frozenset(
    ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"]
)
_SHORT |= frozenset(
    ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)
_OF = frozenset(("the", "'s", "’s", "a", "his", "their"))
_AMBIGUOUS = frozenset(("may", "march", "august"))
_BEFORE_MONTH = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "from",
        "during",
        "to",
        "through",
        "and",
        "or",
        "for",
    ]
)


class Word(NamedTuple):
    """A token's code, what it means, and where it stands."""

    code: str
    start: int
    end: int
    value: object
    text: str


@cache
def codes() -> dict[str, tuple[str, str]]:
    """Return the words of the list with their codes and values."""
    return {row[0]: (row[1], row[2]) for row in rows(_PACKAGE, "lists/time_words.txt")}


@cache
def holidays() -> dict[str, list[tuple[str, str]]]:
    """Return the holidays by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, str]]] = {}
    named = mapping_of(_PACKAGE, "lists/holidays.txt")
    for name, rule in sorted(named.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        by_first.setdefault(re.split(r"\W", name)[0], []).append((name, rule))
    return by_first


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the coded words between two offsets of a text."""
    return list(_read(text, list(_split(text, start, end))))


def _split(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield tokens, with "mid-March" and "three-day" taken apart."""
    for token in tokens(text, start, end):
        if "-" not in token.text or len(token.text) < 5:
            yield token
            continue
        cut = 4 if token.text[:4].lower() == "mid-" else 0
        compound = None if cut else _COMPOUND.match(token.text)
        if compound:
            cut = compound.end("count")
            yield Token(token.text[:cut], token.start, token.start + cut)
            if compound.group("unit").lower() != "quarter":
                yield Token("-", token.start + cut, token.start + cut + 1)
            yield Token(token.text[cut + 1 :], token.start + cut + 1, token.end)
        elif codes().get(token.text.partition("-")[0].lower(), "x")[0] in "MW":
            cut = token.text.index("-")  # "May-August", "Monday-Friday"
            yield Token(token.text[:cut], token.start, token.start + cut)
            yield Token("-", token.start + cut, token.start + cut + 1)
            yield from tokens(text, token.start + cut + 1, token.end)
        elif cut:
            yield Token(token.text[:cut], token.start, token.start + cut)
            yield from tokens(text, token.start + cut, token.end)
        else:
            yield token


def _read(text: str, found: Sequence[Token]) -> Iterator[Word]:
    at, skip_to = 0, -1
    while at < len(found):
        token = found[at]
        if token.start < skip_to:
            at += 1
            continue
        word, after = _word(text, found, at)
        yield word
        skip_to, at = word.end, after


def _word(text: str, found: Sequence[Token], at: int) -> tuple[Word, int]:
    token = found[at]
    lower = token.text.lower()
    if lower[0].isdigit():
        return _digits(text, found, at)
    if lower == token.text and lower not in _read_closely() and lower.isalpha():
        return Word("x", token.start, token.end, None, lower), at + 1
    if token.text[0].isupper() and lower in holidays():
        for name, rule in holidays()[lower]:
            stop = token.start + len(name)
            whole = text[token.start : stop]
            if whole.lower() == name and not text[stop : stop + 1].isalnum():
                return Word("H", token.start, stop, rule, whole), at + 1
    if lower in codes():
        return _listed(text, found, at, lower)
    if lower in starts() or "-" in lower:
        number = number_at(found, at)
        if number and not number.part:
            return Word("N", number.start, number.end, number, ""), number.next
    return _rare(token, found, at)


@cache
def _read_closely() -> frozenset[str]:
    """Return the words in small letters that may be more than a plain word."""
    return frozenset({*codes(), *starts(), *DECADES, "final"})


def _listed(text: str, found: Sequence[Token], at: int, lower: str) -> tuple[Word, int]:
    token = found[at]
    code, value = codes()[lower]
    end, after = token.end, at + 1
    dotted = after < len(found) and found[after].text == "." and found[after].start == end
    if code == "g" and not token.text[0].isupper():
        code = "x"
    if code in "WM" and not _is_name(found, at, lower, dotted):
        code = "x"
    elif lower in _SHORT and dotted:
        end, after = end + 1, after + 1
    elif code in "aQ" and not (code == "Q" and lower in ("some", "many")):
        number = number_at(found, at)
        if number and not number.part:
            return Word("N", number.start, number.end, number, ""), number.next
        if lower == "a" and after < len(found) and found[after].text.lower() in ("few", "couple"):
            of = after + 1 < len(found) and found[after + 1].text.lower() == "of"
            after += 2 if of else 1
            code, value, end = (
                "Q",
                found[after - (2 if of else 1)].text.lower(),
                found[after - 1].end,
            )
    return Word(code, token.start, end, value, lower), after


def _is_name(found: Sequence[Token], at: int, lower: str, dotted: bool) -> bool:
    """Whether a word that may name a weekday or month does: "may", "Sun", "March on"."""
    token = found[at]
    before = found[at - 1].text.lower() if at else ""
    after = found[at + 1].text.lower() if at + 1 < len(found) else ""
    if not token.text[0].isupper() and (lower in _AMBIGUOUS or lower in _SHORT):
        return False
    near_number = after[:1].isdigit() or before[:1].isdigit() or before == "th"
    if lower in _SHORT:
        follower = found[at + 2].text if dotted and at + 2 < len(found) else ""
        lone = lower in ("sun", "sat", "mar", "jan", "mon", "fri", "wed")
        return (
            near_number
            or after in ("-", "–")
            or codes().get(after, "x")[0] == "M"
            or (dotted and (not lone or follower[:1].isdigit()))
            or after == ","
            or (not lone and before in _BEFORE_MONTH)
        )
    if lower in _AMBIGUOUS:
        if near_number or before in _BEFORE_MONTH or lower == "august":
            return True
        if lower == "may":
            named = bool(at) and found[at - 1].text[0].isupper()  # "Theresa May"
            marks = (".", "“", '"', ":", "’", "'")
            return bool(at) and not named and before not in marks and after != "’"
        named = at > 0 and found[at - 1].text[0].isupper() and before not in ("late", "early")
        return not named and after not in ("on", "for", "of", "to", "from") and before not in _OF
    return True


def _digits(text: str, found: Sequence[Token], at: int) -> tuple[Word, int]:
    token = found[at]
    numeric = _NUMERIC.match(text, token.start)
    if numeric and not text[max(0, token.start - 1) : token.start].isalnum():
        return Word("J", token.start, numeric.end(), numeric, numeric.group()), at + 1
    after = found[at + 1] if at + 1 < len(found) else None
    joined = after.text.lower() if after and after.start == token.end else ""
    beyond = found[at + 1].text.lower() if after else ""
    clock = _CLOCK.match(token.text)
    if clock is None and beyond in ("am", "pm", "a.m.", "p.m."):
        clock = _DOTTED_CLOCK.match(token.text)
    if clock:
        value: object = (int(clock.group(1)), int(clock.group(2)))
        return Word("C", token.start, token.end, value, token.text), at + 1
    plain = int(token.text) if token.text.isdecimal() and len(token.text) <= 6 else -1
    if joined in ("st", "nd", "rd", "th") and after:
        code = "O" if 1 <= plain <= 31 else "x"
        return Word(code, token.start, after.end, plain, token.text), at + 2
    decade = 1000 <= plain <= 2100 or (0 <= plain < 100 and joined == "s" and len(token.text) == 2)
    if joined in ("s", "'s", "’s") and after and decade and plain % 10 == 0:
        return Word("K", token.start, after.end, plain, token.text), at + 2
    military = re.match(r"([01]\d|2[0-3])([0-5]\d)$", token.text)
    if military and (beyond in ("hours", "hrs") or beyond.upper() in ("GMT", "UTC")):
        value = (int(military.group(1)), int(military.group(2)))
        return Word("C", token.start, token.end, value, token.text), at + 1
    if 1000 <= plain <= 2199 and len(token.text) == 4:
        return Word("Y", token.start, token.end, plain, token.text), at + 1
    if len(token.text) == 2 and _YEAR_LED.search(text[max(0, token.start - 9) : token.start]):
        year = plain + (2000 if plain <= 30 else 1900)
        return Word("Y", token.start, token.end, year, token.text), at + 1
    if 1 <= plain <= 31 and len(token.text) <= 2:
        return Word("D", token.start, token.end, plain, token.text), at + 1
    number = number_at(found, at)
    if number:
        return Word("N", token.start, number.end, number, token.text), number.next
    return Word("x", token.start, token.end, None, ""), at + 1


_YEAR_LED = re.compile(r"\b[a-z]{2,6}\s['’‘]$")
"""Before the digits of "since '82", and not of "Suite '11"."""


def _rare(token: Token, found: Sequence[Token], at: int) -> tuple[Word, int]:
    """Code zones, "Q3", "FY2024", decades in words and marks."""
    text = token.text
    if text in ("-", "–", "—", "‑"):
        return Word("-", token.start, token.end, None, text), at + 1
    if text in (",", "(", ")"):
        return Word(text, token.start, token.end, None, text), at + 1
    if text == "final" and at + 1 < len(found) and found[at + 1].text == "quarter":
        return Word("O", token.start, token.end, 4, text), at + 1
    quarter, fiscal = _QUARTER.match(text), _FISCAL.match(text)
    if quarter:
        return Word("z", token.start, token.end, _quarter(quarter), text), at + 1
    if fiscal:
        return Word("j", token.start, token.end, int(fiscal.group(1)), text), at + 1
    if text.upper() in mapping_of(_PACKAGE, "lists/zones.txt") and text[0].isupper():
        return Word("Z", token.start, token.end, text, text), at + 1
    if text in DECADES:
        return Word("K", token.start, token.end, DECADES[text], text), at + 1
    return Word("x", token.start, token.end, None, text), at + 1


def _quarter(found: re.Match[str]) -> int:
    """Return 1 to 4 for quarters, 5 and 6 for the halves of a year."""
    return int(found[1]) if found[1] else 4 + int(found[2])


DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
DECADES |= {name.title(): value for name, value in DECADES.items()}
