import itertools
from pathlib import Path
from time import process_time

import pytest
import yaml

from crosscheck.annotate.sentences import sentences
from tests.conftest import MakeArticle

CASES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
HOSTILE = ["“He is. “He ", "A. ", '"Go!" ', "(", "… ", "\u202e. A\x00", "Mr. "]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_sentences_end_where_a_reader_ends_them(
    make_article: MakeArticle, case: dict[str, object]
) -> None:
    found = sentences(make_article(str(case["text"])))
    assert [f"q: {s.text}" if s.quoted else s.text for s in found] == case["gives"]


def test_each_sentence_is_the_text_of_its_span(make_article: MakeArticle) -> None:
    article = make_article("One. “Two, é. Three,” he said.\n\n Four… Five?  Six.")
    found = sentences(article)
    assert [s.span.of(article.text) for s in found] == [s.text for s in found]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_no_letter_of_the_text_is_lost(make_article: MakeArticle) -> None:
    article = make_article("One. “Two. Three,” he said.\nFour (five. six) Seven.")
    kept = "".join(s.text for s in sentences(article))
    assert "".join(kept.split()) == "".join(article.text.split())


def test_a_sentence_knows_its_paragraph(make_article: MakeArticle) -> None:
    found = sentences(make_article("One. Two.\n\nThree."))
    assert [s.paragraph for s in found] == [0, 0, 1]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_line_is_split_in_linear_time(make_article: MakeArticle, piece: str) -> None:
    article = make_article(piece * (200_000 // len(piece)))
    begun = process_time()
    sentences(article)
    assert process_time() - begun < 5
