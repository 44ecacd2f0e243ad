"""Cues that are verbs: which form it is, whether it is the noun, and who its subject is.

A verb right behind a quotation may stand before its subject ("said Gallant"); a
participle or a joined verb has the subject of the verb that it hangs on ("…, adding");
a passive has its agent, if any ("was called a “…” by Gallant").
"""

from __future__ import annotations

from dataclasses import replace

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes import nounphrases, subjects
from crosscheck.annotate.quotes.cue import Cue, verb_cue
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.nounphrases import Phrase
from crosscheck.annotate.quotes.verbs import Verb, VerbKind, verb_of
from crosscheck.text.lists import words_of


def cue_of_verb(frame: Frame, index: int, verb: Verb, found: list[Cue]) -> Cue | None:
    """Return the cue that a verb's form at a token makes, or None where it makes none.

    Args:
        found: the frame's cues so far.
    """
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
    if not helpers and _agent_follows(frame, behind, verb):
        return _passive(frame, index, first, behind, kind)
    if verb.form == "ing" and not any(word in wc.group("be") for word in helpers):
        return _participle(frame, index, first, behind, kind, found)
    if any(word in wc.group("be") for word in helpers) and verb.form in ("past", "participle"):
        return _passive(frame, index, first, behind, kind)
    if before and frame.low[first - 1] == "to" and verb.form == "base":
        subject = _inherited(frame, first, found)
        return verb_cue(frame, first, behind, kind, "participle", subject, True, negated)
    leading = verb.base in wc.group("pure") or kind in ("say", "add")
    if first == 0 and leading and verb.form in ("past", "finite"):
        return _leading(frame, first, behind, kind)
    if not helpers and before in (wc.DETERMINER, wc.PREPOSITION, wc.POSSESSIVE):
        return None
    if verb.form in ("finite", "base") and not helpers and _is_noun(frame, index):
        return None
    return _finite(frame, index, first, behind, kind, verb, found, negated)


def _agent_follows(frame: Frame, behind: int, verb: Verb) -> bool:
    """Whether a participle has its agent behind it ("measures proposed by Lind")."""
    by = frame.low[behind : behind + 1] == ["by"]
    return by and verb.form in ("past", "participle") and verb.base not in ("say", "tell")


def _leading(frame: Frame, first: int, behind: int, kind: VerbKind) -> Cue | None:
    """Return the cue of a verb that begins its sentence ("Said Lind: “…”")."""
    phrase = nounphrases.right_of(frame, behind)
    if phrase is None or not nounphrases.speaks(frame, phrase):
        return None
    if kind == "add" and frame.low[phrase.behind : phrase.behind + 1] not in ([":"], [","]):
        return None
    return verb_cue(frame, first, behind, kind, "verb", phrase, False, False, after=True)


def _is_noun(frame: Frame, index: int) -> bool:
    """Whether "claims", "reports", "tweets" is the noun, by what follows it."""
    low = frame.low[index]
    listed = low in words_of("crosscheck.annotate", "lists/cue_nouns.txt")
    if not listed and low not in wc.source_kinds():
        return False
    if index and frame.low[index - 1][0].isdigit():
        return True
    named = frame.mention_at(index - 1) if index else None
    if index and frame.classes[index - 1] == wc.PRONOUN:
        return False
    if named and named[2].kind != "place":
        return False
    if index + 1 >= len(frame):
        return True
    if named and verb_of(low) and frame.low[index + 1] == "to":
        return low in ("state", "states")
    token, kind = frame.tokens[index + 1], frame.classes[index + 1]
    if kind in (wc.SUBORDINATOR, wc.PRONOUN, wc.DETERMINER, wc.QUOTED, wc.RELATIVE):
        return False
    return not (token.text in (",", ":") or token.text[0].isupper() or token.text[0].isdigit())


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
    if _follows_quote(frame, first) and kind in ("say", "add", "ask", "show"):
        after = _inverted(frame, first, behind)
        if after is not None:
            return verb_cue(frame, first, behind, kind, "verb", after, False, negated, after=True)
    left = subjects.left_of(frame, first)
    if left is not None and (verb.base in wc.group("pure") or nounphrases.speaks(frame, left)):
        if verb.form == "base" and not _helped(frame, first, index) and not _plural(frame, left):
            return None
        return verb_cue(frame, first, behind, kind, "verb", left, False, negated)
    joined = first and frame.classes[first - 1] in (wc.CONJUNCTION, wc.ADVERSATIVE)
    if (joined or (first and frame.low[first - 1] == ",")) and verb.form in ("past", "finite"):
        subject = _inherited(frame, first, found)
        if subject is not None:
            return verb_cue(frame, first, behind, kind, "verb", subject, True, negated)
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
    if any(frame.low[i] == "and" or frame.low[i][0].isdigit() for i in range(*phrase)):
        return True
    many = frame.low[phrase.first] in ("some", "many", "most", "several")
    return many or last.endswith("s") or _plural_head(frame, phrase)


def _plural_head(frame: Frame, phrase: Phrase) -> bool:
    """Whether the noun before the first preposition is a plural ("aides to Lind")."""
    inside = range(phrase.first + 1, phrase.behind)
    prep = next((i for i in inside if frame.classes[i] == wc.PREPOSITION), None)
    return prep is not None and frame.low[prep - 1].endswith("s")


