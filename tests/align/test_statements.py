from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.align import align
from crosscheck.model import Statement
from tests.align.conftest import MakeStory

CASES = yaml.safe_load(Path(__file__).with_name("statements.yaml").read_text(encoding="utf-8"))
FILLING = (
    "The museum reopened its western gallery.",
    "Nobody won the lottery draw.",
    "Trains to the capital ran late again.",
    "Bakers expect a dry summer.",
)


def _shared(statements: tuple[Statement, ...]) -> list[Statement]:
    return [s for s in statements if len({span.article for span in s.spans}) > 1]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['left'][:30]} / {c['right'][:30]}")
def test_passages_are_joined_or_kept_apart(case: Any, make_story: MakeStory) -> None:
    reports = [
        {"text": "\n".join((*FILLING[:2], case["left"]))},
        {"text": "\n".join((*FILLING[2:], case["right"]))},
    ]
    found = _shared(align(*make_story(*reports)).statements)
    assert len(found) == case["same"]


def test_a_clause_stands_for_its_sentence_where_only_it_is_shared(make_story: MakeStory) -> None:
    long = "The two ministers met at noon, while fishermen blocked the harbour with forty boats."
    reports = (
        {"text": long + "\n" + FILLING[0]},
        {"text": "Fishermen blocked the harbour with forty boats.\n" + FILLING[1]},
    )
    (statement,) = _shared(align(*make_story(*reports)).statements)
    clause = "while fishermen blocked the harbour with forty boats."
    assert {len(span) for span in statement.spans} == {len(clause), len(clause) - len("while ")}


def test_no_words_stand_in_two_statements(make_story: MakeStory) -> None:
    text = (
        "The council voted to close the northern pier, and fishermen blocked the harbour with"
        " forty boats.\nThe council voted to close the northern pier.\nFishermen blocked it all."
    )
    found = align(*make_story({"text": text}, {"text": text + "\n" + FILLING[0]})).statements
    spans = [span for statement in found for span in statement.spans]
    assert not any(a.overlaps(b) for n, a in enumerate(spans) for b in spans[n + 1 :])


def test_what_one_report_alone_tells_is_kept_where_it_tells_something(
    make_story: MakeStory,
) -> None:
    text = "Ada Okafor flew to Velia with twelve aides last night.\nIt was late by then, they say."
    reports = (
        {"text": text, "names": {"Ada Okafor": "person", "Velia": "place"}},
        {"text": FILLING[0]},
    )
    found = align(*make_story(*reports)).statements
    assert [s.text for s in found] == ["Ada Okafor flew to Velia with twelve aides last night."]


def test_copies_are_one_statement(make_story: MakeStory) -> None:
    text = "The council voted on Tuesday to close the northern pier after the storm."
    found = align(*make_story(*({"text": text + "\n" + more} for more in FILLING[:3]))).statements
    assert len(found[0].spans) == 3
    assert found[0].evidence[0].signal == "word_for_word"


def test_one_phrase_in_common_joins_no_sentences_about_others(make_story: MakeStory) -> None:
    long = (
        "While Ada Okafor has lost support in the north, Ivo Brandt has stood by the premier over"
        " the need to close the docks despite many objections from several fishing towns."
    )
    short = "The Harbour Union upheld the need to close the docks for repairs until spring."
    reports = (
        {"text": "\n".join((*FILLING[:2], long)), "names": {"Ivo Brandt": "person"}},
        {"text": "\n".join((*FILLING[2:], short)), "names": {"Harbour Union": "organisation"}},
    )
    assert _shared(align(*make_story(*reports)).statements) == []


def _signals(statement: Statement) -> set[str]:
    return {evidence.signal for evidence in statement.evidence}


def test_a_report_has_one_place_in_a_statement(make_story: MakeStory) -> None:
    told = "The council voted on Tuesday to close the northern pier after the storm."
    again = "The council had voted on Tuesday to close the northern pier after that storm."
    reports = ({"text": f"{told}\n{FILLING[0]}\n{again}"}, {"text": f"{FILLING[1]}\n{told}"})
    found = align(*make_story(*reports)).statements
    assert [len(s.spans) for s in _shared(found)] == [2]
    assert not any(again in s.text for s in found)


@pytest.mark.parametrize(("other", "shared"), [("Ada Okafor", 1), ("Ivo Brandt", 0)])
def test_what_two_people_said_in_like_words_is_not_one_statement(
    other: str, shared: int, make_story: MakeStory
) -> None:
    said = ("We shall fight the dredging levy", "I will fight that levy in every court")
    reports = [
        {
            "text": f"{FILLING[n]}\n{FILLING[n + 2]}\n“{words},” {who} told the council.",
            "names": {who: "person", "Ivo Brandt": "person", "Ada Okafor": "person"},
            "quotes": {words: who},
        }
        for n, (who, words) in enumerate(zip(("Ada Okafor", other), said, strict=True))
    ]
    assert len(_shared(align(*make_story(*reports)).statements)) == shared


def test_a_third_report_and_what_stands_beside_it_speak_for_a_pair(make_story: MakeStory) -> None:
    first = "Rescuers found eleven sailors near the wrecked trawler at dawn."
    pulled = "Rescuers pulled eleven sailors off the wrecked trawler."
    second = "The trawler had struck a reef in thick fog off Velia."
    reports = [
        {"text": f"{first}\n{second}\n{FILLING[0]}"},
        {"text": f"{FILLING[1]}\n{pulled}\n{second}"},
        {"text": f"{FILLING[2]}\nEleven sailors were found by rescuers near the wrecked trawler."},
    ]
    found = _shared(align(*make_story(*reports)).statements)
    sailors = next(s for s in found if "sailors" in s.text)
    assert len(sailors.spans) == 3
    assert {"third_report", "neighbours_meet", "only_partner"} <= _signals(sailors)


def test_what_is_left_of_a_sentence_meets_a_passage_of_its_own(make_story: MakeStory) -> None:
    long = "The two ministers met at the old customs house, while fishermen blocked the harbour."
    parts = (
        "The ministers met at the old customs house.",
        "Fishermen blocked the harbour with forty boats.",
    )
    reports = (
        {"text": f"{FILLING[0]}\n{long}"},
        {"text": "\n".join((parts[0], *FILLING[1:3], parts[1]))},
    )
    found = _shared(align(*make_story(*reports)).statements)
    assert {len(s.spans) for s in found} == {2}
    assert len(found) == 2
