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
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from crosscheck.annotate.figures.amounts import Amount, amount_at, with_cents
from crosscheck.annotate.figures.antecedents import OF_THEM, is_count, with_antecedents
from crosscheck.annotate.figures.changes import with_increment
from crosscheck.annotate.figures.ellipsis import with_units
from crosscheck.annotate.figures.figure_of import LASTS, figure_of
from crosscheck.annotate.figures.hedges import bounds
from crosscheck.annotate.figures.kept_out import kept_out
from crosscheck.annotate.figures.pairs import Pair, pair_at
from crosscheck.annotate.figures.places import Place, place_of
from crosscheck.annotate.figures.sums import with_sums
from crosscheck.annotate.figures.units import money_before, unit_after
from crosscheck.annotate.numbers import Number, holds_number, number_at, starts
from crosscheck.annotate.phrases import in_role
from crosscheck.model import Article, Figure, Sentence, Time
from crosscheck.text.tokens import Token

_OFFSET = re.compile(r"(?:ago|later|earlier|before|after|from now|hence)$")
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
        figure = figure_of(place, amount, (before, after))
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
    after = 0
    for index in _candidates(place.tokens):
        number = number_at(place.tokens, index) if index >= after else None
        if number is None:
            continue
        timed = _is_time(place, number)
        pair = None if timed else pair_at(place.text, place.tokens, index, number)
        amounts = list(_paired(place, pair)) if pair else []
        if not amounts and not pair and not timed:
            amounts = list(_single(place, index, number))
        yield from amounts
        after = max(
            [number.next, *(amount.next for amount in amounts), *([pair.next] if pair else [])]
        )


def _candidates(found: Sequence[Token]) -> list[int]:
    """Return where a number may begin."""
    words = _first_words()
    return [
        at
        for at, (text, _, _) in enumerate(found)
        if text in words or text[0].isdigit() or text == "." or "-" in text
    ]


@cache
def _first_words() -> frozenset[str]:
    """Return the words a number can begin with, as they are written."""
    return frozenset(form for word in starts() for form in (word, word.capitalize(), word.upper()))


def _is_time(place: Place, number: Number) -> bool:
    """Whether a number belongs to a time; the length of a stretch of time is a figure still."""
    time = place.time_before(number.start)
    if time is None or number.start >= time.span.end:
        return False
    stretch = time.start is None or time.precision not in ("minute", "hour")
    told = place.tokens[number.next : number.next + 1]
    between = bool(told) and (told[0].text == "more" or told[0].text in in_role("before unit"))
    unit = unit_after(place.tokens, number.next + between)
    lasts = stretch and unit is not None and unit.name in LASTS
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
