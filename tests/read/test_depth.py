from __future__ import annotations

import time

import pytest

from crosscheck.read.depth import too_deep


@pytest.mark.parametrize(
    ("page", "deep"),
    [
        ("<div>" * 20, True),
        ("<div>" * 8 + "</div>" * 8, False),
        ("<p>word" * 50, False),
        ("<ul>" + "<li>word" * 50, False),
        ("<br><img src=a>" * 50, False),
        ("<script>'<div>'.repeat(9)" + "<div>" * 50 + "</script>", False),
        ("<!-- " + "<div>" * 50 + " -->", False),
        ('<a title="' + "<div>" * 50 + '">', False),
        ("<div><b></div>" * 50, False),
        ("<table><tr><td>" * 20, True),
    ],
)
def test_depth_is_that_of_a_parsers_tree(page: str, deep: bool) -> None:
    assert too_deep(page, 10) is deep


@pytest.mark.parametrize(
    "piece", ["<a ", '<a ="', "<!--", "<script>", "<", "</div>", "<div></div>"]
)
def test_the_scan_is_linear(piece: str) -> None:
    started = time.process_time()
    too_deep(piece * 100_000, 250)
    assert time.process_time() - started < 2
