"""Fields: what a record calls its text, title, date, and in what shapes it gives them.

Shapes seen in the wild: authors as a list, as objects with a name, or joined by ";"; a
publisher as an object; a date as seconds since 1970; Fundus's body as sections of
paragraphs; an account's ``published`` as an interval.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from crosscheck.text.lists import rows

_DIGITS_OF = {"day": 10, "month": 7, "year": 4}  # of an ISO date that a precision leaves


@cache
def _preferences() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in rows("crosscheck.read", "lists/fields.txt"))


@cache
def field_names(fact: str) -> tuple[str, ...]:
    """Return the names a fact may have, preferred first."""
    return tuple(name for name, what in _preferences() if what == fact)


def facts_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Return a record's facts by our names; what is missing or empty is left out.

    >>> facts_of({"maintext": "It rained.", "date_publish": "2026-03-17", "authors": ["A", "B"]})
    {'text': 'It rained.', 'byline': 'A, B', 'published': '2026-03-17'}
    """
    flat = _flattened(record)
    facts: dict[str, str] = {}
    for name, fact in _preferences():
        if name not in flat:
            continue
        written = _written(fact, flat[name])
        if fact == "source" and written.startswith(("http://", "https://")):
            facts.setdefault("url", written)
        elif written:
            facts.setdefault(fact, written)
    return facts


def _flattened(record: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in record.items():
        flat.setdefault(re.sub(r"[^a-z]", "", str(key).lower()), value)
    for inner in ("fields", "html"):  # The Guardian's fields, Fundus's page
        if isinstance(flat.get(inner), Mapping):
            nested = _flattened(flat.pop(inner))
            if inner == "html":
                nested = {k: v for k, v in nested.items() if k in ("requestedurl", "content")}
                flat["html"] = nested.pop("content", None)
            flat = nested | flat
    return flat


def _written(fact: str, value: Any) -> str:
    if fact in ("text", "html"):
        return _text(value)
    if fact in ("published", "modified"):
        return _time(value)
    if isinstance(value, str) and fact != "byline":
        return value.strip(" ")
    names = _names(value)
    return ", ".join(names) if fact == "byline" else (names[0] if names else "")


def _text(value: Any) -> str:
    """Return a text as given, or the paragraphs of one given in parts, one a line."""
    if isinstance(value, str):
        return value if value.strip() else ""
    parts: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        elif isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, Mapping):
            inner = [one.get(key) for key in ("summary", "sections", "headline", "paragraphs")]
            waiting.extend(part for part in reversed(inner) if part)
    return "\n".join(part for part in parts if part.strip())


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [part for name in value.split(";") if (part := name.strip())]
    if isinstance(value, Mapping):
        return _names(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    return []


def _time(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        start, precision = str(value.get("start") or ""), str(value.get("precision"))
        return start[: _DIGITS_OF.get(precision, 40)]
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 1e8 < value < 1e14:
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    return ""
