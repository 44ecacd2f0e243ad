"""Expressions of time mean what a reader takes them to mean (``times.yaml``)."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.calendar import zone_offset
from crosscheck.annotate.times.times import times
from crosscheck.model import Article, Time
from crosscheck.text.lists import rows
from tests.conftest import MakeArticle

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("times.yaml").read_text(encoding="utf-8")
)


def read(article: Article) -> tuple[Time, ...]:
    return times(article, article.published, sentences(article))


def shown(time: Time) -> str:
    if time.start is None or time.end is None:
        return "length" if time.anchor == "itself" else "vague"
    whole_day = time.precision == "day" and time.end - time.start == timedelta(days=1)
    if whole_day:
        return f"{time.start:%Y-%m-%d}"
    form = "%Y-%m-%dT%H:%M" if time.precision in ("hour", "minute") else "%Y-%m-%d"
    return "/".join(f"{edge:{form}}{_zone(edge)}" for edge in (time.start, time.end))


def _zone(moment: datetime) -> str:
    return moment.isoformat()[-6:] if moment.tzinfo else ""


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_expression_means_what_the_table_says(
    case: dict[str, Any], make_article: MakeArticle
) -> None:
    day = str(case.get("day", "2024-03-26"))
    known = None if day == "none" or "at" in case else day
    article = make_article(case["text"], day=known, at=case.get("at"))
    found = [(time.text, shown(time)) for time in read(article)]
    assert found == [(str(text), str(meant)) for text, meant in case["times"].items()]


def test_every_span_holds_its_text(make_article: MakeArticle) -> None:
    article = make_article(
        "He left on Monday at 5 p.m. and from May 3 to 5 he slept.", day="2024-03-26"
    )
    for time in read(article):
        assert time.span.of(article.text) == time.text


def test_a_date_taken_from_the_story_is_marked_so(make_article: MakeArticle) -> None:
    article = make_article("They met on Tuesday.", day="2024-03-26")
    assert article.published is not None
    lent = type(article.published)(
        article.published.start, article.published.end, "day", origin="story"
    )
    (found,) = times(article, lent, sentences(article))
    assert found.anchor == "story"


def test_zone_follows_summer_time() -> None:
    summer, winter = datetime(2024, 7, 1), datetime(2024, 1, 1)
    offsets = [zone_offset("EST", moment) for moment in (summer, winter)]
    assert [str(offset) for offset in offsets] == ["UTC-04:00", "UTC-05:00"]


def test_an_ambiguous_zone_has_no_offset() -> None:
    assert zone_offset("IST", datetime(2024, 1, 1)) is None


@pytest.mark.parametrize("name", ["time_words", "zones", "holidays", "time_events"])
def test_word_lists_have_their_columns(name: str) -> None:
    listed = rows("crosscheck.annotate", f"lists/{name}.txt")
    assert listed
    assert all(len(row) >= 2 for row in listed)


def test_a_long_line_of_dates_is_read_in_time_proportional_to_it(
    make_article: MakeArticle,
) -> None:
    article = make_article("On Monday 3 May 2021 and 5 " * 4000, day="2024-03-26")
    assert len(read(article)) >= 4000


@pytest.mark.shared
def test_tuesday_is_the_same_day_in_all_seed_reports(
    shared: Path, make_article: MakeArticle
) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        article = make_article(path.read_text(encoding="utf-8"), day="2024-03-26")
        days = {time.start for time in read(article) if time.text == "Tuesday"}
        assert days == {datetime(2024, 3, 26)}, path.name
