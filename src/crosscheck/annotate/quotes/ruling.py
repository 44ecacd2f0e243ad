"""Which cue a quotation belongs to, and whether a cue stands before or behind its words.

A quotation belongs to the cue it touches, else to the cue whose clause it stands in. A cue
behind its words ("…, Gallant said Monday.") is a tail; it takes all that stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes.cue import Cue
from crosscheck.annotate.quotes.frames import Frame

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
    if before == wc.QUOTED and _spoken_before(frame, start):
        return not _goes_on(frame, cue)
    if before != wc.QUOTED and frame.low[start - 1] not in _AFTER_CONTENT:
        return False
    return _closes(frame, cue)


def _spoken_before(frame: Frame, place: int) -> bool:
    """Whether a whole quotation that ends in a comma or "?" stands before a token."""
    for _, first, behind in frame.runs:
        if behind == place:
            leads = first == 0 or frame.classes[first - 1] == wc.MARK
            return leads and behind - first > 3 and frame.low[behind - 2] in (",", "?", "!")
    return False


def _goes_on(frame: Frame, cue: Cue) -> bool:
    """Whether a cue announces more: a colon, or a clause with "that"."""
    place = max(cue.resume, cue.subject.behind if cue.after and cue.subject else 0)
    return frame.low[place : place + 1] in ([":"], ["that"])


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
        lesser = touched and (heads[-1].form == "colon" or about_thing(frame, heads[-1]))
        return heads[-1] if touched and not lesser else tails[0]
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
        if cue.kind == "add" and not _adds_clause(frame, cue):
            if touches and frame.low[first - 1] in (":", ","):
                return cue
            inner = cue if touches else inner
            continue
        if cue.kind in (*_SPEECH, "add") and not cue.modal:
            return cue
        if cue.kind == "name" and touches:
            return cue
        if cue.kind not in ("think", "show", "deed", "stand") and _joined(frame, cue):
            return cue
        inner = inner or cue
    return inner


def _adds_clause(frame: Frame, cue: Cue) -> bool:
    """Whether a clause follows ("added that …", "added, he did not …"), not a thing added."""
    place = cue.resume
    while place < len(frame) and frame.classes[place] == wc.MARK:
        place += 1
    return place < len(frame) and (frame.low[place] == "that" or frame.classes[place] == wc.PRONOUN)


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
    joint = frame.low[cue.start - 1] in (",", "—", "–", "while", "whereas")
    return joint or before in (wc.CONJUNCTION, wc.ADVERSATIVE, wc.QUOTED)


def _relative(frame: Frame, cue: Cue) -> bool:
    """Whether a cue stands in a relative clause ("anybody who complains about …")."""
    subject = cue.subject
    if subject is None:
        return False
    if frame.classes[subject.first] in (wc.RELATIVE, wc.SUBORDINATOR):
        return True
    before = subject.first - 1
    if cue.inherited or before < 0:
        return False
    return frame.classes[before] == wc.RELATIVE or frame.low[before] == "what"


def about_thing(frame: Frame, cue: Cue) -> bool:
    """Whether a cue's clause qualifies "nothing", "everything" before it ("nothing Lind said")."""
    before = cue.start - 1
    return not cue.inherited and before >= 0 and frame.low[before] in wc.group("thing")


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
