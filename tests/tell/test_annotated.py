from __future__ import annotations

import random
import time
from dataclasses import replace
from typing import Any

import pytest
from lxml import html
from markupsafe import Markup

from crosscheck.model import Annotations, Article, Mention, Quote, Span
from crosscheck.tell.annotated import annotated, undirected, visible
from tests.conftest import MakeArticle
from tests.tell import accounts


def _words(paragraphs: list[Markup], name: str) -> str:
    tree: Any = html.fromstring("<div>" + "\n".join(paragraphs) + "</div>")
    parts = tree.xpath("//*[@id=$name or @data-of=$name]", name=name)
    return "".join(part.text_content() for part in parts)


def _set(article: Article, cited: list[Span]) -> list[Markup]:
    return annotated(article, Annotations(article), (), sorted(cited), {})


def _name(span: Span) -> str:
    return f"w-{span.article}-{span.start}-{span.end}"


def test_crossing_ranges_are_cut_and_keep_their_words(make_article: MakeArticle) -> None:
    article = make_article("one two three four five")
    cited = [article.span(0, 13), article.span(4, 18), article.span(8, 23)]
    shown = _set(article, cited)
    assert [_words(shown, _name(s)) for s in cited] == [s.of(article.text) for s in cited]


def test_any_ranges_keep_their_words(make_article: MakeArticle) -> None:
    chance = random.Random(3)
    article = make_article("<b>“𝒬uoted” & so on</b> 🜚 été.\nA second — paragraph\n\nand a third.")
    for _ in range(60):
        pairs = [sorted(chance.sample(range(len(article.text) + 1), 2)) for _ in range(12)]
        cited = [article.span(start, end) for start, end in pairs]
        shown = _set(article, cited)
        for span in cited:
            expected = span.of(article.text).replace("\n", "")
            assert _words(shown, _name(span)) == expected


def test_text_without_tags_is_the_article(make_article: MakeArticle) -> None:
    article = accounts.POST
    notes = accounts.ferry().alignment.of(article.id)
    shown = annotated(article, notes, (), (), {})
    trees: list[Any] = [html.fromstring(f"<p>{paragraph}</p>") for paragraph in shown]
    assert "\n".join(tree.text_content() for tree in trees) == article.text


def test_layers_are_named(make_article: MakeArticle) -> None:
    article = make_article("Ana Reyes spoke of it.")
    span = article.span(0, 9)
    notes = Annotations(
        article, mentions=(Mention(span, "Ana Reyes", "person", "Ana Reyes"),),
        quotes=(Quote("q", span, "Ana Reyes", "scare"),),
    )  # fmt: skip
    shown = annotated(article, notes, (span,), (), {span: "Ana María Reyes"})
    assert 'class="n q s"' in shown[0]


def test_markup_in_a_tip_stays_text(make_article: MakeArticle) -> None:
    article = make_article("Ana spoke.")
    notes = Annotations(article, mentions=(Mention(article.span(0, 3), "Ana", "person", '">!'),))
    assert 'title="&#34;&gt;!"' in annotated(article, notes, (), (), {})[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x00b", "a␀b"), ("\x1b[31m", "␛[31m"), ("\ud83d", "\ufffd"), ("é\u202eé", "é\u202eé")],
)
def test_control_characters_can_be_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_direction_marks_are_taken_out_where_nothing_isolates_them() -> None:
    assert undirected("a\u202eb\u2067c") == "a\ufffdb\ufffdc"


def test_long_reports_are_set_in_time_that_grows_with_their_length(
    make_article: MakeArticle,
) -> None:
    article = replace(make_article("x"), text="word and word.\n" * 20_000)
    cited = [Span(article.id, n, n + 4) for n in range(0, 290_000, 15)]
    cited += [Span(article.id, n, n + 400) for n in range(0, 290_000, 600)]
    began = time.process_time()
    assert len(_set(article, cited)) == 20_000
    assert time.process_time() - began < 5
