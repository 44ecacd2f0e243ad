"""What a story is called, which day it stands for, and why its reports belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from crosscheck.group.vectors import Vector
from crosscheck.model import Article, Evidence, Lineage, Published, Span, day_interval
from crosscheck.text.fold import stem
from crosscheck.text.tokens import words

SHOWN = 8  # terms named as evidence
TITLE_LENGTH = 100


def title_of(articles: Sequence[Article], vectors: Sequence[Vector]) -> str:
    """Return the title of the report that is nearest to all others.

    Where no report has a title, the beginning of that report's text.
    """
    titled = [i for i, article in enumerate(articles) if article.title.strip()]
    among = titled or range(len(articles))
    total: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.weights.items():
            total[term] += weight
    nearness = {i: sum(w * total[t] for t, w in vectors[i].weights.items()) for i in among}
    central = articles[max(among, key=lambda i: (round(nearness[i], 9), -i))]
    return central.title.strip() or central.text.strip().split("\n")[0][:TITLE_LENGTH]


def day_of(articles: Sequence[Article], lineages: Sequence[Lineage]) -> Published | None:
    """Return the day on which most lineages published; the earliest of equals."""
    published = {article.id: article.published for article in articles}
    days: Counter[Published] = Counter()
    for lineage in lineages:
        dated = [found.day for key in lineage.articles if (found := published[key])]
        if dated:
            days[day_interval(min(dated), "story")] += 1
    return min(days, key=lambda day: (-days[day], day.start), default=None)


def reasons(
    articles: Sequence[Article], vectors: Sequence[Vector], similarity: float
) -> tuple[Evidence, ...]:
    """Return why these reports are one story: names, rare words, time.

    Args:
        similarity: mean similarity of the story's lineages.
    """
    if len(articles) < 2:
        return ()
    shared = _contributions(vectors)
    found = [Evidence("similarity", round(similarity, 4), "mean over all pairs of lineages")]
    for signal, wanted in (("names", True), ("terms", False)):
        terms = [t for t in shared if _is_name(t, vectors) == wanted][:SHOWN]
        if terms:
            detail = ", ".join(_written(t, articles, vectors) for t in terms)
            score = sum(shared[t] for t in terms)
            spans = _places(terms, articles, vectors)
            found.append(Evidence(signal, round(score, 4), detail, spans))
    return (*found, _time(articles))


def _contributions(vectors: Sequence[Vector]) -> dict[str, float]:
    """Return what each term gives to the mean cosine of two reports, largest first."""
    sums: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.weights.items():
            sums[term] += weight
            squares[term] += weight * weight
    pairs = len(vectors) * (len(vectors) - 1)
    parts = {t: round((sums[t] ** 2 - squares[t]) / pairs, 9) for t in sums}
    return {t: parts[t] for t in sorted(parts, key=lambda t: (-parts[t], t)) if parts[t] > 0}


def _holders(term: str, vectors: Sequence[Vector]) -> list[int]:
    return [i for i, vector in enumerate(vectors) if term in vector.weights]


def _is_name(term: str, vectors: Sequence[Vector]) -> bool:
    holders = _holders(term, vectors)
    return 2 * sum(vectors[i].terms[term].name for i in holders) >= len(holders)


def _written(term: str, articles: Sequence[Article], vectors: Sequence[Vector]) -> str:
    """Return a term as most reports write it."""
    forms: Counter[str] = Counter()
    for i in _holders(term, vectors):
        seen = vectors[i].terms[term]
        in_title = (token.text for token in words(articles[i].title) if stem(token.text) == term)
        form = articles[i].text[seen.start : seen.end] or next(in_title, term)
        forms[form if _is_name(term, vectors) else form.lower()] += 1
    return min(forms, key=lambda form: (-forms[form], form))


def _places(
    terms: Iterable[str], articles: Sequence[Article], vectors: Sequence[Vector]
) -> tuple[Span, ...]:
    return tuple(
        articles[i].span(seen.start, seen.end)
        for term in terms
        for i in _holders(term, vectors)
        if (seen := vectors[i].terms[term]).end
    )


def _time(articles: Sequence[Article]) -> Evidence:
    days = sorted(article.published.day for article in articles if article.published)
    undated = len(articles) - len(days)
    detail = f"published {days[0]} to {days[-1]}" if days else "no report has a date"
    if days and undated:
        detail += f"; {undated} of {len(articles)} without a date"
    return Evidence("time", float((days[-1] - days[0]).days) if days else 0.0, detail)
