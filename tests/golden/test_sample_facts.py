"""The sample coverage: what happened when and where, and to how many, against the account."""

from __future__ import annotations

from typing import Any

from crosscheck.model import Fact
from tests.golden.expected import cases, expected, folder_of
from tests.golden.sample_account import Sample

EXPECTED = expected()["facts"]
TELLS = [(one["story"], tell) for one in EXPECTED for tell in one["tells"]]


def _facts(sample: Sample, story: str) -> dict[str, Fact]:
    folder = folder_of(story)
    told = next(told for file, told in sample.stories.items() if file.startswith(f"{folder}/"))
    return {fact.kind: fact for fact in told.comparison.facts}


@cases("facts", EXPECTED, lambda c: c["story"])
def test_a_story_has_its_facts_and_no_others(sample: Sample, case: dict[str, Any]) -> None:
    told = {kind: fact.value for kind, fact in _facts(sample, case["story"]).items()}
    assert told == {tell["kind"]: tell["value"] for tell in case["tells"]}


@cases("fact", TELLS, lambda c: f"{c[0]} {c[1]['kind']}")
def test_a_fact_cites_the_words_that_tell_it(
    sample: Sample, case: tuple[str, dict[str, Any]]
) -> None:
    story, tell = case
    fact = _facts(sample, story)[tell["kind"]]
    assert [side.value for side in fact.others] == tell.get("others", [])
    for file, words in tell["cited"].items():
        places = sample.spans(file, words)
        assert any(span.overlaps(place) for span in fact.spans for place in places)
