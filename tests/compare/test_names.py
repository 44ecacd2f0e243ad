from __future__ import annotations

import pytest

from crosscheck.compare.names import respelled
from tests.compare.conftest import table

CASES = table("names.yaml")


@pytest.mark.parametrize("case", CASES["respelled"], ids=lambda c: f"{c[0]} | {c[1]}")
def test_another_letter_in_the_same_word_is_another_spelling(case: list[str]) -> None:
    one, other, word, instead = case
    assert respelled(one, other) == (word, instead)
    assert respelled(other, one) == (instead, word)


@pytest.mark.parametrize("case", CASES["same"], ids=" | ".join)
def test_a_title_an_initial_or_an_accent_is_no_other_spelling(case: list[str]) -> None:
    one, other = case
    assert respelled(one, other) is None
    assert respelled(other, one) is None
