from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from crosscheck.align import align
from crosscheck.model import Figure
from tests.align.conftest import MakeStory, place

HELD = "Velia is still holding around {} sailors in the old fort."


def _counted(make_story: MakeStory, *reports: dict[str, Any]) -> Sequence[Figure]:
    found = align(*make_story(*reports)).quantities
    return [figure for quantity in found for figure in quantity.figures]


def _held(count: int) -> dict[str, Any]:
    text = HELD.format(count)
    return {"text": text, "figures": [(f"around {count} sailors", count, ["sailor", "hold"])]}


def test_figures_of_the_same_thing_are_joined_though_they_differ(make_story: MakeStory) -> None:
    figures = _counted(make_story, _held(100), _held(130))
    assert sorted(figure.low or 0 for figure in figures) == [100, 130]


def test_what_was_done_to_people_keeps_figures_apart(make_story: MakeStory) -> None:
    taken = {
        "text": "Velia took 250 sailors captive in the raid.",
        "figures": [("250 sailors", 250, ["sailor", "take"])],
    }
    assert not _counted(make_story, _held(100), taken)


@pytest.mark.parametrize("thing", ["people", "years"])
def test_a_general_noun_alone_joins_nothing(make_story: MakeStory, thing: str) -> None:
    reports = (
        {"text": f"Some 40 {thing} came.", "figures": [(f"40 {thing}", 40, [thing])]},
        {"text": f"Dredging needs 30 {thing}.", "figures": [(f"30 {thing}", 30, [thing])]},
    )
    assert not _counted(make_story, *reports)


def test_a_sum_stands_for_its_parts(make_story: MakeStory) -> None:
    text = "Velia is holding some 70 living sailors plus 60 remains in the old fort."
    story, annotated = make_story(_held(100), {"text": text})
    article = annotated[1].article
    parts = (place(article, "some 70 living sailors"), place(article, "60 remains"))
    whole = Figure(
        article.span(parts[0].start, parts[1].end),
        text,
        130,
        130,
        "about",
        about=("hold", "sailor"),
        parts=parts,
    )
    single = Figure(parts[0], "some 70 living sailors", 70, 70, about=("hold", "sailor"))
    annotated[1] = replace(annotated[1], figures=(single, whole))
    (quantity,) = align(story, annotated).quantities
    assert sorted(figure.low or 0 for figure in quantity.figures) == [100, 130]


def test_another_unit_is_another_quantity(make_story: MakeStory) -> None:
    story, annotated = make_story(_held(100), _held(100))
    percent = tuple(replace(figure, unit="percent") for figure in annotated[1].figures)
    annotated[1] = replace(annotated[1], figures=percent)
    assert not align(story, annotated).quantities
