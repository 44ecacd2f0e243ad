"""A judging word in a place where another report's words of one statement stand otherwise.

Two passages of one statement are laid side by side; where both have the same words before and
behind a place, and one has there a word that carries judgement and the other another word or
none, that is a choice: "[claiming] that the shops …", "[saying] that the shops …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from crosscheck.compare.calling.loaded import loaded_in
from crosscheck.compare.calling.reports import Report
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Naming, Span, Statement, Wording
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.lists import mapping_of, words_of
from crosscheck.text.tokens import Token, tokens

_WIDEST = 3
"""Tokens that stand in one place at most: more is another clause."""
_BESIDE = 3
"""Tokens beside a place that both have."""
_MOST_PRINTS = 12
"""Passages of one statement that are laid side by side: the first of as many lineages."""
_CONTENT = 1.5
_BEHIND = 40
"""Characters behind a word in which a fixed term goes on."""
_OWNER = re.compile(r"['’]s?(?:\s|$)")
_WORD = 0.3
"""Idf of a word that can be another's counterpart: "said" and rarer, not "as"."""


class Side(NamedTuple):
    """A passage as tokens and their stems."""

    report: Report
    tokens: list[Token]
    stems: list[str]


def slot_namings(lookup: Lookup, reports: Sequence[Report]) -> Iterator[Naming]:
    """Yield the places of a statement in which one of two lineages has a judging word."""
    read = {report.article.id: report for report in reports}
    for statement in lookup.alignment.statements:
        seen: set[tuple[str, ...]] = set()
        for one, other in combinations(_sides(statement, read), 2):
            for naming in _between(one, other):
                key = tuple(sorted(term.text for term in naming.terms))
                if key not in seen:
                    seen.add(key)
                    yield naming


def _sides(statement: Statement, read: dict[str, Report]) -> list[Side]:
    """Return a passage of each lineage."""
    found: dict[str, Side] = {}
    for span in statement.spans:
        report = read[span.article]
        if report.lineage not in found and len(found) < _MOST_PRINTS:
            inside = list(tokens(report.article.text, span.start, span.end))
            found[report.lineage] = Side(report, inside, [stem(t.text) for t in inside])
    return list(found.values())


def _between(one: Side, other: Side) -> Iterator[Naming]:
    blocks = SequenceMatcher(None, one.stems, other.stems, autojunk=False).get_opcodes()
    for place, (kind, a, b, c, d) in enumerate(blocks):
        if kind == "equal" or b - a > _WIDEST or d - c > _WIDEST:
            continue
        before = _equal(one, blocks[place - 1 : place] if place else [])[-_BESIDE:]
        behind = _equal(one, blocks[place + 1 : place + 2])[:_BESIDE]
        added = a == b or c == d
        if not _anchored(before, behind, added=added) or (added and _named(behind)):
            continue
        more = len(behind) if added else 0
        if not added and _told(one.tokens[a:b]) != _told(other.tokens[c:d]):
            continue
        sides = (_span(one, a, b, more), _span(other, c, d, more))
        naming = _naming(*sides, before, behind)
        if naming:
            yield naming


def _told(words: Sequence[Token]) -> bool:
    """Whether words end in a verb of the past: "has destroyed", and not "crackdown"."""
    last = words[-1].text
    return last.endswith("ed") or last in mapping_of("crosscheck.compare", "lists/past_forms.txt")


def _named(behind: Sequence[Token]) -> bool:
    """Whether a name follows, so that what one report has before it describes a person."""
    return behind[0].text[0].isupper()


def _equal(side: Side, blocks: Sequence[tuple[str, int, int, int, int]]) -> list[Token]:
    """Return the tokens that both have in a block beside a place."""
    return [t for block in blocks for t in side.tokens[block[1] : block[2]] if block[0] == "equal"]


def _anchored(before: Sequence[Token], behind: Sequence[Token], *, added: bool) -> bool:
    """Whether both have words on either side of a place, and telling ones.

    A word that one report adds needs one of them; words that take each other's place need one on
    each side, since "a brawl at a park" and "a gathering at a park" are two things.
    """
    if not (before and behind and before[-1].is_word and behind[0].is_word):
        return False
    return (any if added else all)(
        any(idf(fold(t.text)) >= _CONTENT for t in beside if t.text[0].isalpha())
        for beside in (before, behind)
    )


class _Place(NamedTuple):
    """Words that stand in a place, where one report has them."""

    text: str
    span: Span
    judging: str | None


def _span(side: Side, first: int, last: int, more: int) -> _Place | None:
    """Return the words of a place; None where there are none, or somebody is quoted.

    Args:
        more: tokens behind it, which both have, that are shown with an added word.
    """
    behind = last + more
    if first >= behind or side.report.quoted(side.tokens[first].start):
        return None
    ends = words_of("crosscheck.compare", "lists/phrase_ends.txt")
    for place in range(first + 1, behind):
        if fold(side.tokens[place].text) in ends:  # "legislation on Wednesday"
            behind = place
            break
    start, end = side.tokens[first].start, side.tokens[behind - 1].end
    text = side.report.article.text[start:end]
    content = any(idf(fold(token.text)) >= _WORD for token in side.tokens[first:behind])
    if not text[0].isalnum() or not content or any(mark in text for mark in '“”"('):
        return None
    if _OWNER.search(text) or not text[-1].isalnum():
        return None  # "the blockbuster's sequel": what the thing belongs to
    own = side.tokens[min(last, behind) - 1].end if last > first else start
    judging = _judging(side, start, own) if text[0].islower() or first == 0 else None  # no name
    return _Place(" ".join(text.split()), side.report.article.span(start, end), judging)


def _judging(side: Side, start: int, end: int) -> str | None:
    """Return why words carry judgement where they stand: not in "reckless endangerment"."""
    behind = side.report.article.text[start : end + _BEHIND]
    found = (p.loaded for p in loaded_in(behind) if p.end <= end - start)
    return next((one.reason for one in found if one.kind != "speech" or _says(side, end)), None)


def _says(side: Side, end: int) -> bool:
    """Whether a verb of saying tells what is said: "claimed that", and not "claimed lives"."""
    return side.report.article.text[end : end + _BEHIND].split()[:1] == ["that"]


def _naming(
    one: _Place | None, other: _Place | None, before: Sequence[Token], behind: Sequence[Token]
) -> Naming | None:
    if not one or not other or (one.judging is None) == (other.judging is None):
        return None
    places = sorted((one, other), key=lambda place: (place.judging is None, place.text))
    terms = tuple(Wording(place.text, (place.span,), place.judging) for place in places)
    beside = " ".join([*(t.text for t in before), "…", *(t.text for t in behind)])
    evidence = Evidence("same place", 1.0, beside, tuple(place.span for place in places))
    return Naming(f"in one statement: “{beside}”", terms, (evidence,))
