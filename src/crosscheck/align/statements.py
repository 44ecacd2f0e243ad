"""Statements: passages of different reports that say the same.

Candidates share rare terms (`statement_pairs`), signals score them (`statement_signals`), then
how each pair stands among all others (`statement_standing`), and groups are solved for the
story as a whole (`statement_groups`): each passage in one group, one place of a report in a
group, and a whole sentence or its clauses, never both.

What only one report tells is a statement as well where it is worth a row of the matrix: it
has a figure, a quotation, a day, or two names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.align.names import PACKAGE
from crosscheck.align.passages import Telling, tellings
from crosscheck.align.reading import Reading
from crosscheck.align.signals import Scored
from crosscheck.align.statement_groups import Grouping
from crosscheck.align.statement_pairs import Match, scored_pairs
from crosscheck.align.statement_standing import Standing
from crosscheck.model import Evidence, Span, Statement, content_id
from crosscheck.settings import AlignSettings
from crosscheck.text.lists import words_of

_LEAST = 0.36
"""Points of its own below which no standing can bring a pair to the threshold of 1."""


def statements(reading: Reading, settings: AlignSettings) -> tuple[Statement, ...]:
    """Return what a story's reports state, that of most reports first."""
    told = tellings(reading)
    matches = scored_pairs(reading, told, _LEAST * settings.statement_score)
    standing = Standing(told, matches)
    placed = [Match(match.left, match.right, standing(match)) for match in matches]
    alone = {(match.left, match.right): match.scored.total for match in matches}
    grouping = Grouping(told, placed, alone, settings.statement_score)
    groups = [*grouping.solve(), *([place] for place in grouping.alone())]
    scores = {(match.left, match.right): match.scored for match in placed}
    found = [_statement(reading, told, group, scores) for group in groups]
    return tuple(sorted(found, key=_prominence))


def _prominence(statement: Statement) -> tuple[int, int, Span]:
    articles = {span.article for span in statement.spans}
    return -len(articles), -len(statement.spans), statement.span


def _statement(
    reading: Reading,
    told: Sequence[Telling],
    group: Sequence[int],
    scores: dict[tuple[int, int], Scored],
) -> Statement:
    members = [told[place] for place in group]
    shown = min(members, key=lambda telling: _clarity(reading, telling, members))
    spans = sorted({span for place in group for span in told[place].spans})
    return Statement(
        content_id("statement", *spans),
        shown.span,
        shown.text,
        tuple(spans),
        tuple(_evidence(told, group, scores)),
    )


def _clarity(
    reading: Reading, telling: Telling, members: Sequence[Telling]
) -> tuple[bool, bool, float, float, Span]:
    """Rank a passage as the one that stands for all.

    It must be able to stand alone and be neither a scrap nor a list; then what counts is how
    much it and the others tell in common, and then how early it was published.
    """
    size = len(telling.folded)
    opens_on = telling.folded[0] if telling.folded else ""
    leaning = opens_on in words_of(PACKAGE, "lists/leaning.txt") or telling.text[:1].islower()
    article = reading.articles[telling.span.article]
    published = article.published.instant if article.published else float("inf")
    told_too = sum(_told_too(reading, telling, other) for other in members)
    return leaning, not 8 <= size <= 40, -round(told_too, 1), published, telling.span


def _told_too(reading: Reading, telling: Telling, other: Telling) -> float:
    """Return how much of two passages' weight both tell, from both sides (Dice)."""
    one, two, shared = (
        sum(reading.weights[term] for term in sorted(terms))
        for terms in (telling.terms, other.terms, telling.terms & other.terms)
    )
    return 2 * shared / (one + two) if shared else 0.0


def _evidence(
    told: Sequence[Telling], group: Sequence[int], scores: dict[tuple[int, int], Scored]
) -> Iterator[Evidence]:
    """Yield the signals of each pair in a group that was scored."""
    ordered = sorted(group)
    for number, left in enumerate(ordered):
        for right in ordered[number + 1 :]:
            scored = scores.get((left, right))
            if scored:
                yield from scored.evidence((told[left].span, told[right].span))
        if len(told[left].spans) > 1:
            yield Evidence("word_for_word", 1.0, "word for word the same", told[left].spans)
