from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from bench.comparison.coreference import assigned, ceaf_e, conll, muc


def _mentions(*groups: str) -> list[tuple[str, str]]:
    """Return mentions of gold groups ("aab") whose letters are the predicted ones."""
    return [(letter, str(n)) for n, letters in enumerate(groups) for letter in letters]


def test_what_is_grouped_as_the_gold_has_it_earns_all() -> None:
    assert set(conll(_mentions("aaa", "bb", "c")).values()) == {1.0}


def test_a_chain_cut_in_two_lacks_one_link_of_three() -> None:
    scores = muc(_mentions("aabb"))
    assert list(scores) == [1.0, pytest.approx(2 / 3)]


def test_two_chains_made_one_have_a_link_too_many() -> None:
    scores = muc(_mentions("aa", "aa"))
    assert list(scores) == [pytest.approx(2 / 3), 1.0]


def test_a_group_is_matched_to_one_chain_only() -> None:
    scores = ceaf_e(_mentions("aa", "aa"))
    assert list(scores) == [pytest.approx(2 / 3), pytest.approx(1 / 3)]


@pytest.mark.parametrize("shape", [(3, 3), (2, 4), (4, 3)])
def test_the_best_assignment_is_that_of_trying_all(shape: tuple[int, int]) -> None:
    chance = Random(7)
    gains = [[chance.random() for _ in range(shape[1])] for _ in range(shape[0])]
    less, more = sorted(shape)
    tried = (
        sum(gains[n][p] if shape[0] == less else gains[p][n] for n, p in enumerate(chosen))
        for chosen in permutations(range(more), less)
    )
    assert assigned(gains) == pytest.approx(max(tried))
