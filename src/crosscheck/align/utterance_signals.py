"""The signals by which two quotes in two reports are the same words spoken.

A pair must reach 1 (`utterances`). What both print counts by the rarity of its words, names
for little: two people who speak of one congressman do not say the same.
"""

from __future__ import annotations

from crosscheck.align.overlays import Overlay
from crosscheck.align.signals import NOTHING, Seen, Signal

SHORT_WORDS = 4
"""Words up to which a quote is short: it must stand whole in the other."""
TELLING = 1.0
"""Rarity from which a word counts there: "we", "the" and "that" do not."""


def same_words(pair: Overlay) -> Seen:
    """How much of the shorter print stands in the longer, in order; nothing below two fifths."""
    value = max(0.0, min(1.0, (pair.share - 0.4) / 0.5))
    return Seen(value, f"{pair.share:.0%} of the shorter quote")


def common_run(pair: Overlay) -> Seen:
    """The weightiest run of words that both print; beyond four, each word counts for itself.

    A single word that each prints otherwise ("a circus", "the circus") does not break a run.
    """
    first, last = pair.longest_run
    held = pair.held
    value = sum(pair.left.weights[first:last]) / 12 + max(0, last - first - 4) / 12
    shown = (pair.left.folded[n] if n in held else "…" for n in range(first, last)[:12])
    return Seen(min(1.5, value), f"both print {' '.join(shown)!r}")


def same_speaker(pair: Overlay) -> Seen:
    """Whether the reports name the same speaker; against, where they name two.

    A body and a person may well be one voice: a company's words are its spokesman's. Whoever is
    only described ("the talk show host") may be the one whom the other names.
    """
    one, other = pair.left, pair.right
    if one.speaker is None or other.speaker is None:
        return NOTHING
    if one.speaker == other.speaker:
        return Seen(1.0, "same speaker")
    if not (one.is_named and other.is_named):
        return NOTHING
    people = one.speaker_kind == other.speaker_kind == "person"
    return Seen(-1.0 if people else -0.5, "another speaker is named")


def translated(pair: Overlay) -> Seen:
    """The same speaker, and at least three telling words in the same order."""
    if pair.left.speaker is None or pair.left.speaker != pair.right.speaker:
        return NOTHING
    telling = {pair.left.stems[place] for place in pair.held if pair.left.weights[place] > 1.5}
    if len(telling) < 3:
        return NOTHING
    return Seen(min(1.0, len(telling) / 5), f"in the same order: {', '.join(sorted(telling))}")


def scattered(pair: Overlay) -> Seen:
    """The words in common stand apart, with others in between."""
    lack = max(0.0, 1 - pair.density / 0.55)
    return Seen(-lack, "the words in common are scattered") if lack else NOTHING


def a_phrase_only(pair: Overlay) -> Seen:
    """Less than half of the shorter print, and no run of six words: a phrase used again."""
    if pair.share >= 0.45 or pair.longest.length >= 6:
        return NOTHING
    return Seen(-1.0, "a phrase in common, no more")


def short_but_not_whole(pair: Overlay) -> Seen:
    """A quote of up to four words that does not stand whole in the other, or says too little.

    Its small words may differ ("that mistrust" is "the mistrust" in another sentence). One or
    two words with no speaker in common must be all that both print.
    """
    size = len(pair.left.stems)
    if size > SHORT_WORDS:
        return NOTHING
    if not _whole(pair):
        return Seen(-1.0, "a short quote that the other does not hold")
    if pair.left.weight < 3.0:
        return Seen(-1.0, "too short to tell")
    speaker = pair.left.speaker is not None and pair.left.speaker == pair.right.speaker
    if size <= 2 and not speaker and pair.left.wording != pair.right.wording:
        return Seen(-0.5, "a word or two, and no speaker in common")
    return NOTHING


def _whole(pair: Overlay) -> bool:
    """Whether all that tells something in the shorter print stands close together in the other."""
    telling = {place for place, weight in enumerate(pair.left.weights) if weight >= TELLING}
    first, end = pair.stretch[1]
    return telling <= pair.held and end - first <= len(pair.left.stems)


SIGNALS: tuple[Signal, ...] = (
    Signal("same_words", 0.7, same_words),
    Signal("common_run", 0.6, common_run),
    Signal("same_speaker", 0.35, same_speaker),
    Signal("translated", 0.3, translated),
    Signal("scattered", 0.6, scattered),
    Signal("a_phrase_only", 0.6, a_phrase_only),
    Signal("short_but_not_whole", 1.0, short_but_not_whole),
)
