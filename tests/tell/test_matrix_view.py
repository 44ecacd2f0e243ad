from __future__ import annotations

from crosscheck.tell.matrix_view import only, row_views, several, strips
from crosscheck.tell.sources import Sources, mark_text
from tests.tell import accounts

SOURCES = Sources(accounts.FERRY_STORY)
ROWS = row_views(accounts.MATRIX, SOURCES)


def test_table_holds_what_several_texts_tell() -> None:
    assert [len(row.letters) for row in several(ROWS)] == [3, 3, 4, 2]


def test_copies_of_one_text_alone_are_listed_under_it() -> None:
    found = only(ROWS, SOURCES)
    assert [[s.name for s in one.members] for one in found] == [["Coastal Wire", "Harbour Times"]]
    assert [claim.text[:13] for claim in found[0].claims] == ["Norrland Line"]


def test_report_that_differs_does_not_support_the_statement() -> None:
    claim = ROWS[2].claim
    assert (mark_text(claim.marks), mark_text(claim.unlike)) == ("[1=2, 3, 4]", "[5]")


def test_strip_shows_a_report_among_all_statements() -> None:
    courier = strips(ROWS, SOURCES)[4]
    assert courier.verdicts == ("differs", "not_seen", "reported", "not_seen", "not_seen")
    assert (courier.told, courier.shared) == (2, 2)
