"""Which entities are one bearer of a name that reports spell in more than one way.

`align` joins names that differ by a letter only where something else speaks for one bearer.
Here two names that no report holds together are taken for one where they differ by two letters
at most, or by more where both are given the same age ("Jahad Brumsey, 29", "Jahad Ramsey, 29").
Two people of different ages, or a given name of three letters alone ("Ron", "Don"), stay apart.
A body named but once beside one that recurs, a letter apart, is a slip even where one report
holds both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from crosscheck.compare.ages import ages_of
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.respelled import letter_apart, other_letter
from crosscheck.model import Entity, Evidence, Span
from crosscheck.text.fold import fold

_TOO_COMMON = 40
_LETTERS = 2
"""Letters by which two names differ at most where nothing else speaks for one bearer."""
_RECURS = 3
_LOOSELY = 0.5
"""Of a word's letters, what may differ where the age is the same."""
_PARTS = frozenset({"jr", "sr", "ii", "iii"})


class Bearer(NamedTuple):
    """Entities taken for one, and why."""

    entities: list[Entity]
    evidence: list[Evidence]


def bearers(lookup: Lookup) -> list[Bearer]:
    """Return the entities, those of nearly one name joined."""
    entities = lookup.alignment.entities
    owner = {entity.id: Bearer([entity], []) for entity in entities}
    ages, held = ages_of(lookup), _held(entities)
    for one, other in _candidates(entities):
        mine, theirs = owner[one.id], owner[other.id]
        both = held[_ends(one)] & held[_ends(other)]
        if mine is theirs or (both and not _a_slip(one, other)):
            continue
        if not (_never_together(mine, theirs) or _a_slip(one, other)):
            continue
        why = _one_bearer(one, other, ages)
        if why:
            mine.entities.extend(theirs.entities)
            mine.evidence.extend([*theirs.evidence, why])
            owner.update((entity.id, mine) for entity in theirs.entities)
    return list({id(bearer): bearer for bearer in owner.values()}.values())


def _ends(entity: Entity) -> tuple[str, ...]:
    """Return the first and last word of a person's name, and the whole name of a body."""
    name = _name(entity)
    return (name[0], name[-1]) if entity.kind == "person" and name else tuple(name)


def _held(entities: Iterable[Entity]) -> dict[tuple[str, ...], set[str]]:
    """Return the articles that hold a name, whoever bears it: a father and a son are two."""
    held: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entity in entities:
        held[_ends(entity)] |= {mention.span.article for mention in entity.mentions}
    return held


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
    if not other_letter(*differing[0]):
        return None
    return Evidence("a letter apart", 1.0, why, spans)
