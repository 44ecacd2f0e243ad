"""Counts that a phrase adds up: "70 living hostages plus 60 remains".

The sum is a figure of its own beside its parts, since another report may give only the
total. All three are compared by what is told of the whole phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.annotate.figures.changes import events_of
from crosscheck.annotate.figures.counted import Clauses
from crosscheck.model import Article, Figure
from crosscheck.text.fold import stem

_PLUS = re.compile(
    r"\s*(?:,\s)?(?:plus|as\swell\sas|along\swith|together\swith|in\saddition\sto)\s(?:the\s|an\s)?$"
    r"|\s(?:and|plus)\s(?=another)|\s(?:and|plus)\sanother\s$|\s(?:and|plus)\sa\sfurther\s$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:another|further)\s$", re.IGNORECASE)


def with_sums(article: Article, found: Sequence[Figure], clauses: Clauses) -> list[Figure]:
    """Return the figures of a sentence with the sums of those it adds up."""
    kept = list(found)
    for at in range(len(kept) - 1):
        first, second = kept[at], kept[at + 1]
        if not _added(article.text, first, second):
            continue
        events = {stem(event) for event in clauses.around(first.span.start, _end(second))}
        first = replace(first, about=tuple(sorted({*first.about, *events})))
        second = replace(second, about=tuple(sorted({*second.about, *events})), change=None)
        kept[at : at + 2] = [first, second]
        kept.append(_sum(article, first, second))
    return kept


def _end(figure: Figure) -> int:
    """Return where a figure ends, with what it counts."""
    return max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)


def _added(text: str, first: Figure, second: Figure) -> bool:
    """Whether two figures are added up: the same unit, and "plus" between them."""
    if first.unit != second.unit or first.low is None or second.low is None or first.change:
        return False
    if first.parts or second.parts or first.unit in ("percent", "fraction", "votes", "score"):
        return False
    events = events_of(first), events_of(second)
    gap = text[_end(first) : second.span.start]
    if all(events) and not events[0] & events[1] and _MORE.search(gap):
        return False  # "three died and another 12 were hurt"
    return len(gap) < 30 and _PLUS.search(gap) is not None


def _sum(article: Article, first: Figure, second: Figure) -> Figure:
    end = _end(second)
    span = article.span(first.span.start, end)
    high = None if first.high is None or second.high is None else first.high + second.high
    bounds = {first.bound, second.bound}
    bound = "about" if "about" in bounds else first.bound if len(bounds) == 1 else "about"
    return replace(
        first,
        span=span,
        text=span.of(article.text),
        low=(first.low or 0) + (second.low or 0),
        high=high,
        bound=bound,
        about=tuple(sorted({*first.about, *second.about})),
        parts=(first.span, second.span),
    )
