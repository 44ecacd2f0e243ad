from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from crosscheck.model import Account
from crosscheck.tell.formats import render
from crosscheck.tell.page import safe_address
from tests.tell import accounts


@pytest.fixture(scope="module")
def page() -> Any:
    return html.document_fromstring(render(accounts.whole(), "html"))


def test_every_mark_leads_to_its_words(page: Any) -> None:
    marks = page.xpath("//a[starts-with(@href, '#w-')]/@href")
    texts = {a.id: a.text for a in accounts.whole().articles}
    for mark in marks:
        _, article, start, end = str(mark).split("-")
        parts = page.xpath("//*[@id=$name or @data-of=$name]", name=str(mark)[1:])
        words = "".join(part.text_content() for part in parts)
        assert words == texts[article][int(start) : int(end)].replace("\n", "")
    assert len(marks) > 80


def test_every_link_inside_the_page_leads_somewhere(page: Any) -> None:
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a[starts-with(@href, '#')]/@href")
    assert [link for link in links if str(link)[1:] not in ids] == []


def test_ids_are_unique(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_headings_go_down_one_step_at_a_time(page: Any) -> None:
    levels = [int(tag.tag[1]) for tag in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_page_asks_nobody_for_anything(page: Any) -> None:
    loads = page.xpath(
        "//*[@src]|//link[@href!='data:,']|//iframe|//object|//style[contains(., 'url(')]"
    )
    assert loads == []
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "sha256-" in policy


def test_not_seen_is_said_not_to_be_an_omission(page: Any) -> None:
    assert "not seen in this text, which is not to say that it was left out" in page.text_content()


def test_copies_count_once_beside_the_count_of_reports(page: Any) -> None:
    tally = page.xpath("string(//p[@class='tally'])")
    assert " ".join(tally.split()) == "5 reports 4 independent texts 7 differences"


def test_hostile_text_stays_text() -> None:
    text = render(accounts.hostile(), "html")
    page: Any = html.document_fromstring(text)
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//img") == []
    assert page.xpath("//a[contains(@href, 'javascript')]") == []
    assert text.count("</style>") == 1


def test_account_of_nothing_says_so() -> None:
    assert "No story was found" in render(Account(), "html")


def test_single_report_says_that_there_is_nothing_to_check_it_against() -> None:
    assert "One report only" in render(accounts.hostile(), "html")


def test_page_is_small() -> None:
    assert len(render(accounts.whole(), "html")) < 150_000


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://[", False),
        ("/local", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, kept: bool) -> None:
    assert safe_address(url) == (url if kept else None)


def test_colours_of_dark_are_the_same_chosen_and_by_system() -> None:
    style = re.sub(r"\s+", " ", render(accounts.whole(), "html"))
    blocks = re.findall(r"color-scheme: dark; (--paper.*?) \}", style)
    assert len(blocks) == 2
    assert blocks[0] == blocks[1]


def test_facts_stand_at_the_head_with_what_others_tell(page: Any) -> None:
    heads = page.xpath("//header[@class='head']")
    facts = [
        " ".join(one.text_content().split()) for one in heads[0].xpath(".//dl[@class='event']")
    ]
    assert len(facts) == 1
    assert "WhenTuesday 17 March 2026" in facts[0]
    assert "Killed7 killed" in facts[0]
    assert "elsewhere 9 killed" in facts[0]
    assert heads[1].xpath(".//dl[@class='event']") == []
