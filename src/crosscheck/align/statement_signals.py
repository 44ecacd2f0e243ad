"""The signals by which two passages say the same.

A pair must reach `AlignSettings.statement_score` (1). The weights follow a logistic
regression on 308 pairs that we labelled (``bench/gold``), evened out by hand; the threshold
is where nine pairs in ten are right. Most points come from the terms both
hold, weighed by rarity, seen from both sides: a short clause may stand whole in a long
sentence, but a long sentence is not told by one rare word. Figures, days and speakers that
agree add to it; those that clash take from it, yet not so much that two reports of one
count could not differ in it: that difference is what `compare` looks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from crosscheck.align.passages import Telling
from crosscheck.align.reading import Reading, term_of
from crosscheck.align.signals import NOTHING, Seen, Signal
from crosscheck.model import Figure


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
    def names(self) -> frozenset[str]:
        """Shared terms that are names in both."""
        return self.shared & self.left.names & self.right.names

    @cached_property
    def shares(self) -> tuple[float, float]:
        """What part of each one's weight is in the shared terms, the smaller part first."""
        weights = self.reading.weights
        common = sum(weights[term] for term in sorted(self.shared))
        one, other = (
            common / sum(weights[term] for term in sorted(side.terms))
            for side in (self.left, self.right)
        )
        return (one, other) if one <= other else (other, one)

    @cached_property
    def mass(self) -> float:
        """The weight of the shared terms."""
        return sum(self.reading.weights[term] for term in sorted(self.shared))


def shared_terms(pair: Pairing) -> Seen:
    """The share of each passage's weight that both hold; the mean of both shares."""
    low, high = pair.shares
    telling = sorted(pair.shared, key=lambda term: (-pair.reading.weights[term], term))
    return Seen((low + high) / 2, f"both tell {', '.join(map(pair.reading.shown, telling[:5]))}")


def told_whole(pair: Pairing) -> Seen:
    """One passage stands nearly whole in the other, and is no mere phrase."""
    _, high = pair.shares
    if high < 0.6 or pair.mass < 10:
        return NOTHING
    return Seen((high - 0.6) / 0.4, f"{high:.0%} of one is in the other")


def little_shared(pair: Pairing) -> Seen:
    """Three terms or fewer, and each tells something else besides."""
    if len(pair.shared) > 3 or pair.shares[0] >= 0.5:
        return NOTHING
    return Seen(-1.0, f"only {len(pair.shared)} terms in common")


def told_together(pair: Pairing) -> Seen:
    """The weight of the stretch in which both tell the same, with little else in between.

    In each passage shared terms count for a stretch and others against it (two fifths of
    their weight); the best stretch of the poorer passage counts.
    """
    best = min(_best_stretch(pair, side.sequence) for side in (pair.left, pair.right))
    return Seen(min(1.5, max(0.0, best - 4) / 12), "told in one stretch")


def _best_stretch(pair: Pairing, sequence: tuple[str, ...]) -> float:
    """Return the weight of the best stretch (Kadane's maximum subarray)."""
    weights, shared = pair.reading.weights, pair.shared
    best = running = 0.0
    counted: set[str] = set()
    for term in sequence:
        if term in shared:
            running += 0.0 if term in counted else weights[term]
            counted.add(term)
        else:
            running = max(0.0, running - 0.4 * weights[term])
        best = max(best, running)
    return best


def same_phrases(pair: Pairing) -> Seen:
    """Pairs of terms that follow each other in both, but for two words of a name."""
    one, other = (set(pairwise(side.sequence)) for side in (pair.left, pair.right))
    common = sorted(pair_of for pair_of in one & other if not pair.names.issuperset(pair_of))
    if not common:
        return NOTHING
    weights = pair.reading.weights
    mass = sum(weights[a] + weights[b] for a, b in common)
    shown = ", ".join(f"{pair.reading.shown(a)} {pair.reading.shown(b)}" for a, b in common[:3])
    return Seen(min(1.5, mass / 20), f"phrases of both: {shown}")


