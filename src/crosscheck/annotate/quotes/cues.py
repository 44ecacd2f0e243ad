"""Cues: the verbs and phrases by which a report gives words to somebody.

Each frame's words outside quotation marks are looked up among the attribution verbs; a
hit counts as a cue where a subject is found for it, since most of these words are nouns
or adjectives elsewhere ("claims", "reported cases"). Beside verbs there are "according
to", nouns with a possessor ("the ministry's claim that …"), and a colon after a name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes import nounphrases, subjects
from crosscheck.annotate.quotes.cue import Cue
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.nounphrases import Phrase
from crosscheck.annotate.quotes.verb_cues import cue_of_verb
from crosscheck.annotate.quotes.verbs import verb_forms, verb_of
from crosscheck.text.lists import words_of

_LONGEST_SIGNATURE = 14  # tokens of a line that only signs a quotation
_TAG_CLAUSE = 14  # tokens in which what follows "Lind:" shows a verb
_VIEWS = (["view"], ["opinion"], ["eyes"], ["mind"], ["words"], ["telling"], ["judgment"])
_RELAYED = ("reported", "quoted", "cited")
_DASHES = ("—", "–", "―", "-", "--")
_OWNERS = ("his", "her", "their", "its")
_SPEECH = ("say", "tell", "add", "ask", "voice")


def cues(frame: Frame) -> list[Cue]:
    """Return a frame's cues, in order."""
    found: list[Cue] = []
    triggers = _triggers()
    for index, low in enumerate(frame.low):
        if low not in triggers or frame.classes[index] == wc.QUOTED:
            continue
        if index in frame.name_at and low != "according":
            continue
        cue = _cue_at(frame, index, found)
        if cue is not None:
            found.append(cue)
    return _led(frame, found)


@cache
def _triggers() -> frozenset[str]:
    """Return the words and marks at which a cue may stand."""
    nouns = words_of("crosscheck.annotate", "lists/cue_nouns.txt")
    return frozenset({*verb_forms(), *nouns, *_RELAYED, *_DASHES, "according", "in", ":"})


def _cue_at(frame: Frame, index: int, found: list[Cue]) -> Cue | None:
    low, kind = frame.low[index], frame.classes[index]
    following = frame.low[index + 1] if index + 1 < len(frame) else ""
    cue: Cue | None = None
    if (low, following) == ("according", "to") or (following == "by" and low in _RELAYED):
        cue = _according(frame, index)
    elif low == "in":
        cue = _in_view(frame, index)
    elif low == ":":
        cue = _colon(frame, index, found)
    elif low in _DASHES:
        cue = _signature(frame, index)
    if cue is not None or index < (found[-1].behind if found else 0):
        return cue
    verb = verb_of(low) if kind != wc.PREPOSITION else None
    if verb is not None:
        cue = cue_of_verb(frame, index, verb, found)
    if cue is None and low in words_of("crosscheck.annotate", "lists/cue_nouns.txt"):
        cue = _noun(frame, index)
    return cue


def _led(frame: Frame, found: list[Cue]) -> list[Cue]:
    """Give a participle that begins the frame the subject that follows it."""
    if not found or found[0].subject or found[0].form != "participle":
        return found
    for cue in found[1:]:
        if cue.subject is not None and cue.form == "verb":
            return [replace(found[0], subject=cue.subject), *found[1:]]
    return found


def _according(frame: Frame, index: int) -> Cue | None:
    """Return the cue of "according to", "as first reported by" or ", quoted by"."""
    first = index
    if frame.low[index] in _RELAYED:
        first = index - 1 if index and frame.classes[index - 1] == wc.ADVERB else index
        if first == 0 or frame.low[first - 1] not in ("as", ","):
            return None
        first -= frame.low[first - 1] == "as"
    phrase = nounphrases.right_of(frame, index + 2)
    if phrase and _is_report(frame, phrase.behind):
        phrase = Phrase(phrase.first, phrase.behind + 1)
    behind = phrase.behind if phrase else index + 2
    return Cue(first, index + 2, "say", "according", phrase, behind, after=True)


