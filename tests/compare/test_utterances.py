from __future__ import annotations

from typing import Any

import pytest

from crosscheck.compare.changes import changed
from tests.compare.conftest import table

CASES = table("utterances.yaml")


@pytest.mark.parametrize("case", CASES["changed"], ids=lambda c: c["other"])
def test_a_word_in_another_s_place_is_a_change(case: dict[str, Any]) -> None:
    words = [tuple(pair) for pair in case["words"]]
    assert changed(case["one"], case["other"]) == words
    assert changed(case["other"], case["one"]) == [(b, a) for a, b in words]


@pytest.mark.parametrize("case", CASES["unchanged"], ids=lambda c: c["other"])
def test_how_quotations_are_edited_is_no_change(case: dict[str, str]) -> None:
    assert changed(case["one"], case["other"]) == []
    assert changed(case["other"], case["one"]) == []
