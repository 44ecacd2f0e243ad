"""What a figure holds for: "in Gaza", "since Oct. 7", "of the 60 members".

The phrases with a preposition that follow the thing counted, or what happened to it, one
right after the other. A time among them is taken whole, from the times already read.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.figures.places import Place
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import Token

_LEADS = frozenset(
    (
        *("in", "across", "from", "of", "at", "within", "among", "since", "during", "for", "on"),
        *("under", "throughout", "between", "inside", "outside", "until", "through"),
        *("last", "this", "next", "worldwide", "nationwide", "globally", "nationally"),
    )
)
_ALONE = frozenset(("worldwide", "nationwide", "globally", "nationally"))
_AMOUNTS = frozenset("0123456789$£€¥")
_SKIPPED = 4
_PHRASES = 3
_LENGTH = 8

Bounds = tuple[int, int]


def scope_of(place: Place, after: int) -> tuple[Bounds, ...]:
    """Return the bounds, in characters, of the phrases that narrow a figure.

    Args:
        place: the sentence.
        after: the token after the figure and what it counts.
    """
    found = place.tokens
    at = _past_event(found, after)
    kept: list[Bounds] = []
    while at < len(found) and len(kept) < _PHRASES and found[at].text.lower() in _LEADS:
        end = _phrase_end(place, at)
        if end is None:
            break
        kept.append((found[at].start, found[end - 1].end))
        at = end
    return tuple(kept)


def _past_event(found: Sequence[Token], after: int) -> int:
    """Return the place behind "have been killed": auxiliaries, adverbs and an event."""
    events = mapping_of("crosscheck.annotate", "lists/events.txt")
    for at in range(after, min(len(found), after + _SKIPPED)):
        low = found[at].text.lower()
        if low in events:
            return at + 1
        if wc.class_of(found[at].text, low) not in (wc.AUXILIARY, wc.ADVERB):
            return after
    return after


def _phrase_end(place: Place, at: int) -> int | None:
    """Return the index after a phrase that begins with a preposition; None where none does."""
    found = place.tokens
    if found[at].text.lower() in _ALONE:
        return at + 1
    first = at if found[at].text.lower() in ("last", "this", "next") else at + 1
    if first >= len(found):
        return None
    begins = found[first].start
    time = place.time_before(begins)
    if time is not None and begins < time.span.end:
        return next((i for i in range(first, len(found)) if found[i].start >= time.span.end), None)
    if first == at or found[first].text[0] in _AMOUNTS or found[first].text == "least":
        return None
    stop = first
    while stop < len(found) and stop - first < _LENGTH and _is_within(found[stop], stop == first):
        stop += 1
    last = found[stop - 1].text
    return stop if stop > first and wc.class_of(last, last.lower()) == wc.OPEN else None


def _is_within(token: Token, begins: bool) -> bool:
    """Whether a word may stand in the noun phrase behind a preposition."""
    text = token.text
    if not (text[0].isalnum() or text in ("'s", "’s", "'", "’", "&", "-")):
        return False
    kind = wc.class_of(text, text.lower())
    return kind in (wc.OPEN, wc.POSSESSIVE) or (begins and kind == wc.DETERMINER)
