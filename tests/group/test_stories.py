"""Stories: one event a story, the same for any order of the articles."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from crosscheck.group import group
from crosscheck.model import Article, Story
from crosscheck.settings import GroupSettings
from tests.conftest import MakeArticle

CASES = yaml.safe_load((Path(__file__).parent / "stories.yaml").read_text(encoding="utf-8"))


def _articles(case: dict[str, object], make_article: MakeArticle) -> dict[str, Article]:
    reports = case["reports"]
    assert isinstance(reports, list)
    return {
        report["source"]: make_article(
            report["text"],
            title=report["title"],
            source=report["source"],
            day=str(report["day"]) if "day" in report else None,
        )
        for report in reports
    }


def _sources(stories: list[Story]) -> list[list[str]]:
    return sorted(sorted(article.source for article in story.articles) for story in stories)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_reports_of_one_event_are_one_story(
    case: dict[str, object], make_article: MakeArticle
) -> None:
    articles = _articles(case, make_article)
    assert _sources(group(articles.values())) == sorted(map(sorted, case["stories"]))  # type: ignore[call-overload]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_any_order_gives_equal_stories(case: dict[str, object], make_article: MakeArticle) -> None:
    articles = list(_articles(case, make_article).values())
    told = group(articles)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert group(articles) == told


def test_no_articles_give_no_stories() -> None:
    assert group([]) == []


def test_empty_texts_are_stories_of_their_own(make_article: MakeArticle) -> None:
    articles = [make_article("", title="", source=name) for name in ("One", "Two")]
    assert [len(story.articles) for story in group(articles)] == [1, 1]


def test_of_two_articles_with_one_id_one_is_kept(make_article: MakeArticle) -> None:
    article = make_article("The ferry Alva ran aground off Tessen.")
    stories = group([article, article])
    assert [story.articles for story in stories] == [(article,)]


def test_a_story_stands_for_the_day_on_which_most_lineages_published(
    make_article: MakeArticle,
) -> None:
    texts = {
        "2026-03-16": "Ferry Alva ran aground off Tessen in fog, the coastguard of Tessen said.",
        "2026-03-17": "Fog blamed as Alva, a ferry, hits rocks at Tessen; coastguard lands 80.",
        "2026-03-17T00:00:00": "Coastguard boats took 80 people off the Alva at Tessen in the fog.",
    }
    [story] = group(
        make_article(text, title="Ferry Alva aground at Tessen", day=day)
        for day, text in texts.items()
    )
    assert story.published is not None
    assert (str(story.published.day), story.published.origin) == ("2026-03-17", "story")


def test_without_dates_a_story_has_none(make_article: MakeArticle) -> None:
    [story] = group([make_article("Ferry Alva ran aground off Tessen.")])
    assert story.published is None


def test_articles_stand_in_order_of_publication_the_undated_last(make_article: MakeArticle) -> None:
    text = "Ferry Alva ran aground off Tessen, and the coastguard of Tessen landed everyone."
    days = ["2026-03-18", None, "2026-03-17"]
    [story] = group(
        make_article(text, title="Ferry Alva aground", source=str(day), day=day) for day in days
    )
    assert [article.source for article in story.articles] == ["2026-03-17", "2026-03-18", "None"]


def test_a_story_says_why_its_reports_belong_together(make_article: MakeArticle) -> None:
    texts = (
        "Rescuers said Alva struck rocks off Tessen. Captain Olga Brandt of Alva was unhurt.",
        "In fog, Alva ran aground. Police in Tessen questioned Captain Brandt on Tuesday.",
    )
    [story] = group(make_article(t, title="Ferry Alva aground off Tessen") for t in texts)
    seen = {each.signal: each for each in story.evidence}
    assert {"similarity", "names", "time"} <= set(seen)
    assert "Tessen" in seen["names"].detail
    written = {span.of(story.article(span.article).text) for span in seen["names"].spans}
    assert {"Alva", "Tessen", "Brandt"} <= written


def test_a_higher_threshold_never_joins_more(make_article: MakeArticle) -> None:
    articles = _articles(CASES[0], make_article).values()
    counts = [len(group(articles, GroupSettings(threshold=t))) for t in (0.02, 0.1, 0.4, 0.9)]
    assert counts == sorted(counts)


@pytest.mark.shared
def test_the_five_seed_reports_are_one_story(shared: Path, make_article: MakeArticle) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    parts = [text.partition("\n") for text in texts]
    stories = group(make_article(body, title=title, source=title) for title, _, body in parts)
    assert [len(story.articles) for story in stories] == [5]
    assert len(stories[0].lineages) == 5
