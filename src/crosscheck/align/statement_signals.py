"""The signals by which two passages say the same, each seen in the two passages alone.

Most points come from the words and terms both hold, weighed by rarity and seen from both sides: a
short clause may stand whole in a long sentence, but a long sentence is not told by one rare
word. Names carry little of it: reports of one event name the same people in all they tell, so
what both tell besides names counts on its own. Figures, days and speakers that agree add to
it; those that clash take from it, yet not so much that two reports of one count could not
differ in it: that difference is what `compare` looks for. What one person said is not what
another said, however alike, unless they say it in the same run of words.

The weights follow a logistic regression (``training/statements.py``) on pairs of sentences of
ECB+ that tell of the same acts, and on those that we labelled (``bench/gold``), evened out
by hand. Signals that added nothing there were left out: phrases and runs in common, stretches,
lengths, negation, and the vectors of a sentence model.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from crosscheck.align.passages import Telling
from crosscheck.align.reading import Reading
from crosscheck.align.signals import NOTHING, Seen, Signal
from crosscheck.model import Figure
from crosscheck.text.kindred import kindred_pairs

_PHRASE = 3
"""Terms of the longest phrase that may be in common and tell nothing."""
_VERBATIM = 6
"""From so many words in a row on, two people's words are one utterance, told of two speakers."""


@dataclass(frozen=True)
class Pairing:
    """Two passages of different reports, with the terms they share."""

    reading: Reading
    left: Telling
    right: Telling

    @cached_property
    def shared(self) -> frozenset[str]:
        """Terms of both."""
        return self.left.terms & self.right.terms

    @cached_property
    def matter(self) -> list[str]:
        """Shared terms that are no names in either, the weightiest first."""
        plain = self.shared - (self.left.names & self.right.names)
        return sorted(plain, key=lambda term: (-self.reading.weights[term], term))

    @cached_property
    def shares(self) -> tuple[float, float]:
        """What part of each one's weight is in the shared terms."""
        common = self.mass(self.shared)
        return common / self.mass(self.left.terms), common / self.mass(self.right.terms)

    def mass(self, terms: Iterable[str]) -> float:
        """Return the weight of some terms together."""
        return sum(self.reading.weights[term] for term in sorted(terms))

    def shown(self, terms: Iterable[str]) -> str:
        """Return some terms as a person reads them."""
        return ", ".join(map(self.reading.shown, terms))


def shared_terms(pair: Pairing) -> Seen:
    """The share of each passage's weight that both hold; the mean of both shares."""
    telling = sorted(pair.shared, key=lambda term: (-pair.reading.weights[term], term))
    return Seen(sum(pair.shares) / 2, f"both tell {pair.shown(telling[:5])}")


def shared_matter(pair: Pairing) -> Seen:
    """How much both tell besides names: the logarithm of its weight."""
    if not pair.matter:
        return NOTHING
    return Seen(math.log1p(pair.mass(pair.matter)), f"besides names {pair.shown(pair.matter[:5])}")


def one_phrase(pair: Pairing) -> Seen:
    """One phrase of at most three terms in common: a thing that both name, not what they tell."""
    if not 0 < len(pair.shared) <= _PHRASE:
        return NOTHING
    if not all(_together(side.sequence, pair.shared) for side in (pair.left, pair.right)):
        return NOTHING
    return Seen(-1.0, f"only {pair.shown(pair.matter) or 'names'} in common")


def _together(sequence: tuple[str, ...], terms: frozenset[str]) -> bool:
    """Whether some terms stand together in a passage, with no other term in between."""
    held = [term in terms for term in sequence]
    first, last = held.index(True), len(held) - held[::-1].index(True)
    return all(held[first:last])


def alike_in_words(pair: Pairing) -> Seen:
    """The cosine of their words, small ones too, weighed by rarity among the story's sentences."""
    one, other = (pair.reading.wording(side.folded) for side in (pair.left, pair.right))
    value = sum(weight * other[word] for word, weight in one.items() if word in other)
    return Seen(value, f"{value:.0%} alike in words")


