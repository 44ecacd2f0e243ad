"""Two camps of passages, one surer than the other, and the finding that tells of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from crosscheck.compare.lookup import Lookup
from crosscheck.compare.matters import alike
from crosscheck.compare.sources import clause
from crosscheck.compare.stances import Stance
from crosscheck.model import Evidence, Finding, Side, Span, Statement

_AS_FACT = "told as a fact"
_ABOUT = 70
"""Letters of a statement that say what a finding is about."""
_MANY = 3
_PRONOUNS = frozenset({"he", "she", "they", "who", "it", "i", "we", "that", "which"})


class Told(NamedTuple):
    """A passage, the charges it holds, how surely it is told, and in what lineage."""

    span: Span
    charges: frozenset[str]
    stance: Stance
    lineage: str


class Camps(NamedTuple):
    """What tells a thing more surely, and what tells it less so."""

    sure: list[Told]
    unsure: list[Told]


def finding(lookup: Lookup, statement: Statement, camps: Camps) -> Finding:
    """Return the finding that sets two camps against each other."""
    ways = [_way(lookup, camp) for camp in camps]
    sides = [
        Side(way, tuple(sorted({told.span for told in camp})))
        for way, camp in zip(ways, camps, strict=True)
    ]
    about = statement.text if len(statement.text) <= _ABOUT else _start(statement.text)
    return lookup.finding("certainty", about, sides, _why(lookup, camps), _evidence(lookup, camps))


def _evidence(lookup: Lookup, camps: Camps) -> tuple[Evidence, ...]:
    """Return what the first of each camp say alike, and what marks each."""
    one, other = camps.sure[0], camps.unsure[0]
    spans = (one.span, other.span)
    marks = " / ".join(_way(lookup, camp) for camp in camps)
    same = alike(
        lookup, clause(lookup, one.span, one.stance), clause(lookup, other.span, other.stance)
    )
    seen = [
        Evidence("fact and claim", 1.0, marks, spans),
        Evidence("same words", round(same, 2), f"{same:.2f} of what both say", spans),
    ]
    charged = sorted(one.charges & other.charges)
    if charged:
        seen.append(Evidence("same charge", float(len(charged)), ", ".join(charged), spans))
    return tuple(seen)


def _why(lookup: Lookup, camps: Camps) -> str:
    """Return who tells as a fact what others do not, and on whose word these have it."""
    (here, ours), (there, theirs) = (_outlets(lookup, camp) for camp in camps)
    sure, unsure = (_whose(lookup, camp[0]) for camp in camps)
    if camps.sure[0].stance.kind == "fact":
        tells = "tells as its own" if ours == 1 else "tell as their own"
        return f"{here} {tells} what {there} {'gives' if theirs == 1 else 'give'} {unsure}."
    gives = "gives" if ours == 1 else "give"
    return f"{here} {gives} {sure} what {there} {'has' if theirs == 1 else 'have'} {unsure}."


def _whose(lookup: Lookup, told: Told) -> str:
    """Return "on the word of police", or the doubt: "with “may have”"."""
    speaker = told.stance.quote.speaker if told.stance.quote else None
    if speaker is None:
        return f"with “{lookup.text(told.stance.mark)}”" if told.stance.mark else ""
    written = lookup.text(speaker.span)
    named = speaker.name if speaker.name and written.casefold() in _PRONOUNS else written
    unnamed = ", unnamed" if told.stance.source == "unnamed" else ""
    return f"on the word of {' '.join(named.split())}{unnamed}"


def _outlets(lookup: Lookup, camp: Iterable[Told]) -> tuple[str, int]:
    """Return the outlets of a camp ("A", "A and B", "A and 2 others"), and their number."""
    names = sorted({lookup.article[told.span.article].source for told in camp})
    shown = names if len(names) < _MANY else [names[0], f"{len(names) - 1} others"]
    return " and ".join(shown), len(names)


def _way(lookup: Lookup, camp: list[Told]) -> str:
    marks = sorted({lookup.text(told.stance.mark) for told in camp if told.stance.mark})
    return min(marks, key=len) if marks else _AS_FACT


def _start(text: str) -> str:
    return text[: _ABOUT - 1].rsplit(" ", 1)[0] + " …"
