"""Figures of the same thing that do not agree, and figures that moved.

Two figures agree when their bounds meet once hedges and rounding are respected: "around
100" agrees with 97, "more than 30,000" with "over 32,000", 32,000 with 32,142. What is
left is an *update* where the count is of a kind that grows or shrinks (people killed,
missing, held) and the reports that give one value are all older, by hours, than those that
give the other; else the reports contradict each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from crosscheck.compare.counts import comparable_counts, is_level
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.tellings import appeared, dated, in_order
from crosscheck.model import Evidence, Figure, Finding, Quantity, Side, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.lists import words_of

SIZE = 3
"""How many times another a count may be and still be of the same thing."""
NEAR = 20
"""Characters between a figure and what it counts for both to be shown as one phrase."""
ROUNDED = 0.05
"""Of a figure, what rounding may take off or add: 32,000 is 32,142, and 100 is not 113."""
_CHANGING = "lists/changing.txt"


def figure_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each quantity that reports put differently."""
    findings = []
    for quantity in lookup.alignment.quantities:
        levels = tuple(f for f in quantity.figures if is_level(lookup, f))
        sides = _comparable(lookup, _sides(levels, settings.hedge_tolerance))
        sides = comparable_counts(lookup, sides)
        articles = {figure.span.article for side in sides for figure in side}
        if len(sides) > 1 and len(articles) > 1:
            findings.append(_finding(lookup, quantity, sides))
    return _once(findings)


def _once(findings: list[Finding]) -> list[Finding]:
    """Return the findings, one of those with the same numbers: "19 actions" are the 19 steps."""
    found: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        numbers = sorted(side.value.split()[0].casefold() for side in finding.sides)
        found.setdefault((finding.kind, *numbers), finding)
    return list(found.values())


def agree(one: Figure, other: Figure, tolerance: float) -> bool:
    """Whether two figures can both be right.

    Args:
        tolerance: relative distance from which a hedged figure differs.
    """
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    if low <= other_high and other_low <= high:
        return True
    gap = max(low - other_high, other_low - high)
    size = max(abs(bound) for bound in (low, high, other_low, other_high) if abs(bound) < 1e300)
    if "about" in (one.bound, other.bound):
        return gap < tolerance * size
    return _rounded(one, other) or _rounded(other, one)


def _bounds(figure: Figure) -> tuple[float, float]:
    low = float("-inf") if figure.low is None else figure.low
    high = float("inf") if figure.high is None else figure.high
    return low, high


def _rounded(coarse: Figure, fine: Figure) -> bool:
    """Whether one exact figure is the other, rounded to its last digit that is not 0."""
    if coarse.low is None or fine.low is None or coarse.low != coarse.high:
        return False
    value = coarse.low
    if value == 0 or value != int(value):
        return round(fine.low, 1) == value if value else False
    step = 1
    while int(value) % (step * 10) == 0:
        step *= 10
    near = min(step / 2, ROUNDED * abs(value))
    return step >= 10 and value >= 100 and abs(fine.low - value) <= near


def _sides(figures: tuple[Figure, ...], tolerance: float) -> list[list[Figure]]:
    """Return the figures in groups that agree: exact ones first, hedged ones join them.

    A hedged figure that agrees with several ("at least a dozen", of 14 and of 19) takes no side.
    """
    sides: list[list[Figure]] = []
    for figure in sorted(figures, key=_firmness):
        agreeing = [side for side in sides if agree(side[0], figure, tolerance)]
        if not agreeing:
            sides.append([figure])
        elif len(agreeing) == 1 or figure.bound == "exact":
            agreeing[0].append(figure)
    return sides


def _comparable(lookup: Lookup, sides: list[list[Figure]]) -> list[list[Figure]]:
    """Return the sides of one size, or told in one statement, with the best supported one.

    A count a hundred times another is of something else, unless the sentences are the same.
    """
    if len(sides) < 2:
        return sides
    main = max(sides, key=lambda side: len({figure.span.article for figure in side}))
    return [side for side in sides if side is main or _one_thing(lookup, main, side)]