def _in_view(frame: Frame, index: int) -> Cue | None:
    """Return the cue of "in Lind's view" or "in his words"."""
    place = index + 1
    if place < len(frame) and frame.low[place] not in _OWNERS:
        named = frame.mention_at(place)
        place = named[1] if named else len(frame)
        if frame.classes[place : place + 1] != [wc.POSSESSIVE]:
            return None
    if frame.low[place + 1 : place + 2] not in _VIEWS or place + 2 > len(frame):
        return None
    owner = Phrase(index + 1, max(index + 2, place))
    return Cue(index, place + 2, "say", "according", owner, place + 2, inherited=True)


def _is_report(frame: Frame, place: int) -> bool:
    """Whether a word that might be a verb is the noun here ("according to FEC reports")."""
    return place < len(frame) and wc.source_kinds().get(frame.low[place]) == "text"


def _colon(frame: Frame, index: int, found: list[Cue]) -> Cue | None:
    """Return the cue of "Gallant: “…”", unless a verb of speech before the colon is one."""
    ends = index + 1 >= len(frame)
    if index == 0:
        return None
    if not ends and frame.classes[index + 1] != wc.QUOTED:
        return _tag(frame, index)
    named = frame.mention_at(index - 1)
    apart = named and (named[0] == 0 or frame.low[named[0] - 1] in (",", ";", "—", "–", "-"))
    if not apart and any(cue.kind in _SPEECH and cue.form != "noun" for cue in found):
        return None
    if named and named[2].kind in ("person", "organisation"):
        phrase = nounphrases.ending_at(frame, index - 1)
    else:
        phrase = subjects.of_frame(frame, index)
    if phrase is None or (ends and not nounphrases.speaks(frame, phrase)):
        return None
    return Cue(index, index + 1, "say", "colon", phrase, index + 1)


def _tag(frame: Frame, index: int) -> Cue | None:
    """Return the cue of a name that leads its line ("Lind: We will rebuild", "LIND: Yes, I am")."""
    named = frame.mention_at(index - 1)
    if named is None or named[2].kind not in ("person", "organisation"):
        return None
    ahead = frame.classes[index + 1 : index + _TAG_CLAUSE]
    phrase = nounphrases.ending_at(frame, index - 1)
    if phrase is None or phrase.first != 0 or wc.AUXILIARY not in ahead:
        return None
    return Cue(index, index + 1, "say", "colon", phrase, index + 1)


def _signature(frame: Frame, index: int) -> Cue | None:
    """Return the cue of a name behind a dash that signs a quotation ("“…” — Anna Lind")."""
    behind_quote = index and frame.classes[index - 1] == wc.QUOTED
    if (index and not behind_quote) or index + 1 not in frame.names:
        return None
    phrase = nounphrases.right_of(frame, index + 1)
    if phrase is None or (phrase.behind < len(frame) and frame.low[phrase.behind] not in ".,"):
        return None
    if index == 0 and len(frame) > _LONGEST_SIGNATURE:
        return None
    return Cue(index, index + 1, "say", "colon", phrase, phrase.behind, after=True)


def is_signature(frame: Frame, cue: Cue) -> bool:
    """Whether a cue is the dash of a line that only signs what stands before it."""
    return cue.first == 0 and cue.form == "colon" and cue.after and not frame.runs


def _noun(frame: Frame, index: int) -> Cue | None:
    """Return the cue of "the ministry's claim that …" or "Trump's “…” remark"."""
    if index < 2 or frame.classes[index - 1] != wc.POSSESSIVE:
        his = index and frame.low[index - 1] in ("his", "her", "their")
        if not his:
            return None
        return Cue(index, index + 1, "say", "noun", Phrase(index - 1, index), index + 1)
    owner = nounphrases.ending_at(frame, index - 2)
    if owner is None:
        return None
    return Cue(index, index + 1, "say", "noun", owner, index + 1)