def kindred_words(pair: Pairing) -> Seen:
    """Words of one that the other has no like of, but a kindred word ("slain", "killed")."""
    one, other = (
        [term for term in side.terms - pair.shared - side.names if term[0] != "@"]
        for side in (pair.left, pair.right)
    )
    met = kindred_pairs(one, other)
    if not met:
        return NOTHING
    weights = pair.reading.weights
    mass = sum(min(3.0, weights[term]) for term in sorted({a for a, _ in met}))
    shown = ", ".join(f"{a!r} and {b!r}" for a, b in met[:3])
    return Seen(min(1.0, mass / 10), f"kindred words: {shown}")


def same_figures(pair: Pairing) -> Seen:
    """Figures of the same value; against, where both count the same and differ."""
    one, other = pair.left.figures, pair.right.figures
    if not one or not other:
        return NOTHING
    equal = [f for f in one if any(_equal(f, g) for g in other)]
    if equal:
        return Seen(1.0, f"both have {equal[0].text!r}")
    return Seen(-0.5, f"{one[0].text!r} and {other[0].text!r}")


def _equal(one: Figure, other: Figure) -> bool:
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def same_day(pair: Pairing) -> Seen:
    """Times that meet; against, where each has a day and they do not."""
    one = [t for t in pair.left.times if t.start and t.end]
    other = [t for t in pair.right.times if t.start and t.end]
    if not one or not other:
        return NOTHING
    for a in one:
        for b in other:
            if _meet(a.start, a.end, b.start, b.end):
                return Seen(1.0, f"{a.text!r} is {b.text!r}")
    return Seen(-1.0, f"{one[0].text!r} is not {other[0].text!r}")


def _meet(*bounds: object) -> bool:
    start, end, other_start, other_end = (
        bound.replace(tzinfo=None) for bound in bounds if hasattr(bound, "replace")
    )
    return bool(start < other_end and other_start < end)


def same_word(pair: Pairing) -> Seen:
    """The same person's word; strongly against, where two are named and their words differ."""
    one, other = pair.left, pair.right
    if not (one.reported and other.reported) or one.speaker is None or other.speaker is None:
        return NOTHING
    if one.speaker == other.speaker:
        return Seen(0.15, "the same speaker")
    named = pair.reading.entities
    if not (one.speaker in named and other.speaker in named):
        return NOTHING
    if longest_run(one.folded, other.folded) >= _VERBATIM:
        return NOTHING
    return Seen(-1.0, "another speaker's word")


def longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    """Return how many words in a row both have, at most; 0 below four."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(right) - 3):
        places.setdefault(right[place : place + 4], []).append(place)
    best = 0
    for start in range(len(left) - 3):
        for place in places.get(left[start : start + 4], ())[:20]:
            size = 4
            while left[start + size : start + size + 1] == right[place + size : place + size + 1]:
                if start + size >= len(left):
                    break
                size += 1
            best = max(best, size)
    return best


def both_lead(pair: Pairing) -> Seen:
    """Both open their reports, where the main event is told, and share something at all."""
    if max(pair.left.order, pair.right.order) >= 2:
        return NOTHING
    return Seen(min(1.0, sum(pair.shares) / 2 / 0.25), "both open their reports")


SIGNALS: tuple[Signal, ...] = (
    Signal("shared_terms", 0.4, shared_terms),
    Signal("shared_matter", 0.23, shared_matter),
    Signal("one_phrase", 0.3, one_phrase),
    Signal("alike_in_words", 1.65, alike_in_words),
    Signal("kindred_words", 0.32, kindred_words),
    Signal("same_figures", 0.15, same_figures),
    Signal("same_day", 0.18, same_day),
    Signal("same_word", 0.5, same_word),
    Signal("both_lead", 0.36, both_lead),
)
