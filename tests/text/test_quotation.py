"""Where quotation marks open and close."""

from __future__ import annotations

import pytest

from crosscheck.text.quotation import quotations

CASES = [
    ("He said “yes” to it.", ["yes"]),
    ('He said "yes" to it.', ["yes"]),
    ("He said «yes» to it.", ["yes"]),
    ("He said ‘yes’ to it.", ["yes"]),
    ('He said “yes" to it.', ["yes"]),
    ("”Yes,” he said.", ["Yes,"]),
    ("He said “he called it ‘grim’ twice.”", ["he called it ‘grim’ twice.", "grim"]),
    ("“We left.\n“Nobody stayed.”", ["We left.", "Nobody stayed."]),
    ("The workers’ union and O’Brien’s men left.", []),
    ("’Tis the ’90s, rock ’n’ roll.", []),
    ("He said ' Today we left.'", []),
    ('She said, " Today we left."', ["Today we left."]),
    ("The workers’ union said ‘no deal’.", ["no deal"]),
    ("''We left,'' he said. ''It's 'fine.'''", ["We left,", "It's 'fine.'", "fine."]),
    ("``We left,'' he said.", ["We left,"]),
    ("She stood 6' 2'' tall and '' was no mark.", []),
    ("\"He said ''no'' to me,\" she said.", ["He said ''no'' to me,", "no"]),
    ("''He said \"no\" to me,'' she said.", ['He said "no" to me,', "no"]),
    ("Nothing here", []),
    ("“”", []),
    ("It was 'tis \"he said 'yes' to me\" again", ["he said 'yes' to me", "yes"]),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_runs_are_found_with_their_words(text: str, inner: list[str]) -> None:
    assert [text[run.inner_start : run.inner_end] for run in quotations(text)] == inner


def test_run_without_an_end_ends_with_its_paragraph() -> None:
    first, second = quotations("“We left.\n“Nobody stayed.”")
    assert (first.closed, second.closed) == (False, True)


def test_inner_run_is_one_deeper() -> None:
    depths = [run.depth for run in quotations("“He called it ‘grim’ twice.”")]
    assert depths == [0, 1]


@pytest.mark.parametrize("unit", ["'a ", "“a ", '"a" ', "“a ‘b ", "”"])
def test_many_marks_cost_no_square(unit: str) -> None:
    assert len(quotations(unit * 100_000)) <= 200_000
