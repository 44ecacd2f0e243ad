"""How surely a report tells a passage: as a fact, on somebody's word, or with a doubt.

Told on somebody's word is what an attribution covers ("…, police said"), and what the report
itself marks as a claim ("allegedly"). Told as a fact is only what stands in the report's own
voice with nobody near to whose word it could be: no attribution in the sentence or its
paragraph, no witness, court or inquiry in the sentence. All else is neither.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Literal, NamedTuple

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Quote, Span, Speaker
from crosscheck.text.fold import fold
from crosscheck.text.lists import rows, words_of
from crosscheck.text.tokens import words

_COVERED = 0.6
"""Share of a passage that stands in somebody's words, for it to be told on that word."""

_INSIDER = re.compile(
    r"\b(?:sources?|(?:familiar|acquainted)\swith|knowledge\sof|briefed\son|close\sto|anonym\w+"
    r"|not\s(?:to\s)?be\s(?:named|identified)|not\sauthori[sz]ed)\b",
    re.IGNORECASE,
)
"""Who keeps the name back, other than a police spokesman whom nobody cared to name."""

_PRINTED = re.compile(r"[\"“”]|(?<!\w)[‘'](?=\w)|\b(?:I|[Ww]e|[Yy]ou|[Yy]our|[Mm]y|[Oo]ur)\b")
"""Marks of words that are printed as somebody's, or that only somebody can say."""

_RUN_ON = re.compile(
    r"(?<=[A-Za-z0-9]) (?:(?:A|An|With|It|He|She|They|Two|But|This|There) (?=[A-Z]?[a-z]+ [a-z])"
    r"|The (?=[a-z]))"
)
"""Where a heading or a caption runs on into a sentence, it is unsure who says what."""

_PROVEN = re.compile(
    r"\b(?:convicted|pleaded\sguilty|pled\sguilty|found\sguilty|sentenced|admitted)\b",
    re.IGNORECASE,
)
"""After a verdict nothing is an allegation any more."""


class Stance(NamedTuple):
    """How surely a passage is told.

    Args:
        mark: the words that say so: the source with its cue, or the doubt; None for a fact.
        source: whether somebody speaks by name, or somebody who would not be named.
        quote: the words of whoever speaks.
        beside: of a fact, what somebody says in the sentences beside it.
    """

    kind: Literal["fact", "claimed", "hedged"]
    mark: Span | None = None
    source: Literal["named", "unnamed"] | None = None
    quote: Quote | None = None
    beside: tuple[Quote, ...] = ()


def stance(lookup: Lookup, passage: Span) -> Stance | None:
    """Return how surely a passage is told; None where it cannot be said."""
    if _RUN_ON.search(lookup.text(passage)):
        return None
    for quote in quotes_over(lookup, passage):
        if quote.speaker and _covers(quote, passage):
            return Stance("claimed", _source(quote), _who(lookup, quote.speaker), quote)
    if _PROVEN.search(lookup.text(_near(lookup, passage))):
        return None
    marked = _marked(lookup, passage)
    if marked:
        return marked
    return Stance("fact") if _own(lookup, passage) and not _beside(lookup, passage) else None


def beside(lookup: Lookup, passage: Span) -> Stance | None:
    """Return the stance of a passage in the report's own voice with other voices beside it."""
    text = lookup.text(passage)
    if _RUN_ON.search(text) or _PROVEN.search(lookup.text(_near(lookup, passage))):
        return None
    if not _own(lookup, passage):
        return None
    return Stance("fact", beside=_beside(lookup, passage))


def quotes_over(lookup: Lookup, span: Span) -> list[Quote]:
    """Return the quotes, scare quotes left out, that share a character with a span."""
    found = lookup.of[span.article].quotes
    end = bisect_right(found, span.end - 1, key=lambda quote: quote.span.start)
    return [q for q in found[:end] if q.kind != "scare" and q.span.overlaps(span)]


