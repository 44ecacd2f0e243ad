"""Units and money: what stands beside a number and says what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crosscheck.annotate.phrases import Phrase, phrase_from
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import Token

_LETTERS = frozenset(
    ("m", "g", "l", "t", "b", "v", "w", "x", "in", "ha", "mi", "mp", "pp", "p", "pc", "c")
)
_LARGE = frozenset(("hundred", "thousand", "million", "billion", "trillion", "bn", "m", "tn"))
_WEIGHED = frozenset(("weigh", "weighs", "weighed", "weighing", "weight", "lost", "heavy"))


class Unit(NamedTuple):
    """A unit, and the indices of its first token and of the one after its last."""

    name: str
    first: int
    next: int


def money_before(found: Sequence[Token], index: int) -> Unit | None:
    """Return the money sign that stands before a number: "$", "US$", "Rs."."""
    first = index - 1
    if first >= 0 and found[first].text == "." and found[first - 1].text == "Rs":
        first -= 1
        return Unit("INR", first, index)
    if first < 0:
        return None
    signs = mapping_of("crosscheck.annotate", "lists/money.txt")
    sign = found[first].text
    if first > 0 and found[first - 1].text == "$" and f"{sign.lower()}$" in signs:
        return Unit(signs[f"{sign.lower()}$"], first - 1, index)  # "$US113"
    name = signs.get(sign.lower()) if not sign.isalpha() or sign[0].isupper() else None
    if sign == "R" and found[first].end != found[index].start:
        return None
    if name is None:
        return None
    beside = first > 0 and found[first].start - found[first - 1].end
    american = first > 0 and found[first - 1].text in ("US", "U.S.")
    if sign == "$" and first > 0 and (beside == 0 or (beside == 1 and american)):
        longer = signs.get(f"{found[first - 1].text.lower()}$")
        if longer:
            return Unit(longer, first - 1, index)
    return Unit(name, first, index)


def unit_after(found: Sequence[Token], index: int) -> Unit | None:
    """Return the unit that follows a number, with a hyphen between or not."""
    first = index
    if index < len(found) and found[index].text in ("-", "‑") and _touches(found, index):
        first += 1
    phrase = phrase_from(found, first, "lists/units.txt")
    if phrase is None or not _is_unit(found, index, phrase):
        return None
    return Unit(_settled(found, phrase), phrase.first, phrase.next)


def rate_after(found: Sequence[Token], index: int) -> Unit | None:
    """Return what a sum or measure is reckoned by: "per barrel", "a month", "an hour"."""
    word = found[index].text.lower() if index + 1 < len(found) else ""
    if word not in ("per", "a", "an", "each", "every"):
        return None
    phrase = phrase_from(found, index + 1, "lists/units.txt")
    follower = found[phrase.next].text.lower() if phrase and phrase.next < len(found) else ""
    if follower in ("earlier", "ago", "later", "before", "after"):
        return None
    if phrase is not None and _is_unit(found, index + 1, phrase):
        return Unit(phrase.value, index, phrase.next)
    noun = found[index + 1].text
    if word == "per" or noun.lower() in ("share", "head", "person", "piece"):
        return Unit(noun.lower(), index, index + 2) if noun[0].isalpha() else None
    return None


def rate_over_bracket(found: Sequence[Token], unit: Unit) -> str | None:
    """Return the unit of both amounts in "72 kilometers (45 miles) per hour"."""
    at = unit.next
    if at < len(found) and found[at].text == "(":
        at = next((i for i in range(at, min(at + 6, len(found))) if found[i].text == ")"), at)
    if at >= len(found) or found[at].text != ")":
        return None
    whole = [*found[unit.first : unit.next], *found[at + 1 : at + 4]]
    phrase = phrase_from(whole, 0, "lists/units.txt")
    return phrase.value if phrase and phrase.next > unit.next - unit.first else None


def _touches(found: Sequence[Token], index: int) -> bool:
    return index > 0 and found[index].start == found[index - 1].end


def _is_unit(found: Sequence[Token], index: int, phrase: Phrase) -> bool:
    """Whether a short form is a unit where it stands: "10 m", not "10 in"."""
    word = found[phrase.first].text
    if word == "won":  # "1,200 won", and not "12 won medals"
        large = index > 0 and found[index - 1].text.lower() in _LARGE
        return large or _is_long(found, index - 1)
    if word.lower() not in _LETTERS:
        return not (word.lower() == "second" and phrase.first == index)
    if word in ("x", "X", "in", "IN"):
        return word.islower() and _touches(found, index)
    if word in ("c", "C"):
        return word == "C" and _touches(found, index)
    return _touches(found, index) or word in ("m", "g", "l", "t", "ha", "mi", "pp", "pc")


def _is_long(found: Sequence[Token], index: int) -> bool:
    """Whether digits are of a sum, and not of a few people."""
    return index >= 0 and found[index].text[0].isdigit() and len(found[index].text) > 3


def _settled(found: Sequence[Token], phrase: Phrase) -> str:
    """Return the unit's name, pounds of weight told from pounds sterling."""
    if phrase.value != "pound":
        return phrase.value
    around = {token.text.lower() for token in found[max(0, phrase.first - 8) : phrase.next + 6]}
    return "lb" if around & _WEIGHED or found[phrase.first - 1].text == "-" else "GBP"
