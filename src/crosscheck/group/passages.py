"""The passages two texts share: seed and extend on runs of five words.

Each run of five words in common is a seed; seeds that follow each other in both texts
are one passage. Linear in the texts' length; a run that is repeated in the second text
is tried where it carries on the passage under way, else at its first place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crosscheck.group.copies import Hashes
from crosscheck.model import Article, Span
from crosscheck.text.shingles import WIDTH
from crosscheck.text.tokens import Token

SHORTEST = 8  # words; a single seed may be a phrase


def shared_passages(
    one: Article,
    other: Article,
    words: tuple[Sequence[Token], Sequence[Token]],
    runs: tuple[Hashes, Hashes],
    kept: frozenset[int],
) -> tuple[tuple[Span, Span], ...]:
    """Return pairs of equal passages, in the first text's order.

    Args:
        words: the words of both texts.
        runs: the hash of each run of words in both, in order.
        kept: the hashes that count, without quotations and standing text.
    """
    return tuple(
        (_span(one, words[0], start, length), _span(other, words[1], place, length))
        for start, place, length in _matches(runs[0].tolist(), runs[1].tolist(), kept)
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


def _span(article: Article, words: Sequence[Token], first: int, length: int) -> Span:
    return article.span(words[first].start, words[first + length - 1].end)
