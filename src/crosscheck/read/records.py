"""Records: articles as JSON or JSON Lines, under any of the usual field names.

A record's text goes before its page: what somebody extracted is what they read. JSON is
UTF-8 by its standard (RFC 8259); other bytes are refused, not guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from crosscheck.errors import ParseError
from crosscheck.model import Document, Skipped
from crosscheck.read.fields import facts_of, field_names
from crosscheck.read.pages import page
from crosscheck.read.streams import Bounded
from crosscheck.settings import ReadSettings


def from_json_lines(
    location: str, stream: Bounded, settings: ReadSettings
) -> Iterator[Document | Skipped]:
    """Yield a document for each line; a bad line is named and skipped, the rest read."""
    for number, line in enumerate(stream.lines(location), start=1):
        place = f"{location}:{number}"
        if line is None:
            reason = f"a line longer than {settings.max_bytes:,} bytes: raise read.max_bytes"
            yield Skipped(place, "read", reason)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            try:
                value = _parsed(line.rstrip(b"\r\n"), location, number)
            except ParseError as error:
                yield Skipped(error.source, "read", str(error))
            else:
                yield from _articles(place, value, settings)


def from_json(location: str, raw: bytes, settings: ReadSettings) -> Iterator[Document | Skipped]:
    """Yield a document for each article of a JSON file: an array, one object, an account."""
    value = _parsed(raw, location, 1)
    if isinstance(value, list):
        if not value:
            yield Skipped(location, "read", "an empty list: there is no article in it")
        for number, one in enumerate(value, start=1):
            yield from _articles(f"{location}#{number}", one, settings)
    else:
        yield from _articles(location, value, settings)


def _parsed(raw: bytes, location: str, line: int) -> Any:
    encoding = json.detect_encoding(raw)
    try:
        text = raw.decode(encoding)
        return json.loads(text, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        line += raw.count(b"\n", 0, error.start)
        message = f"not {error.encoding} at byte {error.start}: convert the file to UTF-8"
    except json.JSONDecodeError as error:
        line += error.lineno - 1
        message = f"not JSON: {error.msg}, column {error.colno}: mend or drop this line"
    except RecursionError:
        message = "JSON nested too deeply to be an article"
    except ValueError as error:
        message = f"not JSON: {error}"
    raise ParseError(message, source=f"{location}:{line}")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _articles(place: str, value: Any, settings: ReadSettings) -> Iterator[Document | Skipped]:
    """Yield the articles of one value: itself, or those in its ``articles``."""
    if not isinstance(value, dict):
        kind = type(value).__name__
        yield Skipped(place, "read", f"a JSON {kind}, not an article: one object an article")
        return
    inner = value.get("articles")
    if isinstance(inner, list) and "text" not in value:
        for number, one in enumerate(inner, start=1):
            yield from _articles(f"{place}#{number}", one, settings)
        return
    yield _article(place, value, settings)


def _article(place: str, record: dict[str, Any], settings: ReadSettings) -> Document | Skipped:
    facts = facts_of(record)
    text, html = facts.pop("text", ""), facts.pop("html", "")
    size = max(len(text), len(html))
    if size > settings.max_bytes:
        reason = f"larger than {settings.max_bytes:,} characters: raise read.max_bytes"
        return Skipped(place, "read", reason)
    if text:
        return Document(place, "record", text, **facts)
    if html:
        made = page(place, html, "utf-8", settings)
        if isinstance(made, Skipped):
            return made
        return Document(place, "html", html, **facts)
    names = ", ".join(map(str, list(record)[:8])) or "no field"
    looked = ", ".join(field_names("text")[:5])
    return Skipped(place, "read", f"the record has no text (looked for {looked}); it has {names}")