def _follows_quote(frame: Frame, first: int) -> bool:
    """Whether a quotation or a comma stands before the cue."""
    return bool(first) and (
        frame.classes[first - 1] == wc.QUOTED or frame.low[first - 1] in (",", "—", "–", "?", "!")
    )


def _inverted(frame: Frame, first: int, behind: int) -> Phrase | None:
    """Return the subject behind its verb ("said Gallant, who …"), or None."""
    phrase = nounphrases.right_of(frame, behind)
    if phrase is None:
        return None
    after_quote = bool(behind > 1) and frame.classes[first - 1] == wc.QUOTED
    if not after_quote and frame.classes[phrase.first] == wc.DETERMINER and _writing(frame, phrase):
        return None
    named = nounphrases.speaks(frame, phrase) or (
        after_quote and frame.classes[phrase.first] == wc.DETERMINER
    )
    if phrase.behind >= len(frame):
        return phrase if named else None
    kind, low = frame.classes[phrase.behind], frame.low[phrase.behind]
    if kind == wc.OPEN and low.endswith(("ed", "ing")) and after_quote:
        return phrase if named else None
    if kind in (wc.AUXILIARY, wc.QUOTED, wc.OPEN, wc.POSSESSIVE) or low in ("that", ":"):
        return None
    if kind == wc.CONJUNCTION and not after_quote:
        return None
    return phrase if named else None


def _writing(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase is what was written rather than who wrote ("wrote an open letter to …")."""
    kinds = wc.source_kinds()
    nouns = (i for i in range(*phrase) if frame.low[i] in kinds)
    return kinds.get(frame.low[next(nouns, phrase.first)]) == "text"


def _participle(
    frame: Frame, index: int, first: int, behind: int, kind: VerbKind, found: list[Cue]
) -> Cue | None:
    if first and frame.classes[first - 1] in (wc.DETERMINER, wc.POSSESSIVE):
        return None
    named = frame.mention_at(first - 1) if first else None
    if named and named[2].kind == "person":
        own = Phrase(named[0], named[1])
        return verb_cue(frame, first, behind, kind, "participle", own, False, False)
    if kind in ("act", "judge") and first and _qualifies(frame, first - 1):
        return None
    if kind == "say" and first and _bears_words(frame, first - 1):
        bearer = nounphrases.ending_at(frame, first - 1)
        return verb_cue(frame, first, behind, kind, "participle", bearer, False, False)
    subject = _inherited(frame, first, found)
    return verb_cue(frame, first, behind, kind, "participle", subject, True, False)


def _bears_words(frame: Frame, place: int) -> bool:
    """Whether the noun before a participle is a sign or a shirt that "says" something."""
    return frame.low[place] in wc.group("bearer")


def _qualifies(frame: Frame, place: int) -> bool:
    """Whether a participle belongs to the noun before it ("a resolution calling for …")."""
    if frame.classes[place] != wc.OPEN:
        return False
    return frame.low[place] not in words_of("crosscheck.annotate", "lists/cue_nouns.txt")


def _inherited(frame: Frame, first: int, found: list[Cue]) -> Phrase | None:
    """Return the subject of the verb that this one hangs on: not one inside a clause."""
    for number in range(len(found) - 1, -1, -1):
        cue = found[number]
        if cue.subject is None or cue.form not in ("verb", "participle"):
            continue
        if frame.classes[cue.subject.first] in (wc.RELATIVE, wc.SUBORDINATOR):
            continue
        if number and _within(frame, found[number - 1], cue):
            continue
        return cue.subject
    leading = frame.classes[0] in (wc.PREPOSITION, wc.SUBORDINATOR) or frame.low[0].endswith("ing")
    return subjects.of_frame(frame, first) or (
        subjects.of_frame(frame, len(frame)) if leading else None
    )


def _within(frame: Frame, outer: Cue, inner: Cue) -> bool:
    """Whether one cue's clause begins another's ("said that Trump claimed …")."""
    if outer.kind not in ("say", "tell", "think", "show"):
        return False
    place = outer.resume
    if place < len(frame) and frame.low[place] == "that":
        place += 1
    return inner.start == place


def _passive(frame: Frame, index: int, first: int, behind: int, kind: VerbKind) -> Cue | None:
    """Return the cue of "was quoted as saying" or "was called a “…” by Trump"."""
    if frame.low[index] == "quoted" and frame.low[index + 1 : index + 3] == ["as", "saying"]:
        subject = subjects.left_of(frame, first)
        return verb_cue(frame, first, index + 3, "say", "verb", subject, False, False)
    if frame.low[index] in ("quoted", "cited") and frame.low[index + 1 : index + 2] == ["by"]:
        teller = nounphrases.right_of(frame, index + 2)
        if teller and frame.low[teller.behind : teller.behind + 2] == ["as", "saying"]:
            behind = teller.behind + 2
            cue = verb_cue(
                frame, first, behind, "say", "verb", subjects.left_of(frame, first), False, False
            )
            return replace(cue, addressee=teller)
    if frame.low[index] in wc.group("impersonal") or kind == "add":
        return None
    agent = None
    for ahead in range(behind, min(len(frame), behind + 25)):
        if frame.low[ahead] == "by" and frame.classes[ahead] != wc.QUOTED:
            agent = nounphrases.right_of(frame, ahead + 1)
            break
        if frame.low[ahead] in (".", ";"):
            break
    return Cue(first, behind, kind, "passive", agent, behind, inherited=True)
