"""Thin: a report's lines where extraction found next to nothing of a page.

Twice in a hundred pages extraction settles on an embedded post or a teaser. Two other
views are then asked: the box of the page that holds most prose, and the text that the page
gives as its article's body. Either is taken only where it has more than twice as much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement

from crosscheck.clean.blocks import Block, marks, upwards

_MORE, _MORE_CHARACTERS = 2, 200  # so many times as much, and so many characters
_PROSE = 40  # characters of a block that counts as prose
_LINKED = 0.3
_BESIDE = frozenset(("aside", "footer", "form", "nav", "header"))
_NOT_REPORT = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|footer|sidebar|related|recommend\w*|cookies?|consent|"
    r"modal|popup|newsletter|paywall|overlay)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TAGS = re.compile(r"</?(?:p|br|div|h\d|li)\b[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"</?\w[^>]*>")


def fuller(text: str, found: Sequence[Block], stated_body: str | None) -> str:
    """Return the extracted text, or a view of the page that holds far more of the report.

    Args:
        text: as extracted, one paragraph a line.
        found: the page's blocks.
        stated_body: the article's body as the page's description of it gives it.
    """
    least = _MORE * len(text) + _MORE_CHARACTERS
    stated = _TAGS.sub("\n", stated_body or "")
    for view in (_fullest_box(found), "" if _MARKUP.search(stated) else stated):
        if len(view) > least:
            return view
    return text


def _fullest_box(found: Sequence[Block]) -> str:
    """Return the lines of the box that holds most prose."""
    prose: Counter[HtmlElement] = Counter()
    for block in found:
        if block.linked < _LINKED and len(block.text) >= _PROSE:
            prose[block.home] += len(block.text)
    for home, _ in prose.most_common(5):
        if not _is_beside(home):
            return "\n".join(block.text for block in found if block.home is home)
    return ""


def _is_beside(home: HtmlElement) -> bool:
    return any(one.tag in _BESIDE or _NOT_REPORT.search(marks(one)) for one in upwards(home, 4))
