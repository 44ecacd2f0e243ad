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
