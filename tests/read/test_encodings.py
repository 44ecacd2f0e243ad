from __future__ import annotations

import pytest

from crosscheck.read.encodings import decoded

WORDS = "Café naïve — “yes”, £5 for Zoë’s façade."


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-8-sig"), "utf-8 (byte order mark)"),
        (WORDS.encode("utf-16"), "utf-16-le (byte order mark)"),
        (WORDS.encode("utf-16-le"), "utf-16-le (guessed)"),
        (b"<meta charset=iso-8859-1>" + WORDS.encode("cp1252"), "windows-1252 (declared)"),
        (b"<meta charset=iso-8859-1>" + WORDS.encode(), "utf-8 (declared windows-1252)"),
        (b"<meta charset=utf-16>" + WORDS.encode(), "utf-8"),
        (
            b'<?xml version="1.0" encoding="windows-1252"?>' + WORDS.encode("cp1252"),
            "windows-1252 (declared)",
        ),
    ],
)
def test_an_encoding_is_found_and_said(raw: bytes, found: str) -> None:
    content, encoding = decoded(raw, is_page=True)
    assert encoding == found
    assert WORDS in content


def test_typographers_marks_alone_are_windows_1252() -> None:
    raw = "“Not so,” she said – it’s £5 …".encode("cp1252")
    assert decoded(raw, is_page=False) == (raw.decode("cp1252"), "windows-1252 (guessed)")


def test_a_guess_is_called_one() -> None:
    raw = ("Правительство обсудило бюджет города и новые дороги. " * 20).encode("cp1251")
    content, encoding = decoded(raw, is_page=False)
    assert "Правительство" in content
    assert encoding.endswith("(guessed)")


def test_a_few_damaged_places_are_replaced_and_counted() -> None:
    raw = WORDS.encode() * 30 + b"\xff" + WORDS.encode() * 30
    content, encoding = decoded(raw, is_page=False)
    assert encoding == "utf-8 (1 damaged places replaced)"
    assert content.count("�") == 1
