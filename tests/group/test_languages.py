"""Stories in other languages than English, and across languages by names and numbers alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.group import Grouper, group
from crosscheck.model import Article, Story
from crosscheck.text.languages import english_name, stemmed, stop_words
from crosscheck.text.lists import rows
from tests.conftest import MakeArticle

CASES = yaml.safe_load((Path(__file__).parent / "languages.yaml").read_text(encoding="utf-8"))
VOTE = "Elin Torvald mayor of Orrinbridge won by 31 votes to 26 on Tuesday after a long debate"


def _articles(case: dict[str, Any], make: MakeArticle) -> list[Article]:
    return [
        replace(
            make(one["text"], title=one["title"], source=one["source"], day=str(one["day"])),
            language=one["language"],
        )
        for one in case["reports"]
    ]


def _sources(stories: list[Story]) -> list[list[str]]:
    return sorted(sorted(article.source for article in story.articles) for story in stories)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_reports_of_one_event_are_one_story_in_any_language(
    case: dict[str, Any], make_article: MakeArticle
) -> None:
    stories = group(_articles(case, make_article))
    assert _sources(stories) == sorted(map(sorted, case["stories"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_stream_finds_the_same_in_any_order(
    case: dict[str, Any], make_article: MakeArticle
) -> None:
    grouper = Grouper()
    for article in reversed(_articles(case, make_article)):
        grouper.add(article)
    assert _sources(grouper.stories()) == sorted(map(sorted, case["stories"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_story_in_several_languages_says_so_and_no_other_does(
    case: dict[str, Any], make_article: MakeArticle
) -> None:
    for story in group(_articles(case, make_article)):
        told = [each.detail for each in story.evidence if each.signal == "languages"]
        several = len({article.language for article in story.articles}) > 1
        assert [("names and numbers alone" in detail) for detail in told] == [True] * several


def test_the_evidence_names_the_languages_and_points_at_what_they_share(
    make_article: MakeArticle,
) -> None:
    stories = group(_articles(CASES[0], make_article))
    [told] = [e for story in stories for e in story.evidence if e.signal == "languages"]
    assert told.detail.startswith("in English and German; ")
    assert "Brandvik" in told.detail
    text_of = {a.id: a.text for story in stories for a in story.articles}
    assert {"Brandvik", "26"} <= {span.of(text_of[span.article]) for span in told.spans}


def _cosine(one: Article, other: Article) -> float:
    grouper = Grouper()
    grouper.extend((one, other))
    return grouper.reports.vector(0).cosine(grouper.reports.vector(1))


def test_a_word_of_another_language_is_another_word(make_article: MakeArticle) -> None:
    text = "gift rock handy kind rat art also stern bald not die herd"
    one, other = (make_article(text, source=name) for name in ("One", "Other"))
    assert _cosine(one, replace(other, source="Blatt", language="en")) > 0.9
    assert _cosine(one, replace(other, source="Blatt", language="de")) == 0.0


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "rund 32.000 Menschen kamen", "about 32,000 people came"),
        ("fr", "il a fini avec 3,5 points", "he came in with 3.5 points"),
        ("ru", "так сказал Лаврова Путину", "so said Lavrov to Putin"),
        ("el", "είπε ο Μητσοτάκης χθες", "said Mitsotakis yesterday"),
        ("ar", "قال إن 418 شخصا وصلوا", "he said that 418 persons came"),
        ("zh", "他说 418 人已经到达 Boeing 公司", "he said 418 came to Boeing works"),
    ],
)
def test_names_and_numbers_are_the_same_in_every_language(
    make_article: MakeArticle, language: str, one: str, other: str
) -> None:
    foreign = replace(make_article(one, title=""), language=language)
    assert _cosine(foreign, make_article(other, title="")) > 0.05


def test_a_german_noun_is_no_name_for_its_capital(make_article: MakeArticle) -> None:
    german = replace(
        make_article(
            "Es kamen mit Olga Brandt Tausende Wagen, aber ein Wagen blieb stehen", title=""
        ),
        language="de",
    )
    english = make_article("a Wagen with Olga Brandt came", title="")
    grouper = Grouper()
    [story] = [s for s in _together(grouper, german, english) if len(s.articles) == 2]
    [told] = [e for e in story.evidence if e.signal == "languages"]
    assert {"Brandt"} <= set(told.detail.replace(",", "").split())
    assert "Wagen" not in told.detail


def _together(grouper: Grouper, *articles: Article) -> list[Story]:
    grouper.extend(articles)
    return grouper.stories()


def test_the_year_of_publication_joins_no_languages(make_article: MakeArticle) -> None:
    one = replace(
        make_article("El acto de 2026 fue ayer", title="", day="2026-05-19"), language="es"
    )
    other = make_article("The show of 2026 was yesterday", title="", day="2026-05-19")
    assert _cosine(one, other) == 0.0


def test_a_language_without_stop_words_counts_names_and_numbers_alone(
    make_article: MakeArticle,
) -> None:
    texts = ("moien alleguer 418 esou", "moien alleguer 312 esou")
    one, other = (replace(make_article(t, title=""), language="xx") for t in texts)
    assert _cosine(one, other) == 0.0


@pytest.mark.parametrize(
    "text", ["", "。", "港", "ก", "12", "港口", "ا", "\ud800 x", "ใน วันที่", "की", "ि"]
)
@pytest.mark.parametrize("language", ["de", "zh", "ja", "th", "hi", "ar", "xx", ""])
def test_whatever_a_text_holds_it_is_grouped(
    make_article: MakeArticle, text: str, language: str
) -> None:
    article = replace(make_article(text, title=""), language=language)
    assert [story.articles for story in group([article])] == [(article,)]


def test_reports_marked_as_english_are_grouped_as_unmarked_ones(make_article: MakeArticle) -> None:
    unmarked = [make_article(f"{VOTE} {n}", source=f"Outlet {n}") for n in range(3)]
    marked = [
        replace(a, language=code) for a, code in zip(unmarked, ("en", "en-GB", "EN"), strict=True)
    ]
    plain, said = group(unmarked), group(marked)
    assert [s.evidence for s in plain] == [s.evidence for s in said]


def test_a_saved_grouper_goes_on_in_every_language(
    make_article: MakeArticle, tmp_path: Path
) -> None:
    articles = [article for case in CASES for article in _articles(case, make_article)]
    first, whole = Grouper(), Grouper()
    first.extend(articles[:7])
    whole.extend(articles[:7])
    first.save(tmp_path / "stories.npz")
    rest = Grouper.load(tmp_path / "stories.npz")
    for grouper in (rest, whole):
        grouper.extend(articles[7:])
    assert rest.stories() == whole.stories()


def test_every_language_has_a_name_and_a_stemmer_that_is_there() -> None:
    import Stemmer

    table = rows("crosscheck.text", "lists/languages.txt")
    assert len({row[0] for row in table}) == len(table) > 90
    assert {row[2] for row in table if len(row) > 2} <= set(Stemmer.algorithms())
    assert (english_name("fr"), english_name("xx")) == ("French", "xx")


def test_stop_words_and_stems_are_those_of_the_language() -> None:
    assert {"und", "nicht"} <= stop_words("de")
    assert not stop_words("xx")
    assert (stemmed("Häuser", "de"), stemmed("maisons", "fr")) == ("haus", "maison")
    assert stemmed("Maisons", "xx") == "maisons"
