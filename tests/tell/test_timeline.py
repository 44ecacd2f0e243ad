"""The timeline: what happened when, as precisely as the reports say and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.model import Happening, Lineage
from crosscheck.settings import TellSettings
from crosscheck.tell.timeline import dated, timeline
from crosscheck.tell.when import happening_text
from tests.compare.conftest import story_of
from tests.conftest import MakeArticle
from tests.tell.test_digest import FOLDERS, told_of

DIARY = (
    "A ferry sank on Sunday off the island. Divers found the hull on Monday in the bay. The owner"
    " of the ferry paid the crew on Tuesday. A board met in Norrland on 9 March 2026."
)
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


CASES = yaml.safe_load(Path(__file__).with_name("timeline.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_timeline_of_a_case(case: dict[str, Any], make_article: MakeArticle) -> None:
    made = [
        make_article(one["text"], source=f"Outlet {n}", day=str(one["day"]))
        for n, one in enumerate(case["reports"])
    ]
    story = story_of(made)
    told = timeline(compare(align(story, annotate(story))))
    assert [happening_text(h) for h in told] == list(case["told"])
    assert all(h.text.startswith(case["told"][happening_text(h)]) for h in told)


def test_as_many_dates_as_asked_for(make_article: MakeArticle) -> None:
    story = story_of([make_article(DIARY, day="2026-03-18")])
    compared = compare(align(story, annotate(story)))
    for most in (0, 1, 3):
        assert len(timeline(compared, TellSettings(timeline_dates=most))) == most


def test_the_dates_chosen_are_those_most_lineages_tell(make_article: MakeArticle) -> None:
    texts = (
        DIARY,
        "A ferry sank on Sunday off the island.",
        "The ferry that sank on Sunday was old.",
    )
    made = [make_article(t, source=f"Outlet {n}", day="2026-03-18") for n, t in enumerate(texts)]
    story = story_of(made)
    (told,) = timeline(compare(align(story, annotate(story))), TellSettings(timeline_dates=1))
    assert told.start == datetime(2026, 3, 15)
    assert told.evidence[0].signal == "told"
    assert told.evidence[0].detail == "named by 3 lineages"


def test_copies_of_one_text_are_one_lineage(make_article: MakeArticle) -> None:
    text = "A ferry struck the northern breakwater of Port Elsin on Tuesday."
    made = [make_article(text, source=name, day="2026-03-18") for name in ("Post", "Star")]
    ids = tuple(sorted(article.id for article in made))
    story = replace(story_of(made), lineages=(Lineage("a", ids),))
    (told,) = timeline(compare(align(story, annotate(story))))
    assert (len(told.spans), told.independent) == (2, 1)


def test_a_further_happening_of_a_date_says_something_else(make_article: MakeArticle) -> None:
    text = (
        "A ferry struck the breakwater of Port Elsin on Tuesday. On Tuesday the breakwater of"
        " Port Elsin was struck by a ferry. Schools across Norrland closed on Tuesday for lack"
        " of teachers."
    )
    story = story_of([make_article(text, day="2026-03-18")])
    compared = compare(align(story, annotate(story)))
    told = timeline(compared, TellSettings(timeline_sentences=3))
    assert sorted(h.text.split()[0] for h in told) == ["A", "Schools"]


@pytest.mark.parametrize(
    ("text", "at", "told"),
    [
        ("The ferry sank on Friday. Her crew lived.", "sank", ("2026-03-13", "told")),
        ("The ferry sank on Friday. Divers found her.", "found", ("2026-03-13", "report")),
        ("The ferry has sunk off Vale Island.", "sunk", ("2026-03-18", "published")),
        ("She sank after the radar failed on Friday.", "sank", ("2026-03-18", "published")),
        ("The owner said she will sell the ferry.", "sell", None),
        ("The owner had sold the ferry.", "sold", None),
    ],
)
def test_the_day_of_a_passage(
    text: str, at: str, told: tuple[str, str] | None, make_article: MakeArticle
) -> None:
    article = make_article(text, day="2026-03-18")
    (annotations,) = annotate(story_of([article]))
    start = text.index(at)
    dating = dated(annotations, article.span(start, start + len(at)))
    assert (f"{dating.start:%F}", dating.basis) == told if told and dating else dating is None


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
