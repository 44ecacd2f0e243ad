"""What is read of every report before it is aligned: whose words, which entity, which terms.

A term is a word's stem, or the entity that a name stands for, so that "Mr. Okafor" and
"Prime Minister Ada Okafor" are one term; words that news uses for one thing ("scrapped",
"cancelled") share theirs (``lists/synonyms.txt``). A term weighs by its rarity in news at
large, damped by how much of this story holds it: every sentence on a summit names it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from crosscheck.align.names import PACKAGE
from crosscheck.model import Annotations, Article, Entity, Mention, Quote, Span, Story
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf, name_share
from crosscheck.text.lists import rows
from crosscheck.text.tokens import Token, words

_ENTITY_IDF = 4.5
_MOST_IDF = 6.5
_LEAST_IDF = 0.9
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMING_BACK = 0.3
_WORD_BEFORE = re.compile(r"\b([^\W\d_]+)\s$")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?")


class Term(NamedTuple):
    """A term, its place, and whether it is (a word of) a name."""

    name: str
    start: int
    end: int
    is_name: bool = False


@cache
def _synonyms() -> dict[str, str]:
    """Return each listed word's stem mapped to the first stem of its line."""
    found: dict[str, str] = {}
    for row in rows(PACKAGE, "lists/synonyms.txt"):
        for word in row:
            found.setdefault(stem(word.replace("-", "")), stem(row[0].replace("-", "")))
    return found


@cache
def term_of(word: str) -> str:
    """Return the term of a word, empty for one too common to tell anything.

    >>> term_of("the"), term_of("scrapped") == term_of("cancelled")
    ('', True)
    """
    folded = fold(word).replace("-", "")
    if not folded or (idf(folded) < _LEAST_IDF and not folded.isdigit()):
        return ""
    stemmed = stem(folded)
    return _synonyms().get(stemmed, stemmed)


@cache
def rarity(word: str) -> float:
    """Return a word's rarity in news: 0 for "the", at most 6.5."""
    return max(0.0, min(_MOST_IDF, idf(fold(word).replace("-", ""))))


def _is_headline(found: list[Token]) -> bool:
    """Whether a passage is set with capitals throughout, so that they tell nothing."""
    long = [word for word in found if len(word.text) > 3]
    return 2 * sum(word.text[0].isupper() for word in long) > len(long)


def _is_name(word: str, headline: bool) -> bool:
    """Whether a word inside a passage is part of a name, though no mention holds it.

    A year counts as one: like a name it says of whom and when, not what happened.
    """
    if word[0].isdigit():
        return not word.replace(",", "").replace(".", "").isdigit() or bool(_YEAR.fullmatch(word))
    return word[0].isupper() and (not headline or name_share(fold(word)) >= 0.5)


def _names_thing(text: str, number: Token) -> bool:
    """Whether a number is part of a name: "Terminal 3", "Crane 7", but not "June 3"."""
    if not number.text.isdigit():
        return False
    before = _WORD_BEFORE.search(text, max(0, number.start - 30), number.start)
    return bool(before and before[1][0].isupper() and not _MONTH.fullmatch(before[1]))


def _role_stems(text: str) -> frozenset[str]:
    """Return the stems of a role or description, without articles and the like."""
    return frozenset(stem(word.text) for word in words(text) if rarity(word.text) > 1.0)


def _once(articles: list[str]) -> float:
    """Return 1 where no article stands twice in a list, and less the more they repeat."""
    return len(set(articles)) / len(articles)


