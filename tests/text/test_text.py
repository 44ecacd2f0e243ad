from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crosscheck.text.content import content
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import idf, name_share
from crosscheck.text.hashes import WIDTH, hashed_runs, hashed_words
from crosscheck.text.tokens import tokens, words


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text


@given(st.text())
def test_tokens_lose_nothing_but_spaces(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == "".join(text.split())


def test_a_token_keeps_its_inner_marks() -> None:
    text = "The U.S. F-35 cost $3.5 million, O’Brien’s cease-fire said at 6:30."
    assert [t.text for t in words(text)] == [
        *("The", "U.S.", "F-35", "cost", "3.5", "million", "O’Brien", "cease-fire"),
        *("said", "at", "6:30"),
    ]


def test_folding_meets_across_spellings() -> None:
    assert fold("Wójcik") == fold("WOJCIK")
    assert fold("U.S.") == fold("US")
    assert stem("ministers") == stem("Minister")


def test_rarity_follows_the_news() -> None:
    assert idf("the") < idf("minister") < idf("veto") < idf("qwxyz")
    assert name_share("washington") > 0.9 > 0.1 > name_share("although")


def test_content_leaves_common_words_out() -> None:
    assert set(content("The crane that fell was in the harbour")) == {"crane", "fell", "harbour"}


def test_equal_runs_have_equal_shingles_whatever_the_marks() -> None:
    one = hashed_runs(hashed_words("He said: the crane fell into the harbour at noon.").codes)
    other = hashed_runs(hashed_words("“The crane fell into the harbour,” she said").codes)
    assert set(one.tolist()) & set(other.tolist())
    assert len(one) == 10 - WIDTH + 1


def test_a_text_below_five_words_has_no_shingle() -> None:
    assert len(hashed_runs(hashed_words("Too short a text").codes)) == 0
