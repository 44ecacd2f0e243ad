from __future__ import annotations

from dataclasses import replace

from crosscheck.model import Wording
from crosscheck.tell.sayings import UNKNOWN, Speaking, sayings, scare_quotes
from crosscheck.tell.sources import Sources, mark_text
from tests.tell import accounts


def _speakers() -> dict[str, Speaking]:
    told = accounts.ferry()
    return {s.name: s for s in sayings(told, Sources(told.story))}


def test_words_given_to_two_speakers_name_both() -> None:
    both = _speakers()["Ana Reyes / the transport ministry"]
    assert [p.given_to for p in both.quoted[0].prints] == [
        "Ana Reyes", "Ana Reyes", "the transport ministry",
    ]  # fmt: skip


def test_one_print_given_to_two_speakers_is_told_speaker_by_speaker() -> None:
    told = accounts.ferry()
    star, post = accounts.QUOTES[11], accounts.QUOTES[5]
    same = replace(accounts.SAIL_UTTERANCE, wordings=(Wording("x", (post.span, star.span)),))
    aligned = replace(told.alignment, utterances=(same,))
    told = replace(told, comparison=replace(told.comparison, alignment=aligned))
    spoken = {s.name: s for s in sayings(told, Sources(told.story))}
    saying = spoken["Ana Reyes / the transport ministry"].quoted[0]
    assert [p.given_to for p in saying.prints] == ["Ana Reyes", "the transport ministry"]


def test_unnamed_sources_of_two_reports_are_not_taken_for_one() -> None:
    unnamed = [s for s in _speakers().values() if s.kind == "unnamed"]
    assert sorted(s.name for s in unnamed) == [
        "A senior coast guard official",
        "two people who have seen the maintenance log",
    ]


def test_quote_without_a_speaker_stays_unknown() -> None:
    told = accounts.hostile().stories[0]
    assert [s.name for s in sayings(told, Sources(told.story))] == [UNKNOWN]


def test_named_speakers_come_by_how_many_texts_quote_them() -> None:
    assert next(iter(_speakers())) == "Ana Reyes / the transport ministry"


def test_surname_is_shown_under_the_full_name() -> None:
    said = _speakers()["Tomas Wieck"].quoted
    assert [s.prints[0].text for s in said] == [accounts.SCREAM, "perhaps three seconds"]


def test_scare_quotes_have_no_speaker() -> None:
    told = accounts.ferry()
    shown = scare_quotes(told, Sources(told.story))
    assert [(text, mark_text(marks)) for text, marks in shown] == [("the boat", "[5]")]
