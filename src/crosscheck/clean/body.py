"""Body: a page's report as paragraphs, by trafilatura.

The page is parsed once, here; trafilatura works on a copy of that tree.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from crosscheck.errors import ParseError
from crosscheck.text.fold import fold

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parsed(page: str, location: str) -> HtmlElement:
    """Return a page's tree.

    Raises:
        ParseError: there is no element in it, or the parser had to drop text.
    """
    raw = _DECLARATION.sub("", page.replace("\0", ""), count=1)
    parser = HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True)
    try:
        tree = document_fromstring(raw.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        message = f"the page cannot be parsed ({error}): save it again from a browser"
        raise ParseError(message, source=location) from error
    for entry in parser.error_log:
        if "depth" in entry.message.lower():
            message = "the page's elements nest too deeply: save it again, or give its text"
            raise ParseError(message, source=location)
    return tree


@cache
def _extraction() -> Any:
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    from trafilatura import bare_extraction  # 0.4 s to import: only when there is a page

    return bare_extraction


def body(tree: HtmlElement) -> str:
    """Return the text of a page's report, one paragraph a line; empty where none is found."""
    found = _extraction()(tree, include_comments=False, include_tables=True)
    return (found.text or "") if found is not None else ""


def same_words(first: str, second: str) -> bool:
    """Whether two lines hold the same words."""
    return [*map(fold, re.findall(r"\w+", first))] == [*map(fold, re.findall(r"\w+", second))]
