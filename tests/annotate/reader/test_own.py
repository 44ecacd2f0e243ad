from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from crosscheck.annotate.reader.features import ROWS, SLOTS, features
from crosscheck.annotate.reader.labels import KINDS, LABELS, begins
from crosscheck.annotate.reader.own import LONGEST, OwnReader, net

SENTENCE = [
    *("Mayor", "Karin", "Ostlund", "told", "reporters", "in"),
    *("Bergen", "that", "Volvo", "would", "stay", "."),
]


@pytest.fixture(scope="module")
def own() -> OwnReader:
    return OwnReader()


def test_each_word_has_the_probability_of_every_label(own: OwnReader) -> None:
    (rows,) = own([SENTENCE])
    assert rows.shape == (len(SENTENCE), len(LABELS))
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(("word", "kind"), [("Karin", "person"), ("Bergen", "place")])
def test_a_plain_name_gets_its_kind(own: OwnReader, word: str, kind: str) -> None:
    (rows,) = own([SENTENCE])
    assert LABELS[int(rows[SENTENCE.index(word)].argmax())] == f"B-{kind}"


def test_a_word_written_small_is_outside(own: OwnReader) -> None:
    (rows,) = own([SENTENCE])
    assert rows[SENTENCE.index("reporters")].argmax() == 0


def test_sentences_do_not_see_each_other(own: OwnReader) -> None:
    alone, together = own([SENTENCE])[0], own([["Paris", "fell"], SENTENCE, ["Rome"]])[1]
    assert np.allclose(alone, together, atol=1e-4)


def test_what_was_read_before_changes_nothing(own: OwnReader) -> None:
    before = own([SENTENCE])[0]
    own([[f"Word{k}" for k in range(3_000)]])
    assert np.array_equal(before, own([SENTENCE])[0])
    assert np.array_equal(before, OwnReader()([SENTENCE])[0])


@pytest.mark.parametrize("words", [[], [[]], [[], ["Oslo"], []]])
def test_nothing_is_read_in_nothing(own: OwnReader, words: list[list[str]]) -> None:
    assert [len(rows) for rows in own(words)] == [len(sentence) for sentence in words]


@pytest.mark.parametrize("word", ["\x00", "\ud800", "é" * 5_000, "٣", "–", " "])
def test_any_string_is_a_word(own: OwnReader, word: str) -> None:
    assert own([[word]])[0].shape == (1, len(LABELS))


def test_a_sentence_without_end_is_read_in_parts_of_bounded_memory(own: OwnReader) -> None:
    endless = SENTENCE * (LONGEST * 20)
    tracemalloc.start()
    (rows,) = own([endless])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(rows) == len(endless)
    assert peak < 60_000_000


def test_features_stay_in_the_table() -> None:
    words = ["Oslo", "U.S.", "", "3,000", "al-Assad", "’s", "Übermut"]
    assert all(len(features(w)) == len(SLOTS) and max(features(w)) < ROWS for w in words)
    assert net().table.shape[0] == ROWS


def test_the_labels_are_a_beginning_and_an_inside_for_each_kind() -> None:
    assert [LABELS[begins(kind)] for kind in KINDS] == [f"B-{kind}" for kind in KINDS]
    assert [LABELS[begins(kind) + 1] for kind in KINDS] == [f"I-{kind}" for kind in KINDS]
