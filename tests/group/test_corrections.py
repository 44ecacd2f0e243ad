"""What people say of stories holds: in a pile, in a stream, through repairs, saved and re-run."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.errors import ParseError
from crosscheck.group import Corrections, Grouper, group
from crosscheck.group.corrections import Named, corrections
from crosscheck.group.relations import Relations
from crosscheck.model import Article, Story, content_id, day_interval
from tests.conftest import MakeArticle

EVENTS = {
    "ferry": "ferry Alva aground Tessen fog lighthouse captain Brandt passengers radar coastguard",
    "barge": "barge Corvin sank Lindhaven lock gravel skipper Haldane canal diesel divers gate",
    "tram": "tram Orrinbridge market square council vote traders rails mayor Torvald lawsuit",
}
FILLER = "people said that the day had been long and that more would be known soon after it"


def _report(event: str, number: int) -> Article:
    """Return a report of an event; the third is a copy of the second."""
    chance = random.Random(f"{event} {min(number, 1)}")
    words = EVENTS[event].split()
    told = [" ".join(chance.sample(words, 6)) for _ in range(6)]
    text = f"{'. '.join(told)}. {' '.join(chance.sample(FILLER.split(), 10))}."
    when = day_interval(date(2026, 3, 1) + timedelta(days=number), "given")
    name = f"{event} {number}"
    return Article(content_id(name), name, " ".join(words[:3]), text, name, when)


REPORTS = sorted(
    (_report(event, number) for event in EVENTS for number in range(3)),
    key=lambda a: (a.published.instant if a.published else 0.0, a.id),
)
IDS = [report.id for report in REPORTS]
SETS = st.lists(st.sampled_from(IDS), min_size=2, max_size=3, unique=True).map(tuple)
STATEMENTS = st.lists(
    st.tuples(st.sampled_from(["together", "apart", "copies", "independent", "split"]), SETS),
    max_size=5,
)


def _said(statements: Iterable[tuple[str, tuple[str, ...]]]) -> Corrections:
    said = Corrections()
    for kind, ids in statements:
        said = said.saying(kind, *((ids[:1], ids[1:]) if kind == "split" else (ids,)))
    return said


def _streamed(said: Corrections, reports: Iterable[Article] = REPORTS) -> list[Story]:
    grouper = Grouper(corrections=said)
    for report in reports:
        grouper.add(report)
        grouper.repair()
    return grouper.stories()


def _broken(stories: list[Story], said: Corrections) -> list[str]:
    """What people said and the stories do not hold to."""
    relations = Relations(said)
    story_of = {a.id: story.id for story in stories for a in story.articles}
    lineage_of = {key: x.id for story in stories for x in story.lineages for key in x.articles}
    found = []
    for one, other in combinations(IDS, 2):
        same, kin = story_of[one] == story_of[other], lineage_of[one] == lineage_of[other]
        held = {"together": same, "apart": not same, "copies": kin, "independent": not kin}
        if said.copies:  # what was found may tie two that are said to be copies of others
            del held["independent"]
        found += [k for k, fine in held.items() if other in relations.partners(k, one) and not fine]
    return found


@given(STATEMENTS)
@settings(max_examples=60, deadline=None)
def test_what_people_say_holds_in_a_pile(
    statements: list[tuple[str, tuple[str, ...]]],
) -> None:
    said = _said(statements)
    assert _broken(group(REPORTS, corrections=said), said) == []


@given(STATEMENTS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_people_say_holds_in_a_stream_in_any_order(
    statements: list[tuple[str, tuple[str, ...]]], chance: random.Random
) -> None:
    said, reports = _said(statements), list(REPORTS)
    chance.shuffle(reports)
    assert _broken(_streamed(said, reports), said) == []


@given(STATEMENTS, st.integers(0, len(REPORTS)))
@settings(max_examples=20, deadline=None)
def test_what_people_say_holds_when_saved_in_the_middle(
    tmp_path_factory: pytest.TempPathFactory,
    statements: list[tuple[str, tuple[str, ...]]],
    stopped: int,
) -> None:
    path = tmp_path_factory.mktemp("saved") / "stories.npz"
    said = _said(statements)
    first = Grouper(corrections=said)
    first.extend(REPORTS[:stopped])
    first.save(path)
    rest = Grouper.load(path)
    rest.extend(REPORTS[stopped:])
    assert rest.corrections == said
    assert _broken(rest.stories(), said) == []


@given(STATEMENTS)
@settings(max_examples=20, deadline=None)
def test_a_second_run_gives_the_same(statements: list[tuple[str, tuple[str, ...]]]) -> None:
    said = _said(statements)
    assert group(REPORTS, corrections=said) == group(reversed(REPORTS), corrections=said)


@given(STATEMENTS)
@settings(max_examples=20, deadline=None)
def test_a_running_stream_can_be_corrected(
    statements: list[tuple[str, tuple[str, ...]]],
) -> None:
    grouper = Grouper()
    for report in REPORTS:
        grouper.add(report)
    said = _said(statements)
    assert _broken(grouper.corrected(said).stories(), said) == []


def test_a_corrected_story_keeps_its_id_as_long_as_most_of_it_stays() -> None:
    grouper = Grouper()
    for report in reversed(REPORTS):
        grouper.add(report)
    before = grouper.stories()
    assert [s.id for s in grouper.corrected(Corrections()).stories()] == [s.id for s in before]
    said = Corrections().saying("split", _ids("ferry 2"), _ids("ferry 0", "ferry 1"))
    after = grouper.corrected(said).stories()
    kept = _story(before, "ferry 0").id
    assert _story(after, "ferry 0").id == kept != _story(after, "ferry 2").id


def _ids(*names: str) -> tuple[str, ...]:
    return tuple(report.id for name in names for report in REPORTS if report.source == name)


def _story(stories: list[Story], name: str) -> Story:
    return next(s for s in stories if any(a.source == name for a in s.articles))


def _people(story: Story) -> list[str]:
    return [each.detail for each in story.evidence if each.signal == "people"]


def test_a_copy_is_split_off_although_its_text_was_found_elsewhere() -> None:
    said = Corrections().saying("split", _ids("ferry 2"), _ids("ferry 0", "ferry 1"))
    story = _story(group(REPORTS, corrections=said), "ferry 2")
    assert [a.source for a in story.articles] == ["ferry 2"]
    assert _people(story) == ["people said that the event is not that of: ferry 0, ferry 1"]


def test_a_story_says_that_people_joined_it() -> None:
    said = Corrections().saying("together", _ids("ferry 0", "barge 0"))
    story = _story(group(REPORTS, corrections=said), "ferry 0")
    [detail] = _people(story)
    assert detail.startswith("people said that these reports tell of one event: ")
    assert {"ferry 0", "barge 0"} == set(detail.partition(": ")[2].split(", "))


def test_a_lineage_says_that_people_tied_or_parted_it() -> None:
    said = Corrections().saying("copies", _ids("tram 0", "tram 1"))
    said = said.saying("independent", _ids("barge 1", "barge 2"))
    stories = group(REPORTS, corrections=said)
    told = {
        article: [e.detail for e in lineage.evidence if e.signal == "people"]
        for story in stories
        for lineage in story.lineages
        for article in lineage.articles
    }
    [copies] = told[_ids("tram 0")[0]]
    assert copies.startswith("people said that these reports have their text from one another")
    assert told[_ids("barge 1")[0]] == ["people said that the text is not from: barge 2"]


def test_together_wins_over_apart_and_says_so() -> None:
    pair = _ids("ferry 0", "barge 0")
    said = Corrections().saying("together", pair).saying("apart", pair)
    story = _story(group(REPORTS, corrections=said), "ferry 0")
    assert pair[1] in {a.id for a in story.articles}
    assert any("which counts less" in detail for detail in _people(story))


def test_without_corrections_no_story_speaks_of_people() -> None:
    assert [_people(story) for story in group(REPORTS)] == [[], [], []]


def test_a_correction_follows_a_report_whose_text_was_changed(make_article: MakeArticle) -> None:
    one, other = (make_article(_report("ferry", n).text, source=f"ferry {n}") for n in (0, 1))
    named = (Named(a.id, a.source, a.title) for a in (one, other))
    said = Corrections().saying("apart", (one.id, other.id)).naming(named)
    changed = make_article(f"{one.text} Correction: the radar was new.", source=one.source)
    assert changed.id != one.id
    assert len(group([changed, other], corrections=said)) == 2


def test_of_two_that_may_be_the_changed_report_neither_is_meant(make_article: MakeArticle) -> None:
    said = Corrections().saying("apart", ("old", "b")).naming([Named("old", "Post", "A title")])
    twins = [make_article(text, source="Post") for text in ("One text.", "Another text.")]
    assert said.following(twins) == said


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    said = Corrections().saying("apart", ("a", "b")).saying("copies", ("b", "c", "d"))
    said = said.saying("split", ("a",), ("c", "d")).naming([Named("a", "Post", "Fährunglück")])
    path = tmp_path / "corrections.json"
    path.write_text(said.written(), encoding="utf-8")
    assert corrections(path) == said


def test_a_file_by_hand_needs_no_more_than_the_ids(tmp_path: Path) -> None:
    path = tmp_path / "corrections.json"
    path.write_text('{"apart": [["a", "b"]]}', encoding="utf-8")
    assert corrections(path) == Corrections(apart=(("a", "b"),))


def test_saying_the_same_twice_changes_nothing() -> None:
    said = Corrections().saying("together", ("a", "b"))
    assert said.saying("together", ("a", "b")) == said


def test_what_is_taken_back_is_no_longer_said() -> None:
    said = Corrections().saying("together", ("a", "b")).naming([Named("a", "Post", "Ferry")])
    [statement] = said.statements()
    assert said.without(statement) == Corrections()


@pytest.mark.parametrize(("kind", "ids"), [("similar", ("a", "b")), ("apart", ("a", "a"))])
def test_what_cannot_be_said_is_refused(kind: str, ids: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=kind):
        Corrections().saying(kind, ids)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"same": []}',
        '{"apart": [["a"]]}',
        '{"apart": [["a", "a"]]}',
        '{"apart": [[]]}',
        '{"apart": 3}',
        '{"split": [["a", "b"]]}',
        '{"split": [[["a"], []]]}',
        '{"reports": [{"id": "a"}]}',
        "[" * 100_000,
    ],
)
def test_a_file_that_holds_something_else_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "corrections.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ParseError, match=r"corrections\.json"):
        corrections(path)


def test_a_file_that_is_not_there_says_what_writes_it(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="crosscheck correct"):
        corrections(tmp_path / "corrections.json")


def test_relations_are_thought_through_to_the_end() -> None:
    said = Corrections().saying("together", ("a", "b")).saying("apart", ("b", "c"))
    said = said.saying("copies", ("c", "d"))
    relations = Relations(said)
    assert relations.partners("apart", "a") == {"c", "d"}
    assert relations.partners("independent", "d") == {"a", "b"}
    assert json.loads(said.written())["together"] == [["a", "b"]]
