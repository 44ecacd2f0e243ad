"""Numbers in digits and words: "32,000", "3.5bn", "thirty-two thousand", "two-thirds".

One function reads a number that begins at a token, for figures and times alike. Grammar
by hand over tokens, since a number in words is short and regular: a dozen lines tell it
all, and each reading ends at an exact offset. A vague plural ("dozens", "tens of
thousands") is an interval, from the least its word can mean to the next larger word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crosscheck.text.tokens import Token

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: number for number, word in enumerate(_ONES)}
_SMALL |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_SMALL |= {f"{ten}-{one}": _SMALL[ten] + _SMALL[one] for ten in _TENS for one in _ONES[1:10]}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
_SUFFIXES = {
    "k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "tln": 1e12,
    "trn": 1e12,
}  # fmt: skip
_PLURALS = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2e3, 9_999),
    "lakhs": (2e5, 999_999),
    "millions": (2e6, 9_999_999),
    "crores": (2e7, 99_999_999),
    "billions": (2e9, 9_999_999_999),
    "trillions": (2e12, 9_999_999_999_999),
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_PARTS |= {f"{word}s": number for word, number in list(_PARTS.items()) if word[-1] != "s"}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_VAGUE = {"several": (3, 9), "few": (3, 5), "couple": (2, 2)}
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$")
_PLAIN = re.compile(r"\d+(?:\.\d+)?$")

STARTS = frozenset(_SMALL) | frozenset(_PLURALS) | frozenset(_PARTS) | frozenset(_GLYPHS)
STARTS |= frozenset(_VAGUE) | {"a", "an", "dozen", "hundred", "thousand", "million", "billion"}


class Number(NamedTuple):
    """A number as read from tokens.

    Args:
        low, high: equal, but for a vague plural.
        start, end: its characters, half-open.
        next: index of the token after it.
        words: whether it is written in words, wholly.
        part: whether it is a fraction of something ("a third", "half").
        decimal: whether its digits have a decimal point.
    """

    low: float
    high: float
    start: int
    end: int
    next: int
    words: bool = False
    part: bool = False
    decimal: bool = False

    @property
    def vague(self) -> bool:
        """Whether it is a vague plural."""
        return self.low != self.high


def digits(text: str) -> float | None:
    """Return the value of a token of digits, or None ("6:30", "1.2.3").

    >>> digits("32,000"), digits("3.5"), digits("6:30")
    (32000.0, 3.5, None)
    """
    if _PLAIN.match(text):
        return float(text)
    return float(text.replace(",", "")) if _GROUPED.match(text) else None


def number_at(tokens: Sequence[Token], index: int) -> Number | None:
    """Return the number that begins at a token, the longest reading; None if none does."""
    token = tokens[index]
    if token.text[0].isdigit() and token.text.isascii():
        return _from_digits(tokens, index)
    word = token.text.lower()
    if word not in STARTS and "-" not in word:
        return None
    return _part(tokens, index) or _plural(tokens, index) or _words(tokens, index)


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text.lower() if index < len(tokens) else ""


def _from_digits(tokens: Sequence[Token], index: int) -> Number | None:
    token = tokens[index]
    value = digits(token.text)
    if value is None:
        return None
    end, after = token.end, index + 1
    mixed = _mixed(tokens, index, value)
    if mixed:
        value, end, after = mixed
    value, end, after = _scaled(tokens, after, value, end, digits_before=True)
    return Number(value, value, token.start, end, after, decimal="." in token.text)


def _mixed(tokens: Sequence[Token], index: int, value: float) -> tuple[float, int, int] | None:
    """Return "2 1/2", "2½" and "1/3" as value, end, next."""
    if _word(tokens, index + 1) in _GLYPHS:
        glyph = tokens[index + 1]
        return value + _GLYPHS[glyph.text], glyph.end, index + 2
    for first, whole in ((index, 0.0), (index + 1, value)):
        if _word(tokens, first + 1) != "/" or not _word(tokens, first + 2).isdigit():
            continue
        over, under = _word(tokens, first), int(_word(tokens, first + 2))
        joined = tokens[first].end == tokens[first + 2].start - 1
        if joined and over.isdigit() and 0 < int(over) < under <= 16:
            return whole + int(over) / under, tokens[first + 2].end, first + 3
    return None


def _scaled(
    tokens: Sequence[Token], index: int, value: float, end: int, *, digits_before: bool = False
) -> tuple[float, int, int]:
    """Multiply by the scale words that follow: "3.2 million", "3.5bn", "10-million"."""
    while index < len(tokens):
        at = index
        if _word(tokens, at) == "-" and tokens[at].start == end:
            at += 1
        word = _word(tokens, at)
        adjacent = digits_before and index < len(tokens) and tokens[index].start == end
        if word in _SCALES:
            value *= _SCALES[word]
        elif digits_before and at == index and word in _SUFFIXES and (adjacent or len(word) > 1):
            value *= _SUFFIXES[word]
        elif word == "dozen":
            value *= 12
        else:
            break
        index, end, digits_before = at + 1, tokens[at].end, False
    return value, end, index


def _part(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "half", "a third", "two-thirds", "three quarters", and "half a million"."""
    token, word = tokens[index], _word(tokens, index)
    if word in _GLYPHS:
        value, end, after = _scaled(tokens, index + 1, _GLYPHS[word], token.end)
        return Number(value, value, token.start, end, after, part=True)
    if word == "half" or (word in ("a", "one") and _word(tokens, index + 1) == "half"):
        at = index + 1 if word == "half" else index + 2
        return _half(tokens, token.start, at)
    over, _, under = word.partition("-")
    after = index + 1
    if under not in _PARTS:
        over, under, after = word, _word(tokens, index + 1), index + 2
        if under not in _PARTS or (under[-1] == "s") != (over not in ("a", "an", "one")):
            return None
    count = 1 if over in ("a", "an") else _SMALL.get(over, 0)
    if not 0 < count < _PARTS[under] or (after == index + 2 and _is_rank(tokens, after)):
        return None
    value = count / _PARTS[under]
    if (
        _word(tokens, after) == "of"
        and _word(tokens, after + 1) == "a"
        and _word(tokens, after + 2) in _SCALES
    ):
        value, end, after = _scaled(tokens, after + 2, value, 0)
        return Number(value, value, token.start, end, after, words=True)
    end = tokens[after - 1].end
    return Number(value, value, token.start, end, after, words=True, part=True)


