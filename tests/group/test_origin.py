"""Who a text comes from, by the marks it carries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from crosscheck.group.lineages.origin import marks
from crosscheck.model import Removed
from tests.conftest import MakeArticle

CASES = yaml.safe_load((Path(__file__).parent / "origins.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_marks_name_the_origin(case: dict[str, str], make_article: MakeArticle) -> None:
    article = replace(
        make_article(case.get("text", "Nothing else is said."), source=case.get("source", "Veld")),
        credit=case.get("credit"),
        byline=case.get("byline"),
        dateline=case.get("dateline"),
        url=case.get("url"),
        removed=(Removed(case["removed"], "furniture"),) if "removed" in case else (),
    )
    found = marks(article)
    assert (found[0].origin if found else None) == case["origin"]
    for mark in found:
        assert all(span.of(article.text) for span in mark.evidence.spans)
