"""Which reports are versions of one article: an outlet's text as it stood at several times.

A newsroom rewrites an article under one address, sends "UPDATE 2-…" and "3rd Ld-Writethru", and
keeps a live file ("The Latest: …") all day; whoever collects pages gets each of them. They are not
several reports. The newest stands for the article, and each other one is told as its version:
an earlier one where their times, marks or numbers say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import timedelta
from functools import cache, cmp_to_key
from itertools import pairwise
from typing import NamedTuple

from crosscheck.group.copies.check import Overlap
from crosscheck.group.lineages.addresses import address_key, names_article
from crosscheck.group.lineages.ages import numbers, order
from crosscheck.group.lineages.direction import COPY
from crosscheck.group.lineages.outlets import squeezed
from crosscheck.model import Article, Evidence, Version
from crosscheck.text.lists import rows

LIVE = "live"
WHOLE = 0.8  # of both texts: one outlet's page read twice
LATER = timedelta(days=2)  # what an outlet prints later is a report of its own
TITLE_WORDS = 3  # a shorter title may head any article


class Titled(NamedTuple):
    """A title without its marks, and what they say.

    Args:
        rank: what counts the versions up; 0 where nothing does.
    """

    words: tuple[str, ...]
    marked: str
    rank: int
    live: bool


@cache
def _marks() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("crosscheck.group", "lists/version_marks.txt")}


@cache
def _marked() -> tuple[re.Pattern[str], re.Pattern[str]]:
    longest = sorted(_marks(), key=len, reverse=True)
    mark = "|".join(re.escape(m).replace("N", r"\d{1,2}(?:st|nd|rd|th)?") for m in longest)
    return (
        re.compile(rf"\W*({mark})\s*(?:[:|)\]]|--?|[–—])\s*", re.IGNORECASE),
        re.compile(rf"(?:\s[-–—|:]\s*|[(\[,]\s*)({mark})\W*$", re.IGNORECASE),
    )


def titled(title: str) -> Titled:
    """Return a title without the marks of its version.

    >>> titled("UPDATE 2-Crane falls at Lindhaven").rank, titled("The Latest: Port shut").live
    (2, True)
    """
    before, after = _marked()
    found = before.match(title) or after.search(title)
    if not found:
        return Titled(_words(title), "", 0, False)
    digits = re.sub(r"\D", "", found[1])
    kind = _marks()[re.sub(r"\d+(?:st|nd|rd|th)?", "N", found[1].lower())]
    rank = int(digits or 1) if kind == "N" else 0 if kind == LIVE else int(kind)
    rest = title[found.end() :] if found.re is before else title[: found.start()]
    return Titled(_words(rest), found[1], rank, kind == LIVE)


def _words(title: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in re.findall(r"\w+", title))


class Pairing(NamedTuple):
    """Two reports by place that are versions of one article, and why."""

    one: int
    other: int
    why: Evidence


def pairings(
    places: Sequence[int], article: Callable[[int], Article], overlaps: Sequence[Overlap]
) -> Iterator[Pairing]:
    """Yield pairs of a story's reports that are versions of one article.

    Args:
        places: the reports, in order of time.
        article: gives an article by place.
        overlaps: the pairs that share text.
    """
    yield from _of_one_address(places, article, {(pair.one, pair.other) for pair in overlaps})
    yield from _of_one_file(places, article)
    for pair in overlaps:
        why = _of_one_outlet(article(pair.one), article(pair.other), pair)
        if why:
            yield Pairing(pair.one, pair.other, why)


def _of_one_address(
    places: Sequence[int], article: Callable[[int], Article], alike: Container[tuple[int, int]]
) -> Iterator[Pairing]:
    """Yield what stood at one address; of a section's or a feed's, what is alike besides."""
    found: dict[str, list[int]] = defaultdict(list)
    for place in places:
        key = address_key(article(place).url)
        if key:
            found[key].append(place)
    for key, members in found.items():
        for one, other in pairwise(members):
            shared = (min(one, other), max(one, other)) in alike
            titles = {titled(article(place).title).words for place in (one, other)}
            if shared or len(titles) == 1 or names_article(key):
                yield Pairing(one, other, Evidence("address", 1.0, f"one address: {key}"))


def _of_one_file(places: Sequence[int], article: Callable[[int], Article]) -> Iterator[Pairing]:
    """Yield an outlet's live files of one day and the next, whose parts come and go."""
    found: dict[str, list[int]] = defaultdict(list)
    for place in places:
        if titled(article(place).title).live:
            found[squeezed(article(place).source)].append(place)
    for members in found.values():
        for one, other in pairwise(members):
            if _near(article(one), article(other), timedelta(days=1)):
                mark = titled(article(other).title).marked
                yield Pairing(one, other, Evidence("live", 1.0, f"one outlet's file {mark!r}"))


