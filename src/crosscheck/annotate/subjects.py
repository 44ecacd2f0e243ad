"""Who does the saying: the noun phrase that is the subject of a cue.

No parser. A subject is searched outwards from the cue: leftwards past auxiliaries,
adverbs, days and parentheses ("Gallant, who …, said"), or right behind it where the verb
comes first ("said Gallant"). A phrase ends at a closed-class word that cannot stand in it
and begins at its determiner; names and their roles are taken whole. A phrase behind a
preposition belongs to the noun before it ("a spokesman for the ministry said").
"""

from __future__ import annotations

from typing import NamedTuple

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.frames import Frame
from crosscheck.annotate.verbs import verb_of

_PHRASE = (wc.OPEN, wc.DETERMINER, wc.POSSESSIVE)
_BEFORE_NAME = ("former", "ex-", "then", "late", "of")
_LONGEST = 40  # tokens a subject may have


class Phrase(NamedTuple):
    """A noun phrase: half-open, in tokens of its frame."""

    first: int
    behind: int


def left_of(frame: Frame, index: int) -> Phrase | None:
    """Return the subject that ends before a token, or None."""
    place = _skipped(frame, index - 1)
    if place < 0:
        return None
    kind, low = frame.classes[place], frame.low[place]
    if kind in (wc.PRONOUN, wc.RELATIVE) and low != "whom":
        return Phrase(place, place + 1)
    if (
        low == "that"
        and place
        and frame.classes[place - 1] == wc.OPEN
        and _is_noun(frame, place - 1)
    ):
        return Phrase(place, place + 1)
    if low in (",", "—", "–"):
        return _across_commas(frame, place)
    if kind in _PHRASE or low == ")":
        return _relative_head(frame, place) or ending_at(frame, place)
    return None


def _skipped(frame: Frame, place: int) -> int:
    """Return the last token before the adverbs and days that stand before a verb."""
    while place >= 0:
        kind = frame.classes[place]
        timed = kind == wc.PREPOSITION and frame.classes[place + 1] == wc.TIME
        dated = frame.low[place].isdigit() and place and frame.classes[place - 1] == wc.TIME
        if kind not in (wc.ADVERB, wc.TIME) and not timed and not dated:
            break
        if place in frame.name_at:
            break
        place -= 1
    return place


def _is_noun(frame: Frame, place: int) -> bool:
    verb = verb_of(frame.low[place])
    return verb is None or verb.form in ("base", "finite")


def _relative_head(frame: Frame, place: int) -> Phrase | None:
    """Return the phrase before a "who" clause that runs up to here without a comma."""
    for back in range(place, max(0, place - 12), -1):
        if frame.classes[back] in (wc.MARK, wc.QUOTED) and frame.low[back] not in (".", "$"):
            return None
        if frame.low[back] == "who" and frame.classes[back - 1] == wc.OPEN:
            plural = frame.low[back - 1] in wc.source_kinds() or frame.low[back - 1] == "those"
            return ending_at(frame, back - 1) if plural else None
    return None


def ending_at(frame: Frame, place: int) -> Phrase | None:
    """Return the noun phrase whose last token this is."""
    if frame.low[place] == ")":
        opening = _opening(frame, place)
        place = opening - 1
    if place < 0 or frame.classes[place] not in _PHRASE:
        return None
    first = _phrase_start(frame, place)
    first = _with_noun_before(frame, first)
    return _with_coordinate(frame, Phrase(first, place + 1))


def _opening(frame: Frame, place: int) -> int:
    for back in range(place, max(-1, place - 12), -1):
        if frame.low[back] == "(":
            return back
    return place


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
    while back >= 0 and first - back < 16:
        kind, token, low = frame.classes[back], frame.tokens[back], frame.low[back]
        if kind == wc.DETERMINER:
            return back
        title = token.text[0].isupper() and kind == wc.OPEN
        if not (
            title
            or kind == wc.POSSESSIVE
            or _inner_mark(frame, back)
            or low in wc.source_kinds()
            or low in _BEFORE_NAME
            or (frame.low[back + 1] in wc.source_kinds() and kind == wc.OPEN)
        ):
            break
        if low == "of" and not (back and frame.low[back - 1] in wc.source_kinds()):
            break
        if kind == wc.OPEN and _is_finite_cue(frame, back):
            break
        back -= 1
    return _trim_left(frame, back + 1, first)


def _with_noun_before(frame: Frame, first: int) -> int:
    """Return the start with the nouns that this phrase hangs on ("a spokesman for …")."""
    for _ in range(4):
        prep = first - 1
        if prep < 1 or frame.classes[prep] != wc.PREPOSITION:
            return first
        if frame.classes[prep - 1] not in (wc.OPEN, wc.POSSESSIVE):
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
    if frame.classes[joint - 1] != wc.OPEN:
        return phrase
    first = _with_noun_before(frame, _phrase_start(frame, joint - 1))
    opens = first == 0 or frame.classes[first - 1] in (wc.MARK, wc.SUBORDINATOR, wc.QUOTED)
    return Phrase(first, phrase.behind) if opens else phrase


