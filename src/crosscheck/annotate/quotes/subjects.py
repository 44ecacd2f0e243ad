"""Who does the saying: the noun phrase that is the subject of a cue.

No parser. A subject is searched outwards from the cue: leftwards past auxiliaries,
adverbs, days and parentheses ("Gallant, who …, said"), or right behind it where the verb
comes first ("said Gallant"). A phrase ends at a closed-class word that cannot stand in it
and begins at its determiner; names and their roles are taken whole. A phrase behind a
preposition belongs to the noun before it ("a spokesman for the ministry said").
"""

from __future__ import annotations

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.nounphrases import PHRASE, Phrase, ending_at, right_of
from crosscheck.annotate.quotes.verbs import verb_of

_CLAUSE = 24  # tokens of a "who" clause without commas
_OPENERS = (wc.MARK, wc.QUOTED, wc.SUBORDINATOR, wc.ADVERSATIVE, wc.CONJUNCTION, wc.ADVERB)
_APART = 40  # tokens between a name and its ", who" clause


def left_of(frame: Frame, index: int) -> Phrase | None:
    """Return the subject that ends before a token, or None."""
    place = skipped(frame, index - 1)
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
    if kind in PHRASE or low == ")" or place in frame.name_at:
        phrase = _relative_head(frame, place) or ending_at(frame, place)
        return _before_circumstance(frame, phrase) if phrase else None
    return None


def _before_circumstance(frame: Frame, phrase: Phrase) -> Phrase:
    """Return the pronoun before a circumstance ("who in 2010 said"), else the phrase."""
    place = phrase.first - 2
    if place < 0 or frame.classes[phrase.first - 1] != wc.PREPOSITION:
        return phrase
    if frame.low[phrase.behind - 1] in ("time", *wc.group("period")):
        return left_of(frame, phrase.first - 1) or phrase
    if frame.classes[place] == wc.AUXILIARY:
        return left_of(frame, place) or phrase
    subject = frame.classes[place] in (wc.RELATIVE, wc.PRONOUN)
    return Phrase(place, place + 1) if subject else phrase


def skipped(frame: Frame, place: int) -> int:
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
    for back in range(place, max(0, place - _CLAUSE), -1):
        low = frame.low[back]
        if frame.classes[back] in (wc.MARK, wc.QUOTED) and low not in (".", "$", "-"):
            return None
        if low == "that" or (back < place and _says(frame, back)):
            return None
        if low == "who" and frame.classes[back - 1] == wc.OPEN:
            return _restricted(frame, back - 1)
    return None


def _says(frame: Frame, place: int) -> bool:
    verb = verb_of(frame.low[place])
    return verb is not None and verb.form in ("past", "finite") and verb.kind in ("say", "tell")


def _restricted(frame: Frame, place: int) -> Phrase | None:
    """Return the phrase that a clause without commas narrows ("voters who watched it")."""
    phrase = ending_at(frame, place)
    if phrase is None or not (phrase.first == 0 or frame.classes[phrase.first - 1] in _OPENERS):
        return None
    named = frame.mention_at(place)
    if named and named[2].kind == "person":
        return None
    kinds = wc.source_kinds()
    several = frame.low[phrase.first] in wc.group("quantifier")
    return phrase if several or any(frame.low[i] in kinds for i in range(*phrase)) else None


def _across_commas(frame: Frame, comma: int) -> Phrase | None:
    """Return the subject before the parentheses in commas that end at this one."""
    mark = frame.low[comma]
    marks = [
        i
        for i in range(max(0, comma - 120), comma + 1)
        if frame.low[i] == mark and frame.classes[i] == wc.MARK
    ]
    for opening in marks:
        if opening + 1 < comma and frame.classes[opening + 1] == wc.RELATIVE and opening:
            return before_relative(frame, opening)
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


def before_relative(frame: Frame, comma: int) -> Phrase | None:
    """Return whom a ", who" clause is about, over what else stands between commas.

    "Anna Lind, 38, who …", "Anna Lind, of the Market List, who …", "Anna Lind, a nurse, who …".
    """
    for opening in range(comma - 1, max(0, comma - _APART), -1):
        if frame.low[opening] != "," or frame.classes[opening] != wc.MARK:
            continue
        if not _says_more(frame, opening, comma):
            break
        comma = opening
    return ending_at(frame, comma - 1) if comma else None


def _says_more(frame: Frame, opening: int, closing: int) -> bool:
    """Whether an age, "of the party" or "a nurse" between commas is about the name before."""
    if opening + 1 >= closing:
        return False
    named = frame.mention_at(opening - 1)
    low, kind = frame.low[opening + 1], frame.classes[opening + 1]
    if low.isdigit():
        return closing == opening + 2
    return bool(named and named[2].kind == "person") and (
        low in ("of", "from", "at", "with") or kind == wc.DETERMINER
    )


def _stretch_subject(frame: Frame, start: int, end: int) -> tuple[Phrase, bool] | None:
    """Return the phrase that a stretch between commas may give, and whether it is surely it."""
    last = end - 1
    if frame.classes[last] in (wc.RELATIVE, wc.PRONOUN):
        return Phrase(last, end), True
    if frame.classes[last] not in PHRASE and frame.low[last] not in (")", "."):
        return None
    opener, low = frame.classes[start], frame.low[start]
    inner = _in_clause(frame, start, last)
    if inner is not None:
        return inner, True
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
    if phrase is None or (start and phrase.first > start + 1):
        return None  # a clause between commas that ends in a noun phrase
    apposed = frame.classes[start] == wc.DETERMINER or _bare_office(frame, start)
    return phrase, bool(named and named[2].kind in ("person", "organisation")) and not apposed


def _bare_office(frame: Frame, start: int) -> bool:
    """Whether "chairman of the union" stands behind a name and a comma."""
    named = frame.mention_at(start - 2) if start > 1 else None
    person = named is not None and named[2].kind == "person"
    return person and start not in frame.name_at and frame.tokens[start].text[0].islower()


def _in_clause(frame: Frame, start: int, last: int) -> Phrase | None:
    """Return a name that begins a clause behind "what" or "that" ("in what Lind, …, called")."""
    named = frame.mention_at(last)
    if named is None or named[2].kind not in ("person", "organisation"):
        return None
    phrase = ending_at(frame, last)
    opens = phrase and phrase.first > start and frame.classes[phrase.first - 1]
    return phrase if opens == wc.SUBORDINATOR else None


def _is_party(frame: Frame, start: int) -> bool:
    return frame.low[start].startswith(("d-", "r-", "i-"))


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
        if frame.classes[place] == wc.QUOTED:
            return None
        if comma is None:
            return _first_actor(frame, until)
        place = comma + 1
    phrase = right_of(frame, place) if place < until else None
    if phrase and any(frame.low[i] in wc.group("period") for i in range(*phrase)):
        comma = next((i for i in range(phrase.behind, until) if frame.low[i] == ","), None)
        return right_of(frame, comma + 1) if comma is not None and comma + 1 < until else None
    return phrase


def _first_actor(frame: Frame, until: int) -> Phrase | None:
    """Return the first pronoun or person that no preposition governs."""
    for place in range(until):
        governed = place and frame.classes[place - 1] == wc.PREPOSITION
        if frame.classes[place] == wc.PRONOUN and not governed:
            return Phrase(place, place + 1)
        named = frame.names.get(place)
        if named and named[1].kind == "person" and not governed:
            return Phrase(place, named[0])
    return None
