"""Noun phrases, read leftwards or rightwards from a token.

No parser: a phrase ends at a closed-class word that cannot stand in it and begins at its
determiner; names and their roles are taken whole. A phrase behind a preposition belongs
to the noun before it ("a spokesman for the ministry").
"""

from __future__ import annotations

from typing import NamedTuple

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.verbs import verb_of

PHRASE = (wc.OPEN, wc.DETERMINER, wc.POSSESSIVE)
_BEFORE_NAME = ("former", "ex-", "then", "late", "of")
_CLAUSE_STARTS = (wc.MARK, wc.SUBORDINATOR, wc.QUOTED, wc.ADVERSATIVE)
_LONGEST = 40  # tokens a phrase may have


class Phrase(NamedTuple):
    """A noun phrase: half-open, in tokens of its frame."""

    first: int
    behind: int


def ending_at(frame: Frame, place: int) -> Phrase | None:
    """Return the noun phrase whose last token this is."""
    if frame.low[place] == ")":
        opening = _opening(frame, place)
        place = opening - 1
    if place < 0 or (frame.classes[place] not in PHRASE and place not in frame.name_at):
        return None
    first = _phrase_start(frame, place)
    first = _with_noun_before(frame, first)
    return _with_coordinate(frame, Phrase(first, place + 1))


def right_of(frame: Frame, index: int, *, joined: bool = True) -> Phrase | None:
    """Return the noun phrase that begins at a token, or None.

    Args:
        joined: whether it goes on behind "and"; without, no list of "and"s costs its square.
    """
    place = index
    while place < len(frame) and place - index < _LONGEST:
        kind, low = frame.classes[place], frame.low[place]
        named = frame.mention_at(place)
        if named:
            place = named[1]
            continue
        if low == "(":
            closing = closing_of(frame, place)
            if closing is None:
                break
            place = closing + 1
            continue
        if kind == wc.PRONOUN and place == index:
            return Phrase(index, index + 1)
        if kind in PHRASE or _inner_mark(frame, place):
            if kind == wc.OPEN and _is_verb(frame, index, place):
                break
            place += 1
            continue
        if kind == wc.PREPOSITION and place > index and _joins(frame, index, place):
            place += 1
            continue
        if joined and low == "and" and place > index and _goes_on(frame, place):
            place += 1
            continue
        break
    return _trimmed(frame, index, place)


