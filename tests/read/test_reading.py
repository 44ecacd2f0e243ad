from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from crosscheck.model import Document, Skipped
from crosscheck.read import read
from crosscheck.settings import ReadSettings

TEXT = "The council met on Tuesday and agreed on a plan."
PAGE = f"<!doctype html><html><head><title>T</title></head><body><p>{TEXT}</p></body></html>"


def one(content: bytes) -> Document:
    (found,) = read(["-"], stdin=io.BytesIO(content))
    assert isinstance(found, Document), found
    return found


def test_a_folder_is_read_sorted_with_hidden_files_left_out(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.txt", "b/z.html", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).write_text(f"Title\n\n{TEXT}")
    found = [Path(one.location).name for one in read([tmp_path]) if isinstance(one, Document)]
    assert found == ["a.txt", "c.txt", "z.html"]


def test_parts_of_a_saved_page_are_named_once(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files/a.css").write_text("p {}")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    reasons = [one.reason for one in read([tmp_path]) if isinstance(one, Skipped)]
    assert reasons == [
        "a picture, not a report: give it by itself to try",
        "the parts of the saved page page.html, not reports",
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nowhere/at/all.txt", "no file or folder"),
        ("nowhere/*.txt", "no file matches"),
        ("https://example.org/a", "not fetched"),
        ("", "no path"),
        ("a\0b", "no path"),
    ],
)
def test_a_source_that_stands_for_nothing_is_named(source: str, reason: str) -> None:
    (found,) = read([source])
    assert isinstance(found, Skipped)
    assert found.source == source
    assert reason in found.reason


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (found,) = read([tmp_path])
    assert isinstance(found, Skipped)
    assert "holds no file" in found.reason


def test_a_glob_is_read_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(f"Title\n\n{TEXT}")
    found = [Path(one.location).name for one in read([f"{tmp_path}/*.txt"]) if one]  # type: ignore[union-attr]
    assert found == ["a.txt", "b.txt"]


def test_a_single_path_instead_of_a_list_is_the_callers_mistake() -> None:
    with pytest.raises(TypeError, match="list of paths"):
        read("coverage/")


def test_reading_stops_at_the_most_articles_and_says_so(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Title\n\n{TEXT}")
    found = list(read([tmp_path], ReadSettings(max_articles=2)))
    assert [isinstance(one, Document) for one in found] == [True, True, False]
    assert "stopped after 2" in found[2].reason  # type: ignore[union-attr]


def test_standard_input_is_a_page_a_text_or_records_by_its_content() -> None:
    assert one(PAGE.encode()).kind == "html"
    assert one(f"A title\n\n{TEXT}".encode()).kind == "text"
    assert one(json.dumps({"text": TEXT}).encode()).kind == "record"
    assert one(f"[Brackets] open this title\n\n{TEXT}".encode()).kind == "text"


def test_a_page_is_told_by_content_not_by_suffix(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    (found,) = read([tmp_path])
    assert isinstance(found, Document)
    assert found.kind == "html"


def test_a_bad_line_is_named_with_its_number_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{TEXT}"}}\n{{"text": \n\n{{"text": "{TEXT}"}}\n7\n')
    found = list(read([path]))
    assert [isinstance(one, Document) for one in found] == [True, False, True, False]
    places = [one.location if isinstance(one, Document) else one.source for one in found]
    assert places == [f"{path}:{number}" for number in (1, 2, 4, 5)]


def test_json_lines_may_be_packed_and_larger_than_the_bound(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}) + "\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line.encode() * 5_000))
    found = list(read([tmp_path], ReadSettings(max_bytes=70_000)))
    assert len(found) == 5_000
    assert all(isinstance(one, Document) for one in found)


def test_an_account_gives_its_articles_back(tmp_path: Path) -> None:
    published = {"start": "2026-03-17T00:00:00", "precision": "day", "from": "meta"}
    article = {"source": "Post", "title": "T", "published": published, "text": TEXT}
    (tmp_path / "a.json").write_text(
        json.dumps({"schema": "crosscheck.account/1", "articles": [article]})
    )
    (found,) = read([tmp_path])
    assert isinstance(found, Document)
    assert (found.source, found.published, found.content) == ("Post", "2026-03-17", TEXT)


def test_a_record_may_carry_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"html": PAGE, "url": "https://example.org/1"}))
    (found,) = read([tmp_path])
    assert isinstance(found, Document)
    assert (found.kind, found.url) == ("html", "https://example.org/1")
