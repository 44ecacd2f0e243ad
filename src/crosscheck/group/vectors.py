"""What an article is about, as a short list of weighted terms.

Terms are stemmed words, weighted by TF-IDF. What makes it work for five articles and
for three thousand alike is the IDF: a blend of the pile itself with a background of news
(`crosscheck.text.frequencies`), the background counting as many as `BACKGROUND` articles.
In a pile about one event every report holds the event's words, so the pile alone cannot
say that they are rare; in a pile of thousands it can, and knows the month's words better.
A word keeps `LEAST_SHARE` of its background IDF in any case, so that five hundred reports of
one event still hold together by its names.

Three things count a word up: standing in the title, standing in the first `LEAD_WORDS`
words (a report says first what it is about), and being a name (capitals inside a
sentence). The best `TERMS` are kept.

The constants were tuned on ECB+, GVA and BASIL together, one value for all three; see
``docs/decisions/2026-11-21-stories-and-lineages.md`` for what each one bought.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crosscheck.model import Article
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf
from crosscheck.text.tokens import Token, words

TERMS = 48
TITLE_WEIGHT = 2.0
LEAD_WEIGHT = 1.5
LEAD_WORDS = 60
NAME_WEIGHT = 1.75
BACKGROUND = 1000
LEAST_SHARE = 0.4  # of its background IDF a word keeps, however common it is in the pile
CANDIDATES = 150  # terms kept until the pile's own counts are known
COMMON = 0.5  # an IDF below this is a function word's
_SENTENCE_STARTS = re.compile(r"[.!?:\n“\"‘•–—]")


@dataclass(slots=True)
class Term:
    """A term of one article: how often it counts, and where it is first seen.

    Args:
        start, end: its first place in the text; an empty range where only the title has it.
        name: whether it stands in capitals inside a sentence.
    """

    count: float = 0.0
    start: int = 0
    end: int = 0
    name: bool = False


@dataclass(slots=True)
class Vector:
    """An article's best terms: stem → weight, the weights' squares summing to one."""

    weights: dict[str, float]
    terms: dict[str, Term] = field(default_factory=dict)

    def cosine(self, other: Vector) -> float:
        """Return the cosine of the angle between two articles: 0 to 1."""
        small, large = sorted((self.weights, other.weights), key=len)
        return sum(weight * large[term] for term, weight in small.items() if term in large)


class Vectors:
    """Vectors of a pile of articles, in its order."""

    def __init__(self) -> None:
        self._counted: list[dict[str, Term]] = []
        self._articles: Counter[str] = Counter()
        self._background: dict[str, float] = {}
        self._stems: dict[str, str] = {}

    def add(self, article: Article, body: list[Token]) -> None:
        """Count one article's words.

        Args:
            body: the words of its text, as `crosscheck.text.tokens.words` gives them.
        """
        terms: dict[str, Term] = {}
        for token in words(article.title):
            terms.setdefault(self._stem(token.text), Term()).count += TITLE_WEIGHT
        for place, (token, name) in enumerate(_with_names(article.text, body)):
            term = terms.setdefault(self._stem(token.text), Term())
            if not term.end:
                term.start, term.end = token.start, token.end
                term.count += LEAD_WEIGHT if place < LEAD_WORDS else 0.0
            term.count += 1.0
            term.name = term.name or name
        self._articles.update(terms.keys())
        rarity = {term: -math.log(self._background[term]) for term in terms}
        best = _best(_weights(terms, rarity), CANDIDATES)
        self._counted.append({term: terms[term] for term in best})

    def _stem(self, word: str) -> str:
        known = self._stems.get(word)
        if known is None:
            known = self._stems[word] = stem(word)
            share = math.exp(-idf(fold(word)))
            self._background[known] = max(share, self._background.get(known, 0.0))
        return known

    def _idf(self, term: str) -> float:
        seen = self._articles[term] + BACKGROUND * self._background[term]
        blended = -math.log(min(1.0, seen / (len(self._counted) + BACKGROUND)))
        return max(blended, -LEAST_SHARE * math.log(self._background[term]))

    def finish(self) -> list[Vector]:
        """Return a vector for each article that was added, in the same order."""
        rarity = {term: self._idf(term) for term in self._articles}
        return [_vector(terms, rarity) for terms in self._counted]


def _with_names(text: str, body: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Yield each word, and whether it stands in capitals inside a sentence."""
    end = 0
    for token in body:
        capital = token.text[0].isupper() and end > 0
        yield token, capital and not _SENTENCE_STARTS.search(text, end, token.start)
        end = token.end


def _weights(terms: dict[str, Term], rarity: dict[str, float]) -> dict[str, float]:
    return {
        name: (1 + math.log(term.count)) * rarity[name] * (NAME_WEIGHT if term.name else 1.0)
        for name, term in terms.items()
        if rarity[name] >= COMMON and len(name) > 1
    }


def _best(weights: dict[str, float], most: int) -> list[str]:
    return sorted(weights, key=lambda name: (-weights[name], name))[:most]


def _vector(terms: dict[str, Term], rarity: dict[str, float]) -> Vector:
    weights = _weights(terms, rarity)
    best = _best(weights, TERMS)
    norm = math.sqrt(sum(weights[name] ** 2 for name in best)) or 1.0
    return Vector({name: weights[name] / norm for name in best}, {n: terms[n] for n in best})
