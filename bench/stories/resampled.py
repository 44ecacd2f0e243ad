"""Streams of any length, made of the unlabelled news, to measure speed with.

Texts are put together from runs of four words of real articles, with a fixed seed, each as
long as a real article is. So words, lengths and marks are those of news; and as copies are told
by runs of five words, what is no copy here does not look like one. Two kinds:

- ``mixed``: each report is seven tenths one article and three tenths another, both drawn
  at random. Reports of one article are alike, at any distance in time: many faint links.
- ``events``: a report is of a new event (one in four) or of one under way, rather a late one.
  An event is two or three articles; it gets one to twenty reports, each six tenths of
  its own runs and four of another article; one report in ten is the first part of
  an earlier one's text: a copy.

A stream is spread evenly over the window for which it is made.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from itertools import islice

from bench import corpora
from crosscheck.model import Article, Published

SOURCES = 8000
RUN_WORDS = 4
WINDOW_DAYS = 10.0
BEGUN = datetime(2024, 1, 1)
REPORTS = (1, 1, 1, 2, 2, 3, 4, 6, 10, 20)  # of an event, one of these
TOLD = 3  # texts of an event that may be copied


class Source:
    """A real article, whose runs of words may be drawn."""

    def __init__(self, outlet: str, title: str, text: str) -> None:
        self.outlet, self.title, self._text = outlet, title, text
        self._starts = [found.start() for found in re.finditer(r"\S+", text)]
        self.words = len(self._starts)
        self._starts += [len(text)] * RUN_WORDS

    def run(self, chance: random.Random) -> str:
        """Return some words in a row."""
        first = int(chance.random() * self.words)
        return self._text[self._starts[first] : self._starts[first + RUN_WORDS]]


@dataclass
class _Event:
    sources: list[Source]
    left: int
    told: list[str] = field(default_factory=list)


@cache
def _sources() -> list[Source]:
    rows = islice(corpora.lines("unlabelled/news_articles"), SOURCES)
    return [Source(row["outlet"], row["title"], row["text"]) for row in rows]


def mixed(live: int) -> Iterator[Article]:
    """Yield reports without end, so many in a window."""
    chance, sources = random.Random(7), _sources()
    number = 0
    while True:
        one, other = chance.choice(sources), chance.choice(sources)
        text = _woven(chance, [one] * 7 + [other] * 3, one.words)
        yield _report(number, live, one, one.title, text)
        number += 1


def events(live: int) -> Iterator[Article]:
    """Yield reports of events without end, so many in a window."""
    chance, sources = random.Random(7), _sources()
    running: list[_Event] = []
    number = 0
    while True:
        if not running or chance.random() < 0.25:
            drawn = chance.sample(sources, chance.choice((2, 3)))
            running.append(_Event(drawn, chance.choice(REPORTS)))
        event = running[int(chance.random() ** 0.5 * len(running))]
        rest = chance.choice(sources)
        title = chance.choice(event.sources).title
        yield _report(number, live, rest, title, _told(chance, event, rest))
        number += 1
        event.left -= 1
        if not event.left:
            running.remove(event)


STREAMS: dict[str, Callable[[int], Iterator[Article]]] = {"mixed": mixed, "events": events}


def _told(chance: random.Random, event: _Event, rest: Source) -> str:
    if event.told and chance.random() < 0.1:
        copied = chance.choice(event.told)
        return copied[: int(len(copied) * chance.uniform(0.5, 1.0))]
    drawn = event.sources * 3 + [rest] * 2 * len(event.sources)  # six tenths, four tenths
    text = _woven(chance, drawn, rest.words)
    if len(event.told) < TOLD:
        event.told.append(text)
    return text


def _woven(chance: random.Random, drawn: Sequence[Source], words: int) -> str:
    return " ".join(chance.choice(drawn).run(chance) for _ in range(0, words, RUN_WORDS))


def _report(number: int, live: int, source: Source, title: str, text: str) -> Article:
    when = BEGUN + timedelta(days=WINDOW_DAYS * number / live)
    published = Published(when, when, "minute", "given")
    return Article(f"report {number}", source.outlet, title, text, "resampled", published)
