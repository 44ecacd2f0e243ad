"""One person, body or place, whose name reports spell in more than one way.

A middle name, an initial, a title or a nickname is no difference in spelling; another
letter in the same word is ("Hanegbi, Tzachi" and "Tzahi"). `align` joins names that differ by
a letter only where something else speaks for one bearer. Here two names that no report holds
together are taken for one, and told as spelled differently, where they differ by two letters at
most, or by more where both are given the same age ("Jahad Brumsey, 29", "Jahad Ramsey, 29").
Two people of different ages, or a given name of three letters alone ("Ron", "Don"), stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from crosscheck.compare.ages import ages_of
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.respelled import letter_apart
from crosscheck.model import Entity, Evidence, Finding, Side, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

_TOO_COMMON = 40
_LETTERS = 2
"""Letters by which two names differ at most where nothing else speaks for one bearer."""
_RECURS = 3
_LOOSELY = 0.5
"""Of a word's letters, what may differ where the age is the same."""
_PARTS = frozenset({"jr", "sr", "ii", "iii"})
_FORMS = (
    frozenset({"theater", "theatre"}),
    frozenset({"center", "centre"}),
    frozenset({"steve", "steven"}),
)
"""Spellings that are a matter of style, and a short form a letter away."""
_ENDINGS = ("s", "y")
"""What a plural, a possessive or a short form adds to a word: "Joe", "Joey"."""
Spelling = tuple[str, list[Span]]


class Bearer(NamedTuple):
    """Entities taken for one, and why."""

    entities: list[Entity]
    evidence: list[Evidence]


def name_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each person, body or place whose name is spelled in different ways."""
    findings = []
    for bearer in _bearers(lookup):
        sides = _sides(lookup, bearer)
        if _in_two_lineages(lookup, sides):
            findings.append(_finding(lookup, bearer, sides))
    return findings


def _in_two_lineages(lookup: Lookup, sides: list[Spelling]) -> bool:
    """Whether two spellings stand in two lineages: one report's slip contradicts nobody."""
    held = [{lookup.lineage[span.article] for span in spans} for _, spans in sides]
    return any(a != b for one, other in combinations(held, 2) for a in one for b in other)


# --- who is one -------------------------------------------------------------------------


def _bearers(lookup: Lookup) -> list[Bearer]:
    """Return the entities, those of nearly one name joined."""
    entities = lookup.alignment.entities
    owner = {entity.id: Bearer([entity], []) for entity in entities}
    ages = ages_of(lookup)
    for one, other in _candidates(entities):
        mine, theirs = owner[one.id], owner[other.id]
        if mine is theirs or not (_never_together(mine, theirs) or _a_slip(one, other)):
            continue
        why = _one_bearer(one, other, ages)
        if why:
            mine.entities.extend(theirs.entities)
            mine.evidence.extend([*theirs.evidence, why])
            owner.update((entity.id, mine) for entity in theirs.entities)
    return list({id(bearer): bearer for bearer in owner.values()}.values())


def _candidates(entities: Iterable[Entity]) -> Iterator[tuple[Entity, Entity]]:
    """Yield entities of one kind whose names share a word, or the start or end of the last."""
    index: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        parts = _name(entity)
        if len(parts) < 2 or entity.kind == "group":
            continue
        kind = entity.kind if entity.kind == "person" else "body"
        keys = {parts[0], parts[-1], f"{parts[-1][:3]}…", f"…{parts[-1][-3:]}", f"{parts[0][:3]}…"}
        for key in sorted(keys):
            index[kind, key].append(entity)
    pairs = {
        (one.id, other.id): (one, other)
        for found in index.values()
        if len(found) <= _TOO_COMMON
        for one, other in combinations(found, 2)
    }
    yield from (pairs[key] for key in sorted(pairs))


def _name(entity: Entity) -> list[str]:
    return [part for part in map(fold, entity.name.replace(",", " ").split()) if part not in _PARTS]


