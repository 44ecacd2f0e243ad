"""Which parts of a text are prose."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from crosscheck.text.prose import prose

CASES = [
    (case["line"], case["prose"])
    for case in yaml.safe_load(Path(__file__).with_name("prose.yaml").read_text("utf-8"))
]


@pytest.mark.parametrize(("line", "is_prose"), CASES)
def test_a_line_is_prose_or_not(line: str, is_prose: bool) -> None:
    text = f"First it rained.\n{line}\nThen it snowed."
    kept = [text[start:end] for start, end in prose(text)]
    assert kept[0] == "First it rained."
    assert kept[-1] == "Then it snowed."
    assert kept[1:-1] == ([line] if is_prose else [])


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = "The crane was moving a container when\nits rear leg gave way, and fell onto\nthe quay."
    assert prose(text) == [(0, len(text))]


def test_two_megabytes_of_lines_pass_in_seconds() -> None:
    begun = time.process_time()
    prose("word (\n" * 300_000)
    prose("Word " * 400_000)
    assert time.process_time() - begun < 5
