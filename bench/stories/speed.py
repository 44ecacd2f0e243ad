"""How fast a stream is grouped, on one core, by how many reports are live; and its memory.

``python -m bench.stories.speed`` prints, for both kinds of `bench.stories.resampled` streams and
1,000 to 300,000 live reports: articles a second for `Grouper.add` (one by one) and for
`Grouper.extend` (64 together), from text to story, by the processor's time of this process
alone; the memory that the live reports take, their own text apart; stories; then memory after
each of three windows, and the functions that take most of the time.

What is gated are ratios within one run: the time of reading the same texts' words against
the time of all, and how the time of a report grows from 1,000 to 10,000 live ones.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench.stories.resampled import STREAMS, WINDOW_DAYS
from crosscheck.group import Grouper
from crosscheck.model import Article
from crosscheck.settings import GroupSettings
from crosscheck.text.hashes import hashed_words

LIVE = (1_000, 10_000, 100_000, 300_000)
TOGETHER = 64
TIMED = 40 * TOGETHER
WINDOWS, WINDOW = 3, 20_000
SHOWN = 12
MIB = 1 << 20


class Point(NamedTuple):
    """What a stream does at so many live reports.

    Args:
        add, extend: articles a second.
        own_mib, text_mib: what the index takes, and what the live texts take.
    """

    live: int
    add: float
    extend: float
    own_mib: float
    text_mib: float
    stories: int


def batches(articles: Iterator[Article], count: int) -> Iterator[list[Article]]:
    """Yield the next reports in batches."""
    while count > 0:
        yield list(islice(articles, min(TOGETHER, count)))
        count -= TOGETHER


def spent(work: Callable[[], object]) -> float:
    """Return the processor's seconds that something takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def fed(grouper: Grouper, articles: Iterator[Article], count: int) -> float:
    """Give a grouper the next reports in batches, and return the seconds that it took."""
    return sum(
        spent(lambda batch=batch: grouper.extend(batch, repair=False))  # type: ignore[misc]
        for batch in batches(articles, count)
    )


def added(grouper: Grouper, articles: Iterator[Article], count: int) -> float:
    """Give a grouper the next reports one by one, and return the seconds that it took."""
    return sum(
        spent(lambda article=article: grouper.add(article))  # type: ignore[misc]
        for article in list(islice(articles, count))
    )


def windowed() -> Grouper:
    """Return a grouper whose window a stream fills."""
    return Grouper(GroupSettings(window_days=WINDOW_DAYS))


def held_mib() -> float:
    """Return the memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def text_mib(grouper: Grouper) -> float:
    """Return what the texts of the live reports take."""
    return sum(sys.getsizeof(article.text) for article in grouper.reports) / MIB


def point(kind: str, live: int) -> Point:
    """Fill a window and measure what comes after."""
    articles, grouper = STREAMS[kind](live), windowed()
    next(articles)  # the sources are read
    before = held_mib()
    fed(grouper, articles, live)
    by_batch = fed(grouper, articles, TIMED)
    one_by_one = added(grouper, articles, TIMED)
    texts = text_mib(grouper)
    own = held_mib() - before - texts
    return Point(live, TIMED / one_by_one, TIMED / by_batch, own, texts, grouper.count())


def windows(kind: str) -> Iterator[float]:
    """Yield the memory that is held after each window."""
    articles, grouper = STREAMS[kind](WINDOW), windowed()
    next(articles)
    before = held_mib()
    for _ in range(WINDOWS):
        fed(grouper, articles, WINDOW)
        yield held_mib() - before


def profiled(kind: str, live: int) -> list[tuple[str, float]]:
    """Return the functions that take most of the time themselves, and their share of it."""
    articles, grouper = STREAMS[kind](live), windowed()
    fed(grouper, articles, live)
    ready = list(batches(articles, TIMED))
    profile = cProfile.Profile()
    profile.enable()
    for batch in ready:
        grouper.extend(batch, repair=False)
    profile.disable()
    rows = [(row[2], where) for where, row in pstats.Stats(profile).stats.items()]  # type: ignore[attr-defined]
    total = sum(seconds for seconds, _ in rows)
    ranked = sorted(rows, reverse=True)[:SHOWN]
    return [(f"{Path(file).stem} {name}", seconds / total) for seconds, (file, _, name) in ranked]


def measure() -> dict[str, float]:
    """Return quick ratios, for the gate."""
    seconds = {}
    for live in LIVE[:2]:
        articles, grouper = STREAMS["events"](live), windowed()
        fed(grouper, articles, live)
        timed = list(islice(articles, TIMED))
        seconds[live] = fed(grouper, iter(timed), TIMED)
    words = spent(lambda: [hashed_words(article.text) for article in timed])
    few, many = seconds.values()
    return {"stories.stream.of_words": words / many, "stories.stream.growth": many / few}


def main() -> None:
    """Print the curve, memory over three windows, and the profile."""
    kinds = [kind for kind in STREAMS if kind in sys.argv] or list(STREAMS)
    for kind in kinds:
        print(
            f"{kind:<8}{'live':>9}{'add/s':>8}{'extend/s':>10}{'MiB':>7}{'text':>7}{'stories':>9}"
        )
        for live in LIVE:
            at = point(kind, live)
            print(f"{'':<8}{at.live:>9,}{at.add:>8.0f}{at.extend:>10.0f}", end="")
            print(f"{at.own_mib:>7.0f}{at.text_mib:>7.0f}{at.stories:>9,}", flush=True)
        memory = ", ".join(f"{mib:.0f}" for mib in windows(kind))
        print(f"MiB held after each window of {WINDOW:,}: {memory}", flush=True)
        for name, share in profiled(kind, WINDOW):
            print(f"  {share:>6.1%}  {name}")


if __name__ == "__main__":
    main()
