"""The passages two texts share: seed and extend on runs of five words.

Each run of five words in common is a seed; seeds that follow each other in both texts
are one passage. Linear in the texts' length; a run that is repeated in the second text
is tried where it carries on the passage under way, else at its first place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crosscheck.group.copies.check import Runs
from crosscheck.model import Article, Span
from crosscheck.text.hashes import WIDTH

SHORTEST = 8  # words; a single seed may be a phrase


def shared_passages(
    one: Article,
    other: Article,
    runs: tuple[Runs, Runs],
    kept: frozenset[int],
) -> tuple[tuple[Span, Span], ...]:
    """Return pairs of equal passages, in the first text's order.

    Args:
        runs: both texts' runs of words.
        kept: the hashes that count, without quotations and standing text.
    """
    return tuple(
        (_span(one, runs[0], start, length), _span(other, runs[1], place, length))
        for start, place, length in _matches(runs[0].codes.tolist(), runs[1].codes.tolist(), kept)
        if length >= SHORTEST
    )


def _matches(
    first: Sequence[int], second: Sequence[int], kept: frozenset[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield (place in the first, place in the second, words) of each maximal match."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, code in enumerate(second):
        if code in kept:
            places[code].append(place)
    start = begun = run = 0
    for here, code in enumerate(first):
        if run and begun + run < len(second) and code in kept and second[begun + run] == code:
            run += 1
            continue
        if run:
            yield start, begun, run + WIDTH - 1
        run = 1 if code in places else 0
        if run:
            start, begun = here, places[code][0]
    if run:
        yield start, begun, run + WIDTH - 1


def _span(article: Article, runs: Runs, first: int, length: int) -> Span:
    return article.span(int(runs.starts[first]), int(runs.ends[first + length - WIDTH]))
