"""Hostile input through the command line: a named reason each, the others unharmed."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crosscheck.model import Skipped
from crosscheck.pipeline import report
from crosscheck.read import read
from tests.commands import crosscheck

GOOD = """The bridge at Corrin Bay was closed

By Ann Berg
14 April 2026

The bridge at Corrin Bay was closed on Tuesday after an inspector found cracks in two of its \
piers, the harbour office said. "Nobody crosses until we know how deep they go," said the \
inspector, Olav Brandt. About 4,000 people cross the bridge every day.
"""
LINE = b"All work and no play makes a dull report of it, the editor said on Tuesday. "


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 400)


def _png(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000))


def _one_line(path: Path) -> None:
    path.write_bytes(LINE * (50_000_000 // len(LINE)))


def _bomb(path: Path) -> None:
    path.write_bytes(gzip.compress(b"and so on " * 20_000_000, 1))


def _nested(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 100_000 + "deep" + "</div>" * 100_000)


def _nul(path: Path) -> None:
    path.write_bytes(b"\x00" * 5_000)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _broken_json(path: Path) -> None:
    path.write_text('{"title": "A", "text": "cut sh')


def _deep_json(path: Path) -> None:
    path.write_text('{"text": ' + "[" * 200_000)


def _cut_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(GOOD.encode() * 50)[:-40])


def _nowhere(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "binary.txt": (_binary, "binary"),
    "picture.txt": (_png, "PNG"),
    "one-line.txt": (_one_line, "larger than"),
    "bomb.txt.gz": (_bomb, "larger than"),
    "nested.html": (_nested, "nest"),
    "nul.txt": (_nul, "binary"),
    "empty.txt": (_empty, "empty"),
    "broken.jsonl": (_broken_json, "JSON"),
    "deep.jsonl": (_deep_json, "JSON"),
    "cut.txt.gz": (_cut_gzip, "gzip"),
    "gone.txt": (_nowhere, "no longer there"),
    "pipe.txt": (_pipe, "pipe"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one good report in it."""
    held = tmp_path / "coverage"
    held.mkdir()
    (held / "good.txt").write_text(GOOD, encoding="utf-8")
    return held


def _skipped(folder: Path) -> list[Skipped]:
    account = report(read([folder]))
    assert [Path(a.location).name for a in account.articles] == ["good.txt"]
    assert account.articles[0].text.startswith("The bridge at Corrin Bay was closed on Tuesday")
    return list(account.skipped)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_named_with_its_reason_and_the_good_report_is_told(folder: Path, name: str) -> None:
    make, reason = REFUSED[name]
    make(folder / name)
    skipped = _skipped(folder)
    assert [Path(one.source).name.split(":")[0] for one in skipped] == [name]
    assert reason in skipped[0].reason


@pytest.mark.parametrize("name", REFUSED)
def test_alone_it_leaves_no_article_and_exits_3(tmp_path: Path, name: str) -> None:
    make, reason = REFUSED[name]
    make(tmp_path / name)
    outcome = crosscheck("report", tmp_path)
    assert outcome.code == 3
    assert name in outcome.err
    assert reason in outcome.err


def test_an_empty_folder_is_named_and_exits_3(tmp_path: Path) -> None:
    outcome = crosscheck("report", tmp_path)
    assert outcome.code == 3
    assert "holds no file" in outcome.err


def test_a_path_that_is_not_there_is_named_and_exits_3(tmp_path: Path) -> None:
    outcome = crosscheck("report", tmp_path / "nothing.txt")
    assert outcome.code == 3
    assert "nothing.txt" in outcome.err


def test_a_file_that_vanishes_between_listing_and_reading_is_named(folder: Path) -> None:
    for name in ("a.txt", "z.txt"):
        (folder / name).write_text(GOOD, encoding="utf-8")
    documents = read([folder])
    found = [next(documents)]
    (folder / "z.txt").unlink()
    found += documents
    assert [type(one).__name__ for one in found] == ["Document", "Document", "Skipped"]
    assert isinstance(found[-1], Skipped)
    assert "no longer there" in found[-1].reason


STRANGE = {
    "NULs": GOOD.replace("inspector", "inspec\x00tor"),
    "right-to-left overrides": GOOD.replace("Corrin Bay", "\u202eCorrin Bay\u202c"),
    "zero-width characters": GOOD.replace("Tuesday", "Tues\u200bday"),
    "a byte order mark inside": GOOD.replace("bridge", "\ufeffbridge"),
    "control characters": GOOD.replace("cracks", "\x07cracks\x1b[31m"),
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_characters_cost_nothing_but_themselves(folder: Path, name: str) -> None:
    text = STRANGE[name].replace("Berg", "Holt").replace("cross the", "walk across the")
    (folder / "strange.txt").write_text(text, encoding="utf-8")
    account = folder.parent / "account.json"
    assert crosscheck("report", folder, "-o", account).code == 0
    assert "strange.txt" in account.read_text(encoding="utf-8")
    assert crosscheck("verify", account, folder).code == 0


@pytest.mark.parametrize("format_", ["html", "md", "txt", "json"])
def test_no_override_leaves_a_rendering_written_backwards(folder: Path, format_: str) -> None:
    text = STRANGE["right-to-left overrides"]
    (folder / "good.txt").write_text(text, encoding="utf-8")
    shown = crosscheck("report", folder, "--format", format_).out
    assert shown.count("\u202e") <= shown.count("\u202c") + shown.count("\\u202c")


@pytest.mark.slow
def test_a_shell_sees_the_same(folder: Path) -> None:
    _nested(folder / "nested.html")
    _binary(folder / "binary.txt")
    command = [sys.executable, "-m", "crosscheck", "report", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0
    assert "Corrin Bay" in done.stdout
    assert "nested.html" in done.stdout + done.stderr


@pytest.mark.slow
def test_a_shell_is_told_in_lines_and_never_by_a_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "crosscheck", "report", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 3
    assert "holds no file" in done.stderr
    assert "Traceback" not in done.stderr