def _one_thing(lookup: Lookup, main: list[Figure], side: list[Figure]) -> bool:
    """Whether two sides count one thing: told in one statement, or alike in kind and size."""
    if _told_as_one(lookup, main, side):
        return True
    generic = words_of("crosscheck.compare", "lists/generic.txt")
    shared = set(main[0].about).intersection(*(figure.about for figure in side))
    return _of_a_size(main[0], side[0]) and not shared <= generic


def _of_a_size(one: Figure, other: Figure) -> bool:
    values = [f.low if f.low is not None else f.high for f in (one, other)]
    small, large = sorted(abs(value or 0.0) for value in values)
    return small > 0 and large <= SIZE * small


def _told_as_one(lookup: Lookup, one: list[Figure], other: list[Figure]) -> bool:
    for statement in lookup.alignment.statements:
        held = [
            any(span.holds(f.span) for span in statement.spans for f in side)
            for side in (one, other)
        ]
        if all(held):
            return True
    return False


def _firmness(figure: Figure) -> tuple[int, float, str, int]:
    hedged = {"exact": 0, "range": 1}.get(figure.bound, 2)
    return (hedged, figure.low or 0.0, figure.span.article, figure.span.start)


def _finding(lookup: Lookup, quantity: Quantity, sides: list[list[Figure]]) -> Finding:
    updated = _is_update(lookup, quantity, sides)
    told = [Side(_value(lookup, side[0]), tuple(sorted(f.span for f in side))) for side in sides]
    values = " against ".join(side.value for side in told)
    if updated:
        moved = _in_time(lookup, told)
        why = f"Later reports give another figure: {moved}. An update, not a contradiction."
    else:
        why = f"Figures of the same thing whose bounds do not meet, hedges respected: {values}."
        if any(figure.parts for side in sides for figure in side):
            why += " One of them is the sum of two figures in the report."
    evidence = (
        *quantity.evidence,
        *(
            Evidence("bounds apart", 1.0, f"{a[0].text} and {b[0].text}", (a[0].span, b[0].span))
            for a, b in combinations(sides, 2)
        ),
    )
    return lookup.finding("update" if updated else "figure", quantity.about, told, why, evidence)


def _value(lookup: Lookup, figure: Figure) -> str:
    """Return a figure in the report's own words, with what it counts where that is next to it."""
    if figure.parts and figure.low is not None:
        return f"{figure.low:,.0f} in all: {figure.text}"
    counted = figure.counted_span
    if counted and 0 <= counted.start - figure.span.end <= NEAR:
        return lookup.text(Span(counted.article, figure.span.start, counted.end))
    return figure.text


def _is_update(lookup: Lookup, quantity: Quantity, sides: list[list[Figure]]) -> bool:
    """Whether the values follow each other in time.

    Either they are stated for different times, or they are of a count that moves and their
    reports appeared hours apart.
    """
    stated = [_held(side) for side in sides]
    if all(stated) and len(set(stated)) == len(stated):
        return True
    changing = words_of("crosscheck.compare", _CHANGING)
    if not any(word in changing for figure in quantity.figures for word in figure.about):
        return False
    return in_order(lookup, [[figure.span for figure in side] for side in sides]) is not None


def _held(side: list[Figure]) -> str | None:
    """Return the month or year that every figure of a side is stated for, if it is one."""
    held = {
        f"{f.holds_at.start:%Y-%m}"
        for f in side
        if f.holds_at and f.holds_at.start and f.holds_at.precision in ("month", "year")
    }
    stated = sum(f.holds_at is not None and f.holds_at.precision in ("month", "year") for f in side)
    return held.pop() if len(held) == 1 and stated == len(side) else None


def _in_time(lookup: Lookup, told: Sequence[Side]) -> str:
    """Return the values of an update in order, each with the time of its first report."""

    def first(side: Side) -> float:
        return min((p.instant for p in appeared(lookup, side.spans)), default=0.0)

    return ", then ".join(dated(lookup, side) for side in sorted(told, key=first))
