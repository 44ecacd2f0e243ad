"""Which of two reports is the older, by what they and their addresses state."""

from __future__ import annotations

import re
from datetime import date

from crosscheck.group.lineages.outlets import address
from crosscheck.model import Article, Published

_MINUTES = {"second", "minute", "hour"}
_IN_ADDRESS = re.compile(r"/(20\d\d)[/-]?([01]\d|[a-z]{3})[/-]?([0-3]\d)(?=\D)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER = re.compile(r"(?<!\w)\d{6,}(?!\w)")


def order(first: Published, second: Published) -> int:
    """Return -1 where the first time is the earlier, 1 where the later, 0 where neither is.

    Times are compared to the minute where both are so exact and both or neither have a
    zone, else by their days.
    """
    if comparable(first, second):
        return (second.end <= first.start) - (first.end <= second.start)
    return (second.day < first.day) - (first.day < second.day)


def comparable(first: Published, second: Published) -> bool:
    """Whether both times are to the hour or better, and both or neither have a zone."""
    zones = (first.start.tzinfo is None) == (second.start.tzinfo is None)
    return zones and {first.precision, second.precision} <= _MINUTES


def shown(published: Published) -> str:
    """Return a time as evidence shows it: a day, with the clock where it is known."""
    exact = published.precision in _MINUTES
    return published.start.isoformat(" ", "minutes") if exact else str(published.day)


def numbers(one: Article, other: Article) -> tuple[int, int] | None:
    """Return the numbers by which a site counts two articles in their addresses."""
    found = [_NUMBER.findall(address(article.url)) for article in (one, other)]
    if not all(found) or len(found[0][-1]) != len(found[1][-1]):
        return None
    first, second = (int(each[-1]) for each in found)
    return (first, second) if first != second else None


def states_day(article: Article) -> bool:
    """Whether the page itself or its address states the day, and not only who collected it."""
    found = article.published
    return found is not None and (found.origin != "given" or _day_in(article.url) == found.day)


def _day_in(url: str | None) -> date | None:
    match = _IN_ADDRESS.search(address(url).lower())
    if not match:
        return None
    year, month, day = match.groups()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdigit() else 0
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
