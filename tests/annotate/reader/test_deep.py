"""The deep reader: its pieces, its windows, its graph, and what it says without its extra."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
import pytest

from crosscheck.annotate.reader.deep import DeepReader
from crosscheck.annotate.reader.labels import LABELS
from crosscheck.annotate.reader.pieces import CASES, Pieces, windows
from crosscheck.errors import MissingExtra

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ha", "##rb", "##or", "mayor", "-", ".", "e"]
HARBOR = ["The", "mayor", "of", "Harbor-e", "spoke", "."]
needs_onnx = pytest.mark.skipif(
    not (find_spec("onnxruntime") and find_spec("onnx")), reason="needs onnxruntime and onnx"
)


def tiny_model(width: int = 8) -> bytes:
    """Return a graph of two layers with weights by chance."""
    from training.deep.graph import graph

    chance = np.random.default_rng(5)
    wide, labels = 2 * width, len(LABELS)
    shapes: dict[str, Sequence[int]] = {
        "pieces.weight": (len(VOCABULARY), width),
        "places.weight": (200, width),
        "cases.weight": (CASES, width),
        "sources.weight": (1, width),
        "first.weight": (width,),
        "first.bias": (width,),
        "labels.weight": (labels, width),
        "labels.bias": (labels,),
    }
    for number in range(2):
        for part, (out, of) in {
            "qkv": (3 * width, width),
            "out": (width, width),
            "wide": (wide, width),
            "narrow": (width, wide),
        }.items():
            shapes[f"layers.{number}.{part}.weight"] = (out, of)
            shapes[f"layers.{number}.{part}.bias"] = (out,)
        for part in ("after", "last"):
            shapes[f"layers.{number}.{part}.weight"] = (width,)
            shapes[f"layers.{number}.{part}.bias"] = (width,)
    held = {n: chance.normal(size=s).astype(np.float32) for n, s in shapes.items()}
    made: bytes = graph(held, heads=2).SerializeToString()
    return made


def test_words_are_cut_into_the_longest_known_pieces() -> None:
    pieces = Pieces(VOCABULARY)
    assert [VOCABULARY[p] for p in pieces("HARBOR-É")] == ["ha", "##rb", "##or", "-", "e"]
    assert [VOCABULARY[p] for p in pieces("quay")] == ["[UNK]"]


def test_every_word_stands_in_one_window_with_its_own_first_piece() -> None:
    pieces = Pieces(VOCABULARY)
    texts = [HARBOR, ["mayor"] * 50, [], HARBOR]
    seen = []
    for window in windows(texts, pieces, longest=20):
        assert len(window.ids) <= 20
        for place, sentence, word in window.words:
            assert window.ids[place] == pieces(texts[sentence][word])[0]
            seen.append((sentence, word))
    assert seen == [(s, w) for s, text in enumerate(texts) for w in range(len(text))]


def test_a_word_without_end_has_few_pieces() -> None:
    assert len(Pieces(VOCABULARY)("-" * 100_000)) <= 8


@needs_onnx
def test_each_word_has_probabilities_whatever_stands_beside_its_window() -> None:
    reader = DeepReader(tiny_model(), VOCABULARY)
    alone = reader([HARBOR])
    assert alone[0].shape == (len(HARBOR), len(LABELS))
    assert alone[0].sum(axis=1) == pytest.approx(1, abs=1e-5)
    long = ["mayor", "-"] * 95
    padded = reader([long, HARBOR, long])
    assert [len(rows) for rows in padded] == [190, 6, 190]
    assert padded[1] == pytest.approx(alone[0], abs=1e-4)


@needs_onnx
def test_eight_bits_change_little() -> None:
    import onnx

    from training.deep.graph import in_eight_bits

    whole = tiny_model()
    small = in_eight_bits(onnx.load_from_string(whole))
    kept = DeepReader(small, VOCABULARY)([HARBOR])[0]
    assert kept == pytest.approx(DeepReader(whole, VOCABULARY)([HARBOR])[0], abs=0.1)


@needs_onnx
def test_nothing_to_read_is_read() -> None:
    reader = DeepReader(tiny_model(), VOCABULARY)
    assert reader([]) == []
    assert [rows.shape for rows in reader([[], ["."]])] == [(0, 11), (1, 11)]


@pytest.mark.skipif(not find_spec("onnxruntime"), reason="needs onnxruntime")
def test_the_shipped_model_tells_people_organisations_and_places() -> None:
    text = "Maria Delgado of the World Health Organization arrived in Nairobi on Monday ."
    best = DeepReader()([text.split()])[0].argmax(axis=1)
    kinds = [LABELS[label] for label in best]
    assert kinds[:2] == ["B-person", "I-person"]
    assert kinds[4:7] == ["B-organisation", "I-organisation", "I-organisation"]
    assert kinds[9] == "B-place"
    assert {kinds[2], kinds[7], kinds[8], kinds[11]} == {"O"}


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingExtra, match=r"crosscheck\[deep\]"):
        DeepReader(b"never opened", VOCABULARY)
