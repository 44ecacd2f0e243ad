"""Versions of one article are one report, and the newest stands for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.group import group
from crosscheck.group.lineages.addresses import address_key
from crosscheck.group.lineages.versions import titled
from crosscheck.model import Article, Published
from tests.conftest import MakeArticle
from tests.group.test_lineage import END, LEDE, MIDDLE, OWN

CASES = yaml.safe_load((Path(__file__).parent / "versions.yaml").read_text(encoding="utf-8"))
TEXTS = {
    "same": "\n".join((LEDE, MIDDLE, END)),
    "most": "\n".join((LEDE, MIDDLE)),
    "other": "\n".join((OWN, "Lindhaven's port will stay shut while the crane is cut up.")),
}
Make = Callable[[dict[str, Any]], Article]


@pytest.fixture
def make(make_article: MakeArticle) -> Make:
    def made(facts: dict[str, Any]) -> Article:
        article = make_article(
            TEXTS[facts.get("text", "same")],
            title=facts.get("title", "Crane falls at Lindhaven quay"),
            source=facts.get("source", "Veld Post"),
            day=str(facts["day"]) if "day" in facts else None,
            at=facts.get("at"),
        )
        start = datetime.fromisoformat(facts.get("modified", "2026-04-14T00:00"))
        changed = Published(start, start + timedelta(minutes=1), "minute", "given")
        modified = changed if "modified" in facts else None
        key = f"{article.id}{facts.get('url', '')}"
        return replace(article, id=key, url=facts.get("url"), modified=modified)

    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_versions_are_told_with_the_newest_one(case: dict[str, Any], make: Make) -> None:
    first, second = make(case["first"]), make(case["second"])
    stories = group((first, second))
    found = [v for story in stories for lineage in story.lineages for v in lineage.versions]
    if case["of"] is None:
        assert found == []
        return
    newest, older = (first, second) if case["of"] == "first" else (second, first)
    [version] = found
    assert (version.article, version.of) == (older.id, newest.id)
    assert version.earlier == case["earlier"]
    [story] = stories
    assert (story.reports, len(story.lineages), story.title) == (1, 1, newest.title)


def test_three_versions_are_told_of_the_newest(make: Make) -> None:
    hours = ("09", "12", "15")
    articles = [
        make({"at": f"2026-04-14T{hour}:00", "url": "https://a.example/7"}) for hour in hours
    ]
    [story] = group(articles)
    [lineage] = story.lineages
    assert [v.article for v in lineage.versions] == [articles[0].id, articles[1].id]
    assert {v.of for v in lineage.versions} == {articles[2].id}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://veld.example/a/b.html", "http://www.veld.example:80/a/b.html?fbclid=x", True),
        (
            "https://veld.example/crane-at-the-quay?page=2",
            "https://veld.example/crane-at-the-quay",
            True,
        ),
        ("https://amp.veld.example/a/7.amp.html", "https://veld.example/a/7.html", True),
        ("https://veld.example/a/amp/", "https://veld.example/a", True),
        ("https://veld.example/?sid=36617668", "https://veld.example/?sid=36617669", False),
        ("https://veld.example/watch?v=a", "https://veld.example/watch?v=b", False),
    ],
)
def test_addresses_of_one_page_have_one_key(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) == same


@pytest.mark.parametrize("url", [None, "", "https://veld.example/", "http://[veld", "crane.txt"])
def test_what_is_no_page_s_address_has_no_key(url: str | None) -> None:
    assert address_key(url) is None


@pytest.mark.parametrize(
    ("title", "rank", "live"),
    [
        ("UPDATE 3-Crane falls", 3, False),
        ("WRAPUP 1-Crane falls", 1, False),
        ("Crane falls (Updated)", 1, False),
        ("BREAKING: Crane falls", -1, False),
        ("(2nd LD) Crane falls", 2, False),
        ("LIVE: Crane falls", 0, True),
        ("Crane falls – live updates", 0, True),
        ("Updated rules for cranes", 0, False),
        ("Live crane exercise goes wrong", 0, False),
        ("Lead poisoning at the quay", 0, False),
    ],
)
def test_marks_of_versions_are_read_from_titles(title: str, rank: int, live: bool) -> None:
    assert (titled(title).rank, titled(title).live) == (rank, live)
