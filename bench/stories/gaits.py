"""The stage's two gaits, at its default settings: a pile at once, and a stream in time order."""

from __future__ import annotations

from collections.abc import Callable

from bench.stories.collections import Collection, in_time
from crosscheck.group import Grouper


def pile(collection: Collection) -> list[str]:
    """Return the story of each article, all of them given at once."""
    grouper = Grouper()
    grouper.extend(in_time(collection.articles))
    return _told(grouper, collection)


def stream(collection: Collection) -> list[str]:
    """Return the story of each article, given one by one as they were published."""
    grouper = Grouper()
    for article in in_time(collection.articles):
        grouper.add(article)
    return _told(grouper, collection)


def _told(grouper: Grouper, collection: Collection) -> list[str]:
    story_of = {a.id: story.id for story in grouper.stories() for a in story.articles}
    return [story_of[article.id] for article in collection.articles]


GAITS: dict[str, Callable[[Collection], list[str]]] = {"pile": pile, "stream": stream}
