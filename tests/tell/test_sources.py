from __future__ import annotations

from crosscheck.tell.sources import Sources, mark_text
from tests.tell import accounts


def test_copies_are_joined_and_count_once() -> None:
    sources = Sources(accounts.FERRY_STORY)
    marks = sources.marks(accounts.SCREAM_UTTERANCE.wordings[0].spans)
    assert (mark_text(marks), len(marks)) == ("[1=2]", 1)


def test_second_span_of_a_report_has_a_letter() -> None:
    sources = Sources(accounts.FERRY_STORY)
    spans = [accounts.place(accounts.POST, w) for w in ("Seven", "41", "Seven")]
    assert mark_text(sources.marks(spans)) == "[3,3b]"


def test_reports_are_numbered_text_by_text() -> None:
    sources = Sources(accounts.FERRY_STORY)
    assert [(s.number, s.letter) for s in sources.all] == [
        (1, "A"), (2, "A"), (3, "B"), (4, "C"), (5, "D"),
    ]  # fmt: skip


def test_every_cited_span_is_remembered() -> None:
    sources = Sources(accounts.FERRY_STORY)
    span = accounts.place(accounts.STAR, "nine")
    sources.marks([span])
    assert sources.cited[accounts.STAR.id] == {span}
