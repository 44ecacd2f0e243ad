"""Names of outlets as they stand in running text, beside a way of citing them.

An outlet is an agency of the list, one of the pile, a name of ``lists/cited_outlets.txt``, or a
name of several words that ends as outlets' names do ("Varnholm Post", "veld.com").
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import NamedTuple

from crosscheck.group.lineages.agencies import agency
from crosscheck.group.lineages.outlets import squeezed
from crosscheck.text.lists import mapping_of, rows

_WORD = r"(?:[A-Z0-9][\w’'&./-]*\w|[A-Z]|&)"
_RUN = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:of|and|on|the|della|de) (?=[A-Z]))?{_WORD}){{0,6}}"
_AT = re.compile(_RUN)
_HAVING = (
    r"(?:'s|’s)?(?: newspaper| magazine| network| (?:has|had|have|also|first|previously|earlier"
    r"|later|separately|exclusively|originally|since|recently))*[ ]$"
)
_ENDING = re.compile(_RUN + _HAVING)
_ENDS = re.compile(_HAVING)
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_SITE = re.compile(r"\w\.(?:com|org|net|co\.uk|news)$")
_JOINED = re.compile(r" (?:of|on)(?: |$)|(?:Times|Post|News|Journal|Herald) and\b|\b[Tt]he\b")


Known = Container[str]
"""The letters of the names of the pile's outlets."""


class Named(NamedTuple):
    """An outlet's name in a text."""

    name: str
    start: int
    end: int


def named_from(text: str, start: int, known: Known) -> Named | None:
    """Return the outlet whose name begins here, "the" before it or not."""
    match = _AT.match(text, start)
    if not match:
        return None
    words = _untitled(match.group().split(" "))
    the, words = _without_the(words)
    offset = start + (4 if the else 0)
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        whole = count == len(words)
        if is_outlet(name, known, the=the and whole, ends=whole):
            return Named(name, start, offset + len(name))
    return None


def _untitled(words: list[str]) -> list[str]:
    """Return a run of words in capitals up to its possessor, without the day behind it."""
    for place, word in enumerate(words):
        before = words[:place]
        if place and _edge(word) == "day" and not is_listed(" ".join([*before, word]), "whole"):
            return before
        if _POSSESSIVE.search(word) and not is_listed(" ".join(words[: place + 2]), "whole"):
            return [*before, _POSSESSIVE.sub("", word)]
    return words


def _without_the(words: list[str]) -> tuple[bool, list[str]]:
    the = words[0] in ("The", "the") and len(words) > 1
    return the, words[1:] if the else words


def named_before(before: str, known: Known) -> Named | None:
    """Return the outlet whose name ends a text, with "has first" behind it or not."""
    match = _ENDING.search(before)
    found = _last_outlet(_ENDS.sub("", match.group()), known) if match else None
    if match is None or found is None:
        return None
    start = match.start() + found[0]
    return Named(found[1], start, start + len(found[1]))


def _last_outlet(run: str, known: Known) -> tuple[int, str] | None:
    """Return the longest end of a run of words that is an outlet's name, and its offset."""
    words = run.split(" ")
    for place, word in enumerate(words):
        offset = len(" ".join(words[:place])) + (1 if place else 0)
        before = words[place - 1] if place else ""
        fresh = place == 0 or _edge(before) == "start" or before in ("The", "the")
        owner = _POSSESSIVE.search(word)  # "NPR's Ann Ruud reported"
        name = word[: owner.start()] if owner else " ".join(words[place:])
        if word not in ("The", "the") and is_outlet(
            name, known, the=before in ("The", "the"), ends=fresh and not _edge(word)
        ):
            return offset, name
    return None


def outlet_ending(run: str) -> str | None:
    """Return the outlet that a run of words ends with, as "But The Varnholm Post"."""
    found = _last_outlet(run, frozenset())
    return found[1] if found else None


def is_outlet(name: str, known: Known, *, the: bool, ends: bool) -> bool:
    """Whether a name is an outlet's.

    Args:
        the: whether "the" stands before it.
        ends: whether it is all of its run, so that its last word tells.
    """
    if is_listed(name, "not"):
        return False
    if is_listed(name, "whole") or (agency(name) is not None and len(name) > 1):
        return True
    if squeezed(name) in known:
        return True
    if the and is_listed(name, "the"):
        return True
    rest, _, last = name.rpartition(" ")
    if not ends or _JOINED.search(rest):
        return False
    return (rest != "" and is_listed(last, "end")) or _SITE.search(last) is not None


def is_listed(name: str, how: str) -> bool:
    """Whether a name is on the list of outlets in this way."""
    return name in _listed(how)


def _edge(word: str) -> str:
    return mapping_of("crosscheck.group", "lists/name_edges.txt").get(word, "")


@cache
def _listed(how: str) -> frozenset[str]:
    table = rows("crosscheck.group", "lists/cited_outlets.txt")
    return frozenset(name for name, kind in table if kind == how)
