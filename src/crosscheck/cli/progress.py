"""Progress on long work: shown on a terminal, silent in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscheck.pipeline import Progress

LABELS = {
    "clean": "reading and cleaning",
    "group": "grouping",
    "annotate": "annotating",
    "tell": "comparing and telling",
}


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """Yield what the pipeline reports to: a bar a stage on stderr, or nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console  # 50 ms to import: only where somebody looks on
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bars = Bars(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
    tasks: dict[str, int] = {}

    def told(stage: str, done: int, total: int | None) -> None:
        if stage not in tasks:
            tasks[stage] = int(bars.add_task(LABELS.get(stage, stage), total=total))
        bars.update(bars.task_ids[tasks[stage]], completed=done, total=total)

    with bars:
        yield told
