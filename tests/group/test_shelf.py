"""Stories by number, and the ids that they keep."""

from __future__ import annotations

from crosscheck.group.clusters.shelf import Shelf

ARTICLES = {1: "one", 2: "two", 3: "three"}


def ids(shelf: Shelf) -> list[str]:
    """Return the stories' ids, in order of their first reports."""
    stories = sorted(shelf.members, key=lambda story: shelf.members[story])
    return [shelf.id_of(s, lambda s: [ARTICLES[p] for p in shelf.members[s]]) for s in stories]


def test_an_id_stays_with_most_of_a_story_and_who_named_it_gets_another() -> None:
    shelf = Shelf()
    story = shelf.begin([1, 2, 3])
    (before,) = ids(shelf)
    shelf.replace([story], [[1], [2, 3]])
    alone, most = ids(shelf)
    assert most == before
    assert alone != before
    assert [alone, most] == ids(shelf)
