"""What reports tell of one thing, each a value: which of them agree, and which came later.

Every finder that compares values of one thing (a toll, an hour, a house number) takes the same
steps. A lineage that tells two values that do not agree takes no part: it knows both. The
others stand in groups that agree, and only groups of different lineages are sides. The sides
follow each other in time where every report of one appeared hours before any of the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Published, Side, Span
from crosscheck.text.zones import zone_text

APART_HOURS = 6
"""Hours between two reports from which what a later one tells may have moved on."""
Value = TypeVar("Value")


class Telling(NamedTuple, Generic[Value]):
    """One value in one report.

    Args:
        value: what is compared.
        shown: what a reader sees of it.
        open: how much the words leave open; the firmest of a group stands for it.
    """

    value: Value
    shown: str
    span: Span
    open: float = 0.0


Agree = Callable[[Telling[Value], Telling[Value]], bool]
Camps = list[list[Telling[Value]]]


def camps(lookup: Lookup, told: Iterable[Telling[Value]], agree: Agree[Value]) -> Camps[Value]:
    """Return the tellings in groups that agree, if at least two; most lineages first.

    A telling that agrees with two groups takes no side.
    """
    found: Camps[Value] = []
    firmest = sorted(_consistent(lookup, told, agree), key=lambda t: (t.open, str(t.value), t.span))
    for one in firmest:
        agreeing = [camp for camp in found if agree(one, camp[0])]
        if not agreeing:
            found.append([one])
        elif len(agreeing) == 1:
            agreeing[0].append(one)
    return sorted(found, key=lambda c: -_lineages(lookup, c)) if len(found) > 1 else []


def _consistent(
    lookup: Lookup, told: Iterable[Telling[Value]], agree: Agree[Value]
) -> list[Telling[Value]]:
    """Return the tellings without those of lineages that tell two values."""
    by_lineage: dict[str, list[Telling[Value]]] = defaultdict(list)
    for one in told:
        by_lineage[lookup.lineage.get(one.span.article, one.span.article)].append(one)
    return [
        one
        for own in by_lineage.values()
        if all(agree(own[0], other) for other in own)
        for one in own
    ]


def _lineages(lookup: Lookup, camp: Iterable[Telling[Value]]) -> int:
    return lookup.independent(one.span.article for one in camp)


def sides(found: Camps[Value]) -> list[Side]:
    """Return the sides of a finding: each group's commonest words and every place."""
    return [Side(_shown(camp), tuple(sorted({one.span for one in camp}))) for camp in found]


def _shown(camp: Sequence[Telling[Value]]) -> str:
    written = [one.shown for one in camp]
    return min(written, key=lambda text: (-written.count(text), len(text), text))


def against(told: Iterable[Side]) -> str:
    """Return the sides' values in words."""
    return " against ".join(f"“{side.value}”" for side in told)


# --- before and after -------------------------------------------------------------------


def in_order(lookup: Lookup, found: Sequence[Sequence[Span]]) -> list[int] | None:
    """Return the sides in order of time where all of one appeared before any of the next."""
    bounds = []
    for number, spans in enumerate(found):
        dates = [published.instant for published in appeared(lookup, spans)]
        if not dates:
            return None
        bounds.append((min(dates), max(dates), number))
    bounds.sort()
    apart = all(b[0] - a[1] >= APART_HOURS * 3600 for a, b in pairwise(bounds))
    return [number for _, _, number in bounds] if apart else None


def appeared(lookup: Lookup, spans: Iterable[Span]) -> list[Published]:
    """Return when the reports of a side appeared, a copy when the text it copies did.

    A report without a date says nothing of before and after.
    """
    dates = {a.id: a.published for a in lookup.story.articles if a.published}
    first: dict[str, Published] = {}
    for article, published in dates.items():
        lineage = lookup.lineage.get(article, article)
        if lineage not in first or published.instant < first[lineage].instant:
            first[lineage] = published
    articles = {span.article for span in spans} & dates.keys()
    return [first[lookup.lineage.get(article, article)] for article in sorted(articles)]


def dated(lookup: Lookup, side: Side) -> str:
    """Return a side's value with the time of its first report: "three (2 March)"."""
    known = appeared(lookup, side.spans)
    if not known:
        return side.value
    first = min(known, key=lambda published: published.instant)
    form = "%d %B" if first.precision == "day" else "%d %B, %H:%M"
    written = f"{first.start.strftime(form).lstrip('0')} {zone_text(first.start)}".rstrip()
    return f"{side.value} ({written})"
