"""Articles per second of each stage on unlabelled news, one core, and peak memory.

Absolute times say something about a machine only; what is gated are ratios: a stage's time
against reading the same text with one regular expression over words, and how it grows.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TypeVar

import crosscheck
from bench import corpora
from crosscheck.engine import Here
from crosscheck.pipeline import annotate_all, clean_all, silent, tell_all
from crosscheck.settings import Settings
from crosscheck.text.tokens import tokens

ARTICLES = 400
T = TypeVar("T")


@dataclass(frozen=True)
class Timing:
    """Seconds that a stage took for so many articles."""

    stage: str
    seconds: float
    articles: int

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds


def timings(count: int = ARTICLES) -> list[Timing]:
    """Return the time of each stage over the first articles, one after the other."""
    rows = list(islice(corpora.lines("unlabelled/news_articles"), count))
    stream = "\n".join(json.dumps(row) for row in rows).encode()
    found: list[Timing] = []

    def timed(stage: str, work: Callable[[], T]) -> T:
        started = time.perf_counter()
        result = work()
        found.append(Timing(stage, time.perf_counter() - started, count))
        return result

    settings, engine = Settings(), Here()
    timed("words", lambda: sum(1 for row in rows for _ in tokens(row["text"])))
    documents = timed("read", lambda: list(crosscheck.read(["-"], stdin=BytesIO(stream))))
    articles, _ = timed("clean", lambda: clean_all(documents, settings, engine, silent))
    stories = timed("group", lambda: crosscheck.group(articles))
    annotated, _ = timed(
        "annotate", lambda: annotate_all(stories, settings.annotate, engine, silent)
    )
    timed("compare", lambda: tell_all(stories, annotated, settings, engine, silent))
    return found


def peak_memory_mib() -> float:
    """Return the most memory this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure() -> dict[str, float]:
    """Return each stage's articles per second, and its time against words alone."""
    found = timings()
    base = found[0].seconds
    figures = {f"speed.{t.stage}.articles_per_second": t.rate for t in found}
    figures |= {f"speed.{t.stage}.of_words": base / t.seconds for t in found[1:]}
    return figures | {"speed.peak_memory_mib": peak_memory_mib()}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:<52} {value:>10.2f}")
