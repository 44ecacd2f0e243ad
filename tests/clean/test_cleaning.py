from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from dataclasses import replace
from itertools import pairwise

import pytest

from crosscheck.clean import clean, clean_document
from crosscheck.model import Article, Document, Skipped
from crosscheck.settings import CleanSettings

PARAGRAPHS = [
    "The city council of Orrinbridge approved a tram line through its old market on Tuesday.",
    "Councillors voted by a narrow majority, after a debate that went on until midnight.",
    "“We have argued about rails for eleven years,” the mayor said after the vote.",
    "Building is to begin in March, and the first trams are due at the end of the decade.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def article(document: Document, settings: CleanSettings = CleanSettings()) -> Article:
    made = clean_document(document, settings)
    assert isinstance(made, Article), made
    return made


def page(head: str = "", top: str = "", foot: str = "") -> Document:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    html = f"<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a></nav><main>"
    html += (
        f"<article><h1>Council approves tram</h1>{top}{body}{foot}</article></main></body></html>"
    )
    return Document("coverage/page.html", "html", html)


def script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {
    "@type": "NewsArticle",
    "headline": "Council approves tram",
    "datePublished": "2026-05-19T23:50:00+02:00",
    "dateModified": "2026-05-19T23:58:00+02:00",
    "author": [{"@type": "Person", "name": "Ylva Norrgate"}],
    "publisher": {"@type": "Organization", "name": "Radio Veld"},
}


@pytest.mark.parametrize(
    "described",
    [
        NEWS,
        [{"@type": "WebSite", "name": "veld"}, NEWS],
        {
            "@graph": [
                {"@type": "ItemList", "itemListElement": [NEWS | {"headline": "Other"}]},
                NEWS,
            ]
        },
        {"@type": "WebPage", "mainEntity": NEWS},
        {
            "@graph": [
                NEWS | {"author": {"@id": "#y"}, "publisher": {"@id": "#v"}},
                {"@id": "#y", "@type": "Person", "name": "Ylva Norrgate"},
                {"@id": "#v", "@type": "Organization", "name": "Radio Veld"},
            ]
        },
        NEWS | {"@type": ["NewsArticle", "Report"], "author": "Ylva Norrgate"},
    ],
)
def test_json_ld_is_read_however_it_is_nested(described: object) -> None:
    made = article(page(script(described)))
    assert (made.title, made.source, made.byline) == (
        "Council approves tram",
        "Radio Veld",
        "Ylva Norrgate",
    )
    assert made.published
    assert made.published.start.isoformat() == "2026-05-19T23:50:00+02:00"
    assert made.published.origin == "json-ld"
    assert made.modified


@pytest.mark.parametrize(
    ("head", "top", "origin"),
    [
        (
            '<meta property="article:published_time" content="2026-05-19T23:50+02:00">',
            "",
            "opengraph",
        ),
        ('<meta name="parsely-pub-date" content="2026-05-19T23:50+02:00">', "", "meta"),
        ('<meta itemprop="datePublished" content="2026-05-19T23:50+02:00">', "", "microdata"),
        (
            "",
            '<span itemprop="datePublished" datetime="2026-05-19T23:50+02:00">now</span>',
            "microdata",
        ),
        ("", '<time datetime="2026-05-19T23:50+02:00">now</time>', "time"),
    ],
)
def test_the_hour_and_zone_are_kept_wherever_a_page_states_them(
    head: str, top: str, origin: str
) -> None:
    made = article(page(head, top))
    assert made.published
    assert made.published.start.isoformat() == "2026-05-19T23:50:00+02:00"
    assert (made.published.origin, made.published.precision) == (origin, "minute")


def test_a_time_in_a_box_of_other_reports_is_not_this_ones() -> None:
    box = '<aside class="related"><time datetime="2020-01-02T10:00Z">old</time></aside>'
    assert article(page("", box)).published is None


def test_a_box_of_other_reports_and_the_comments_leave_the_text() -> None:
    box = "<div class=x1><b>Also on Lowmoor Online</b><p>Refunds for kettles delayed</p></div>"
    comments = (
        "<div class=x2><h3>Comments (212)</h3><p><b>bazza</b> knew this would happen</p></div>"
    )
    made = article(page("", box, comments))
    assert "kettles" not in made.text
    assert "bazza" not in made.text
    assert made.text.split("\n")[-1] == PARAGRAPHS[-1]


def test_a_page_caption_goes_whatever_it_says() -> None:
    caption = "<figcaption>Drums outside the hall on the night</figcaption>"
    made = article(page("", f"<figure><img src=a.jpg>{caption}</figure>"))
    assert made.text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("title", "given", "url", "named", "source"),
    [
        (
            "Rain falls in Geneva – Washington Examiner",
            None,
            None,
            "Rain falls in Geneva",
            "Washington Examiner",
        ),
        ("Rain falls in Geneva | The Post", "The Post", None, "Rain falls in Geneva", "The Post"),
        ("War in Gaza – live updates", None, None, "War in Gaza – live updates", "rain"),
        (
            "Rain falls in Geneva",
            None,
            "https://www.example.org/1",
            "Rain falls in Geneva",
            "example.org",
        ),
        ("Rain falls - and how", "www.example.org", None, "Rain falls - and how", "example.org"),
    ],
)
def test_the_outlet_is_named_and_cut_off_the_title(
    title: str, given: str | None, url: str | None, named: str, source: str
) -> None:
    made = article(Document("in/rain.txt", "text", TEXT, title=title, source=given, url=url))
    assert (made.title, made.source) == (named, source)


