from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.clean.furniture import furniture
from crosscheck.clean.signals import SIGNALS

CASES = yaml.safe_load(Path(__file__).with_name("furniture.yaml").read_text(encoding="utf-8"))
BEFORE = "The council met on Tuesday evening and agreed on the harbour."
AFTER = "It will meet again on Friday, when the budget is due."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"][:50])
def test_furniture_goes_with_a_reason_and_prose_stays(case: dict[str, Any]) -> None:
    lines = [BEFORE, case["line"]] + ([] if case.get("end") else [AFTER])
    assert furniture(lines).get(1) == case["reason"]
    assert set(furniture(lines)) <= {1}


def test_share_names_go_in_company() -> None:
    lines = [BEFORE, "Facebook", "Twitter", "Email", AFTER]
    assert furniture(lines) == {1: "share", 2: "share", 3: "share"}


def test_a_pictures_short_text_goes_with_its_caption() -> None:
    caption = "Mayor Elin Torvald, at left, speaks while meeting Aksel Torvald in Orrinbridge. AP"
    lines = [BEFORE, "Elin Torvald in a meeting with Aksel Torvald", caption, AFTER]
    assert furniture(lines) == {1: "caption", 2: "caption"}


def test_a_heading_before_a_caption_stays() -> None:
    lines = [BEFORE, "Budget fight looms in the north", "The hall. Picture: Orla Penhale", AFTER]
    assert furniture(lines) == {2: "caption"}


def test_an_agency_after_the_last_sentence_is_no_caption() -> None:
    assert furniture([BEFORE, "The mayor speaks again on Friday, officials said. AFP"]) == {}


def test_a_paragraph_that_repeats_the_one_before_goes() -> None:
    assert furniture([BEFORE, BEFORE, AFTER, BEFORE]) == {1: "repeated"}


def test_every_signal_says_what_it_looks_for() -> None:
    assert all((signal.__doc__ or "").startswith("The ") for signal in SIGNALS)


@pytest.mark.parametrize("line", ["a " * 300_000, "a" * 600_000, "." * 600_000, "By " * 200_000])
def test_a_very_long_line_costs_little(line: str) -> None:
    started = time.process_time()
    furniture([BEFORE, line, AFTER])
    assert time.process_time() - started < 1
