from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from crosscheck.errors import SettingsError
from crosscheck.model import Account
from crosscheck.tell.formats import FORMATS, render, write
from crosscheck.tell.tables import COLUMNS, tables
from crosscheck.tell.terminal import show
from tests.tell import accounts

TEXTS = [name for name in FORMATS if name != "csv"]


def _terminal(account: Account, **options: object) -> str:
    stream = io.StringIO()
    show(account, Console(file=stream, width=80, **options))  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("make", [accounts.whole, accounts.hostile, Account])
def test_every_account_can_be_told(name: str, make: Callable[[], Account]) -> None:
    text = render(make(), name)
    assert text.endswith("\n")
    assert text == render(make(), name)


@pytest.mark.parametrize("name", TEXTS)
def test_whatever_was_left_out_is_told_with_its_reason(name: str) -> None:
    flat = " ".join(render(accounts.whole(), name).split())
    assert "coverage/le-ferry.html" in flat.replace("\\", "")
    assert "language is fr" in flat
    assert "Photo: A. Berg" in flat


@pytest.mark.parametrize("name", ["html", "md", "txt"])
def test_every_finding_is_told_with_both_sides_and_why(name: str) -> None:
    flat = " ".join(render(accounts.whole(), name).split())
    for finding in accounts.FINDINGS:
        assert " ".join(finding.why.split()) in flat
        assert all(side.value in flat for side in finding.sides)


@pytest.mark.parametrize(
    ("suffix", "begin"),
    [(".html", "<!doctype"), (".HTM", "<!doctype"), (".md", "# "), (".json", "{"), (".txt", "F")],
)
def test_suffix_tells_the_format(tmp_path: Path, suffix: str, begin: str) -> None:
    path = write(accounts.whole(), tmp_path / "deep" / f"account{suffix}")
    assert path.read_text(encoding="utf-8").startswith(begin)


def test_named_format_overrules_the_suffix(tmp_path: Path) -> None:
    path = write(accounts.whole(), tmp_path / "account.data", "json")
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "crosscheck.account/1"


def test_tables_are_a_folder(tmp_path: Path) -> None:
    folder = write(accounts.whole(), tmp_path / "tables.csv")
    assert sorted(p.stem for p in folder.iterdir()) == sorted(COLUMNS)


@pytest.mark.parametrize("path", ["account.docx", "account"])
def test_unknown_suffix_names_the_known_formats(tmp_path: Path, path: str) -> None:
    with pytest.raises(SettingsError, match="html, md, json, csv, txt"):
        write(accounts.whole(), tmp_path / path)


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="'pdf'; known are html, md, json, csv, txt"):
        render(accounts.whole(), "pdf")


def test_tables_cannot_go_into_one_text() -> None:
    with pytest.raises(SettingsError, match="folder"):
        render(accounts.whole(), "csv")


def test_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "account.txt").mkdir()
    with pytest.raises(OSError, match=r"account\.txt"):
        write(accounts.whole(), tmp_path / "account.txt")
    assert [p.name for p in tmp_path.iterdir()] == ["account.txt"]


def test_cells_point_at_the_words_they_hold() -> None:
    texts = {a.id: a.text for a in accounts.whole().articles}
    rows = list(csv.DictReader(io.StringIO(tables(accounts.whole())["quotes.csv"], newline="")))
    assert len(rows) == len(accounts.QUOTES)
    assert all(r["text"] == texts[r["article"]][int(r["start"]) : int(r["end"])] for r in rows)


def test_tables_keep_lines_and_quotation_marks() -> None:
    rows = csv.reader(io.StringIO(tables(accounts.hostile())["articles.csv"], newline=""))
    assert [row[1] for row in rows][1] == '"><script>window.hacked = 1</script>'


def test_plain_text_fits_eighty_columns() -> None:
    assert max(map(len, render(accounts.whole(), "txt").splitlines())) <= 80


def test_markdown_keeps_a_headline_from_being_markup() -> None:
    assert '# "\\>\\<script\\>window.hacked = 1\\</script\\>' in render(accounts.hostile(), "md")


def test_terminal_fits_and_is_coloured() -> None:
    text = _terminal(accounts.whole(), force_terminal=True, color_system="standard")
    assert "\x1b[" in text
    plain = _terminal(accounts.whole(), force_terminal=True, color_system=None)
    assert max(map(len, plain.splitlines())) <= 80


def test_piped_account_is_plain_text() -> None:
    assert _terminal(accounts.whole()) == render(accounts.whole(), "txt")


def test_report_cannot_command_the_terminal() -> None:
    text = _terminal(accounts.hostile(), force_terminal=True, color_system=None)
    assert "\x00" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("name", ["md", "txt"])
def test_facts_are_one_line_with_their_marks(name: str) -> None:
    lines = render(accounts.whole(), name).replace("\\", "").splitlines()
    told = " ".join(lines)
    assert "Tuesday 17 March 2026 [" in told
    assert "7 killed [" in told
    assert "(others: 9 killed [" in told
