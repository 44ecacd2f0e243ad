"""One thing with a judging adjective here and without it, or with another, there.

The thing must be one that a story has once: a rare noun, written alike, with a definite word
before it in both reports ("his infamous chalkboard", "his trademark chalkboard"); "the
controversial elements" and "four elements" are not the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosscheck.compare.calling.loaded import loaded_in, reason
from crosscheck.compare.calling.reports import Report
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Naming, Span, Wording
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import idf
from crosscheck.text.lists import words_of

_RARE = 4.0
"""Idf of a noun of which a story has one: "chalkboard" 8, "performance" 3."""
_WIDEST = 3
"""Words between a definite word and the noun at most."""
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that"})
JUDGING = frozenset({"judging"})


class Phrase(NamedTuple):
    """A noun with its adjectives: its place, its words, and whether one of them judges."""

    span: Span
    lineage: str
    text: str
    judging: bool


def modified_namings(lookup: Lookup, reports: Sequence[Report]) -> Iterator[Naming]:
    """Yield the things to which one lineage gives a judging adjective that another does not."""
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for report in reports:
        for noun, phrase in _phrases(report):
            phrases[noun].append(phrase)
    for noun, found in sorted(phrases.items()):
        naming = _naming(lookup, noun, found)
        if naming:
            yield naming


def _phrases(report: Report) -> Iterator[tuple[str, Phrase]]:
    """Yield the definite phrases of a report that end in a rare noun."""
    text = report.article.text
    for place, token in enumerate(report.tokens):
        if fold(token.text) not in _DEFINITE or report.quoted(token.start):
            continue
        run = _run(report, place)
        if run and idf(fold(report.tokens[run].text)) >= _RARE:
            start, end = report.tokens[place + 1].start, report.tokens[run].end
            written = text[start:end]
            judging = any(p.loaded.kind in JUDGING for p in loaded_in(written))
            span = report.article.span(start, end)
            yield fold(report.tokens[run].text), Phrase(span, report.lineage, written, judging)


def _run(report: Report, place: int) -> int | None:
    """Return the last word of the phrase that a definite word opens; None where it is too long."""
    ends = words_of("crosscheck.compare", "lists/phrase_ends.txt")
    last = None
    for at in range(place + 1, min(place + 3 + _WIDEST, len(report.tokens))):
        gap = report.article.text[report.tokens[at - 1].end : report.tokens[at].start]
        word = report.tokens[at].text
        if gap.strip() or fold(word) in ends or not word.islower():
            break
        last = at
    return last if last is not None and last - place <= _WIDEST else None


def _naming(lookup: Lookup, noun: str, found: Sequence[Phrase]) -> Naming | None:
    judging = {phrase.lineage for phrase in found if phrase.judging}
    plain = [phrase for phrase in found if not phrase.judging and phrase.lineage not in judging]
    if not judging or not plain:
        return None
    places: dict[str, list[Span]] = defaultdict(list)
    for phrase in (*(phrase for phrase in found if phrase.judging), *plain):
        places[" ".join(phrase.text.split())].append(phrase.span)
    terms = tuple(
        Wording(text, tuple(sorted(spans)), reason(text, JUDGING))
        for text, spans in sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    spans = tuple(term.spans[0] for term in terms)
    return Naming(noun, terms, (Evidence("same noun", 0.8, noun, spans),))
