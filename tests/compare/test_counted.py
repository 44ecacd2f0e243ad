from __future__ import annotations

from typing import Any

import pytest

from crosscheck.annotate import annotate
from crosscheck.compare.counted import counts
from tests.compare.conftest import story_of, table
from tests.conftest import MakeArticle

CASES = table("counted.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_whole_counts_of_people_are_read(make_article: MakeArticle, case: dict[str, Any]) -> None:
    story = story_of([make_article(case["text"], source="Outlet", at="2026-03-17T20:00")])
    (annotated,) = annotate(story)
    found = [f"{noun} {what}: {one.value.low:g}" for (what, noun), one in counts(annotated)]
    assert sorted(found) == sorted(case["counts"])
