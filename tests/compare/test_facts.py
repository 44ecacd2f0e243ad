from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.compare.facts.casualties import killed_and_hurt
from crosscheck.compare.facts.claims import claims
from crosscheck.model import Fact, Lineage, Story
from tests.compare.conftest import story_of, table
from tests.conftest import MakeArticle

CLAIMS = table("casualties.yaml")
STORIES = table("facts.yaml")


def _story(make_article: MakeArticle, case: dict[str, Any]) -> Story:
    made = [
        replace(
            make_article(one["text"], source=f"Outlet {number}", at=one.get("at")),
            title=one.get("title", "Bridges"),
        )
        for number, one in enumerate(case["reports"], 1)
    ]
    story = story_of(made)
    if "lineages" in case:
        joined = [tuple(made[n].id for n in group) for group in case["lineages"]]
        story = replace(story, lineages=tuple(Lineage(ids[0], ids) for ids in joined))
    return story


def _facts(make_article: MakeArticle, case: dict[str, Any]) -> dict[str, Fact]:
    story = _story(make_article, case)
    return {fact.kind: fact for fact in compare(align(story, annotate(story))).facts}


@pytest.mark.parametrize("case", CLAIMS, ids=lambda c: c["text"][:50])
def test_a_sentence_claims_what_it_says_befell_people(case: dict[str, Any]) -> None:
    text = case["text"]
    found = claims(text, 0, len(text), {})
    assert [[claim.what, claim.number] for claim in found] == case["claims"]
    assert all(text[claim.start : claim.end] for claim in found)


@pytest.mark.parametrize("case", STORIES, ids=lambda c: c["name"])
def test_a_story_gives_its_facts_and_no_others(
    make_article: MakeArticle, case: dict[str, Any]
) -> None:
    found = _facts(make_article, case)
    assert {kind: fact.value for kind, fact in found.items()} == case["facts"]
    others = {k: [side.value for side in fact.others] for k, fact in found.items() if fact.others}
    assert others == case.get("others", {})
    for kind, count in case.get("independent", {}).items():
        assert found[kind].independent == count


@pytest.mark.parametrize("case", STORIES, ids=lambda c: c["name"])
def test_every_fact_cites_words_of_its_reports(
    make_article: MakeArticle, case: dict[str, Any]
) -> None:
    story = _story(make_article, case)
    for fact in _facts(make_article, case).values():
        assert fact.spans
        assert fact.evidence
        for span in (*fact.spans, *(span for side in fact.others for span in side.spans)):
            assert span.of(story.article(span.article).text).strip()


def test_nothing_claimed_is_nobody_harmed() -> None:
    assert killed_and_hurt([]) == (0, 0)
    assert killed_and_hurt([{"kill": {}, "hurt": {}, "hit": {}}]) == (0, 0)


def test_a_long_list_of_numbers_is_read_in_proportion(make_article: MakeArticle) -> None:
    lines = [f"{number} people were killed and {number + 1} hurt." for number in range(1, 3000)]
    found = _facts(make_article, {"reports": [{"text": "\n".join(lines)}]})
    assert found["killed"].spans
