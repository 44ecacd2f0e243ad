"""Which words news reports use for the same thing."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from crosscheck.text.fold import stem
from crosscheck.text.kindred import KIN, is_kin, kinship, likeness, rival, table
from crosscheck.text.lists import rows

CASES = yaml.safe_load(Path(__file__).with_name("kindred.yaml").read_text("utf-8"))
LISTED = [row[0].split() for row in rows("crosscheck.text", "lists/kindred.txt")]


@pytest.mark.parametrize("pair", CASES["kin"])
def test_words_for_one_thing_are_kin(pair: str) -> None:
    one, other = pair.split(" / ")
    assert kinship(one, other) == kinship(other, one) >= KIN


@pytest.mark.parametrize("pair", CASES["not kin"])
def test_words_that_tell_different_things_are_not(pair: str) -> None:
    one, other = pair.split(" / ")
    assert kinship(one, other) == kinship(other, one) < KIN


@pytest.mark.parametrize("pair", CASES["kin"])
def test_stems_do_as_well_as_words(pair: str) -> None:
    one, other = pair.split(" / ")
    assert kinship(stem(one), stem(other)) == kinship(one, other)


def test_a_word_is_wholly_kin_to_its_own_forms() -> None:
    assert kinship("Hostages", "hostage") == kinship("cease-fire", "ceasefire") == 1.0
    assert kinship("won", "winning") == kinship("women", "woman") == 1.0
    assert kinship("qwxyz", "qwxyz") == 1.0 > kinship("qwxyz", "hostage") == 0.0


def test_no_listed_pair_is_held_apart_as_rivals() -> None:
    pairs = [pair for group in LISTED for pair in combinations(group, 2)]
    assert [pair for pair in pairs if rival(*pair)] == []
    assert len(pairs) > 2000


def test_every_listed_group_has_two_words_or_more() -> None:
    assert [group for group in LISTED if len({stem(word) for word in group}) < 2] == []


def test_use_alone_makes_no_words_kin() -> None:
    assert likeness("carbon", "emissions") > 0.5
    assert 0 < kinship("carbon", "emissions") < KIN


def test_use_alone_would_take_rivals_for_kin() -> None:
    assert likeness("older", "younger") > 0.5
    assert kinship("older", "younger") == 0.0


def test_names_and_numbers_have_no_row() -> None:
    held = table().places
    assert [word for word in held if not word.isalpha()] == []
    assert not {"monday", "januari", "london", "obama", "german", "republican"} & held.keys()
    assert "murder" in held


@pytest.mark.parametrize("pair", [*CASES["kin"], *CASES["not kin"]])
def test_the_short_question_agrees_with_the_long_one(pair: str) -> None:
    assert is_kin(*pair.split(" / ")) == (kinship(*pair.split(" / ")) >= KIN)


@pytest.mark.parametrize("name", ["kindred", "rivals", "irregular"])
def test_lists_hold_small_plain_words(name: str) -> None:
    words = [w for row in rows("crosscheck.text", f"lists/{name}.txt") for w in row[0].split()]
    assert [word for word in words if not (word.islower() and word.isalpha()) and word != "/"] == []


def test_rivals_stand_on_one_side_each() -> None:
    for row in rows("crosscheck.text", "lists/rivals.txt"):
        sides = [set(side.split()) for side in row[0].split("/")]
        assert [one & other for one, other in combinations(sides, 2) if one & other] == []


def test_the_file_is_small() -> None:
    assert len(files("crosscheck.text").joinpath("kindred.npz").read_bytes()) < 3_000_000
