"""Whom a pronoun means, inside one report.

"He" and "she" are the subject of the sentence as far as it has gone, then the others spoken
of in it, the nearest first; then those of the sentences before, no further back than three.
A gender that is known must fit, and whoever of a sentence is known to be a man is "he"
before those of whom nothing is told. In somebody's words "I" is the speaker; "he" is left,
since it goes on with talk that is not printed. "They", and an "it" that does not go on with
a body that opens its sentence, may mean a thing or nothing, and are left. Where nobody fits,
nobody is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from crosscheck.model import Annotations, Quote, Sentence
from crosscheck.text.tokens import Token

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
_RELATIVE = frozenset({"who", "whose", "whom"})
_THING = frozenset({"it", "its", "itself"})
PRONOUNS = frozenset({*_PRONOUNS, *_SPEAKER, *_RELATIVE, *_THING})
_BACK = 3
"""Sentences back in which a pronoun's antecedent is looked for."""
_MOST = 30
"""Places of a sentence that are looked at, so that an endless one costs no more."""


class Spoken(NamedTuple):
    """Somebody spoken of at a place of a report.

    Args:
        who: an entity's id, or what stands for somebody without a name.
        kind: ``person``, ``body`` or ``place``.
        governed: whether a preposition or a noun that is possessed stands at it, so that it
            is no subject.
    """

    start: int
    end: int
    who: str
    kind: str
    gender: str
    many: bool = False
    governed: bool = False


Speaking = Callable[[Quote], str | None]


def pronouns(
    notes: Annotations, found: Sequence[Token], spoken: Sequence[Spoken], speaking: Speaking
) -> Iterator[tuple[Token, Spoken]]:
    """Yield each pronoun that somebody is meant by, in order.

    Args:
        found: the report's pronouns, and whatever other words.
        spoken: who is spoken of by names and descriptions, in order.
        speaking: tells whose words a quote gives.
    """
    reader = _Reader(notes, speaking)
    waiting = list(reversed(spoken))
    for token in found:
        while waiting and waiting[-1].end <= token.start:
            reader.meet(waiting.pop())
        low = token.text.lower()
        if low in PRONOUNS and not (waiting and waiting[-1].start <= token.start):
            meant = reader.meant(token, low)
            if meant:
                yield token, meant
                reader.meet(meant._replace(start=token.start, end=token.end))


class _Reader:
    """Reads a report once from its beginning, and remembers who was spoken of."""

    def __init__(self, notes: Annotations, speaking: Speaking) -> None:
        self._sentences: Sequence[Sentence] = notes.sentences
        self._text = notes.article.text
        self._quotes = [q for q in notes.quotes if q.kind in ("direct", "partial")]
        self._speaking = speaking
        self._told = {
            quote.speaker.span.start: who
            for quote in notes.quotes
            if quote.speaker and (who := speaking(quote))
        }
        self._place = 0
        self._quote = 0
        self._seen: list[list[Spoken]] = [[]]
        self._known: dict[str, str] = {}

    def meet(self, spoken: Spoken) -> None:
        """Remember somebody spoken of."""
        self._reach(spoken.start)
        gender = spoken.gender or self._known.get(spoken.who, "")
        self._seen[-1].append(spoken._replace(gender=gender))

    def _reach(self, start: int) -> None:
        """Go on to the sentence that holds a place."""
        while self._place < len(self._sentences):
            if start < self._sentences[self._place].span.end:
                return
            self._place += 1
            self._seen = [*self._seen[-_BACK:], []]

    def meant(self, token: Token, low: str) -> Spoken | None:
        """Return who is meant by a pronoun at a place."""
        self._reach(token.start)
        quote = self._quoted(token.start)
        if low in _SPEAKER:
            who = self._speaking(quote) if quote else None
            return Spoken(token.start, token.end, who, "person", "") if who else None
        if low in _RELATIVE:
            return self._just_before(token)
        gender = _PRONOUNS.get(low)
        if gender:
            return None if quote else self._person(token, gender)
        if low == "it":
            return None if quote else self._subject()
        return self._body()

    def _quoted(self, start: int) -> Quote | None:
        while self._quote < len(self._quotes) and self._quotes[self._quote].span.end <= start:
            self._quote += 1
        quote = self._quotes[self._quote] if self._quote < len(self._quotes) else None
        return quote if quote and quote.span.start <= start else None

    def _just_before(self, token: Token) -> Spoken | None:
        """Return whoever stands right before "who", but no body behind "of" or "at"."""
        last = self._seen[-1][-1] if self._seen[-1] else None
        if last is None or self._text[last.end : token.start].strip() not in ("", ","):
            return None
        return (
            last if last.kind == "person" or (last.kind == "body" and not last.governed) else None
        )

    def _person(self, token: Token, gender: str) -> Spoken | None:
        """Return who is "he" or "she": the nearest who may be, unless one known to be is here.

        Where somebody is known to be, but only in a sentence before, and another who may be
        stands nearer, nobody is.
        """
        told = self._told.get(token.start)
        may_be = [
            one
            for one in self._candidates()
            if one.kind == "person" and not one.many and told in (None, one.who)
            if self._gender(one) in ("", gender)
        ]
        if not may_be:
            return None
        known = next(filter(self._gender, may_be), may_be[0])
        if known.who != may_be[0].who and known not in self._seen[-1]:
            return None
        self._known[known.who] = gender
        return known._replace(gender=gender)

    def _gender(self, one: Spoken) -> str:
        return self._known.get(one.who, one.gender)

    def _body(self) -> Spoken | None:
        """Return the body that "it" means: the one spoken of last, where nothing else stands."""
        for one in self._candidates():
            if one.kind == "body" and not one.many:
                return one
            if one.kind in ("body", "place") or one.many:
                return None
        return None

    def _subject(self) -> Spoken | None:
        """Return the body that opens the sentence ("AMD said it would")."""
        first = self._seen[-1][0] if self._seen[-1] else None
        if first is None or first.governed or first.kind != "body" or first.many:
            return None
        others = {one.who for one in self._seen[-1] if one.kind == "body"}
        return first if len(others) == 1 else None

    def _candidates(self) -> Iterator[Spoken]:
        """Yield who was spoken of, the last sentence first."""
        for sentence in reversed(self._seen):
            yield from _by_rank(sentence)


def _by_rank(sentence: Sequence[Spoken]) -> list[Spoken]:
    """Return who is spoken of in a sentence: the subject first, then the nearest."""
    subject = next((one for one in sentence[:_MOST] if not one.governed), None)
    rest = [one for one in reversed(sentence[-_MOST:]) if one is not subject]
    return [subject, *rest] if subject else rest
