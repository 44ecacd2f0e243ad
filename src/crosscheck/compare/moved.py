"""Figures that moved, where a report says itself from what: "€418 million, up from €395 million".

The former value stands beside the new one, so `align` keeps the two apart as what one report
gives for two things. Where another report gives only the former value, in the same unit, a
reader meets two figures for one thing: that is an update, and the report's own words say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.model import Evidence, Figure, Finding, Side
from crosscheck.settings import CompareSettings

_FROM = re.compile(
    r",?\s\(?(?:up|down|raised|revised|increased|reduced|cut)\s(?:sharply\s|slightly\s)?from\s"
    r"(?:the\s|an?\s(?:estimated\s)?)?"
)
_MONEY = re.compile(r"[A-Z]{3}")
_TELLING = 100
"""Size from which a sum is told by its value alone; smaller ones recur for other things."""


def moved_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return an update for each figure that one report tells as risen or fallen from another's."""
    findings: dict[tuple[float | None, float | None, str | None], Finding] = {}
    for new, former in _moves(lookup):
        now, then = _like(lookup, new), _like(lookup, former)
        if any(figure.span.article != new.span.article for figure in then):
            key = (new.low, former.low, new.unit)
            findings.setdefault(key, _finding(lookup, now, then, new, former))
    return list(findings.values())


def _moves(lookup: Lookup) -> Iterator[tuple[Figure, Figure]]:
    """Yield each sum of money beside the one that it rose or fell from."""
    for annotations in annotated(lookup):
        text = annotations.article.text
        for new, former in pairwise(annotations.figures):
            between = text[new.span.end : max(new.span.end, former.span.start)]
            alike = _is_sum(new) and _is_sum(former) and new.unit == former.unit
            if alike and new.low != former.low and _FROM.fullmatch(between):
                yield new, former


def _is_sum(figure: Figure) -> bool:
    money = figure.unit is not None and _MONEY.fullmatch(figure.unit)
    return bool(money) and figure.low is not None and figure.low >= _TELLING


def _like(lookup: Lookup, figure: Figure) -> list[Figure]:
    """Return the figures of all reports with one's value and unit, its own first."""
    others = (f for annotations in annotated(lookup) for f in annotations.figures)
    value = (figure.low, figure.high, figure.unit)
    return [figure, *(f for f in others if (f.low, f.high, f.unit) == value and f != figure)]


def _finding(
    lookup: Lookup, now: list[Figure], then: list[Figure], new: Figure, former: Figure
) -> Finding:
    sides = [Side(f[0].text, tuple(sorted(one.span for one in f))) for f in (now, then)]
    moved = f"{former.text}, then {new.text}"
    seen = Evidence("told as moved", 1.0, moved, (former.span, new.span))
    why = f"A report says that the figure moved: {moved}. An update, not a contradiction."
    about = next((q.about for q in lookup.alignment.quantities if new in q.figures), new.text)
    return lookup.finding("update", about, sides, why, (seen,))
