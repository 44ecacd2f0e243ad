"""The clauses of indirect speech that the cues of a frame govern.

A clause follows its cue ("said that …", "denied …") or comes before it ("…, according to
the ministry"). It ends with the frame, or where another cue takes over (", adding that").
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes.cue import Cue
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.ruling import about_thing, is_tail

_CLAUSAL = ("say", "add", "tell", "ask", "think", "show")
_OBJECT = ("judge", "act", "name")


def indirect(frame: Frame, cues: Sequence[Cue]) -> list[tuple[Cue, int, int]]:
    """Return the clauses of indirect speech, each with its cue and its tokens' bounds."""
    found = []
    for number, cue in enumerate(cues):
        bounds = _clause(frame, cues, number, cue)
        if bounds is None:
            continue
        start, end = _tidied(frame, *bounds)
        words = [i for i in range(start, end) if frame.classes[i] not in (wc.QUOTED, wc.MARK)]
        if len(words) >= 2 or (words and end - start > 2):
            found.append((cue, start, end))
    return found


def _clause(frame: Frame, cues: Sequence[Cue], number: int, cue: Cue) -> tuple[int, int] | None:
    if cue.subject is None or cue.form in ("passive", "colon") or cue.negated:
        return None
    if about_thing(frame, cue):
        return None
    if cue.form == "participle" and cue.first and frame.low[cue.first - 1] == "to":
        return None
    if is_tail(frame, cue) and cue.kind not in _OBJECT:
        return _before(frame, cues, number, cue)
    if cue.form == "according":
        place = cue.resume
        if cue.first == 0:
            while place < len(frame) and frame.low[place] != ",":
                place += 1
            return (place + 1, _end(frame, cues, number, place)) if place < len(frame) else None
        return _before(frame, cues, number, cue) if cue.start > 2 else None
    if cue.form == "noun":
        named = cue.resume < len(frame) and frame.low[cue.resume] == "that"
        return (cue.resume, _end(frame, cues, number, cue.resume)) if named else None
    return _behind(frame, cues, number, cue)


def _before(frame: Frame, cues: Sequence[Cue], number: int, cue: Cue) -> tuple[int, int] | None:
    start = 0
    for earlier in cues[:number]:
        if is_tail(frame, earlier) or earlier.form == "participle":
            start = earlier.resume
        elif (
            earlier.form not in ("noun", "passive")
            and earlier.kind in _CLAUSAL
            and not earlier.negated
            and not about_thing(frame, earlier)
        ):
            return None
    return (start, cue.start) if start < cue.start else None


def _behind(frame: Frame, cues: Sequence[Cue], number: int, cue: Cue) -> tuple[int, int] | None:
    place = cue.resume if cue.kind in _CLAUSAL else cue.behind
    while place < len(frame) and frame.low[place] in (",", ":") and cue.kind in _CLAUSAL:
        place += 1
    if place >= len(frame) or frame.low[place] in wc.group("no content"):
        return None
    if frame.low[place] == "who" and cue.kind == "tell":
        place = next((i for i in range(place, len(frame)) if frame.low[i] == "that"), place)
    low, kind = frame.low[place], frame.classes[place]
    if cue.kind == "add" and low != "that":
        return None
    if cue.kind in ("think", "show") and not _opens_clause(frame, place):
        return None
    if cue.kind in _CLAUSAL and kind == wc.PREPOSITION and low not in ("in", "at", "with", "by"):
        return None
    if cue.kind in _OBJECT and kind == wc.PREPOSITION and low not in ("to", "for"):
        return None
    if cue.kind not in (*_CLAUSAL, *_OBJECT):
        return None
    return place, _end(frame, cues, number, place)


def _opens_clause(frame: Frame, place: int) -> bool:
    """Whether "that", or a subject and a verb, follow."""
    if frame.low[place] in ("that", "whether", "to"):
        return True
    ahead = range(place, min(len(frame), place + 9))
    stop = next((i for i in ahead if frame.classes[i] in (wc.MARK, wc.PREPOSITION)), None)
    return any(frame.classes[i] == wc.AUXILIARY for i in ahead if stop is None or i < stop)


def _end(frame: Frame, cues: Sequence[Cue], number: int, place: int) -> int:
    """Return the token behind the clause that begins at a token."""
    for later in cues[number + 1 :]:
        start = later.start
        if start <= place:
            continue
        back = start - 1
        while back > place and frame.classes[back] in (
            wc.CONJUNCTION,
            wc.ADVERSATIVE,
            wc.SUBORDINATOR,
        ):
            back -= 1
        cut = frame.low[back] in (",", ";", "—", "–")
        if later.form in ("verb", "participle", "according") and cut:
            return back
        if later.form == "according":
            return start
        if later.inherited and later.form == "verb" and frame.classes[start - 1] == wc.CONJUNCTION:
            return start - 1
    for index in range(place, len(frame)):
        if frame.low[index] == ";":
            return index
    return len(frame)


def _tidied(frame: Frame, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without "that", conjunctions and marks at the edges."""
    edge = (wc.MARK, wc.CONJUNCTION, wc.ADVERSATIVE)
    while start < end and (frame.classes[start] in edge or frame.low[start] == "that"):
        start += 1
    while (
        end > start and frame.classes[end - 1] == wc.MARK and frame.low[end - 1] not in (")", "%")
    ):
        end -= 1
    return start, end
