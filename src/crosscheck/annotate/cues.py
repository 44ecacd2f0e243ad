"""Cues: the verbs and phrases by which a report gives words to somebody.

Each frame's words outside quotation marks are looked up among the attribution verbs; a
hit counts as a cue where a subject is found for it, since most of these words are nouns
or adjectives elsewhere ("claims", "reported cases"). Beside verbs there are "according
to", nouns with a possessor ("the ministry's claim that …"), and a colon after a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crosscheck.annotate import subjects
from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.frames import Frame
from crosscheck.annotate.subjects import Phrase
from crosscheck.annotate.verbs import Verb, VerbKind, verb_of
from crosscheck.text.lists import words_of

CueForm = Literal["verb", "participle", "passive", "noun", "according", "colon"]
_BE = frozenset("is are was were be been being am 's ’s wasn't weren't isn't aren't".split())
_ADDRESSEE_STOP = (wc.MARK, wc.QUOTED, wc.AUXILIARY, wc.SUBORDINATOR, wc.RELATIVE, wc.TIME)
_CHANNELS = ("statement", "interview", "tweet", "post", "letter", "email", "speech", "message")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue in a frame; all places are tokens of the frame.

    Args:
        first, behind: the cue with its auxiliaries, adverbs and particles.
        subject: whoever speaks, or None where the text does not say.
        inherited: whether the subject is that of an earlier verb ("…, adding that").
        after: whether the subject follows the verb.
        resume: the token behind addressee, time and channel, where content may begin.
        addressee: who was told.
        negated: "did not say".
    """

    first: int
    behind: int
    kind: VerbKind
    form: CueForm
    subject: Phrase | None
    resume: int
    inherited: bool = False
    after: bool = False
    addressee: Phrase | None = None
    negated: bool = False

    @property
    def start(self) -> int:
        """The first token of cue and adjacent subject together."""
        if self.subject is None or self.inherited:
            return self.first
        return min(self.first, self.subject.first)


def cues(frame: Frame) -> list[Cue]:
    """Return a frame's cues, in order."""
    found: list[Cue] = []
    for index, kind in enumerate(frame.classes):
        if kind == wc.QUOTED or index in frame.name_at:
            continue
        low = frame.low[index]
        cue: Cue | None = None
        if low == "according" and frame.low[index + 1 : index + 2] == ["to"]:
            cue = _according(frame, index)
        elif low == ":":
            cue = _colon(frame, index, found)
        else:
            verb = verb_of(low)
            if verb is not None and index >= (found[-1].behind if found else 0):
                cue = _verb(frame, index, verb, found)
            if cue is None and low in words_of("crosscheck.annotate", "lists/cue_nouns.txt"):
                cue = _noun(frame, index)
        if cue is not None:
            found.append(cue)
    return found


def _according(frame: Frame, index: int) -> Cue | None:
    phrase = subjects.right_of(frame, index + 2)
    behind = phrase.behind if phrase else index + 2
    return Cue(index, index + 2, "say", "according", phrase, behind, after=True)


def _colon(frame: Frame, index: int, found: list[Cue]) -> Cue | None:
    """Return the cue of "Gallant: “…”", unless a verb before the colon is one already."""
    opens = index + 1 < len(frame) and frame.classes[index + 1] == wc.QUOTED
    if not opens or (found and found[-1].form != "noun"):
        return None
    phrase = subjects.ending_at(frame, index - 1) if index else None
    if phrase is None:
        return None
    return Cue(index, index + 1, "say", "colon", phrase, index + 1)


def _noun(frame: Frame, index: int) -> Cue | None:
    """Return the cue of "the ministry's claim that …" or "Trump's “…” remark"."""
    if index < 2 or frame.classes[index - 1] != wc.POSSESSIVE:
        his = index and frame.low[index - 1] in ("his", "her", "their")
        if not his:
            return None
        return Cue(index, index + 1, "say", "noun", Phrase(index - 1, index), index + 1)
    owner = subjects.ending_at(frame, index - 2)
    if owner is None:
        return None
    return Cue(index, index + 1, "say", "noun", owner, index + 1)


