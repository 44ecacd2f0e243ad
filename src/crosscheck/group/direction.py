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
from crosscheck.group.origin import Mark, marks
from crosscheck.group.outlets import same_name
from crosscheck.model import Article, Evidence, Published
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
        own = [source.source, *(m.origin for m in marks(source) if m.evidence.signal == "outlet")]
        for mark in _foreign(pickup):
            if any(same_name(mark.origin, name) for name in own):
                detail = f"{pickup.source}: {mark.evidence.detail}"
                return Evidence("agency", score, detail, mark.evidence.spans)
    return None


def _foreign(article: Article) -> list[Mark]:
    """Return the marks by which a report names somebody else as its origin."""
    found = marks(article)
    own = [m.origin for m in found if m.evidence.signal in {"outlet", "release"}]
    own.append(article.source)
    return [m for m in found if not any(same_name(m.origin, name) for name in own)]


def release(pair: Pair) -> Evidence | None:
    """One is itself a company's release."""
    kinds = [
        [m for m in marks(a) if m.evidence.signal == "release"] for a in (pair.one, pair.other)
    ]
    if bool(kinds[0]) == bool(kinds[1]):
        return None
    mark = (kinds[0] or kinds[1])[0]
    return Evidence("release", 2.0 if kinds[0] else -2.0, mark.evidence.detail)


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
        return Evidence("time", 1.0, f"{_shown(first)} before {_shown(second)}")
    if second.end <= first.start if _comparable(pair) else second.day < first.day:
        return Evidence("time", -1.0, f"{_shown(second)} before {_shown(first)}")
    return None


def _shown(published: Published) -> str:
    exact = published.precision in _MINUTES
    return published.start.isoformat(" ", "minutes") if exact else str(published.day)


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


SIGNALS: tuple[Signal, ...] = (agency, release, borrowed, time, trimmed)
SAID = frozenset({"agency", "release", "borrowed"})


def judge(pair: Pair) -> tuple[float, tuple[Evidence, ...]]:
    """Return the signals' sum (above 0: the first is the source) and the signals.

    Where one of them credits somebody who is neither, and nothing says that it has the
    text from the other, the source is a third, and the direction stays unknown.
    """
    found = tuple(e for e in (signal(pair) for signal in SIGNALS) if e)
    total = sum(e.score for e in found)
    if (_foreign(pair.one) or _foreign(pair.other)) and not any(e.signal in SAID for e in found):
        return 0.0, found
    return total, found
