"""Hostile input: each a named reason, the other articles unharmed."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import time
from pathlib import Path

import pytest

from crosscheck.clean import clean
from crosscheck.model import Article, Document, Skipped
from crosscheck.read import read
from crosscheck.settings import CleanSettings, ReadSettings

GOOD = "A title\n\nThe council met on Tuesday and agreed on a plan for the harbour.\n"
HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "paper.txt": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "photo.html": (b"\xff\xd8\xff\xe0" + bytes(200), "JPEG"),
    "office.txt": (b"PK\x03\x04" + bytes(50), "zip"),
    "nuls.txt": (b"ab\0\0\0cd\x01\x02\x03" * 50, "binary"),
    "cut.html": (gzip.compress(b"<html><body><p>word" * 500)[:60], "ends early"),
    "damaged.jsonl": (b"\x1f\x8b\x08\0\0\0\0\0\0\0" + b"\xff" * 40, "gzip"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + b"word", "deeper"),
    "feed.xml": (b"<?xml version='1.0'?><rss><channel></channel></rss>", "<rss>"),
    "bad.json": (b'[{"text": "A"},\n {"text": B}]', "not JSON"),
    "deep.json": (b"[" * 200_000, "JSON"),
    "number.json": (b'{"text": 1}', "no text"),
    "none.json": (b"[]", "empty list"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_named_and_the_next_is_read(name: str, tmp_path: Path) -> None:
    content, reason = HOSTILE[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text(GOOD)
    bad, good = read([tmp_path])
    assert isinstance(bad, Skipped)
    assert reason in bad.reason
    assert bad.stage == "read"
    assert isinstance(good, Document)


def test_a_hundred_thousand_nested_tags_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_bytes(b"<html><body>" + b"<div>" * 100_000)
    started = time.process_time()
    (found,) = read([tmp_path])
    assert isinstance(found, Skipped)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("name", ["line.txt", "line.html", "line.jsonl"])
def test_fifty_megabytes_of_one_line_are_refused_by_size(name: str, tmp_path: Path) -> None:
    start = b'{"text": "' if name.endswith("jsonl") else b"<html>"
    (tmp_path / name).write_bytes(start + b"word " * 10_000_000)
    (found,) = read([tmp_path])
    assert isinstance(found, Skipped)
    assert "20,000,000 bytes" in found.reason


def test_a_file_that_unpacks_to_gigabytes_is_bounded(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bomb.txt.gz", "wb") as stream:
        stream.writelines(b"word " * 100_000 for _ in range(60))
    (found,) = read([tmp_path], ReadSettings(max_bytes=1_000_000))
    assert isinstance(found, Skipped)
    assert "larger than 1,000,000 bytes" in found.reason


def test_a_file_that_vanishes_after_listing_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(GOOD)
    found = read([tmp_path / "a.txt", tmp_path])
    next(found)
    listing = read([tmp_path])
    next(listing)
    (tmp_path / "b.txt").unlink()
    gone, kept = listing
    assert isinstance(gone, Skipped)
    assert "no longer there" in gone.reason
    assert isinstance(kept, Document)


def test_control_characters_and_surrogates_are_dropped_and_listed() -> None:
    text = "The \x00council\x07 met \ud83d\ude00 \ud800on Tuesday \u202eand agreed\u202c to meet."
    line = json.dumps({"title": "T\x00itle of it", "text": text}).encode()
    (article,) = clean(read(["-"], stdin=io.BytesIO(line)), CleanSettings(min_words=1))
    assert isinstance(article, Article)
    assert article.text == "The council met 😀 on Tuesday \u202eand agreed\u202c to meet."
    assert [one.text for one in article.removed] == ["U+0000 × 1", "U+0007 × 1", "U+D800 × 1"]
    assert article.title == "Title of it"


@pytest.mark.shared
def test_json_test_suite_is_read_or_refused(shared: Path, tmp_path: Path) -> None:
    with tarfile.open(shared / "robustness/json_test_suite.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    files = sorted((tmp_path / "json_test_suite").rglob("n_*.json"))
    assert len(files) > 150
    for path in files:
        assert all(isinstance(one, Skipped) for one in read([path])), path.name
    everything = list(read(sorted((tmp_path / "json_test_suite").rglob("*.json"))))
    assert len(everything) >= 300


@pytest.mark.shared
def test_naughty_strings_are_carried_through_unchanged(shared: Path) -> None:
    with tarfile.open(shared / "robustness/naughty_strings.tar.gz") as archive:
        listed = archive.extractfile("naughty_strings/blns.json")
        assert listed
        strings: list[str] = json.load(listed)
    lost = [string for string in strings if _is_plain(string) and not _is_carried(string)]
    assert lost == []


def _is_plain(string: str) -> bool:
    """Whether it holds no white space or control that is not kept, by rule."""
    ruled = any(ord(mark) < 32 or mark == "\x7f" for mark in string)
    return bool(string) and not ruled and "  " not in string and string.strip(" ") == string


def _is_carried(string: str) -> bool:
    text = f"The speaker said: <{string}> and left the hall before the vote was taken."
    title = f"The title {string} ends"
    line = json.dumps({"title": title, "text": text}).encode()
    (made,) = clean(read(["-"], stdin=io.BytesIO(line)), CleanSettings(1, ()))
    return isinstance(made, Article) and (made.title, made.text) == (title, text)


@pytest.mark.shared
def test_html_parsing_cases_never_crash(shared: Path) -> None:
    count = 0
    with tarfile.open(shared / "robustness/html5lib_tree_construction.tar.gz") as archive:
        for member in archive:
            if not member.name.endswith(".dat"):
                continue
            stream = archive.extractfile(member)
            assert stream
            for case in stream.read().split(b"#data\n")[1::7]:
                page = b"<html>" + case.split(b"\n#errors")[0]
                found = list(clean(read(["-"], stdin=io.BytesIO(page))))
                assert all("please report" not in getattr(one, "reason", "") for one in found)
                count += 1
    assert count > 100
