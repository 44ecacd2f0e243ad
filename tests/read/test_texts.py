from __future__ import annotations

import pytest

from crosscheck.read.texts import plain_text

PARAGRAPH = (
    "The council met on Tuesday evening and agreed, after a long debate that went on past "
    "midnight, to build the tram."
)


@pytest.mark.parametrize(
    ("content", "title", "body"),
    [
        ("Council agrees\n\nIt met.", "Council agrees", "It met."),
        ("\n\nCouncil agrees\r\nIt met.", "Council agrees", "It met."),
        ("# Council agrees\n\nIt met.", "Council agrees", "It met."),
        ("Title: Council agrees\nSource: The Post\n\nIt met.", "Council agrees", "It met."),
        ("---\ntitle: Council agrees\ntags: a\n---\nIt met.", "Council agrees", "It met."),
        (f"{PARAGRAPH}\n\nIt met.", None, f"{PARAGRAPH}\n\nIt met."),
        ("It met.", None, "It met."),
        ("Warning: storm ahead\n\nIt met.", "Warning: storm ahead", "It met."),
    ],
)
def test_the_title_is_the_first_line_unless_the_file_says_otherwise(
    content: str, title: str | None, body: str
) -> None:
    document = plain_text("a.txt", content, "utf-8")
    assert (document.title, document.content) == (title, body)


def test_a_head_gives_its_facts() -> None:
    head = "Title: Rain\nSource: The Post\nAuthor: Jane Roe\nDate: 17 March 2026\n\nIt rained."
    document = plain_text("a.txt", head, "utf-8")
    assert (document.source, document.byline) == ("The Post", "Jane Roe")
    assert document.published == "17 March 2026"
