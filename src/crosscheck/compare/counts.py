"""Which figures of one quantity can be laid side by side: whole counts of one noun.

`align` joins figures that may count one thing; a difference is told only where a reader sees that
they do. A count must stand beside its noun, as a whole: no "two of the victims", "three other
men", "another dozen", no age, no number of a picture or a note. The nouns of both sides must be
one and the same thing said of them. Of people that must be told in a rare word ("attended"), since
a story counts many groups of people, and those killed, hurt and held are `tolls`' affair; other
things must agree in two words, be a rare noun, or be counted much alike ("19 steps", "23 steps").
And a report that counts several groups of the noun is not compared.
"""

from __future__ import annotations

import re
from functools import cache

from crosscheck.compare.facts.people import nouns
from crosscheck.compare.facts.predicates import casualty_words
from crosscheck.compare.lookup import Lookup, within
from crosscheck.model import Figure
from crosscheck.text.content import content
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.lists import words_of

_MEASURES = frozenset({"mm", "cm", "score"})
"""Units of calibres, written with a point and without, and of games, of which a season has many."""
_NEAR = 20
"""Characters between a number and the noun that it counts."""
_RARE = 4.0
"""Rarity from which a noun alone says what is counted."""
_BEFORE = re.compile(
    r"(?:\b(?:another|further|additional|up|other|image|photo|page|no|number|phone|call)|[\[(:])\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s?(?:of\b|other\b|others\b|more\b|additional\b|[-–]?(?:mm|cal(?:iber|ibre)?)\b|[\])])",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:combined|overall|altogether|in\sall|in\stotal)\b", re.IGNORECASE)
"""What a total is told by; a part of it is no other count."""
_PRICED = re.compile(r"[A-Z]{3}|magnitude")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PART = re.compile(r"\b(?:others?|more|additional|remaining|of)\b|[A-Z]\w+\s[A-Z]|\d")
_GROUPS = 3
"""How many times another a count may be and still be of a group like it."""
_SOME = re.compile(r",?\s(?:who\s(?:were|was|are|is)|ages?|aged|from|including)\b")
_MANY, _ALIKE = 10, 1.35
"""From how many on, and how much alike, two counts of a common noun are hardly of two things."""


_READ = 8
"""Figures of a side that are read for what stands around them."""
_WINDOW = 90
"""Characters on either side of a figure, in its sentence, that say what it is about."""
_SHARED = 2


def is_level(lookup: Lookup, figure: Figure) -> bool:
    """Whether a figure counts something, as a whole, and is no increment or part."""
    text = lookup.article[figure.span.article].text
    before = text[max(0, figure.span.start - 14) : figure.span.start]
    behind = text[figure.span.end : figure.span.end + 14]
    if figure.change or _BEFORE.search(before) or (not figure.parts and _BEHIND.match(behind)):
        return False
    if figure.unit is not None or figure.parts:
        return figure.unit not in _MEASURES
    counted = figure.counted_span
    if counted is None or not 0 <= counted.start - figure.span.end <= _NEAR:
        return False
    part = _PART.search(text[figure.span.end : counted.end])
    return not part and not _SOME.match(text, counted.end)


def comparable_counts(lookup: Lookup, sides: list[list[Figure]]) -> list[list[Figure]]:
    """Return the sides that count what the first one counts."""
    if len(sides) < 2:
        return sides
    main = max(sides, key=lambda side: len({figure.span.article for figure in side}))
    return [side for side in sides if side is main or _count_one_thing(lookup, main, side)]


def _count_one_thing(lookup: Lookup, main: list[Figure], side: list[Figure]) -> bool:
    one, other = main[0], side[0]
    if one.parts or other.parts:
        return True
    if not any(_one_scene(lookup, a, b) for a in main[:_READ] for b in side[:_READ]):
        return False
    if one.unit is not None:
        return True
    heads = {_head(figure) for figure in (*main, *side)}
    if len(heads) != 1 or _both_known(lookup, main, side) or _both_known(lookup, side, main):
        return False
    head = heads.pop()
    if _noun(one) in casualty_words():
        return False
    said, said_there = set(one.about) - {head}, set(other.about) - {head}
    if said and said_there and said.isdisjoint(said_there):
        return False
    if _noun(one) in nouns():
        return bool((said & said_there) - _befallen())
    alike = min(_size(one), _size(other)) >= _MANY and _ratio(one, other) <= _ALIKE
    return bool(said & said_there) or alike or idf(_noun(one)) > _RARE


