"""Numbers in words: "thirty-two thousand", "two million and a half", "tens of thousands".

Grammar by hand over tokens, since a number in words is short and regular: a dozen lines
tell it all, and each reading ends at an exact offset. A vague plural ("dozens", "tens of
thousands") is an interval, from the least its word can mean to the next larger word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from crosscheck.text.lists import rows
from crosscheck.text.tokens import Token

_LIST = "lists/number_values.txt"
_FIRST_SCALES = ("hundred", "thousand", "million", "billion")
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
"""The signs that are parts by themselves."""


@cache
def of_kind(kind: str) -> dict[str, float]:
    """Return the listed words of a kind with their values."""
    listed = rows("crosscheck.annotate", _LIST)
    found = {row[0]: float(row[2]) for row in listed if row[1] == kind}
    if kind == "small":
        tens = [word for word, value in found.items() if value >= 20]
        ones = [word for word, value in found.items() if 0 < value < 10]
        found |= {f"{ten}-{one}": found[ten] + found[one] for ten in tens for one in ones}
    return found


@cache
def _ranges(kind: str) -> dict[str, tuple[float, float]]:
    """Return the listed words of a kind that mean an interval."""
    listed = (row for row in rows("crosscheck.annotate", _LIST) if row[1] == kind)
    pairs = ((row[0], row[2].split("-")) for row in listed)
    return {word: (float(low), float(high)) for word, (low, high) in pairs}


@cache
def starts() -> frozenset[str]:
    """Return the words a number in words can begin with."""
    plain = {*of_kind("small"), *of_kind("part"), *_ranges("plural"), *_ranges("vague")}
    return frozenset({*plain, *GLYPHS, "a", "an", "dozen", *_FIRST_SCALES})


@cache
def words_with_values() -> frozenset[str]:
    """Return the words that mean one number or scale, and "half" and "quarter"."""
    return frozenset({*of_kind("small"), *of_kind("scale"), "half", "quarter"})


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


def word_at(tokens: Sequence[Token], index: int) -> str:
    """Return the token at an index in lower case; nothing past the end."""
    return tokens[index].text.lower() if index < len(tokens) else ""


def scaled(
    tokens: Sequence[Token], index: int, value: float, end: int, *, digits_before: bool = False
) -> tuple[float, int, int]:
    """Multiply by the scale words that follow: "3.2 million", "3.5bn", "10-million"."""
    while index < len(tokens):
        at = index
        if word_at(tokens, at) == "-" and tokens[at].start == end:
            at += 1
        word = word_at(tokens, at)
        adjacent = digits_before and index < len(tokens) and tokens[index].start == end
        if word in of_kind("scale"):
            value = round(value * of_kind("scale")[word], 6)
        elif (
            digits_before
            and at == index
            and word in of_kind("suffix")
            and (adjacent or len(word) > 1)
        ):
            value = round(value * of_kind("suffix")[word], 6)
        elif word in ("dozen", "dozens"):
            value *= 12
        else:
            break
        index, end, digits_before = at + 1, tokens[at].end, False
    return value, end, index


def _part(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "half", "a third", "two-thirds", "three quarters", and "half a million"."""
    token, word = tokens[index], word_at(tokens, index)
    if word in GLYPHS:
        value, end, after = scaled(tokens, index + 1, GLYPHS[word], token.end)
        return Number(value, value, token.start, end, after, part=True)
    if word == "half" or (word in ("a", "one") and word_at(tokens, index + 1) == "half"):
        at = index + 1 if word == "half" else index + 2
        return _half(tokens, token.start, at)
    if word == "quarter":
        return _scaled_part(tokens, index + 1, 0.25, token.start)
    over, _, under = word.partition("-")
    after = index + 1
    if under not in of_kind("part"):
        over, under, after = word, word_at(tokens, index + 1), index + 2
        if under not in of_kind("part") or (under[-1] == "s") != (over not in ("a", "an", "one")):
            return None
    count = 1 if over in ("a", "an") else of_kind("small").get(over, 0)
    if not 0 < count < of_kind("part")[under] or (after == index + 2 and _is_rank(tokens, after)):
        return None
    value = count / of_kind("part")[under]
    whole = _scaled_part(tokens, after, value, token.start)
    if whole is not None:
        return whole
    end = tokens[after - 1].end
    return Number(value, value, token.start, end, after, words=True, part=True)


def _scaled_part(tokens: Sequence[Token], at: int, value: float, start: int) -> Number | None:
    """Read "of a million" and "million" behind a part: the part is of that number."""
    if word_at(tokens, at) == "of" and word_at(tokens, at + 1) == "a":
        at += 2
    if word_at(tokens, at) not in of_kind("scale"):
        return None
    value, end, after = scaled(tokens, at, value, 0)
    return Number(value, value, start, end, after, words=True)


def _is_rank(tokens: Sequence[Token], after: int) -> bool:
    """Whether "a third" goes on as a rank ("a third man") and not a share."""
    follower = word_at(tokens, after)
    if follower in of_kind("scale"):
        return False  # "a quarter million"
    return bool(follower) and follower[0].isalpha() and follower not in of_kind("after part")


