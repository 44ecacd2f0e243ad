"""The same words spoken, as several reports print them, against the gold of twelve events.

Pairs of prints in two reports; a match is half of the shorter one at both ends. The gold also
holds words that one report quotes and another only tells; those that stand between marks in both
are measured apart, and so are those of five words or more in both: what falls out is then
neither asked for nor counted as told. Peers take every two quotations of two reports that are
alike enough, at whichever threshold gives the best F1 on the very half that is measured.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import combinations
from math import sqrt

from rapidfuzz.fuzz import partial_ratio

from bench.compared import Line
from bench.comparison.events import Event, Pair, Part, across, events, matched
from bench.comparison.scores import Scores
from crosscheck.align import align
from crosscheck.model import Span, Utterance
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

Likeness = Callable[[str, str], float]
"""How alike two quotations are, from 0 to 1."""
Wanted = Callable[[Event, Span], bool]
"""Whether a passage belongs to what is measured."""

_PARTS: tuple[Part, ...] = ("measure", "tune")
_MANY_WORDS = 5
_BRACKETED = re.compile(r"\[[^\[\]\n]{0,200}\]|\([^()\n]{0,60}\)")
_MARKED = re.compile(r"[“\"][^“”\"\n]{1,3000}(?:[”\"]|$)", re.MULTILINE)


def measure() -> dict[str, float]:
    """Return ours on both halves, and ours of what stands between marks."""
    found = {}
    for part in _PARTS:
        for name, wanted in _wanted().items():
            for key, value in _shown(ours(part, wanted)).items():
                found[f"utterances.events.{part}.{name}.{key}"] = value
    return found


def compared() -> Iterator[Line]:
    """Yield ours and the peers on both halves, over all utterances, marked ones and long ones."""
    for part in _PARTS:
        for name, wanted in _wanted().items():
            what = f"utterances, {name}"
            yield Line(what, f"events, {part}", "ours", _shown(ours(part, wanted)))
            for peer, likeness in (("cosine", cosine), ("rapidfuzz partial_ratio", contained)):
                scores, over = best(part, wanted, likeness)
                yield Line(what, f"events, {part}", peer, _shown(scores), f"over {over:.2f}")


def _shown(scores: Scores) -> Mapping[str, float]:
    return {"precision": scores.precision, "recall": scores.recall, "f1": scores.f1}


def _wanted() -> dict[str, Wanted]:
    return {"all": _any, "marked": _marked, "long": lambda e, s: _marked(e, s) and _long(e, s)}


def _any(event: Event, span: Span) -> bool:
    return True


def _marked(event: Event, span: Span) -> bool:
    """Whether half of a passage or more stands between quotation marks."""
    inside = (
        min(end, span.end) - max(start, span.start) for start, end in _marks(event, span.article)
    )
    return 2 * sum(length for length in inside if length > 0) >= len(span)


@cache
def _marks_of(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _MARKED.finditer(text))


def _marks(event: Event, article: str) -> tuple[tuple[int, int], ...]:
    return _marks_of(event.story.article(article).text)


def _long(event: Event, span: Span) -> bool:
    return len(words(span.of(event.story.article(span.article).text))) >= _MANY_WORDS


# --- scoring ----------------------------------------------------------------------------


def ours(part: Part, wanted: Wanted) -> Scores:
    """Return what our alignment earns on one half."""
    return _scored([(event, told(event)) for event in events(part)], wanted)


def told(event: Event) -> list[Pair]:
    """Return the pairs of prints in two reports that we say are the same words.

    What two prints share, all others of the same two wordings share as well.
    """
    found = align(event.story, event.annotated()).utterances
    return sorted(
        {
            pair
            for utterance in found
            for evidence in utterance.evidence
            for pair in across(
                other for span in evidence.spans for other in _wherever(event, utterance, span)
            )
        }
    )


def _wherever(event: Event, utterance: Utterance, span: Span) -> Iterator[Span]:
    """Yield a passage of a print wherever its wording is printed."""
    for wording in utterance.wordings:
        for home in wording.spans:
            if home.holds(span):
                letters = _letters(event, home)
                first = bisect_left(letters, span.start)
                last = bisect_left(letters, span.end) - 1
                for other in wording.spans:
                    places = _letters(event, other)
                    if len(places) == len(letters) and first <= last:
                        yield Span(other.article, places[first], places[last] + 1)
                    else:
                        yield other
                return


def _letters(event: Event, span: Span) -> list[int]:
    """Return the places of a print's letters and digits, brackets left out."""
    text = event.story.article(span.article).text
    cut = {n for m in _BRACKETED.finditer(text, span.start, span.end) for n in range(*m.span())}
    return [n for n in range(span.start, span.end) if text[n].isalnum() and n not in cut]


def _scored(found: list[tuple[Event, list[Pair]]], wanted: Wanted) -> Scores:
    """Return precision of the told pairs that are wanted, and recall of the gold's."""
    right: list[bool] = []
    held: list[bool] = []
    for event, pairs in found:
        gold = event.pairs("utterance")
        right += matched([pair for pair in pairs if _both(event, pair, wanted)], gold)
        held += matched([pair for pair in gold if _both(event, pair, wanted)], pairs)
    return Scores(sum(right) / (len(right) or 1), sum(held) / (len(held) or 1))


def _both(event: Event, pair: Pair, wanted: Wanted) -> bool:
    return all(wanted(event, span) for span in pair)


# --- peers ------------------------------------------------------------------------------


def best(part: Part, wanted: Wanted, likeness: Likeness) -> tuple[Scores, float]:
    """Return the best F1 of any threshold, and the threshold."""
    alike = [(event, list(_alike(event, likeness))) for event in events(part)]
    tried = []
    for step in range(20, 101, 2):
        over = step / 100
        found = [(event, [pair for pair, value in held if value >= over]) for event, held in alike]
        tried.append((_scored(found, wanted), over))
    return max(tried, key=lambda one: one[0].f1)


def _alike(event: Event, likeness: Likeness) -> Iterator[tuple[Pair, float]]:
    """Yield each two quotations of two reports with how alike they are."""
    quotes = [q for found in event.annotated() for q in found.quotes if q.kind != "indirect"]
    for one, other in combinations(sorted(quotes, key=lambda q: q.span), 2):
        if one.span.article != other.span.article:
            yield (one.span, other.span), likeness(one.text, other.text)


def cosine(one: str, other: str) -> float:
    """Return the cosine of the counts of two texts' words."""
    left, right = (Counter(fold(word.text) for word in words(text)) for text in (one, other))
    norm = sqrt(sum(n * n for n in left.values()) * sum(n * n for n in right.values()))
    return sum(n * right[word] for word, n in left.items()) / norm if norm else 0.0


def contained(one: str, other: str) -> float:
    """Return how well the shorter text stands somewhere in the longer."""
    return partial_ratio(one.lower(), other.lower()) / 100
