"""How much is one story, by a word that people understand; numbers given win over it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.group import group
from crosscheck.model import Article
from crosscheck.settings import GRANULARITIES, Granularity, GroupSettings, Settings
from tests.conftest import MakeArticle

REPORTS = {
    "2026-03-17": (
        "The ferry Alva ran aground off Tessen in thick fog, and coastguard boats took its 80"
        " passengers ashore. Captain Olga Brandt said the radar had failed near the lighthouse."
    ),
    "2026-03-18": (
        "Eighty passengers of the ferry Alva were brought to Tessen after it ran aground below the"
        " lighthouse in fog. Olga Brandt, its captain, blamed the radar, the coastguard said."
    ),
    "2026-07-02": (
        "The captain of the ferry Alva, which ran aground off Tessen in fog with 80 passengers, is"
        " on trial. Olga Brandt told judges in Orrinbridge that the radar failed at the lighthouse."
    ),
    "2026-09-20": (
        "Bishop Sund opened a memorial for seafarers on the cliffs, with the choir of Graz and a"
        " band from Corrin Bay. Mayor Elin Torvald spoke. The crew of the ferry Alva laid a wreath."
        " Schools in Tessen were closed for the day."
    ),
}


@pytest.fixture
def articles(make_article: MakeArticle) -> list[Article]:
    return [
        make_article(text, title=" ".join(text.split()[:3]), source=day, day=day)
        for day, text in REPORTS.items()
    ]


@pytest.mark.parametrize(
    ("granularity", "sizes"), [("happening", [2, 1, 1]), ("event", [3, 1]), ("saga", [4])]
)
def test_a_late_report_is_of_the_story_as_the_setting_says(
    articles: list[Article], granularity: Granularity, sizes: list[int]
) -> None:
    stories = group(articles, GroupSettings(granularity=granularity))
    assert [len(story.articles) for story in stories] == sizes


def test_the_default_is_an_event(articles: list[Article]) -> None:
    assert group(articles) == group(articles, GroupSettings(granularity="event"))


@pytest.mark.parametrize("granularity", list(GRANULARITIES))
def test_a_number_that_is_given_wins_over_the_granularity(granularity: Granularity) -> None:
    settings = GroupSettings(granularity=granularity, decay_days=5.0)
    assert settings.measures() == replace(GRANULARITIES[granularity], decay_days=5.0)


def test_an_account_shows_the_numbers_that_held() -> None:
    shown = Settings(group=GroupSettings("saga", threshold=0.2, corrections="a/b.json")).shown()
    level = GRANULARITIES["saga"]
    assert shown["group"]["granularity"] == "saga"
    assert (shown["group"]["threshold"], shown["group"]["far_share"]) == (0.2, level.far_share)
    assert shown["group"]["corrections"] == "b.json"
