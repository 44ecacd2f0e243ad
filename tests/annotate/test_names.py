import itertools
from pathlib import Path
from time import process_time

import pytest
import yaml

from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article, Mention
from tests.conftest import MakeArticle

CASES = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
HOSTILE = ["Al", "Gen. ", "Bank of the ", "U.S.", "A and B of C ", "Smith, ", "\x00Ł\u202e", "x-"]


def found_in(article: Article) -> tuple[Mention, ...]:
    return mentions(article, sentences(article))


def shown(mention: Mention) -> str:
    full = f"; = {mention.name}" if mention.name != mention.text else ""
    role = f"; as {mention.role_text}" if mention.role else ""
    return f"{mention.text}; {mention.kind}{full}{role}"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_names_have_kind_full_name_and_role(
    make_article: MakeArticle, case: dict[str, object]
) -> None:
    assert [shown(m) for m in found_in(make_article(str(case["text"])))] == case["gives"]


def test_spans_hold_the_name_and_the_role_exactly(make_article: MakeArticle) -> None:
    article = make_article("Prime Minister Éva Nagy’s office thanked Łódź. “Yes,” Nagy said.")
    for mention in found_in(article):
        assert mention.span.of(article.text) == mention.text
        assert mention.role is None or mention.role.of(article.text) == mention.role_text


def test_names_come_in_order_and_never_overlap(make_article: MakeArticle) -> None:
    found = found_in(make_article("US Secretary of State Ann Lee met Pentagon chief Carl Ray."))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_names_with_odd_spaces_are_read(make_article: MakeArticle) -> None:
    found = found_in(make_article("Mayor Anna\u00a0Berg said\u2009so. Berg left."))
    assert [m.kind for m in found] == ["person", "person"]


def test_a_name_has_one_kind_in_an_article(make_article: MakeArticle) -> None:
    found = found_in(make_article("Mr. Paris said so. Ms. Lee saw Paris. Paris was glad."))
    assert {m.kind for m in found if m.text == "Paris"} == {"person"}


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_line_is_read_in_linear_time(make_article: MakeArticle, piece: str) -> None:
    article = make_article(piece * (100_000 // len(piece)))
    begun = process_time()
    found_in(article)
    assert process_time() - begun < 8


@pytest.mark.shared
def test_the_seed_reports_name_nobody_by_page_furniture(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        article = Article(path.stem, "", title, text, str(path))
        people = {m.name for m in found_in(article) if m.kind == "person"}
        assert not people & {"Washington Examiner", "Pentagon", "Ramadan", "Hamas", "Rafah"}
