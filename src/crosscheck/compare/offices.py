"""People to whom reports give two offices of which nobody holds both.

A sergeant in one report and a lieutenant in another, a police chief and a sheriff: the words
of `lists/offices.txt` that stand in a person's role are compared within their class. A role
with "former", "acting" or "candidate" in it is of another time, a report that gives both
offices knows why, and kin counts only as kin of the same person ("Ottavar's aunt", "Ottavar's
cousin"). A fuller title is no difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from crosscheck.compare.lookup import Lookup
from crosscheck.compare.tellings import Camps, Telling, against, camps, sides
from crosscheck.model import Entity, Evidence, Finding, Mention
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold
from crosscheck.text.lists import rows

_OTHER_TIME = re.compile(
    r"\b(?:former|ex|acting|interim|retired|late|then|candidate|nominee|elect|would-be|future"
    r"|assistant|vice|deputy(?!\schief\sof\sstaff)|spokes\w+|aide|adviser|wife|husband|son|daughter)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?P<owner>[A-Z][\w-]+)['’]s?\s")


def office_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each person to whom reports give two offices of a class."""
    people = (entity for entity in lookup.alignment.entities if entity.kind == "person")
    return [
        _finding(lookup, entity, found)
        for entity in people
        for _, told in sorted(_of_person(lookup, entity).items())
        for found in [camps(lookup, told, _same)]
        if found
    ]


def _of_person(lookup: Lookup, entity: Entity) -> dict[str, list[Telling[frozenset[str]]]]:
    """Return the offices that reports give a person, by class."""
    told: dict[str, list[Telling[frozenset[str]]]] = defaultdict(list)
    for mention in entity.mentions:
        for kind, office in _offices(mention):
            told[kind].append(office)
    return told


def _same(one: Telling[frozenset[str]], other: Telling[frozenset[str]]) -> bool:
    """Whether one of two offices is the other, or holds it ("Lt. Col.")."""
    return not one.value.isdisjoint(other.value)


@cache
def _listed() -> tuple[tuple[str, str, str], ...]:
    found = [(row[0], row[1], row[2]) for row in rows(__package__, "lists/offices.txt")]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row[0])))


def _offices(mention: Mention) -> Iterator[tuple[str, Telling[frozenset[str]]]]:
    """Yield the offices in a mention's role, by class."""
    if mention.role is None or mention.role_text is None or _OTHER_TIME.search(mention.role_text):
        return
    written = " ".join(fold(word) for word in re.findall(r"[\w’'.-]+", mention.role_text))
    held: dict[str, list[str]] = defaultdict(list)
    for words, kind, office in _listed():
        if re.search(rf"\b{words}\b", written):
            written = re.sub(rf"\b{words}\b", "", written)
            held[kind].append(office)
    for kind, offices in held.items():
        owner = _OWNER.search(mention.role_text)
        if kind == "kin" and owner is None:
            continue
        key = f"{kind} {fold(owner['owner'])}" if owner and kind == "kin" else kind
        yield key, Telling(frozenset(offices), mention.role_text, mention.role)


def _finding(lookup: Lookup, entity: Entity, found: Camps[frozenset[str]]) -> Finding:
    told = sides(found)
    offices = against(told)
    seen = Evidence("another office", 1.0, offices, tuple(side.spans[0] for side in told))
    why = f"Reports give {entity.name} another office or tie: {offices}."
    return lookup.finding("name", f"office of {entity.name}", told, why, (seen, *entity.evidence))
