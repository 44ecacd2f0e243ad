"""How much is one story: each granularity on shootings whose day is known (GVA).

A *follow-up* is a report that appeared more than `LATE` days after its incident (the register's
day); it is joined where it stands in a story with a report of the first days. Joining them
costs precision, for shootings of one town resemble each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from bench import corpora
from bench.compared import Line
from bench.stories.collections import Collection, collections
from bench.stories.metrics import b_cubed
from crosscheck.group import group
from crosscheck.settings import GRANULARITIES, GroupSettings

LATE = 14


def compared() -> Iterator[Line]:
    """Yield a line for each granularity, over the half that tunes and the half that measures."""
    [gva] = [each for each in collections() if each.name == "gva"]
    for collection in (gva.half(tuning=True), gva.half(tuning=False)):
        for name in GRANULARITIES:
            figures = _figures(collection, GroupSettings(granularity=name))
            yield Line("granularity", collection.name, name, figures)


def measure() -> dict[str, float]:
    """Return the figures of the half that measures."""
    return {
        f"granularity.{line.reader}.{name}": value
        for line in compared()
        if line.on.endswith("measured")
        for name, value in line.figures.items()
    }


def _figures(collection: Collection, settings: GroupSettings) -> dict[str, float]:
    story_of = {a.id: s.id for s in group(collection.articles, settings) for a in s.articles}
    found = [story_of[article.id] for article in collection.articles]
    precision, recall, f1 = b_cubed(found, collection.stories)
    joined, late = _follow_ups(collection, story_of)
    share = joined / max(1, late)
    return {"precision": precision, "recall": recall, "f1": f1, "follow_ups": share}


def _follow_ups(collection: Collection, story_of: Mapping[str, str]) -> tuple[int, int]:
    """Return how many follow-ups are joined, and how many there are."""
    happened = {row["story"]: row["date"] for row in corpora.lines("stories/gva_2013_2015_frames")}
    after: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for article, story in zip(collection.articles, collection.stories, strict=True):
        if article.published and happened.get(story):
            days = (article.published.day - date.fromisoformat(happened[story])).days
            after[story].append((days, story_of[article.id]))
    joined = late = 0
    for reports in after.values():
        first = {story for days, story in reports if days <= LATE}
        told_late = [story in first for days, story in reports if days > LATE and first]
        joined, late = joined + sum(told_late), late + len(told_late)
    return joined, late


if __name__ == "__main__":
    from bench.compared import table

    print(table(compared()))
