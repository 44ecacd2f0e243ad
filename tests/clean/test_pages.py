from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.clean import clean_document
from crosscheck.clean.beside import beside, marked
from crosscheck.clean.blocks import below, blocks, letters
from crosscheck.clean.body import parsed
from crosscheck.clean.mending import mended
from crosscheck.clean.thin import fuller
from crosscheck.model import Article, Document
from crosscheck.settings import CleanSettings

CASES = yaml.safe_load(Path(__file__).with_name("pages.yaml").read_text(encoding="utf-8"))
TITLE = "Council approves tram after a night of debate"
PARAGRAPHS = [
    "The city council of Orrinbridge approved a tram line through its old market on Tuesday.",
    "Councillors voted by a narrow majority, after a debate that went on until midnight.",
    "“We have argued about rails for eleven years,” the mayor said after the vote.",
    "Building is to begin in March, and the first trams are due at the end of the decade.",
]


def page(case: dict[str, Any]) -> str:
    first, *others = (f"<p>{one}</p>" for one in PARAGRAPHS)
    main = first + case.get("among", "") + "".join(others) + case.get("below", "")
    return (
        f"<!doctype html><html><head>{case.get('head', '')}</head><body><article>"
        f"<header><h1>{TITLE}</h1></header>{case.get('above', '')}<div>{main}</div>"
        "</article></body></html>"
    )


def article(html: str) -> Article:
    made = clean_document(Document("a.html", "html", html), CleanSettings(languages=()))
    assert isinstance(made, Article), made
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_page_shows_is_kept_or_taken_out(case: dict[str, Any]) -> None:
    made = article(page(case))
    assert all(words in made.text for words in case.get("in", ()))
    assert not any(words in made.text for words in case.get("out", ()))
    assert [line for line in made.text.split("\n") if line in PARAGRAPHS] == PARAGRAPHS
    if "reason" in case:
        reasons = [one.reason for one in made.removed if case["out"][0] in one.text]
        assert reasons == [case["reason"]]


def test_blocks_stand_in_order_and_know_what_is_a_link() -> None:
    html = "<div>One <b>two</b><p>three <a href=/4>four</a></p>five<br>six<script>7</script></div>"
    found = blocks(parsed(html, "a.html"))
    assert [one.text for one in found] == ["One two", "three four", "five", "six"]
    assert [round(one.linked, 2) for one in found] == [0, 0.44, 0, 0]


def test_a_link_within_the_page_leads_nowhere_else() -> None:
    (block,) = blocks(parsed("<p><a href='#rails'>Rails over the market</a></p>", "a.html"))
    assert block.linked == 0


def test_a_lost_paragraph_comes_back_where_it_stood_and_once() -> None:
    html = "".join(f"<p>{one}</p>" for one in [*PARAGRAPHS, PARAGRAPHS[1]])
    found = blocks(parsed(f"<div>{html}</div>", "a.html"))
    lines = [PARAGRAPHS[0], *PARAGRAPHS[2:]]
    assert mended(lines, found, TITLE, []) == PARAGRAPHS
    assert mended(PARAGRAPHS, found, TITLE, []) == PARAGRAPHS


def test_a_mark_on_most_of_the_report_says_nothing() -> None:
    html = "".join(f"<p class=caption>{one}</p>" for one in PARAGRAPHS)
    found = blocks(parsed(f"<div>{html}</div>", "a.html"))
    assert beside(found, PARAGRAPHS, lambda _: False) == {}


def test_a_text_that_stands_in_the_open_too_is_the_report_s() -> None:
    html = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    html += f"<figure><figcaption>{PARAGRAPHS[0]}</figcaption></figure>"
    found = blocks(parsed(f"<div>{html}</div>", "a.html"))
    assert beside(found, PARAGRAPHS, lambda _: False) == {}


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("wp-caption-text", "caption"),
        ("storyFactBox", "box"),
        ("article_byline", "byline"),
        ("captioned", None),
        ("shareholders", None),
        ("text", None),
    ],
)
def test_a_mark_is_read_by_whole_words(mark: str, reason: str | None) -> None:
    (element,) = parsed(f"<p class='{mark}'>x</p>", "a.html").iter("p")
    said = marked(element)
    assert (said.reason if said else None) == reason


def test_a_page_that_extraction_gives_up_is_read_from_its_fullest_box() -> None:
    html = "<div class=teaser><p>Trams at last.</p></div><div class=text>"
    html += "".join(f"<p>{one}</p>" for one in PARAGRAPHS) + "</div>"
    found = blocks(parsed(html, "a.html"))
    assert fuller("Trams at last.", found, None) == "\n".join(PARAGRAPHS)
    assert fuller("Trams at last.", [], "<p>" + "</p><p>".join(PARAGRAPHS)).split("\n\n")[-1]
    assert fuller("\n".join(PARAGRAPHS), found, None) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Roe and John Poe", "Jane Roe, John Poe"),
        ("Von Jane Roe, Genf", "Jane Roe"),
        ("19.05.26 | 21:40 Uhr | Von Jane Roe", "Jane Roe"),
        ("Di Maio", None),
    ],
)
def test_a_byline_below_the_title_is_read(line: str, byline: str | None) -> None:
    assert article(page({"above": f"<div class=x9>{line}</div>"})).byline == byline


def test_the_lines_below_a_title_are_those_that_follow_it() -> None:
    html = page({"above": "<p>By Jane Roe</p>"})
    assert below(blocks(parsed(html, "a.html")), TITLE, 2) == ["By Jane Roe", PARAGRAPHS[0]]


def test_a_title_after_its_kicker_is_no_paragraph() -> None:
    html = page({"head": f'<meta property="og:title" content="{TITLE}">'})
    html = html.replace("<div>", f"<div><p>Orrinbridge {TITLE}</p>", 1)
    made = article(html)
    assert made.text.split("\n")[0] == PARAGRAPHS[0]
    assert "title" in [one.reason for one in made.removed]


def test_the_title_shown_and_shared_is_the_report_s() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tram news"}'
    head += f'</script><meta property="og:title" content="{TITLE}">'
    assert article(page({"head": head})).title == TITLE


def test_letters_are_what_pages_and_extractions_agree_in() -> None:
    assert letters("Donau\u00addampfer – »ja«") == letters("- Donaudampfer  ja")


def test_a_page_costs_in_proportion_to_its_length() -> None:
    def seconds(count: int) -> float:
        more = "".join(f"<p>{PARAGRAPHS[at % 4]} {at} times over.</p>" for at in range(count))
        found = blocks(parsed(f"<div>{more}</div>", "a.html"))
        lines = [one.text for one in found[::3]]
        started = time.process_time()
        mended(lines, found, TITLE, [])
        beside(found, lines, lambda _: False)
        return time.process_time() - started

    seconds(100)
    assert seconds(8000) < 20 * seconds(1000) + 0.5
