"""A stream of reports: the same stories as a pile, kept, corrected, saved and let go of."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from crosscheck.errors import ParseError
from crosscheck.group import Corrections, Grouper, group
from crosscheck.model import Article
from crosscheck.settings import GroupSettings
from tests.conftest import MakeArticle

EVENTS = {
    "ferry": "ferry Alva aground Tessen fog lighthouse captain Brandt passengers radar coastguard",
    "barge": "barge Corvin sank Lindhaven lock gravel skipper Haldane canal diesel divers gate",
    "tram": "tram Orrinbridge market square council vote traders rails mayor Torvald lawsuit",
    "kettle": "kettle Brennholt recall switch overheat base supplier Kessen bimetal strips",
    "choir": "choir Tessen Graz prize conductor Sund sopranos rehearsal competition silver singers",
    "snow": "snow Marrow pass lorries ploughs avalanche wardens skiers Haldane slopes closed",
}
FILLER = (
    "people said that the day had been long and that more would be known soon after officials "
    "met again to talk about what they had seen there and why nobody was told before it began"
)


def _report(make: MakeArticle, event: str, number: int, day: int) -> Article:
    chance = random.Random(f"{event} {number}")
    words = EVENTS[event].split()
    told = [" ".join(chance.sample(words, 6)) for _ in range(4)]
    rest = chance.sample(FILLER.split(), 20)
    text = f"{'. '.join(told)}. {' '.join(rest)}."
    when = date(2026, 3, 1) + timedelta(days=day)
    return make(text, title=" ".join(words[:3]), source=f"{event} {number}", day=str(when))


@pytest.fixture
def stream(make_article: MakeArticle) -> list[Article]:
    """Return six reports of each of six events, in order of time."""
    found = [
        _report(make_article, event, number, 2 * place + number % 3)
        for place, event in enumerate(EVENTS)
        for number in range(6)
    ]
    return sorted(found, key=lambda a: (a.published.instant if a.published else 0.0, a.id))


def _sets(stories: object) -> set[frozenset[str]]:
    assert isinstance(stories, list)
    return {frozenset(a.source for a in story.articles) for story in stories}


def _fed(articles: list[Article], grouper: Grouper) -> Grouper:
    for article in articles:
        grouper.add(article)
    return grouper


def test_a_stream_ends_in_the_stories_of_the_pile(stream: list[Article]) -> None:
    streamed = _fed(stream, Grouper()).stories()
    assert _sets(streamed) == _sets(group(stream))
    assert len(streamed) == len(EVENTS)


@pytest.mark.parametrize("size", [2, 5, 17])
def test_a_stream_in_batches_ends_in_the_same_stories(stream: list[Article], size: int) -> None:
    grouper = Grouper()
    for start in range(0, len(stream), size):
        grouper.extend(stream[start : start + size], repair=False)
    assert _sets(grouper.stories()) == _sets(_fed(stream, Grouper()).stories())


def test_reports_of_one_day_may_come_in_any_order(stream: list[Article]) -> None:
    told = _sets(_fed(stream, Grouper()).stories())
    for seed in range(3):
        chance = random.Random(seed)
        shuffled = sorted(stream, key=lambda a: (a.published and a.published.day, chance.random()))
        assert _sets(_fed(shuffled, Grouper()).stories()) == told


def test_adding_an_article_twice_changes_nothing(stream: list[Article]) -> None:
    grouper = _fed(stream, Grouper())
    before = grouper.stories()
    assert grouper.add(stream[0]) == next(s.id for s in before if stream[0] in s.articles)
    assert grouper.stories() == before


def test_a_story_keeps_its_id_while_it_grows(stream: list[Article]) -> None:
    grouper = Grouper()
    first = grouper.add(stream[0])
    _fed(stream[1:], grouper)
    assert first in {story.id for story in grouper.stories() if stream[0] in story.articles}


@pytest.mark.parametrize("stopped", [0, 1, 13, 36])
def test_saved_in_the_middle_and_taken_up_it_goes_on_as_before(
    stream: list[Article], tmp_path: Path, stopped: int
) -> None:
    whole, first = Grouper(), Grouper()
    _fed(stream[:stopped], whole)
    _fed(stream[:stopped], first).save(tmp_path / "stories.npz")
    rest = Grouper.load(tmp_path / "stories.npz")
    assert [whole.add(a) for a in stream[stopped:]] == [rest.add(a) for a in stream[stopped:]]
    assert whole.stories() == rest.stories()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"[]"])
def test_what_is_no_saved_state_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "stories.npz"
    path.write_bytes(content)
    with pytest.raises(ParseError, match=r"stories\.npz: no saved stories"):
        Grouper.load(path)


def test_what_is_older_than_the_window_is_let_go(stream: list[Article]) -> None:
    grouper = _fed(stream, Grouper(GroupSettings(window_days=4)))
    days = [a.published.day for s in grouper.stories() for a in s.articles if a.published]
    newest = max(a.published.day for a in stream if a.published)
    assert 0 < len(days) < len(stream)
    assert min(days) >= newest - timedelta(days=5)


def _ids(stream: list[Article], event: str, count: int = 6) -> tuple[str, ...]:
    return tuple(a.id for a in stream if a.source.startswith(event))[:count]


def _together(stories: object, ids: tuple[str, ...]) -> int:
    assert isinstance(stories, list)
    return sum(any(a.id in ids for a in story.articles) for story in stories)


def test_reports_said_to_be_together_are_one_story_in_pile_and_stream(
    stream: list[Article],
) -> None:
    ids = (*_ids(stream, "ferry", 1), *_ids(stream, "choir", 1))
    said = Corrections(together=(ids,))
    assert _together(group(stream, corrections=said), ids) == 1
    assert _together(_fed(stream, Grouper(corrections=said)).stories(), ids) == 1


def test_reports_said_to_be_apart_are_two_stories_in_pile_and_stream(
    stream: list[Article],
) -> None:
    ids = _ids(stream, "ferry", 2)
    said = Corrections(apart=(ids,))
    assert _together(group(stream, corrections=said), ids) == 2
    assert _together(_fed(stream, Grouper(corrections=said)).stories(), ids) == 2


def test_reports_said_to_be_copies_are_one_lineage(stream: list[Article]) -> None:
    ids = _ids(stream, "tram", 3)
    stories = group(stream, corrections=Corrections(copies=(ids,)))
    [lineage] = [x for s in stories for x in s.lineages if ids[0] in x.articles]
    assert set(lineage.articles) == set(ids)


def test_copies_said_to_be_independent_are_two_lineages(make_article: MakeArticle) -> None:
    text = f"{EVENTS['barge']} {FILLER}"
    articles = [make_article(text, title="Barge sinks", source=name) for name in ("One", "Two")]
    ids = tuple(article.id for article in articles)
    counts = [
        len(group(articles, corrections=said)[0].lineages)
        for said in (Corrections(), Corrections(independent=(ids,)))
    ]
    assert counts == [1, 2]
