"""One person or place, spelled in more than one way.

A middle name, an initial, a title or a nickname is no difference in spelling; another
letter in the same word is ("Hanegbi, Tzachi" and "Tzahi").
"""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Entity, Evidence, Finding, Side, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

MAX_DISTANCE = 0.34
"""Of a word's letters: "Tzachi" and "Tzahi" .17, "Demer" and "Dermer" .17; "Dave" is no
misspelled "David" (.4)."""


def name_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each person or place whose name is spelled in different ways."""
    findings = []
    for entity in lookup.alignment.entities:
        if entity.kind in ("person", "place"):
            sides = _sides(entity)
            if len(sides) > 1:
                findings.append(_finding(lookup, entity, sides))
    return findings


def _sides(entity: Entity) -> list[tuple[str, list[Span]]]:
    """Return the spellings that differ in a letter, each with its places."""
    sides: list[tuple[str, list[Span]]] = []
    differing = _variants([spelling for spelling, _ in entity.spellings])
    for spelling, spans in entity.spellings:
        if spelling not in differing:
            continue
        same = next((s for s in sides if not respelled(s[0], spelling)), None)
        if same:
            same[1].extend(spans)
        else:
            sides.append((spelling, list(spans)))
    return sides


def _variants(spellings: list[str]) -> set[str]:
    return {one for one in spellings if any(respelled(one, other) for other in spellings)}


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
            if _letter_apart(fold(word), fold(candidate)):
                return word, candidate
    return None


def _letter_apart(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 3 or (longer.startswith(shorter) and len(longer) - len(shorter) > 1):
        return False
    return 0 < DamerauLevenshtein.normalized_distance(one, other) <= MAX_DISTANCE


def _finding(lookup: Lookup, entity: Entity, sides: list[tuple[str, list[Span]]]) -> Finding:
    told = [Side(spelling, tuple(sorted(spans))) for spelling, spans in sides]
    written = ", ".join(f"“{side.value}”" for side in told)
    why = f"The same {entity.kind}, whose name is spelled {written}."
    pair = respelled(told[0].value, told[1].value)
    detail = f"{pair[0]} / {pair[1]}" if pair else ""
    seen = Evidence("spelling", 1.0, detail, (told[0].spans[0], told[1].spans[0]))
    return lookup.finding("name", entity.name, told, why, (seen, *entity.evidence))
