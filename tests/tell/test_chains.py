"""Versions and cited outlets as they are told: in the page, the outline, the tables, the JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime, timedelta

import pytest

from crosscheck.engine import engine_for
from crosscheck.group import group
from crosscheck.model import Account, Article, Published, content_id
from crosscheck.pipeline import annotate_all, tell_all
from crosscheck.settings import Settings
from crosscheck.tell.formats import render
from crosscheck.tell.plain import plain
from crosscheck.tell.reading import loads
from crosscheck.tell.tables import tables

LEDE = (
    "Three dock workers were killed on Tuesday when a crane fell onto the quay at Lindhaven, "
    "the port authority said. Eleven others were taken to two hospitals in the city."
)
MIDDLE = (
    "The crane, built in 1988, was moving a container when its rear leg gave way shortly after "
    "nine in the morning. Witnesses described a sound like thunder and a cloud of rust."
)
CITING = (
    "Three dock workers were killed by a falling crane at Lindhaven, the Meridian Post reported. "
    "Cracks were found in a weld of the crane in the autumn, according to the Meridian Post."
)
ALSO = (
    "A crane fell in Lindhaven and killed three dock workers, the Meridian Post reported. "
    "The mayor told Reuters that the quay would stay shut for a month."
)


def _article(source: str, hour: int, text: str, url: str) -> Article:
    start = datetime(2026, 4, 14, hour)
    published = Published(start, start + timedelta(minutes=1), "minute", "given")
    key = content_id(source, text)
    return Article(key, source, "Crane falls at Lindhaven", text, key, published, url=url)


@pytest.fixture(scope="module")
def account() -> Account:
    post = "https://post.example/crane-falls-at-lindhaven"
    articles = [
        _article("Meridian Post", 9, LEDE, post),
        _article("Meridian Post", 15, f"{LEDE}\n{MIDDLE}", f"{post}?utm_source=feed"),
        _article("Radio Veld", 17, CITING, "https://veld.example/1"),
        _article("Lowmoor Online", 18, ALSO, "https://lowmoor.example/2"),
    ]
    settings, engine = Settings(), engine_for(1)
    stories = group(articles, settings.group)
    annotated, _ = annotate_all(stories, settings.annotate, engine, lambda *_: None)
    told, _ = tell_all(stories, annotated, settings, engine, lambda *_: None)
    return Account(tuple(articles), tuple(told))


def test_versions_are_one_report_and_told_beside_it(account: Account) -> None:
    text = plain(account)
    assert "3 reports, 3 independent texts" in text
    assert "2 Meridian Post (earlier version of 1)" in " ".join(text.split())
    page = render(account, "html")
    assert "and 1 older version" in page
    assert "3 reports, 1 story" in page


def test_texts_with_one_source_are_told_beside_their_count(account: Account) -> None:
    sentence = "B and C each name Meridian Post (A) as where their news is from"
    for form in ("txt", "md", "html"):
        assert sentence in " ".join(render(account, form).replace("\\", "").split())


def test_cited_outlets_are_listed_with_their_words(account: Account) -> None:
    text = " ".join(plain(account).split())
    assert "Meridian Post (report 1)" in text
    assert "Reuters [4:«told Reuters»]" in text


def test_tables_hold_versions_and_cites(account: Account) -> None:
    found = {name: list(csv.DictReader(io.StringIO(t))) for name, t in tables(account).items()}
    [version] = found["versions.csv"]
    assert version["earlier"] == "yes"
    assert {row["name"] for row in found["cites.csv"]} == {"Meridian Post", "Reuters"}
    assert found["stories.csv"][0]["reports"] == "3"


def test_words_of_cites_are_re_read(account: Account) -> None:
    text = render(account, "json")
    cited = [c for c in loads(text).citations() if ".cites[" in c.place and c.text]
    texts = {article.id: article.text for article in account.articles}
    assert cited
    assert all(one.span.of(texts[one.span.article]) == one.text for one in cited)
    [story] = json.loads(text)["stories"]
    assert (story["reports"], story["independent"], len(story["rests"])) == (3, 3, 1)


def test_a_statement_on_one_outlet_s_word_says_so(account: Account) -> None:
    [story] = json.loads(render(account, "json"))["stories"]
    words = {one["word_of"] for one in story["statements"] if one["independent"] > 1}
    assert "Meridian Post" in words
    assert "all on the word of Meridian Post" in " ".join(plain(account).split())
    alone = [one for one in story["statements"] if one["independent"] == 1]
    assert alone
    assert all(one["word_of"] is None for one in alone)


def test_an_older_version_is_not_quoted_in_the_digest(account: Account) -> None:
    [told] = account.stories
    assert told.story.older
    assert told.digest
    assert not {one.spans[0].article for one in told.digest} & told.story.older