def _never_together(one: Bearer, other: Bearer) -> bool:
    """Whether no report names both: two names in one report are two bearers."""
    left, right = (
        {mention.span.article for entity in bearer.entities for mention in entity.mentions}
        for bearer in (one, other)
    )
    return left.isdisjoint(right)


def _a_slip(one: Entity, other: Entity) -> bool:
    """Whether a body is named but once beside one of nearly its name: two bodies recur."""
    fewer, more = sorted((len(one.mentions), len(other.mentions)))
    return "person" not in (one.kind, other.kind) and fewer == 1 and more > _RECURS


def _one_bearer(one: Entity, other: Entity, ages: dict[str, set[int]]) -> Evidence | None:
    """Return why two names are of one bearer, or None."""
    left, right = _name(one), _name(other)
    spans = (one.mentions[0].span, other.mentions[0].span)
    if one.kind != "person":
        together = "one is named but once" if _a_slip(one, other) else "no report names both"
        return _one_body(left, right, spans, together)
    mine, theirs = ages.get(one.id, set()), ages.get(other.id, set())
    if mine and theirs and mine.isdisjoint(theirs):
        return None
    given, surname = (left[0], right[0]), (left[-1], right[-1])
    if mine & theirs:
        if _loosely(*given) and _loosely(*surname):
            detail = f"both {min(mine & theirs)}, and no report names both"
            return Evidence("same age", 1.0, detail, spans)
        return None
    return _nearly(given, surname, _shared_role(one, other), spans)


def _nearly(
    given: tuple[str, str], surname: tuple[str, str], role: str, spans: tuple[Span, Span]
) -> Evidence | None:
    """Return why two names a letter or two apart are one person's."""
    letters = sum(DamerauLevenshtein.distance(*pair) for pair in (given, surname))
    alike = all(one == other or letter_apart(one, other) for one, other in (given, surname))
    short = any(one != other and min(len(one), len(other)) < 4 for one, other in (given, surname))
    if not alike or letters > _LETTERS or (short and not role):
        return None
    detail = f"both {role}, and no report names both" if role else "no report names both"
    return Evidence("a letter apart", 1.0, detail, spans)


def _loosely(one: str, other: str) -> bool:
    return DamerauLevenshtein.normalized_distance(one, other) <= _LOOSELY


def _shared_role(one: Entity, other: Entity) -> str:
    shared = {word for role in one.roles for word in fold(role).split()} & {
        word for role in other.roles for word in fold(role).split()
    }
    return max(sorted(shared), key=len, default="")


def _one_body(
    left: list[str], right: list[str], spans: tuple[Span, Span], why: str
) -> Evidence | None:
    """Return why two bodies or places are one: all words but one equal, and that a letter apart."""
    if len(left) != len(right) or len(left) < 3:
        return None
    differing = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    if len(differing) != 1 or not all(word.isalpha() for word in differing[0]):
        return None
    if not _other_letter(*differing[0]):
        return None
    return Evidence("a letter apart", 1.0, why, spans)


# --- how it is spelled ------------------------------------------------------------------


def _sides(lookup: Lookup, bearer: Bearer) -> list[Spelling]:
    """Return the spellings that differ in a letter, each with its places."""
    spellings = [spelling for entity in bearer.entities for spelling in entity.spellings]
    joined, short = len(bearer.entities) > 1, _short_forms(lookup, bearer)

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
            if _other_letter(word, candidate):
                return word, candidate
    return None


def _other_letter(one: str, other: str) -> bool:
    """Whether two words are one, misspelled; no plural, short form or acronym of it."""
    if one.isupper() != other.isupper():
        return False
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    added = longer[len(shorter) :] if longer.startswith(shorter) else ""
    ending = added in _ENDINGS and shorter[-1] != added
    return (
        not ending and frozenset((shorter, longer)) not in _FORMS and letter_apart(shorter, longer)
    )


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
