from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.reader.labels import KINDS, LABELS, begins
from crosscheck.annotate.reader.tags import Tags, tagged
from crosscheck.annotate.reader.words import split
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article

TEXT = "Zaltec hired Ann Lee. The Oslo-based firm grew."


class Fixed:
    """A reader that has one opinion: these words begin names of these kinds, or go on."""

    def __init__(self, **labels: str) -> None:
        self.labels = labels

    def __call__(self, words: Sequence[Sequence[str]]) -> list[npt.NDArray[np.float32]]:
        found = []
        for sentence in words:
            rows = np.full((len(sentence), len(LABELS)), 0.01, dtype=np.float32)
            for place, word in enumerate(sentence):
                rows[place, LABELS.index(self.labels.get(word, "O"))] = 0.9
            found.append(rows)
        return found


def read(text: str, **labels: str) -> Tags:
    article = Article("a", "", "", text, "")
    return tagged(article, sentences(article), Fixed(**labels))


def test_the_names_are_what_the_likeliest_labels_make() -> None:
    tags = read(TEXT, Zaltec="B-organisation", Ann="B-person", Lee="I-person", Oslo="B-place")
    named = [(TEXT[start:end], kind) for start, end, kind in tags.spans()]
    assert named == [("Zaltec", "organisation"), ("Ann Lee", "person"), ("Oslo", "place")]


def test_a_name_s_own_kind_fits_it_best() -> None:
    (row,) = read(TEXT, Ann="B-person", Lee="I-person").evidence([(13, 20)])
    assert [*KINDS, "none"][int(row.argmax())] == "person"


def test_a_name_cut_short_fits_worse_than_the_whole() -> None:
    whole, cut = read(TEXT, Ann="B-person", Lee="I-person").evidence([(13, 20), (13, 16)])
    assert whole.max() > cut[KINDS.index("person")]


def test_a_stretch_in_which_no_word_begins_says_nothing() -> None:
    (row,) = read(TEXT).evidence([(14, 15)])
    assert not row.any()


def test_no_stretch_and_no_text_are_no_trouble() -> None:
    assert read(TEXT).evidence([]).shape == (0, len(KINDS) + 1)
    assert list(read("").spans()) == []


@pytest.mark.parametrize("kind", ["organisation", "place"])
def test_what_is_read_moves_the_rules(kind: str) -> None:
    article = Article("a", "", "", "They met at Zaltec again.", "")
    split = sentences(article)
    found = mentions(article, split, tagged(article, split, Fixed(Zaltec=LABELS[begins(kind)])))
    assert [m.kind for m in found] == [kind]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Oslo-based firm", "The Oslo - based firm"),
        ("a cease-fire held", "a cease-fire held"),
        ("Ann's U.S. plan", "Ann 's U.S. plan"),
        ("pro-Israel", "pro - Israel"),
        ("A-", "A -"),
    ],
)
def test_hyphens_between_names_come_apart(text: str, words: str) -> None:
    found, starts = split(text, 0, len(text))
    assert found == words.split()
    assert all(text.startswith(w, start) for w, start in zip(found, starts, strict=True))
