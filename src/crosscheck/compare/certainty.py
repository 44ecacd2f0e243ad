"""What one report tells as a fact, and another on somebody's word or with a doubt.

Every report of a crime holds a hundred sentences with "police said", and as many without: that
is no difference. Shown is what a reporter may not tell as a fact before it is one (who did it,
why, in breach of what: `charges`), and any other matter that two passages of one statement assert
(`matters`), but for what nobody doubts: what somebody tells of itself, and that there was an event
at all. A report counts as telling it as a fact only if no other sentence of it names a source for
the same, and one that appeared days later may know what an earlier one could not.

Of any statement it is shown, too, where one report has it from somebody by name, and another
from somebody who would not be named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set

from crosscheck.compare.camps import Camps, Told, finding
from crosscheck.compare.charges import charges
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.matters import alike, one_matter
from crosscheck.compare.sources import (
    another,
    asserted,
    clause,
    doubted,
    of_itself,
    official,
    printed,
)
from crosscheck.compare.stances import beside, stance
from crosscheck.model import Finding, Span, Statement
from crosscheck.settings import CompareSettings
from crosscheck.text.content import content
from crosscheck.text.fold import stem

_AGAIN = 0.6
"""Share of a matter's words that another sentence must hold to tell of the same."""
_SAME = 0.4
"""Share of what two sources say that both must hold (Dice) to be one statement of two."""
_ENOUGH = 20
_LATER = 2 * 86400.0
"""Seconds after which a report may know as a fact what another had on somebody's word."""
_SETTLED = re.compile(
    r"\b(?:confirm\w*|convict\w*|guilty|sentenced|admitted|arrest\w*|charged|indict\w*|ruled"
    r"|jury|trial|testif\w+|concluded|determined)\b",
    re.IGNORECASE,
)
"""What turns a word into knowledge: a confirmation, an arrest, a court."""


def certainty_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each statement told more surely in one report than in another."""
    findings = []
    for statement in lookup.alignment.statements:
        if lookup.independent({span.article for span in statement.spans}) < 2:
            continue
        told = list(_told(lookup, statement))
        camps = (_as_fact(lookup, told), _by_name(lookup, told))
        findings += [finding(lookup, statement, c) for c in camps if c.sure and c.unsure]
    return findings


def _told(lookup: Lookup, statement: Statement) -> Iterator[Told]:
    """Yield the passages of a statement of which it can be said how surely they are told."""
    for span in statement.spans:
        found = stance(lookup, span) or beside(lookup, span)
        if found:
            yield Told(span, charges(lookup.text(span)), found, lookup.lineage[span.article])


def _as_fact(lookup: Lookup, told: list[Told]) -> Camps:
    """Return what tells a thing as a fact, and what tells the same otherwise."""
    flat = [t for t in told if t.stance.kind == "fact"]
    kept = [t for t in told if t.stance.kind != "fact" and asserted(lookup, t.stance)]
    sure, unsure = _apart(flat, kept)
    return Camps(*_met(sure, unsure, lambda a, b: _opposed(lookup, a, b)))


def _by_name(lookup: Lookup, told: list[Told]) -> Camps:
    """Return what is told on the word of somebody with a name, and of somebody without."""
    named = [t for t in told if t.stance.source == "named"]
    unnamed = [t for t in told if t.stance.source == "unnamed"]
    sure, unsure = _apart(named, unnamed)
    return Camps(*_met(sure, unsure, lambda a, b: _one_statement(lookup, a, b)))


def _one_statement(lookup: Lookup, sure: Told, unsure: Told) -> bool:
    """Whether two sources were asked for one thing, and at about one time."""
    one, other = (clause(lookup, told.span, told.stance) for told in (sure, unsure))
    return not _late(lookup, sure, unsure) and alike(lookup, one, other) >= _SAME


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
    """Whether both tell one charge, or assert one matter, and only one of them as a fact."""
    if _late(lookup, sure, unsure):
        return False
    if not doubted(lookup, unsure.span, unsure.stance, sure.span):
        return False
    charged = sure.charges & unsure.charges
    matter = one_matter(lookup, sure.span, clause(lookup, unsure.span, unsure.stance))
    if not charged and (not matter or _known(lookup, sure, unsure)):
        return False
    if sure.stance.beside and (charged or not another(lookup, sure.stance, unsure.stance)):
        return False
    said = matter or {stem(word) for charge in charged for word in charge.split()}
    return _throughout(lookup, sure, said)


def _known(lookup: Lookup, sure: Told, unsure: Told) -> bool:
    """Whether nobody doubts it: what a source tells of itself, and an official of the event."""
    quote = unsure.stance.quote
    if of_itself(lookup, quote, sure.span) or printed(lookup, quote, sure.span):
        return True
    if quote is None or quote.speaker is None or not official(lookup, quote.speaker):
        return False
    return any(_first(lookup, told.span) for told in (sure, unsure))


def _first(lookup: Lookup, passage: Span) -> bool:
    """Whether a passage is its report's first sentence: that there was an event is no claim."""
    return passage.start < lookup.of[passage.article].sentences[0].span.end


def _late(lookup: Lookup, sure: Told, unsure: Told) -> bool:
    """Whether the surer report appeared so much later that it may know by then.

    What was a doubt may be settled; what was somebody's word only where the report tells of
    what confirms it, an arrest or a ruling.
    """
    first, second = (lookup.article[told.span.article].published for told in (sure, unsure))
    if not (first and second and first.instant - second.instant >= _LATER):
        return False
    settled = _SETTLED.search(lookup.article[sure.span.article].text)
    return unsure.stance.quote is None or settled is not None


def _throughout(lookup: Lookup, told: Told, matter: Set[str]) -> bool:
    """Whether no other sentence of the report tells of the same on somebody's word."""
    for sentence in lookup.of[told.span.article].sentences:
        if sentence.span.overlaps(told.span):
            continue
        if len(matter & content(sentence.text).keys()) >= max(1, _AGAIN * len(matter)):
            other = stance(lookup, sentence.span)
            if other is None or other.kind != "fact":
                return False
    return True
