from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crosscheck.errors import VerifyError
from crosscheck.model import Account
from crosscheck.tell.form import dumps, form
from crosscheck.tell.reading import Citation, loads
from crosscheck.tell.schema import schema
from tests.tell import accounts

KEYS = {
    "articles": "id source title byline published url language credit text removed",
    "skipped": "source stage reason",
    "stories": "id title articles independent lineages entities quotes utterances figures times"
    " statements facts findings wording digest timeline",
}


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(dumps(accounts.whole()))
    return loaded


@pytest.mark.parametrize("account", [accounts.whole(), accounts.hostile(), Account()])
def test_account_keeps_to_its_schema(account: Account) -> None:
    Draft202012Validator(schema()).validate(json.loads(dumps(account)))


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", sorted(KEYS))
def test_account_has_the_keys_of_the_design(whole: dict[str, Any], name: str) -> None:
    assert set(KEYS[name].split()) <= set(whole[name][0])


def test_every_place_holds_the_words_that_are_claimed_for_it() -> None:
    account = loads(dumps(accounts.whole()))
    texts = {article.id: article.text for article in account.articles}
    cited = list(account.citations())
    assert [c for c in cited if c.text not in (None, c.span.of(texts[c.span.article]))] == []
    assert len([c for c in cited if c.text is not None]) > 60


@pytest.mark.parametrize("kind", ["quotes", "digest", "timeline", "statements", "utterances"])
def test_citations_reach_every_kind_of_quotation(kind: str) -> None:
    cited = loads(dumps(accounts.whole())).citations()
    assert any(f".{kind}[" in c.place and c.text for c in cited)


def test_citation_names_its_place_in_the_file() -> None:
    first = next(c for c in loads(dumps(accounts.whole())).citations() if "quotes" in c.place)
    quote = accounts.QUOTES[0]
    assert first == Citation("stories[0].quotes[0]", quote.span, quote.text)


def test_changed_character_anywhere_is_found() -> None:
    text = dumps(accounts.whole())
    chosen = random.Random(7).sample(range(len(text)), 150)
    for place in chosen:
        changed = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]
        with pytest.raises(VerifyError):
            loads(changed)


def test_repeated_key_does_not_hide_behind_another() -> None:
    text = dumps(accounts.whole())
    changed = text.replace('"format":', '"format": "x",\n "format":', 1)
    with pytest.raises(VerifyError, match="not as it was written"):
        loads(changed)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "other/1"}', "[" * 100_000])
def test_what_is_no_account_is_refused(text: str) -> None:
    with pytest.raises(VerifyError):
        loads(text)


def test_speaker_is_the_entity_whose_full_name_the_report_uses(whole: dict[str, Any]) -> None:
    said = next(q for q in whole["stories"][0]["quotes"] if q["text"].startswith("Families"))
    assert (said["speaker"]["text"], said["speaker"]["entity"]) == ("she", accounts.REYES.id)


def test_unnamed_source_is_no_entity(whole: dict[str, Any]) -> None:
    unnamed = [q["speaker"] for q in whole["stories"][0]["quotes"] if q["speaker"]]
    assert {s["entity"] for s in unnamed if s["anonymous"]} == {None}


def test_office_is_not_the_person_it_is_named_for() -> None:
    cast = accounts.office_cast()
    assert cast.entity_of(accounts.office_speaker()) is None


def test_times_are_as_exact_as_they_are_known(whole: dict[str, Any]) -> None:
    story = whole["stories"][0]
    assert whole["articles"][0]["published"]["start"] == "2026-03-17T21:05:00+01:00"
    assert story["published"]["start"] == "2026-03-17"
    assert story["timeline"][1]["from"] == "2026-03-17T18:40:00"


def test_numbers_lose_what_they_do_not_need(whole: dict[str, Any]) -> None:
    figures = {f["text"]: f for f in whole["stories"][0]["figures"]}
    assert figures["about 140"]["low"] == 140
    assert isinstance(figures["about 140"]["low"], int)
    assert figures["at least seven"]["high"] is None


def test_same_account_gives_the_same_bytes() -> None:
    account = accounts.whole()
    turned = replace(account, settings=dict(reversed(account.settings.items())))
    assert dumps(account) == dumps(turned)


def test_lone_surrogate_can_be_written_and_read() -> None:
    article = replace(accounts.WIRE, title="half \ud83d a pair")
    text = dumps(Account((article,)))
    assert text.encode("utf-8")
    assert loads(text).values["articles"][0]["title"] == article.title


def test_form_of_nothing_is_whole() -> None:
    assert form(Account())["stories"] == []


def test_a_fact_has_its_places_and_what_others_tell(whole: dict[str, Any]) -> None:
    facts = {fact["kind"]: fact for fact in whole["stories"][0]["facts"]}
    assert [fact["value"] for fact in facts.values()] == ["2026-03-17", "Port Elsin", "7"]
    assert [other["value"] for other in facts["killed"]["others"]] == ["9"]
    assert whole["stories"][1]["facts"] == []


def test_citations_reach_the_facts_and_what_others_tell() -> None:
    places = [c.place for c in loads(dumps(accounts.whole())).citations() if ".facts[" in c.place]
    assert any(place.endswith("facts[0].spans[0]") for place in places)
    assert any(".others[0].spans" in place for place in places)
