"""The timeline: what happened when, as precisely as the reports say and no more."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.model import Happening
from crosscheck.tell.timeline import timeline
from tests.compare.conftest import story_of
from tests.conftest import MakeArticle
from tests.tell.test_digest import FOLDERS, told_of

LENGTHS = {"minute": timedelta(minutes=1), "day": timedelta(1), "week": timedelta(7)}


def _timeline(make_article: MakeArticle, *texts: str, day: str = "2026-03-18") -> list[Happening]:
    made = [make_article(t, source=f"Outlet {n}", day=day) for n, t in enumerate(texts)]
    story = story_of(made)
    return list(timeline(compare(align(story, annotate(story)))))


@pytest.mark.parametrize("folder", FOLDERS)
def test_happenings_come_in_order_and_are_few(folder: str) -> None:
    told = told_of(folder).timeline
    assert 2 <= len(told) <= 24
    assert [h.start for h in told] == sorted(h.start for h in told)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_happening_is_quoted_from_its_first_span(folder: str) -> None:
    told = told_of(folder)
    texts = {article.id: article.text for article in told.story.articles}
    assert all(h.spans[0].of(texts[h.spans[0].article]) == h.text for h in told.timeline)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_happening_is_as_long_as_its_precision(folder: str) -> None:
    for happening in told_of(folder).timeline:
        length = happening.end - happening.start
        assert length == LENGTHS.get(happening.precision, length)
        assert length >= timedelta(10) or happening.precision != "month"  # "early in March"


def test_a_day_and_the_days_before_it_are_placed(make_article: MakeArticle) -> None:
    told = _timeline(
        make_article,
        "A ferry struck the breakwater of Port Elsin on Tuesday. The radar failed on Friday.",
    )
    assert [h.start for h in told] == [datetime(2026, 3, 13), datetime(2026, 3, 17)]
    assert {h.precision for h in told} == {"day"}


def test_a_week_stays_a_week(make_article: MakeArticle) -> None:
    told = _timeline(make_article, "The radar of the ferry was repaired last week in Port Elsin.")
    assert [(h.precision, h.end - h.start) for h in told] == [("week", timedelta(7))]


def test_a_vague_time_has_no_place(make_article: MakeArticle) -> None:
    text = "In recent months the ferry has often been late, and in recent years it was slow."
    assert _timeline(make_article, text) == []


def test_when_somebody_spoke_is_no_happening(make_article: MakeArticle) -> None:
    assert _timeline(make_article, "The ferry is safe, the minister said on Tuesday.") == []


def test_reports_of_one_day_are_one_entry(make_article: MakeArticle) -> None:
    told = _timeline(
        make_article,
        "A ferry struck the northern breakwater of Port Elsin on Tuesday in thick fog.",
        "The ferry hit the northern breakwater of Port Elsin on Tuesday evening in fog.",
    )
    assert len(told) == 1
    assert len({span.article for span in told[0].spans}) == 2
