"""Quotes: whose words stand where."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.quotes.quotes import quotes
from crosscheck.annotate.quotes.verbs import verb_of
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.wordclasses import source_kinds
from crosscheck.model import Article, Quote
from tests.conftest import MakeArticle


class Case(TypedDict):
    text: str
    quotes: list[str]


CASES: list[Case] = yaml.safe_load(
    Path(__file__).with_name("quotes.yaml").read_text(encoding="utf-8")
)


def found(article: Article) -> tuple[Quote, ...]:
    split = sentences(article)
    return quotes(article, split, mentions(article, split))


def shown(quote: Quote) -> str:
    speaker = quote.speaker
    parts = [quote.kind, quote.text, (speaker.name if speaker else None) or "-"]
    if speaker and speaker.anonymous:
        parts.append("anonymous")
    if speaker and speaker.via:
        parts.append(f"via {speaker.via}")
    return " | ".join(parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_quotes_have_kind_words_and_speaker(case: Case, make_article: MakeArticle) -> None:
    assert [shown(quote) for quote in found(make_article(case["text"]))] == case["quotes"]


def test_split_quotation_continues_its_first_half(make_article: MakeArticle) -> None:
    first, second = found(make_article("“We left,” Anna Lind said. “Nobody stayed.”"))
    assert (first.continues, second.continues) == (None, first.id)


def test_span_holds_the_words_without_marks(make_article: MakeArticle) -> None:
    article = make_article("Anna Lind said, “We left.”")
    (quote,) = found(article)
    assert quote.span.of(article.text) == quote.text == "We left."


def test_cue_keeps_its_auxiliaries(make_article: MakeArticle) -> None:
    (quote,) = found(make_article("Anna Lind has repeatedly said the bridge is safe."))
    assert quote.cue_text == "has repeatedly said"


DESCRIBED = [
    (
        "“It fell,” said Anna Lind, a nurse at the clinic, who saw it.",
        "Anna Lind, a nurse at the clinic, who saw it",
    ),
    ("Anna Lind, 38, a nurse, said on Monday that it fell.", "Anna Lind, 38, a nurse"),
    ("The mayor, Anna Lind, said that it fell.", "The mayor, Anna Lind"),
    ("Voters who watched the debate said that it was dull.", "Voters who watched the debate"),
    (
        "It fell, according to a survey of sailors taken last week.",
        "a survey of sailors taken last week",
    ),
    ("Sen. Anna Lind (R-Vt.) said that it fell.", "Sen. Anna Lind (R-Vt.)"),
    ("“It fell,” Anna Lind said in an interview.", None),
    ("According to state law, no one may sell fish after noon.", None),
    ("“It fell,” said Anna Lind, adding that nobody had been hurt.", None),
    ("Anna Lind, in a statement, said that it fell.", None),
]


@pytest.mark.parametrize(("text", "described"), DESCRIBED)
def test_description_holds_what_is_said_of_the_speaker(
    text: str, described: str | None, make_article: MakeArticle
) -> None:
    speaker = found(make_article(text))[0].speaker
    assert speaker is not None
    assert (speaker.described.of(text) if speaker.described else None) == described


def test_order_of_mentions_does_not_matter(make_article: MakeArticle) -> None:
    article = make_article("\n".join(case["text"] for case in CASES))
    split = sentences(article)
    names = list(mentions(article, split))
    ordered = quotes(article, split, names)
    random.Random(1).shuffle(names)
    assert quotes(article, split, names) == ordered


@pytest.mark.parametrize("text", ["“", "”", "said", "“said", "’s said “a”", ", said", "—" * 9])
def test_broken_marks_do_not_stop_it(text: str, make_article: MakeArticle) -> None:
    assert isinstance(found(make_article(text)), tuple)


def test_verbs_are_known_in_all_their_forms() -> None:
    known = {form: verb_of(form) for form in ("says", "denied", "agreeing", "told", "writes")}
    bases = {form: verb.base if verb else None for form, verb in known.items()}
    assert bases == {
        "says": "say",
        "denied": "deny",
        "agreeing": "agree",
        "told": "tell",
        "writes": "write",
    }


def test_kinds_of_sources_are_those_the_list_explains() -> None:
    kinds = {"role", "unnamed", "person", "group", "officials", "body", "text"}
    assert set(source_kinds().values()) == kinds


@pytest.mark.shared
def test_each_quotation_of_the_seeds_has_the_right_speaker(
    shared: Path, make_article: MakeArticle
) -> None:
    text = next((shared / "seeds").glob("000_*.txt")).read_text(encoding="utf-8")
    told = [shown(quote) for quote in found(make_article(text)) if quote.kind == "direct"]
    speakers = [line.split(" | ")[2] for line in told]
    official = "a senior U.S. defense official"
    assert speakers == ["Lloyd Austin"] * 2 + [official] * 3 + ["Netanyahu’s office"] * 2