def test_an_outlet_may_be_named_by_its_furniture() -> None:
    text = f"{TEXT}\n\nCLICK HERE TO READ MORE FROM THE LOWMOOR TIMES"
    assert article(Document("in/7.txt", "text", text, title="Rain")).source == "Lowmoor Times"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"ORRINBRIDGE (Northwire) — {TEXT}", "Northwire"),
        (f"By Northwire staff\n\n{TEXT}", "Northwire"),
        (f"AP , Tuesday 19 May 2026\n\n{TEXT}", "AP"),
        (f"{TEXT}\n\nCopyright 2026 The Associated Press. All rights reserved.", "AP"),
        (f"{TEXT} — AFP", "AFP"),
        (f"{TEXT}\n\nThis story was originally published by Harbour Gazette.", "Harbour Gazette"),
        (f"By Radio Veld staff\n\n{TEXT}", None),
        (f"Image copyright AFP\n\n{TEXT}", None),
        (f"{TEXT}\n\nThe mayor told Reuters that he would wait.", None),
        (TEXT, None),
    ],
)
def test_the_origin_a_report_names_is_its_credit(text: str, credit: str | None) -> None:
    made = article(Document("a.txt", "text", text, title="Rain", source="Radio Veld"))
    assert made.credit == credit


def test_the_text_is_one_paragraph_a_line_and_nothing_else_altered() -> None:
    text = f"Rain fell  on\tthe “old” market.\u00a0\r\n\r\n\r\n{TEXT} \r\n"
    made = article(Document("a.txt", "text", text, title="Rain"))
    assert made.text == "\n".join(["Rain fell on the “old” market.\u00a0", *PARAGRAPHS])


def test_a_text_wrapped_at_a_column_is_joined() -> None:
    long = [f"{one} {two}" for one, two in pairwise(PARAGRAPHS)]
    wrapped = "\n\n".join(textwrap.fill(one, 72) for one in long)
    assert article(Document("a.txt", "text", wrapped, title="Rain")).text == "\n".join(long)


def test_a_title_that_opens_the_text_is_taken_out() -> None:
    made = article(Document("a.txt", "record", f"Rain in Geneva\n{TEXT}", title="Rain in Geneva"))
    assert made.text.startswith(PARAGRAPHS[0])
    assert [one.reason for one in made.removed] == ["title"]


def test_a_short_text_and_another_language_are_skipped_by_name() -> None:
    german = (
        "Der Stadtrat hat am Dienstag nach langer Debatte eine neue Straßenbahn beschlossen. " * 4
    )
    short = clean_document(Document("a.txt", "text", "Too short.", title="T"))
    other = clean_document(Document("b.txt", "text", german, title="Straßenbahn"))
    assert isinstance(short, Skipped)
    assert isinstance(other, Skipped)
    assert "2 words" in short.reason
    assert "'de'" in other.reason
    assert article(Document("b.txt", "text", german), CleanSettings(languages=())).language == "de"


def test_skipped_passes_through_in_place() -> None:
    skipped = Skipped("a", "read", "why")
    made = list(clean([skipped, Document("a.txt", "text", TEXT, title="T")]))
    assert made[0] is skipped
    assert isinstance(made[1], Article)


def test_the_id_does_not_depend_on_where_it_was_read() -> None:
    document = Document("a/x.txt", "text", TEXT, title="T", source="Post")
    first, second = article(document), article(replace(document, location="b/y.txt"))
    assert first.id == second.id
    assert first.id != article(replace(document, title="Another")).id


def test_trafilatura_is_imported_only_for_a_page() -> None:
    program = (
        "import sys; from crosscheck.clean import clean_document as c;"
        "from crosscheck.model import Document as D;"
        "c(D('a', 'text', 'word ' * 50)); print('trafilatura' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
