"""What reports call the same people, groups, acts and places, in their own words.

Sources of it: sets of words that news uses for one thing, the descriptions that go with a name,
verbs of saying of the same words, and one thing's different adjectives in one statement. It
says what is called what, by whom, and never which word is right; a word that carries judgement
is marked with the reason why (`calling.loaded`).
"""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.compare.calling.described import descriptions
from crosscheck.compare.calling.groups import group_namings
from crosscheck.compare.calling.modified import modified_namings
from crosscheck.compare.calling.reports import reports
from crosscheck.compare.calling.slots import slot_namings
from crosscheck.compare.calling.speech import speech_verbs
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Naming, Span


def naming(lookup: Lookup) -> tuple[Naming, ...]:
    """Return what reports call the same thing, those with most reports first."""
    read = reports(lookup)
    found = [
        *group_namings(lookup, read),
        *descriptions(lookup, read),
        *speech_verbs(lookup),
        *modified_namings(lookup, read),
    ]
    return tuple(sorted(_fresh(found, slot_namings(lookup, read)), key=_order))


def _fresh(found: list[Naming], more: Iterable[Naming]) -> list[Naming]:
    """Return the namings, and those of more of which no word is shown already."""
    shown = list(found)
    for naming in more:
        if not any(
            span.overlaps(place) for span in _places(naming) for n in shown for place in _places(n)
        ):
            shown.append(naming)
    return shown


def _places(naming: Naming) -> list[Span]:
    return [span for term in naming.terms for span in term.spans]


def _order(naming: Naming) -> tuple[int, str]:
    return -len({span.article for span in _places(naming)}), naming.about
