from __future__ import annotations

from typing import Any

import pytest

from crosscheck.compare.calling.loaded import KINDS, TERM, loaded_in, reason
from crosscheck.compare.calling.phrases import forms
from crosscheck.model import Comparison
from crosscheck.text.lists import rows
from tests.compare.conftest import Compared, table

CASES = table("calling.yaml")


def _shown(comparison: Comparison) -> list[dict[str, str | None]]:
    return [{t.text: t.loaded for t in naming.terms} for naming in comparison.wording]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_reports_call_one_thing(compared: Compared, case: dict[str, Any]) -> None:
    shown = _shown(compared([{"text": text} for text in case["reports"]]))
    if not case["terms"]:
        assert shown == []
        return
    (terms,) = [one for one in shown if set(case["terms"]) <= one.keys()]
    assert {term for term in case["terms"] if terms[term]} == set(case["loaded"])


def test_a_naming_has_evidence_and_every_term_its_places(compared: Compared) -> None:
    case = CASES[0]
    for naming in compared([{"text": text} for text in case["reports"]]).wording:
        assert naming.evidence[0].spans
        assert all(term.spans for term in naming.terms)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The senator slammed the plan.", ["slam"]),
        ("A blast shook the town.", []),
        ("Rivals blasted the plan as reckless.", ["=blasted", "reckless"]),
        ("The operation began; an operative phase follows.", []),
        ("The choir heard Anna Thug sing.", []),
        ("Dictators fell.", ["dictator"]),
        ("He was charged with reckless endangerment.", []),
    ],
)
def test_judging_words_are_found_in_their_forms(text: str, terms: list[str]) -> None:
    assert [place.loaded.term for place in loaded_in(text)] == terms


def test_a_reason_names_the_kind_and_a_plainer_word() -> None:
    assert reason("the tycoon") == (
        "“tycoon” is a name that judges whom it names; plainer: “businessman”"
    )
    assert reason("the businessman") is None


def test_the_list_of_judging_words_is_whole() -> None:
    listed = rows("crosscheck.compare", "lists/loaded_words.txt")
    assert len(listed) > 500
    assert {kind for _, kind, *_ in listed} == {*KINDS, TERM}
    assert len({term for term, *_ in listed}) == len(listed)


def test_no_plainer_word_is_itself_a_judging_one() -> None:
    listed = rows("crosscheck.compare", "lists/loaded_words.txt")
    assert [row for row in listed if len(row) > 2 and reason(row[2])] == []


def test_the_sets_of_words_are_whole() -> None:
    for about, how, *terms in rows("crosscheck.compare", "lists/same_thing.txt"):
        assert how in ("sure", "near", "judging"), about
        assert len(terms) > 1, about


def test_forms_are_regular() -> None:
    assert ("cried", "foul") in forms("cry foul")
    assert ("bullies",) in forms("bully", verbs=False)


@pytest.mark.parametrize("tail", [", the " + "a" * 5000, ", a" * 3000, ", the " + "ab " * 4000])
def test_endless_words_cost_no_time(compared: Compared, tail: str) -> None:
    text = "Karl Brandt opened the fair in Port Elsin on Monday. Karl Brandt"
    assert compared([{"text": text + tail}, {"text": text + tail + "."}]).wording == ()