def _verb(frame: Frame, index: int, verb: Verb, found: list[Cue]) -> Cue | None:
    matched = _alternative(frame, index, verb)
    if matched is None:
        return None
    kind, behind = matched
    first = index
    while first and frame.classes[first - 1] in (wc.AUXILIARY, wc.ADVERB):
        first -= 1
    helpers = frame.low[first:index]
    negated = any(word in ("not", "never") or word.endswith(("n't", "n’t")) for word in helpers)
    before = frame.classes[first - 1] if first else ""
    if verb.form == "ing" and not any(word in _BE for word in helpers):
        return _participle(frame, index, first, behind, kind, found)
    if any(word in _BE for word in helpers) and verb.form in ("past", "participle"):
        return _passive(frame, index, first, behind, kind)
    if before and frame.low[first - 1] == "to" and verb.form == "base":
        subject = _inherited(frame, first, found)
        return _built(frame, first, behind, kind, "participle", subject, True, negated)
    if not helpers and before in (wc.DETERMINER, wc.PREPOSITION, wc.POSSESSIVE):
        return None
    return _finite(frame, index, first, behind, kind, verb, found, negated)


def _alternative(frame: Frame, index: int, verb: Verb) -> tuple[VerbKind, int] | None:
    """Return the kind of the longest alternative whose particles follow, and its end."""
    best: tuple[VerbKind, int] | None = None
    for particles, kind in zip(verb.particles, verb.kinds, strict=True):
        behind = index + 1 + len(particles)
        follow = tuple(frame.low[index + 1 : behind])
        if follow == particles and (best is None or behind > best[1]):
            best = (kind, behind)
    return best


def _finite(
    frame: Frame,
    index: int,
    first: int,
    behind: int,
    kind: VerbKind,
    verb: Verb,
    found: list[Cue],
    negated: bool,
) -> Cue | None:
    if _follows_quote(frame, first) and kind in ("say", "add", "ask", "tell"):
        after = _inverted(frame, behind)
        if after is not None:
            return _built(frame, first, behind, kind, "verb", after, False, negated, after=True)
    left = subjects.left_of(frame, first)
    if left is not None:
        if verb.form == "base" and not _helped(frame, first, index) and not _plural(frame, left):
            return None
        return _built(frame, first, behind, kind, "verb", left, False, negated)
    joined = first and frame.classes[first - 1] in (wc.CONJUNCTION, wc.ADVERSATIVE)
    if (joined or (first and frame.low[first - 1] == ",")) and verb.form in ("past", "finite"):
        subject = _inherited(frame, first, found)
        if subject is not None:
            return _built(frame, first, behind, kind, "verb", subject, True, negated)
    return None


def _helped(frame: Frame, first: int, index: int) -> bool:
    return any(frame.classes[i] == wc.AUXILIARY for i in range(first, index))


