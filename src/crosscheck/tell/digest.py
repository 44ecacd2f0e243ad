"""The digest: most of the story in quoted sentences, each with its sources.

Sentences are taken as they stand, greedily, by what each adds for its length: the stems it
holds that several lineages use (weighted by rarity and by how many), the statements it
carries that several lineages report, and how early its report puts it. What is told already
counts little a second time, so no two sentences say the same. The order is the order in
which the reports, taken together, tell these things. (Greedy budgeted coverage: Lin and
Bilmes 2010.)
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from crosscheck.model import Article, Comparison, Row, Sentence, Span, Told
from crosscheck.settings import TellSettings
from crosscheck.text.content import content
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of
from crosscheck.text.tokens import words

MIN_WORDS, MAX_WORDS = 8, 45
REPEATED = 0.1
"""What an idea is worth the second time."""
STATEMENT = 6.0
"""Worth of a statement, in units of a word's idf, for each lineage beyond the first."""
CARRIES = 0.6
"""Share of a sentence that a statement must cover for its sources to be the sentence's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could be told, and the ideas it holds with their worth."""

    sentence: Sentence
    length: int
    place: float
    ideas: dict[str, float]
    rows: tuple[Row, ...]


def digest(comparison: Comparison, settings: TellSettings) -> tuple[Told, ...]:
    """Return sentences of about ``settings.digest_words`` words in all, in reading order."""
    candidates = _candidates(comparison)
    chosen: list[Candidate] = []
    told: dict[str, int] = defaultdict(int)
    room = settings.digest_words
    while candidates:
        best = max(candidates, key=lambda c: (_gain(c, told), -c.place, c.sentence.span))
        if _gain(best, told) <= 0:
            break
        candidates.remove(best)
        if best.length > room or _repeats(best, chosen):
            continue
        chosen.append(best)
        room -= best.length
        for idea in best.ideas:
            told[idea] += 1
    chosen.sort(key=lambda c: (c.place, c.sentence.span))
    return tuple(_told(comparison, candidate) for candidate in chosen)


def _gain(candidate: Candidate, told: dict[str, int]) -> float:
    worth = sum(
        value * math.pow(REPEATED, told.get(idea, 0)) for idea, value in candidate.ideas.items()
    )
    return worth * (1.2 - 0.4 * candidate.place) / math.pow(candidate.length, 0.7)


def _candidates(comparison: Comparison) -> list[Candidate]:
    """Return every sentence that can stand by itself, in a fixed order."""
    alignment = comparison.alignment
    lineage = {a: line.id for line in alignment.story.lineages for a in line.articles}
    support: dict[str, set[str]] = defaultdict(set)
    for annotations in alignment.annotations:
        for sentence in annotations.sentences:
            for word in content(sentence.text):
                support[word].add(lineage[sentence.span.article])
    carried = _carried(comparison)
    return [
        _candidate(sentence, annotations.article, support, carried.get(sentence.span, ()))
        for annotations in alignment.annotations
        for sentence in annotations.sentences
        if _stands_alone(sentence)
    ]


def _candidate(
    sentence: Sentence, article: Article, support: dict[str, set[str]], rows: tuple[Row, ...]
) -> Candidate:
    ideas = {
        word: rarity * (len(support[word]) - 1) for word, rarity in content(sentence.text).items()
    }
    ideas |= {row.statement.id: STATEMENT * (row.independent - 1) for row in rows}
    place = sentence.span.start / len(article.text)
    return Candidate(sentence, len(words(sentence.text)), place, ideas, rows)


def _carried(comparison: Comparison) -> dict[Span, tuple[Row, ...]]:
    """Return each sentence's statements: those of its matrix rows that lie inside it."""
    carried: dict[Span, list[Row]] = defaultdict(list)
    for row in comparison.matrix:
        for span in row.statement.spans:
            holder = comparison.alignment.of(span.article).sentence_at(span.start)
            if holder and holder.span.holds(span):
                carried[holder.span].append(row)
    return {span: tuple(rows) for span, rows in carried.items()}


def _stands_alone(sentence: Sentence) -> bool:
    """Whether a sentence can be read without the one before it."""
    count = len(words(sentence.text))
    if sentence.quoted or not MIN_WORDS <= count <= MAX_WORDS:
        return False
    if sentence.text[-1] not in ".!?”\"’'»)" or sentence.text.count("“") != sentence.text.count(
        "”"
    ):
        return False
    if sentence.text.count('"') % 2:
        return False
    first, second = (fold(t.text) for t in words(sentence.text)[:2])
    leaning = words_of("crosscheck.tell", "lists/leaning.txt")
    return first not in leaning and f"{first} {second}" not in leaning


def _repeats(candidate: Candidate, chosen: list[Candidate]) -> bool:
    """Whether a sentence says what a chosen one says: shared statement, or most of its stems."""
    held = content(candidate.sentence.text).keys()
    for other in chosen:
        if {r.statement.id for r in candidate.rows} & {r.statement.id for r in other.rows}:
            return True
        others = content(other.sentence.text).keys()
        if len(held & others) > 0.5 * min(len(held), len(others)):
            return True
    return False


def _told(comparison: Comparison, candidate: Candidate) -> Told:
    """Return the sentence with its sources: reports whose statement covers most of it."""
    own = candidate.sentence.span
    spans = {own}
    for row in candidate.rows:
        inside = [s for s in row.statement.spans if own.holds(s)]
        if any(len(s) >= CARRIES * len(own) for s in inside):
            spans |= {
                c.span
                for c in row.cells
                if c.span and c.verdict == "reported" and c.article != own.article
            }
    others = sorted(spans - {own})
    independent = comparison.alignment.story.independent({s.article for s in spans})
    return Told(candidate.sentence.text, (own, *others), independent)
