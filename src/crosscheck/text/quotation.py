"""Where quotation marks open and close.

News prints every kind: curly, straight, guillemets, British single quotes, two straight
apostrophes for one double mark (archives type that), marks that are never closed (a
quotation that runs over paragraphs opens each of them and closes only the last), and a
curly mark closed by a straight one. A run never crosses a paragraph; one that is not
closed ends with its paragraph and says so.

Single marks are harder, since ’ is also the apostrophe. One opens only before a letter
or digit and after a space or opening mark; among the marks that could close it, the
first that follows sentence punctuation wins, then the first that is not a plural's
possessive ("the workers’ union"), then the first of those.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_OPENING = "“„«"
_CLOSING = "”»"
_STRAIGHT = '"＂'
_PAIRED = ("''", "``")  # one double mark typed as two single ones
_DOUBLE = re.compile(
    f"[{_OPENING}{_CLOSING}{_STRAIGHT}]|``(?=\\S)"
    r"|''(?:(?<![^\s(\[—–-]'')(?=\S)|(?!['\w]))"  # a literal first, so that it is searched fast
)
_SINGLE_OPEN = re.compile(r"[‘'](?<![^\s(\[“\"—–-][‘'])(?=[\w\[(…£$€])")
_SINGLE_CLOSE = re.compile(r"(?<=\S)['’](?!\w)")
_LONGEST_SINGLE = 2000  # characters; an apostrophe that opens nothing is given up after that
_NOT_OPENING = re.compile(r"['‘’](?:\d0s|tis|twas|em|til|cause|n)\b", re.IGNORECASE)


class Quotation(NamedTuple):
    """A run in quotation marks.

    Args:
        start, end: bounds with the marks.
        inner_start, inner_end: bounds of the words, without marks and outer spaces.
        closed: False where it ends only with its paragraph.
        single: whether its marks are single ones.
        depth: 0, or 1 for a run inside another.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool
    depth: int


def quotations(text: str) -> list[Quotation]:
    """Return the runs in quotation marks, in order of their start.

    >>> [text for text in (t[q.inner_start:q.inner_end] for t in ['He “is “free,” I hope" now.']
    ...  for q in quotations(t))][:1]
    ['is “free,” I hope']
    """
    found: list[Quotation] = []
    start = 0
    for line in text.split("\n"):
        found.extend(_in_paragraph(text, start, start + len(line)))
        start += len(line) + 1
    return sorted(found)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    doubles = sorted(_double_runs(text, start, end))
    yield from doubles
    outer = [run for run in doubles if run.depth == 0]
    starts = [run.start for run in outer]
    taken_until = start
    barren = (-1, start)  # a surrounding run's start, and up to where nothing closes in it
    for opening in _SINGLE_OPEN.finditer(text, start, end):
        place = opening.start()
        if place < taken_until or _NOT_OPENING.match(text, place, end):
            continue
        last = bisect_right(starts, place) - 1
        around = outer[last] if last >= 0 and place < outer[last].end else None
        limit = min(around.inner_end if around else end, place + _LONGEST_SINGLE)
        within = [] if around else outer[last + 1 : bisect_right(starts, limit)]
        key = around.start if around else -1
        begin = max(place + 1, barren[1]) if barren[0] == key else place + 1
        close = _single_close(text, begin, limit, within)
        if close is None:
            barren = (key, limit)
            continue
        taken_until = close + 1
        depth = 1 if around else 0
        run = _trimmed(text, place, close + 1, place + 1, close, True, True, depth)
        if run:
            yield run


def _double_runs(text: str, start: int, end: int) -> Iterator[Quotation]:
    open_at: list[re.Match[str]] = []
    for match in _DOUBLE.finditer(text, start, end):
        mark, place = match.group(), match.start()
        if mark in _OPENING and not (open_at and _closes(text, place, end)):
            open_at.append(match)
            continue
        if not open_at:
            if _may_open(text, start, match, end):
                open_at.append(match)
            continue
        if mark not in _CLOSING and _opens_inside(text, match, open_at, end):
            open_at.append(match)
            continue
        begun = open_at.pop()
        depth = min(len(open_at), 1)
        run = _trimmed(text, begun.start(), match.end(), begun.end(), place, True, False, depth)
        if run:
            yield run
    if open_at:
        first = open_at[0]
        run = _trimmed(text, first.start(), end, first.end(), end, False, False, 0)
        if run:
            yield run


def _may_open(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether a mark that is no opening one by its form can open a quotation here."""
    mark, place = match.group(), match.start()
    if mark in _PAIRED:
        spaced = match.end() >= end or text[match.end()].isspace()
        return not spaced and (place == start or not text[place - 1].isalnum())
    return mark in _STRAIGHT or _opens_paragraph(text, start, place, end)


def _closes(text: str, place: int, end: int) -> bool:
    """Whether an opening mark stands where only a closing one can (a typing slip)."""
    after = text[place + 1] if place + 1 < end else " "
    return not text[place - 1].isspace() and (after.isspace() or after in ".,;:!?)")


def _opens_paragraph(text: str, start: int, place: int, end: int) -> bool:
    """Whether a closing mark stands where only an opening one can (a typing slip)."""
    if place == start:
        return True
    after = text[place + 1] if place + 1 < end else " "
    return text[place - 1].isspace() and after.isalnum()


def _opens_inside(text: str, match: re.Match[str], open_at: list[re.Match[str]], end: int) -> bool:
    """Whether a straight mark opens a second run inside one with marks of another kind."""
    place, behind = match.start(), match.end()
    before, after = text[place - 1], text[behind] if behind < end else " "
    around, mark = open_at[-1].group(), match.group()
    other = mark != around and (mark in _PAIRED or around not in _STRAIGHT)
    return other and before.isspace() and after.isalnum() and len(open_at) < 2


def _single_close(text: str, start: int, end: int, doubles: list[Quotation]) -> int | None:
    fallback = possessive = None
    for match in _SINGLE_CLOSE.finditer(text, start, end):
        place = match.start()
        if any(run.start < place < run.end for run in doubles):
            continue
        if text[place - 1] in ",.!?…":
            return place
        plural = text[place - 1] in "sS" and text[place + 1 : place + 2].isspace()
        if plural and possessive is None:
            possessive = place
        if fallback is None and not plural:
            fallback = place
            if text[place + 1 : place + 2] in (",", ".", ";", ":", ")", "?", "!"):
                return place
    return possessive if fallback is None else fallback


def _trimmed(
    text: str,
    start: int,
    end: int,
    inner_start: int,
    inner_end: int,
    closed: bool,
    single: bool,
    depth: int,
) -> Quotation | None:
    inner = text[inner_start:inner_end]
    if not inner.strip():
        return None
    inner_start += len(inner) - len(inner.lstrip())
    inner_end -= len(inner) - len(inner.rstrip())
    return Quotation(start, end, inner_start, inner_end, closed, single, depth)
