"""The clauses of indirect speech that the cues of a frame govern.

A clause follows its cue ("said that …", "denied …") or comes before it ("…, according to
the ministry"). It ends with the frame, or where another cue takes over (", adding that").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes.cue import Cue
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.ruling import about_thing, is_tail

_CLAUSAL = ("say", "add", "tell", "ask", "think", "show")
_OBJECT = ("judge", "act", "name", "stand")


def indirect(frame: Frame, cues: Sequence[Cue]) -> Iterator[tuple[Cue, int, int]]:
    """Yield the clauses of indirect speech, each with its cue and its tokens' bounds.

    A cue set into its clause ("Time, Lind said, was short") has two of them in a row. A wish
    or belief inside what somebody said ("Lind said she wants …") is part of the saying.
    """
    told = 0
    for number, cue in enumerate(cues):
        if cue.kind in ("stand", "think") and cue.first < told:
            continue
        for bounds in _clauses(frame, cues, number, cue):
            start, end = _tidied(frame, *bounds)
            words = [i for i in range(start, end) if frame.classes[i] not in (wc.QUOTED, wc.MARK)]
            if len(words) >= 2 or (words and end - start > 2):
                yield cue, start, end
                told = max(told, end if cue.kind in _CLAUSAL else 0)


def _clauses(frame: Frame, cues: Sequence[Cue], number: int, cue: Cue) -> Iterator[tuple[int, int]]:
    if cue.subject is None or cue.form == "passive" or about_thing(frame, cue):
        return
    if cue.form == "colon":
        if frame.classes[cue.behind : cue.behind + 1] not in ([], [wc.QUOTED]) and not cue.after:
            yield cue.behind, len(frame)
        return
    if cue.negated and cue.kind not in ("think", "stand"):
        return
    if cue.form == "participle" and cue.first and frame.low[cue.first - 1] == "to":
        return
    if cue.form == "noun":
        if cue.resume < len(frame) and frame.low[cue.resume] == "that":
            yield cue.resume, _end(frame, cues, number, cue.resume)
    elif cue.form == "according" and _leads(frame, cue):
        place = _comma_from(frame, cue.resume)
        if place < len(frame):
            yield place + 1, _sentence_end(frame, place)
    elif cue.form == "according" or (is_tail(frame, cue) and cue.kind not in _OBJECT):
        yield from _around(frame, cues, number, cue)
    else:
        bounds = _behind(frame, cues, number, cue)
        if bounds:
            yield bounds


def _leads(frame: Frame, cue: Cue) -> bool:
    """Whether nothing but "But", "Now" and marks stand before a cue."""
    light = (wc.CONJUNCTION, wc.ADVERSATIVE, wc.ADVERB, wc.MARK)
    return all(frame.classes[i] in light for i in range(cue.first))


def _comma_from(frame: Frame, place: int) -> int:
    while place < len(frame) and frame.low[place] != ",":
        place += 1
    return place


def _around(frame: Frame, cues: Sequence[Cue], number: int, cue: Cue) -> Iterator[tuple[int, int]]:
    """Yield what stands before a cue, and behind it where it is only set in."""
    start = _start(frame, cues, number, cue)
    before = cue.start
    if start < before and not _announced(frame, before):
        yield start, before
        if _set_in(frame, cue):
            place = _comma_from(frame, cue.resume)
            yield place + 1, _end(frame, cues, number, place)


def _announced(frame: Frame, place: int) -> bool:
    """Whether a colon leads to the quotation before a token ("He was blunt: “No,” he said")."""
    runs = (first for _, first, behind in frame.runs if behind == place)
    return any(first and frame.low[first - 1] == ":" for first in runs)


def _set_in(frame: Frame, cue: Cue) -> bool:
    """Whether the clause goes on behind a cue between commas ("Time, Lind said, was short")."""
    place = max(cue.resume, cue.subject.behind if cue.after and cue.subject else 0)
    if frame.low[place : place + 1] != [","] or place + 2 >= len(frame):
        return False
    if cue.start < 2 or frame.low[cue.start - 1] != ",":
        return False
    kind, low = frame.classes[place + 1], frame.low[place + 1]
    if low.endswith("ing") or kind in (wc.RELATIVE, wc.QUOTED, wc.CONJUNCTION, wc.ADVERSATIVE):
        return False
    return not (cue.after and kind in (wc.DETERMINER, wc.OPEN)) and kind != wc.SUBORDINATOR


def _start(frame: Frame, cues: Sequence[Cue], number: int, cue: Cue) -> int:
    """Return where the words before a tail begin: behind the tail before it."""
    start = 0
    for earlier in cues[:number]:
        if cue.form != "according" and (is_tail(frame, earlier) or earlier.form == "participle"):
            start = earlier.resume
    if all(frame.classes[i] == wc.MARK for i in range(start, cue.start)):
        return 0  # ("“…,” Lind said, the Post reported": all of it is what the Post reported)
    return start


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
    gated = cue.kind == "think" or (cue.kind == "show" and not _is_document(frame, cue))
    if gated and not _opens_clause(frame, place):
        return None
    if cue.kind in _CLAUSAL and kind == wc.PREPOSITION and low not in ("in", "at", "with", "by"):
        return None
    if cue.kind in _OBJECT and kind == wc.PREPOSITION and low not in ("to", "for"):
        return None
    if cue.kind not in (*_CLAUSAL, *_OBJECT):
        return None
    return place, _end(frame, cues, number, place)


def _is_document(frame: Frame, cue: Cue) -> bool:
    """Whether a poll, a report or a study is what shows something."""
    subject = cue.subject
    kinds = wc.source_kinds()
    return subject is not None and any(kinds.get(frame.low[i]) == "text" for i in range(*subject))


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
        closing = frame.classes[back] == wc.QUOTED and frame.low[back - 1] == ","
        cut = closing or frame.low[back] in (",", ";", "—", "–")
        if later.form in ("verb", "participle", "according") and cut:
            return back + 1 if closing else back
        if later.form == "according":
            return start
        if later.inherited and later.form == "verb" and frame.classes[start - 1] == wc.CONJUNCTION:
            return start - 1
    return _sentence_end(frame, place)


def _sentence_end(frame: Frame, place: int) -> int:
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
