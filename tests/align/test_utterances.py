from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.align import align
from crosscheck.model import Utterance
from tests.align.conftest import MakeStory

CASES = yaml.safe_load(Path(__file__).with_name("utterances.yaml").read_text(encoding="utf-8"))


def _said(make_story: MakeStory, *told: tuple[str, str | None]) -> tuple[Utterance, ...]:
    reports = [
        {
            "text": f"{speaker or 'A report'} on the harbour: “{words}”",
            "names": {speaker: "person"} if speaker and "'" not in speaker else {},
            "quotes": {words: speaker},
        }
        for words, speaker in told
    ]
    return align(*make_story(*reports)).utterances


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['left'][:30]} / {c['right'][:30]}")
def test_quotes_of_two_reports_are_joined_or_kept_apart(case: Any, make_story: MakeStory) -> None:
    named = case.get("speakers")
    one, other = named if isinstance(named, list) else (named, named)
    found = _said(make_story, (case["left"], one), (case["right"], other))
    assert len(found) == case["same"]
    if "relation" in case:
        assert found[0].evidence[0].signal == case["relation"]


def test_the_evidence_holds_the_passage_that_both_print(make_story: MakeStory) -> None:
    long = "We expect, as I said, to rebuild the northern breakwater, and soon."
    (utterance,) = _said(make_story, (long, None), ("rebuild the northern breakwater", None))
    lengths = {len(span) for span in utterance.evidence[0].spans}
    assert lengths == {len("rebuild the northern breakwater")}


def test_a_difference_in_marks_and_case_is_no_other_wording(make_story: MakeStory) -> None:
    told = ("The pier's done, we think", "the pier’s done — we think")
    (utterance,) = _said(make_story, *((words, "Ada Okafor") for words in told))
    assert len(utterance.wordings) == 1
    assert len(utterance.wordings[0].spans) == 2


def test_words_given_to_two_speakers_have_none(make_story: MakeStory) -> None:
    words = "This vote gives Velia hope that foreign pressure will force us to accept the quota"
    (utterance,) = _said(make_story, (words, "Ada Okafor"), (words, "Ben Lindqvist"))
    assert utterance.speaker is None


def test_words_that_reports_agree_on_have_their_speaker(make_story: MakeStory) -> None:
    words = "This vote gives Velia hope that foreign pressure will force us to accept the quota"
    (utterance,) = _said(make_story, (words, "Ada Okafor"), (words, None))
    assert utterance.speaker is not None


def test_a_long_quote_gathers_the_parts_that_others_took(make_story: MakeStory) -> None:
    long = "The count of flooded homes is far too high. It is a humanitarian catastrophe."
    told = (long, "far too high", "humanitarian catastrophe")
    (utterance,) = _said(make_story, *((words, "Ada Okafor") for words in told))
    assert len(utterance.quotes) == 3


def test_words_of_one_report_alone_are_no_utterance(make_story: MakeStory) -> None:
    assert _said(make_story, ("rebuild the northern breakwater", "Ada Okafor")) == ()


def test_a_name_in_common_is_no_speech_in_common(make_story: MakeStory) -> None:
    told = (
        ("This is not about Commodore Hallgrimsson", "Ada Okafor"),
        ("By long service, Commodore Hallgrimsson was fit for any of the posts", None),
    )
    reports = [
        {
            "text": f"{speaker or 'A report'} spoke: “{words}”",
            "names": {
                "Commodore Hallgrimsson": "person",
                **({speaker: "person"} if speaker else {}),
            },
            "quotes": {words: speaker},
        }
        for words, speaker in told
    ]
    assert align(*make_story(*reports)).utterances == ()


def test_a_term_of_the_story_is_nobodys_own_word(make_story: MakeStory) -> None:
    used = " Overdredging began in May. Overdredging is dear. Nobody stops overdredging."
    reports = [
        {
            "text": f"Ada Okafor blamed “overdredging”.{more}",
            "names": {"Ada Okafor": "person"},
            "quotes": {"overdredging": "Ada Okafor"},
        }
        for more in (used, "")
    ]
    assert align(*make_story(*reports)).utterances == ()
    assert len(align(*make_story(*_without(reports, used))).utterances) == 1


def _without(reports: list[dict[str, Any]], used: str) -> list[dict[str, Any]]:
    texts = [report["text"].replace(used, f" Report {n}.") for n, report in enumerate(reports)]
    return [{**report, "text": text} for report, text in zip(reports, texts, strict=True)]


def test_a_programme_is_nobodys_word(make_story: MakeStory) -> None:
    reports = [
        {
            "text": f"Ada Okafor told {channel}’s “Harbourside” so.",
            "names": {"Ada Okafor": "person"},
            "quotes": {"Harbourside": "Ada Okafor"},
        }
        for channel in ("Velia TV", "the channel")
    ]
    story, annotated = make_story(*reports)
    partial = [
        replace(found, quotes=tuple(replace(q, kind="partial") for q in found.quotes))
        for found in annotated
    ]
    assert align(story, partial).utterances == ()
