"""Shared text: sampled shingles propose, exact sets decide."""

from __future__ import annotations

import time

import numpy as np

from crosscheck.group.copies import distinct, overlaps, unquoted_shingles
from crosscheck.group.passages import shared_passages
from crosscheck.text.tokens import words
from tests.conftest import MakeArticle

TEXT = " ".join(f"word{n} of the long report number {n * 7}" for n in range(60))


def test_a_third_of_a_text_is_a_copy_of_it() -> None:
    whole, part = TEXT, TEXT[: len(TEXT) // 3]
    sets = [distinct(unquoted_shingles(text, words(text))) for text in (whole, part)]
    [overlap] = overlaps(sets, 0.5)
    assert overlap.of_one < 0.4
    assert overlap.containment > 0.95


def test_runs_that_touch_a_quotation_do_not_count() -> None:
    text = "He rose and said “we shall never leave this quiet harbour again” to all of them there."
    hashes = unquoted_shingles(text, words(text))
    assert np.count_nonzero(hashes) == 1


def test_words_set_apart_by_quotation_marks_count() -> None:
    text = "He rose and said a “grave” error had been made there."
    hashes = unquoted_shingles(text, words(text))
    assert np.count_nonzero(hashes) == len(hashes)


def test_hundreds_of_copies_are_all_found() -> None:
    texts = [f"{TEXT} {' '.join(f'tail{n}x{k}' for k in range(20))}" for n in range(120)]
    sets = [distinct(unquoted_shingles(text, words(text))) for text in texts]
    found = overlaps(sets, 0.5)
    reached = {0} | {o.other for o in found if o.one == 0}
    assert reached == set(range(120))
    assert len(found) < 120 * 119 / 2


def test_passages_are_equal_in_both_texts(make_article: MakeArticle) -> None:
    middle = "the crane was moving a container when its rear leg gave way with a sound like thunder"
    one = make_article(f"On Tuesday {middle}. Nobody knows why.")
    other = make_article(f"Witnesses say {middle}, and then silence.")
    read = [words(article.text) for article in (one, other)]
    runs = [
        unquoted_shingles(article.text, body)
        for article, body in zip((one, other), read, strict=True)
    ]
    kept = frozenset(runs[0].tolist()) & frozenset(runs[1].tolist())
    [(first, second)] = shared_passages(one, other, (read[0], read[1]), (runs[0], runs[1]), kept)
    assert first.of(one.text) == second.of(other.text) == middle


def test_two_megabytes_pass_in_seconds(make_article: MakeArticle) -> None:
    article = make_article("The crane fell onto the quay. “He said” " * 50_000)
    begun = time.process_time()
    body = words(article.text)
    unquoted_shingles(article.text, body)
    assert time.process_time() - begun < 20
