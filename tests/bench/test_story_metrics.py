"""The measures of stories, against examples worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import permutations
from statistics import mean

import pytest

from bench.stories.metrics import (
    adjusted_mutual_information,
    agreement,
    b_cubed,
    pairwise,
)

# Six articles: the story x has four, y and z one each. Found: three of x with y, one of x with z.
TRUE = "xxxxyz"
FOUND = "aaabab"


def test_b_cubed_by_hand() -> None:
    precision, recall, f1 = b_cubed(FOUND, TRUE)
    assert precision == pytest.approx((3 * 3 / 4 + 1 / 2 + 1 / 4 + 1 / 2) / 6)
    assert recall == pytest.approx((3 * 3 / 4 + 1 / 4 + 1 + 1) / 6)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_b_cubed_of_two_or_more_leaves_singletons_out_of_the_means_alone() -> None:
    precision, recall, _ = b_cubed(FOUND, TRUE, least=2)
    assert precision == pytest.approx((3 * 3 / 4 + 1 / 2) / 4)  # y and z still mix the stories
    assert recall == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)


def test_pairs_by_hand() -> None:
    precision, recall, f1 = pairwise(FOUND, TRUE)
    assert (precision, recall) == (3 / 7, 3 / 6)  # aaa are right; a has 6 pairs, b 1, x 6
    assert f1 == pytest.approx(6 / 13)


def test_pairs_where_none_are_called() -> None:
    assert pairwise("abc", "xxy") == (1.0, 0.0, 0.0)
    assert pairwise("abc", "xyz") == (1.0, 1.0, 1.0)


def information(found: Sequence[object], true: Sequence[object]) -> float:
    cells = list(zip(found, true, strict=True))
    return sum(
        math.log(cells.count(cell) * len(true) / (found.count(cell[0]) * true.count(cell[1])))
        for cell in cells
    ) / len(true)


@pytest.mark.parametrize(
    ("found", "true"), [(FOUND, TRUE), ("aabbcc", "xxxyyy"), ("abcdef", "xxxyyz"), ("abab", "xxyy")]
)
def test_adjusted_mutual_information_by_every_order_there_is(found: str, true: str) -> None:
    chance = mean(information(order, true) for order in permutations(found))
    entropy = (information(found, found) + information(true, true)) / 2
    expected = (information(found, true) - chance) / (entropy - chance)
    assert adjusted_mutual_information(found, true) == pytest.approx(expected)


def test_adjusted_mutual_information_of_agreement_and_of_one_story() -> None:
    assert adjusted_mutual_information("abacc", "xyxzz") == pytest.approx(1.0)
    assert adjusted_mutual_information("aaaa", "xxxx") == 1.0
    assert adjusted_mutual_information("aaaa", "xxyy") == pytest.approx(0.0)


def test_adjusted_mutual_information_as_scikit_learn_has_it() -> None:
    cluster = pytest.importorskip("sklearn.metrics.cluster")
    found, true = [n % 7 for n in range(60)], [n // 5 for n in range(60)]
    expected = cluster.adjusted_mutual_info_score(true, found)
    assert adjusted_mutual_information(found, true) == pytest.approx(expected)


def test_counts_are_whole_numbers() -> None:
    figures = agreement(FOUND, TRUE)
    assert (figures["stories"], figures["true"]) == (2, 3)
    assert isinstance(figures["stories"], int)
