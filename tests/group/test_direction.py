"""Which of two reports has the text from the other, by what they say of themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.group.copies.check import Overlap
from crosscheck.group.lineages.direction import CERTAIN, Pair, judge
from crosscheck.model import Article
from tests.conftest import MakeArticle

CASES = yaml.safe_load((Path(__file__).parent / "directions.yaml").read_text(encoding="utf-8"))
TEXT = "Three dock workers were killed when a crane fell onto the quay, the port said."


def _article(make: MakeArticle, facts: dict[str, Any]) -> Article:
    text = "\n".join(filter(None, (facts.get("head"), TEXT, facts.get("foot"))))
    day = str(facts["day"]) if "day" in facts else None
    article = make(text, source=facts["source"], day=day, at=facts.get("at"))
    return replace(article, url=facts.get("url"), credit=facts.get("credit"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("turned", [False, True], ids=["as listed", "turned round"])
def test_what_reports_say_gives_the_direction(
    case: dict[str, Any], turned: bool, make_article: MakeArticle
) -> None:
    first, second = _article(make_article, case["first"]), _article(make_article, case["second"])
    one, other = (second, first) if turned else (first, second)
    total, evidence = judge(Pair(one, other, Overlap(0, 1, 40, 0.8, 0.8)))
    source = {1: one, -1: other}.get((total >= CERTAIN) - (total <= -CERTAIN))
    expected = {"first": first, "second": second, None: None}[case["from"]]
    assert source is expected, evidence
    texts = {one.id: one.text, other.id: other.text}
    assert all(span.of(texts[span.article]) for each in evidence for span in each.spans)
