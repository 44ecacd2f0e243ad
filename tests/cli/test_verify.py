from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands import crosscheck

Account = dict[str, Any]


def test_an_account_that_was_not_touched_verifies(
    account_file: Path, coverage_folder: Path
) -> None:
    outcome = crosscheck("verify", account_file, coverage_folder)
    assert outcome.code == 0
    assert "all as told" in outcome.out


def _swapped(text: str, place: int) -> str:
    """Return a text with another character at a place."""
    other = "x" if text[place] != "x" else "y"
    return text[:place] + other + text[place + 1 :]


def _article_text(account: Account) -> None:
    article = account["articles"][0]
    article["text"] = _swapped(article["text"], 40)


def _title(account: Account) -> None:
    account["articles"][0]["title"] += "."


def _quote(account: Account) -> None:
    quote = account["stories"][0]["quotes"][0]
    quote["text"] = _swapped(quote["text"], 3)


def _speaker(account: Account) -> None:
    quotes = account["stories"][0]["quotes"]
    speaker = next(q["speaker"] for q in quotes if q["speaker"])
    speaker["name"] = "Somebody Else"


def _figure(account: Account) -> None:
    account["stories"][0]["figures"][0]["low"] += 1


def _span(account: Account) -> None:
    account["stories"][0]["quotes"][0]["start"] += 1


def _finding(account: Account) -> None:
    account["stories"][0]["findings"][0]["why"] += " So it is."


def _digest(account: Account) -> None:
    told = account["stories"][0]["digest"][0]
    told["text"] = _swapped(told["text"], 5)


def _independent(account: Account) -> None:
    account["stories"][0]["independent"] += 1


def _dropped(account: Account) -> None:
    account["stories"][0]["findings"].pop()


def _added(account: Account) -> None:
    account["note"] = "added"


CHANGES = (
    *(_article_text, _title, _quote, _speaker, _figure, _span),
    *(_finding, _digest, _independent, _dropped, _added),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: c.__name__.strip("_"))
def test_a_changed_value_fails(
    account_file: Path, coverage_folder: Path, tmp_path: Path, change: Callable[[Account], None]
) -> None:
    account = json.loads(account_file.read_text(encoding="utf-8"))
    change(account)
    changed = tmp_path / "account.json"
    changed.write_text(json.dumps(account, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    outcome = crosscheck("verify", changed, coverage_folder)
    assert outcome.code == 1
    assert outcome.err.startswith("crosscheck: ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"stories": [', '"stories":  ['),
        ("\n", "\r\n"),
        ('"format"', '"format": "other", "format"'),
        ('"low": 60', '"low": 60.0'),
        ("}\n", "}"),
    ],
    ids=["a space", "line ends", "a key twice", "a number's form", "the last line end"],
)
def test_a_changed_character_that_changes_no_value_fails(
    account_file: Path, coverage_folder: Path, tmp_path: Path, old: str, new: str
) -> None:
    written = account_file.read_bytes().decode("utf-8")
    assert old in written
    changed = tmp_path / "account.json"
    head, _, tail = written.rpartition(old)
    changed.write_bytes(f"{head}{new}{tail}".encode())
    assert crosscheck("verify", changed, coverage_folder).code == 1


def test_a_changed_character_anywhere_in_the_account_fails(
    account_file: Path, coverage_folder: Path, tmp_path: Path
) -> None:
    written = account_file.read_text(encoding="utf-8")
    changed = tmp_path / "account.json"
    passed = []
    for place in range(0, len(written), len(written) // 40):
        changed.write_text(_swapped(written, place), encoding="utf-8")
        if crosscheck("verify", changed, coverage_folder).code != 1:
            passed.append(written[max(0, place - 20) : place + 20])
    assert passed == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Four people", "Five people"),
        ("roof come", "roofcome"),
        ("Around 60", "Around 61"),
        ("mill kills", "mill Kills"),
        ("14 April", "15 April"),
        ("Bergstrom", "Bergström"),
        ("\n\nAround", " Around"),
    ],
    ids=["word", "white space", "figure", "title", "date", "name", "paragraph"],
)
def test_a_changed_character_in_the_coverage_fails(
    account_file: Path, coverage_folder: Path, tmp_path: Path, old: str, new: str
) -> None:
    folder = tmp_path / "coverage"
    shutil.copytree(coverage_folder, folder)
    written = (folder / "north.txt").read_text(encoding="utf-8")
    assert old in written
    (folder / "north.txt").write_text(written.replace(old, new), encoding="utf-8")
    assert crosscheck("verify", account_file, folder).code == 1


def test_white_space_that_no_article_keeps_is_no_change(
    account_file: Path, coverage_folder: Path, tmp_path: Path
) -> None:
    for path in coverage_folder.iterdir():
        spaced = path.read_text(encoding="utf-8").replace("the roof", "the  roof")
        (tmp_path / path.name).write_text(spaced, encoding="utf-8")
    assert crosscheck("verify", account_file, *sorted(tmp_path.iterdir())).code == 0


def test_the_first_difference_is_shown_with_both_readings(
    account_file: Path, coverage_folder: Path, tmp_path: Path
) -> None:
    for path in coverage_folder.iterdir():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("nothing at all", "nothing at ale"))
    outcome = crosscheck("verify", account_file, *sorted(tmp_path.iterdir()))
    assert outcome.code == 1
    assert "at all" in outcome.err
    assert "at ale" in outcome.err


def test_a_report_that_is_missing_is_named(account_file: Path, coverage_folder: Path) -> None:
    outcome = crosscheck("verify", account_file, coverage_folder / "north.txt")
    assert outcome.code == 1
    assert "south.txt" in outcome.err


@pytest.mark.parametrize("content", ["", "{}", "[]", "nonsense", '{"format": "other/1"}'])
def test_what_is_no_account_is_told_as_such(
    coverage_folder: Path, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "account.json"
    path.write_text(content)
    assert crosscheck("verify", path, coverage_folder).code == 1


def test_an_account_that_is_not_there_is_called_wrongly(coverage_folder: Path) -> None:
    assert crosscheck("verify", "nowhere.json", coverage_folder).code == 2
