"""Depth: how deep a page's elements nest, by one linear scan before any parser sees it.

libxml2 drops text below 256 levels without a word, and others need seconds for a page of
100,000 nested tags, so such a page is refused first. The scan knows what a parser knows of
HTML's shape: void elements, end tags that may be left out, raw text in scripts. It stops
at the limit.
"""

from __future__ import annotations

import re

from crosscheck.text.lists import words_of

_TAG = re.compile(
    r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]*)(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+(>?))"
)
_VOID = words_of("crosscheck.read", "lists/void_elements.txt")
# An end tag may be left out: a sibling's start ends them, so they nest only with their parents.
_OPTIONAL = words_of("crosscheck.read", "lists/optional_elements.txt")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
# What the optional elements between a table or list and its content add.
_WEIGHT = {"table": 4, "ul": 2, "ol": 2, "dl": 2, "select": 2}


def too_deep(page: str, limit: int) -> bool:
    """Whether elements nest deeper than the limit.

    >>> too_deep("<div>" * 300, 250), too_deep("<p>word" * 300, 250)
    (True, False)
    """
    open_tags: list[str] = []
    counts: dict[str, int] = {}
    depth, place = 0, 0
    while tag := _TAG.search(page, place):
        place = tag.end()
        if tag.group(1):
            place = _after(page, "-->", place)
            continue
        name = tag.group(3).lower()
        if tag.group(2):
            if counts.get(name):
                depth -= _close(name, open_tags, counts)
            continue
        if name in _VOID or name in _OPTIONAL or page.endswith("/>", 0, place):
            continue
        if name in _RAW:
            place = _after_raw(page, name, place)
            continue
        open_tags.append(name)
        counts[name] = counts.get(name, 0) + 1
        depth += _WEIGHT.get(name, 1)
        if depth > limit:
            return True
    return False


def _close(name: str, open_tags: list[str], counts: dict[str, int]) -> int:
    """Close up to the last open element of that name; return the levels gone."""
    gone = 0
    while True:
        closed = open_tags.pop()
        counts[closed] -= 1
        gone += _WEIGHT.get(closed, 1)
        if closed == name:
            return gone


def _after(page: str, end: str, place: int) -> int:
    found = page.find(end, place)
    return len(page) if found < 0 else found + len(end)


def _after_raw(page: str, name: str, place: int) -> int:
    end = re.compile(f"</{name}", re.IGNORECASE).search(page, place)
    return end.start() if end else len(page)