def _half(tokens: Sequence[Token], start: int, at: int) -> Number:
    """Read what follows "half": "half a million", "half-dozen", or nothing."""
    after = at
    while word_at(tokens, after) in ("a", "-"):
        after += 1
    word = word_at(tokens, after)
    if word in of_kind("scale") or word == "dozen":
        value, end, after = scaled(tokens, after, 0.5, 0)
        return Number(value, value, start, end, after, words=True)
    return Number(0.5, 0.5, start, tokens[at - 1].end, at, words=True, part=True)


def _plural(tokens: Sequence[Token], index: int) -> Number | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few dozen"."""
    token, word = tokens[index], word_at(tokens, index)
    if word in _ranges("plural") and (word != "scores" or _is_twenties(tokens, index)):
        low, high = map(float, _ranges("plural")[word])
        after = index + 1
        if word_at(tokens, after) == "of" and word_at(tokens, after + 1) in _ranges("plural"):
            unit = _ranges("plural")[word_at(tokens, after + 1)][0] / 2
            low, high, after = low * unit, (high + 1) * unit - 1, after + 2
        return Number(low, high, token.start, tokens[after - 1].end, after, words=True)
    at = index + 1 if word == "a" else index
    vague = _ranges("vague").get(word_at(tokens, at))
    if vague is None:
        return None
    after = at + 2 if word_at(tokens, at + 1) == "of" else at + 1
    factor, end, after = scaled(tokens, after, 1.0, 0)
    if factor == 1.0:
        return None
    return Number(vague[0] * factor, vague[1] * factor, token.start, end, after, words=True)


def _is_twenties(tokens: Sequence[Token], index: int) -> bool:
    """Whether "scores" is many people and not the marks of a test."""
    led = word_at(tokens, index - 1) in of_kind("before marks") if index else False
    return not led and word_at(tokens, index + 1) in of_kind("after scores")


def in_words(tokens: Sequence[Token], index: int) -> Number | None:
    """Return the number in words that begins at a token, the longest reading."""
    return _part(tokens, index) or _plural(tokens, index) or _words(tokens, index)


def _words(tokens: Sequence[Token], index: int) -> Number | None:
    """Read a run of number words: "two hundred and fifty thousand", "two and a half"."""
    first, start = word_at(tokens, index), tokens[index].start
    if first == "dozen" or first in of_kind("scale"):
        return None
    at, current = index, -1.0
    if first in ("a", "an"):
        follower = word_at(tokens, index + 1)
        if follower not in of_kind("scale") and follower != "dozen":
            return None
        at, current = index + 1, 1.0
    value, at = _run(tokens, at, current)
    if at == index:
        return None
    end = tokens[at - 1].end
    if word_at(tokens, at) == "point" and word_at(tokens, at + 1) in of_kind("small"):
        value, end, at = _spelled_decimal(tokens, at + 1, value)
    else:
        value, end, at = and_part(tokens, at, value, end)
    return Number(value, value, start, end, at, words=True)


def and_part(tokens: Sequence[Token], at: int, value: float, end: int) -> tuple[float, int, int]:
    """Add "and a half", "and three quarters"; behind a large scale the part is of that scale."""
    if word_at(tokens, at) != "and" or word_at(tokens, at + 1) == "half" or at + 1 >= len(tokens):
        return value, end, at
    part = _part(tokens, at + 1)
    if part is None or not part.part or word_at(tokens, part.next) in ("of", "the"):
        return value, end, at
    last = of_kind("scale").get(word_at(tokens, at - 1), 1.0)
    value += part.low * (last if last >= 1e3 else 1.0)
    return scaled(tokens, part.next, value, part.end)


def _spelled_decimal(tokens: Sequence[Token], at: int, value: float) -> tuple[float, int, int]:
    """Read what follows "point": "five point two", "zero point zero eight million"."""
    unit = 0.1
    while of_kind("small").get(word_at(tokens, at), 10) < 10:
        value, unit, at = value + unit * of_kind("small")[word_at(tokens, at)], unit / 10, at + 1
    return scaled(tokens, at, round(value, 9), tokens[at - 1].end)


def _run(tokens: Sequence[Token], at: int, current: float) -> tuple[float, int]:
    """Add up number words from a token on; -1 stands for nothing read yet."""
    total = 0.0
    while at < len(tokens):
        word = word_at(tokens, at)
        if word in of_kind("small") and (current < 0 or _fits(current, of_kind("small")[word])):
            current = max(current, 0.0) + of_kind("small")[word]
        elif current < 0:
            break
        elif word in of_kind("scale"):
            scale = of_kind("scale")[word]
            if current == 0 and total:
                total *= scale  # "three lakh crore"
            elif scale >= 1e3:
                total, current = total + current * scale, 0.0
            else:
                current *= scale
        elif word in ("dozen", "dozens"):
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
    """Whether "and" leads on to more of the number, and not to a part ("and two thirds")."""
    follows = word_at(tokens, index + 1) in of_kind("small")
    part = word_at(tokens, index + 2) in of_kind("part")
    return follows and not part and so_far >= 100 and so_far % 100 == 0
