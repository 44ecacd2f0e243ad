"""What a cue governs: the clause of indirect speech, and the quotations of its frame.

A clause follows its cue ("said that …", "denied …") or comes before it ("…, according to
the ministry"). It ends with the frame, or where another cue takes over (", adding that").
A quotation belongs to the cue it touches, else to the cue whose clause it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes.cue import Cue
from crosscheck.annotate.quotes.frames import Frame

_CLAUSAL = ("say", "add", "tell", "ask", "think", "show")
_OBJECT = ("judge", "act", "name")
_SPEECH = ("say", "tell", "ask")
_TAILS = ("say", "tell", "ask", "add", "show", "think")
_AFTER_CONTENT = (",", "—", "–", "-", "―", "?", "!", ")", "(")


def is_tail(frame: Frame, cue: Cue) -> bool:
    """Whether a cue stands behind its words: ", Gallant said Monday."."""
    start = cue.start
    if start == 0 or cue.kind not in _TAILS or cue.form in ("participle", "passive", "noun"):
        return False
    if cue.inherited and not cue.after:
        return False
    if frame.low[start - 1] == "as" and start > 1:
        start -= 1
    before = frame.classes[start - 1]
    if before != wc.QUOTED and frame.low[start - 1] not in _AFTER_CONTENT:
        return False
    return _closes(frame, cue)


def _closes(frame: Frame, cue: Cue) -> bool:
    """Whether nothing that could be content follows a cue directly."""
    place = max(cue.resume, cue.subject.behind if cue.after and cue.subject else 0)
    if place >= len(frame):
        return True
    kind, low = frame.classes[place], frame.low[place]
    if low == ":":
        return False
    if cue.kind == "add":
        return kind in (wc.MARK, wc.QUOTED) or cue.after
    if cue.after:
        return kind != wc.AUXILIARY
    if low == "," and place + 1 < len(frame) and frame.classes[place + 1] == wc.QUOTED:
        return True
    return (
        low in (".", ",", ";", "—", "–", ")", "-")
        or kind
        in (
            wc.PREPOSITION,
            wc.CONJUNCTION,
        )
        or (kind == wc.SUBORDINATOR and low in ("when", "as", "after", "before", "while"))
    )


def governing(frame: Frame, cues: Sequence[Cue], first: int, behind: int) -> Cue | None:
    """Return the cue that a quotation of a frame belongs to, or None.

    Args:
        first, behind: the quotation's tokens in the frame.
    """
    before = [cue for cue in cues if cue.behind <= first]
    after = [cue for cue in cues if cue.start >= behind]
    tails = [cue for cue in after if is_tail(frame, cue)]
    heads = [cue for cue in before if cue.form != "passive" and not is_tail(frame, cue)]
    spoken = [cue for cue in before if is_tail(frame, cue)]
    if spoken and spoken[-1] is before[-1] and _touches(frame, spoken[-1], first):
        return spoken[-1]
    if tails and _only_marks(frame, behind, tails[0].start):
        touched = heads and _touches(frame, heads[-1], first) and heads[-1].kind in _SPEECH
        return heads[-1] if touched else tails[0]
    head = _head(frame, heads, first)
    if head is not None:
        later = (
            spoken and frame.runs[0][1] < spoken[-1].start and spoken[-1].first > heads[-1].first
        )
        return spoken[-1] if later else head
    if tails:
        return tails[0]
    if spoken and frame.runs and frame.runs[0][1] < spoken[-1].first:
        return spoken[-1]
    rest = heads or spoken or [cue for cue in before if cue.form == "passive"]
    if rest:
        return rest[-1]
    return after[0] if after and after[0].form in ("noun", "passive", "verb") else None


def _head(frame: Frame, heads: Sequence[Cue], first: int) -> Cue | None:
    """Return the cue before a quotation in whose clause it stands, or None.

    A verb that is joined to the one before it ("…, and called it “…”") rules its own
    quotation; one inside a clause of speech does so only where it is a verb of speech
    itself or touches the quotation as a name for something ("what it calls “…”").
    """
    inner: Cue | None = None
    for cue in reversed(heads):
        if _closed_off(frame, cue, first):
            break
        touches = _touches(frame, cue, first)
        if cue.negated and not touches:
            continue
        if cue.form == "noun" or _relative(frame, cue):
            if touches or _runs_on(frame, cue, first):
                return cue
            continue
        if cue.kind in _SPEECH and not cue.modal:
            return cue
        if cue.kind == "add":
            inner = cue if touches else inner
            continue
        if cue.kind == "name" and touches:
            return cue
        if cue.kind not in ("think", "show", "deed") and _joined(frame, cue):
            return cue
        inner = inner or cue
    return inner


def _runs_on(frame: Frame, cue: Cue, first: int) -> bool:
    """Whether a ", who" clause runs on to the quotation without a further comma."""
    if cue.form == "noun" or cue.subject is None:
        return False
    before = cue.subject.first - 1
    apart = before >= 0 and frame.low[before] == ","
    return apart and all(frame.low[i] != "," for i in range(cue.behind, first))


def _joined(frame: Frame, cue: Cue) -> bool:
    """Whether a cue's clause is joined to the one before it, rather than part of it."""
    if cue.start == 0:
        return True
    before = frame.classes[cue.start - 1]
    return before in (wc.CONJUNCTION, wc.ADVERSATIVE, wc.QUOTED) or frame.low[cue.start - 1] in (
        ",",
        "—",
        "–",
    )


def _relative(frame: Frame, cue: Cue) -> bool:
    """Whether a cue stands in a relative clause ("anybody who complains about …")."""
    subject = cue.subject
    if subject is None:
        return False
    if frame.classes[subject.first] in (wc.RELATIVE, wc.SUBORDINATOR):
        return True
    before = subject.first - 1
    return not cue.inherited and before >= 0 and frame.classes[before] == wc.RELATIVE


def subordinate(frame: Frame, cue: Cue) -> bool:
    """Whether a cue stands in a clause inside the main one ("…, who has said", "after he said")."""
    if cue.inherited or cue.subject is None or cue.form != "verb":
        return False
    timed = cue.start > 1 and frame.low[cue.start - 1] in wc.group("timing")
    return timed or _relative(frame, cue)


def _touches(frame: Frame, cue: Cue, first: int) -> bool:
    """Whether nothing but marks, "that" or one determiner stands between cue and quotation."""
    for start in (cue.resume, cue.behind):
        between = range(start, first)
        if start <= first and all(
            frame.classes[i] == wc.MARK or frame.low[i] in ("that", "as", "of", "a", "the")
            for i in between
        ):
            return True
    return False


def _only_marks(frame: Frame, start: int, end: int) -> bool:
    return all(frame.classes[i] == wc.MARK for i in range(start, end))


def _closed_off(frame: Frame, cue: Cue, first: int) -> bool:
    return any(frame.low[i] == ";" for i in range(cue.behind, first))


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