def speaks(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase is one that can speak: a pronoun, a name, a noun for a source."""
    if frame.classes[phrase.first] in (wc.PRONOUN, wc.RELATIVE):
        return True
    if frame.low[phrase.first] == "that" and phrase.behind == phrase.first + 1:
        return True
    last = phrase.behind - 1
    if frame.low[phrase.first] in wc.group("quantifier") and last == phrase.first:
        return True
    return any(
        index in frame.name_at
        or frame.low[index] == "percent"
        or frame.low[index] in wc.source_kinds()
        or (index == last and index and frame.tokens[index].text[0].isupper())
        for index in range(phrase.first, phrase.behind)
    )


def _opening(frame: Frame, place: int) -> int:
    for back in range(place, max(-1, place - 12), -1):
        if frame.low[back] == "(":
            return back
    return place


def closing_of(frame: Frame, place: int) -> int | None:
    """Return the bracket that closes the one at a token, or None."""
    for ahead in range(place, min(len(frame), place + 12)):
        if frame.low[ahead] == ")":
            return ahead
    return None


def _phrase_start(frame: Frame, place: int) -> int:
    """Return the first token of the simple phrase that ends at a token."""
    named = frame.mention_at(place)
    if named and named[2].kind == "person":
        return _before_name(frame, named[0], named[2].role)
    first = place + 1
    for back in range(place, max(-1, place - _LONGEST), -1):
        kind = frame.classes[back]
        if kind == wc.DETERMINER:
            first = back
            if back and frame.classes[back - 1] == wc.POSSESSIVE:
                continue
            break
        if not (kind in (wc.OPEN, wc.POSSESSIVE) or _inner_mark(frame, back)):
            break
        if back < place and _is_finite_cue(frame, back):
            break
        first = back
    return _trim_left(frame, first, place)


def _trim_left(frame: Frame, first: int, place: int) -> int:
    """Return where a phrase begins once marks at its edge are left out."""
    while first < place and frame.classes[first] in (wc.MARK, wc.POSSESSIVE):
        first += 1
    return first


def _inner_mark(frame: Frame, place: int) -> bool:
    """Whether a mark belongs inside a phrase: the dot of "Gen.", a hyphen, an ampersand."""
    low = frame.low[place]
    if low == ".":
        return bool(place) and frame.tokens[place - 1].end == frame.tokens[place].start
    return low in ("-", "&", "/", "#", "@", "$", "‑")


def _is_finite_cue(frame: Frame, place: int) -> bool:
    verb = verb_of(frame.low[place])
    if verb is None or place in frame.name_at:
        return False
    return verb.form == "past" or verb.base in ("say", "tell")


def _before_name(frame: Frame, first: int, role: object) -> int:
    """Return where a person's phrase begins, with titles and roles before the name."""
    back = first - 1
    office = False
    while back >= 0 and first - back < 16:
        kind, token, low = frame.classes[back], frame.tokens[back], frame.low[back]
        office = office or (low in wc.source_kinds() and token.text == low)
        if kind == wc.DETERMINER:
            return back
        title = token.text[0].isupper() and kind == wc.OPEN
        if not (
            title
            or kind == wc.POSSESSIVE
            or _inner_mark(frame, back)
            or low in wc.source_kinds()
            or (low in _BEFORE_NAME and back)
            or (office and kind == wc.OPEN)
        ):
            break
        if low == "of" and not (back and frame.low[back - 1] in wc.source_kinds()):
            break
        if kind == wc.OPEN and _is_finite_cue(frame, back):
            break
        back -= 1
    return _trim_left(frame, _occupation(frame, back) or back + 1, first)


def _occupation(frame: Frame, place: int) -> int | None:
    """Return where plain nouns before a name begin ("conservative commentator Anna Lind").

    They count where they lead a clause, or stand behind a determiner.
    """
    for back in range(place, max(-1, place - 6), -1):
        kind, low = frame.classes[back], frame.low[back]
        if kind != wc.OPEN or low in wc.group("period") or not frame.tokens[back].text[0].isalnum():
            if back == place or kind not in (*_CLAUSE_STARTS, wc.DETERMINER, wc.CONJUNCTION):
                return None
            return back if kind == wc.DETERMINER else back + 1
        if verb_of(low) is not None or low.endswith(("ed", "ing")) or low in wc.group("past"):
            return None
    return 0 if place < 6 else None


def _with_noun_before(frame: Frame, first: int) -> int:
    """Return the start with the nouns that this phrase hangs on ("a spokesman for …")."""
    for _ in range(4):
        prep = first - 1
        if prep < 1 or frame.classes[prep] != wc.PREPOSITION:
            return first
        many = frame.low[prep - 1] in wc.group("quantifier")
        if not many and frame.classes[prep - 1] not in (wc.OPEN, wc.POSSESSIVE):
            return first
        named = frame.mention_at(prep - 1)
        if named and named[2].kind == "person" and frame.low[prep] != "of":
            return first
        if _is_finite_cue(frame, prep - 1):
            return first
        first = _phrase_start(frame, prep - 1)
    return first


def _with_coordinate(frame: Frame, phrase: Phrase) -> Phrase:
    """Return the phrase with the one that "and" joins to it, where that begins a clause."""
    joint = phrase.first - 1
    if joint < 1 or frame.low[joint] != "and":
        return phrase
    if frame.classes[joint - 1] == wc.PRONOUN:
        return Phrase(joint - 1, phrase.behind)
    if frame.classes[joint - 1] != wc.OPEN:
        return phrase
    first = _with_noun_before(frame, _phrase_start(frame, joint - 1))
    opens = first == 0 or frame.classes[first - 1] in _CLAUSE_STARTS
    return Phrase(first, phrase.behind) if opens else phrase


def _joins(frame: Frame, index: int, place: int) -> bool:
    """Whether a preposition carries a phrase on ("a spokesman for …"), not "on Monday"."""
    if place + 1 >= len(frame) or frame.classes[place + 1] == wc.TIME:
        return False
    if frame.low[place] == "of":
        return True
    named = frame.mention_at(place - 1)
    if named and named[2].kind == "person":
        return False
    if frame.low[place] in ("in", "on", "by"):
        return wc.source_kinds().get(frame.low[place - 1]) == "text" and _body_at(frame, place + 1)
    return frame.low[place] in ("for", "at", "from", "with", "to") and (
        frame.low[place - 1] in wc.source_kinds() or frame.low[place - 1] in ("familiar", "close")
    )


def _body_at(frame: Frame, place: int) -> bool:
    """Whether an organisation's name begins here, or behind "the" ("a report in the Post")."""
    named = frame.names.get(place + (frame.low[place] == "the"))
    return bool(named and named[1].kind == "organisation")


def _goes_on(frame: Frame, place: int) -> bool:
    """Whether a second speaker follows "and"."""
    if place + 1 >= len(frame):
        return False
    named = frame.mention_at(place + 1)
    if named:
        return named[2].kind in ("person", "organisation")
    following = right_of(frame, place + 1, joined=False)
    return following is not None and speaks(frame, following)


def _trimmed(frame: Frame, index: int, place: int) -> Phrase | None:
    while place > index + 1 and frame.classes[place - 1] in (
        wc.MARK,
        wc.PREPOSITION,
        wc.DETERMINER,
    ):
        if frame.low[place - 1] == ")" or place - 1 in frame.name_at:
            break
        place -= 1
    return Phrase(index, place) if place > index else None


def _is_verb(frame: Frame, index: int, place: int) -> bool:
    """Whether a word inside a phrase read rightwards seems to be a verb."""
    if _is_finite_cue(frame, place) or _reduced(frame, index, place):
        return True
    if place == index or not frame.tokens[place].text[0].islower():
        return False
    if frame.mention_at(place - 1) is None and frame.low[place - 1] not in wc.source_kinds():
        return False
    low = frame.low[place]
    return low.endswith("ed") or low in wc.group("past") or verb_of(low) is not None


def _reduced(frame: Frame, index: int, place: int) -> bool:
    """Whether a participle begins a clause about the phrase ("a complaint filed by …")."""
    follows = frame.classes[place + 1 : place + 2]
    return place > index + 1 and frame.low[place].endswith("ed") and follows == [wc.PREPOSITION]
