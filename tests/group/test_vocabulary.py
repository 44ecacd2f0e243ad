"""The vocabulary of a stream: as large as what its live articles hold."""

from __future__ import annotations

import pytest

from crosscheck.group.grouper import Grouper
from crosscheck.group.terms import vocabulary
from crosscheck.settings import GroupSettings
from tests.conftest import MakeArticle

DAYS = [f"2026-03-{day:02}" for day in range(1, 31)]


def _report(make: MakeArticle, day: str) -> str:
    return " ".join(f"{prefix}{day[-2:]}ax{suffix}" for prefix in "bdfgk" for suffix in "lmnrst")


def _after(make: MakeArticle, window_days: float) -> Grouper:
    grouper = Grouper(GroupSettings(window_days=window_days))
    for day in DAYS:
        grouper.add(make(_report(make, day), source=day, day=day))
    return grouper


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "LEAST_PRUNED", 50)


def test_words_that_no_live_article_holds_are_let_go_of(make_article: MakeArticle) -> None:
    kept, all_words = (len(_after(make_article, days).vocabulary) for days in (3, 0))
    assert all_words >= 30 * len(DAYS)
    assert kept <= all_words / 3


def test_the_words_of_live_articles_are_told_rightly(make_article: MakeArticle) -> None:
    grouper = _after(make_article, 3)
    for place in range(grouper.reports.oldest, grouper.reports.end):
        article = grouper.reports.article(place)
        text = f"{article.title} {article.text}".lower()
        vector = grouper.reports.vector(place)
        assert vector.numbers.size
        assert all(grouper.vocabulary.stem(n) in text for n, _ in vector.items())
