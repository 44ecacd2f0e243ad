"""The signals by which two figures of different reports count the same.

What is counted and what happened to it must agree (`Figure.about`), and the words around
both, or an aligned statement, say that the scene is one. Values need not agree, since the
difference is what a reporter wants to see; but a value of another size, another thing done to
what is counted, a change against a level speak against.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crosscheck.align.reading import Reading, rarity
from crosscheck.align.signals import NOTHING, Seen, Signal
from crosscheck.model import Figure


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with what is needed to compare it.

    Args:
        about: terms of what is counted and what happened to it.
        scene: terms of its sentence.
        statement: id of the shared statement it stands in, or None.
        sentence: where its sentence begins.
    """

    figure: Figure
    about: frozenset[str]
    scene: frozenset[str]
    statement: str | None
    sentence: int

    @property
    def value(self) -> float:
        """A single value to compare by: the middle of the bounds, or the one that is known."""
        low, high = self.figure.low, self.figure.high
        if low is None or high is None:
            return float(low if low is not None else high or 0.0)
        return (low + high) / 2


@dataclass(frozen=True)
class Both:
    """Two counts of different reports."""

    reading: Reading
    left: Count
    right: Count

    def weight(self, terms: frozenset[str]) -> float:
        """Return the weight of terms in the story."""
        return sum(self.reading.weights.get(t) or rarity(t) or 0.3 for t in sorted(terms))

    @cached_property
    def ratio(self) -> float:
        """The larger value by the smaller; infinite where one is zero."""
        small, large = sorted((abs(self.left.value), abs(self.right.value)))
        return 1.0 if small == large else large / small if small else float("inf")


def same_thing(pair: Both) -> Seen:
    """What is counted and what happened to it: the weight of what agrees."""
    shared = pair.left.about & pair.right.about
    if not shared:
        return Seen(-1.0, "nothing counted in common")
    mass = pair.weight(shared)
    shares = sorted(mass / pair.weight(count.about) for count in (pair.left, pair.right))
    rare = min(1.0, max(rarity(term) for term in shared) / 3.0)
    value = (0.4 * shares[0] + 0.6 * shares[1]) * (0.4 + 0.6 * rare)
    return Seen(value, f"both count {', '.join(sorted(shared))}")


def another_act(pair: Both) -> Seen:
    """Each has something done to what is counted that the other has not."""
    one, other = pair.left.about - pair.right.about, pair.right.about - pair.left.about
    if not one or not other:
        return NOTHING
    return Seen(-1.0, f"{', '.join(sorted(one))} is not {', '.join(sorted(other))}")


def same_scene(pair: Both) -> Seen:
    """The sentences around both share their telling words."""
    shared = pair.left.scene & pair.right.scene - pair.left.about - pair.right.about
    if not shared:
        return NOTHING
    names = sorted(shared, key=lambda term: (-pair.weight(frozenset({term})), term))[:4]
    seen = ", ".join(map(pair.reading.shown, names))
    return Seen(min(1.0, pair.weight(shared) / 12), f"around both: {seen}")


def same_statement(pair: Both) -> Seen:
    """Both stand in passages that were found to say the same."""
    if pair.left.statement is None or pair.left.statement != pair.right.statement:
        return NOTHING
    return Seen(1.0, "in one statement")


def same_value(pair: Both) -> Seen:
    """Equal values; against, where one is more than twice the other, and far more at fivefold."""
    if pair.ratio == 1.0:
        return Seen(1.0, "equal")
    if pair.ratio <= 1.35:
        return Seen(0.4, "of the same size")
    if pair.ratio <= 2:
        return NOTHING
    return Seen(-3.0 if pair.ratio > 5 else -min(1.0, (pair.ratio - 1) / 3), "of another size")


def a_measure(pair: Both) -> Seen:
    """Money, shares and the like that differ, with no statement in common.

    A story holds many sums and percentages of one kind; two unequal ones are seldom the same.
    """
    apart = pair.left.statement is None or pair.left.statement != pair.right.statement
    if pair.left.figure.unit in (None, "votes") or pair.ratio == 1.0 or not apart:
        return NOTHING
    return Seen(-1.0, f"unequal measures ({pair.left.figure.unit})")


def another_change(pair: Both) -> Seen:
    """One is a change and the other a level, or they go two ways."""
    if pair.left.figure.change == pair.right.figure.change:
        return NOTHING
    return Seen(-1.0, "one is a change and the other is not, or goes the other way")


def a_sum(pair: Both) -> Seen:
    """One of both is the sum of figures that its sentence gives."""
    summed = [c.figure for c in (pair.left, pair.right) if c.figure.parts]
    return Seen(1.0, f"{summed[0].text!r} is a sum") if len(summed) == 1 else NOTHING


SIGNALS: tuple[Signal, ...] = (
    Signal("same_thing", 0.8, same_thing),
    Signal("another_act", 0.3, another_act),
    Signal("same_scene", 0.4, same_scene),
    Signal("same_statement", 0.4, same_statement),
    Signal("same_value", 0.3, same_value),
    Signal("a_measure", 0.3, a_measure),
    Signal("another_change", 0.6, another_change),
    Signal("a_sum", 0.1, a_sum),
)
