"""Five real reports of one meeting: what must be shown of them, a test each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from crosscheck.cli import main
from crosscheck.model import Entity, Finding, Quote, Side, Span, Utterance
from crosscheck.pipeline import report
from crosscheck.read import read
from crosscheck.tell.form import dumps
from crosscheck.verify import verify
from tests.conftest import SHARED
from tests.golden.sample_account import Sample, bare

pytestmark = pytest.mark.shared
SEEDS = SHARED / "seeds"
FURNITURE = (
    "CLICK HERE",
    "Facebook",
    "Twitter",
    "LinkedIn",
    "Telegram",
    "Tumblr",
    "Jerusalem Post Store",
    "getElementById",
    "divWithLink",
    "Short link",
    "Back to top",
    "Credit…",
    "Angela Weiss",
    "edited by Ahram Online",
    "is a team of journalists",
    "at far left",
    "across table",
)


def _file(number: int) -> str:
    return next(f"seeds/{path.name}" for path in SEEDS.glob(f"{number:03}_*.txt"))


@pytest.fixture(scope="session")
def seeds() -> Sample:
    """Return the account of the five reports."""
    if not SEEDS.is_dir():
        pytest.skip("the annotated data beside the checkout is not here")
    return Sample(report(read([SEEDS])))


def _findings(seeds: Sample, *kinds: str) -> list[Finding]:
    return seeds.findings("seeds", *kinds)


def _entities(seeds: Sample) -> tuple[Entity, ...]:
    return seeds.account.stories[0].alignment.entities


def _people(seeds: Sample, surname: str) -> list[Entity]:
    return [e for e in _entities(seeds) if any(surname in m.text for m in e.mentions)]


def _annotated(seeds: Sample) -> Iterable[Span]:
    """Yield the span of everything that was found in the articles."""
    for notes in seeds.account.stories[0].alignment.annotations:
        for found in (notes.sentences, notes.mentions, notes.quotes, notes.figures, notes.times):
            yield from (one.span for one in found)


def _words(seeds: Sample, span: Span) -> str:
    return span.of(seeds.account_article(span.article).text)


def _quote(seeds: Sample, number: int, words: str) -> Quote:
    return seeds.quotes_at(_file(number), words)[0]


def _utterance(seeds: Sample, number: int, words: str) -> Utterance:
    return seeds.utterances_at(_file(number), words)[0]


def test_the_five_are_one_story(seeds: Sample) -> None:
    assert len(seeds.account.stories) == 1
    assert len(seeds.account.stories[0].story.articles) == 5


@pytest.mark.parametrize("furniture", FURNITURE)
def test_no_annotation_holds_page_furniture(seeds: Sample, furniture: str) -> None:
    assert [t for t in (_words(seeds, s) for s in _annotated(seeds)) if furniture in t] == []


def test_nobody_is_called_washington_examiner(seeds: Sample) -> None:
    people = [e.name for e in _entities(seeds) if e.kind == "person"]
    speakers = [
        q.speaker.name
        for notes in seeds.account.stories[0].alignment.annotations
        for q in notes.quotes
        if q.speaker
    ]
    assert [n for n in (*people, *speakers) if n and "Examiner" in n] == []


@pytest.mark.parametrize(
    ("one", "other"), [("Tzachi Hanegbi", "Tzahi Hanegbi"), ("Ron Dermer", "Ron Demer")]
)
def test_a_name_spelled_two_ways_is_one_person(seeds: Sample, one: str, other: str) -> None:
    found = [e for e in _entities(seeds) if one in {text for text, _ in e.spellings}]
    assert [e.kind for e in found] == ["person"]
    assert other in {text for text, _ in found[0].spellings}


@pytest.mark.parametrize(
    ("one", "other"), [("Tzachi Hanegbi", "Tzahi Hanegbi"), ("Ron Dermer", "Ron Demer")]
)
def test_a_name_spelled_two_ways_is_a_finding(seeds: Sample, one: str, other: str) -> None:
    values = [{side.value for side in f.sides} for f in _findings(seeds, "name")]
    assert {one, other} in values


def test_the_words_on_joining_hands_are_one_utterance_that_differs(seeds: Sample) -> None:
    utterance = _utterance(seeds, 1, "join hands using both military")
    assert utterance.id == _utterance(seeds, 3, "require us to join hands").id
    told = [f for f in _findings(seeds, "wording") if any("join hands" in s.value for s in f.sides)]
    assert told
    assert {s.article for side in told[0].sides for s in side.spans} == {
        seeds.articles[_file(number)].id for number in (1, 3)
    }


def test_todays_resolution_is_one_utterance_given_to_two_speakers(seeds: Sample) -> None:
    words = "Today’s resolution gives Hamas hope"
    assert _utterance(seeds, 0, words).id == _utterance(seeds, 3, words).id
    named = [{bare(side.value) for side in f.sides} for f in _findings(seeds, "speaker")]
    assert {bare("Netanyahu’s office"), bare("Benjamin Netanyahu")} in named


def _side(seeds: Sample, finding: Finding, number: int) -> list[Side]:
    article = seeds.articles[_file(number)].id
    return [side for side in finding.sides if any(s.article == article for s in side.spans)]


def test_the_hostages_still_held_are_counted_differently(seeds: Sample) -> None:
    found = [
        finding
        for finding in _findings(seeds, "figure")
        for thirty in _side(seeds, finding, 1)
        for hundred in _side(seeds, finding, 2)
        if "70" in " ".join(_words(seeds, s) for s in thirty.spans)
        and "around 100" in " ".join(_words(seeds, s) for s in hundred.spans)
        and thirty is not hundred
    ]
    assert len(found) == 1


@pytest.mark.parametrize("figure", ["32,000", "250"])
def test_the_killed_and_the_captured_are_no_finding(seeds: Sample, figure: str) -> None:
    told = [
        _words(seeds, span)
        for finding in _findings(seeds, "figure", "update")
        for side in finding.sides
        for span in side.spans
    ]
    assert [words for words in told if figure in words] == []


@pytest.mark.parametrize("number", range(5))
def test_tuesday_is_the_26th_of_march_in_every_report(seeds: Sample, number: int) -> None:
    times = [t for t in seeds.notes(_file(number)).times if t.text.endswith("Tuesday")]
    assert times
    assert {t.start for t in times} == {datetime(2024, 3, 26)}
    assert {t.anchor for t in times} == {"article" if number == 2 else "story"}


def test_the_agency_behind_the_one_pickup_is_named(seeds: Sample) -> None:
    pickup = seeds.articles[_file(2)]
    assert pickup.credit == "AP"
    lineage = seeds.account.stories[0].story.lineage_of(pickup.id)
    assert lineage.origin in ("AP", "Associated Press", "The Associated Press")


def test_the_report_written_before_the_meeting_is_told_as_such(seeds: Sample) -> None:
    early = seeds.articles[_file(4)].id
    announced = [
        {span.article for span in side.spans}
        for finding in _findings(seeds, "status")
        for side in finding.sides
        if side.value == "announced"
    ]
    assert announced
    assert all(articles == {early} for articles in announced)


def test_hostages_and_captives_are_under_wording(seeds: Sample) -> None:
    shown = [
        {_words(seeds, s).casefold() for term in naming.terms for s in term.spans}
        for naming in seeds.account.stories[0].comparison.wording
    ]
    assert [terms for terms in shown if {"hostages", "captives"} <= terms]


def test_the_account_verifies(seeds: Sample) -> None:
    assert len(verify(dumps(seeds.account), read([SEEDS])).articles) == 5


def test_a_changed_character_in_a_report_is_found(
    seeds: Sample,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path in SEEDS.glob("*.txt"):
        changed = path.read_bytes().replace(b"far too high", b"far too nigh")
        (tmp_path / path.name).write_bytes(changed)
    account = tmp_path / "account.json"
    account.write_text(dumps(seeds.account), encoding="utf-8")
    argv = ["crosscheck", "verify", str(account), *map(str, sorted(tmp_path.glob("*.txt")))]
    monkeypatch.setattr("sys.argv", argv)
    with pytest.raises(SystemExit) as exited:
        main()
    assert exited.value.code == 1
    assert "nigh" in capsys.readouterr().err