def _plural(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase can have a verb without -s: "they say", "officials say"."""
    last = frame.low[phrase.behind - 1]
    if last in (
        "i",
        "we",
        "you",
        "they",
        "who",
        "that",
        "which",
        "people",
        "police",
        "both",
        "many",
    ):
        return True
    if any(frame.low[i] == "and" for i in range(*phrase)):
        return True
    return last.endswith("s") or frame.low[phrase.first] in ("some", "many", "most", "several")


def _follows_quote(frame: Frame, first: int) -> bool:
    """Whether a quotation or a comma stands before the cue."""
    return bool(first) and (
        frame.classes[first - 1] == wc.QUOTED or frame.low[first - 1] in (",", "—", "–", "?", "!")
    )


def _inverted(frame: Frame, behind: int) -> Phrase | None:
    """Return the subject behind its verb ("said Gallant, who …"), or None."""
    phrase = subjects.right_of(frame, behind)
    if phrase is None:
        return None
    if phrase.behind >= len(frame):
        return phrase
    kind, low = frame.classes[phrase.behind], frame.low[phrase.behind]
    if kind in (wc.AUXILIARY, wc.QUOTED, wc.OPEN) or low in ("that", ":"):
        return None
    if low == "'s" or low == "’s":
        return None
    return phrase


def _participle(
    frame: Frame, index: int, first: int, behind: int, kind: VerbKind, found: list[Cue]
) -> Cue | None:
    if first and frame.classes[first - 1] in (wc.DETERMINER, wc.POSSESSIVE):
        return None
    subject = _inherited(frame, first, found)
    return _built(frame, first, behind, kind, "participle", subject, True, False)


def _inherited(frame: Frame, first: int, found: list[Cue]) -> Phrase | None:
    """Return the subject of the verb that this one hangs on."""
    for cue in reversed(found):
        if cue.subject is not None and cue.form in ("verb", "participle"):
            return cue.subject
    return subjects.of_frame(frame, first)


def _passive(frame: Frame, index: int, first: int, behind: int, kind: VerbKind) -> Cue | None:
    """Return the cue of "was quoted as saying" or "was called a “…” by Trump"."""
    if frame.low[index] == "quoted" and frame.low[index + 1 : index + 3] == ["as", "saying"]:
        subject = subjects.left_of(frame, first)
        return _built(frame, first, index + 3, "say", "verb", subject, False, False)
    if frame.low[index] in ("said", "reported", "believed", "expected", "thought", "known"):
        return None
    agent = None
    for ahead in range(behind, min(len(frame), behind + 25)):
        if frame.low[ahead] == "by" and frame.classes[ahead] != wc.QUOTED:
            agent = subjects.right_of(frame, ahead + 1)
            break
        if frame.low[ahead] in (".", ";"):
            break
    return Cue(first, behind, kind, "passive", agent, behind, inherited=True)


def _built(
    frame: Frame,
    first: int,
    behind: int,
    kind: VerbKind,
    form: CueForm,
    subject: Phrase | None,
    inherited: bool,
    negated: bool,
    *,
    after: bool = False,
) -> Cue:
    """Return a verb's cue, with addressee and the place where content may begin."""
    resume = subject.behind if after and subject else behind
    addressee = None
    if kind == "tell" or (kind == "ask" and not after):
        addressee = _addressee(frame, resume)
        resume = addressee.behind if addressee else resume
    resume, channel = _behind_circumstances(frame, resume)
    return Cue(
        first, behind, kind, form, subject, resume, inherited, after, addressee or channel, negated
    )


def _addressee(frame: Frame, index: int) -> Phrase | None:
    if index >= len(frame) or frame.classes[index] in _ADDRESSEE_STOP:
        return None
    named = frame.mention_at(index)
    if named:
        return Phrase(index, named[1])
    if frame.low[index] in ("me", "him", "her", "them", "us", "you", "it", "reporters"):
        return Phrase(index, index + 1)
    return subjects.right_of(frame, index)


def _behind_circumstances(frame: Frame, index: int) -> tuple[int, Phrase | None]:
    """Return the token behind "on Monday in a statement", and the outlet of an interview."""
    outlet = None
    place = index
    while place < len(frame):
        kind = frame.classes[place]
        if kind in (wc.TIME, wc.ADVERB):
            place += 1
            continue
        if kind != wc.PREPOSITION or frame.low[place] in ("of", "about"):
            break
        phrase = subjects.right_of(frame, place + 1)
        if phrase is None:
            if place + 1 < len(frame) and frame.classes[place + 1] in (wc.TIME, wc.ADVERB):
                place += 1
                continue
            break
        head = frame.low[phrase.behind - 1]
        if head in _CHANNELS or frame.low[place] in ("in", "on", "at", "to", "with", "during"):
            if frame.low[place] == "with" or (head not in _CHANNELS and frame.low[place] == "on"):
                outlet = phrase
            place = phrase.behind
            continue
        break
    return place, outlet
