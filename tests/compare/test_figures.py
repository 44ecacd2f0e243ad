from __future__ import annotations

import pytest

from crosscheck.annotate import annotate_article
from crosscheck.compare.figures import agree
from crosscheck.model import Figure
from crosscheck.settings import CompareSettings
from tests.compare.conftest import table
from tests.conftest import MakeArticle

CASES = table("figures.yaml")
TOLERANCE = CompareSettings().hedge_tolerance


def _figure(make_article: MakeArticle, written: str) -> Figure:
    found = annotate_article(make_article(f"There were {written} people in the hall."), None)
    assert len(found.figures) == 1
    return found.figures[0]


@pytest.mark.parametrize("case", CASES["agree"], ids=lambda c: f"{c['one']} | {c['other']}")
def test_figures_that_can_both_be_right_agree(
    make_article: MakeArticle, case: dict[str, str]
) -> None:
    one, other = _figure(make_article, case["one"]), _figure(make_article, case["other"])
    assert agree(one, other, TOLERANCE)
    assert agree(other, one, TOLERANCE)


@pytest.mark.parametrize("case", CASES["differ"], ids=lambda c: f"{c['one']} | {c['other']}")
def test_figures_that_cannot_both_be_right_differ(
    make_article: MakeArticle, case: dict[str, str]
) -> None:
    one, other = _figure(make_article, case["one"]), _figure(make_article, case["other"])
    assert not agree(one, other, TOLERANCE)
    assert not agree(other, one, TOLERANCE)
