from __future__ import annotations

import pytest

from crosscheck.annotate import annotate
from crosscheck.compare.stretches import Stretch, gap, stretch
from crosscheck.compare.time_values import NEAR_MINUTES
from tests.compare.conftest import story_of, table
from tests.conftest import MakeArticle

CASES = table("hours.yaml")
Case = list[dict[str, str]]


def _open(make_article: MakeArticle, written: dict[str, str]) -> Stretch:
    """Return what a time in a sentence leaves open."""
    text = f"The old bridge fell {written['lead']}{written['time']}, the harbour board said."
    story = story_of([make_article(text, source="Outlet", at="2026-03-20T20:00")])
    (annotated,) = annotate(story)
    found = stretch(annotated.article, annotated.times[0])
    assert found is not None
    return found


def _name(case: Case) -> str:
    return " | ".join(f"{one['lead']}{one['time']}" for one in case)


@pytest.mark.parametrize("case", CASES["agree"], ids=_name)
def test_times_that_leave_one_hour_open_agree(make_article: MakeArticle, case: Case) -> None:
    one, other = (_open(make_article, written) for written in case)
    assert gap(one, other) <= NEAR_MINUTES


@pytest.mark.parametrize("case", CASES["differ"], ids=_name)
def test_times_with_minutes_between_them_differ(make_article: MakeArticle, case: Case) -> None:
    one, other = (_open(make_article, written) for written in case)
    assert gap(one, other) > NEAR_MINUTES
    assert gap(other, one) > NEAR_MINUTES
