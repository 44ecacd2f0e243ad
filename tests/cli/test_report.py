from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import crosscheck

HEADS = {
    "html": "<!doctype html>",
    "md": "# ",
    "json": '{\n "format": "crosscheck.account/1"',
    "txt": "",
}


@pytest.mark.parametrize("name", HEADS)
def test_each_format_goes_to_standard_output(coverage_folder: Path, name: str) -> None:
    outcome = crosscheck("report", coverage_folder, "--format", name)
    assert outcome.code == 0
    assert outcome.out.lower().startswith(HEADS[name].lower())
    assert "Corrin Bay" in outcome.out


@pytest.mark.parametrize("name", HEADS)
def test_a_suffix_tells_the_format(coverage_folder: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "folder" / f"account.{name}"
    outcome = crosscheck("report", coverage_folder, "-o", path)
    assert outcome.code == 0
    assert path.read_text(encoding="utf-8").lower().startswith(HEADS[name].lower())
    assert "1 stories from 2 reports" in outcome.err
    assert outcome.out == ""


def test_csv_is_a_folder_of_tables(coverage_folder: Path, tmp_path: Path) -> None:
    assert crosscheck("report", coverage_folder, "-o", tmp_path / "tables.csv").code == 0
    tables = sorted(path.name for path in (tmp_path / "tables.csv").iterdir())
    assert {"findings.csv", "quotes.csv", "figures.csv"} <= set(tables)


def test_csv_on_standard_output_says_where_to_put_it(coverage_folder: Path) -> None:
    outcome = crosscheck("report", coverage_folder, "--format", "csv")
    assert outcome.code == 2
    assert "folder of tables" in outcome.err


def test_without_a_format_the_account_is_shown_as_plain_text_in_a_pipe(
    coverage_folder: Path,
) -> None:
    outcome = crosscheck("report", coverage_folder)
    assert outcome.code == 0
    assert "Corrin Bay" in outcome.out
    assert "\x1b[" not in outcome.out


def test_nothing_but_the_account_is_written_in_a_pipe(coverage_folder: Path) -> None:
    assert crosscheck("report", coverage_folder).err == ""
    assert crosscheck("report", coverage_folder, "--format", "md").err == ""


def test_quiet_leaves_out_the_summary(coverage_folder: Path, tmp_path: Path) -> None:
    outcome = crosscheck("report", coverage_folder, "-q", "-o", tmp_path / "a.json")
    assert (outcome.out, outcome.err) == ("", "")


def test_json_lines_are_read_from_standard_input(coverage_folder: Path) -> None:
    rows = [
        {"title": path.stem, "text": path.read_text(encoding="utf-8").split("\n\n", 2)[2]}
        for path in sorted(coverage_folder.iterdir())
    ]
    lines = "\n".join(map(json.dumps, rows)).encode()
    outcome = crosscheck("report", "-", "--format", "json", stdin=lines)
    assert outcome.code == 0
    assert [a["location"] for a in json.loads(outcome.out)["articles"]] != []
    assert len(json.loads(outcome.out)["articles"]) == 2


def test_a_setting_reaches_the_account(coverage_folder: Path) -> None:
    words = ("report", coverage_folder, "--format", "json", "--set", "group.threshold=0.99")
    account = json.loads(crosscheck(*words).out)
    assert account["settings"]["group"]["threshold"] == 0.99
    assert len(account["stories"]) == 2


def test_the_digest_is_as_long_as_asked(coverage_folder: Path) -> None:
    words = ("report", coverage_folder, "--format", "json", "--words")
    none, some = (json.loads(crosscheck(*words, n).out)["stories"][0] for n in ("0", "40"))
    assert none["digest"] == []
    assert 0 < sum(len(told["text"].split()) for told in some["digest"]) <= 40


def test_two_processes_write_the_same_bytes(coverage_folder: Path, account_file: Path) -> None:
    words = ("report", coverage_folder, "--format", "json", "-p", "2")
    assert crosscheck(*words).out == account_file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--set", "group.treshold=1"), "there is no setting 'treshold' in [group]"),
        (("--set", "grup.threshold=1"), "there is no setting 'grup'"),
        (("--set", "group.threshold=high"), "group.threshold = 'high'"),
        (("--set", "threshold"), "is not group.name=value"),
        (("--settings", "nowhere.toml"), "nowhere.toml"),
        (("--format", "pdf"), "there is no format 'pdf'"),
        (("-o", "account.pdf"), "does not tell a format"),
        (("-p", "0"), "--processes"),
        (("--words", "many"), "integer"),
        (("--colour",), "--colour"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_mistake_is_told_with_its_value_and_exits_2(
    coverage_folder: Path, words: tuple[str, ...], message: str
) -> None:
    outcome = crosscheck("report", coverage_folder, *words)
    assert outcome.code == 2
    assert message in " ".join(outcome.err.split())


def test_a_place_that_cannot_be_written_is_told_in_a_line(
    coverage_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    outcome = crosscheck("report", coverage_folder, "-o", tmp_path / "file" / "account.json")
    assert outcome.code == 2
    assert outcome.err.startswith("crosscheck: ")


def test_no_article_exits_3_with_every_reason(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Too short.")
    (tmp_path / "style.css").write_text("p {}")
    outcome = crosscheck("report", tmp_path)
    assert outcome.code == 3
    assert "short.txt: a text of" in outcome.err
    assert "style.css" in outcome.err


@pytest.mark.parametrize("processes", [1, 2])
def test_a_reader_that_is_not_installed_is_told_once_and_exits_2(
    coverage_folder: Path, processes: int
) -> None:
    chosen = "annotate.reader=spacy:no_such_pipeline"
    outcome = crosscheck("report", coverage_folder, "-p", str(processes), "--set", chosen)
    assert outcome.code == 2
    assert "spacy:no_such_pipeline" in outcome.err
    assert outcome.out == ""


def test_since_says_what_is_new(account_file: Path, coverage_folder: Path, tmp_path: Path) -> None:
    third = tmp_path / "third.txt"
    third.write_text(
        "Six dead in Corrin Bay mill fire\n\nEvening Mail\n15 April 2026\n\nSix people were killed"
        " in the fire at the paper mill in Corrin Bay on Tuesday. Its night shift was cut in half"
        " last month, said Tomasz Wolczyk, the mill's director.\n",
        encoding="utf-8",
    )
    path = tmp_path / "again.json"
    again = crosscheck("report", coverage_folder, third, "--since", account_file, "-o", path)
    assert again.code == 0
    changes = json.loads(path.read_text(encoding="utf-8"))["stories"][0]["changes"]
    assert [c["now"] for c in changes["changes"] if c["kind"] == "report"] == ["third"]
    assert crosscheck("verify", path, coverage_folder, third).code == 0
    text = crosscheck("report", coverage_folder, third, "--since", account_file, "-f", "txt")
    assert "What is new since the earlier account" in text.out


def test_since_wants_an_account(coverage_folder: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "notes.json"
    wrong.write_text("{}", encoding="utf-8")
    outcome = crosscheck("report", coverage_folder, "--since", wrong)
    assert outcome.code == 2
    assert "notes.json" in outcome.err


def test_since_says_that_nothing_is_new(account_file: Path, coverage_folder: Path) -> None:
    for name in ("txt", "html"):
        again = crosscheck("report", coverage_folder, "--since", account_file, "-f", name)
        assert "Nothing is told otherwise than in the earlier account." in again.out
