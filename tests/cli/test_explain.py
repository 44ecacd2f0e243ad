from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import crosscheck


@pytest.fixture(scope="module")
def story(account_file: Path) -> dict[str, Any]:
    stories: list[dict[str, Any]] = json.loads(account_file.read_text("utf-8"))["stories"]
    return stories[0]


def test_a_story_is_explained_by_its_signals(account_file: Path) -> None:
    outcome = crosscheck("explain", account_file, "1")
    assert outcome.code == 0
    assert outcome.out.startswith("story: ")
    assert "signals" in outcome.out


def test_a_finding_is_explained_by_number(account_file: Path, story: dict[str, Any]) -> None:
    outcome = crosscheck("explain", account_file, "1", "1")
    finding = story["findings"][0]
    assert outcome.code == 0
    assert finding["why"][:40] in outcome.out.replace("\n", " ")
    assert all(side["value"] in outcome.out for side in finding["sides"])


@pytest.mark.parametrize(
    "kind", ["findings", "statements", "lineages", "utterances", "entities", "quotes"]
)
def test_anything_is_explained_by_the_start_of_its_id(
    account_file: Path, story: dict[str, Any], kind: str
) -> None:
    outcome = crosscheck("explain", account_file, story["id"][:6], story[kind][0]["id"][:8])
    assert outcome.code == 0
    assert outcome.out.startswith({"entities": "entity"}.get(kind, kind.removesuffix("s")))


@pytest.mark.parametrize("keys", [("2",), ("ffffffffff",), ("1", "999"), ("1", "ffffffffff")])
def test_an_unknown_key_exits_1_and_says_what_there_is(
    account_file: Path, keys: tuple[str, ...]
) -> None:
    outcome = crosscheck("explain", account_file, *keys)
    assert outcome.code == 1
    assert keys[-1] in outcome.err
    assert "there are" in outcome.err or "nothing in this story" in outcome.err


def test_what_is_no_account_exits_1(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    assert crosscheck("explain", tmp_path / "a.json", "1").code == 1
