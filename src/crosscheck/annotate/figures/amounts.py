"""Amounts: a number with the hedge, the money or the unit beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crosscheck.annotate.figures.hedges import hedge_after, hedge_before
from crosscheck.annotate.figures.units import (
    Unit,
    money_before,
    rate_after,
    rate_over_bracket,
    unit_after,
)
from crosscheck.annotate.numbers import Number
from crosscheck.annotate.phrases import in_role
from crosscheck.model import Bound
from crosscheck.text.tokens import Token

SHARES = frozenset(("percent", "fraction"))
"""Units of a part of something: what follows "of" is the whole."""
_LARGE = frozenset(("USD", "EUR", "GBP", "AUD", "CAD"))
_SMALL = (" cents", " pence")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stands beside it, before what it counts is known.

    Args:
        index, next: indices of the number's first token and of the one after all of it.
        start, end: its characters, with hedge, money and unit.
        role: ``for`` or ``against`` of a vote, ``first`` or ``second`` of a score.
    """

    number: Number
    index: int
    low: float
    high: float
    bound: Bound
    hedge: str | None
    unit: str | None
    start: int
    end: int
    next: int
    role: str | None = None


def amount_at(
    text: str, found: Sequence[Token], index: int, number: Number, bound: Bound = "exact"
) -> Amount:
    """Return a number with the hedge, the money or the unit that stands beside it.

    Args:
        text: the article's text.
        found: the sentence's tokens.
        index: where the number begins among them.
        number: the number; of a range or rate, the whole.
        bound: ``range`` for two numbers taken together.
    """
    after, low, high = number.next, number.low, number.high
    money, unit = money_before(found, index), unit_after(found, after)
    first = money.first if money else index
    if _is_negative(text, found, first):
        low, high, first = -high, -low, first - 1
    if unit is None and money is None and number.vague and _is_of(found, after):
        unit = unit_after(found, after + 1)  # "billions of dollars"
    if unit is None and money is None and _is_told_before(found, after):
        unit = unit_after(found, after + 1)  # "517 rushing yards"
    if unit is None and money is None and number.part:
        unit = _whole(found, after)
    following = unit.next if unit and not money else after
    name = money.name if money else unit.name if unit else None
    if name is None and _is_magnitude(found, first):
        name = "magnitude"
    if number.part and name in (None, "times"):
        name = "fraction"
    rate = rate_after(found, following) if name and name not in SHARES else None
    over = rate_over_bracket(found, unit) if unit and rate is None else None
    if over is not None:
        name = over
    elif rate is not None:
        name, following = f"{name} per {rate.name}", rate.next
    if bound == "exact" and number.vague:
        bound = "range"
    end = found[following - 1].end if following > after else number.end
    amount = Amount(number, index, low, high, bound, None, name, found[first].start, end, following)
    return _hedged(text, found, first, amount)


def _is_of(found: Sequence[Token], index: int) -> bool:
    return index + 1 < len(found) and found[index].text == "of"


def _is_told_before(found: Sequence[Token], index: int) -> bool:
    """Whether a word may stand between a number and its unit: "three straight years"."""
    return index < len(found) and found[index].text in in_role("before unit")


def _whole(found: Sequence[Token], index: int) -> Unit | None:
    """Return the one unit that a part is of: "half an hour", "a quarter of a percent"."""
    at = index + 1 if _is_of(found, index) else index
    if at < len(found) and found[at].text.lower() in ("a", "an", "one"):
        return unit_after(found, at + 1)
    return None


def _is_magnitude(found: Sequence[Token], index: int) -> bool:
    """Whether "magnitude" stands before a number: "magnitude 6.2", "a magnitude of 6.2"."""
    at = index - 1
    if at > 0 and found[at].text.lower() in ("of", "-", "‑"):
        at -= 1
    return at >= 0 and found[at].text.lower() == "magnitude"


def _hedged(text: str, found: Sequence[Token], first: int, amount: Amount) -> Amount:
    """Add the hedge before an amount, else the one behind it."""
    ahead = hedge_before(found, first, sum_of_money=first < amount.index)
    behind = hedge_after(found, amount.next)
    hedge = ahead or behind
    if hedge is None:
        return amount
    keeps = amount.bound == "range" and hedge.bound == "about"
    bound = amount.bound if keeps else hedge.bound
    written = text[found[hedge.first].start : found[hedge.next - 1].end]
    if ahead:
        start = found[ahead.first].start
        amount = replace(amount, bound=bound, hedge=written, start=start)
        if behind is None:
            return amount
        end = found[behind.next - 1].end  # "about 45 or more"
        bound = behind.bound if ahead.bound == "about" else bound
        return replace(amount, bound=bound, end=end, next=behind.next)
    end = found[hedge.next - 1].end
    return replace(amount, bound=bound, hedge=written, end=end, next=hedge.next)


def _is_negative(text: str, found: Sequence[Token], index: int) -> bool:
    """Whether a minus sign stands before a number: "-5 degrees", "minus 12"."""
    if index == 0:
        return False
    mark = found[index - 1]
    if mark.text.lower() in ("minus", "negative"):
        return index < 2 or found[index - 2].text.lower() not in ("or", "/")
    joined = mark.text in ("-", "−") and mark.end == found[index].start
    return joined and (mark.start == 0 or text[mark.start - 1] in " (\n\t")


def with_cents(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return amounts, "3 dollars and 50 cents" as the one sum it is."""
    kept: list[Amount] = []
    for amount in amounts:
        last = kept[-1] if kept else None
        gap = text[last.end : amount.start] if last else ""
        small = amount.unit is not None and amount.unit.endswith(_SMALL) and amount.high < 100
        if last is not None and small and last.unit in _LARGE and gap in (" ", " and ", ", "):
            low, high = last.low + amount.low / 100, last.high + amount.high / 100
            kept[-1] = replace(last, low=low, high=high, end=amount.end, next=amount.next)
        else:
            kept.append(amount)
    return kept
