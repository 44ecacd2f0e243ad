"""The descriptions in a report: "the 33-year-old actress", "two gunmen", "his wife".

A description is a listed noun (`nouns`) that no other noun follows, with the words before it up
to a determiner, a small word or a mark. A noun inside a name is none; one before a name
("actress Ada Cole") is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crosscheck.align.names import PACKAGE
from crosscheck.align.nouns import Noun, noun_of
from crosscheck.model import Span
from crosscheck.text.fold import fold
from crosscheck.text.lists import rows, words_of
from crosscheck.text.tokens import Token, tokens, words

_MOST_WORDS = 5
_REACH = 60
"""Characters around a noun that are looked at."""
_ANOTHER = frozenset(
    {"another", "other", "second", "third", "fourth", "fellow", "last", "previous", "next"}
)


@dataclass(frozen=True, slots=True)
class Description:
    """A place that speaks of somebody or something by a noun.

    Args:
        span: the noun alone.
        lead: the determiner in lower case, or empty.
        words: the words between them, folded.
        names: those of them with a capital.
        start: where the first of them stands.
    """

    span: Span
    noun: Noun
    lead: str = ""
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    start: int = 0

    @property
    def is_another(self) -> bool:
        """Whether it says itself that somebody else is meant ("another driver")."""
        return self.lead in _ANOTHER or not _ANOTHER.isdisjoint(self.words)


def descriptions(
    article: str, text: str, found: Iterable[Token], names: Iterable[Span]
) -> Iterator[Description]:
    """Yield the descriptions of a report, in order.

    Args:
        found: the report's listed nouns, and whatever other words.
        names: the places of its names, in order.
    """
    waiting = iter(names)
    name = next(waiting, None)
    for token in found:
        noun = noun_of(token.text.lower())
        if noun is None:
            continue
        while name and name.end <= token.start:
            name = next(waiting, None)
        inside = name is not None and name.start <= token.start
        if not inside and not _is_verb(text, token) and _ends(text, token, name):
            yield _described(article, text, token, noun)


def given(article: str, text: str, span: Span) -> Description | None:
    """Return the description that a passage is, its last word taken for the noun."""
    found = words(text, span.start, span.end)
    if not found:
        return None
    low = found[-1].text.lower()
    noun = noun_of(low) or Noun(fold(low), "", "", many=False)
    return _described(article, text, found[-1], noun, span.start)


def _is_verb(text: str, noun: Token) -> bool:
    """Whether a noun stands right behind "to" ("used to coach"), as people and bodies seldom do."""
    return text[max(0, noun.start - 4) : noun.start].lower().endswith(" to ")


def _ends(text: str, noun: Token, name: Span | None) -> bool:
    """Whether no other noun follows: a mark, a small word, a verb or a name does."""
    after = next(tokens(text, noun.end, min(len(text), noun.end + _REACH)), None)
    if after is None or (name is not None and name.start == after.start):
        return True
    low = after.text.lower()
    verb = low in _past() or low.endswith(("ed", "ing"))
    return not after.is_word or low in _small() or verb


def _described(
    article: str, text: str, token: Token, noun: Noun, least: int | None = None
) -> Description:
    start = max(0, token.start - _REACH) if least is None else least
    start = max(start, text.rfind("\n", start, token.start) + 1)
    before = list(tokens(text, start, token.start))
    first = len(before)
    while first and len(before) - first < _MOST_WORDS and not _stands_outside(before[first - 1]):
        first -= 1
    lead = before[first - 1].text.lower() if first else ""
    between = before[first:]
    return Description(
        Span(article, token.start, token.end),
        noun,
        lead if lead in _determiners() else "",
        frozenset(fold(one.text) for one in between),
        frozenset(fold(one.text) for one in between if one.text[0].isupper()),
        between[0].start if between else token.start,
    )


def _stands_outside(token: Token) -> bool:
    return not token.is_word or token.text[0] in "'’" or token.text.lower() in _small()


@cache
def _determiners() -> frozenset[str]:
    return frozenset(row[0] for row in rows(PACKAGE, "lists/small_words.txt") if row[1] == "d")


@cache
def _small() -> frozenset[str]:
    """Return the words that stand outside a description: determiners, small words and verbs."""
    return words_of(PACKAGE, "lists/small_words.txt") | words_of(PACKAGE, "lists/finite_verbs.txt")


@cache
def _past() -> frozenset[str]:
    """Return the past forms of irregular verbs ("the court heard")."""
    return frozenset(
        form
        for (row,) in rows("crosscheck.text", "lists/irregular.txt")
        for form in row.split()[1:]
    )
