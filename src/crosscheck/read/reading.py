"""Reading: each place's bytes become documents, or a reason why not.

The kind is found out by content, in this order: bytes that name another kind (a PDF, an
image) are refused by that name; a first ``{`` or ``[`` is JSON or JSON Lines; markup is a
page; the rest is text. Only JSON Lines may be larger than the bound: it is read a line
at a time, and the bound holds for each line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from crosscheck.errors import FetchError, ParseError
from crosscheck.model import Document, Skipped
from crosscheck.read import kinds, places
from crosscheck.read.encodings import decoded
from crosscheck.read.pages import page
from crosscheck.read.records import from_json, from_json_lines
from crosscheck.read.streams import Bounded, opened
from crosscheck.read.texts import plain_text
from crosscheck.settings import ReadSettings


def read(
    sources: Iterable[str | Path],
    settings: ReadSettings = ReadSettings(),
    *,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Skipped]:
    """Yield what the sources hold, in their order; a folder's files sorted by path.

    Args:
        sources: files, folders, glob patterns, or ``-`` for standard input.
        settings: bounds on sizes, depth and number.
        stdin: what ``-`` reads; None takes the process's own.

    Raises:
        TypeError: a single path was given where a list of them is meant.
    """
    if isinstance(sources, (str, Path)):
        raise TypeError(f"sources is a list of paths, got {sources!r}: write [{str(sources)!r}]")
    return _bounded_count(_each(sources, settings, stdin), settings)


def _each(
    sources: Iterable[str | Path], settings: ReadSettings, stdin: BinaryIO | None
) -> Iterator[Document | Skipped]:
    for place in places.find(sources):
        if isinstance(place, Skipped):
            yield place
            continue
        try:
            if place == places.STANDARD_INPUT:
                stream = Bounded(stdin or sys.stdin.buffer, settings.max_bytes)
                yield from _documents(place, stream, settings)
            else:
                with closing(opened(place, settings.max_bytes)) as stream:
                    yield from _documents(place, stream, settings)
        except (FetchError, ParseError) as error:
            yield Skipped(error.source, "read", str(error))


def _bounded_count(
    found: Iterator[Document | Skipped], settings: ReadSettings
) -> Iterator[Document | Skipped]:
    count = 0
    for one in found:
        if isinstance(one, Document):
            if count == settings.max_articles:
                reason = (
                    f"reading stopped after {count:,} articles; what follows was not read: "
                    "raise read.max_articles, or give fewer files at a time"
                )
                yield Skipped(one.location, "read", reason)
                return
            count += 1
        yield one


def _documents(
    location: str, stream: Bounded, settings: ReadSettings
) -> Iterator[Document | Skipped]:
    head = stream.head(location)
    kind = kinds.kind_of(head, location)
    if kind == "lines":
        yield from from_json_lines(location, stream, settings)
        return
    raw = stream.rest(location)
    kinds.refuse_binary(raw, location)
    if kind == "json":
        yield from from_json(location, raw, settings)
        return
    content, encoding = decoded(raw, is_page=kind == "page")
    if kind == "page":
        yield page(location, content, encoding, settings)
    else:
        yield plain_text(location, content, encoding)
