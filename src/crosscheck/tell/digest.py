"""The digest: most of the story in quoted sentences, each with its sources.

It opens with what happened (`lede`). The other sentences are taken as they stand, greedily, by
what each adds for its length (`candidates` says what counts). An idea counts once, so no two
sentences say the same. What leans on something told before (`standing`) waits until that is
told, and comes after it; else sentences come in the order in which reports tell them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from heapq import heapify, heappop, heappush, heapreplace

from crosscheck.model import Comparison, Span, Told
from crosscheck.settings import TellSettings
from crosscheck.tell.candidates import Candidate, Idea, candidates
from crosscheck.tell.lede import lede
from crosscheck.tell.standing import MIN_WORDS
from crosscheck.text.content import content
from crosscheck.text.fold import stem
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import words

ALONE = 0.01
"""Worth of a sentence that shares nothing, at the start of its report."""
REPEATED = 0.5
"""Share of the content words of the shorter of two sentences from which they say the same."""
NEWS = 0.3
"""The same where both open their reports and no other report tells what the second adds."""
OPENING = 2
"""Sentences of a report that tell its news."""
CARRIES = 0.75
"""Share of a sentence that a statement must cover for its sources to be the sentence's."""

WEEK = 7 * 86_400.0

Rank = tuple[float, float, Span, Candidate]


def digest(comparison: Comparison, settings: TellSettings) -> tuple[Told, ...]:
    """Return sentences of about ``settings.digest_words`` words in all, in reading order."""
    every = candidates(comparison)
    first = lede(comparison, every, settings.digest_words)
    known = {stem(token.text) for token in words(comparison.alignment.story.title)}
    chosen = _Chosen(known, settings.digest_words)
    if first:
        chosen.take(first)
    _fill(chosen, [c for c in every if c is not first and not _misdated(c, first)])
    return tuple(_told(comparison, candidate) for candidate in _ordered(chosen.taken, known))


def _misdated(candidate: Candidate, first: Candidate | None) -> bool:
    """Whether a sentence's "Friday" would be read as that of another week than it is."""
    if first is None or first.published is None or candidate.published is None:
        return False
    return candidate.counts and abs(candidate.published - first.published) >= WEEK


class _Chosen:
    """The sentences taken so far, and what they tell."""

    def __init__(self, known: Iterable[str], room: int) -> None:
        self.taken: list[Candidate] = []
        self.room = room
        self._ideas: set[Idea] = set()
        self._known = set(known)

    def take(self, candidate: Candidate) -> None:
        """Add a sentence."""
        self.taken.append(candidate)
        self.room -= candidate.length
        self._ideas |= candidate.ideas.keys()
        self._known |= candidate.gives

    def explains(self, candidate: Candidate) -> bool:
        """Whether all that a sentence needs is told."""
        return _met(candidate, self._known)

    def rank(self, candidate: Candidate) -> Rank:
        """Return a sentence's place in the queue: by what it adds, which only ever falls."""
        adds = sum(worth for idea, worth in candidate.ideas.items() if idea not in self._ideas)
        adds = (adds + ALONE) * (1.4 - 0.8 * candidate.place) / math.sqrt(candidate.length)
        return -adds, candidate.place, candidate.sentence.span, candidate

    def repeats(self, candidate: Candidate) -> bool:
        """Whether a sentence says what a taken one says: a statement, or much of its words."""
        return any(_same(candidate, other) for other in self.taken)


def _fill(chosen: _Chosen, waiting: list[Candidate]) -> None:
    """Take what adds most, as long as there is room."""
    queue = [chosen.rank(candidate) for candidate in waiting]
    heapify(queue)
    aside: list[Candidate] = []
    while queue and chosen.room >= MIN_WORDS:
        best = queue[0][-1]
        rank = chosen.rank(best)
        if rank > queue[0]:  # what it adds has become less: it waits where it now belongs
            heapreplace(queue, rank)
            continue
        heappop(queue)
        if best.length > chosen.room or chosen.repeats(best):
            continue
        if not chosen.explains(best):
            aside.append(best)
            continue
        chosen.take(best)
        for candidate in aside:
            heappush(queue, chosen.rank(candidate))
        aside = []


def _met(candidate: Candidate, known: set[str]) -> bool:
    return all(any(key in known for key in need) for need in candidate.needs)


def _same(candidate: Candidate, other: Candidate) -> bool:
    """Whether a sentence says what another one, taken before it, says."""
    if {row.statement.id for row in candidate.rows} & {row.statement.id for row in other.rows}:
        return True
    news = max(candidate.number, other.number) < OPENING
    shared = any(row.independent > 1 for row in candidate.rows)
    left, right = (_held(c.sentence.text) for c in (candidate, other))
    least = NEWS if news and not shared else REPEATED
    return len(left & right) > least * min(len(left), len(right))


@lru_cache(maxsize=1 << 14)
def _held(text: str) -> frozenset[str]:
    """Return what a sentence tells, as stems: "a six-year-old was shot" as "the shooting of a 6".

    Compounds are taken apart, irregular forms and numbers put together.
    """
    alike = mapping_of("crosscheck.tell", "lists/alike.txt")
    stems = content(text.replace("-", " ")).keys() | (alike.keys() & map(stem, text.split()))
    return frozenset(alike.get(stem_, stem_) for stem_ in stems)


def _ordered(taken: list[Candidate], known: set[str]) -> list[Candidate]:
    """Return the sentences as the reports tell them, the lede first, needs before the needy."""
    if not taken:
        return []
    waiting = sorted(taken[1:], key=lambda c: (c.place, c.sentence.span))
    ordered = [taken[0]]
    known = known | taken[0].gives
    while waiting:
        following = next((c for c in waiting if _met(c, known)), waiting[0])
        waiting.remove(following)
        ordered.append(following)
        known |= following.gives
    return ordered


def _told(comparison: Comparison, candidate: Candidate) -> Told:
    """Return the sentence with its sources: reports whose statement covers most of it.

    A sentence that differs from its statement ("five" where most say "three") has none but
    itself.
    """
    own = candidate.sentence.span
    spans = {own}
    for row in candidate.rows:
        inside = [s for s in row.statement.spans if own.holds(s)]
        reported = {c.article: c.span for c in row.cells if c.span and c.verdict == "reported"}
        if own.article in reported and any(len(s) >= CARRIES * len(own) for s in inside):
            spans |= {span for article, span in reported.items() if article != own.article}
    others = sorted(spans - {own})
    independent = comparison.alignment.story.independent({s.article for s in spans})
    return Told(candidate.sentence.text, (own, *others), independent)
