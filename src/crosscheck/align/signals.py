"""A score is a list of named signals, and the list is the "why".

Each signal looks at a pair and says how strongly it speaks for (up to 1) or against
(down to -1) their being the same, with what it saw; its weight turns that into points. Those
that saw something become the `Evidence` a person is shown.

The pattern is that of matching in nomenklatura (``matching/logic_v1/model.py``): a few
signals that can be read, in place of one number that cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crosscheck.model import Evidence, Span


class Seen(NamedTuple):
    """What a signal saw: from -1 (against) to 1 (for), and in a few words what."""

    value: float
    detail: str = ""


NOTHING = Seen(0.0)


@dataclass(frozen=True, slots=True)
class Signal:
    """A named signal and the points it can give.

    Args:
        name: as shown in the evidence.
        weight: points for a value of 1.
        look: compares what is given to `weigh`: two things, or a pair already laid together.
    """

    name: str
    weight: float
    look: Callable[..., Seen]


class Scored(NamedTuple):
    """A total, and the signals it is made of."""

    total: float
    seen: tuple[tuple[str, float, str], ...]

    def evidence(self, spans: Sequence[Span]) -> tuple[Evidence, ...]:
        """Return the signals as evidence resting on these passages."""
        return tuple(
            Evidence(name, round(points, 3), detail, tuple(spans))
            for name, points, detail in self.seen
        )


def weigh(signals: Sequence[Signal], *pair: object) -> Scored:
    """Return the points that all signals give a pair together."""
    seen = []
    total = 0.0
    for signal in signals:
        value, detail = signal.look(*pair)
        if value:
            points = value * signal.weight
            total += points
            seen.append((signal.name, points, detail))
    return Scored(total, tuple(seen))
