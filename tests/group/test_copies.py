"""Shared text: sampled runs propose, the words in common decide."""

from __future__ import annotations

import time
from itertools import combinations

import numpy as np
import pytest

from crosscheck.group.copies import check
from crosscheck.group.copies.check import Runs, Sample, runs
from crosscheck.group.copies.passages import shared_passages
from crosscheck.text.hashes import Codes, hashed_words
from tests.conftest import MakeArticle

NOTHING = np.zeros(0, dtype=np.uint64)
TEXT = " ".join(f"word{n} of the long report number {n * 7}" for n in range(60))
WORDS = [f"word{n}" for n in range(400)]


def test_a_third_of_a_text_is_a_copy_of_it() -> None:
    _, of_whole, of_part = check.overlap(_runs(" ".join(WORDS), " ".join(WORDS[:130])), NOTHING)
    assert of_whole < 0.4
    assert of_part > 0.95


def _runs(*texts: str) -> list[Runs]:
    return [runs(f"{text}.") for text in texts]


def test_words_count_and_not_the_runs_that_an_edit_breaks() -> None:
    edited = [f"other{n}" if n % 8 == 0 else word for n, word in enumerate(WORDS)]
    texts = _runs(" ".join(WORDS), " ".join(edited))
    common, _, of_edited = check.overlap(texts, NOTHING)
    assert common / len(texts[1].distinct) < 0.4
    assert of_edited > 0.85


def test_what_is_no_prose_is_nobody_s_own() -> None:
    listed = "\n".join(f"{n}:42 Divers search basin number {n}" for n in range(20))
    texts = [runs(f"{said}\n{listed}") for said in ("It rained on the quay.", "Snow fell there.")]
    assert [int(text.own.sum()) for text in texts] == [5, 3]
    assert check.overlap(texts, NOTHING) == (0, 0.0, 0.0)


@pytest.mark.parametrize(("words", "rate"), [(60, 4), (300, 8), (900, 16)])
def test_a_short_text_is_sampled_more(words: int, rate: int) -> None:
    sample = check.sampled([_codes(" ".join(f"word{n}" for n in range(words)))])[0]
    assert sample.rate == rate
    assert Sample.of(sample.codes) == sample
    assert words / 2 < sample.size < words * 2


def test_texts_sampled_together_are_sampled_as_each_alone() -> None:
    sizes = (300, 0, 4, 5, 900, 60)
    texts = [_codes(" ".join(f"word{n * n}" for n in range(words))) for words in sizes]
    for text, sample in zip(texts, check.sampled(texts), strict=True):
        alone = check.sampled([text])[0]
        assert sample.codes.tolist() == alone.codes.tolist()
        assert sample[1:] == alone[1:]


def _codes(text: str) -> Codes:
    return hashed_words(text).codes


def test_a_third_of_a_long_text_is_worth_a_check() -> None:
    texts = [" ".join(words) for words in (WORDS, WORDS[:130], [f"other{w}" for w in WORDS])]
    whole, part, other = check.sampled([_codes(text) for text in texts])
    common = len(np.intersect1d(whole.codes, part.codes))
    assert check.likely(whole, part, common, 0.5)
    assert not check.likely(whole, other, 0, 0.5)


def test_runs_that_touch_a_quotation_do_not_count() -> None:
    text = "He rose and said “we shall never leave this quiet harbour again” to all of them there."
    assert len(runs(text).distinct) == 1


def test_words_set_apart_by_quotation_marks_count() -> None:
    text = "He rose and said a “grave” error had been made there."
    assert np.count_nonzero(runs(text).codes) == len(runs(text).codes)


def test_standing_text_does_not_count() -> None:
    texts = _runs(f"{TEXT} apples", f"pears {TEXT}")
    assert check.overlap(texts, runs(f"{TEXT}.").distinct) == (0, 0.0, 0.0)


def test_hundreds_of_copies_hang_together_by_few_pairs() -> None:
    texts = [f"{TEXT} {' '.join(f'tail{n}x{k}' for k in range(20))}" for n in range(120)]
    found = check.pairs_in_common([runs(text).distinct for text in texts], 0.5)
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
