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
from dataclasses import replace

from crosscheck.annotate.figures.amounts import Amount, amount_at, with_cents
from crosscheck.annotate.figures.antecedents import OF_THEM, is_count, with_antecedents
from crosscheck.annotate.figures.changes import change_of, with_increment
from crosscheck.annotate.figures.counted import Counted, about_of, counted_after, is_plural
from crosscheck.annotate.figures.ellipsis import with_units
from crosscheck.annotate.figures.hedges import bounds
from crosscheck.annotate.figures.kept_out import kept_out
from crosscheck.annotate.figures.pairs import Pair, pair_at
from crosscheck.annotate.figures.places import Place, place_of
from crosscheck.annotate.figures.scopes import scope_of
from crosscheck.annotate.figures.subjects import subject_of
from crosscheck.annotate.figures.sums import with_sums
from crosscheck.annotate.figures.units import money_before, unit_after
from crosscheck.annotate.numbers import Number, holds_number, number_at, starts
from crosscheck.annotate.phrases import in_role
from crosscheck.model import Article, Figure, Sentence, Time
from crosscheck.text.tokens import Token

_LASTS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
_OFFSET = re.compile(r"(?:ago|later|earlier|before|after|from now|hence)$")
_SAID_AT = re.compile(r"\b(?:said|says|told|added|announced|tweeted|wrote)\s(?:on\s|late\s|in\s)?$")
_RESTATED = re.compile(r"\s?[(/]\s?|,\sor\s|\s/\s")


def figures(
    article: Article, sentences: Sequence[Sentence], times: Sequence[Time]
) -> tuple[Figure, ...]:
    """Return the figures of an article, in order.

    Args:
        article: the article.
        sentences: its sentences.
        times: its times, in order; what they cover is no figure.
    """
    found: list[Figure] = []
    before: Figure | None = None
    last: tuple[int, Figure] | None = None  # the plural counted last, and its sentence
    for number, sentence in enumerate(sentences):
        if not holds_number(sentence.text):
            continue
        place = place_of(article, sentence, times)
        near = last[1] if last and number - last[0] <= 1 else None
        read = with_antecedents(article, sentence.span, place.tokens, _in_sentence(place), near)
        told = []
        for figure in with_units(article.text, read):
            told.append(with_increment(article.text, figure, before))
            before = figure if figure.unit is None and figure.about else before
            last = (number, figure) if is_count(figure) else last
        found.extend(with_sums(article, told, place.clauses) if len(told) > 1 else told)
    return tuple(sorted(found, key=lambda figure: (figure.span.start, figure.span.end)))


def _in_sentence(place: Place) -> Iterator[Figure]:
    amounts = with_cents(place.text, list(_amounts(place)))
    told: Figure | None = None
    for at, amount in enumerate(amounts):
        before = amounts[at - 1].end if at else place.sentence.span.start
        after = amounts[at + 1].start if at + 1 < len(amounts) else place.sentence.span.end
        figure = _figure(place, amount, (before, after))
        if _is_empty(place, amount, figure):
            continue
        if told and _RESTATED.fullmatch(place.text, told.span.end, figure.span.start):
            figure = _restated(told, figure)
        told = figure
        yield figure


def _is_empty(place: Place, amount: Amount, figure: Figure) -> bool:
    """Whether a small number in words counts nothing: "between the two", "the top three"."""
    plain = figure.counted is None and figure.unit is None and figure.hedge is None
    if OF_THEM.match(place.text, amount.end):
        return False
    single = amount.number.next == amount.index + 1 and amount.low >= 0
    return plain and single and amount.number.words and amount.high <= 12 and not figure.about


def _restated(told: Figure, figure: Figure) -> Figure:
    """Give "(60 miles)" after "more than 100 km" the hedge and change of what it restates."""
    if figure.subject is None:
        figure = replace(figure, subject=told.subject)
    if figure.bound != "exact" or figure.unit is None or told.bound == "range":
        return replace(figure, change=figure.change or told.change)
    value = figure.low if figure.low is not None else figure.high
    low, high = bounds(value or 0.0, value or 0.0, told.bound)
    change = figure.change or told.change
    return replace(figure, low=low, high=high, bound=told.bound, hedge=told.hedge, change=change)


def _amounts(place: Place) -> Iterator[Amount]:
    index, words = 0, starts()
    while index < len(place.tokens):
        text = place.tokens[index].text
        may = text[0].isdigit() or text == "." or "-" in text or text.lower() in words
        number = number_at(place.tokens, index) if may else None
        if number is None:
            index += 1
            continue
        timed = _is_time(place, number)
        pair = None if timed else pair_at(place.text, place.tokens, index, number)
        amounts = list(_paired(place, pair)) if pair else []
        if not amounts and not pair and not timed:
            amounts = list(_single(place, index, number))
        yield from amounts
        index = max(
            [number.next, *(amount.next for amount in amounts), *([pair.next] if pair else [])]
        )


