"""The figure that an amount makes: what it counts and is told of, when, and on whose word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from crosscheck.annotate.figures.amounts import Amount
from crosscheck.annotate.figures.changes import Change, change_of
from crosscheck.annotate.figures.counted import Counted, about_of, counted_after, is_plural
from crosscheck.annotate.figures.hedges import bounds
from crosscheck.annotate.figures.places import Place
from crosscheck.annotate.figures.scopes import scope_of
from crosscheck.annotate.figures.subjects import subject_of
from crosscheck.model import Figure, Span, Time
from crosscheck.text.tokens import Token

LASTS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
"""Units of a stretch of time, to which nothing happens."""
_SAID_AT = re.compile(r"\b(?:said|says|told|added|announced|tweeted|wrote)\s(?:on\s|late\s|in\s)?$")


def figure_of(place: Place, amount: Amount, limits: tuple[int, int]) -> Figure:
    """Return the figure of an amount.

    Args:
        place: the sentence it stands in.
        amount: the number with its hedge and unit.
        limits: end of the amount before it and start of the one after it.
    """
    counted = _counted(place, amount)
    subject, scope = (None, ()) if amount.role else _told_of(place, amount, counted)
    span = place.article.span(amount.start, amount.end)
    beside = _span(place, (counted.first, counted.next)) if counted else None
    low, high = bounds(amount.low, amount.high, amount.bound)
    return Figure(
        span,
        place.text[amount.start : amount.end],
        low,
        high,
        amount.bound,
        amount.hedge,
        amount.unit,
        beside.of(place.text) if beside else None,
        beside,
        _about(place, amount, counted, limits),
        None if amount.role else _change(place, amount),
        _holds_at(place, amount),
        _source(place, amount),
        subject=subject,
        scope=scope,
    )


def _about(
    place: Place, amount: Amount, counted: Counted | None, limits: tuple[int, int]
) -> tuple[str, ...]:
    if amount.role:
        return tuple(sorted(("vote" if amount.unit == "votes" else "score", amount.role)))
    lasts = amount.unit in LASTS
    events = () if lasts else place.clauses.events(amount.number.start, limits)
    return about_of(counted.heads if counted else (), events)


def _change(place: Place, amount: Amount) -> Change | None:
    start, end = amount.start, amount.end
    return change_of(place.text, place.tokens, start, end, amount.next, amount.unit)


def _told_of(
    place: Place, amount: Amount, counted: Counted | None
) -> tuple[Span | None, tuple[Span, ...]]:
    """Return what the sentence tells a figure of, and what it holds for."""
    found = place.tokens
    first = bisect_left(found, amount.start, key=_token_start)
    bare = amount.unit is not None and counted is None
    subject = subject_of(found, first, amount.next, measured=bare)
    after = max(amount.next, counted.next if counted else 0, subject[1] if subject else 0)
    scope = scope_of(place, after)
    told = _span(place, subject) if subject else None
    return told, tuple(place.article.span(*bounds) for bounds in scope)


def _span(place: Place, tokens: tuple[int, int]) -> Span:
    """Return the span of tokens, given by the first index and the one after the last."""
    first, after = tokens
    return place.article.span(place.tokens[first].start, place.tokens[after - 1].end)


def _token_start(token: Token) -> int:
    return token.start


def _source(place: Place, amount: Amount) -> str | None:
    """Return whose word the figure is; "two officials said" counts the sources themselves."""
    source = place.source
    if source is None or source.start <= amount.number.start < source.end:
        return None
    return source.text


def _counted(place: Place, amount: Amount) -> Counted | None:
    if amount.role:
        return None
    found, after = place.tokens, amount.next
    one = amount.high == 1 and amount.unit is None
    follower = found[after].text.lower() if after < len(found) else ""
    if amount.unit is None:
        counted = counted_after(found, after, many=not one and follower != "-")
        return None if counted and _is_verb(found, amount, counted) else counted
    if follower == "of":
        return counted_after(found, _of_them(found, after) or after, many=True)
    if follower == "in" and amount.unit[:3].isupper() and _is_kind(found, after + 1):
        return counted_after(found, after + 1, many=True)  # "$4 million in donations"
    rate = amount.unit == "fraction" and amount.number.next > amount.index + 2
    return counted_after(found, after, many=True) if rate else None  # "one in four voters"


def _is_verb(found: Sequence[Token], amount: Amount, counted: Counted) -> bool:
    """Whether what follows several is no noun but their verb: "24 rank near the end"."""
    word = found[counted.first].text
    alone = counted.first == amount.next and counted.next == counted.first + 1
    return alone and amount.low > 1 and word.islower() and word.isalpha() and not is_plural(word)


def _is_kind(found: Sequence[Token], at: int) -> bool:
    """Whether a plain noun follows "in": "in aid", not "in May" nor "in his account"."""
    return (
        at < len(found)
        and found[at].text.islower()
        and counted_after(found, at, many=True) is not None
    )


def _of_them(found: Sequence[Token], after: int) -> int | None:
    """Return the place after "of them" where a noun follows: "70% of them women"."""
    pronoun = after + 1 < len(found) and found[after + 1].text.lower() in ("them", "whom", "those")
    if pronoun and after + 2 < len(found) and is_plural(found[after + 2].text):
        return after + 2
    return None


def _is_of_saying(text: str, start: int) -> bool:
    """Whether a time tells when something was said: "officials said on Tuesday"."""
    return _SAID_AT.search(text, max(0, start - 24), start) is not None


def _holds_at(place: Place, amount: Amount) -> Time | None:
    """Return the time nearest to the figure in its clause; when it was said is none."""
    low, high = place.clauses.bounds(amount.number.start)
    beside = (place.time_before(amount.start), place.time_after(amount.start))
    near = [
        time
        for time in beside
        if time is not None
        and time.start is not None
        and low <= time.span.start
        and time.span.end <= high
        and (time.span.end <= amount.start or amount.end <= time.span.start)
        and not _is_of_saying(place.text, time.span.start)
    ]
    return min(near, key=lambda time: abs(time.span.start - amount.start), default=None)
