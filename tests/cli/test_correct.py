"""`crosscheck correct`: said in a reporter's words, kept in a file, held to by the next run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import NORTH, SOUTH
from tests.commands import Outcome, crosscheck

BARGE = """Barge Corvin sinks at Lindhaven lock

Radio Veld
15 April 2026

A barge sank at the Lindhaven lock on Wednesday after it struck the gate. The Corvin was carrying \
gravel. Skipper Piet Haldane swam ashore; divers will look for leaking diesel before the lock on \
the Veld canal opens again.
"""
REPORTS = {"northern-courier": NORTH, "southern-star": SOUTH, "radio-veld": BARGE}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder: coverage of two events, and its account."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "coverage").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "coverage" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert crosscheck("report", "coverage", "-o", "account.json", "-q").code == 0
    return tmp_path


def _correct(*words: str) -> Outcome:
    return crosscheck("correct", "account.json", *words)


def _run_again() -> dict[str, Any]:
    words = (
        "report",
        "coverage",
        "-o",
        "again.json",
        "--set",
        "group.corrections=corrections.json",
    )
    assert crosscheck(*words).code == 0
    account: dict[str, Any] = json.loads(Path("again.json").read_text("utf-8"))
    return account


def _outlets(account: dict[str, Any]) -> list[list[str]]:
    source = {article["id"]: article["source"] for article in account["articles"]}
    return sorted(sorted(source[key] for key in story["articles"]) for story in account["stories"])


def test_without_a_verb_the_reports_are_listed_with_their_numbers(folder: Path) -> None:
    outcome = _correct()
    assert outcome.code == 0
    assert all(name in outcome.out for name in ("1.1 southern", "1.2 northern", "2.1 radio-veld"))
    assert "No corrections so far." in outcome.out
    assert not (folder / "corrections.json").exists()


def test_a_story_is_listed_alone_by_its_number(folder: Path) -> None:
    outcome = _correct("list", "2")
    assert "2.1 radio-veld" in outcome.out
    assert "1.1" not in outcome.out


@pytest.mark.parametrize("words", [("split", "1", "Southern Star"), ("not-same", "1.1", "1.2")])
def test_what_is_said_to_be_two_events_is_two_in_the_next_run(
    folder: Path, words: tuple[str, ...]
) -> None:
    assert _correct(*words).code == 0
    assert _outlets(_run_again()) == [["northern-courier"], ["radio-veld"], ["southern-star"]]


@pytest.mark.parametrize("words", [("merge", "1", "2"), ("same", "veld", "1.1")])
def test_what_is_said_to_be_one_event_is_one_in_the_next_run(
    folder: Path, words: tuple[str, ...]
) -> None:
    assert _correct(*words).code == 0
    assert _outlets(_run_again()) == [sorted(REPORTS)]
    explained = crosscheck("explain", "again.json", "1")
    assert "people said that these reports tell of one event" in explained.out.replace("\n", " ")


@pytest.mark.parametrize(("verb", "lineages"), [("copies", 1), ("independent", 2)])
def test_what_is_said_of_copies_holds_in_the_next_run_and_is_told(
    folder: Path, verb: str, lineages: int
) -> None:
    assert _correct(verb, "northern courier", "Southern").code == 0
    [story, _] = _run_again()["stories"]
    assert story["independent"] == lineages
    lineage = story["lineages"][0]
    explained = crosscheck("explain", "again.json", "1", lineage["id"])
    assert "people said that the" in explained.out


def test_the_command_says_what_it_wrote_and_how_to_run_again(folder: Path) -> None:
    outcome = _correct("merge", "1", "2", "--into", "my corrections.json")
    assert "Said: These tell of one event: 1.1 southern-star, " in outcome.out
    assert "--set 'group.corrections=my corrections.json'" in outcome.out
    assert (folder / "my corrections.json").exists()
    assert [path.name for path in folder.iterdir() if path.name.endswith(".new")] == []


def test_corrections_are_listed_and_taken_back_by_number(folder: Path) -> None:
    _correct("not-same", "1.1", "2.1")
    _correct("copies", "1.1", "1.2")
    assert "2  These have their text from one another: 1.1" in _correct("list").out
    assert "No longer said: No two of these tell of one event" in _correct("undo", "1").out
    said = json.loads((folder / "corrections.json").read_text("utf-8"))
    assert (said["apart"], len(said["copies"]), len(said["reports"])) == ([], 1, 2)


def test_what_contradicts_an_earlier_correction_is_refused_and_that_one_named(folder: Path) -> None:
    _correct("merge", "1", "2")
    before = (folder / "corrections.json").read_text("utf-8")
    outcome = _correct("not-same", "1.1", "2.1")
    assert outcome.code == 2
    assert "contradicts correction 1" in outcome.err
    assert "undo 1" in outcome.err
    assert (folder / "corrections.json").read_text("utf-8") == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("split", "1", "Radio Veld"), "no report is called 'Radio Veld': there are 1.1"),
        (("split", "1", "1", "2"), "split would leave no report in story 1"),
        (("split", "9", "1"), "there is no story '9': the account's are 1 to 2"),
        (("split", "1"), "split takes the number of a story"),
        (("merge", "1", "1"), "merge takes two different numbers of stories"),
        (("copies", "1.1"), "copies takes two different reports"),
        (("same", "ern", "1.1"), "'ern' may be 1.1 (southern-star), 1.2 (northern-courier)"),
        (("join", "1", "2"), "'join' is no verb: say one of list, split, merge"),
        (("undo", "1"), "there are no corrections"),
    ],
)
def test_a_mistake_is_told_with_what_there_is(
    folder: Path, words: tuple[str, ...], message: str
) -> None:
    outcome = _correct(*words)
    assert outcome.code == 2
    assert message in outcome.err
    assert not (folder / "corrections.json").exists()


def test_an_account_names_the_file_of_corrections_without_its_folder(folder: Path) -> None:
    _correct("merge", "1", "2")
    path = folder / "corrections.json"
    crosscheck("report", "coverage", "-o", "b.json", "--set", f"group.corrections={path}")
    assert json.loads((folder / "b.json").read_text("utf-8")) == _run_again()


def test_a_named_file_that_is_not_there_stops_the_run_and_says_what_to_do(folder: Path) -> None:
    outcome = crosscheck("report", "coverage", "--set", "group.corrections=missing.json")
    assert outcome.code == 2
    assert "missing.json" in outcome.err
    assert "crosscheck correct" in outcome.err


def test_a_correction_holds_after_a_report_s_text_was_changed(folder: Path) -> None:
    _correct("not-same", "1.1", "1.2")
    path = folder / "coverage" / "southern-star.txt"
    path.write_text(SOUTH.replace("Six people", "Seven people"), encoding="utf-8")
    assert len(_run_again()["stories"]) == 3


def test_an_account_that_was_changed_is_refused(folder: Path) -> None:
    path = folder / "account.json"
    path.write_text(path.read_text("utf-8").replace("Wolczyk", "Wolczik"), encoding="utf-8")
    assert _correct().code == 1


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_a_story_that_people_made_says_so_where_it_is_read(folder: Path, form: str) -> None:
    assert _correct("merge", "1", "2").code == 0
    words = ("report", "coverage", "-o", f"again.{form}", "--set")
    assert crosscheck(*words, "group.corrections=corrections.json").code == 0
    told = (folder / f"again.{form}").read_text("utf-8")
    assert "People said that these reports tell of one event" in " ".join(told.split())
