"""Who asserts a passage: the clause that is asserted, in whose office, and of whom."""

from __future__ import annotations

from crosscheck.compare.lookup import Lookup
from crosscheck.compare.stances import Stance
from crosscheck.model import Quote, Span, Speaker
from crosscheck.text.content import content
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of

_ITSELF = frozenset({"he", "she", "they", "it", "i", "we", "his", "her", "their", "its"})
_PRINT = 0.8
"""Share of a sentence's content at which it is no paraphrase of a quotation, but its print."""
_REST = 2
"""Words of content after a doubt that can be what is doubted."""


def asserted(lookup: Lookup, stance: Stance) -> bool:
    """Whether somebody says that it is so: a plan, a plea or a deed is no word on anything."""
    if stance.quote is None or stance.quote.cue is None:
        return True
    cue = fold(lookup.text(stance.quote.cue)).split()
    return not words_of(__package__, "lists/assertions.txt").isdisjoint(cue)


def clause(lookup: Lookup, passage: Span, stance: Stance) -> Span:
    """Return what is asserted in a passage, without the source and the cue.

    A doubt stands before what is doubted ("accused of", "apparently"), or after all of it.
    """
    start, end = passage.start, passage.end
    if stance.quote and passage.overlaps(stance.quote.span):
        said = stance.quote.span
        start, end = max(said.start, start), min(said.end, end)
    elif stance.mark and stance.quote is None:
        rest = Span(passage.article, stance.mark.end, end)
        start = rest.start if len(content(lookup.text(rest))) >= _REST else start
    return Span(passage.article, start, end)


def doubted(lookup: Lookup, passage: Span, stance: Stance, told: Span) -> bool:
    """Whether what stands next to a doubt is told as well: "believed to [have fled]"."""
    if stance.mark is None or stance.quote:
        return True
    following = list(content(lookup.text(Span(passage.article, stance.mark.end, passage.end))))
    held = content(lookup.text(told))
    return len(following) < _REST or any(word in held for word in following[:_REST])


def another(lookup: Lookup, fact: Stance, claim: Stance) -> bool:
    """Whether nobody beside a fact can be its source: they are others than who claims it."""
    speaker = claim.quote.speaker if claim.quote else None
    beside = [quote.speaker for quote in fact.beside if quote.speaker]
    if speaker is None or official(lookup, speaker):
        return speaker is not None and not any(official(lookup, other) for other in beside)
    own = lookup.spoken_by(speaker)
    others = [lookup.spoken_by(other) for other in beside]
    return own is not None and all(other is not None and other.id != own.id for other in others)


def printed(lookup: Lookup, quote: Quote | None, told: Span) -> bool:
    """Whether a report prints what another quotes: a document, though the marks are lost."""
    if quote is None or quote.kind == "indirect":
        return False
    held, said = content(lookup.text(told)), content(lookup.text(quote.span))
    return sum(word in said for word in held) >= _PRINT * len(held)


def of_itself(lookup: Lookup, quote: Quote | None, told: Span) -> bool:
    """Whether somebody speaks of her or his own: of that nobody knows more."""
    if quote is None or quote.speaker is None:
        return False
    first = lookup.text(quote.span).lstrip("“\"' ").split(maxsplit=1)[:1]
    speaker = lookup.spoken_by(quote.speaker)
    named = speaker is not None and speaker.id in lookup.entities_in(told)
    return named or {fold(word) for word in first} <= _ITSELF


def official(lookup: Lookup, speaker: Speaker) -> bool:
    """Whether it is somebody's office to tell what happened: police, hospital, coroner."""
    held = [speaker.name or "", lookup.text(speaker.described or speaker.span)]
    entity = lookup.spoken_by(speaker)
    if entity:
        held += [mention.role_text or "" for mention in entity.mentions]
    known = words_of(__package__, "lists/officials.txt")
    return any(not known.isdisjoint(fold(text).split()) for text in held)
