"""Beside: what a page shows next to a report, told by how the page is built.

Extraction now and then takes a caption, an embedded post, a box of facts or of related
reports, or the readers' comments for the report's own paragraphs; the text alone cannot
always tell. The page can: captions, posts and boxes have their element or class; a box
says what it is in its first words ("Also on …", "Comments (212)"); and what is nothing
but a link is a pointer to another page. A text that also stands in the open, outside any
of these, is the report's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from lxml.html import HtmlElement

from crosscheck.clean.blocks import Block, letters, marks, upwards
from crosscheck.text.lists import rows

_ELEMENTS = {"figcaption": ("caption", 700), "dd": ("box", 60), "dt": ("box", 60)}
_LEVELS = 6  # elements around a block that are asked what they are
_LARGEST = 2_500  # characters; an element with more is a part of the page, no box beside it
_SHARE = 0.4  # of the report's text; an element or a mark with more of it says nothing
_HEADING = 60  # characters of the longest heading of a box
_LINKED = 0.8  # the share of a block's characters from which it is nothing but a link
_TELLS = re.compile(r"\S[.!?…][\"'»”’)]*$")  # a whole sentence may be a link in the report
_SENTENCE_WORDS = 10
_ITEMS = frozenset(("li", "h2", "h3", "h4", "h5", "h6"))


class Mark(NamedTuple):
    """What an element says of itself: the word, what it means, and for how long a line."""

    word: str
    reason: str
    longest: int


def beside(
    found: Sequence[Block],
    lines: Sequence[str],
    is_heading: Callable[[str], bool],
    descriptions: Sequence[str] = (),
) -> dict[str, str]:
    """Return the letters of every line that stands beside the report, each with a reason.

    Args:
        found: the page's blocks.
        lines: the extracted lines.
        is_heading: whether a line says that what follows is no part of the report.
        descriptions: what the page gives as its description, which is the report's own.
    """
    keys = {letters(line) for line in lines} - {letters(one) for one in descriptions} - {""}
    total = sum(map(len, lines))
    boxes = _Boxes(found, min(_LARGEST, _SHARE * total), is_heading)
    said: dict[str, Mark] = {}
    open_texts: set[str] = set()
    for block in found:
        key = block.letters
        if key not in keys:
            continue
        mark = boxes.mark(block) or _link(block)
        if mark is None or len(block.text) > mark.longest:
            open_texts.add(key)
        else:
            said.setdefault(key, mark)
    weights: Counter[str] = Counter()
    for key, mark in said.items():
        weights[mark.word] += len(key)
    return {
        key: mark.reason
        for key, mark in said.items()
        if key not in open_texts and weights[mark.word] <= _SHARE * total
    }


class _Boxes:
    """What the elements around a page's blocks are, each asked once."""

    def __init__(
        self, found: Sequence[Block], largest: float, is_heading: Callable[[str], bool]
    ) -> None:
        self._sizes: Counter[HtmlElement] = Counter()
        self._headings: dict[HtmlElement, str] = {}
        self._marks: dict[HtmlElement, Mark | None] = {}
        self._largest = largest
        self._is_heading = is_heading
        for block in found:
            for element in upwards(block.element, _LEVELS):
                self._sizes[element] += len(block.text)
                self._headings.setdefault(element, block.text)

    def mark(self, block: Block) -> Mark | None:
        """Return what the innermost telling element around a block says."""
        for element in upwards(block.element, _LEVELS):
            if self._sizes[element] > self._largest:
                return None
            if element not in self._marks:
                self._marks[element] = self._asked(element)
            if mark := self._marks[element]:
                return mark
        return None

    def _asked(self, element: HtmlElement) -> Mark | None:
        if element.tag in _ELEMENTS:
            return Mark(element.tag, *_ELEMENTS[element.tag])
        if mark := marked(element):
            return mark
        heading = self._headings[element]
        short = len(heading) <= _HEADING and self._sizes[element] > len(heading)
        is_headed = short and self._is_heading(heading)
        return Mark(heading, "related", _LARGEST) if is_headed else None


def marked(element: HtmlElement) -> Mark | None:
    """Return what an element's class or id says of its standing beside the report."""
    written = marks(element)
    if not written:
        return None
    match = _words().search(written.lower().replace("_", "-"))
    return _listed()[match.group()] if match else None


def _link(block: Block) -> Mark | None:
    """Return what says that a block is nothing but a link to another page."""
    if block.linked < _LINKED:
        return None
    sentence = _TELLS.search(block.text) and block.text.count(" ") + 1 >= _SENTENCE_WORDS
    return None if sentence and block.element.tag not in _ITEMS else Mark("a", "related", 300)


@cache
def _listed() -> dict[str, Mark]:
    found = rows("crosscheck.clean", "lists/page_marks.txt")
    return {word: Mark(word, reason, int(longest)) for word, reason, longest in found}


@cache
def _words() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(_listed(), key=len, reverse=True)))
    return re.compile(rf"(?<![a-z0-9])(?:{listed})(?![a-z0-9])")
