from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crosscheck.tell.plots import bounds_text, plots
from crosscheck.tell.sources import Sources
from tests.tell import accounts

LINES = (Path(__file__).parent / "plots.csv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader(line for line in LINES if not line.startswith("#")))


def _number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shown"] or "none")
def test_bounds_are_shown_in_words(case: dict[str, Any]) -> None:
    figure = replace(
        accounts.DEAD[0],
        low=_number(case["low"]),
        high=_number(case["high"]),
        bound=case["bound"],
        unit=case["unit"] or None,
    )
    assert bounds_text(figure) == case["shown"]


def test_figures_stand_in_order_of_publication_copies_together_the_undated_last() -> None:
    told = accounts.ferry()
    dead = plots(told, Sources(told.story))[0]
    assert [[s.name for s in d.sources] for d in dead.dots] == [
        ["Coastal Wire", "Harbour Times"],
        ["Meridian Post"],
        ["Elsin Star"],
        ["Vale Courier"],
    ]


def test_figures_lie_on_one_scale() -> None:
    told = accounts.ferry()
    dead = plots(told, Sources(told.story))[0]
    assert [(d.left, d.shape) for d in dead.dots] == [
        (0.0, "up"),
        (0.0, "dot"),
        (1.0, "dot"),
        (0.0, "dot"),
    ]
