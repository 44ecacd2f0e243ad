"""How fast and how large the reader is: words a second of one core, memory, growth.

Seconds are this process's own on the processor, not the wall's: they hold on a shared
machine. Memory is the most that a fresh process holds after reading the same articles one
after the other, with Python and every library in it. A long article costs in proportion to
its length: the time of one of 2 MB is set against that of its first eighth.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.compared import Line
from bench.corpora import lines
from crosscheck.annotate.figures.figures import figures
from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.quotes.quotes import quotes
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.stage import annotate_article
from crosscheck.annotate.times.times import times
from crosscheck.model import Article
from crosscheck.text.tokens import tokens

ARTICLES = 200
LONG = 2_000_000  # characters
PARTS = ("words", "sentences", "names", "quotes", "times", "figures")


def articles(count: int = ARTICLES) -> list[Article]:
    """Return the first of the unlabelled articles."""
    rows = islice(lines("unlabelled/news_articles"), count)
    return [Article(row["id"], row["outlet"], row["title"], row["text"], "") for row in rows]


def words_in(found: Iterable[Article]) -> int:
    """Return how many words the articles have, parted by white space."""
    return sum(len(article.text.split()) for article in found)


def seconds_of_parts(found: Iterable[Article]) -> dict[str, float]:
    """Return the processor's seconds of each part of the reader over the articles."""
    spent = dict.fromkeys(PARTS, 0.0)

    def timed(part: str, work: Callable[[], Any]) -> Any:
        started = time.process_time()
        result = work()
        spent[part] += time.process_time() - started
        return result

    for article in found:
        timed("words", lambda a=article: list(tokens(a.text)))  # type: ignore[misc]
        split = timed("sentences", lambda a=article: sentences(a))  # type: ignore[misc]
        named = timed("names", lambda a=article, s=split: mentions(a, s))  # type: ignore[misc]
        timed("quotes", lambda a=article, s=split, n=named: quotes(a, s, n))  # type: ignore[misc]
        when = timed("times", lambda a=article, s=split: times(a, None, s))  # type: ignore[misc]
        timed("figures", lambda a=article, s=split, t=when: figures(a, s, t))  # type: ignore[misc]
    return spent


def seconds_of_all(found: Iterable[Article]) -> float:
    """Return the processor's seconds of the whole reader over the articles."""
    started = time.process_time()
    for article in found:
        annotate_article(article, None)
    return time.process_time() - started


def growth() -> float:
    """Return how much longer a text of 2 MB takes, by length, than its first eighth."""
    text = "\n".join(row["text"] for row in islice(lines("unlabelled/news_articles"), 600))[:LONG]
    short, long = (Article("long", "", "", text[:end], "") for end in (LONG // 8, LONG))
    return seconds_of_all([long]) / seconds_of_all([short]) / 8


def peak_memory_mb() -> float:
    """Return the most megabytes that a process of its own holds while it reads the articles."""
    asked = [sys.executable, "-m", "bench.reading.speed", "--memory"]
    return float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)


def _most_held_mb() -> float:
    """Return the most that this process held: not what the one that began it did, on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def measure() -> dict[str, float]:
    """Return words a second, memory, growth, and the reader's time against words alone."""
    found = articles()
    seconds_of_all(found[:20])  # lists and weights load on first use
    count, parts, whole = words_in(found), seconds_of_parts(found), seconds_of_all(found)
    figures = {
        f"reader.{part}.words_per_second": count / parts[part]
        for part in PARTS
        if part not in ("words", "sentences")
    }
    return figures | {
        "reader.all.words_per_second": count / whole,
        "reader.all.of_words": parts["words"] / whole,
        "reader.peak_memory_mb": peak_memory_mb(),
        "reader.growth_to_2_mb": growth(),
    }


def compared() -> Iterator[Line]:
    """Yield our figures."""
    found = {name.removeprefix("reader."): value for name, value in measure().items()}
    yield Line("speed", "unlabelled news", "ours", found)


if __name__ == "__main__":
    if "--memory" in sys.argv:
        seconds_of_all(articles())
        print(_most_held_mb())
    else:
        for name, value in measure().items():
            print(f"{name:<36} {value:>12.2f}")
