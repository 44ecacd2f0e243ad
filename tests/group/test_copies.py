"""Shared text: sampled shingles propose, exact sets decide."""

from __future__ import annotations

import time
from itertools import combinations

import numpy as np

from crosscheck.group import copies
from crosscheck.group.copies import runs
from crosscheck.group.passages import shared_passages
from tests.conftest import MakeArticle

NOTHING = np.zeros(0, dtype=np.uint64)
TEXT = " ".join(f"word{n} of the long report number {n * 7}" for n in range(60))


def test_a_third_of_a_text_is_a_copy_of_it() -> None:
    sets = [runs(text).distinct for text in (TEXT, TEXT[: len(TEXT) // 3])]
    _, of_whole, of_part = copies.overlap(sets, NOTHING)
    assert of_whole < 0.4
    assert of_part > 0.95


def test_runs_that_touch_a_quotation_do_not_count() -> None:
    text = "He rose and said “we shall never leave this quiet harbour again” to all of them there."
    assert len(runs(text).distinct) == 1


def test_words_set_apart_by_quotation_marks_count() -> None:
    text = "He rose and said a “grave” error had been made there."
    assert np.count_nonzero(runs(text).codes) == len(runs(text).codes)


def test_standing_text_does_not_count() -> None:
    sets = [runs(text).distinct for text in (f"{TEXT} apples", f"pears {TEXT}")]
    assert copies.overlap(sets, runs(TEXT).distinct)[0] == 0


def test_hundreds_of_copies_hang_together_by_few_pairs() -> None:
    texts = [f"{TEXT} {' '.join(f'tail{n}x{k}' for k in range(20))}" for n in range(120)]
    found = copies.pairs_in_common([runs(text).distinct for text in texts], 0.5)
    assert {0} | {other for one, other in found if one == 0} == set(range(120))
    assert len(found) < len(list(combinations(range(120), 2)))


def test_passages_are_equal_in_both_texts(make_article: MakeArticle) -> None:
    middle = "the crane was moving a container when its rear leg gave way with a sound like thunder"
    one = make_article(f"On Tuesday {middle}. Nobody knows why.")
    other = make_article(f"Witnesses say {middle}, and then silence.")
    read = (runs(one.text), runs(other.text))
    kept = frozenset(read[0].codes.tolist()) & frozenset(read[1].codes.tolist())
    [(first, second)] = shared_passages(one, other, read, kept)
    assert first.of(one.text) == second.of(other.text) == middle


def test_two_megabytes_pass_in_seconds(make_article: MakeArticle) -> None:
    article = make_article("The crane fell onto the quay. “He said” " * 50_000)
    begun = time.process_time()
    runs(article.text)
    assert time.process_time() - begun < 20
