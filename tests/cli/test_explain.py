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


LEDE = "Three dock workers were killed on Tuesday when a crane fell onto the quay at Lindhaven."
MIDDLE = (
    "The crane was moving a container when its rear leg gave way shortly after nine. "
    "Divers searched the water beside the berth until dusk and found nobody else there."
)
OWN = "Families waited in Lindhaven. A leg of the crane had buckled over the quay, divers said."
REPORTS = (
    ("Harbour Gazette", "2026-04-14T09:00:00", f"{LEDE}\n{MIDDLE}"),
    ("Harbour Gazette", "2026-04-14T12:00:00", f"{LEDE}\n{MIDDLE} The port is shut."),
    ("Radio Veld", "2026-04-14T15:00:00", f"Courtesy of the Harbour Gazette\n{LEDE}\n{MIDDLE}"),
    ("Lowmoor Online", "2026-04-14T18:00:00", f"{OWN} An engineer told Reuters it was old."),
)


@pytest.fixture(scope="module")
def crane(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crane")
    rows = [
        {"source": source, "published": at, "text": text, "title": "Crane falls at Lindhaven quay"}
        for source, at, text in REPORTS
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    crosscheck("report", folder / "a.jsonl", "-o", folder / "account.json", "-q")
    return folder / "account.json"


def test_a_story_says_why_each_report_is_in_it(crane: Path) -> None:
    told = " ".join(crosscheck("explain", crane, "1").out.split())
    assert "3 reports, 2 independent texts" in told
    assert "Harbour Gazette (2026-04-14 09:00): Lindhaven" in told
    assert "most like Lowmoor Online, by Lindhaven" in told
    assert "Lowmoor Online, 2026-04-14 18:00: Lindhaven" in told
    assert "Lowmoor Online cites Reuters" in told


def test_a_lineage_says_why_it_is_a_copy_and_whose(crane: Path) -> None:
    stories = json.loads(crane.read_text("utf-8"))["stories"]
    key = next(one["id"] for one in stories[0]["lineages"] if one["links"])
    told = " ".join(crosscheck("explain", crane, "1", key).out.split())
    assert "(2026-04-14 09:00): an earlier version of Harbour Gazette (2026-04-14 12:00)" in told
    assert "Radio Veld has from Harbour Gazette (2026-04-14 09:00): copy" in told
    assert "Radio Veld: Courtesy of the Harbour Gazette" in told
    assert "[…]" in told


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
