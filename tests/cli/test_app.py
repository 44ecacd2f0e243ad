from __future__ import annotations

from pathlib import Path

import pytest

import crosscheck as package
from tests.commands import crosscheck

COMMANDS = ("report", "verify", "explain", "demo")


def test_the_version_is_the_package_s() -> None:
    outcome = crosscheck("--version")
    assert outcome.code == 0
    assert outcome.out.strip() == f"crosscheck {package.__version__}"


def test_help_names_every_command_and_the_exit_codes() -> None:
    shown = crosscheck("--help")
    assert shown.code == 0
    assert all(command in shown.out for command in COMMANDS)
    assert "3 no article could be read" in " ".join(shown.out.replace("│", " ").split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    outcome = crosscheck(command, "--help")
    assert outcome.code == 0
    assert "Usage: crosscheck" in outcome.out


@pytest.mark.parametrize("command", ["report", "verify", "explain"])
def test_help_shows_an_example(command: str) -> None:
    assert f"crosscheck {command} " in crosscheck(command, "--help").out.split("Example")[1]


@pytest.mark.parametrize("words", [(), ("repot",), ("report",), ("verify", "a.json")])
def test_a_wrong_call_exits_2(words: tuple[str, ...]) -> None:
    assert crosscheck(*words).code == 2


def test_the_demo_writes_a_page_and_an_account_that_verifies(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    outcome = crosscheck("demo", folder)
    assert outcome.code == 0
    assert (folder / "account.html").as_uri() in outcome.out
    assert "3 stories from 19 reports" in outcome.out
    assert crosscheck("verify", folder / "account.json", folder / "coverage").code == 0
