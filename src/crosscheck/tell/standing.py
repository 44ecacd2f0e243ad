"""Which sentences can be read aloud by themselves, and what the others lean on.

A sentence is barred by the first of `BARS` that holds. What is left may still need something
told before it: the person whom it calls by surname alone, or the thing that it opens on as
known ("The savings, she said"); those are its needs, and what it tells itself it gives. A need
is a group of keys any of which will do: stems of words, and ids of entities.

Cohesion by what a reader has met is old (Halliday and Hasan 1976); without a parser a definite
noun phrase counts as explained by a name, or by what qualifies it ("The driver of the crane").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crosscheck.model import Mention, Sentence, Span
from crosscheck.text.content import content
from crosscheck.text.fold import fold, stem
from crosscheck.text.lists import words_of
from crosscheck.text.quotation import quotations
from crosscheck.text.tokens import Token

MIN_WORDS, MAX_WORDS = 12, 45

PACKAGE = "crosscheck.tell"
Need = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as it is judged.

    Args:
        people: the persons named in it, in order.
    """

    sentence: Sentence
    tokens: Sequence[Token]
    people: Sequence[Mention]

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.sentence.text


_DATELINE = re.compile(
    r"(?:(?:[A-Z][\w.’']*+|\([^()]{1,30}\)|\d{1,4}+),? ?){1,8}(?:--?|–|—)[ ](?=[A-Z“\"])"
)


def without_dateline(sentence: Sentence) -> Sentence:
    """Return a sentence without the place and day stuck to its front, if any are."""
    glued = _DATELINE.match(sentence.text)
    if glued is None:
        return sentence
    span = sentence.span
    rest = Span(span.article, span.start + glued.end(), span.end)
    return replace(sentence, span=rest, text=sentence.text[glued.end() :])


def stands_alone(read: Read) -> bool:
    """Whether nothing bars a sentence from being quoted by itself."""
    return not any(bar(read) for bar in BARS)


def is_scrap(read: Read) -> bool:
    """Whether it is too short or too long to be told, or does not end as a sentence."""
    ends = read.text.rstrip("”\"'’»)")
    return not MIN_WORDS <= len(read.tokens) <= MAX_WORDS or ends[-1:] not in (".", "!", ",")


def is_half_quotation(read: Read) -> bool:
    """Whether it stands in somebody's speech, or opens or closes a quotation only."""
    text = read.text
    uneven = text.count("“") != text.count("”") or text.count('"') % 2
    return read.sentence.quoted or bool(uneven)


def is_aside(read: Read) -> bool:
    """Whether the outlet speaks of itself or its pictures, or lures the reader on."""
    return bool(_ADDRESS.search(read.text) or _asides().search(read.text.replace("’", "'")))


_ADDRESS = re.compile(r"@\w|\bwww\.|https?:|\w\.(?:com|org|net)\b")


@cache
def _asides() -> re.Pattern[str]:
    listed = sorted(words_of(PACKAGE, "lists/asides.txt"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE)


_OUT_OF = re.compile(r"\w+ \d+ of \d+\b")


def is_numbered(read: Read) -> bool:
    """Whether a picture's number is stuck to its front ("Image 4 of 5")."""
    return bool(_OUT_OF.match(read.text))


_OWN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|[Yy]ou|[Yy]our)\b(?![.])")


def is_own_voice(read: Read) -> bool:
    """Whether somebody says "I", "we" or "you" outside quotation marks: a letter, a column."""
    outside = list(read.text)
    for run in quotations(read.text):
        outside[run.start : run.end] = " " * (run.end - run.start)
    return bool(_OWN.search("".join(outside)))


def opens_leaning(read: Read) -> bool:
    """Whether its first words point back at the sentence before."""
    opening = [fold(token.text) for token in read.tokens[:2]]
    leaning = words_of(PACKAGE, "lists/leaning.txt")
    return opening[0] in leaning or " ".join(opening) in leaning


_SPOKEN_BY_PRONOUN = re.compile(
    r"[,?!.…][\"”’']\s(?:(?:he|she|they|it)\s\w+|\w+\s(?:he|she|they|it))\b|\b(?:the official)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:an?|one|who|whose|anyone|someone|everyone|nobody|each|every|my|our|your"
    r"|the [\w-]+ (?:of|for|in|at|who|accused|charged))\b",
    re.IGNORECASE,
)


def opens_on_pronoun(read: Read) -> bool:
    """Whether "he" or "she" comes before anybody who could be meant."""
    if _SPOKEN_BY_PRONOUN.search(read.text):
        return True
    met = _PRONOUN.search(read.text)
    if met is None:
        return False
    before = read.sentence.span.start + met.start()
    named = any(person.span.start < before for person in read.people)
    return not named and not _SOMEBODY.search(read.text, 0, met.start())


BARS: tuple[Callable[[Read], bool], ...] = (
    is_scrap,
    is_half_quotation,
    opens_leaning,
    opens_on_pronoun,
    is_own_voice,
    is_numbered,
    is_aside,
)


# --- what it needs and gives ------------------------------------------------------------

_QUALIFIES = frozenset(
    (
        *("of", "for", "who", "that", "whose", "in", "at", "on", "from", "to", "between"),
        *("against", "behind", "with", "by", "over", "under"),
    )
)
_PHRASE = 4


def needs(read: Read, entity_of: dict[Mention, str], full: frozenset[str]) -> frozenset[Need]:
    """Return what must have been told before a sentence.

    Args:
        entity_of: the entity of each person's mention.
        full: entities that some report names in full.
    """
    here = introduced(read.people, entity_of)
    bare = {entity_of[p] for p in read.people if p in entity_of} & full - here
    known = _opening(read)
    return frozenset([*((entity,) for entity in bare), *([known] if known else [])])


def introduced(people: Iterable[Mention], entity_of: dict[Mention, str]) -> frozenset[str]:
    """Return the entities whom mentions name in full, or with a role."""
    return frozenset(entity_of[p] for p in people if p in entity_of and is_full(p))


def is_full(person: Mention) -> bool:
    """Whether a mention says who somebody is: two words of a name, or a role before it.

    >>> from crosscheck.model import Span
    >>> is_full(Mention(Span("a", 0, 4), "Cole", "person", "Dana Cole"))
    False
    """
    return " " in person.text.strip() or person.role is not None


def _opening(read: Read) -> Need:
    """Return the stems of the thing a sentence opens on as known, unless it explains itself."""
    if fold(read.tokens[0].text) != "the":
        return ()
    held = content(read.text)
    phrase: list[str] = []
    for before, token in zip(read.tokens, read.tokens[1 : _PHRASE + 1], strict=False):
        if token.text[0].isupper() or (phrase and token.text in _QUALIFIES):
            return ()
        parted = read.text[before.end : token.start].strip()  # by a comma, a dash
        if phrase and (parted or stem(token.text) not in held):
            break
        phrase.append(stem(token.text))
    return tuple(s for s in phrase if s in held) or tuple(phrase)
