from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.compare.whole import cut_short
from crosscheck.model import Article, Comparison, Lineage, Published, Removed
from tests.compare.conftest import Compared, story_of, table
from tests.conftest import MakeArticle

CASES = table("alone.yaml")
TOLD = (
    "The radar of the ferry Lady Maren was found faulty in January by inspectors of the harbour"
    " office of Port Elsin."
)
OTHERS = (
    "The mayor thanked the crews of the lifeboats on Wednesday. A service will be held in the old"
    " church on Sunday morning, and flags will fly at half mast. Schools stay closed until Friday."
    " The boats to the islands sail again from the northern quay, every second hour, and tickets"
    " are free for residents. A fund was opened at the savings bank. Musicians of the town play in"
    " the evening, and the market hall stays open. Bakers gave bread to those who wait there."
)
FILLER = (
    " People brought candles to the quay. Buses run later than usual this week, the town council"
    " wrote on its page. Nobody knows yet how long that will last, and the harbour stays busy with"
    " trawlers in the meantime."
)


def _published(at: str | None) -> Published | None:
    if at is None:
        return None
    start, clock = datetime.fromisoformat(at), "T" in at
    length = timedelta(minutes=1) if clock else timedelta(days=1)
    return Published(start, start + length, "minute" if clock else "day", "given")


def _article(make_article: MakeArticle, number: int, one: dict[str, Any]) -> Article:
    texts = {
        "told": f"{TOLD} {OTHERS}{FILLER}",
        "other": OTHERS + FILLER,
        "short": OTHERS[:60] + ".",
    }
    own = f" Outlet {number} has its own words about the weather there." if number > 1 else ""
    article = make_article(
        texts[one["text"]] + own + one.get("ends", ""), source=f"Outlet {number}"
    )
    removed = (Removed(one["removed"], "related"),) if "removed" in one else ()
    at, modified = _published(one.get("at")), _published(one.get("modified"))
    return replace(article, published=at, modified=modified, removed=removed)


def _compared(articles: list[Article]) -> Comparison:
    story = story_of(articles)
    return compare(align(story, annotate(story)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_when_a_text_is_said_not_to_hold_a_statement(
    make_article: MakeArticle, case: dict[str, Any]
) -> None:
    numbers = count(1)
    articles = [_article(make_article, next(numbers), one) for one in case["reports"]]
    rows = _compared(articles).matrix
    (row,) = [row for row in rows if "faulty in January" in row.statement.text]
    said = {cell.article: cell.omitted for cell in row.cells if cell.omitted}
    wanted = [] if case["omitted"] == "none" else [articles[case["omitted"] - 1].id]
    assert list(said) == wanted
    assert all(cell.verdict == "not_seen" for cell in row.cells if cell.omitted)


def test_an_omission_says_why_it_can_be_said(make_article: MakeArticle) -> None:
    articles = [_article(make_article, n, one) for n, one in enumerate(CASES[0]["reports"], 1)]
    rows = _compared(articles).matrix
    (said,) = [cell.omitted for row in rows for cell in row.cells if cell.omitted]
    assert said == "its text is whole, and appeared 3 hours after Outlet 1, which tells it"


def test_an_older_version_of_an_article_omits_nothing(make_article: MakeArticle) -> None:
    articles = [_article(make_article, n, one) for n, one in enumerate(CASES[0]["reports"], 1)]
    assert cut_short(articles[2]) is None
    assert cut_short(replace(articles[2], text=articles[2].text.rstrip("."))) is not None


LONE = (
    "Nora Quist, a diver from Lowmoor, counted 4,213 rivets on the hull of the wreck before the"
    " tide turned."
)


def test_what_one_text_alone_tells_is_listed_with_what_is_telling_in_it(compared: Compared) -> None:
    comparison = compared([{"text": f"{OTHERS} {LONE}"}, {"text": OTHERS}, {"text": OTHERS}])
    (one,) = comparison.alone
    assert (one.statement.text, one.looked_for) == (LONE, 2)
    details = " ".join(evidence.detail for evidence in one.evidence)
    assert "Nora Quist" in details
    assert "4,213" in details


def test_other_texts_that_may_not_be_whole_are_counted(compared: Compared) -> None:
    comparison = compared([{"text": f"{OTHERS} {LONE}"}, {"text": OTHERS}, {"text": OTHERS[:200]}])
    assert [(one.looked_for, one.cut_short) for one in comparison.alone] == [(2, 2)]


def test_what_another_text_holds_in_other_words_is_not_listed(compared: Compared) -> None:
    other = (
        "Before the tide turned, rivets of the wreck were counted on its hull: 4,213, a diver"
        " from Lowmoor by the name of Nora Quist wrote."
    )
    comparison = compared([{"text": f"{OTHERS} {LONE}"}, {"text": f"{OTHERS} {other}"}])
    assert comparison.alone == ()


def test_copies_of_one_text_are_one_and_tell_it_alone(make_article: MakeArticle) -> None:
    wire = make_article(f"{OTHERS} {LONE}", source="Wire")
    copy = make_article(f"{OTHERS} {LONE}", source="Pickup")
    other = make_article(OTHERS + FILLER, source="Star")
    story = story_of([wire, copy, other])
    lineages = (Lineage("one", (wire.id, copy.id)), Lineage("two", (other.id,)))
    joined = replace(story, lineages=lineages)
    found = compare(align(joined, annotate(joined)))
    assert [(one.lineage, one.looked_for) for one in found.alone] == [("one", 1)]


def test_a_story_of_one_text_has_nothing_that_it_alone_tells(compared: Compared) -> None:
    assert compared([{"text": f"{OTHERS} {LONE}"}]).alone == ()
