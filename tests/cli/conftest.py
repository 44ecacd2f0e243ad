"""An account of two short reports, made once by the command itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import crosscheck

NORTH = """Fire at Corrin Bay mill kills four

Northern Courier
14 April 2026

Four people were killed when a fire broke out at a paper mill in Corrin Bay on Tuesday, the \
fire brigade said.

"We heard the roof come down, and then nothing at all," said Anna Bergstrom, who works at the \
mill.

Around 60 firefighters fought the blaze until the evening. Tomasz Wolczyk, the mill's director, \
said that the sprinklers had been tested in March.
"""
SOUTH = """Blaze destroys paper mill in Corrin Bay

Southern Star
14 April 2026

A fire destroyed the paper mill in Corrin Bay on Tuesday. Six people were killed, the fire \
brigade said, when flames broke out in the paper store.

"We heard the roof come down, and then nothing at all," said the mill's spokesman.

Some 60 firefighters were sent to the mill. Its director, Tomas Wolczyk, said the sprinklers \
were tested in March.
"""


@pytest.fixture(scope="session")
def coverage_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two reports of one fire."""
    folder = tmp_path_factory.mktemp("fire") / "coverage"
    folder.mkdir()
    (folder / "north.txt").write_text(NORTH, encoding="utf-8")
    (folder / "south.txt").write_text(SOUTH, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def account_file(coverage_folder: Path) -> Path:
    """Return the account of the two reports as a JSON file."""
    path = coverage_folder.parent / "account.json"
    assert crosscheck("report", coverage_folder, "-o", path).code == 0
    return path
