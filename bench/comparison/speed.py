"""How the time of comparing a story grows with its reports: align, compare and tell, one core.

The reports are those of Timeline17 on one subject after the other (``timelines/timeline17``), in
each drawn in a fixed order without regard to length, as one story: real texts with much in common.
The processor's time is taken, reading apart.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from typing import Any

from bench import corpora
from bench.compared import Line
from bench.comparison.stories import story_of
from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.model import Annotations, Story, content_id
from crosscheck.tell import tell

LARGEST = "H1N1"
CURVE = (10, 20, 50, 100, 200, 500)


def measure() -> dict[str, float]:
    """Return how many times the time of ten reports fifty take."""
    ten, fifty = (sum(seconds(*story(count))) for count in (10, 50))
    return {"comparison.fifty_reports_by_ten": fifty / ten}


def compared() -> Iterator[Line]:
    """Yield the curve, stage by stage, and each size by the time of ten reports."""
    first = 0.0
    for count in CURVE:
        taken = seconds(*story(count))
        first = first or sum(taken)
        stages = dict(zip(("align", "compare", "tell"), taken, strict=True))
        figures = {"reports": float(count), **stages, "by ten reports": sum(taken) / first}
        yield Line("seconds", "timeline17", "ours", figures)


def story(count: int) -> tuple[Story, tuple[Annotations, ...]]:
    """Return a story of so many reports, read."""
    rows = sorted(corpora.lines("timelines/timeline17"), key=_order)
    told = islice(({"title": "", "outlet": "", **row} for row in rows), count)
    made = story_of(told)
    return made, annotate(made)


def _order(row: dict[str, Any]) -> tuple[bool, str, str]:
    """Order by subject, that of most reports first, then as if drawn by lot."""
    return row["topic"] != LARGEST, row["topic"], content_id(row["id"])


def seconds(told: Story, annotations: tuple[Annotations, ...]) -> tuple[float, float, float]:
    """Return the processor's time of aligning, of comparing and of telling a story."""
    begun = time.process_time()
    aligned = align(told, annotations)
    after = time.process_time()
    found = compare(aligned)
    last = time.process_time()
    tell(found)
    return after - begun, last - after, time.process_time() - last
