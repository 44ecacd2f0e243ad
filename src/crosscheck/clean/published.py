"""Published: when a report appeared, chosen among everything that says so.

The most trusted statement gives the day; among the others, one within a day of it that
knows the hour, or the zone, is taken in its place: a page's JSON-LD may say "2026-03-17"
where its time element says "9:40 p.m. ET".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from crosscheck.clean.stamps import Stamp, stamp
from crosscheck.model import Published

_FINENESS = {"second": 3, "minute": 2, "hour": 1, "day": 0, "month": -1}
# A time as written or as read, and where it stood.
Claim = tuple[str | Stamp, str]

_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d|[a-z]{3})[/-]?(\d\d)(?=[/_-]|$)")


def published(claims: Iterable[Claim], *, country: str = "") -> Published | None:
    """Return when a report appeared, from (written time, origin) in order of trust."""
    read = list(_read(claims, country))
    if not read:
        return None
    first = read[0]
    near = (one for one in read if abs(_plain(one) - _plain(first)) <= timedelta(days=1))
    return max(near, key=_worth)  # the first of the best, since max keeps the earliest


def _read(claims: Iterable[Claim], country: str) -> Iterator[Published]:
    for written, origin in claims:
        found = stamp(written, country=country) if isinstance(written, str) else written
        if found is not None:
            yield found.published(origin)


def _plain(one: Published) -> datetime:
    return (one.start.astimezone(UTC) if one.start.tzinfo else one.start).replace(tzinfo=None)


def _worth(one: Published) -> tuple[bool, bool, bool]:
    """Knowing the hour counts first, then knowing the zone; seconds count for nothing."""
    fineness = _FINENESS[one.precision]
    return fineness >= 0, fineness > 0, fineness > 0 and one.start.tzinfo is not None


def in_url(url: str | None) -> list[Claim]:
    """Return the day in an address's path, as ``/2026/03/17/``, if there is one."""
    match = _IN_URL.search((url or "").lower())
    if not match:
        return []
    year, month, day = match.groups()
    written = f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"
    return [(written, "url")] if stamp(written) else []
