"""Which words the reports of a story hold: what an unaligned paraphrase would share.

That no passage of a report was aligned with a statement is not yet that the report does not
tell it. A statement counts as absent from a text only where most of its content, by weight,
stands nowhere in it, nor in its headline or the lines that were removed from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Article, Span
from crosscheck.text.content import content


class Held:
    """The content of each report, and in how many lineages each word stands."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self.words = {article.id: _content(article) for article in lookup.story.articles}
        self._lineages: dict[str, set[str]] = defaultdict(set)
        for article, held in self.words.items():
            for word in held:
                self._lineages[word].add(lookup.lineage.get(article, article))

    def share(self, span: Span, article: str) -> float:
        """Return the share of a passage's content that stands anywhere in a report."""
        told, held = content(self._lookup.text(span)), self.words[article]
        total = sum(told.values())
        return sum(rare for word, rare in told.items() if word in held) / total if total else 1.0

    def own(self, span: Span) -> float:
        """Return the share of a passage's content that stands in no other lineage's reports."""
        told = content(self._lookup.text(span))
        total = sum(told.values())
        return sum(rare for word, rare in told.items() if self.alone(word)) / (total or 1.0)

    def alone(self, word: str) -> bool:
        """Whether a stem stands in the reports of one lineage only."""
        return len(self._lineages.get(word, ())) < 2


def _content(article: Article) -> Mapping[str, float]:
    lines = (article.title, article.text, *(line.text for line in article.removed))
    found: dict[str, float] = {}
    for line in lines:
        for paragraph in line.split("\n"):
            found |= content(paragraph)
    return found