def _of_one_outlet(one: Article, other: Article, pair: Overlap) -> Evidence | None:
    if squeezed(one.source) != squeezed(other.source) or not _near(one, other, LATER):
        return None
    first, second = titled(one.title), titled(other.title)
    if first.words == second.words and len(first.words) >= TITLE_WORDS:
        return Evidence("title", 1.0, f"one outlet's article by one title: {other.title!r}")
    mark = first.marked or second.marked
    if mark and pair.containment >= COPY:
        return Evidence("title", 1.0, f"one outlet's text, marked {mark!r}")
    if min(pair.of_one, pair.of_other) >= WHOLE:
        share = f"{min(pair.of_one, pair.of_other):.0%}"
        return Evidence("text", 1.0, f"one outlet's text, {share} of either in the other")
    return None


def _near(one: Article, other: Article, apart: timedelta) -> bool:
    """Whether two reports appeared within so many days; undated ones may have."""
    if one.published is None or other.published is None:
        return True
    return abs(one.published.day - other.published.day) <= apart


def versions(
    places: Sequence[int], article: Callable[[int], Article], found: Sequence[Pairing]
) -> tuple[Version, ...]:
    """Return each report of a lineage that is a version of another, the newest.

    Args:
        places: the lineage's reports, in order of time.
        found: the story's pairings, of which the lineage's own are taken.
    """
    told = []
    for members in _sets(places, found):
        newest = max(members, key=lambda place: _by_age(article(place)))
        for place in members:
            if place != newest:
                why = tuple(p.why for p in found if place in (p.one, p.other))
                earlier = _age(article(place), article(newest)) < 0
                told.append(Version(article(place).id, article(newest).id, earlier, why[:1]))
    return tuple(told)


def _sets(places: Sequence[int], found: Sequence[Pairing]) -> list[list[int]]:
    sets = {place: [place] for place in places}
    rank = {place: number for number, place in enumerate(places)}
    for pair in found:
        if pair.one in sets and pair.other in sets and sets[pair.one] is not sets[pair.other]:
            joined = sorted([*sets[pair.one], *sets[pair.other]], key=rank.__getitem__)
            sets.update(dict.fromkeys(joined, joined))
    return [members for place, members in sets.items() if len(members) > 1 and members[0] == place]


def _order(one: Article, other: Article) -> int:
    """Compare by age; where nothing tells, the longer text stands for the article."""
    return _age(one, other) or len(one.text) - len(other.text) or (one.id > other.id) * 2 - 1


_by_age = cmp_to_key(_order)


def _age(one: Article, other: Article) -> int:
    """Return below 0 where the first is known to be the earlier, above 0 the later, else 0."""
    first, second = one.modified or one.published, other.modified or other.published
    timed = order(first, second) if first and second else 0
    ranks = titled(one.title).rank - titled(other.title).rank
    counted = numbers(one, other) or (0, 0)
    return timed or ranks or counted[0] - counted[1]
