"""The killed and the injured as facts, with the words they rest on.

They are told only where the story is of them: at least half of its lineages speak of somebody
killed, hurt or hit in the headline or the lede. A war's dead in the background of a report on a
meeting are no toll of the meeting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from crosscheck.compare.facts.casualties import (
    HEADLINE,
    Read,
    Votes,
    dies_too,
    killed_and_hurt,
    read,
    told_of,
    votes,
    weight,
)
from crosscheck.compare.facts.predicates import What
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Annotations, Evidence, Fact, FactKind, Side, Span

_KINDS: tuple[tuple[What, FactKind], ...] = (("kill", "killed"), ("hurt", "injured"))
_WHATS: tuple[What, ...] = ("kill", "hurt", "hit")
_LEDE = 6


class Report(NamedTuple):
    """A report's claims."""

    article: str
    lineage: str
    found: list[Read]

    def span(self, one: Read) -> Span:
        """Return where a claim of the text stands."""
        return Span(self.article, one.claim.start, one.claim.end)

    def counts(self, what: What, value: int) -> list[Read]:
        """Return the claims of the text that are of just this number."""
        own = dies_too(self.found)
        return [
            one
            for one in self.found
            if one.sentence != HEADLINE
            and one.claim.what == what
            and one.claim.sort != "crime"
            and told_of(one.claim, own_death=own)[0] == value
        ]

    @property
    def of_them(self) -> bool:
        """Whether its headline or lede speaks of somebody killed, hurt or hit, or of nobody."""
        return any(one.sentence < _LEDE and not one.quoted for one in self.found)


def toll(lookup: Lookup, annotations: Iterable[Annotations]) -> Iterator[Fact]:
    """Yield how many were killed and how many injured, where the reports tell it."""
    lineage = lookup.lineage
    reports = [
        Report(one.article.id, lineage.get(one.article.id, one.article.id), read(one))
        for one in annotations
    ]
    of_them = {report.lineage for report in reports if report.of_them}
    if 2 * len(of_them) < len({report.lineage for report in reports}) or not of_them:
        return
    voted = _votes(reports)
    pair = killed_and_hurt(voted.values())
    alone = {lineage: killed_and_hurt([one]) for lineage, one in voted.items()}
    for place, (what, kind) in enumerate(_KINDS):
        own = {lineage: one[place] for lineage, one in alone.items()}
        if fact := _fact(lookup, kind, what, reports, pair, own):
            yield fact


def _votes(reports: Sequence[Report]) -> dict[str, Votes]:
    """Return each lineage's votes: the best of its reports for each number."""
    found: dict[str, Votes] = defaultdict(lambda: {what: {} for what in _WHATS})
    for report in reports:
        for what, tally in votes(report.found).items():
            kept = found[report.lineage][what]
            for count, value in tally.items():
                kept[count] = max(value, kept.get(count, 0.0))
    return found


def _fact(
    lookup: Lookup,
    kind: FactKind,
    what: What,
    reports: Sequence[Report],
    pair: tuple[int, int],
    own: dict[str, int],
) -> Fact | None:
    value = pair[what == "hurt"]
    spans = _spans(reports, what, value) or (_made_of(reports, what, pair) if value else ())
    if not spans or (value == 0 and not _only_none(reports, what)):
        return None
    telling = {span.article for span in spans}
    told_by = {report.lineage for report in reports if report.article in telling}
    values = sorted({own[name] for name in own.keys() - told_by} - {value, 0})
    others = [Side(str(one), _spans(reports, what, one)) for one in values]
    ranked = sorted(
        (side for side in others if side.spans),
        key=lambda side: (-lookup.independent(s.article for s in side.spans), -int(side.value)),
    )
    why = "no report has the number: it follows from how many were hit and how many died"
    evidence = tuple(_evidence(reports, what, value)) or (Evidence("made of", 1.0, why, spans),)
    return Fact(kind, str(value), spans, len(told_by), tuple(ranked), evidence)


def _only_none(reports: Iterable[Report], what: What) -> bool:
    """Whether the reports say that there were none, and nothing else."""
    told = (one.claim for report in reports for one in report.found)
    return {claim.number for claim in told if claim.what == what} == {0}


def _spans(reports: Iterable[Report], what: What, value: int) -> tuple[Span, ...]:
    """Return each report's plainest words for a number."""
    chosen = ((report, report.counts(what, value)) for report in reports)
    return tuple(report.span(max(found, key=weight)) for report, found in chosen if found)


def _made_of(reports: Iterable[Report], what: What, pair: tuple[int, int]) -> tuple[Span, ...]:
    """Return the words that a number is made of where no report has it: the total, or parts."""

    def whole(one: Read) -> bool:
        return one.claim.what == "hit" and one.claim.number == sum(pair)

    def part(one: Read) -> bool:
        return one.claim.what in (what, "hit") and 0 < one.claim.number <= sum(pair)

    for fits in (whole, part):
        spans = []
        for report in reports:
            found = [one for one in report.found if one.sentence != HEADLINE and fits(one)]
            spans += [report.span(max(found, key=weight))] if found else []
        if spans:
            return tuple(spans)
    return ()


def _evidence(reports: Iterable[Report], what: What, value: int) -> Iterator[Evidence]:
    """Yield the weight of the claims of a number: in headlines, in ledes, and further down."""
    sums: dict[str, float] = defaultdict(float)
    for report in reports:
        own = dies_too(report.found)
        for one in report.found:
            if one.claim.what == what and told_of(one.claim, own_death=own)[0] == value:
                early = "lede" if one.sentence < _LEDE else "text"
                sums["headline" if one.sentence == HEADLINE else early] += weight(one)
    for signal in sorted(sums):
        yield Evidence(signal, round(sums[signal], 4))
