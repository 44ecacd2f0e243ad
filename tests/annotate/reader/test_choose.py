from __future__ import annotations

import pytest

from crosscheck.annotate.reader.choose import KNOWN, reader_named
from crosscheck.annotate.reader.own import OwnReader
from crosscheck.annotate.reader.spacy_pipeline import SpacyReader
from crosscheck.annotate.stage import annotate_article
from crosscheck.errors import MissingExtra, SettingsError
from crosscheck.model import Article
from crosscheck.settings import AnnotateSettings

TEXT = "Mayor Ann Lee met Zaltec in Oslo on Monday."


def test_the_model_that_ships_reads_unless_told_otherwise() -> None:
    assert isinstance(reader_named(AnnotateSettings().reader), OwnReader)


def test_fast_is_the_rules_alone() -> None:
    assert reader_named("fast") is None


@pytest.mark.parametrize("name", ["", "owl", "spacy", "spacy:", "deep:x"])
def test_a_wrong_name_is_told_with_the_known_ones(name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        reader_named(name)
    assert all(known in str(caught.value) for known in KNOWN)


def test_a_pipeline_that_is_not_installed_is_told_with_its_command() -> None:
    with pytest.raises(MissingExtra, match=r"pip install|spacy download"):
        reader_named("spacy:en_no_such_pipeline")


def test_a_wrong_reader_stops_an_article() -> None:
    article = Article("a", "", "", TEXT, "")
    with pytest.raises(SettingsError):
        annotate_article(article, None, AnnotateSettings(reader="owl"))


@pytest.mark.parametrize("reader", ["own", "fast"])
def test_plain_names_are_found_with_each_reader(reader: str) -> None:
    article = Article("a", "", "", TEXT, "")
    found = annotate_article(article, None, AnnotateSettings(reader=reader)).mentions
    assert ("Ann Lee", "person") in [(m.text, m.kind) for m in found]
    assert ("Oslo", "place") in [(m.text, m.kind) for m in found]


def test_entities_of_a_pipeline_become_labels() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "GPE", "pattern": "Oslo"},
            {"label": "PERSON", "pattern": "Ann Lee"},
            {"label": "DATE", "pattern": "Monday"},
        ]
    )
    words = TEXT[:-1].split()
    (rows,) = SpacyReader(pipeline)([words])
    assert [int(label) for label in rows.argmax(axis=1)] == [0, 1, 2, 0, 0, 0, 5, 0, 0]
