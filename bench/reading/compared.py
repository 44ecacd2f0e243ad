"""One line of the table that `python -m bench.reading` prints: a reader's figures on a set.

A topic's module gives its lines by ``compared()``: ours first, then every peer in the same
run. A peer that is not installed gives a line that says what would install it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """What one reader earns on one set.

    Args:
        what: what is read, as "names, F1".
        on: the set, as "worldwide_a".
        reader: "ours", "people", or the peer's name.
        figures: measure → value, in the order of the columns.
        note: why there are no figures, or what to know of them.
    """

    what: str
    on: str
    reader: str
    figures: Mapping[str, float] = field(default_factory=dict)
    note: str = ""


def absent(what: str, on: str, reader: str, package: str) -> Line:
    """Return the line of a peer that is not installed."""
    return Line(what, on, reader, note=f"not installed: pip install {package}")
