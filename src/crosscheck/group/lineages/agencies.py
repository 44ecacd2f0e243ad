"""News agencies by the names that they are printed under (``lists/agencies.txt``)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from crosscheck.text.lists import rows


class Agency(NamedTuple):
    """An agency, or a wire of companies' announcements.

    Args:
        kind: ``agency`` or ``release``.
    """

    name: str
    kind: str


class Named(NamedTuple):
    """An agency's name as it stands in a text."""

    agency: Agency
    written: str
    start: int
    end: int


@cache
def _by_key() -> dict[str, Agency]:
    return {_key(row[0]): Agency(row[1], row[2]) for row in _rows()}


@cache
def _alone() -> frozenset[str]:
    return frozenset(_key(row[0]) for row in _rows() if row[3:] == ("alone",))


def _rows() -> tuple[tuple[str, ...], ...]:
    return rows("crosscheck.group", "lists/agencies.txt")


@cache
def _names() -> str:
    """Return a regular expression's alternatives for all names, the longest first.

    A name stands in the list's capitals or all in capitals.
    """
    printed = {form for row in _rows() for form in (row[0], row[0].upper())}
    longest = sorted(printed, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names()})(?!\w)")


def _key(written: str) -> str:
    return written.replace(".", "").lower()


def agency(written: str) -> Agency | None:
    """Return the agency of this very name, "The" aside."""
    return _by_key().get(_key(written.strip().removeprefix("The ").removeprefix("the ")))


def named(text: str) -> Named | None:
    """Return the first agency in a field of a report; letters that mean much else, if alone.

    >>> named("Ann Ruud, Associated Press").agency.name
    'AP'
    >>> named("Pittsburgh, PA") is None, named("PA").agency.name
    (True, 'PA Media')
    """
    whole = agency(text)
    if whole:
        start = len(text) - len(text.lstrip())
        return Named(whole, text.strip(), start, len(text.rstrip()))
    for match in _pattern().finditer(text):
        key = _key(match.group())
        if key not in _alone():
            return Named(_by_key()[key], match.group(), *match.span())
    return None


def named_at(text: str, place: int) -> Named | None:
    """Return the agency whose name begins here."""
    match = _pattern().match(text, place)
    if not match or _key(match.group()) in _alone():
        return None
    return Named(_by_key()[_key(match.group())], match.group(), *match.span())


def section(part: str) -> Agency | None:
    """Return the agency that a part of an address names ("ap", "associated-press")."""
    key = part.replace("-", " ")
    return None if key in _alone() else _by_key().get(key)
