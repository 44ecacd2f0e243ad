"""People whose age reports put differently.

News writes an age beside a name in a few fixed ways ("Tomas Rehn, 46,", "46-year-old Tomas
Rehn", "Tomas Rehn (46)"). People grow older between two reports: each age, with the day it was
printed, must be reachable from the other by the birthdays that lie between the story's first
report and its own.

A report that gives one person two ages speaks of two people of one name (father and son), and
so may a surname alone where the story knows several of that surname: neither is compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import ceil

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.compare.tellings import Agree, Camps, Telling, against, camps, sides
from crosscheck.model import Annotations, Entity, Evidence, Finding, Mention
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold

_AFTER = re.compile(
    r"(?:,\s(?:was\s)?(?:(?:aged?|then)\s)?|\s\()(?P<age>\d{1,3})(?=\s?[,.;)]|\s(?:who|of|from)\b)"
)
_BEFORE = re.compile(
    r"\b(?P<age>\d{1,3})[-‐‑– ]years?[-‐‑– ]old,? "
    r"(?:(?!\w*\d|and\b|or\b)(?:[A-Z][a-z]{0,3}\.|[\w’'-]+),? ){0,4}$"
)
_GENERATION = re.compile(r",?\s(?:Jr|Sr|II|III)\b")
_KIN = re.compile(r"\b(?:mother|father|son|daughter|wife|husband|brother|sister|\w+friend)\b")
"""Before a given name alone: of the kin of somebody, whose surname it may have been given."""
REACH = 70
_YEAR = 365.25
_UNDATED = 3
"""Years by which ages may differ where no report has a date: a trial may lie between."""
_SOON = 14
"""Days in which a birthday is too rare to explain a year's difference."""


def age_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each person whose age reports put differently."""
    told = sorted(_by_person(lookup).items())
    found = ((key, camps(lookup, ages, _agreeing(lookup))) for key, ages in told)
    return [_finding(lookup, lookup.entity(key), apart) for key, apart in found if apart]


def ages_of(lookup: Lookup) -> dict[str, set[int]]:
    """Return the ages that reports give each person, by the entity's id."""
    return {key: {one.value for one in told} for key, told in _by_person(lookup).items()}


def _by_person(lookup: Lookup) -> dict[str, list[Telling[int]]]:
    ages: dict[str, list[Telling[int]]] = defaultdict(list)
    shared = _shared_surnames(lookup)
    for annotations in annotated(lookup):
        for mention, telling in _ages(annotations):
            entity = lookup.entity_at.get(mention.span)
            if entity and _is_person(entity, mention) and _sure(annotations, mention, shared):
                ages[entity.id].append(telling)
    return ages


def _shared_surnames(lookup: Lookup) -> frozenset[str]:
    """Return the last words of names that more than one person of the story bears."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entity in lookup.alignment.entities:
        if entity.kind == "person":
            for spelling, _ in entity.spellings:
                bearers[fold(spelling.split()[-1])].add(fold(spelling.split()[0]))
    return frozenset(surname for surname, given in bearers.items() if len(given) > 1)


def _is_person(entity: Entity, mention: Mention) -> bool:
    """Whether a mention is a person's name, or part of it.

    His mother Judith is no Pitts, nor "Samir Zawahri" the son who bears it as a middle name.
    """
    name = {fold(word) for spelling, _ in entity.spellings for word in spelling.split()}
    written = [fold(word) for word in mention.text.split()]
    if entity.kind != "person" or name.isdisjoint(written):
        return False
    return len(written) == 1 or written[0][:1] == fold(entity.name.split()[0])[:1]


def _sure(annotations: Annotations, mention: Mention, shared: frozenset[str]) -> bool:
    """Whether a mention can be of one person only."""
    alone = " " not in mention.text.strip()
    generation = _GENERATION.match(annotations.article.text, mention.span.end)
    return not generation and not (alone and fold(mention.text) in shared)


def _ages(annotations: Annotations) -> Iterator[tuple[Mention, Telling[int]]]:
    """Yield each age beside a name, with the place of its number."""
    text = annotations.article.text
    for mention in annotations.mentions:
        start, end = mention.span.start, mention.span.end
        after = _AFTER.match(text, end)
        lead = text[max(0, start - REACH) : start]
        found = after or _BEFORE.search(lead)
        kin = found and not after and " " not in mention.text and _KIN.search(found[0])
        if found and not kin and 0 < int(found["age"]) < 120:
            offset = 0 if after else start - len(lead)
            place = (offset + found.start("age"), offset + found.end("age"))
            age = int(found["age"])
            yield mention, Telling(age, str(age), annotations.article.span(*place))


def _agreeing(lookup: Lookup) -> Agree[int]:
    """Return whether two ages of one person can both be right, given when they were printed.

    Either may be the age at any time from the story's first report to its own: an age at the
    time of the act is printed years later too.
    """
    days = {a.id: a.published.day for a in lookup.story.articles if a.published}
    first = min(days.values(), default=None)

    def agree(one: Telling[int], other: Telling[int]) -> bool:
        younger, older = sorted((one, other), key=lambda telling: telling.value)
        years = older.value - younger.value
        day = days.get(older.span.article)
        if first is None:
            return years <= _UNDATED
        if day is None or younger.span.article not in days:
            return years <= 1
        passed = (day - first).days
        return years == 0 or (passed > _SOON and years <= ceil(passed / _YEAR))

    return agree


def _finding(lookup: Lookup, entity: Entity, found: Camps[int]) -> Finding:
    told = sides(found)
    ages = against(told)
    seen = Evidence("age beside the name", 1.0, ages, tuple(side.spans[0] for side in told))
    why = f"Reports put the age of {entity.name} differently, and no birthday explains it: {ages}."
    return lookup.finding("figure", f"age of {entity.name}", told, why, (seen, *entity.evidence))
