from __future__ import annotations

from typing import Any

import pytest

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare.charges import charges
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.stances import stance
from tests.compare.conftest import Compared, story_of, table
from tests.conftest import MakeArticle

CHARGES = table("charges.yaml")
STANCES = table("stances.yaml")


@pytest.mark.parametrize("case", CHARGES, ids=lambda c: c["text"])
def test_a_charge_needs_somebody_who_did_it(case: dict[str, Any]) -> None:
    assert sorted(charges(case["text"])) == case["charges"]


@pytest.mark.parametrize("case", STANCES, ids=lambda c: c["text"])
def test_a_passage_is_told_as_a_fact_on_a_word_or_with_a_doubt(
    make_article: MakeArticle, case: dict[str, Any]
) -> None:
    article = make_article(case["text"])
    story = story_of([article])
    lookup = Lookup(align(story, annotate(story)))
    start = case["text"].index(case["told"])
    found = stance(lookup, article.span(start, start + len(case["told"])))
    assert (found.kind if found else None) == case["stance"]
    mark = lookup.text(found.mark) if found and found.mark else None
    assert mark == case.get("mark")


@pytest.mark.parametrize("case", table("certainty.yaml"), ids=lambda c: c["name"])
def test_what_one_report_tells_as_its_own_and_another_on_a_word(
    compared: Compared, case: dict[str, Any]
) -> None:
    reports = [{"at": "2026-03-17T20:00", "text": text} for text in case["reports"]]
    found = [f.why for f in compared(reports).findings if f.kind == "certainty"]
    assert found == ([case["shown"]] if case["shown"] else [])
