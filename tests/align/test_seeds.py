"""The five reports of one meeting, read by the whole chain: what must be found to be the same."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import crosscheck
from crosscheck.model import Alignment

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def alignment() -> Alignment:
    seeds = Path(__file__).resolve().parents[3] / "shared" / "data" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the annotated data beside the checkout is not here")
    (story,) = crosscheck.report(crosscheck.read([seeds])).stories
    return story.alignment


@pytest.mark.parametrize(
    "spellings", [("Tzachi Hanegbi", "Tzahi Hanegbi"), ("Ron Demer", "Ron Dermer")]
)
def test_a_person_spelled_in_two_ways_is_one(
    alignment: Alignment, spellings: tuple[str, str]
) -> None:
    found = [sorted(form for form, _ in entity.spellings) for entity in alignment.entities]
    assert list(spellings) in found


def test_words_translated_in_two_ways_are_one_utterance(alignment: Alignment) -> None:
    found = [[w.text for w in u.wordings if "join hands" in w.text] for u in alignment.utterances]
    assert [len(wordings) for wordings in found if wordings] == [2]


def test_words_given_to_an_office_and_to_its_head_are_one_utterance(alignment: Alignment) -> None:
    (found,) = [
        u
        for u in alignment.utterances
        if any("resolution gives Hamas hope" in w.text for w in u.wordings)
    ]
    assert (len(found.quotes), found.speaker) == (3, None)  # one of them in another translation


def test_hostages_are_compared_and_the_killed_and_the_taken_are_not(alignment: Alignment) -> None:
    found = [{figure.low for figure in quantity.figures} for quantity in alignment.quantities]
    assert {100.0, 130.0} in found
    assert not any(values & {250.0, 32000.0} for values in found)


def test_all_reports_tell_of_the_meeting(alignment: Alignment) -> None:
    first = max(alignment.statements, key=lambda s: len({span.article for span in s.spans}))
    assert len({span.article for span in first.spans}) >= 4
    assert "met" in first.text or "meet" in first.text


def test_no_words_stand_in_two_statements(alignment: Alignment) -> None:
    spans = sorted(span for statement in alignment.statements for span in statement.spans)
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(spans))
