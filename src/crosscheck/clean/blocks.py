"""Blocks: a page's stretches of text in the order they stand, each with where it stands.

A block is the text between two edges of paragraphs, headings, cells or boxes. Extraction
gives the report's words without their place; the blocks tell what stood above the first
paragraph, what stood among the paragraphs, and what is nothing but a link. One pass over
the page, whatever its nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

_EDGES = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre "
        "section summary table tbody td tfoot th thead tr ul",
    )
)
_UNSEEN = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template svg head title select option button textarea iframe "
        "object canvas audio video math",
    )
)
_BOXES = frozenset(("article", "body", "div", "main", "section", "td"))
_NOT_LETTERS = re.compile(r"[\W_]+")
_ENDS = 25  # letters at either end by which a text is known where the rest was altered
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")  # "ContentHeaderDek" holds the word "dek"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page's text.

    Args:
        text: on one line.
        element: the innermost element that bounds it.
        linked: the share of its characters that are links to other pages.
        letters: its letters and digits alone, by which it is known again.
    """

    text: str
    element: HtmlElement
    linked: float
    letters: str

    @property
    def home(self) -> HtmlElement:
        """Return the box it stands in: a paragraph's parent, or the box that is its element."""
        parent = self.element.getparent()
        return self.element if self.element.tag in _BOXES or parent is None else parent


def letters(text: str) -> str:
    """Return a text's letters and digits alone, in which pages and extractions agree.

    >>> letters("- It’s  5 p.m.")
    'its5pm'
    """
    return _NOT_LETTERS.sub("", text).lower()


def ends_held(whole: str, key: str) -> int:
    """Return how many ends of a text stand in another, 0 to 2, all by their letters.

    Extraction joins lines, and leaves out a link's hidden words or a reading aid: a text
    whose ends are both there is there.
    """
    if key in whole:
        return 2
    return (key[:_ENDS] in whole) + (key[-_ENDS:] in whole)


def upwards(element: HtmlElement, count: int) -> Iterator[HtmlElement]:
    """Yield an element and those around it, the nearest first."""
    yield element
    yield from islice(element.iterancestors(), count - 1)


def marks(element: HtmlElement) -> str:
    """Return what an element's class, id and like marks say, its words parted."""
    written = (element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid"))
    return HUMP.sub("-", " ".join(written))


def blocks(tree: HtmlElement) -> list[Block]:
    """Return the stretches of text that a reader of the page sees, in order."""
    return list(_blocks(tree))


def below(found: Sequence[Block], title: str, count: int = 8) -> list[str]:
    """Return the texts of the blocks that follow a report's title, where its byline stands."""
    wanted = letters(title)
    places = [at for at, block in enumerate(found) if block.letters == wanted]
    if not places:
        places = [at for at, block in enumerate(found) if block.element.tag == "h1"]
    return [block.text for block in found[places[0] + 1 :][:count]] if places else []


def _blocks(tree: HtmlElement) -> Iterator[Block]:
    walk = etree.iterwalk(tree, events=("start", "end"))
    inside: list[HtmlElement] = []
    written: list[tuple[str, bool]] = []
    links = 0
    for event, element in walk:
        tag, starts = element.tag, event == "start"
        if tag in _EDGES or tag == "br":
            if inside and written:
                yield from _block(written, inside[-1])
                written = []
            if tag != "br":
                inside.append(element) if starts else inside.pop()
        elif tag == "a":
            links += _leads_away(element) * (1 if starts else -1)
        if starts and tag in _UNSEEN:
            walk.skip_subtree()
        elif piece := element.text if starts else element.tail:
            written.append((piece, links > 0))


def _leads_away(link: HtmlElement) -> bool:
    return bool(link.get("href")) and not link.get("href").startswith("#")


def _block(written: list[tuple[str, bool]], element: HtmlElement) -> Iterator[Block]:
    text = " ".join("".join(piece for piece, _ in written).split())
    if text:
        linked = sum(len("".join(piece.split())) for piece, is_link in written if is_link)
        yield Block(text, element, linked / len(text.replace(" ", "")), letters(text))
