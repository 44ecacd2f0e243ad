"""Which of two reports has the text from the other.

Each signal looks at one thing and says towards which report it points: above 0, the
first is the source. What a report says of itself (credits, copyright lines, releases)
counts for more than when it appeared: a crawler's day is often the day of the crawl, so
between two outlets it decides nothing alone. Unless the signals add up to `CERTAIN`, the
direction stays unknown, as where both are pickups of an agency text that is not in the
pile: a wrong direction is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from crosscheck.group.copies.check import Overlap
from crosscheck.group.lineages.ages import comparable, numbers, order, shown, states_day
from crosscheck.group.lineages.borrowing import borrowed_from, from_a_third
from crosscheck.group.lineages.origin import Mark, marks
from crosscheck.group.lineages.outlets import host, same_name
from crosscheck.model import Article, Evidence

CERTAIN = 1.0
WEAK = 0.5
COPY = 0.5  # containment from which two texts are one
WHOLE = 0.9  # containment from which a text stands whole in another
APART = timedelta(days=2)  # between days that two outlets state: less may be two time zones


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share text, in a fixed order."""

    one: Article
    other: Article
    overlap: Overlap

    @property
    def one_outlet(self) -> bool:
        """Whether one outlet published both."""
        sites = {host(self.one.url), host(self.other.url)}
        return same_name(self.one.source, self.other.source) or (
            len(sites) == 1 and "" not in sites
        )

    @property
    def ways(self) -> tuple[tuple[float, Article, Article], ...]:
        """Both directions: the sign of their score, the source, the pickup."""
        return (1.0, self.one, self.other), (-1.0, self.other, self.one)


Signal = Callable[[Pair], Evidence | None]


def agency(pair: Pair) -> Evidence | None:
    """One is published by the agency that the other credits."""
    for sign, source, pickup in pair.ways:
        own = [source.source, *(m.origin for m in marks(source) if m.evidence.signal == "outlet")]
        for mark in _foreign(pickup):
            if any(same_name(mark.origin, name) for name in own):
                detail = f"{pickup.source}: {mark.evidence.detail}"
                return Evidence("agency", 2 * sign, detail, mark.evidence.spans)
    return None


def _foreign(article: Article) -> list[Mark]:
    """Return the marks by which a report names somebody else as its origin."""
    found = marks(article)
    own = [m.origin for m in found if m.evidence.signal in {"outlet", "release"}]
    own.append(article.source)
    return [m for m in found if not any(same_name(m.origin, name) for name in own)]


def release(pair: Pair) -> Evidence | None:
    """One is itself an organisation's release."""
    kinds = [
        [m for m in marks(a) if m.evidence.signal == "release"] for a in (pair.one, pair.other)
    ]
    if bool(kinds[0]) == bool(kinds[1]):
        return None
    mark = (kinds[0] or kinds[1])[0]
    return Evidence("release", 2.0 if kinds[0] else -2.0, mark.evidence.detail)


def borrowed(pair: Pair) -> Evidence | None:
    """One says that it prints the other outlet's text."""
    for sign, source, pickup in () if pair.one_outlet else pair.ways:
        found = borrowed_from(pickup, source)
        if found:
            detail, spans = f"{pickup.source}: {found[0]}", found[1]
            return Evidence("borrowed", 2 * sign, detail, spans)
    return None


def linked(pair: Pair) -> Evidence | None:
    """One prints an address on the other outlet's site."""
    for sign, source, pickup in () if pair.one_outlet else pair.ways:
        site = host(source.url)
        place = pickup.text.find(site) if "." in site else -1
        if place >= 0 and not host(pickup.url).endswith(site):
            span = pickup.span(place, place + len(site))
            return Evidence("linked", sign, f"{pickup.source} gives an address at {site}", (span,))
    return None


def numbered(pair: Pair) -> Evidence | None:
    """One outlet gave one of them a lower number in its address: sites count upwards."""
    found = numbers(pair.one, pair.other) if pair.one_outlet else None
    if found is None:
        return None
    first, second = found
    return Evidence(
        "numbered",
        1.0 if first < second else -1.0,
        f"address {min(found)} before {max(found)}",
    )


def time(pair: Pair) -> Evidence | None:
    """One was published before the other.

    By one outlet's clock, to the hour, or two days apart as both state themselves it is a
    sign; by a crawler's days it is a weak one, and so it is for a few passages, which two
    outlets may both have from a third.
    """
    first, second = pair.one.published, pair.other.published
    if first is None or second is None or not order(first, second):
        return None
    early, late = (first, second) if order(first, second) < 0 else (second, first)
    stated = states_day(pair.one) and states_day(pair.other) and late.day - early.day >= APART
    whole = pair.overlap.containment >= COPY
    trusted = whole and (stated or comparable(first, second))
    weight = 1.0 if pair.one_outlet or trusted else WEAK
    detail = f"{shown(early)} before {shown(late)}"
    return Evidence("time", weight if early is first else -weight, detail)


def trimmed(pair: Pair) -> Evidence | None:
    """One stands whole in the other outlet's, which is longer: pickups are cut from the end."""
    of_one, of_other = pair.overlap.of_one, pair.overlap.of_other
    if pair.one_outlet or max(of_one, of_other) < WHOLE or abs(of_one - of_other) < 0.2:
        return None
    low, high = sorted((of_one, of_other))
    detail = f"{low:.0%} of the longer text, {high:.0%} of the shorter"
    return Evidence("trimmed", WEAK if of_other > of_one else -WEAK, detail)


SIGNALS: tuple[Signal, ...] = (agency, release, borrowed, linked, numbered, time, trimmed)
SAID = frozenset({"agency", "release", "borrowed"})


def judge(pair: Pair) -> tuple[float, tuple[Evidence, ...]]:
    """Return the signals' sum (above 0: the first is the source) and the signals.

    Where one of them credits somebody who is neither, and nothing says that it has the
    text from the other, the source is a third, and the direction stays unknown.
    """
    found = tuple(e for e in (signal(pair) for signal in SIGNALS) if e)
    if not any(e.signal in SAID for e in found) and _third(pair):
        return 0.0, found
    return sum(e.score for e in found), found


def _third(pair: Pair) -> bool:
    if _foreign(pair.one) or _foreign(pair.other):
        return True
    both = (pair.one, pair.other), (pair.other, pair.one)
    return not pair.one_outlet and any(from_a_third(*way) for way in both)
