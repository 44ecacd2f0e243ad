"""Words joined by hyphens, taken apart where a number stands in them.

"six-mile", "two-and-a-half-hour", "million-plus", "one-in-ten" and "magnitude-7.1" are one
token each; apart they are a number and its unit, as the same in digits is ("6-mile"). What
is no measure stays together: "two-way", "four-star", "half-hearted".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from crosscheck.annotate.numbers import words_with_values
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import Token, tokens

_GLUED = re.compile(r"[A-Zhs](?=\d)")
_SIGN = re.compile(
    r"(?:\b(?:RM|Rs|[Kk][Ss]h|Sh|CHF|EUR|USD|GBP|AUD|CAD|INR|PKR|NIS|AED|Dh|Rp|Tk|UGX|GHS|KES|SEK)"
    r"|\$(?:US|A|NZ|HK|C))$"
)
_SUMS = re.compile(
    r"(?<=\bPS)\d[\d.,]*(?:m|bn)\b"
    r"|(?<=\bR)(?:\d[\d.,]*(?:\s?(?:million|billion|trillion|bn|m)\b|\s\d{3}\b)|\d{1,3},\d{3})"
)
"""Money signs of letters right before digits; "PS" is what some sites make of "£"."""
_PIECE = re.compile(r"[^-‐‑]+|[-‐‑]")
_TENS = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty$")
_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_BEHIND_SCALES = frozenset(("plus", "odd", "strong"))
_STRETCHES = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))
_LEADS = frozenset(("magnitude",))


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch, numbers apart from the signs and words joined to them."""
    found: list[Token] = []
    at = start
    for glued in _GLUED.finditer(text, start, end):
        if not _is_sign(text, start, glued.end()):
            continue
        found.extend(tokens(text, at, glued.end()))
        at = glued.end()
    found.extend(tokens(text, at, end))
    joined = text.find("-", start, end) >= 0 or text.find("‑", start, end) >= 0
    return opened(found) if joined else found


def _is_sign(text: str, start: int, end: int) -> bool:
    """Whether letters right before digits are a sign of money."""
    known = _SIGN.search(text, max(start, end - 4), end) is not None
    return known or _SUMS.match(text, end) is not None


def opened(found: Sequence[Token]) -> list[Token]:
    """Return tokens with those that join a number to its measure taken apart."""
    kept: list[Token] = []
    for token in found:
        joined = len(token.text) > 3 and ("-" in token.text or "‑" in token.text)
        if joined and token.text.startswith("to-") and token.text[3:4].isdigit():
            if kept and kept[-1].text == "-":  # "0-to-60-mph"
                kept.pop()
            kept.extend(piece for at, piece in enumerate(_pieces(token)) if at != 1)
        elif joined and token.text[0].isalpha():
            kept.extend(_apart(token))
        elif kept and token.text.isdigit() and _goes_on(kept, token):
            whole = f"{kept[-2].text}.{token.text}"
            kept[-2:] = [Token(whole, kept[-2].start, token.end)]
        else:
            kept.append(token)
    return kept


def _goes_on(kept: Sequence[Token], token: Token) -> bool:
    """Whether digits are the decimals of those split off before: "magnitude-7" "." "1"."""
    if len(kept) < 4 or kept[-1].text != "." or kept[-1].end != token.start:
        return False
    return kept[-4].text.lower() in _LEADS and kept[-2].end == kept[-1].start


def _pieces(token: Token) -> list[Token]:
    """Return the words and hyphens of a token."""
    return [
        Token(match.group(), token.start + match.start(), token.start + match.end())
        for match in _PIECE.finditer(token.text)
    ]


def _apart(token: Token) -> Iterator[Token]:
    """Yield a token, or its pieces where it is a number and a measure."""
    pieces = _pieces(token)
    words = [piece.text.lower() for piece in pieces[::2]]
    head = 2 if len(words) > 2 and _TENS.match(words[0]) and words[1] in words_with_values() else 1
    if words[0] in _LEADS:
        yield from pieces if words[1].isdigit() else (token,)
    elif words[head - 1] not in words_with_values() or len(words) == head:
        yield token
    elif words[head] == "in" and len(words) == head + 2 and words[-1] in words_with_values():
        yield from pieces[::2]
    elif head == 1 and _is_range(words):
        yield from (*pieces[: 2 * head + 3 : 2], *pieces[2 * head + 3 :])
    elif words[head : head + 3] == ["and", "a", "half"]:
        yield from (*pieces[: 2 * head + 5 : 2], *pieces[2 * head + 5 :])
    elif _is_measured(words, head):
        yield _joined(token, pieces, 2 * head - 1)
        yield from pieces[2 * head - 1 :]
    else:
        yield token


def _is_range(words: Sequence[str]) -> bool:
    """Whether it is "three-to-five" and a measure or nothing more."""
    numbers = words[1] == "to" and len(words) > 2 and words[2] in words_with_values()
    return numbers and (len(words) == 3 or words[3] in _units())


def _joined(token: Token, pieces: Sequence[Token], count: int) -> Token:
    """Return the first pieces as one token: "twenty-five"."""
    end = pieces[count - 1].end
    return Token(token.text[: end - token.start], token.start, end)


def _is_measured(words: Sequence[str], head: int) -> bool:
    """Whether a unit follows the number: "six-mile", and not "one-day" nor "half-year"."""
    number, unit = words[head - 1], words[head]
    if number in _SCALES and unit in _BEHIND_SCALES:
        return True
    if unit not in _units() or (number == "one" and unit in _STRETCHES):
        return False
    return (number, unit) != ("half", "year")


@cache
def _units() -> frozenset[str]:
    """Return the units of one word and more than a letter or two."""
    forms = mapping_of("crosscheck.annotate", "lists/units.txt")
    first = {form.split()[0] for form in forms}
    return frozenset(word for word in first if len(word) > 2 and word.isalpha())
