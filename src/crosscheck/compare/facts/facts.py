"""The facts of a story: its day, its place, its dead and its hurt, each with who tells it.

Every report is read by itself; reports of one lineage vote once, with the best vote of each;
the value that all lineages together bear out best is told, with the words that tell it. What
another lineage tells instead stands beside it, without a verdict. Where nothing clear is told
there is no fact: "unknown" is an answer. Method and figures:
``docs/decisions/2026-11-21-reading-facts.md``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from crosscheck.compare.facts import days, towns
from crosscheck.compare.facts.places import frames
from crosscheck.compare.facts.toll import toll
from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.model import Annotations, Evidence, Fact, FactKind, Side, Span

Value = TypeVar("Value")

CLEAR = {"date": 0.15, "place": 0.15}
"""Votes under which a day or a place is not clear: less than one plain telling in a lede."""
WEAK = frozenset({"other", "area", "before"})
"""Frames of a place that are not enough by themselves where nobody came to harm: a report on
talks names the places they are about."""
PLAIN = 1.0
"""Votes of its own from which another lineage's value stands beside the story's."""


class Telling(NamedTuple):
    """One place that tells a value, why it counts, and for how much."""

    value: str
    signal: str
    weight: float
    span: Span


def facts(lookup: Lookup) -> tuple[Fact, ...]:
    """Return what a story's reports tell of its event: day, place, killed, injured."""
    reports = annotated(lookup)
    day, place, harm = _date(lookup, reports), _place(lookup, reports), tuple(toll(lookup, reports))
    if place and not harm and not _placed(lookup, place):
        place = None
    return tuple(fact for fact in (day, place, *harm) if fact)


def _placed(lookup: Lookup, place: Fact) -> bool:
    """Whether a place is told plainly somewhere, and by half of the lineages at least."""
    plain = any(one.signal not in WEAK for one in place.evidence)
    return plain and 2 * place.independent >= lookup.independent(lookup.article)


def _date(lookup: Lookup, reports: Iterable[Annotations]) -> Fact | None:
    tellings, votes = [], {}
    for report in reports:
        found = days.days(report)
        counted = days.votes(report, found)
        votes[report.article.id] = {day.isoformat(): value for day, value in counted.items()}
        tellings += [Telling(f"{one.day:%F}", one.role, one.weight, one.span) for one in found]
    return _fact(lookup, "date", tellings, votes)


def _place(lookup: Lookup, reports: Iterable[Annotations]) -> Fact | None:
    tellings, votes = [], {}
    seen: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for report in reports:
        weighed = [(frame, towns.weight(report, frame)) for frame in frames(report)]
        votes[report.article.id] = towns.votes(report.article, weighed)
        for frame, weight in weighed:
            tellings.append(Telling(frame.name, frame.frame, weight, frame.span))
            if frame.region and frame.region != frame.name:
                seen[frame.name][frame.region] += weight
    region = {name: max(sorted(found), key=found.__getitem__) for name, found in seen.items()}
    full = {name: f"{name}, {where}" for name, where in region.items()}
    named = [one._replace(value=full.get(one.value, one.value)) for one in tellings]
    counted = {
        article: {full.get(name, name): value for name, value in one.items()}
        for article, one in votes.items()
    }
    return _fact(lookup, "place", named, counted)


def _fact(
    lookup: Lookup,
    kind: FactKind,
    tellings: list[Telling],
    votes: Mapping[str, Mapping[str, float]],
) -> Fact | None:
    """Return the value with the most votes, if it is clear, and what others tell."""
    by_lineage = list(once(lookup, votes).values())
    total: dict[str, float] = defaultdict(float)
    for lineage in by_lineage:
        for value, weight in lineage.items():
            total[value] += weight
    places = {one.value for one in tellings}
    best = max(sorted(places), key=total.__getitem__, default="")
    if total[best] < CLEAR[kind]:
        return None
    own = [max(sorted(one), key=one.__getitem__) for one in by_lineage if one and best not in one]
    others = {
        other: sum(1 for one in by_lineage if other in one)
        for other in own
        if total[other] >= PLAIN and other in places
    }
    ranked = sorted(others, key=lambda other: (-others[other], other))
    return Fact(
        kind,
        best,
        _spans(lookup, tellings, best),
        lookup.independent(one.span.article for one in tellings if one.value == best),
        tuple(Side(other, _spans(lookup, tellings, other)) for other in ranked),
        tuple(_evidence(tellings, best)),
    )


def once(
    lookup: Lookup, votes: Mapping[str, Mapping[Value, float]]
) -> dict[str, dict[Value, float]]:
    """Return each lineage's votes: the best of its reports for each value."""
    found: dict[str, dict[Value, float]] = defaultdict(dict)
    for article, counted in votes.items():
        lineage = found[lookup.lineage.get(article, article)]
        for value, weight in counted.items():
            lineage[value] = max(weight, lineage.get(value, 0.0))
    return found


def _spans(lookup: Lookup, tellings: Iterable[Telling], value: str) -> tuple[Span, ...]:
    """Return the plainest place of each report that tells a value, in the story's order."""
    best: dict[str, Telling] = {}
    for one in tellings:
        kept = best.get(one.span.article)
        if one.value == value and (kept is None or one.weight > kept.weight):
            best[one.span.article] = one
    return tuple(best[key].span for key in lookup.article if key in best)


def _evidence(tellings: Iterable[Telling], value: str) -> Iterator[Evidence]:
    """Yield what a value was chosen by: each signal, its weight, and where it is seen."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.value == value:
            groups[one.signal].append(one)
    for signal, found in sorted(groups.items()):
        weight = round(sum(one.weight for one in found), 4)
        yield Evidence(signal, weight, spans=tuple(one.span for one in found))