def _one_scene(lookup: Lookup, one: Figure, other: Figure) -> bool:
    """Whether two figures stand among the same words, of nobody else and of no other year.

    "Wayne had five catches" and "Allen had three catches" tell of two players.
    """
    if _listed(lookup, one) or _listed(lookup, other):
        return False
    people = [_people(lookup, figure) for figure in (one, other)]
    if all(people) and people[0].isdisjoint(people[1]):
        return False
    around = [_around(lookup, figure) for figure in (one, other)]
    years = [{word for word in words if _YEAR.fullmatch(word)} for words in around]
    if len({bool(_TOTAL.search(_sentence(lookup, figure))) for figure in (one, other)}) > 1:
        return False
    if years[0] != years[1] and (one.unit is not None or all(years)):
        return False
    return len((around[0] & around[1]) - _befallen() - {_head(one)}) >= _SHARED


def _sentence(lookup: Lookup, figure: Figure) -> str:
    sentence = lookup.of[figure.span.article].sentence_at(figure.span.start)
    return sentence.text if sentence else ""


def _listed(lookup: Lookup, figure: Figure) -> bool:
    """Whether a sentence gives several of a measure: prices of models, strengths of tremors."""
    sentence = lookup.of[figure.span.article].sentence_at(figure.span.start)
    beside = within(lookup.of[figure.span.article].figures, sentence.span) if sentence else ()
    return (
        figure.unit is not None
        and bool(_PRICED.fullmatch(figure.unit))
        and any(
            other.unit == figure.unit
            and other.low != figure.low
            and _ratio(other, figure) <= _GROUPS
            for other in beside
        )
    )


def _people(lookup: Lookup, figure: Figure) -> frozenset[str]:
    """Return the people whose number a figure is, where its subject names them."""
    named = lookup.entities_in(figure.subject) if figure.subject else frozenset()
    return frozenset(one for one in named if lookup.entity(one).kind == "person")


def _around(lookup: Lookup, figure: Figure) -> set[str]:
    """Return the telling words around a figure in its sentence, and the years."""
    article = figure.span.article
    sentence = lookup.of[article].sentence_at(figure.span.start)
    start = max(sentence.span.start if sentence else 0, figure.span.start - _WINDOW)
    end = min(sentence.span.end if sentence else figure.span.end, figure.span.end + _WINDOW)
    text = lookup.article[article].text
    near = f"{text[start : figure.span.start]} {text[figure.span.end : end]}"
    return {*content(near), *_YEAR.findall(near)}


@cache
def _befallen() -> frozenset[str]:
    """Return the stems of what `tolls` counts people by, and of what says nothing."""
    told = map(stem, (*casualty_words(), "arrest", "detain", "custody", "held"))
    return frozenset(told) | words_of(__package__, "lists/generic.txt")


def _size(figure: Figure) -> float:
    return abs((figure.low if figure.low is not None else figure.high) or 0.0)


def _ratio(one: Figure, other: Figure) -> float:
    small, large = sorted((_size(one), _size(other)))
    return large / small if small else float("inf")


def _noun(figure: Figure) -> str:
    return fold(figure.counted.split()[-1]) if figure.counted else ""


def _head(figure: Figure) -> str:
    return stem(_noun(figure))


def _both_known(lookup: Lookup, side: list[Figure], other: list[Figure]) -> bool:
    """Whether a report of a side counts more groups of the noun, of about the same size."""
    head = _head(side[0])
    return any(
        head in figure.about and _size(figure) != _size(side[0]) and _ratio(figure, one) <= _GROUPS
        for article in {figure.span.article for figure in side}
        for figure in lookup.of[article].figures
        for one in (side[0], other[0])
    )
