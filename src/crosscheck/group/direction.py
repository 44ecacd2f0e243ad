"""Which of two reports has the text from the other.

Each signal looks at one thing and says towards which report it points: above 0, the
first is the source. Unless they add up to `CERTAIN`, the direction stays unknown, as where
both are pickups of an agency text that is not in the pile.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from crosscheck.group.copies import Overlap
from crosscheck.group.origin import marks
from crosscheck.model import Article, Evidence
from crosscheck.text.fold import fold

CERTAIN = 1.0
WHOLE = 0.9  # containment from which a text stands whole in another
_MINUTES = {"second", "minute", "hour"}
_BORROWED = re.compile(
    r"\b(?:first (?:reported|published|appeared) (?:by|in|on|at)"
    r"|originally (?:published|appeared) (?:by|in|on|at)"
    r"|republished (?:from|with permission (?:of|from))"
    r"|this (?:story|article|report) is (?:from|by)"
    r"|was (?:produced|written|provided) by)[ ]+(?:the[ ]+)?([^\n.;]{2,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share text, in a fixed order."""

    one: Article
    other: Article
    overlap: Overlap


Signal = Callable[[Pair], Evidence | None]


def agency(pair: Pair) -> Evidence | None:
    """One is published by the agency that the other credits."""
    for score, source, pickup in ((2.0, pair.one, pair.other), (-2.0, pair.other, pair.one)):
        own = {m.origin for m in marks(source) if m.evidence.signal == "outlet"}
        named = [m for m in marks(pickup) if m.origin in own and m.evidence.signal != "outlet"]
        if named:
            detail = f"{pickup.source} {named[0].evidence.detail}"
            return Evidence("agency", score, detail, named[0].evidence.spans)
    return None


def borrowed(pair: Pair) -> Evidence | None:
    """One says that its text was first published by the other's outlet."""
    for score, source, pickup in ((2.0, pair.one, pair.other), (-2.0, pair.other, pair.one)):
        for match in _BORROWED.finditer(pickup.text):
            named = fold(match.group(1))
            if named.startswith(fold(source.source.removeprefix("The "))):
                span = pickup.span(*match.span())
                return Evidence("borrowed", score, match.group().strip(), (span,))
    return None


def time(pair: Pair) -> Evidence | None:
    """One was published before the other; a day apart says more than minutes do."""
    first, second = pair.one.published, pair.other.published
    if first is None or second is None:
        return None
    if first.end <= second.start if _comparable(pair) else first.day < second.day:
        return Evidence("time", 1.0, f"{first.start:%Y-%m-%d %H:%M} before {second.start:%H:%M}")
    if second.end <= first.start if _comparable(pair) else second.day < first.day:
        return Evidence("time", -1.0, f"{second.start:%Y-%m-%d %H:%M} before {first.start:%H:%M}")
    return None


def _comparable(pair: Pair) -> bool:
    """Whether both times are to the hour or better, and both or neither have a zone."""
    first, second = pair.one.published, pair.other.published
    if first is None or second is None:
        return False
    zones = (first.start.tzinfo is None) == (second.start.tzinfo is None)
    return zones and {first.precision, second.precision} <= _MINUTES


def trimmed(pair: Pair) -> Evidence | None:
    """One stands whole in the other, which is longer: pickups are cut from the end."""
    of_one, of_other = pair.overlap.of_one, pair.overlap.of_other
    if max(of_one, of_other) < WHOLE or abs(of_one - of_other) < 0.2:
        return None
    low, high = sorted((of_one, of_other))
    detail = f"{low:.0%} of the longer text, {high:.0%} of the shorter"
    return Evidence("trimmed", 0.5 if of_other > of_one else -0.5, detail)


SIGNALS: tuple[Signal, ...] = (agency, borrowed, time, trimmed)


def judge(pair: Pair) -> tuple[float, tuple[Evidence, ...]]:
    """Return the signals' sum (above 0: the first is the source) and the signals.

    Two pickups that credit one agency, neither of them its own, have no direction:
    the source is not in the pile.
    """
    found = tuple(e for e in (signal(pair) for signal in SIGNALS) if e)
    total = sum(e.score for e in found)
    if _common_agency(pair) and not any(e.signal in {"agency", "borrowed"} for e in found):
        return 0.0, found
    return total, found


def _common_agency(pair: Pair) -> bool:
    one, other = ({m.origin for m in marks(a)} for a in (pair.one, pair.other))
    return bool(one & other)
