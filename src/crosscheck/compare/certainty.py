"""What one report tells as a fact, and another on somebody's word or with a doubt.

Every report of a crime holds a hundred sentences with "police said", and as many without: that
is no difference. Shown is only what a reporter may not tell as a fact before it is one (who did
it, why, in breach of what: `charges`), where the very words of the charge stand in both
passages. A report counts as telling it as a fact only if no other sentence of it names a source
for the same, and one that appeared days later may know what an earlier one could not.

Of any statement it is shown, too, where one report has it from a person by name, and another
from somebody who would not be named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from crosscheck.compare.charges import charges
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.stances import Stance, stance
from crosscheck.model import Evidence, Finding, Side, Span, Statement
from crosscheck.settings import CompareSettings
from crosscheck.text.content import content

_AGAIN = 0.2
"""Share of a passage's content that another sentence must hold to tell of the same charge."""
_SAME = 0.5
"""Share of two passages' content that both must hold to be one statement of two sources."""
_ENOUGH = 20
_LATER = 2 * 86400.0
"""Seconds after which a report may know as a fact what another had on somebody's word."""
_AS_FACT = "told as a fact"


class Told(NamedTuple):
    """A passage, the charges it holds, how surely it is told, and in what lineage."""

    span: Span
    charges: frozenset[str]
    stance: Stance
    lineage: str


def certainty_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each statement told more surely in one report than in another."""
    findings = []
    for statement in lookup.alignment.statements:
        if lookup.independent({span.article for span in statement.spans}) < 2:
            continue
        told = list(_told(lookup, statement))
        for sure, unsure, why in (_as_fact(lookup, told), _by_name(lookup, told)):
            if sure and unsure:
                findings.append(_finding(lookup, statement, sure, unsure, why))
    return findings


def _told(lookup: Lookup, statement: Statement) -> Iterator[Told]:
    """Yield the passages of a statement of which it can be said how surely they are told."""
    for span in statement.spans:
        found = stance(lookup, span)
        if found:
            yield Told(span, charges(lookup.text(span)), found, lookup.lineage[span.article])


Camps = tuple[list[Told], list[Told], str]


def _as_fact(lookup: Lookup, told: list[Told]) -> Camps:
    """Return what tells a charge as a fact, and what tells the same one otherwise."""
    flat = [t for t in told if t.charges and t.stance.kind == "fact" and _throughout(lookup, t)]
    kept = [t for t in told if t.charges and t.stance.kind != "fact"]
    sure, unsure = _apart(flat, kept)
    sure, unsure = _met(sure, unsure, lambda a, b: _opposed(lookup, a, b))
    return (
        sure,
        unsure,
        "Told as a fact in one report, and not in the report’s own voice in another",
    )


def _by_name(lookup: Lookup, told: list[Told]) -> Camps:
    """Return what is told on the word of somebody with a name, and of somebody without."""
    named = [t for t in told if t.stance.source == "named"]
    unnamed = [t for t in told if t.stance.source == "unnamed"]
    sure, unsure = _apart(named, unnamed)
    sure, unsure = _met(sure, unsure, lambda a, b: _one_statement(lookup, a, b))
    return sure, unsure, "Told on the word of somebody named in one report, and unnamed in another"


def _one_statement(lookup: Lookup, sure: Told, unsure: Told) -> bool:
    """Whether two sources were asked for one thing, and at about one time."""
    return not _late(lookup, sure, unsure) and _alike(lookup, sure.span, unsure.span) >= _SAME


def _alike(lookup: Lookup, one: Span, other: Span) -> float:
    """Return how much of two passages' content both hold (Dice)."""
    first, second = content(lookup.text(one)), content(lookup.text(other))
    shared = sum(first[word] for word in first.keys() & second.keys())
    return 2 * shared / (sum(first.values()) + sum(second.values()) or 1)


def _apart(one: list[Told], other: list[Told]) -> tuple[list[Told], list[Told]]:
    """Return two camps without the lineages that are in both: copies do not dispute themselves."""
    both = {told.lineage for told in one} & {told.lineage for told in other}
    return [t for t in one if t.lineage not in both], [t for t in other if t.lineage not in both]


def _met(
    one: list[Told], other: list[Told], meet: Callable[[Told, Told], bool]
) -> tuple[list[Told], list[Told]]:
    """Return of two camps what meets one of the other's first: enough of five hundred reports."""
    return (
        [a for a in one if any(meet(a, b) for b in other[:_ENOUGH])],
        [b for b in other if any(meet(a, b) for a in one[:_ENOUGH])],
    )


def _opposed(lookup: Lookup, sure: Told, unsure: Told) -> bool:
    """Whether both tell one charge."""
    return not (_late(lookup, sure, unsure) or sure.charges.isdisjoint(unsure.charges))


def _late(lookup: Lookup, sure: Told, unsure: Told) -> bool:
    """Whether the surer report appeared so much later that it may know by then."""
    first, second = (lookup.article[told.span.article].published for told in (sure, unsure))
    return bool(first and second and first.instant - second.instant >= _LATER)


def _throughout(lookup: Lookup, told: Told) -> bool:
    """Whether no other sentence of the report tells of the same charge on somebody's word."""
    own = content(lookup.text(told.span))
    least = _AGAIN * sum(own.values())
    for sentence in lookup.of[told.span.article].sentences:
        if sentence.span.overlaps(told.span) or told.charges.isdisjoint(charges(sentence.text)):
            continue
        if sum(own[word] for word in own.keys() & content(sentence.text).keys()) >= least:
            other = stance(lookup, sentence.span)
            if other is None or other.kind != "fact":
                return False
    return True


# --- telling ----------------------------------------------------------------------------


def _finding(
    lookup: Lookup, statement: Statement, sure: list[Told], unsure: list[Told], why: str
) -> Finding:
    ways = [_way(lookup, camp) for camp in (sure, unsure)]
    sides = [
        Side(way, tuple(sorted({told.span for told in camp})))
        for way, camp in zip(ways, (sure, unsure), strict=True)
    ]
    seen = Evidence("fact and claim", 1.0, " / ".join(ways), (sure[0].span, unsure[0].span))
    matter = sorted(sure[0].charges & unsure[0].charges)
    same = Evidence("same charge", float(len(matter)), ", ".join(matter), seen.spans)
    why = f"{why}: “{ways[0]}” against “{ways[1]}”."
    about = statement.text if len(statement.text) <= 70 else _start(statement.text)
    return lookup.finding("certainty", about, sides, why, (seen, *([same] if matter else [])))


def _way(lookup: Lookup, camp: list[Told]) -> str:
    marks = sorted({lookup.text(told.stance.mark) for told in camp if told.stance.mark})
    return min(marks, key=len) if marks else _AS_FACT


def _start(text: str) -> str:
    return text[:69].rsplit(" ", 1)[0] + " …"
