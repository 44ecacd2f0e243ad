from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from crosscheck.tell.prints import Piece, marked

CASES = yaml.safe_load((Path(__file__).parent / "prints.yaml").read_text(encoding="utf-8"))


def _shown(pieces: tuple[Piece, ...]) -> str:
    forms = {"same": "{}", "other": "[{}]", "gap": "^{}"}
    return "".join(forms[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_differences_are_marked_inside_the_words(case: dict[str, list[str]]) -> None:
    bare = [text.translate(str.maketrans("", "", "[]^")) for text in case["prints"]]
    assert [_shown(pieces) for pieces in marked(bare)] == case["prints"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_pieces_joined_are_the_print(case: dict[str, list[str]]) -> None:
    assert ["".join(p.text for p in pieces) for pieces in marked(case["prints"])] == case["prints"]


def test_what_the_other_print_has_is_kept_beside_the_difference() -> None:
    pieces = marked(["we will sail", "we will not sail", "we shall sail"])[0]
    assert [(p.text, p.instead) for p in pieces if p.kind != "same"] == [
        ("will", "shall"),
        ("", "not"),
    ]


def test_endless_quotes_are_not_compared() -> None:
    prints = ["word " * 5000, "word " * 4999 + "end"]
    assert [len(pieces) for pieces in marked(prints)] == [1, 1]