def _is_rank(tokens: Sequence[Token], after: int) -> bool:
    """Whether "a third" goes on as a rank ("a third man") and not a share."""
    follower = _word(tokens, after)
    return bool(follower) and follower[0].isalpha() and follower not in _AFTER_PART


_AFTER_PART = frozenset(
    [
        "of",
        "in",
        "from",
        "to",
        "off",
        "as",
        "more",
        "less",
        "higher",
        "lower",
        "and",
        "or",
        "were",
        "was",
        "are",
        "is",
        "have",
        "had",
        "has",
        "the",
    ]
)


def _half(tokens: Sequence[Token], start: int, at: int) -> Number:
    """Read what follows "half": "half a million", "half-dozen", or nothing."""
    after = at
    while _word(tokens, after) in ("a", "-"):
        after += 1
    word = _word(tokens, after)
    if word in _SCALES or word == "dozen":
        value, end, after = _scaled(tokens, after, 0.5, 0)
        return Number(value, value, start, end, after, words=True)
    return Number(0.5, 0.5, start, tokens[at - 1].end, at, words=True, part=True)


def _plural(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few dozen"."""
    token, word = tokens[index], _word(tokens, index)
    if word in _PLURALS:
        low, high = map(float, _PLURALS[word])
        after = index + 1
        if _word(tokens, after) == "of" and _word(tokens, after + 1) in _PLURALS:
            unit = _PLURALS[_word(tokens, after + 1)][0] / 2
            low, high, after = low * unit, (high + 1) * unit - 1, after + 2
        return Number(low, high, token.start, tokens[after - 1].end, after, words=True)
    at = index + 1 if word == "a" else index
    vague = _VAGUE.get(_word(tokens, at))
    if vague is None:
        return None
    after = at + 2 if _word(tokens, at + 1) == "of" else at + 1
    factor, end, after = _scaled(tokens, after, 1.0, 0)
    if factor == 1.0:
        return None
    return Number(vague[0] * factor, vague[1] * factor, token.start, end, after, words=True)


def _words(tokens: Sequence[Token], index: int) -> Number | None:
    """Read a run of number words: "two hundred and fifty thousand", "two and a half"."""
    first, start = _word(tokens, index), tokens[index].start
    if first == "dozen" or first in _SCALES:
        return None
    at, current = index, -1.0
    if first in ("a", "an"):
        follower = _word(tokens, index + 1)
        if follower not in _SCALES and follower != "dozen":
            return None
        at, current = index + 1, 1.0
    value, at = _run(tokens, at, current)
    if at == index:
        return None
    end = tokens[at - 1].end
    if [_word(tokens, at + step) for step in range(3)] == ["and", "a", "half"]:
        value, end, at = _scaled(tokens, at + 3, value + 0.5, tokens[at + 2].end)
    return Number(value, value, start, end, at, words=True)


def _run(tokens: Sequence[Token], at: int, current: float) -> tuple[float, int]:
    """Add up number words from a token on; -1 stands for nothing read yet."""
    total = 0.0
    while at < len(tokens):
        word = _word(tokens, at)
        if word in _SMALL and (current < 0 or _fits(current, _SMALL[word])):
            current = max(current, 0.0) + _SMALL[word]
        elif current < 0:
            break
        elif word in _SCALES:
            current *= _SCALES[word]
            if _SCALES[word] >= 1e3:
                total, current = total + current, 0.0
        elif word == "dozen":
            current *= 12
        elif word != "and" or not _continues(tokens, at, current + total):
            break
        at += 1
    return total + max(current, 0.0), at


def _fits(current: float, more: float) -> bool:
    """Whether a smaller word may follow: "hundred five", "twenty three", "thousand two"."""
    if current == 0:
        return True
    if current % 100 == 0:
        return more < 100
    return current % 10 == 0 and current % 100 >= 20 and 0 < more < 10


def _continues(tokens: Sequence[Token], index: int, so_far: float) -> bool:
    return so_far >= 100 and so_far % 100 == 0 and _word(tokens, index + 1) in _SMALL
