"""One person, body or place, whose name reports spell in more than one way.

A middle name, an initial, a title or a nickname is no difference in spelling; another letter in
the same word is ("Hanegbi, Tzachi" and "Tzahi"). Who bears the name is said by `align`, and by
`bearers` where it is a letter or two that keeps two names apart. A sentence that holds both
spellings speaks of two bearers, and one lineage's slip contradicts nobody.
"""

from __future__ import annotations

from itertools import combinations

from crosscheck.compare.bearers import Bearer, bearers
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.respelled import other_letter
from crosscheck.model import Evidence, Finding, Side, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import words

Spelling = tuple[str, list[Span]]


def name_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each person, body or place whose name is spelled in different ways."""
    findings = []
    streets = tuple(mapping_of(__package__, "lists/streets.txt"))
    for bearer in bearers(lookup):
        if bearer.entities[0].kind == "place" and bearer.entities[0].name.endswith(streets):
            continue  # `places` tells of streets
        sides = _sides(lookup, bearer)
        if _in_two_lineages(lookup, sides) and not _side_by_side(lookup, sides):
            findings.append(_finding(lookup, bearer, sides))
    return findings


def _in_two_lineages(lookup: Lookup, sides: list[Spelling]) -> bool:
    """Whether two spellings stand in two lineages: one report's slip contradicts nobody."""
    held = [{lookup.lineage[span.article] for span in spans} for _, spans in sides]
    return any(a != b for one, other in combinations(held, 2) for a in one for b in other)


def _side_by_side(lookup: Lookup, sides: list[Spelling]) -> bool:
    """Whether one sentence holds two of the spellings: then they are two bearers."""
    seen: dict[Span, int] = {}
    for number, (_, spans) in enumerate(sides):
        for span in spans:
            sentence = lookup.of[span.article].sentence_at(span.start)
            if sentence and seen.setdefault(sentence.span, number) != number:
                return True
    return False


def _sides(lookup: Lookup, bearer: Bearer) -> list[Spelling]:
    """Return the spellings that differ in a letter, each with its places."""
    spellings = [spelling for entity in bearer.entities for spelling in entity.spellings]
    joined = len(bearer.entities) > 1 and bearer.entities[0].kind == "person"
    short = _short_forms(lookup, bearer)

    def differ(one: str, other: str) -> bool:
        pair = respelled(one, other)
        if pair:
            return frozenset(map(fold, pair)) not in short
        return joined and _otherwise_named(one, other)

    sides: list[Spelling] = []
    differing = {one for one, _ in spellings if any(differ(one, other) for other, _ in spellings)}
    for spelling, spans in sorted(spellings, key=lambda item: (-len(item[1]), item[0])):
        if spelling not in differing:
            continue
        same = next((side for side in sides if not differ(side[0], spelling)), None)
        if same:
            same[1].extend(spans)
        else:
            sides.append((spelling, list(spans)))
    return sides


def _short_forms(lookup: Lookup, bearer: Bearer) -> set[frozenset[str]]:
    """Return the pairs of given names of which `align` found one to be short for the other."""
    return {
        frozenset(fold(lookup.text(span).split()[0]) for span in evidence.spans)
        for entity in bearer.entities
        for evidence in entity.evidence
        if evidence.detail.endswith("by nickname")
    }


def _otherwise_named(one: str, other: str) -> bool:
    """Whether two full names differ in the first or the last word, none of them an initial."""
    left, right = one.split(), other.split()
    first, last = (fold(left[0]), fold(right[0])), (fold(left[-1]), fold(right[-1]))
    full = min(len(left), len(right)) > 1 and min(map(len, (*first, *last))) > 2
    return full and (first[0] != first[1] or last[0] != last[1])


def respelled(one: str, other: str) -> tuple[str, str] | None:
    """Return the first pair of words that two names spell differently, or None.

    >>> respelled("Ron Dermer", "Ron Demer")
    ('Dermer', 'Demer')
    >>> respelled("Antony J. Blinken", "Antony Blinken")
    """
    left, right = [t.text for t in words(one)], [t.text for t in words(other)]
    known = {fold(word) for word in right}
    unmatched = [word for word in left if fold(word) not in known]
    known = {fold(word) for word in left}
    others = [word for word in right if fold(word) not in known]
    for word in unmatched:
        for candidate in others:
            if other_letter(word, candidate):
                return word, candidate
    return None


def _finding(lookup: Lookup, bearer: Bearer, sides: list[Spelling]) -> Finding:
    first = bearer.entities[0]
    told = [Side(spelling, tuple(sorted(spans))) for spelling, spans in sides]
    written = ", ".join(f"“{side.value}”" for side in told)
    why = f"The same {first.kind}, whose name is spelled {written}."
    if bearer.evidence:
        why = f"One {first.kind}, it seems, since {bearer.evidence[0].detail}: spelled {written}."
    pair = respelled(told[0].value, told[1].value)
    detail = f"{pair[0]} / {pair[1]}" if pair else written
    seen = Evidence("spelling", 1.0, detail, (told[0].spans[0], told[1].spans[0]))
    reasons = (*bearer.evidence, *(e for entity in bearer.entities for e in entity.evidence))
    return lookup.finding("name", first.name, told, why, (seen, *reasons))
