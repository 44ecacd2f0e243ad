"""Figures: numbers with their bounds, unit, and what they count.

Method. One scan finds the sentences that hold a number; there the tokens are read from
left to right (`numbers`), what is no figure is put aside (`kept_out`, times), and around
each number are looked up its hedge, its unit or money, the thing counted and what
happened to it. A vote is two figures, for and against. Two counts added up in one phrase
("70 hostages plus 60 remains") make a third figure, their sum.

Own work, since no library reads a hedge or what a number counts: quantulum3 finds the
values of news well and gets value and hedge together right for about half.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.annotate.changes import change_of
from crosscheck.annotate.counted import Clauses, Counted, about_of, counted_after, is_plural
from crosscheck.annotate.hedges import Hedge, bounds, hedge_after, hedge_before
from crosscheck.annotate.kept_out import kept_out
from crosscheck.annotate.numbers import Number, number_at
from crosscheck.annotate.pairs import Pair, pair_at
from crosscheck.annotate.said_by import said_by
from crosscheck.annotate.sums import with_sums
from crosscheck.annotate.units import Unit, money_before, unit_after
from crosscheck.model import Article, Bound, Figure, Sentence, Time
from crosscheck.text.tokens import Token, tokens

_TRIGGER = re.compile(
    r"\d|[½¼¾⅓⅔]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|"
    r"trillions?|dozens?|scores|half|thirds?|quarters?|fifths?|tenths?|zero|lakhs?|crores?)\b",
    re.IGNORECASE,
)
_OF_UNITS = frozenset(("percent", "fraction"))


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence as figures are read in it.

    Args:
        taken: bounds of the times in it, which are no figures.
    """

    article: Article
    sentence: Sentence
    tokens: Sequence[Token]
    clauses: Clauses
    times: Sequence[Time]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text


def figures(
    article: Article, sentences: Sequence[Sentence], times: Sequence[Time]
) -> tuple[Figure, ...]:
    """Return the figures of an article, in order.

    Args:
        article: the article.
        sentences: its sentences.
        times: its times, in order; what they cover is no figure.
    """
    starts = [time.span.start for time in times]
    found: list[Figure] = []
    for sentence in sentences:
        low, high = sentence.span.start, sentence.span.end
        if not _TRIGGER.search(article.text, low, high):
            continue
        inside = times[bisect_left(starts, low) : bisect_left(starts, high)]
        read = list(tokens(article.text, low, high))
        place = Place(article, sentence, read, Clauses(article.text, low, high, read), inside)
        found.extend(with_sums(article, list(_in_sentence(place)), place.clauses))
    return tuple(sorted(found, key=lambda figure: (figure.span.start, figure.span.end)))


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number with what stands beside it, before what it counts is known."""

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


def _in_sentence(place: Place) -> Iterator[Figure]:
    raws = list(_raws(place))
    for at, raw in enumerate(raws):
        before = raws[at - 1].end if at else place.sentence.span.start
        after = raws[at + 1].start if at + 1 < len(raws) else place.sentence.span.end
        yield _figure(place, raw, (before, after))


def _raws(place: Place) -> Iterator[_Raw]:
    index = 0
    while index < len(place.tokens):
        number = number_at(place.tokens, index)
        if number is None:
            index += 1
            continue
        pair = pair_at(place.text, place.tokens, index, number)
        raws = list(_paired(place, pair)) if pair else []
        if not raws and not pair and not _is_time(place, number):
            raws = list(_single(place, index, number))
        yield from raws
        index = max([number.next, *(raw.next for raw in raws), *([pair.next] if pair else [])])


def _is_time(place: Place, number: Number) -> bool:
    """Whether a number belongs to a time; a duration's number is a figure still."""
    for time in place.times:
        if time.span.start <= number.start < time.span.end:
            return time.start is not None or time.anchor != "itself"
    return False


def _single(place: Place, index: int, number: Number) -> Iterator[_Raw]:
    if kept_out(place.text, place.tokens, index, number) and not money_before(place.tokens, index):
        return
    yield _with_beside(place, index, number, number.low, number.high, number.next, "exact")


