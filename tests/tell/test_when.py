from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from crosscheck.model import Happening, Precision
from crosscheck.tell.when import (
    happening_text,
    interval_text,
    published_text,
    short_text,
    story_date,
)
from tests.tell import accounts

EAST = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown"),
    [
        (datetime(2026, 3, 17), datetime(2026, 3, 18), "day", "Tuesday 17 March 2026"),
        (datetime(2026, 3, 9), datetime(2026, 3, 16), "week", "9 March 2026 to 15 March 2026"),
        (datetime(2026, 3, 1), datetime(2026, 4, 1), "month", "March 2026"),
        (datetime(2026, 1, 1), datetime(2027, 1, 1), "year", "2026"),
        (
            datetime(2026, 3, 17, 18, 5, tzinfo=EAST),
            datetime(2026, 3, 17, 18, 6, tzinfo=EAST),
            "minute",
            "Tuesday 17 March 2026, 18:05 UTC+5:30",
        ),
        (
            datetime(2026, 3, 17, 18),
            datetime(2026, 3, 17, 19),
            "hour",
            "Tuesday 17 March 2026, about 18:00",
        ),
    ],
)
def test_interval_is_told_as_exactly_as_it_is_known(
    start: datetime, end: datetime, precision: Precision, shown: str
) -> None:
    assert interval_text(start, end, precision) == shown


def test_report_without_a_date_says_so() -> None:
    assert published_text(accounts.COURIER.published) == "no date stated"
    assert short_text(accounts.COURIER) == "no date"


def test_story_says_how_many_of_its_reports_are_dated() -> None:
    assert story_date(accounts.FERRY_STORY) == "Tuesday 17 March 2026, dated by 4 of 5 reports"
    undated = replace(accounts.FERRY_STORY, published=None)
    assert story_date(undated) == "No report states a date"


def test_about_midnight_is_told_of_the_day_that_ends() -> None:
    midnight = datetime(2026, 3, 18)
    happened = Happening(midnight, midnight + timedelta(hours=1), "hour", "A pier gave way.", ())
    assert happening_text(happened) == "Tuesday 17 March 2026, about midnight"
    later = replace(happened, start=midnight + timedelta(hours=1))
    assert happening_text(later) == "Wednesday 18 March 2026, about 01:00"
