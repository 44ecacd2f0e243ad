"""What a story is called, which day it stands for, and why its reports belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from crosscheck.group.reports import Reports
from crosscheck.group.terms.foreign import OF, language_of, roots
from crosscheck.group.terms.vectors import Seen
from crosscheck.group.terms.vocabulary import Vocabulary
from crosscheck.model import Article, Evidence, Lineage, Published, Span, day_interval
from crosscheck.text.languages import ENGLISH, english_name
from crosscheck.text.tokens import words

SHOWN = 8  # terms named as evidence
TITLE_LENGTH = 100


def title_of(places: Sequence[int], reports: Reports) -> str:
    """Return the title of the report that is nearest to all others.

    Where no report has a title, the beginning of that report's text.
    """
    among = [p for p in places if reports.article(p).title.strip()] or places
    total: dict[int, float] = defaultdict(float)
    for place in places:
        for term, weight in reports.vector(place).items():
            total[term] += weight
    nearness = {p: sum(w * total[t] for t, w in reports.vector(p).items()) for p in among}
    central = reports.article(max(among, key=lambda p: (round(nearness[p], 9), -p)))
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
    places: Sequence[int], reports: Reports, vocabulary: Vocabulary, similarity: float
) -> tuple[Evidence, ...]:
    """Return why these reports are one story: names, rare words, time.

    Args:
        places: the reports, in the story's order.
        similarity: mean similarity of the story's lineages.
    """
    if len(places) < 2:
        return ()
    shared = _Shared(places, reports, vocabulary)
    found = [Evidence("similarity", round(similarity, 4), "mean over all pairs of lineages")]
    for signal, named in (("names", True), ("terms", False)):
        all_terms = (t for t in shared.shares if shared.is_name(t) == named)
        terms = list(islice((t for t in all_terms if not shared.is_told(t)), SHOWN))
        if terms:
            detail = ", ".join(shared.written(t) for t in terms)
            score = sum(shared.shares[t] for t in terms)
            found.append(Evidence(signal, round(score, 4), detail, shared.spans(terms)))
    return (*found, *_languages(shared), _time([reports.article(place) for place in places]))


class _Shared:
    """The terms that a story's reports share, with what each gives to their mean cosine."""

    def __init__(self, places: Sequence[int], reports: Reports, vocabulary: Vocabulary) -> None:
        self._reports, self._vocabulary = reports, vocabulary
        self.language_of = {p: language_of(reports.article(p)) for p in places}
        self._holders: dict[int, list[int]] = defaultdict(list)
        self._seen: dict[int, list[Seen]] = defaultdict(list)  # by its holders
        sums: dict[int, float] = defaultdict(float)
        squares: dict[int, float] = defaultdict(float)
        for place in places:
            vector = reports.vector(place)
            bounds = zip(*(column.tolist() for column in vector[2:]), strict=True)
            for (term, weight), seen in zip(vector.items(), bounds, strict=True):
                self._holders[term].append(place)
                self._seen[term].append(Seen(*seen))
                sums[term] += weight
                squares[term] += weight * weight
        pairs = len(places) * (len(places) - 1)
        parts = {t: round((sums[t] ** 2 - squares[t]) / pairs, 9) for t in sums}
        ranked = sorted(parts, key=lambda t: (-parts[t], vocabulary.stem(t)))
        self.shares = {term: parts[term] for term in ranked if parts[term] > 0}

    def is_name(self, term: int) -> bool:
        """Whether half of the reports that hold it write it as a name."""
        seen = self._seen[term]
        return 2 * sum(each.named for each in seen) >= len(seen)

    def is_told(self, term: int) -> bool:
        """Whether a term is a name again, as a word of its own language."""
        return OF in self._vocabulary.stem(term) and self._places(term) <= self._named

    def _places(self, term: int) -> set[tuple[int, int]]:
        return {(place, seen.start) for place, seen in self._held(term)}

    def _held(self, term: int) -> Iterator[tuple[int, Seen]]:
        return zip(self._holders[term], self._seen[term], strict=True)

    @cached_property
    def _named(self) -> set[tuple[int, int]]:
        return {place for term in self.shares if self.is_name(term) for place in self._places(term)}

    def across(self) -> list[int]:
        """Return the terms that reports in different languages share."""
        held = {t: {self.language_of[p] for p in self._holders[t]} for t in self.shares}
        return [term for term, languages in held.items() if len(languages) > 1]

    def written(self, term: int) -> str:
        """Return a term as most reports write it."""
        forms: Counter[str] = Counter()
        root, named = self._vocabulary.stem(term), self.is_name(term)
        for place, seen in self._held(term):
            article, language = self._reports.article(place), self.language_of[place]
            in_title = (w.text for w in words(article.title) if root in roots(w.text, language))
            form = article.text[seen.start : seen.end] or next(in_title, root.rpartition(OF)[2])
            forms[form if named else form.lower()] += 1
        return min(forms, key=lambda form: (-forms[form], form))

    def spans(self, terms: Iterable[int]) -> tuple[Span, ...]:
        """Return the first place of each term in each report that holds it."""
        return tuple(
            self._reports.article(place).span(seen.start, seen.end)
            for term in terms
            for place, seen in self._held(term)
            if seen.end
        )


def _languages(shared: _Shared) -> Iterator[Evidence]:
    """Say of a story in several languages what its reports have in common across them."""
    languages = {language or ENGLISH for language in shared.language_of.values()}
    if len(languages) < 2:
        return
    *others, last = sorted(map(english_name, languages))
    terms = shared.across()[:SHOWN]
    detail = (
        f"in {', '.join(others)} and {last}; across languages joined by names and numbers alone"
    )
    if terms:
        detail += f": {', '.join(map(shared.written, terms))}"
    yield Evidence("languages", float(len(languages)), detail, shared.spans(terms))


def _time(articles: Sequence[Article]) -> Evidence:
    days = sorted(article.published.day for article in articles if article.published)
    undated = len(articles) - len(days)
    detail = f"published {days[0]} to {days[-1]}" if days else "no report has a date"
    if days and undated:
        detail += f"; {undated} of {len(articles)} without a date"
    return Evidence("time", float((days[-1] - days[0]).days) if days else 0.0, detail)
