from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.align import align
from tests.align.conftest import MakeStory

CASES = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['left']} / {c['right']}")
def test_names_of_two_reports_are_joined_or_kept_apart(case: Any, make_story: MakeStory) -> None:
    kind = case.get("kind", "person")
    reports = [
        {"text": f"Yesterday {name} spoke at length about harvests.", "names": {name: kind}}
        for name in (case["left"], case["right"])
    ]
    found = align(*make_story(*reports)).entities
    assert (len(found) == 1) is case["same"]


def test_two_full_names_in_one_article_are_two_people(make_story: MakeStory) -> None:
    both = {"Ron Ermeral": "person", "Ron Emeral": "person"}
    reports = (
        {"text": "Ron Ermeral met Ron Emeral.", "names": both},
        {"text": "Ron Emeral left.", "names": {"Ron Emeral": "person"}},
    )
    names = [entity.name for entity in align(*make_story(*reports)).entities]
    assert sorted(names) == ["Ron Emeral", "Ron Ermeral"]


def test_a_surname_that_two_people_bear_stays_apart(make_story: MakeStory) -> None:
    reports = (
        {"text": "Ada Holt spoke.", "names": {"Ada Holt": "person"}},
        {"text": "Ben Holt spoke.", "names": {"Ben Holt": "person"}},
        {"text": "Holt spoke.", "names": {"Holt": "person"}},
    )
    assert len(align(*make_story(*reports)).entities) == 3


def test_a_nickname_alone_is_the_person_of_that_name_in_the_report(make_story: MakeStory) -> None:
    text = "Daniel Holt spoke. “Danny was tired,” she said."
    names = {"Daniel Holt": "person", "Danny": "person"}
    reports = ({"text": text, "names": names}, {"text": "Rain fell."})
    assert [e.name for e in align(*make_story(*reports)).entities] == ["Daniel Holt"]


def test_a_role_tells_which_bearer_of_a_surname_is_meant(make_story: MakeStory) -> None:
    reports = (
        {"text": "Ada Holt spoke.", "names": {"Ada Holt": ("person", None, "Mayor")}},
        {"text": "Ben Holt spoke.", "names": {"Ben Holt": ("person", None, "Coach")}},
        {"text": "Holt spoke.", "names": {"Holt": ("person", None, "Mayor")}},
    )
    found = {e.name: len(e.mentions) for e in align(*make_story(*reports)).entities}
    assert found == {"Ada Holt": 2, "Ben Holt": 1}


def test_a_name_run_into_its_title_is_the_person_that_another_report_names(
    make_story: MakeStory,
) -> None:
    reports = (
        {
            "text": "Harbour Whip Ada Holt spoke.",
            "names": {"Harbour Whip Ada Holt": "organisation"},
        },
        {"text": "Ada Holt spoke.", "names": {"Ada Holt": "person"}},
    )
    (entity,) = align(*make_story(*reports)).entities
    assert (entity.kind, entity.name) == ("person", "Ada Holt")


def test_an_entity_lists_its_spellings_and_says_why_it_is_one(make_story: MakeStory) -> None:
    reports = (
        {"text": "Tzachi Lavie spoke.", "names": {"Tzachi Lavie": "person"}},
        {"text": "Tzahi Lavie spoke.", "names": {"Tzahi Lavie": "person"}},
    )
    (entity,) = align(*make_story(*reports)).entities
    assert [form for form, _ in entity.spellings] == ["Tzachi Lavie", "Tzahi Lavie"]
    assert [evidence.signal for evidence in entity.evidence] == ["spelled_alike"]


def test_a_kind_that_reports_disagree_on_goes_by_the_majority(make_story: MakeStory) -> None:
    reports = (
        {"text": "Harrow spoke to Harrow.", "names": {"Harrow": "organisation"}},
        {"text": "Harrow grew.", "names": {"Harrow": "place"}},
    )
    (entity,) = align(*make_story(*reports)).entities
    assert entity.kind == "organisation"


def test_entities_come_in_the_order_of_how_many_reports_name_them(make_story: MakeStory) -> None:
    names = {"Ada Holt": "person", "Portmouth": "place"}
    reports = (
        {"text": "Ada Holt spoke in Portmouth.", "names": names},
        {"text": "Portmouth slept. Portmouth woke.", "names": names},
    )
    assert [e.name for e in align(*make_story(*reports)).entities] == ["Portmouth", "Ada Holt"]


def _found(make_story: MakeStory, *reports: dict[str, str]) -> dict[str, int]:
    """Return how many mentions each entity has; a report is its names with their kinds."""
    told = [{"text": f"{', '.join(names)} met.", "names": names} for names in reports]
    return {e.name: len(e.mentions) for e in align(*make_story(*told)).entities}


def test_a_headline_that_runs_into_a_name_is_cut_off(make_story: MakeStory) -> None:
    plain = {"Ada Holt": "person"}
    assert _found(make_story, plain, plain, {"Ada Holt Returns": "person"}) == {"Ada Holt": 3}


def test_a_longer_name_is_not_cut_to_a_shorter_one(make_story: MakeStory) -> None:
    plain = {"Ada Mary": "person"}
    found = _found(make_story, plain, plain, {"Ada Mary Williams": "person"})
    assert set(found) == {"Ada Mary", "Ada Mary Williams"}


def test_a_body_that_runs_into_a_name_is_cut_off(make_story: MakeStory) -> None:
    body, person = {"Velia Rovers": "organisation"}, {"Ada Holt": "person"}
    found = _found(make_story, body, person, {"Rovers Ada Holt": "person"})
    assert found == {"Velia Rovers": 1, "Ada Holt": 2}


def test_a_club_is_called_by_the_end_of_its_name(make_story: MakeStory) -> None:
    found = _found(
        make_story,
        {"Velia Rovers": "organisation", "Velia": "place"},
        {"Rovers": "organisation"},
    )
    assert found == {"Velia Rovers": 2, "Velia": 1}


def test_a_party_of_a_chamber_is_not_the_party(make_story: MakeStory) -> None:
    found = _found(make_story, {"Senate Democrats": "group"}, {"Democrats": "group"})
    assert found == {"Senate Democrats": 1, "Democrats": 1}


def test_letters_that_fit_two_names_join_neither(make_story: MakeStory) -> None:
    bodies = ("Harbour Rescue Service", "Highland Road Safety", "HRS")
    found = _found(make_story, *({name: "organisation"} for name in bodies))
    assert len(found) == 3


def test_a_name_misread_once_leaves_those_of_many_reports_joined(make_story: MakeStory) -> None:
    short, long, misread = "Ada Holt", "Ada Berg Holt", "Harpoonist Ada Holt"
    both = {long: "person", misread: "person"}
    found = _found(make_story, *[{short: "person"}] * 6, both, {long: "person"})
    assert sorted(found.values()) == [1, 8]


def test_one_of_a_family_is_called_by_the_first_name(make_story: MakeStory) -> None:
    couple = {"Ada Holt": "person", "Ben Holt": "person"}
    assert _found(make_story, couple, {"Ada": "person"}) == {"Ada Holt": 2, "Ben Holt": 1}
