"""The sample coverage: who is named and who said what, against the account by hand."""

from __future__ import annotations

from collections import Counter
from typing import Any

from crosscheck.model import Entity, Quote
from tests.golden.expected import cases, expected, short
from tests.golden.sample_account import Sample, bare

EXPECTED = expected()
SPELLINGS = [
    (entity, words, file)
    for entity in EXPECTED["entities"]
    for words, files in entity["spellings"].items()
    for file in files
]
OFFICES = {
    name
    for finding in EXPECTED["findings"]
    if finding["kind"] == "speaker"
    for name in finding["sides"]
}
INDIRECT = 0.6
"""Share of an indirect quote's words that must be found: where it begins is a matter of taste."""


def _entity(sample: Sample, expected_entity: dict[str, Any]) -> Entity | None:
    """Return the entity that most of the expected mentions belong to."""
    votes: Counter[str] = Counter()
    found: dict[str, Entity] = {}
    for words, files in expected_entity["spellings"].items():
        for file in files:
            for entity in sample.entities_at(file, words):
                if entity.kind == expected_entity["kind"]:
                    votes[entity.id] += 1
                    found[entity.id] = entity
    return found[votes.most_common(1)[0][0]] if votes else None


@cases("entities", EXPECTED["entities"], lambda c: c["name"])
def test_an_entity_is_found_with_its_kind_and_name(sample: Sample, case: dict[str, Any]) -> None:
    entity = _entity(sample, case)
    assert entity is not None
    names = {bare(entity.name), *(bare(text) for text, _ in entity.spellings)}
    assert bare(case["name"]) in names


@cases("spellings", SPELLINGS, lambda c: f"{c[1]} in {short(c[2])}")
def test_every_way_of_writing_a_name_leads_to_its_entity(
    sample: Sample, case: tuple[dict[str, Any], str, str]
) -> None:
    expected_entity, words, file = case
    entity = _entity(sample, expected_entity)
    assert entity is not None
    assert entity.id in {one.id for one in sample.entities_at(file, words)}


@cases("apart", EXPECTED["apart"], lambda c: " | ".join(c))
def test_namesakes_and_neighbours_stay_apart(sample: Sample, case: list[str]) -> None:
    one, other = (bare(name) for name in case)
    for told in sample.account.stories:
        for entity in told.alignment.entities:
            names = {bare(m.name) for m in entity.mentions}
            names |= {bare(m.text) for m in entity.mentions}
            assert not {one, other} <= names


def _is(quote: Quote, words: str) -> bool:
    """Whether a quote gives these words, whatever comma closes them."""
    if quote.kind != "indirect":
        return " ".join(quote.text.split()).rstrip(",") == words.rstrip(",")
    found, wanted = set(quote.text.split()), set(words.split())
    return len(found & wanted) >= INDIRECT * len(found | wanted)


def _quotes(sample: Sample, case: dict[str, Any]) -> list[Quote]:
    found = sample.quotes_at(case["file"], case["text"])
    return [q for q in found if q.kind == case["kind"] and _is(q, case["text"])]


QUOTES = EXPECTED["quotes"]


@cases("quotes", QUOTES, lambda c: f"{short(c['file'])} {c['text']}")
def test_a_quote_is_found_whole_with_its_kind(sample: Sample, case: dict[str, Any]) -> None:
    assert _quotes(sample, case)


@cases("speakers", QUOTES, lambda c: f"{short(c['file'])} {c['text']}")
def test_a_quote_is_given_to_its_speaker(sample: Sample, case: dict[str, Any]) -> None:
    quotes = _quotes(sample, case) or sample.quotes_at(case["file"], case["text"])
    assert quotes
    speaker = quotes[0].speaker
    if case["speaker"] == "unknown":
        assert speaker is None
    elif case["speaker"].startswith("unnamed: "):
        assert speaker
        assert speaker.anonymous
        assert bare(case["speaker"].removeprefix("unnamed: ")) in bare(speaker.name or "")
    else:
        names = sample.speaker_names(case["file"], quotes[0])
        assert bare(case["speaker"]) in names


def _cue(sample: Sample, file: str, quote: Quote) -> str | None:
    """Return a quote's cue; of one that goes on after it ("…," he said. "…"), the first part's."""
    by_id = {one.id: one for one in sample.notes(file).quotes}
    while quote.cue_text is None and quote.continues:
        quote = by_id[quote.continues]
    return quote.cue_text


@cases("cues", QUOTES, lambda c: f"{short(c['file'])} {c['text']}")
def test_a_quote_has_its_cue(sample: Sample, case: dict[str, Any]) -> None:
    quotes = _quotes(sample, case) or sample.quotes_at(case["file"], case["text"])
    assert quotes
    if case["cue"] is None:
        assert quotes[0].cue_text is None
    else:
        cue, wanted = bare(_cue(sample, case["file"], quotes[0]) or ""), bare(case["cue"])
        assert cue
        assert wanted in cue or wanted.startswith(cue)  # "spoke", of "spoke of"


@cases("not_quotes", EXPECTED["not_quotes"], lambda c: f"{short(c['file'])} {c['text']}")
def test_an_apostrophe_opens_no_quotation(sample: Sample, case: dict[str, str]) -> None:
    spans = sample.spans(case["file"], case["text"])
    marked = [q.span for q in sample.notes(case["file"]).quotes if q.kind != "indirect"]
    assert spans
    assert [s for s in marked for at in spans if at.start < s.start <= at.end] == []
    assert [s for s in marked for at in spans if at.start <= s.end < at.end] == []


@cases(
    "utterances", EXPECTED["utterances"], lambda c: f"{c['speaker']} {next(iter(c['wordings']))}"
)
def test_the_same_words_are_one_utterance(sample: Sample, case: dict[str, Any]) -> None:
    prints = [
        {u.id for u in sample.utterances_at(file, words)}
        for words, files in case["wordings"].items()
        for file in files
    ]
    assert set.intersection(*prints)


@cases("utterer", EXPECTED["utterances"], lambda c: f"{c['speaker']} {next(iter(c['wordings']))}")
def test_an_utterance_has_its_speaker_unless_reports_disagree(
    sample: Sample, case: dict[str, Any]
) -> None:
    words, files = next(iter(case["wordings"].items()))
    utterances = sample.utterances_at(files[0], words)
    assert utterances
    named = {e.id: bare(e.name) for e in sample.stories[files[0]].alignment.entities}
    speaker = utterances[0].speaker
    told = None if speaker is None else named[speaker]
    assert told == bare(case["speaker"]) or (told is None and case["speaker"] in OFFICES)


NOT_SAME = EXPECTED["not_same_utterance"]


@cases("not_same_utterance", NOT_SAME, lambda c: " | ".join(c.values()))
def test_words_that_are_only_alike_are_not_one_utterance(
    sample: Sample, case: dict[str, str]
) -> None:
    one, other = ({u.id for u in sample.utterances_at(file, words)} for file, words in case.items())
    assert not one & other