def mostly_names(pair: Pairing) -> Seen:
    """What both share is mostly names."""
    if not pair.mass:
        return NOTHING
    weights = pair.reading.weights
    share = sum(weights[term] for term in sorted(pair.names)) / pair.mass
    return Seen(-max(0.0, share - 0.4) / 0.6, "mostly names in common")


def shared_run(pair: Pairing) -> Seen:
    """A run of four words or more that both have, as in a quotation; names in it do not count."""
    longest = _longest_run(pair.left.folded, pair.right.folded)
    if len(longest) < 4:
        return NOTHING
    weights = pair.reading.weights
    told = {term_of(word) for word in longest} - pair.names
    weight = sum(weights.get(term, 0.0) for term in sorted(told))
    value = min(1.0, (len(longest) - 3) / 5) * min(1.0, weight / 5)
    return Seen(value, f"both have {' '.join(longest[:12])!r}")


def _longest_run(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Return the longest run of words in common, grown from runs of four."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(right) - 3):
        places.setdefault(right[place : place + 4], []).append(place)
    best: tuple[str, ...] = ()
    for start in range(len(left) - 3):
        for place in places.get(left[start : start + 4], ())[:20]:
            size = 4
            while left[start + size : start + size + 1] == right[place + size : place + size + 1]:
                if start + size >= len(left):
                    break
                size += 1
            if size > len(best):
                best = left[start : start + size]
    return best


def phrase_in_passing(pair: Pairing) -> Seen:
    """One phrase in common and no more, where each names people or bodies the other does not."""
    one, other = (_actors(pair.reading, side) for side in (pair.left, pair.right))
    if pair.shares[0] >= 0.25 or len(pair.shared) > 4 or not (one and other) or one & other:
        return NOTHING
    run = _longest_run(pair.left.folded, pair.right.folded)
    if not run or not pair.shared - pair.names <= {term_of(word) for word in run}:
        return NOTHING
    return Seen(-1.0, f"only {' '.join(run[:12])!r} in common, of others")


def _actors(reading: Reading, side: Telling) -> frozenset[str]:
    """Return the people, bodies and groups that a passage names."""
    return frozenset(
        name for name in side.entities if reading.entities[name].kind not in ("place", "other")
    )


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
    """The same person's word; strongly against, where two are named."""
    one, other = pair.left, pair.right
    named = pair.reading.entities
    if not (one.reported and other.reported) or one.speaker is None or other.speaker is None:
        return NOTHING
    if one.speaker != other.speaker and not (one.speaker in named and other.speaker in named):
        return NOTHING
    if one.speaker == other.speaker:
        return Seen(0.4, "the same speaker")
    return Seen(-1.0, "another speaker's word")


def one_denies(pair: Pairing) -> Seen:
    """Only one of both holds a negation."""
    if pair.left.negated == pair.right.negated:
        return NOTHING
    return Seen(-1.0, "only one of them is negated")


def both_lead(pair: Pairing) -> Seen:
    """Both open their reports, where the main event is told, and share something at all."""
    if max(pair.left.order, pair.right.order) >= 2:
        return NOTHING
    return Seen(min(1.0, sum(pair.shares) / 2 / 0.25), "both open their reports")


SIGNALS: tuple[Signal, ...] = (
    Signal("shared_terms", 1.75, shared_terms),
    Signal("told_whole", 0.25, told_whole),
    Signal("little_shared", 0.2, little_shared),
    Signal("told_together", 0.7, told_together),
    Signal("same_phrases", 0.8, same_phrases),
    Signal("mostly_names", 0.5, mostly_names),
    Signal("shared_run", 1.15, shared_run),
    Signal("phrase_in_passing", 0.8, phrase_in_passing),
    Signal("same_figures", 0.15, same_figures),
    Signal("same_day", 0.2, same_day),
    Signal("same_word", 0.35, same_word),
    Signal("one_denies", 0.12, one_denies),
    Signal("both_lead", 0.75, both_lead),
)
