"""How collections are halved; the peers' own parts: running centroids, the choice of settings."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from bench.compared import Line
from bench.stories import stories
from bench.stories.collections import Collection, collections
from bench.stories.peers import tuned
from bench.stories.peers.likeness import Likeness
from bench.stories.peers.linked import cuts_in_time
from bench.stories.peers.online import Nearness, streamed
from bench.stories.peers.tuned import PEERS, middle_of_the_best
from tests.conftest import MakeArticle

ROWS = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [0.6, 0.8]])


@pytest.mark.shared
def test_a_story_is_in_one_half_and_every_article_in_one(shared: Path) -> None:
    halved = [collection for collection in collections() if collection.tuning]
    assert [collection.name for collection in halved] == ["basil", "ecbplus", "gva"]
    for collection in halved:
        tuning, measured = (collection.half(tuning=half) for half in (True, False))
        assert not set(tuning.stories) & set(measured.stories)
        assert len(tuning.articles) + len(measured.articles) == len(collection.articles)
        assert 0.35 < len(tuning.articles) / len(collection.articles) < 0.65


@pytest.mark.shared
def test_the_two_events_of_a_topic_are_in_one_half(shared: Path) -> None:
    ecbplus = next(c for c in collections() if c.name == "ecbplus").half(tuning=True)
    topics = {story.removesuffix("ecb").removesuffix("ecbplus") for story in ecbplus.stories}
    assert all({f"{topic}ecb", f"{topic}ecbplus"} <= set(ecbplus.stories) for topic in topics)
    assert all(int(topic) % 2 for topic in topics)


def test_a_report_joins_the_nearest_centroid() -> None:
    likeness = Likeness(ROWS @ ROWS.T, np.zeros(4))
    # The second joins the first (.8). The third begins a story; to it the fourth is as near (.8)
    # as it is far from the first two's centroid, (.9487, .3162): .822.
    assert streamed(likeness, Nearness(0.75)) == [0, 0, 1, 0]
    assert streamed(likeness, Nearness(0.9)) == [0, 1, 2, 1]


def test_nearness_fades_since_a_storys_newest_report() -> None:
    likeness = Likeness(ROWS @ ROWS.T, np.array([0.0, 2.0, 0.0, 9.0]))
    assert streamed(likeness, Nearness(0.75, days=3)) == [0, 2, 1, 3]  # .8 × e^(−2/3) is .41
    assert streamed(likeness, Nearness(0.4, days=3)) == [0, 0, 1, 2]


def test_of_equal_settings_the_middle_of_a_row_is_taken() -> None:
    assert middle_of_the_best([0.9, 0.5, 0.9, 0.9, 0.9, 0.8]) == 3
    assert middle_of_the_best([0.1, 0.7]) == 1


def test_a_peer_that_is_not_installed_is_named(
    make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tuned, "find_spec", lambda name: None)
    dated = Collection("two", [make_article("One.", day="2026-03-17"), make_article("Two.")], ["a"])
    lines = list(stories._peers(dated, dated))
    assert [line.reader for line in lines] == [peer.name for peer in PEERS]
    assert all(line.note.startswith("not installed: pip install") for line in lines)


def test_without_dates_time_counts_for_nothing() -> None:
    undated = Likeness(ROWS @ ROWS.T, np.full(4, np.nan))
    assert {by.days for by in cuts_in_time(undated)} == {math.inf}
    assert np.array_equal(undated.faded(3.0), undated.cosines)
    assert streamed(undated, Nearness(0.75, days=3)) == [0, 0, 1, 0]


def test_f1_at_a_glance_has_a_line_for_each_reader() -> None:
    figures = {"F1": 0.9, "2+ F1": 0.8}
    readers = ("ours, pile", "a peer")
    halves = [
        Line("stories", on, r, figures) for on in ("ecbplus", "gva, measured") for r in readers
    ]
    lines = [Line("stories", "gva", "ours, pile", {"F1": 0.1}), *halves]
    glance = list(stories._at_a_glance(lines))
    assert [line.reader for line in glance] == list(readers)
    assert glance[0].figures == {"ecbplus": 0.9, "gva, measured": 0.9, "gva, measured, 2+": 0.8}
