"""The sample coverage: what is read, cleaned and grouped, against the account by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from crosscheck.model import Article, Published
from tests.golden.expected import case_names, cases, expected, known_gaps, short
from tests.golden.sample_account import Sample, bare, key_of

EXPECTED = expected()
FIELDS = [
    (file, name, value)
    for file, values in EXPECTED["articles"].items()
    for name, value in values.items()
]
COPIED = [
    lineage
    for story in EXPECTED["stories"]
    for lineage in story["lineages"]
    if "direction" in lineage
]
DIRECTIONS = [direction for lineage in COPIED for direction in lineage["direction"]]
RESTING = [
    (file, phrase, chain["source"])
    for chain in EXPECTED["chains"]
    for file, phrases in chain["resting"].items()
    for phrase in phrases
]


def _stated(article: Article, name: str) -> Any:
    value = getattr(article, "source" if name == "outlet" else name)
    return value.start if isinstance(value, Published) else value


@cases("articles", FIELDS, lambda c: f"{short(c[0])} {c[1]}")
def test_a_report_is_known_by_what_it_says_of_itself(
    every_article: dict[str, Article], case: tuple[str, str, Any]
) -> None:
    file, name, value = case
    stated = _stated(every_article[file], name)
    if name == "outlet" and value is None:
        assert bare(stated).replace("-", " ") == bare(short(file).split("/")[1]).replace("-", " ")
    elif name in ("published", "modified") and value:
        assert stated is not None
        assert stated.isoformat() == datetime.fromisoformat(value).isoformat()
    elif name in ("byline", "credit") and value:
        assert bare(value.replace(" and ", ", ")) in bare(stated or "")
    else:
        assert stated == value


@cases("stories", EXPECTED["stories"], lambda c: c["name"])
def test_a_story_holds_the_reports_of_its_event(sample: Sample, case: dict[str, Any]) -> None:
    told = sample.stories[case["files"][0]]
    held = {key_of(article.location) for article in told.story.articles}
    assert held - set(case.get("may_hold", ())) == set(case["files"])


@cases("titles", EXPECTED["stories"], lambda c: c["name"])
def test_a_story_s_title_names_its_event(sample: Sample, case: dict[str, Any]) -> None:
    title = sample.stories[case["files"][0]].story.title.casefold()
    assert all(word in title for word in case["title"])


@cases("independent", EXPECTED["stories"], lambda c: c["name"])
def test_copies_are_not_counted_as_independent(sample: Sample, case: dict[str, Any]) -> None:
    story = sample.stories[case["files"][0]].story
    ids = [sample.articles[file].id for file in case["files"]]
    assert story.independent(ids) == case["independent"]


@cases("lineages", COPIED, lambda c: short(c["origin"]))
def test_copies_descend_from_their_origin(sample: Sample, case: dict[str, Any]) -> None:
    origin = sample.articles[case["origin"]]
    lineage = sample.stories[case["origin"]].story.lineage_of(origin.id)
    assert {sample.files[article] for article in lineage.articles} == set(case["files"])
    assert lineage.articles[0] == origin.id


@cases("directions", DIRECTIONS, lambda c: f"{short(c['from'])} > {short(c['to'])}")
def test_a_copy_s_direction_is_known(sample: Sample, case: dict[str, Any]) -> None:
    source, pickup = sample.articles[case["from"]].id, sample.articles[case["to"]].id
    links = sample.stories[case["from"]].story.lineage_of(source).links
    directed = {(link.source, link.pickup) for link in links if link.directed}
    assert (source, pickup) in directed


@cases("chains", RESTING, lambda c: f"{short(c[0])} {c[1]}")
def test_a_report_that_rests_on_another_outlet_says_so(
    sample: Sample, case: tuple[str, str, str]
) -> None:
    file, phrase, source = case
    outlet = bare(sample.articles[source].source)
    spans = sample.spans(file, phrase)
    notes = sample.notes(file)
    near = {notes.sentence_at(span.start) for span in spans}
    told = [
        q
        for q in notes.quotes
        if {notes.sentence_at(q.span.start), notes.sentence_at(q.span.end)} & near
    ]
    assert any(q.speaker and outlet in bare(q.speaker.via or "") for q in told)


@cases("skipped", EXPECTED["skipped"], lambda c: short(c["file"]))
def test_what_cannot_be_read_is_named_with_its_reason(sample: Sample, case: dict[str, Any]) -> None:
    left_out = {key_of(one.source): one for one in sample.account.skipped}
    assert left_out[case["file"]].stage == case["stage"]
    assert any(word in left_out[case["file"]].reason.casefold() for word in case["reason"])


def test_a_report_in_another_language_is_named_as_such(sample: Sample) -> None:
    left_out = {key_of(one.source): one for one in sample.account.skipped}
    reason = left_out["odd/radio-veld-deutsch.html"].reason
    assert "de" in reason or "German" in reason


@cases("removed", EXPECTED["removed"], lambda c: f"{short(c['file'])} {c['text']}")
def test_furniture_is_taken_out_and_listed(sample: Sample, case: dict[str, str]) -> None:
    removed = sample.articles[case["file"]].removed
    words = " ".join(case["text"].split())
    reasons = [one.reason for one in removed if words in " ".join(one.text.split())]
    assert reasons
    assert all(reasons)


@cases("never", EXPECTED["never"], str)
def test_no_article_holds_what_is_not_its_own(every_article: dict[str, Article], case: str) -> None:
    assert [file for file, one in every_article.items() if case in one.text] == []


def test_every_known_gap_is_a_case() -> None:
    import tests.golden.test_sample_findings
    import tests.golden.test_sample_numbers
    import tests.golden.test_sample_words  # noqa: F401  (each makes its cases on import)

    assert set(known_gaps()) - case_names() == set()