def _is_time(place: Place, number: Number) -> bool:
    """Whether a number belongs to a time; the length of a stretch of time is a figure still."""
    time = place.time_before(number.start)
    if time is None or number.start >= time.span.end:
        return False
    stretch = time.start is None or time.precision not in ("minute", "hour")
    told = place.tokens[number.next : number.next + 1]
    between = bool(told) and (told[0].text == "more" or told[0].text in in_role("before unit"))
    unit = unit_after(place.tokens, number.next + between)
    lasts = stretch and unit is not None and unit.name in _LASTS
    return not lasts or _OFFSET.search(time.text) is not None


def _single(place: Place, index: int, number: Number) -> Iterator[Amount]:
    if kept_out(place.text, place.tokens, index, number) and not money_before(place.tokens, index):
        return
    yield amount_at(place.text, place.tokens, index, number)


def _paired(place: Place, pair: Pair) -> Iterator[Amount]:
    """Yield the figures of a vote, a score, a range or a rate ("1 in 4")."""
    first, second = pair.first, pair.second
    if pair.kind in ("vote", "score"):
        unit = "votes" if pair.kind == "vote" else "score"
        roles = ("for", "against") if pair.kind == "vote" else ("first", "second")
        for number, at, role in zip((first, second), (pair.place, pair.other), roles, strict=True):
            yield Amount(
                number, at, number.low, number.high, "exact", None, unit, number.start,
                number.end, pair.next, role,
            )  # fmt: skip
    elif pair.kind == "rate":
        value = first.low / second.low
        whole = first._replace(low=value, high=value, end=second.end, next=pair.next, part=True)
        yield amount_at(place.text, place.tokens, pair.place, whole)
    elif pair.kind == "range":
        whole = first._replace(low=first.low, high=second.high, end=second.end, next=pair.next)
        yield amount_at(place.text, place.tokens, pair.place, whole, "range")


def _figure(place: Place, amount: Amount, limits: tuple[int, int]) -> Figure:
    counted = _counted(place, amount)
    heads = counted.heads if counted else ()
    lasts = amount.unit in _LASTS
    events = () if lasts else place.clauses.events(amount.number.start, limits)
    low, high = bounds(amount.low, amount.high, amount.bound)
    figure = Figure(
        place.article.span(amount.start, amount.end),
        place.text[amount.start : amount.end],
        low,
        high,
        amount.bound,
        amount.hedge,
        amount.unit,
        about=about_of(heads, events),
        change=change_of(
            place.text, place.tokens, amount.start, amount.end, amount.next, amount.unit
        ),
        holds_at=_holds_at(place, amount),
        said_by=_source(place, amount),
    )
    if amount.role:
        kind = "vote" if amount.unit == "votes" else "score"
        return replace(figure, about=tuple(sorted((kind, amount.role))), change=None)
    figure = _told_of(place, amount, figure, counted)
    if counted is None:
        return figure
    start, end = place.tokens[counted.first].start, place.tokens[counted.next - 1].end
    return replace(
        figure, counted=place.text[start:end], counted_span=place.article.span(start, end)
    )


def _told_of(place: Place, amount: Amount, figure: Figure, counted: Counted | None) -> Figure:
    """Add what the sentence tells a figure of, and what it holds for."""
    found = place.tokens
    first = bisect_left(found, amount.start, key=_token_start)
    bare = amount.unit is not None and counted is None
    subject = subject_of(found, first, amount.next, measured=bare)
    after = max(amount.next, counted.next if counted else 0, subject[1] if subject else 0)
    scope = scope_of(found, after, place.times)
    if subject is None and not scope:
        return figure
    span = place.article.span
    told = span(found[subject[0]].start, found[subject[1] - 1].end) if subject else None
    return replace(figure, subject=told, scope=tuple(span(*bounds) for bounds in scope))


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
        return counted_after(found, after, many=not one)
    if follower == "of":
        return counted_after(found, _of_them(found, after) or after, many=True)
    if follower == "in" and amount.unit[:3].isupper() and _is_kind(found, after + 1):
        return counted_after(found, after + 1, many=True)  # "$4 million in donations"
    rate = amount.unit == "fraction" and amount.number.next > amount.index + 2
    return counted_after(found, after, many=True) if rate else None  # "one in four voters"


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
