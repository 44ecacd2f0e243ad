from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.align import align
from crosscheck.align.described import described
from crosscheck.align.names import PACKAGE
from crosscheck.align.nouns import noun_of
from crosscheck.text.lists import rows
from tests.align.conftest import MakeStory

CASES = yaml.safe_load(Path(__file__).with_name("described.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_place_without_a_name_means_whom_the_text_tells(case: Any, make_story: MakeStory) -> None:
    quotes = case.get("quotes", {})
    reports = [{"text": text, "names": case["names"], "quotes": quotes} for text in case["reports"]]
    story, annotations = make_story(*reports)
    texts = {article.id: article.text for article in story.articles}
    found = {
        entity.name: [span.of(texts[span.article]) for span in entity.described]
        for entity in align(story, annotations).entities
        if entity.described
    }
    assert {name: sorted(words) for name, words in found.items()} == {
        name: sorted(words) for name, words in case["described"].items()
    }


def test_those_who_are_never_named_are_grouped_by_their_noun(make_story: MakeStory) -> None:
    texts = ("A gunman shot at cars. He fled.", "The gunman fled. Two gunmen were seen at noon.")
    story, annotations = make_story(*({"text": text} for text in texts))
    found = described(story, annotations, ())
    assert {who: len(spans) for who, spans in found.unnamed.items()} == {
        "one gunman": 3,
        "many gunman": 1,
    }
    assert found.entities == {}


def test_an_entity_without_descriptions_is_as_it_was(make_story: MakeStory) -> None:
    (entity,) = align(
        *make_story({"text": "Ada Cole left.", "names": {"Ada Cole": "person"}})
    ).entities
    assert entity.described == ()
    assert [mention.text for mention in entity.mentions] == ["Ada Cole"]


def test_every_listed_noun_is_read_once_and_in_small_letters() -> None:
    listed = rows(PACKAGE, "lists/describing_nouns.txt")
    words = [word for *_, nouns in listed for word in nouns.split()]
    assert {(row[0], row[1], row[2]) for row in listed} <= {
        (kind, gender, how)
        for kind in ("person", "body", "place")
        for gender in ("m", "f", "-")
        for how in ("each", "same", "many")
    }
    assert sorted(words) == sorted(set(words))
    assert all(word == word.lower() and noun_of(word) for word in words)


@pytest.mark.parametrize(
    "word", ["women", "ladies", "children", "witnesses", "coaches", "deputies"]
)
def test_plurals_are_known(word: str) -> None:
    noun = noun_of(word)
    assert noun is not None
    assert noun.many


def test_small_words_are_determiners_or_others() -> None:
    assert {row[1] for row in rows(PACKAGE, "lists/small_words.txt")} == {"d", "o"}


def test_a_report_without_end_costs_no_more_per_word(make_story: MakeStory) -> None:
    endless = "the driver he " * 5000
    story, annotations = make_story({"text": endless})
    assert sum(len(spans) for spans in described(story, annotations, ()).unnamed.values()) > 5000
