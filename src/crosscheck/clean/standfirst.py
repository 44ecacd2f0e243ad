"""Standfirst: the sentence or two between a report's title and its first paragraph.

Extraction tends to lose it, since it stands in the page's head beside the byline and the
picture. It is told by three signals: the page gives the same words as its description; its
class names it ("dek", "teaser", "chapo", "ingress"); or, where neither speaks, it is the
one whole sentence in the title's own box. Captions, notices and teasers of other reports
stand there too, so that a picture's, a list's or a link's text is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from crosscheck.clean.blocks import Block, ends_held, letters, marks, upwards

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:standfirst|deck?|sub-?(?:title|head(?:line|er|ing)?|line)|lead|lede|"
    r"lead-?text|teaser|intro(?:duction)?|summary|excerpt|chapo|abstract|epigraph|preamble|"
    r"ingress|perex|vorspann|synopsis|desc(?:ription)?|entradilla|bajada|sommario|strap-?line)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMED_SURELY = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|sub-?(?:title|headline)|lede|excerpt|chapo|epigraph|preamble|"
    r"ingress|perex|vorspann|entradilla|bajada)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"(?:^|[\s_-])(?:captions?|cap|image|img|photo|picture|media|avatar|author|by-?line|"
    r"copyright|source|origin|credits?|paywall|notice|disclaimer|popup|modal|audio\w*|video|"
    r"related|newsletter|date|time(?:stamp)?|message-?bar|box|hidden|none)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…。][\"'»”’“)]*$")
_BESIDE = frozenset(("figure", "figcaption", "aside", "nav", "footer", "form", "ul", "ol", "table"))
_LEAST, _MOST = 20, 1_200  # characters
_PARAGRAPH = 40  # characters of the least line that is sure to be the report's, not a label
_WORDS = 8  # the least words of a text that its place or its class alone marks
_REACH = 40  # blocks after the title that are looked at

Kind = Literal["described", "named", "placed"]


class Found(NamedTuple):
    """A block that is the standfirst, or a part of it, and the signal that says so."""

    place: int
    kind: Kind


def standfirst(
    found: Sequence[Block], keys: Sequence[str], title: str, descriptions: Sequence[str]
) -> list[int]:
    """Return the places of the blocks of a report's standfirst that extraction lost.

    Args:
        found: the page's blocks.
        keys: the extracted lines, each by its letters.
        title: the report's title.
        descriptions: what the page gives as its description.
    """
    whole = "".join(keys)
    head, first = _between(found, frozenset(keys), letters(title))
    if head is None or first is None:
        return []
    described = [key for one in descriptions if len(key := letters(one)) >= _LEAST]
    signals: list[Found] = []
    for place in range(head + 1, min(len(found), head + _REACH)):
        block = found[place]
        key = block.letters
        if len(key) < _LEAST or len(block.text) > _MOST or ends_held(whole, key) == 2:
            continue
        kind = _kind(block, key, described, found[head])
        if kind and (place < first or kind == "described"):
            signals.append(Found(place, kind))
    return _best(signals)


def _between(
    found: Sequence[Block], keys: frozenset[str], title: str
) -> tuple[int | None, int | None]:
    """Return the places of the title and of the first extracted paragraph."""
    head: int | None = None
    same: int | None = None
    for place, block in enumerate(found):
        key = block.letters
        if key == title:
            same = place
        elif len(block.text) >= _PARAGRAPH and key in keys:
            return (head if same is None else same), place
        if block.element.tag == "h1":
            head = place
    return None, None


def _kind(block: Block, key: str, described: Sequence[str], heading: Block) -> Kind | None:
    if block.linked > 0.3 or any(one.tag in _BESIDE for one in upwards(block.element, 12)):
        return None
    if any(_same_start(key, one) for one in described):
        return "described"
    written = " ".join(marks(one) for one in upwards(block.element, 2))
    enough = block.text.count(" ") + 1 >= _WORDS
    if _NOT_ONE.search(written):
        return None
    if enough and _NAMED_SURELY.search(marks(block.element)):
        return "named"
    if not _SENTENCE.search(block.text):
        return None
    if _NAMED.search(written):
        return "named"
    return "placed" if enough and _near(block.element, heading.element) else None


def _same_start(first: str, second: str) -> bool:
    """Whether two texts are the same, or one is the other cut short."""
    shorter, longer = sorted((first, second), key=len)
    return first == second or (len(shorter) >= 2 * _LEAST and longer.startswith(shorter))


def _near(element: HtmlElement, heading: HtmlElement) -> bool:
    """Whether an element stands in the box of the title, or in the box around that."""
    around = list(islice(upwards(heading, 3), 1, None))
    return any(one in around for one in upwards(element, 3))


def _best(signals: Sequence[Found]) -> list[int]:
    """Return what the strongest signal found; of what only its place marks, the first."""
    for kind in ("described", "named", "placed"):
        if places := [one.place for one in signals if one.kind == kind]:
            return places[:1] if kind == "placed" else places
    return []
