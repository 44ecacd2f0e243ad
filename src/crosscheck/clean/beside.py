"""Beside: what a page shows next to a report, told by how the page is built.

Extraction now and then takes a caption, a box of related reports or the readers' comments
for the report's own paragraphs; the text alone cannot always tell. The page can: captions
have their element or class, and a box says what it is in its first words ("Also on …",
"Comments (212)"). The texts found here are compared with the paragraphs extracted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from crosscheck.clean.paragraphs import one_line

_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:(?:wp-|image-?|img-?|photo-?|media-?|picture-?|pic-?)?"
    r"(?:caption|cap|credit)s?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOXES = ("div", "section", "aside", "ul", "table", "details", "figure")
_BLOCKS = ("p", "li", "div", "a", "h2", "h3", "h4", "h5", "td", "span", "blockquote")
_BOX_CHARACTERS = 2_500  # a box with more is a part of the page, not a box beside the report


def comparable(text: str) -> str:
    """Return a text in a form in which a page's and an extraction's spaces are the same."""
    return "".join(text.split()).lower()


def captions(tree: HtmlElement) -> frozenset[str]:
    """Return the texts of the page's captions, for comparison."""
    found: set[str] = set()
    for element in tree.iter("figcaption"):
        found.update(_blocks(element))
    for element in tree.iterfind(".//*[@class]"):
        if _CAPTION.search(element.get("class") or "") and len(element) < 20:
            found.add(comparable(element.text_content()[:1000]))
    return frozenset(found - {""})


def boxes(tree: HtmlElement, is_heading: Callable[[str], bool]) -> frozenset[str]:
    """Return the texts of boxes beside the report, for comparison.

    Args:
        tree: the page.
        is_heading: whether a line says that what follows is no part of the report.
    """
    found: set[str] = set()
    for element in tree.iter(*_BOXES):
        heading = _first_words(element)
        if heading is not None and is_heading(heading) and _is_small(element):
            found.update(_blocks(element))
    return frozenset(found - {""})


def _first_words(element: HtmlElement) -> str | None:
    """Return a box's first words if they stand in an element of their own."""
    if (element.text or "").strip() or not len(element):
        return None
    first = element[0]
    for _ in range(3):
        if (first.text or "").strip() or not len(first):
            break
        first = first[0]
    if first.tag not in ("h2", "h3", "h4", "h5", "h6", "b", "strong", "p", "span", "div"):
        return None
    words = one_line(first.text_content()[:200])
    return words if 0 < len(words) <= 60 else None


def _is_small(element: HtmlElement) -> bool:
    total = 0
    for text in element.itertext():
        total += len(text)
        if total > _BOX_CHARACTERS:
            return False
    return True


def _blocks(element: HtmlElement) -> Iterator[str]:
    yield comparable(element.text_content())
    for part in element.iter(*_BLOCKS):
        yield comparable(part.text_content())
