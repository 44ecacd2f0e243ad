"""All that a sentence says of a speaker beside the name.

"Anna Lind, a nurse at the harbour clinic, who saw it fall, said": the name is who speaks,
the description is how the report makes her known, and for an unnamed source it is all that
there is. No parser: what stands between commas is taken part by part, as long as each part
begins as an apposition, an age or a clause with "who" does, and no part as a circumstance
("in a statement"), a second verb ("adding") or a clause of its own does.
"""

from __future__ import annotations

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes import nounphrases, subjects
from crosscheck.annotate.quotes.cue import Cue
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.nounphrases import Phrase

_ENDS = (",", ".", ";", ":", "—", "–", "-", "“", "(")
_DASHES = ("—", "–", "-")
_AHEAD = 4  # tokens in which a bare apposition names its office ("chief executive officer of")
_LONGEST = 60  # tokens of one part
_OF_NOUN = ("of", "at", "from", "for", "with", "in", "on", "to", "by", "about", "between")


def described(frame: Frame, cue: Cue, phrase: Phrase) -> Phrase:
    """Return a cue's subject with its appositions and clauses, or the phrase itself."""
    if frame.classes[phrase.first] in (wc.PRONOUN, wc.RELATIVE):
        return phrase
    before = not cue.after and phrase.behind <= cue.first
    closed = cue.inherited or (cue.form == "according" and cue.first == 0)
    narrowed = before or cue.form == "according"
    limit = subjects.skipped(frame, cue.first - 1) + 1 if before else len(frame)
    first = _with_description_before(frame, phrase.first) if before else phrase.first
    first = _with_hedge(frame, first)
    behind = phrase.behind
    for _ in range(8):
        end = _part(frame, phrase, behind, limit, closed=closed, narrowed=narrowed)
        if end is None:
            break
        behind = end
    return Phrase(first, max(behind, phrase.behind))


def _with_description_before(frame: Frame, first: int) -> int:
    """Return where "the director, Anna Lind" begins, given the name in it."""
    named = frame.names.get(first)
    if named is None or first < 2 or frame.low[first - 1] != ",":
        return first
    if frame.low[named[0] : named[0] + 1] != [","]:
        return first
    before = nounphrases.ending_at(frame, first - 2)
    if before is None or first - 2 in frame.name_at:
        return first
    opens = before.first == 0 or frame.classes[before.first - 1] in (wc.MARK, wc.SUBORDINATOR)
    return before.first if opens and nounphrases.speaks(frame, before) else first


def _with_hedge(frame: Frame, first: int) -> int:
    """Return where "about four in ten voters" begins."""
    hedged = first and frame.low[first - 1] in wc.group("hedge")
    number = frame.low[first][0].isdigit() or frame.classes[first] == wc.DETERMINER
    return first - 1 if hedged and number else first


def _part(
    frame: Frame, phrase: Phrase, place: int, limit: int, *, closed: bool, narrowed: bool
) -> int | None:
    """Return the token behind the part of a description that begins at a token, or None.

    Args:
        closed: whether a part between commas counts only where the second comma is there.
        narrowed: whether a participle may follow ("a poll taken last week").
    """
    if place >= limit or frame.classes[place] == wc.QUOTED:
        return None
    low, kind = frame.low[place], frame.classes[place]
    if low == "(":
        return _behind_bracket(frame, place)
    if low in (",", *_DASHES):
        return _between_marks(frame, place, limit, closed=closed)
    if kind == wc.PREPOSITION and low in _OF_NOUN and _qualifies(frame, phrase, place):
        return _stretch_end(frame, place + 1, limit)
    if kind == wc.RELATIVE and not closed:
        return _clause_end(frame, place, limit)
    if narrowed and not closed and kind == wc.OPEN and frame.tokens[place].text[0].islower():
        return _stretch_end(frame, place + 1, limit)
    return None


def _between_marks(frame: Frame, mark: int, limit: int, *, closed: bool) -> int | None:
    """Return the token behind an apposition, age or clause that a comma or dash opens."""
    start = mark + 1
    if start >= limit or not _describes(frame, start, limit):
        return None
    relative = frame.classes[start] == wc.RELATIVE
    if relative and frame.low[start] == "which" and _of_person(frame, mark - 1):
        return None
    end = _clause_end(frame, start, limit) if relative else _stretch_end(frame, start, limit)
    shut = end < limit and frame.low[end] == frame.low[mark]
    if closed and (not shut or (not relative and _has_verb(frame, start, end))):
        return None
    return end


def _describes(frame: Frame, start: int, limit: int) -> bool:
    """Whether words behind a comma begin as something said of the one before it."""
    low, kind = frame.low[start], frame.classes[start]
    if kind == wc.RELATIVE or low in ("of", "from"):
        return True
    if kind == wc.ADVERB and start + 1 < limit:
        return frame.classes[start + 1] == wc.DETERMINER
    if low.isdigit():
        return start + 1 >= limit or frame.classes[start + 1] in (wc.MARK, wc.QUOTED)
    if low.endswith("ing") or kind not in (wc.DETERMINER, wc.OPEN):
        return False
    if kind == wc.DETERMINER:
        return low not in ("this", "that", "these", "those")
    ahead = range(start, min(limit, start + _AHEAD))
    kinds = wc.source_kinds()
    return any(frame.low[i] in kinds or frame.classes[i] == wc.POSSESSIVE for i in ahead) or (
        frame.tokens[start].text[0].isupper() and start + 1 < limit
    )


def _of_person(frame: Frame, place: int) -> bool:
    named = frame.mention_at(place)
    return bool(named and named[2].kind == "person")


def _qualifies(frame: Frame, phrase: Phrase, place: int) -> bool:
    """Whether a preposition goes on with the phrase ("of Ohio"), and is no circumstance."""
    follows = frame.classes[place + 1 : place + 2]
    if not follows or follows[0] == wc.TIME:
        return False
    if place - 1 in frame.name_at:
        return frame.low[place] == "of" and place + 1 in frame.name_at
    return frame.low[place] in ("of", "at", "from", "for", "with")


def _stretch_end(frame: Frame, start: int, limit: int) -> int:
    place = start
    while place < min(limit, start + _LONGEST) and frame.classes[place] != wc.QUOTED:
        if frame.low[place] == "(":
            place = _behind_bracket(frame, place) or place + 1
            continue
        if frame.low[place] in _ENDS and not _inside_word(frame, place, limit):
            break
        place += 1
    return min(place, limit)


def _inside_word(frame: Frame, place: int, limit: int) -> bool:
    """Whether a dot or hyphen belongs to a word ("Sen. Lind", "vice-chair")."""
    joined = place and frame.tokens[place - 1].end == frame.tokens[place].start
    if frame.low[place] == ".":
        return bool(joined) and place + 1 < limit and frame.classes[place + 1] != wc.QUOTED
    return frame.low[place] == "-" and bool(joined)


def _behind_bracket(frame: Frame, place: int) -> int | None:
    closing = nounphrases.closing_of(frame, place)
    return closing + 1 if closing is not None else None


def _clause_end(frame: Frame, start: int, limit: int) -> int:
    """Return where a "who" clause ends: with the cue behind it, else at its comma."""
    if limit < len(frame):
        return limit
    return _stretch_end(frame, start, limit)


def _has_verb(frame: Frame, start: int, end: int) -> bool:
    return any(frame.classes[i] == wc.AUXILIARY for i in range(start, end))
