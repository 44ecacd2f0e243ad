"""The descriptions in a report: "the 33-year-old actress", "two gunmen", "his wife".

A description is a listed noun (`nouns`) that no other noun follows, with the words before it up
to a determiner, a small word or a mark. A noun inside a name is none; one before a name
("actress Ada Cole") is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crosscheck.align.names import PACKAGE
from crosscheck.align.nouns import Noun, noun_of
from crosscheck.model import Span
from crosscheck.text.fold import fold
from crosscheck.text.lists import rows, words_of
from crosscheck.text.tokens import Token, tokens

_MOST_WORDS = 5
_REACH = 100
"""Characters before a noun in which its words stand."""
_ANOTHER = frozenset({"another", "other", "second", "third", "fourth", "fellow"})


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
    article: str, text: str, found: Sequence[Token], names: Sequence[Span]
) -> Iterator[Description]:
    """Yield the descriptions among a report's tokens, in order.

    Args:
        names: the places of its names, in order.
    """
    waiting = iter(names)
    name = next(waiting, None)
    for place, token in enumerate(found):
        while name and name.end <= token.start:
            name = next(waiting, None)
        noun = noun_of(token.text.lower())
        inside = name is not None and name.start <= token.start
        if noun and not inside and _ends(found, place, name):
            yield _described(article, text, found, place, noun)


def given(article: str, span: Span, text: str) -> Description | None:
    """Return the description that a passage is, its last word taken for the noun."""
    found = [token for token in tokens(text, span.start, span.end) if token.is_word]
    found = [token for token in found if token.text[0] not in "'’"]
    if not found:
        return None
    low = found[-1].text.lower()
    noun = noun_of(low) or Noun(fold(low), "", "", many=False)
    return _described(article, text, found, len(found) - 1, noun)


def _ends(found: Sequence[Token], place: int, name: Span | None) -> bool:
    """Whether no other noun follows: a mark, a small word, a verb or a name does."""
    if place + 1 == len(found):
        return True
    after = found[place + 1]
    low = after.text.lower()
    if name is not None and name.start == after.start:
        return True
    return not after.is_word or low in _small() or low.endswith(("ed", "ing"))


def _described(
    article: str, text: str, found: Sequence[Token], place: int, noun: Noun
) -> Description:
    first, end = place, found[place].start
    line = text.rfind("\n", max(0, end - _REACH), end)
    while place - first < _MOST_WORDS and first and found[first - 1].start > line:
        if _stands_outside(found[first - 1]):
            break
        first -= 1
    lead = found[first - 1].text.lower() if first else ""
    between = found[first:place]
    return Description(
        Span(article, end, found[place].end),
        noun,
        lead if lead in _determiners() else "",
        frozenset(fold(token.text) for token in between),
        frozenset(fold(token.text) for token in between if token.text[0].isupper()),
        found[first].start,
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
