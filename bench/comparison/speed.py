"""How the time of comparing a story grows with its reports."""

from __future__ import annotations

import time

from bench import corpora
from bench.comparison.stories import story_of
from crosscheck.align import align
from crosscheck.annotate import annotate


def measure() -> dict[str, float]:
    """Return the measures by name."""
    return {"alignment.fifty_reports_by_ten": seconds(50) / seconds(10)}


def seconds(count: int) -> float:
    """Return the processor time of aligning so many long reports that share a subject."""
    rows = [row for row in corpora.lines("stories/ecbplus") if row["topic"] == "1"]
    joined = [
        {**row, "id": f"{row['id']}{n}", "text": "\n".join([row["text"]] * 2)}
        for n in range(-(-count // len(rows)))
        for row in rows
    ][:count]
    story = story_of(joined)
    annotated = annotate(story)
    begun = time.process_time()
    align(story, annotated)
    return time.process_time() - begun
