"""Figures have the bounds, units and counted things of the table (``figures.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.annotate.figures.figures import figures
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.times import times
from crosscheck.model import Article, Figure
from crosscheck.text.lists import rows
from tests.conftest import MakeArticle

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("figures.yaml").read_text(encoding="utf-8")
)


def read(article: Article) -> tuple[Figure, ...]:
    split = sentences(article)
    return figures(article, split, times(article, article.published, split))


def shown(figure: Figure, name: str, text: str) -> object:
    value = getattr(figure, name)
    if name == "scope":
        return [span.of(text) for span in value]
    if name == "subject":
        return value.of(text) if value else "none"
    if name == "holds_at":
        return value.text if value else "none"
    if name == "about":
        return list(value)
    return "none" if value is None else value


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_figures_are_those_of_the_table(case: dict[str, Any], make_article: MakeArticle) -> None:
    text = case["text"]
    found = read(make_article(text, day="2024-03-26"))
    assert [figure.text for figure in found] == [
        wanted.get("text", figure.text)
        for wanted, figure in zip(case["figures"], found, strict=True)
    ]
    for wanted, figure in zip(case["figures"], found, strict=True):
        assert {name: shown(figure, name, text) for name in wanted} == wanted


def test_every_span_holds_its_text(make_article: MakeArticle) -> None:
    article = make_article(
        "Some 40 men and about $3 million in aid, 5% of it lost, reached 12 towns."
    )
    for figure in read(article):
        assert figure.span.of(article.text) == figure.text
        if figure.counted_span:
            assert figure.counted_span.of(article.text) == figure.counted


def test_a_sum_names_its_parts(make_article: MakeArticle) -> None:
    found = read(make_article("They freed 20 miners plus 5 guards."))
    (whole,) = [figure for figure in found if figure.parts]
    assert (whole.low, whole.high) == (25, 25)
    assert [part.end - part.start for part in whole.parts] == [2, 1]


def test_captives_taken_and_hostages_held_are_not_the_same_thing(
    make_article: MakeArticle,
) -> None:
    text = "They took around 250 people captive. They still hold around 100 hostages."
    taken, held = read(make_article(text))
    assert not set(taken.about) & set(held.about)


@pytest.mark.parametrize(
    "name", ["hedges", "units", "money", "events", "number_words", "number_values"]
)
def test_word_lists_have_their_columns(name: str) -> None:
    listed = rows("crosscheck.annotate", f"lists/{name}.txt")
    assert listed
    assert all(len(row) >= 2 for row in listed)


@pytest.mark.parametrize("name", ["units", "money"])
def test_a_form_means_one_unit_and_a_unit_has_one_spelling(name: str) -> None:
    listed = rows("crosscheck.annotate", f"lists/{name}.txt")
    forms = [row[0] for row in listed]
    assert sorted(set(forms)) == sorted(forms)
    plain = {row[1].lower().rstrip("s") for row in listed if len(row[1]) > 3}
    assert len(plain) == len({row[1] for row in listed if len(row[1]) > 3})


@pytest.mark.parametrize("text", ["9" * 500, "one hundred " + "hundred " * 400, "1-2-3-4-" * 500])
def test_hostile_numbers_are_passed_over(text: str, make_article: MakeArticle) -> None:
    found = read(make_article(f"They counted {text} there."))
    assert all(figure.high is None or figure.high < 1e25 for figure in found)


@pytest.mark.shared
def test_the_seeds_hold_a_sum_of_130_and_a_count_of_100(
    shared: Path, make_article: MakeArticle
) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    found = [figure for text in texts for figure in read(make_article(text, day="2024-03-26"))]
    sums = [figure for figure in found if figure.low == 130]
    held = [figure for figure in found if figure.text == "around 100"]
    assert len(sums) == len(held) == 1
    assert set(held[0].about) <= set(sums[0].about)
