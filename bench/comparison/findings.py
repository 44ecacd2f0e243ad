"""Findings against the differences that a careful reader listed in twelve events.

A finding meets a difference of its kind where two of its sides touch two sides of the
difference, each in its own report. What is shown and met no difference is printed by
``python -m bench.comparison.findings``, to be judged by eye: the list holds what one reader thought
worth telling.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, permutations
from typing import NamedTuple

from bench.compared import Line
from bench.comparison.events import Difference, Event, Part, events
from bench.comparison.stories import stories
from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.model import Annotations, Comparison, Span, Story

_PARTS: tuple[Part, ...] = ("measure", "tune")


class Shown(NamedTuple):
    """Something told of as a difference."""

    kind: str
    about: str
    sides: tuple[tuple[str, tuple[Span, ...]], ...]


@cache
def shown(event_key: str, part: Part) -> tuple[Shown, ...]:
    """Return all that the account of an event would show as a difference."""
    event = next(e for e in events(part) if e.key == event_key)
    return shown_of(event.story, event.annotated())


def shown_of(story: Story, annotated: tuple[Annotations, ...]) -> tuple[Shown, ...]:
    """Return all that the account of a story would show as a difference."""
    found: Comparison = compare(align(story, annotated))
    told = [
        Shown(f.kind, f.about, tuple((s.value, s.spans) for s in f.sides)) for f in found.findings
    ]
    told += [
        Shown("naming", n.about, tuple((t.text, t.spans) for t in n.terms)) for n in found.wording
    ]
    return tuple(told)


def meets(told: Shown, difference: Difference) -> bool:
    """Whether two sides of what is told lie on two sides of a difference, in two reports."""
    if told.kind != difference.type and {told.kind, difference.type} != {"figure", "update"}:
        return False
    return any(
        one.overlaps(a) and other.overlaps(b) and one.article != other.article
        for (_, first), (_, second) in permutations(told.sides, 2)
        for left, right in permutations(difference.sides, 2)
        for one in first
        for other in second
        for a in left
        for b in right
    )


def found(part: Part) -> Iterator[tuple[Event, Shown | None, Difference | None]]:
    """Yield what is shown with the difference it meets, then the differences nothing met."""
    for event in events(part):
        met = set()
        for told in shown(event.key, part):
            hits = [n for n, d in enumerate(event.differences) if meets(told, d)]
            met.update(hits)
            yield event, told, event.differences[hits[0]] if hits else None
        for number, difference in enumerate(event.differences):
            if number not in met:
                yield event, None, difference


def measure() -> dict[str, float]:
    """Return, of each half, how many findings are shown, and the share of the gold found."""
    figures = {}
    for part in _PARTS:
        rows = list(found(part))
        told = [row for row in rows if row[1]]
        total = sum(len(event.differences) for event in events(part))
        missed = sum(row[1] is None for row in rows)
        figures[f"findings.events.{part}.shown"] = float(len(told))
        figures[f"findings.events.{part}.in_gold"] = sum(bool(r[2]) for r in told) / (
            len(told) or 1
        )
        figures[f"findings.events.{part}.recall"] = 1 - missed / total
    return figures


def compared() -> Iterator[Line]:
    """Yield, of each half and kind, what is shown, how much of it is in the gold, and recall."""
    for part in _PARTS:
        rows = list(found(part))
        kinds = Counter(d.type for event in events(part) for d in event.differences)
        for kind in sorted({*kinds, *(told.kind for _, told, _ in rows if told)}):
            told = [met for _, one, met in rows if one and one.kind == kind]
            missed = sum(one is None and d is not None and d.type == kind for _, one, d in rows)
            yield Line(
                f"findings: {kind}",
                f"events, {part}",
                "ours",
                {
                    "shown": float(len(told)),
                    "in the gold": float(sum(map(bool, told))),
                    "gold": float(kinds[kind]),
                    "recall": 1 - missed / kinds[kind] if kinds[kind] else 0.0,
                },
            )


_OTHERS = (("claims/basil_2010_2014", "event"), ("stories/gva_2013_2015", "story"))
_OUTLETS = 3
_EVERY = 7


def others() -> Iterator[Story]:
    """Yield every seventh event of three outlets or more that is in no half of the gold."""
    held = {a.id for part in _PARTS for event in events(part) for a in event.story.articles}
    every = (
        story
        for name, field in _OTHERS
        for story in stories(name, field)
        if len({article.source for article in story.articles}) >= _OUTLETS
        and held.isdisjoint(article.id for article in story.articles)
    )
    return islice(every, 0, None, _EVERY)


def _of_others(kind: str) -> None:
    """Print what is shown of other events, to be judged by eye."""
    for story in others():
        for told in shown_of(story, annotate(story)):
            if kind in told.kind:
                print(f"\nSHOWN {told.kind}: {told.about}")
                _read_aloud(story, [spans for _, spans in told.sides])


def main() -> None:
    """Print what is shown, and what was missed, with the reports' words."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("part", choices=(*_PARTS, "others"))
    options.add_argument("--kind", default="")
    chosen = options.parse_args()
    if chosen.part == "others":
        _of_others(chosen.kind)
        return
    for event, told, difference in found(chosen.part):
        if told and chosen.kind in told.kind:
            print(f"\n{'FOUND' if difference else 'SHOWN'} {told.kind}: {told.about}")
            _read_aloud(event.story, [spans for _, spans in told.sides])
        elif difference and not told and chosen.kind in difference.type:
            print(f"\nMISSED {difference.type}: {difference.about}. {difference.why}")
            _read_aloud(event.story, difference.sides)


def _read_aloud(story: Story, sides: Iterable[Iterable[Span]]) -> None:
    """Print each side's words with what stands around them."""
    texts = {article.id: article for article in story.articles}
    for number, spans in enumerate(sides, 1):
        for span in spans:
            article = texts[span.article]
            before = article.text[max(0, span.start - 90) : span.start]
            after = article.text[span.end : span.end + 90]
            line = f"{before}[[{span.of(article.text)}]]{after}".replace("\n", " ")
            print(f"  {number} {article.source}: {line}")


if __name__ == "__main__":
    main()
