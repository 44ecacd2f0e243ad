"""Where it happened, to the street and the house, where reports write it differently.

Three slips of one kind recur in print: another house or block on the same street ("the 5300
block of Noon Road", "the 5000 block"), the same name with another kind of street ("Chalmers
Street", "Chalmers Avenue"), and a name spelled with another letter. A block holds its houses,
so 767 Fairview Avenue lies in the 700 block and is no difference; a street without a number
holds them all. Numbered streets are left out, since 5th Street and 5th Avenue are two; and so
is every street that a report gives two of ("from the 600 to the 800 block").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.compare.respelled import letter_apart
from crosscheck.compare.tellings import Camps, Telling, Value, against, camps, sides
from crosscheck.model import Annotations, Evidence, Finding, FindingKind, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold
from crosscheck.text.lists import mapping_of

_MOST = 40
"""Streets of one kind and first letter that are compared with each other."""
_WAY = r"(?:North|South|East|West|[NSEW]\.?|[NS]\.?[EW]\.?)\s"
_BEHIND = (
    r"(?!\s(?:Park|School|Elementary|High|Church|Baptist|Club|Station|Bridge|Hospital|Journal"
    r"|(?i:liquor|store|shop|market|restaurant|bar|lounge|mall|cent(?:er|re)|hotel|motel|inn"
    r"|theat(?:er|re)|cinema|casino|pharmacy|deli|grill))\b)"
)
"""Names that a street's name is part of."""


_NO_STREET = re.compile(r"['’]s\s|\bRed Crescent\b")
"""What looks like a street: a town with its street, and a relief agency."""


class Address(NamedTuple):
    """A street as a report writes it.

    Args:
        name: folded, without direction and kind.
        kind: street, avenue, …
        number: of the house or block, or None.
        block: whether it is a block's.
    """

    name: str
    kind: str
    number: int | None
    block: bool
    span: Span
    street: Span


def place_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each street or house that reports write differently."""
    found = [one for annotations in annotated(lookup) for one in addresses(annotations)]
    return [*_numbers(lookup, found), *_kinds(lookup, found), *_spellings(lookup, found)]


@cache
def _pattern() -> re.Pattern[str]:
    written = mapping_of(__package__, "lists/streets.txt")
    kinds = "|".join(sorted(map(re.escape, written), key=lambda w: (-len(w), w)))
    return re.compile(
        r"(?:(?<![\w$.,:/-])(?P<number>\d{1,5})(?P<block>(?:\s|-)[Bb]lock(?:\sof)?)?\s)?"
        rf"(?P<street>(?P<way>{_WAY})?(?P<name>[A-Z][a-z’']+(?:\s[A-Z][a-z’']+)?)"
        rf"\s(?P<kind>{kinds})\b){_BEHIND}"
    )


def addresses(annotations: Annotations) -> Iterator[Address]:
    """Yield the streets of a report."""
    kinds = mapping_of(__package__, "lists/streets.txt")
    article = annotations.article
    for found in _pattern().finditer(article.text):
        if _NO_STREET.search(found["street"]):
            continue
        number = int(found["number"]) if found["number"] else None
        yield Address(
            fold(found["name"]),
            kinds[found["kind"]],
            number,
            bool(found["block"]),
            article.span(*found.span()),
            article.span(*found.span("street")),
        )


# --- another house ----------------------------------------------------------------------


def _numbers(lookup: Lookup, found: Iterable[Address]) -> Iterator[Finding]:
    by_street: dict[tuple[str, str], list[Telling[range]]] = defaultdict(list)
    for one in found:
        if one.number is not None:
            held = _houses(one.number, block=one.block)
            telling = Telling(held, lookup.text(one.span), one.span, len(held))
            by_street[one.name, one.kind].append(telling)
    for told in by_street.values():
        if apart := camps(lookup, told, _one_house):
            yield _finding(lookup, "place", "another house", apart)


def _houses(number: int, *, block: bool) -> range:
    """Return the houses that a number may mean; "the 43000 block" may be a thousand's."""
    size = (1000 if number >= 10_000 and number % 1000 == 0 else 100) if block else 1
    first = number - number % size
    return range(first, first + size)


def _one_house(one: Telling[range], other: Telling[range]) -> bool:
    """Whether two numbers of one street can be one place: a block holds its houses."""
    left, right = one.value, other.value
    return left.start < right.stop and right.start < left.stop


# --- another kind of street, another letter ---------------------------------------------


def _kinds(lookup: Lookup, found: Iterable[Address]) -> Iterator[Finding]:
    by_name: dict[str, list[Telling[str]]] = defaultdict(list)
    for one in found:
        by_name[one.name].append(Telling(one.kind, lookup.text(one.street), one.street))
    for told in by_name.values():
        if apart := camps(lookup, told, _same):
            yield _finding(lookup, "name", "another kind of street", apart)


def _same(one: Telling[str], other: Telling[str]) -> bool:
    return one.value == other.value


def _spellings(lookup: Lookup, found: Iterable[Address]) -> Iterator[Finding]:
    """Yield streets of one kind whose names are a letter apart, never both in one report."""
    by_kind: dict[tuple[str, str], dict[str, list[Address]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in found:
        by_kind[one.kind, one.name[:1]][one.name].append(one)
    for streets in by_kind.values():
        names = sorted(streets)[:_MOST]
        for place, left in enumerate(names):
            for right in names[place + 1 :]:
                if letter_apart(left, right):
                    told = [
                        Telling(one.name, lookup.text(one.street), one.street)
                        for one in (*streets[left], *streets[right])
                    ]
                    if apart := camps(lookup, told, _same):
                        yield _finding(lookup, "name", "another letter", apart)


def _finding(lookup: Lookup, kind: FindingKind, signal: str, found: Camps[Value]) -> Finding:
    told = sides(found)
    values = against(told)
    seen = Evidence(signal, 1.0, values, tuple(side.spans[0] for side in told))
    if kind == "place":
        why = f"Reports place it differently on one street: {values}."
        return lookup.finding("place", told[0].value, told, why, (seen,))
    why = f"Reports write the name of one street differently: {values}."
    return lookup.finding("name", told[0].value, told, why, (seen,))