def _paired(place: Place, pair: Pair) -> Iterator[_Raw]:
    """Yield the figures of a vote, a score, a range or a rate ("1 in 4")."""
    first, second = pair.first, pair.second
    if pair.kind in ("vote", "score"):
        unit = "votes" if pair.kind == "vote" else "score"
        roles = ("for", "against") if pair.kind == "vote" else ("first", "second")
        for number, at, role in zip((first, second), (pair.place, pair.other), roles, strict=True):
            yield _Raw(
                number, at, number.low, number.high, "exact", None, unit, number.start,
                number.end, pair.next, role,
            )  # fmt: skip
    elif pair.kind == "rate":
        value = first.low / second.low
        whole = first._replace(low=value, high=value, end=second.end, next=pair.next, part=True)
        yield _with_beside(place, pair.place, whole, value, value, pair.next, "exact")
    elif pair.kind == "range" and not _is_time(place, first):
        whole = first._replace(low=first.low, high=second.high, end=second.end, next=pair.next)
        yield _with_beside(place, pair.place, whole, first.low, second.high, pair.next, "range")


def _with_beside(
    place: Place, index: int, number: Number, low: float, high: float, after: int, bound: Bound
) -> _Raw:
    """Add money or unit and hedge on both sides."""
    found = place.tokens
    money = money_before(found, index)
    unit: Unit | None = unit_after(found, after)
    first = money.first if money else index
    following = unit.next if unit and not money else after
    name = money.name if money else unit.name if unit else "fraction" if number.part else None
    if name == "times" and number.part:
        name = "fraction"
    ahead, behind = hedge_before(found, first), hedge_after(found, following)
    if bound == "exact" and number.vague:
        bound = "range"
    hedge = ahead or behind
    if hedge and (bound == "exact" or hedge.bound != "about"):
        bound = hedge.bound
    start = found[ahead.first].start if ahead else found[first].start
    end = found[following - 1].end if following > after else number.end
    if behind and not ahead:
        end, following = found[behind.next - 1].end, behind.next
    return _Raw(
        number, index, low, high, bound, _hedge_text(place, hedge), name, start, end, following
    )


def _hedge_text(place: Place, hedge: Hedge | None) -> str | None:
    if hedge is None:
        return None
    return place.text[place.tokens[hedge.first].start : place.tokens[hedge.next - 1].end]


def _figure(place: Place, raw: _Raw, limits: tuple[int, int]) -> Figure:
    counted = _counted(place, raw)
    heads = counted.heads if counted else ()
    events = place.clauses.events(raw.number.start, limits)
    low, high = bounds(raw.low, raw.high, raw.bound)
    figure = Figure(
        place.article.span(raw.start, raw.end),
        place.text[raw.start : raw.end],
        low,
        high,
        raw.bound,
        raw.hedge,
        raw.unit,
        about=about_of(heads, events),
        change=change_of(place.text, place.tokens, raw.start, raw.end, raw.next, raw.unit),
        holds_at=_holds_at(place, raw),
        said_by=said_by(place.text, place.sentence.span.start, place.sentence.span.end),
    )
    if raw.role:
        kind = "vote" if raw.unit == "votes" else "score"
        return replace(figure, about=tuple(sorted((kind, raw.role))), change=None)
    if counted is None:
        return figure
    start, end = place.tokens[counted.first].start, place.tokens[counted.next - 1].end
    return replace(
        figure, counted=place.text[start:end], counted_span=place.article.span(start, end)
    )


def _counted(place: Place, raw: _Raw) -> Counted | None:
    if raw.role:
        return None
    found, after = place.tokens, raw.next
    one = raw.high == 1 and raw.unit is None
    follower = found[after].text.lower() if after < len(found) else ""
    if raw.unit is None:
        return counted_after(found, after, many=not one)
    if follower == "of" or (follower == "in" and raw.unit not in _OF_UNITS):
        them = _of_them(found, after)
        return counted_after(found, them or after, many=False) if follower == "of" else None
    return None


def _of_them(found: Sequence[Token], after: int) -> int | None:
    """Return the place after "of them" where a noun follows: "70% of them women"."""
    pronoun = after + 1 < len(found) and found[after + 1].text.lower() in ("them", "whom", "those")
    if pronoun and after + 2 < len(found) and is_plural(found[after + 2].text):
        return after + 2
    return None


def _holds_at(place: Place, raw: _Raw) -> Time | None:
    """Return the time nearest to the figure in its clause."""
    low, high = place.clauses.bounds(raw.number.start)
    near = [
        time
        for time in place.times
        if time.start is not None and low <= time.span.start and time.span.end <= high
    ]
    if not near:
        return None
    return min(near, key=lambda time: abs(time.span.start - raw.number.start))
