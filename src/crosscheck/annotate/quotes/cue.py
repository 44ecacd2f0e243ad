"""A cue, and what stands between it and its content: addressee, time and channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes import nounphrases
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.nounphrases import Phrase
from crosscheck.annotate.quotes.verbs import VerbKind

CueForm = Literal["verb", "participle", "passive", "noun", "according", "colon"]
_ADDRESSEE_STOP = (wc.MARK, wc.QUOTED, wc.AUXILIARY, wc.SUBORDINATOR, wc.RELATIVE, wc.TIME)


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
        modal: "would say".
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
    modal: bool = False

    @property
    def start(self) -> int:
        """The first token of cue and adjacent subject together."""
        if self.subject is None or self.inherited:
            return self.first
        return min(self.first, self.subject.first)


def verb_cue(
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
    modal = any(frame.low[i] in wc.group("modal") for i in range(first, behind))
    told = addressee or channel
    return Cue(first, behind, kind, form, subject, resume, inherited, after, told, negated, modal)


def _addressee(frame: Frame, index: int) -> Phrase | None:
    if index >= len(frame) or frame.classes[index] in _ADDRESSEE_STOP:
        return None
    named = frame.mention_at(index)
    if named and frame.classes[named[1] : named[1] + 1] != [wc.POSSESSIVE]:
        return Phrase(index, named[1])
    if frame.low[index] in ("me", "him", "her", "them", "us", "you", "it", "reporters"):
        return Phrase(index, index + 1)
    return nounphrases.right_of(frame, index)


def is_time(frame: Frame, place: int) -> bool:
    """Whether a token is a day, a month or a period ("last" + "week")."""
    return frame.classes[place] == wc.TIME or frame.low[place] in wc.group("period")


def _is_audience(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase behind "to" is somebody spoken to, and no infinitive."""
    first = phrase.first
    named = first in frame.names or frame.classes[first] == wc.DETERMINER
    return (named or frame.low[first] in wc.source_kinds()) and nounphrases.speaks(frame, phrase)


def _behind_circumstances(frame: Frame, index: int) -> tuple[int, Phrase | None]:
    """Return the token behind "on Monday in a statement", and the outlet of an interview."""
    outlet = None
    place = index
    while place < len(frame):
        kind = frame.classes[place]
        following = place + 1 < len(frame)
        if frame.low[place] in wc.group("lately") and following and is_time(frame, place + 1):
            place += 2
            continue
        if kind in (wc.TIME, wc.ADVERB) or (frame.low[place].isdigit() and place > index):
            place += 1
            continue
        if kind != wc.PREPOSITION or frame.low[place] in ("of", "about"):
            break
        phrase = nounphrases.right_of(frame, place + 1)
        if phrase is None:
            if place + 1 < len(frame) and frame.classes[place + 1] in (wc.TIME, wc.ADVERB):
                place += 1
                continue
            break
        if frame.low[place] == "to" and not _is_audience(frame, phrase):
            break
        head = frame.low[phrase.behind - 1]
        if head in wc.group("channel") or frame.low[place] in (
            "in",
            "on",
            "at",
            "to",
            "with",
            "during",
        ):
            if frame.low[place] == "with" or (
                head not in wc.group("channel") and frame.low[place] == "on"
            ):
                outlet = phrase
            place = phrase.behind
            continue
        break
    return place, outlet
