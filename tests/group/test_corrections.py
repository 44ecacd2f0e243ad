"""What people say of stories is read from a file, and a file that says nothing of it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.errors import ParseError
from crosscheck.group.corrections import Corrections, corrections


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    said = Corrections().saying("apart", ("a", "b")).saying("copies", ("b", "c", "d"))
    path = tmp_path / "corrections.json"
    path.write_text(said.written(), encoding="utf-8")
    assert corrections(path) == said


def test_saying_the_same_twice_changes_nothing() -> None:
    said = Corrections().saying("together", ("a", "b"))
    assert said.saying("together", ("a", "b")) == said


@pytest.mark.parametrize(("kind", "ids"), [("similar", ("a", "b")), ("apart", ("a", "a"))])
def test_what_cannot_be_said_is_refused(kind: str, ids: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=kind):
        Corrections().saying(kind, ids)


@pytest.mark.parametrize(
    "content", ["", "[]", '{"same": []}', '{"apart": [["a"]]}', '{"apart": 3}']
)
def test_a_file_that_holds_something_else_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "corrections.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ParseError, match=r"corrections\.json"):
        corrections(path)
