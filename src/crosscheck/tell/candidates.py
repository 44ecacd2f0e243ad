"""The sentences that could be told, and what each would tell.

What counts are ideas: pairs of neighbouring stems (Gillick and Favre 2009), worth more the more
lineages use them, up to `SATED` of them, and the statements of the matrix, worth more with
each lineage that reports them. A pair that a hundred reports use is what the story is about;
a statement that a hundred make is what happened.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from crosscheck.model import (
    ANNOUNCED,
    DONE,
    Annotations,
    Comparison,
    Row,
    Sentence,
    Side,
    Span,
    Time,
)
from crosscheck.tell.standing import Need, Read, introduced, needs, stands_alone, without_dateline
from crosscheck.text.content import content
from crosscheck.text.fold import stem
from crosscheck.text.tokens import Token, words

SHARED = 1.5
"""Power of an idea's worth in the lineages beyond the first; 1 to 2.5 do about as well."""
SATED = 5
"""Lineages from which on a pair is worth no more; 4 to 6 do about as well. Over ten reports it
costs nothing, over a hundred it doubles what is covered."""
STATEMENT = 2.0
"""Worth of a statement, beside a pair of stems; 1 to 5 do about as well, 10 costs .01 of ROUGE."""

Idea = tuple[str, str]
Place = tuple[str, int]
_Places = defaultdict[str, list[Span]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could be told.

    Args:
        length: its words.
        place: how far down its report it stands, 0 to 1.
        number: which sentence of its report it is, from 0.
        ideas: the ideas it holds, with their worth.
        rows: the rows of the matrix that it tells.
        needs: what must have been told before it.
        gives: the stems and entities that it tells.
        published: when its report appeared, in seconds, where that is known.
        counts: whether it counts a time from that day: "Friday", "two weeks ago".
    """

    sentence: Sentence
    length: int
    place: float
    number: int
    ideas: dict[Idea, float]
    rows: tuple[Row, ...]
    needs: frozenset[Need]
    gives: frozenset[str]
    published: float | None
    counts: bool

    @property
    def worth(self) -> float:
        """What it would tell, told first."""
        return sum(self.ideas.values())


def candidates(comparison: Comparison) -> list[Candidate]:
    """Return every sentence that can stand by itself, in a fixed order."""
    alignment = comparison.alignment
    told = _Told(comparison)
    before = _written_before(comparison) | alignment.story.older
    past, current = _figures(comparison)
    found = []
    for annotations in alignment.annotations:
        if annotations.article.id in before:
            continue
        for number, read in enumerate(_read(annotations)):
            span = read.sentence.span
            if _holds(span, past[span.article]) and not _holds(span, current[span.article]):
                continue
            if read.tokens and stands_alone(read):
                found.append(_candidate(annotations, number, read, told))
    return found


def _read(annotations: Annotations) -> Iterable[Read]:
    people = [m for m in annotations.mentions if m.kind == "person"]
    place = 0
    for sentence in annotations.sentences:
        here = []
        while place < len(people) and people[place].span.start < sentence.span.end:
            here.append(people[place])
            place += 1
        told = without_dateline(sentence)
        yield Read(told, words(told.text), here)


class _Told:
    """What of a story its sentences tell: pairs, rows and people, looked up by sentence."""

    def __init__(self, comparison: Comparison) -> None:
        alignment = comparison.alignment
        self._worth = _worth(comparison)
        self._rows = _carried(comparison)
        people = [e for e in alignment.entities if e.kind == "person"]
        self.entity_of = {mention: e.id for e in people for mention in e.mentions}
        self.full = introduced(self.entity_of, self.entity_of)

    def rows(self, sentence: Sentence) -> tuple[Row, ...]:
        """Return the rows of the matrix that a sentence carries."""
        return tuple(self._rows.get(_end(sentence), ()))

    def ideas(self, read: Read) -> dict[Idea, float]:
        """Return what a sentence tells, with its worth."""
        pairs = {p: self._worth[p] for p in _pairs(read.text, read.tokens) if self._worth[p]}
        shared = [row for row in self.rows(read.sentence) if row.independent > 1]
        stated = {(r.statement.id, ""): STATEMENT * _power(r.independent - 1) for r in shared}
        return pairs | stated


def _candidate(annotations: Annotations, number: int, read: Read, told: _Told) -> Candidate:
    stems = frozenset(stem(token.text) for token in read.tokens)
    return Candidate(
        read.sentence,
        len(read.tokens),
        read.sentence.span.start / len(annotations.article.text),
        number,
        told.ideas(read),
        told.rows(read.sentence),
        needs(read, told.entity_of, told.full),
        stems | introduced(read.people, told.entity_of),
        annotations.anchor.instant if annotations.anchor else None,
        any(_counts(t) and read.sentence.span.holds(t.span) for t in annotations.times),
    )


_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")


def _counts(time: Time) -> bool:
    """Whether a time says nothing without the day of its report; a month's name says enough."""
    return time.anchor == "article" and not _MONTH.search(time.text)


def _worth(comparison: Comparison) -> dict[Idea, float]:
    """Return the worth of each pair of stems in the story."""
    story = comparison.alignment.story
    lineage = {a: line.id for line in story.lineages for a in line.articles}
    support: dict[Idea, set[str]] = defaultdict(set)
    for annotations in comparison.alignment.annotations:
        for sentence in annotations.sentences:
            for pair in _pairs(sentence.text, words(sentence.text)):
                support[pair].add(lineage[annotations.article.id])
    return {pair: _power(min(len(lines), SATED) - 1) for pair, lines in support.items()}


def _power(others: int) -> float:
    return math.pow(others, SHARED)


def _pairs(text: str, tokens: Iterable[Token]) -> set[Idea]:
    """Return the pairs of neighbouring stems of which one carries content."""
    held = content(text)
    stems = [stem(token.text) for token in tokens]
    return {pair for pair in pairwise(stems) if pair[0] in held or pair[1] in held}


def _carried(comparison: Comparison) -> dict[Place, list[Row]]:
    """Return each sentence's statements: those of its matrix rows that lie inside it."""
    of = {found.article.id: found for found in comparison.alignment.annotations}
    carried: dict[Place, list[Row]] = defaultdict(list)
    for row in comparison.matrix:
        for span in row.statement.spans:
            holder = of[span.article].sentence_at(span.start)
            if holder and holder.span.holds(span):
                carried[_end(holder)].append(row)
    return carried


def _end(sentence: Sentence) -> Place:
    """Return where a sentence ends: what stays of its place when its front is cut."""
    return sentence.span.article, sentence.span.end


def _figures(comparison: Comparison) -> tuple[_Places, _Places]:
    """Return the places of figures that later reports replaced, and of those that did."""
    articles = {a.id: a for a in comparison.alignment.story.articles}

    def newest(side: Side) -> float:
        dates = (articles[span.article].published for span in side.spans)
        return max((date.instant for date in dates if date), default=-math.inf)

    past: _Places = defaultdict(list)
    current: _Places = defaultdict(list)
    for finding in comparison.findings:
        if finding.kind == "update":
            last = max(finding.sides, key=newest)
            for side in finding.sides:
                for span in side.spans:
                    (current if side is last else past)[span.article].append(span)
    return past, current


def _holds(span: Span, places: Iterable[Span]) -> bool:
    return any(span.holds(place) for place in places)


def _written_before(comparison: Comparison) -> set[str]:
    """Return the reports that only announce what others tell as done."""
    sides = [s for f in comparison.findings if f.kind == "status" for s in f.sides]
    announced = {span.article for s in sides if s.value == ANNOUNCED for span in s.spans}
    done = {span.article for s in sides if s.value == DONE for span in s.spans}
    return announced - done
