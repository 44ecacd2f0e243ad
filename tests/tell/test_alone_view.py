from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from crosscheck.tell.alone_view import alone_views, looked_for
from crosscheck.tell.form import dumps
from crosscheck.tell.formats import render
from crosscheck.tell.sources import Sources
from tests.tell import accounts

FLAT = ["md", "txt"]


def _told(name: str) -> str:
    return " ".join(render(accounts.whole(), name).replace("\\", "").split())


@pytest.fixture(scope="module")
def page() -> Any:
    return html.document_fromstring(render(accounts.whole(), "html"))


def test_a_lone_statement_is_shown_with_its_lineage_and_why() -> None:
    sources = Sources(accounts.FERRY_STORY)
    (view,) = alone_views(accounts.ferry(), sources)
    assert [source.name for source in view.members] == ["Coastal Wire", "Harbour Times"]
    assert view.because == "quotes Norrland Line"
    assert view.looked_for == "not seen in 3 other texts, 1 of which may not be whole"


def test_where_every_text_is_whole_nothing_is_said_of_it() -> None:
    one = accounts.ALONE[0]
    assert looked_for(type(one)(one.statement, one.lineage, 1)) == "not seen in 1 other text"


@pytest.mark.parametrize("name", FLAT)
def test_lone_statements_come_with_the_outlets_and_no_reproach(name: str) -> None:
    text = _told(name)
    assert "Only in Coastal Wire, Harbour Times: Norrland Line said" in text
    assert "nothing here says that others left it out" in text


@pytest.mark.parametrize("name", FLAT)
def test_an_omission_is_told_with_its_reason_and_as_no_fault(name: str) -> None:
    text = _told(name)
    assert accounts.OMITTED in text
    assert "no fault is meant" in text


@pytest.mark.parametrize("name", FLAT)
def test_a_judging_word_is_told_with_the_reason(name: str) -> None:
    assert f"(a word that carries judgement: {accounts.CATASTROPHE})" in _told(name)


def test_page_shows_all_three(page: Any) -> None:
    assert "quotes Norrland Line" in page.xpath("string(//section[@class='lone'])")
    marked = page.xpath("//section[@class='wording']//abbr[@class='loaded']/@title")
    assert marked == [accounts.CATASTROPHE]
    assert [str(s) for s in page.xpath("//td/span/@title")] == [accounts.OMITTED]


def test_account_carries_all_three() -> None:
    story = json.loads(dumps(accounts.whole()))["stories"][0]
    assert [one["looked_for"] for one in story["alone"]] == [3]
    cells = [cell["omitted"] for row in story["statements"] for cell in row["cells"]]
    assert [said for said in cells if said] == [accounts.OMITTED]
    terms = [term["loaded"] for naming in story["wording"] for term in naming["terms"]]
    assert [said for said in terms if said] == [accounts.CATASTROPHE]


def test_account_without_them_has_no_such_part() -> None:
    text = " ".join(render(accounts.hostile(), "html").split())
    assert 'class="lone"' not in text
    assert "○" not in text
