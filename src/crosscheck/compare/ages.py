"""People whose age reports put differently.

News writes an age beside a name in a few fixed ways ("Tomas Rehn, 46,", "46-year-old Tomas
Rehn", "Tomas Rehn (46)"). A birthday may lie between two reports, so ages a year apart count
only where both reports appeared on one day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.model import Annotations, Evidence, Finding, Mention, Side, Span
from crosscheck.settings import CompareSettings

_AFTER = re.compile(r"(?:,\s(?:aged\s|age\s)?|\s\()(\d{1,3})(?=\s?[,.;)]|\swho\b)")
_BEFORE = re.compile(r"\b(\d{1,3})-year-old\s(?:[\w’'-]+\s){0,4}$")
REACH = 60


def age_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each person whose age reports put differently."""
    ages: dict[str, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for annotations in annotated(lookup):
        for mention, age, span in _ages(annotations):
            entity = lookup.entity_at.get(mention.span)
            if entity and entity.kind == "person":
                ages[entity.id][age].append(span)
    return [
        _finding(lookup, entity, stated)
        for entity, stated in sorted(ages.items())
        if len({s.article for spans in stated.values() for s in spans}) > 1
        and _apart(lookup, stated)
    ]


def _ages(annotations: Annotations) -> Iterator[tuple[Mention, int, Span]]:
    """Yield each age beside a name, with the place of its number."""
    text = annotations.article.text
    for mention in annotations.mentions:
        start, end = mention.span.start, mention.span.end
        after = _AFTER.match(text, end)
        before = _BEFORE.search(text, max(0, start - REACH), start)
        found = after or before
        if found and 0 < int(found[1]) < 120:
            span = annotations.article.span(found.start(1), found.end(1))
            yield mention, int(found[1]), span


def _apart(lookup: Lookup, stated: dict[int, list[Span]]) -> bool:
    if len(stated) < 2:
        return False
    days = {
        published.day
        for spans in stated.values()
        for published in (lookup.article[span.article].published for span in spans)
        if published
    }
    return max(stated) - min(stated) > 1 or len(days) < 2


def _finding(lookup: Lookup, entity: str, stated: dict[int, list[Span]]) -> Finding:
    name = lookup.entity(entity).name
    sides = [Side(str(age), tuple(sorted(spans))) for age, spans in sorted(stated.items())]
    ages = " against ".join(side.value for side in sides)
    seen = Evidence("age beside the name", 1.0, ages, tuple(side.spans[0] for side in sides))
    why = f"Reports put the age of {name} differently: {ages}."
    return lookup.finding("figure", f"age of {name}", sides, why, (seen,))
