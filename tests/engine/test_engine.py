from __future__ import annotations

import os

import pytest

from crosscheck.engine import Engine, Failure, Here, Pool, engine_for


def halved(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def fatal_at_three(number: int) -> int:
    if number == 3:
        os._exit(1)
    return number


@pytest.mark.parametrize("engine", [Here(), Pool(2)], ids=["here", "pool"])
def test_results_come_in_order_and_a_failure_stands_in_its_place(engine: Engine) -> None:
    results = list(engine.map(halved, range(40)))
    assert [r for r in results if not isinstance(r, Failure)] == list(range(20))
    assert results[7] == Failure("ValueError: 7 is odd: please report this input")


@pytest.mark.parametrize("engine", [Here(), Pool(2)], ids=["here", "pool"])
def test_no_items_give_no_results(engine: Engine) -> None:
    assert list(engine.map(halved, [])) == []


@pytest.mark.slow
def test_a_process_that_dies_costs_its_item_alone() -> None:
    results = list(Pool(2).map(fatal_at_three, range(20)))
    assert results[3] == Failure("the process working on it died, twice")
    assert [r for r in results if not isinstance(r, Failure)] == [n for n in range(20) if n != 3]


def test_an_engine_needs_a_process() -> None:
    with pytest.raises(ValueError, match="1 or more, not 0"):
        engine_for(0)