class _Places:
    """The mentions of one article by place, each with its entity."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.found: list[tuple[Mention, Entity]] = []

    def add(self, mention: Mention, entity: Entity) -> None:
        """Add a mention; they must come in order of their spans."""
        self.starts.append(mention.span.start)
        self.found.append((mention, entity))

    def between(self, start: int, end: int) -> list[tuple[Mention, Entity]]:
        """Return the mentions that begin in an interval."""
        first = bisect_right(self.starts, start - 1)
        return self.found[first : bisect_right(self.starts, end - 1)]


class Reading:
    """A story's reports with their entities, for the other aligners to look things up in."""

    def __init__(
        self, story: Story, annotations: Sequence[Annotations], entities: Iterable[Entity]
    ) -> None:
        self.story = story
        self.annotations = tuple(annotations)
        self.articles: dict[str, Article] = {a.article.id: a.article for a in annotations}
        self._places: dict[str, _Places] = {name: _Places() for name in self.articles}
        self._named: dict[tuple[str, str], Entity] = {}
        self.weights: dict[str, float] = {}
        self._held: Counter[str] = Counter()
        self._counted = 0
        self._wordings: dict[tuple[str, ...], dict[str, float]] = {}
        self.entities = {entity.id: entity for entity in entities}
        placed = [(m.span, m, entity) for entity in self.entities.values() for m in entity.mentions]
        for span, mention, entity in sorted(placed, key=lambda entry: entry[0]):
            self._places[span.article].add(mention, entity)
            self._named.setdefault((span.article, fold(mention.name)), entity)
            self._named.setdefault((span.article, fold(mention.text)), entity)
        self._roles = {
            entity.id: [_role_stems(role) for role in entity.roles]
            for entity in self.entities.values()
            if entity.kind == "person" and entity.roles
        }
        self._described: dict[tuple[str, str], str | None] = {}
        self._present: dict[str, set[str]] = {name: set() for name in self.articles}
        for span, _, entity in placed:
            self._present[span.article].add(entity.id)
        self.lineage = {
            article: lineage.id for lineage in story.lineages for article in lineage.articles
        }

    def mentions(self, span: Span) -> list[tuple[Mention, Entity]]:
        """Return the names that begin inside a span, with who they are."""
        return self._places[span.article].between(span.start, span.end)

    def speaker(self, quote: Quote) -> str | None:
        """Return who speaks: an entity's id, else the folded name; None where nobody is named."""
        speaker = quote.speaker
        if speaker is None or speaker.anonymous or speaker.name is None:
            return None
        entity = self._named.get((quote.span.article, fold(speaker.name)))
        if entity:
            return entity.id
        asked = (quote.span.article, speaker.name)
        if asked not in self._described:
            self._described[asked] = self._by_role(*asked)
        return self._described[asked] or fold(speaker.name) or None

    def _by_role(self, article: str, description: str) -> str | None:
        """Return the one person named in an article whose role, in any report, fits a description.

        "The defense minister" is whoever another report calls "Defense Minister Ada Cole".
        """
        wanted = _role_stems(description)
        fitting = [
            person
            for person in sorted(self._present[article])
            if wanted and any(wanted <= role for role in self._roles.get(person, ()))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def terms(self, span: Span) -> list[Term]:
        """Return the terms of a passage in order; a role beside a name belongs to the name."""
        text = self.articles[span.article].text
        found = []
        taken = []
        for mention, entity in self.mentions(span):
            found.append(Term(f"@{entity.id}", mention.span.start, mention.span.end, True))
            self.weights.setdefault(f"@{entity.id}", _ENTITY_IDF)
            taken += [mention.span, *([mention.role] if mention.role else [])]
        waiting = iter(sorted(taken))
        name = next(waiting, None)
        inside = words(text, span.start, span.end)
        headline = _is_headline(inside)
        last = None
        for word in inside:
            while name and word.start >= name.end:
                name = next(waiting, None)
            if name and word.start >= name.start:
                continue
            term = term_of(word.text)
            if last and last.end == word.start and word.text in _ORDINAL:
                found[-1] = last._replace(is_name=True)
            elif term:
                in_name = word.start > span.start + 2 and (
                    _is_name(word.text, headline) or _names_thing(text, word)
                )
                found.append(last := Term(term, word.start, word.end, in_name))
                self.weights.setdefault(term, rarity(word.text) or 1.0)
        return sorted(found, key=lambda term: term.start)

    def damp(self, passages: Iterable[tuple[str, frozenset[str]]]) -> None:
        """Set the weight of each term from the passages that hold it.

        A term weighs less the more passages hold it, and again less where one report comes
        back to it: that is the story's subject ("the resolution"), not what a sentence tells.

        Args:
            passages: the article and the terms of each.
        """
        terms: dict[str, list[str]] = {}
        total = 0
        for article, held in passages:
            total += 1
            for term in sorted(held):
                terms.setdefault(term, []).append(article)
        most = math.log(1 + total) or 1.0
        for term, places in terms.items():
            base = _ENTITY_IDF if term[0] == "@" else self.weights.get(term, 1.0)
            rare = math.log(1 + total / len(places)) / most
            self.weights[term] = base * rare * _once(places) ** _COMING_BACK

    def count(self, passages: Iterable[tuple[str, ...]]) -> None:
        """Count which words the story's passages hold, for `wording` to weigh them."""
        for folded in passages:
            self._held.update(set(folded))
            self._counted += 1
        self._wordings.clear()

    def wording(self, folded: tuple[str, ...]) -> dict[str, float]:
        """Return a passage's words, small ones too, weighed by rarity in the story; length 1."""
        if folded not in self._wordings:
            weights = {
                word: (1 + math.log(times)) * math.log((1 + self._counted) / self._held[word])
                if self._held[word]
                else 0.0
                for word, times in sorted(Counter(folded).items())
            }
            length = math.hypot(*weights.values()) or 1.0
            self._wordings[folded] = {word: value / length for word, value in weights.items()}
        return self._wordings[folded]

    def shown(self, term: str) -> str:
        """Return a term as a person reads it."""
        return self.entities[term[1:]].name if term[0] == "@" else term
