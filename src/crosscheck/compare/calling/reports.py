"""A story's reports as this package reads them: words, own words, neighbours, statements.

What somebody says in quotation marks is no outlet's choice, so it is left out; a word or two
in marks are a name that the report singles out ("calls it a 'serious incident'"), and count.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.model import Article, Span
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.quotation import quotations
from crosscheck.text.tokens import Token, words

SINGLED_OUT = 2
"""Spaces in a run of quotation marks from which it is what somebody says, and no name."""
NEAR, WINDOW = 3, 8
"""Words on either side that stand in a term's own phrase, and those that are about it."""
SUBJECT = 3
"""Times a report on average from which a word is the story's subject: "Gaza" in a war."""
RARE, RARER = 2.0, 3.0
"""Idf from which a neighbour says what a term is about: "release" 2.1, "said" 0.2."""

_REACH = 60
_CALLED = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ\w+|sp(?:oke|eaks) of|refer(?:s|red)? to|label\w*|dub(?:s|bed)"
    r"|term(?:s|ed)|known as)\b[^.;:“”\"]*[“\"‘']$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Report:
    """One report: its words and what of it is quoted.

    Args:
        subject: stems to which all of the story comes back; they say nothing about a term.
    """

    article: Article
    lineage: str
    subject: frozenset[str] = frozenset()

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of its text."""
        return words(self.article.text)

    @cached_property
    def _marked(self) -> list[tuple[int, int]]:
        return [(run.start, run.end) for run in quotations(self.article.text) if run.depth == 0]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        text = self.article.text
        return [run for run in self._marked if text.count(" ", *run) >= SINGLED_OUT]

    def quoted(self, offset: int) -> bool:
        """Whether a place stands in what somebody says."""
        return _inside(self._quoted, offset)

    def marked(self, offset: int) -> bool:
        """Whether a place stands in quotation marks of any kind."""
        return _inside(self._marked, offset)

    def near(self, first: int, last: int) -> frozenset[str]:
        """Return the stems in a term's own phrase, each with the side on which it stands."""
        sides = (("<", range(first - 1, first - NEAR - 1, -1)), (">", range(last + 1, last + 4)))
        return frozenset(
            side + stem(self.tokens[place].text)
            for side, places in sides
            for place in self._unbroken(places)
            if idf(fold(self.tokens[place].text)) >= RARE
        )

    def around(self, first: int, last: int) -> dict[str, float]:
        """Return the stems of the rarer words near a term, each with its rarity."""
        near = self.tokens[max(0, first - WINDOW) : first] + self.tokens[last + 1 : last + WINDOW]
        found = {stem(t.text): idf(fold(t.text)) for t in near if not t.text[0].isdigit()}
        return {s: rare for s, rare in found.items() if rare >= RARER and s not in self.subject}

    def called(self, offset: int) -> bool:
        """Whether a report says of a word in quotation marks that somebody calls a thing so."""
        before = self.article.text[max(0, offset - _REACH) : offset]
        return self.marked(offset) and bool(_CALLED.search(before.rpartition("\n")[2]))

    def _unbroken(self, places: range) -> Iterator[int]:
        """Yield places as long as no mark but a space or hyphen stands between the words."""
        for place in places:
            if not 0 <= place < len(self.tokens):
                return
            one, other = place - places.step, place
            left, right = self.tokens[min(one, other)], self.tokens[max(one, other)]
            if self.article.text[left.end : right.start].strip(" -–’'s"):
                return
            yield place


def _inside(runs: list[tuple[int, int]], offset: int) -> bool:
    place = bisect_right(runs, (offset, sys.maxsize)) - 1
    return place >= 0 and offset < runs[place][1]


def reports(lookup: Lookup) -> tuple[Report, ...]:
    """Return the reports in the story's order."""
    articles = [notes.article for notes in annotated(lookup)]
    counts = Counter(stem(token.text) for a in articles for token in words(a.text))
    often = frozenset(word for word, times in counts.items() if times > SUBJECT * len(articles))
    return tuple(Report(a, lookup.lineage.get(a.id, a.id), often) for a in articles)


class Statements:
    """Which statement stands at a place."""

    def __init__(self, lookup: Lookup) -> None:
        self._places: dict[str, list[tuple[int, int, str]]] = {}
        for statement in lookup.alignment.statements:
            for span in statement.spans:
                places = self._places.setdefault(span.article, [])
                places.append((span.start, span.end, statement.id))
        for places in self._places.values():
            places.sort()

    def at(self, span: Span) -> str | None:
        """Return the id of the statement that holds a span, if one does."""
        places = self._places.get(span.article, [])
        found = bisect_right(places, (span.start, sys.maxsize, "")) - 1
        if found >= 0 and places[found][0] <= span.start and span.end <= places[found][1]:
            return places[found][2]
        return None