def _across_commas(frame: Frame, comma: int) -> Phrase | None:
    """Return the subject before the parentheses in commas that end at this one."""
    mark = frame.low[comma]
    marks = [i for i in range(comma + 1) if frame.low[i] == mark and frame.classes[i] == wc.MARK]
    for opening in marks:
        if opening + 1 < comma and frame.classes[opening + 1] == wc.RELATIVE and opening:
            return ending_at(frame, opening - 1)
    fallback: Phrase | None = None
    for number in range(len(marks) - 1, -1, -1):
        start = marks[number - 1] + 1 if number else 0
        if start >= marks[number]:
            continue
        found = _stretch_subject(frame, start, marks[number])
        if found is None:
            continue
        phrase, certain = found
        if certain:
            return phrase
        fallback = phrase
    return fallback


def _stretch_subject(frame: Frame, start: int, end: int) -> tuple[Phrase, bool] | None:
    """Return the phrase that a stretch between commas may give, and whether it is surely it."""
    last = end - 1
    if frame.classes[last] not in _PHRASE and frame.low[last] not in (")", "."):
        return None
    opener, low = frame.classes[start], frame.low[start]
    if opener in (wc.PREPOSITION, wc.SUBORDINATOR, wc.ADVERB, wc.TIME) or low.endswith("ing"):
        return None
    if low.isdigit() or (frame.low[last] == "." and end - start > 1 and _is_party(frame, start)):
        return None
    if frame.low[last] == ".":
        last -= 1
    named = frame.mention_at(last)
    if named and named[2].kind == "place" and start > 0 and named[0] == start:
        return None
    phrase = ending_at(frame, last)
    if phrase is None:
        return None
    return phrase, bool(named and named[2].kind in ("person", "organisation"))


def _is_party(frame: Frame, start: int) -> bool:
    return frame.low[start].startswith(("d-", "r-", "i-"))


def right_of(frame: Frame, index: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, or None."""
    place = index
    while place < len(frame) and place - index < _LONGEST:
        kind, low = frame.classes[place], frame.low[place]
        named = frame.mention_at(place)
        if named:
            place = named[1]
            continue
        if low == "(":
            closing = _closing(frame, place)
            if closing is None:
                break
            place = closing + 1
            continue
        if kind == wc.PRONOUN and place == index:
            return Phrase(index, index + 1)
        if kind in _PHRASE or _inner_mark(frame, place):
            if kind == wc.OPEN and _is_finite_cue(frame, place):
                break
            place += 1
            continue
        if kind == wc.PREPOSITION and place > index and _joins(frame, index, place):
            place += 1
            continue
        if low == "and" and place > index and _goes_on(frame, place):
            place += 1
            continue
        break
    return _trimmed(frame, index, place)


def _closing(frame: Frame, place: int) -> int | None:
    for ahead in range(place, min(len(frame), place + 12)):
        if frame.low[ahead] == ")":
            return ahead
    return None


def _joins(frame: Frame, index: int, place: int) -> bool:
    """Whether a preposition carries a phrase on ("a spokesman for …"), not "on Monday"."""
    if place + 1 >= len(frame) or frame.classes[place + 1] == wc.TIME:
        return False
    if frame.low[place] == "of":
        return True
    named = frame.mention_at(place - 1)
    if named and named[2].kind == "person":
        return False
    return frame.low[place] in ("for", "at", "from", "with", "to") and (
        frame.low[place - 1] in wc.source_kinds() or frame.low[place - 1] in ("familiar", "close")
    )


def _goes_on(frame: Frame, place: int) -> bool:
    """Whether a second speaker follows "and"."""
    if place + 1 >= len(frame):
        return False
    named = frame.mention_at(place + 1)
    return bool(named and named[2].kind in ("person", "organisation"))


def _trimmed(frame: Frame, index: int, place: int) -> Phrase | None:
    while place > index and frame.classes[place - 1] in (wc.MARK, wc.PREPOSITION, wc.DETERMINER):
        if frame.low[place - 1] == ")" or place - 1 in frame.name_at:
            break
        place -= 1
    return Phrase(index, place) if place > index else None


def of_frame(frame: Frame, until: int) -> Phrase | None:
    """Return the subject of a frame's main clause, where it stands before a token."""
    place = 0
    while place < until and frame.classes[place] in (wc.MARK, wc.CONJUNCTION, wc.ADVERSATIVE):
        place += 1
    leading = (wc.PREPOSITION, wc.SUBORDINATOR, wc.ADVERB, wc.TIME, wc.QUOTED)
    for _ in range(4):
        if place >= until:
            return None
        if frame.classes[place] not in leading and not frame.low[place].endswith("ing"):
            break
        comma = next((i for i in range(place, until) if frame.low[i] == ","), None)
        if frame.classes[place] == wc.QUOTED or comma is None:
            return None
        place = comma + 1
    return right_of(frame, place) if place < until else None
