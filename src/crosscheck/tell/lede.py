"""The lede: the sentence that the digest opens with, which tells what happened.

Reports put who did what, where and when into their first sentences, and most of it into
their titles. A sentence near the top of its report is chosen by named signals: what of the
titles it holds, weighed by the lineages whose titles use it; how much of what the reports
share it tells; how early it stands; whom, where and when it names. Speech is no lede, nor is
a sentence that leans on something told before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from crosscheck.model import Comparison, Mention, Quote, Span, Time
from crosscheck.tell.candidates import Candidate
from crosscheck.text.content import content

TOP = 4
"""Sentences of a report among which its news stands."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A sentence that might open the digest, with what the signals look at.

    Args:
        titles: how many lineages' titles use a stem.
        most: the greatest worth of any such sentence.
    """

    candidate: Candidate
    titles: Counter[str]
    most: float
    mentions: Sequence[Mention]
    times: Sequence[Time]
    quotes: Sequence[Quote]


def lede(comparison: Comparison, candidates: Iterable[Candidate], room: int) -> Candidate | None:
    """Return the sentence to open with, if any near the top of its report fits the room."""
    fit = [c for c in candidates if c.number < TOP and c.length <= room]
    most = max((c.worth for c in fit), default=0.0) or 1.0
    titles = _titles(comparison)
    of = {found.article.id: found for found in comparison.alignment.annotations}

    def opening(candidate: Candidate) -> Opening:
        span = candidate.sentence.span
        found = of[span.article]
        return Opening(
            candidate,
            titles,
            most,
            [m for m in found.mentions if span.holds(m.span)],
            [t for t in found.times if span.holds(t.span)],
            [q for q in found.quotes if span.overlaps(q.span)],
        )

    return min(fit, key=lambda c: (-round(score(opening(c)), 6), c.sentence.span), default=None)


def score(opening: Opening) -> float:
    """Return how well a sentence opens the digest."""
    return sum(weight * signal(opening) for signal, weight in SIGNALS)


def titled(opening: Opening) -> float:
    """Return the share of what the titles tell that the sentence holds."""
    held = content(opening.candidate.sentence.text)
    return sum(opening.titles[word] for word in held) / (opening.titles.total() or 1)


def shared(opening: Opening) -> float:
    """Return how much of what reports share it tells, beside the sentence that tells most."""
    return opening.candidate.worth / opening.most


def early(opening: Opening) -> float:
    """Return 1 for a report's first sentence, less for the next ones."""
    return 1 / (1 + opening.candidate.number)


def who(opening: Opening) -> float:
    """Return whether it names a person, a group or an organisation."""
    return float(any(m.kind in ("person", "organisation", "group") for m in opening.mentions))


def where(opening: Opening) -> float:
    """Return whether it names a place."""
    return float(any(m.kind == "place" for m in opening.mentions))


def when(opening: Opening) -> float:
    """Return whether it says when, to the week or better."""
    return float(any(t.precision not in ("vague", "year") for t in opening.times))


def spoken(opening: Opening) -> float:
    """Return the share of it that is somebody's words in quotation marks."""
    own = opening.candidate.sentence.span
    marked = [q.span for q in opening.quotes if q.kind in ("direct", "partial")]
    return min(1.0, sum(_shared(own, span) for span in marked) / len(own))


def leans(opening: Opening) -> float:
    """Return how many things it takes as told."""
    return float(len(opening.candidate.needs))


SIGNALS: tuple[tuple[Callable[[Opening], float], float], ...] = (
    (titled, 2.0),
    (shared, 1.0),
    (early, 1.0),
    (who, 0.3),
    (where, 0.3),
    (when, 0.3),
    (spoken, -2.0),
    (leans, -0.7),
)
"""Each signal and its weight; set by reading, for no set says which sentence should open."""


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _titles(comparison: Comparison) -> Counter[str]:
    """Return how many lineages' titles use each stem that carries content."""
    story = comparison.alignment.story
    counted: Counter[str] = Counter()
    for line in story.lineages:
        own = {word for a in story.articles if a.id in line.articles for word in content(a.title)}
        counted.update(own)
    return counted
