from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import crosscheck
from crosscheck.errors import VerifyError
from crosscheck.model import Account, Changes
from crosscheck.since import since
from crosscheck.tell.form import dumps
from crosscheck.tell.reading import loads
from crosscheck.verify import verify
from tests.cli.conftest import NORTH, SOUTH

THIRD = """Corrin Bay mill fire: death toll rises to six

Evening Mail
15 April 2026

Six people were killed in the fire at the Corrin Bay paper mill on Tuesday, the fire brigade \
said on Wednesday.

The mill had been inspected twice since January, and its night shift was cut in half last month.
"""
Texts = Mapping[str, str]
FIRST = {"north": NORTH, "south": SOUTH}


def account(folder: Path, texts: Texts, before: Account | None = None) -> Account:
    """Return the account of texts that lie in a folder, after an earlier one."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    paths = [str(folder / f"{name}.txt") for name in texts]
    made = crosscheck.report(crosscheck.read(paths))
    return since(made, loads(dumps(before))) if before else made


def changes(folder: Path, texts: Texts) -> Changes:
    """Return what changed in the one story once the coverage holds these texts."""
    now = account(folder, texts, account(folder, FIRST))
    (told,) = now.stories
    assert told.changes
    return told.changes


def test_nothing_changed_where_nothing_came(tmp_path: Path) -> None:
    found = changes(tmp_path, FIRST)
    assert found.story
    assert (found.changes, found.revisions, found.articles) == ((), (), ())


def test_a_new_report_brings_itself_and_its_statements(tmp_path: Path) -> None:
    found = changes(tmp_path, {**FIRST, "third": THIRD}).changes
    assert [c.now for c in found if c.kind == "report"] == ["third"]
    new = [c.what for c in found if c.kind == "statement"]
    assert any("inspected twice since January" in words for words in new)
    assert not any("60 firefighters" in words for words in new)


def test_a_report_that_is_given_no_more_is_named(tmp_path: Path) -> None:
    found = changes(tmp_path, {"north": NORTH}).changes
    gone = [c for c in found if c.kind == "no_report"]
    assert [c.before for c in gone] == ["south"]
    assert "no_difference" in {c.kind for c in found}


def test_what_an_outlet_took_out_can_still_be_read(tmp_path: Path) -> None:
    found = changes(tmp_path, {**FIRST, "north": NORTH.replace("kills four", "kills six").replace(
        "Four people", "Six people").replace("Around 60 firefighters fought the blaze until the "
        "evening. ", "")})  # fmt: skip
    (revised,) = found.revisions
    (earlier,) = found.articles
    assert revised.earlier == earlier.id
    (gone,) = revised.dropped
    assert gone.of(earlier.text) == "Around 60 firefighters fought the blaze until the evening."
    ((before, _),) = revised.reworded
    assert before.of(earlier.text).startswith("Four people were killed")
    assert not [c for c in found.changes if c.kind in ("report", "no_report")]


def test_another_article_at_the_same_place_is_no_edition(tmp_path: Path) -> None:
    other = THIRD.replace(
        "Six people were killed in the fire at", "Fire investigators entered"
    ).replace("on Tuesday, the fire brigade said on Wednesday", "with dogs and lamps")
    found = changes(tmp_path, {**FIRST, "north": other})
    assert found.revisions == ()
    assert {"report", "no_report"} <= {c.kind for c in found.changes}


def test_a_story_that_is_told_no_more_is_named(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    now = account(tmp_path / "other", {"third": THIRD}, account(tmp_path, FIRST))
    assert now.earlier
    assert now.earlier.untold == ("Fire at Corrin Bay mill kills four",)
    assert [told.changes for told in now.stories] == [Changes()]


def test_an_earlier_account_that_was_changed_is_refused(tmp_path: Path) -> None:
    text = dumps(account(tmp_path, FIRST)).replace("Four people", "Five people")
    with pytest.raises(VerifyError, match="checksum"):
        loads(text)


def test_earlier_texts_are_held_to_the_earlier_account(tmp_path: Path) -> None:
    first = account(tmp_path, FIRST)
    second = dumps(account(tmp_path, {**FIRST, "north": NORTH.replace("60", "70")}, first))
    documents = list(crosscheck.read([str(tmp_path / f"{name}.txt") for name in FIRST]))
    assert verify(second, documents, loads(dumps(first))).carried()
    other = dumps(account(tmp_path / "..", {"south": SOUTH}))
    with pytest.raises(VerifyError, match="another earlier account"):
        verify(second, documents, loads(other))
