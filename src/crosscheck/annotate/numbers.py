"""Numbers in digits and words: "32,000", "3.5bn", "2 1/2", "thirty-two thousand".

One function reads a number that begins at a token, for figures and times alike; words are
read by `number_words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from crosscheck.annotate.number_words import (
    GLYPHS,
    Number,
    and_part,
    in_words,
    of_kind,
    scaled,
    starts,
    word_at,
    words_with_values,
)
from crosscheck.text.tokens import Token

__all__ = ["Number", "digits", "holds_number", "number_at", "starts", "words_with_values"]

_LARGEST = 1e24
_MONEY = frozenset(
    [*"$£€¥₹₽₩₪₦", "RM", "Rs", "EUR", "USD", "GBP", "PS", "CHF", "US", "AUD", "CAD", "KSh", "Sh"]
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$")
_PLAIN = re.compile(r"\d+(?:\.\d+)?$")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}$")
_GROUPS = 5
"""Groups of digits at most, set apart by spaces; more are a table."""
_SHARES = frozenset(("%", "percent", "per", "pc", "pct"))
_SIGN = re.compile(r"[\d½¼¾⅓⅔]")
_MARKS = str.maketrans(dict.fromkeys(",.;:()\"'“”‘’—–-‑!?…$£€[]/", " "))


@cache
def _telling() -> frozenset[str]:
    """Return the words that no number in words is without."""
    listed = {*starts(), *of_kind("scale"), *of_kind("part"), "dozen", "dozens"}
    folds = {f"{word}fold" for word in of_kind("small")}
    return frozenset((listed | folds) - {"a", "an", "several", "few", "couple"})


def holds_number(text: str) -> bool:
    """Whether a text may hold a number; made for speed, since most sentences hold none.

    >>> holds_number("Six-mile walks."), holds_number("Often so.")
    (True, False)
    """
    if _SIGN.search(text):
        return True
    return not _telling().isdisjoint(text.lower().translate(_MARKS).split())


def digits(text: str) -> float | None:
    """Return the value of a token of digits, or None ("6:30", "1.2.3").

    >>> digits("32,000"), digits("3.5"), digits("6:30")
    (32000.0, 3.5, None)
    """
    if len(text) > 24:
        return None
    if _PLAIN.match(text):
        return float(text)
    return float(text.replace(",", "")) if _GROUPED.match(text) else None


def number_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Return the number that begins at a token, the longest reading; None if none does."""
    token = tokens[index]
    if token.text[0].isdigit() and token.text.isascii():
        return _from_digits(tokens, index)
    if token.text == ".":
        return _point(tokens, index)
    word = token.text.lower()
    if word not in starts() and "-" not in word:
        return None
    number = in_words(tokens, index)
    return number if number and number.high < _LARGEST else None


def _from_digits(tokens: Sequence[Token], index: int) -> Number | None:
    token = tokens[index]
    value, first = _spaced(tokens, index)
    if value is None:
        return None
    end, after = tokens[first - 1].end, first
    mixed = _mixed(tokens, index, value)
    if mixed:
        value, end, after = mixed
    value, end, after = scaled(tokens, after, value, end, digits_before=True)
    if after == first and _is_million(tokens, index, after):
        value, end, after = round(value * 1e6, 6), tokens[after].end, after + 1
    elif after > first and value >= 1e3:
        value, end, after = and_part(tokens, after, value, end)
    return Number(value, value, token.start, end, after, decimal="." in token.text)


def _spaced(tokens: Sequence[Token], index: int) -> tuple[float | None, int]:
    """Return the value of a token of digits, and the index after it.

    Groups set apart by spaces are one number ("40 000", "1 234 567"), and a comma is the
    point where a share follows ("2,3%").
    """
    text, at = tokens[index].text, index + 1
    if len(text) <= 3 and text.isdigit():
        while at < index + _GROUPS and _is_group(tokens, at):
            text, at = text + tokens[at].text, at + 1
        if (at == index + 2 and not text.endswith("000")) or _is_group(tokens, at):
            text, at = tokens[index].text, index + 1  # two numbers, or a row of them
    elif _DECIMAL_COMMA.match(text) and word_at(tokens, at) in _SHARES:
        return float(text.replace(",", ".")), at
    return digits(text), at


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is three digits, one space behind the digits before it."""
    text = tokens[at].text if at < len(tokens) else ""
    return len(text) == 3 and text.isdigit() and tokens[at].start == tokens[at - 1].end + 1


def _is_million(tokens: Sequence[Token], index: int, at: int) -> bool:
    """Whether "m" behind digits is a million: "$13.6M", "1.5m barrels", not "100m hurdles"."""
    if word_at(tokens, at) not in ("m", "mm") or tokens[at].start != tokens[at - 1].end:
        return False
    if tokens[at].text == "mm":
        return False
    if tokens[at].text in ("M", "MM") or (index > 0 and tokens[index - 1].text in _MONEY):
        return True
    follower = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if follower in of_kind("after million"):
        return True
    return follower.islower() and follower[-1] == "s" and follower not in of_kind("after metres")


def _point(tokens: Sequence[Token], index: int) -> Number | None:
    """Read ".08" and ".500", a point that stands after a space and right before digits."""
    if index + 1 >= len(tokens) or not tokens[index + 1].text.isdigit():
        return None
    token = tokens[index + 1]
    apart = index == 0 or tokens[index - 1].end < tokens[index].start
    if not apart or token.start != tokens[index].end or not token.text.isascii():
        return None
    value = float(f"0.{token.text}")
    return Number(value, value, tokens[index].start, token.end, index + 2, decimal=True)


def _mixed(tokens: Sequence[Token], index: int, value: float) -> tuple[float, int, int] | None:
    """Return "2 1/2", "2½" and "1/3" as value, end, next."""
    if word_at(tokens, index + 1) in GLYPHS:
        glyph = tokens[index + 1]
        return value + GLYPHS[glyph.text], glyph.end, index + 2
    places = [(index, 0.0), (index + 1, value)]
    if word_at(tokens, index + 1) == "-" and value == int(value):
        places.append((index + 2, value))  # "6-1/2"
    for first, whole in places:
        if word_at(tokens, first + 1) != "/" or not word_at(tokens, first + 2).isdigit():
            continue
        over, under = word_at(tokens, first), int(word_at(tokens, first + 2))
        joined = tokens[first].end == tokens[first + 2].start - 1
        whole_part = under <= 16 or (over == "1" and word_at(tokens, first + 3) == "th")
        if joined and over.isdigit() and 0 < int(over) < under and whole_part:
            return whole + int(over) / under, tokens[first + 2].end, first + 3
    return None