def doubts(text: str) -> list[str]:
    """Return the words by which a text keeps its distance.

    >>> doubts("He was allegedly seen, and may have left")
    ['allegedly', 'may have']
    """
    return [found[0] for found in _doubts().finditer(text)]


def _covers(quote: Quote, passage: Span) -> bool:
    """Whether most of a passage is somebody's words, with the source and the cue."""
    source = quote.speaker.span if quote.speaker else quote.span
    parts = (quote.span, source, quote.cue or source)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    return min(end, passage.end) - max(start, passage.start) >= _COVERED * len(passage)


def _who(lookup: Lookup, speaker: Speaker) -> Literal["named", "unnamed"] | None:
    described = lookup.text(speaker.described or speaker.span)
    if speaker.anonymous:
        return "unnamed" if _INSIDER.search(f"{speaker.name} {described}") else None
    known = lookup.spoken_by(speaker) or (speaker.kind == "organisation" and speaker.name)
    return "named" if known else None


def _source(quote: Quote) -> Span | None:
    """Return the place of the source and its cue, where they stand together."""
    speaker, cue = quote.speaker, quote.cue
    if speaker is None or cue is None:
        return speaker.span if speaker else None
    first, last = sorted((speaker.span, cue))
    near = last.start - first.end <= 3
    return Span(first.article, first.start, max(first.end, last.end)) if near else speaker.span


def _marked(lookup: Lookup, passage: Span) -> Stance | None:
    found = _doubts().search(lookup.text(passage))
    if found is None:
        return None
    kind = _kinds()[" ".join(fold(found[0]).split())]
    start = passage.start + found.start()
    return Stance(kind, Span(passage.article, start, start + len(found[0])))


def _beside(lookup: Lookup, passage: Span) -> tuple[Quote, ...]:
    """Return what somebody is told to say near a passage."""
    near = quotes_over(lookup, _near(lookup, passage))
    return tuple(quote for quote in near if quote.speaker and quote.cue)


def _own(lookup: Lookup, passage: Span) -> bool:
    """Whether nobody else can be meant to say it: no voice in the sentence.

    A quotation is no voice of the report, also where its marks are lost and "you" is left, and
    what ends in no stop is a headline, a caption or a line of a list.
    """
    voices = words_of(__package__, "lists/voices.txt")
    told = lookup.text(_sentence(lookup, passage))
    if doubts(told) or any(fold(word.text) in voices for word in words(told)):
        return False
    if _PRINTED.search(told) or not told.rstrip().endswith((".", "!")):
        return False
    own = quotes_over(lookup, _sentence(lookup, passage))
    return not any(quote.speaker and quote.cue for quote in own)


def _sentence(lookup: Lookup, passage: Span) -> Span:
    """Return a passage with the rest of the sentence that it begins in."""
    found = lookup.of[passage.article].sentence_at(passage.start)
    if found is None:
        return passage
    return Span(passage.article, found.span.start, max(found.span.end, passage.end))


def _near(lookup: Lookup, passage: Span) -> Span:
    """Return a passage's sentences with what stands around them, where a source may stand.

    That is the sentence before, in the same paragraph, and the one after: a lede's source often
    stands there.
    """
    text = lookup.article[passage.article].text
    sentences = lookup.of[passage.article].sentences
    first = bisect_right(sentences, passage.start, key=lambda s: s.span.start) - 1
    after = bisect_right(sentences, passage.end - 1, key=lambda s: s.span.start)
    start = sentences[max(0, first)].span.start
    before = sentences[max(0, first - 1)].span
    if "\n" not in text[before.end : start]:
        start = before.start
    end = sentences[min(after, len(sentences) - 1)].span.end
    return Span(passage.article, start, max(passage.end, end))


@cache
def _kinds() -> dict[str, Literal["claimed", "hedged"]]:
    return {
        written: "hedged" if kind == "hedged" else "claimed"
        for written, kind in rows(__package__, "lists/doubts.txt")
    }


@cache
def _doubts() -> re.Pattern[str]:
    written = sorted(_kinds(), key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})\b", re.IGNORECASE)
