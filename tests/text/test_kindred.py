"""Which words news reports use for the same thing."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from crosscheck.text.fold import stem
from crosscheck.text.kindred import KIN, kinship, rival
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
    assert kinship("qwxyz", "qwxyz") == 1.0 > kinship("qwxyz", "hostage") == 0.0


def test_no_listed_pair_is_held_apart_as_rivals() -> None:
    pairs = [pair for group in LISTED for pair in combinations(group, 2)]
    assert [pair for pair in pairs if rival(*pair)] == []
    assert len(pairs) > 2000


def test_every_listed_group_has_two_words_or_more() -> None:
    assert [group for group in LISTED if len({stem(word) for word in group}) < 2] == []
