"""Mending: paragraphs of the report that extraction passed over, put back in their place.

Extraction drops a paragraph or a subheading now and then: for its links, for its class, as
a repetition. Where at least two paragraphs of a box were taken, a paragraph or heading
that stands among them is the report's too, unless it is a link, a caption or what a page
says of itself. Nothing is invented: what comes back is a block of the page, once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from crosscheck.clean.blocks import Block, ends_held, letters, marks
from crosscheck.clean.standfirst import standfirst

_LONG = 60  # letters of a paragraph that shows its box to be the report's
_LEAST = 12  # letters of what is put back; less is a label
_LINKED = 0.5
_MOST = 400  # blocks looked up in the text: with more than that lost, the page is no report
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:captions?|cap|credits?|by-?lines?|\w*author\w*|time-?stamp|date(?:line)?|"
    r"related|newsletters?|share|social|comments?|promo|ads?|tags?|breadcrumbs?|source|"
    r"interaction-?bar|read-?more|hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)


def mended(
    lines: Sequence[str], found: Sequence[Block], title: str, descriptions: Sequence[str]
) -> list[str]:
    """Return the extracted lines with the paragraphs that were passed over.

    Args:
        lines: a report's lines as extracted.
        found: the page's blocks.
        title: the report's title.
        descriptions: what the page gives as its description.
    """
    keys = [letters(line) for line in lines]
    at = {key: place for place, key in reversed(list(enumerate(keys))) if key}
    lost = set(standfirst(found, keys, title, descriptions))
    lost.update(_passed_over(found, at, "".join(keys), letters(title)))
    after: dict[int, list[str]] = defaultdict(list)
    last = -1
    for place, block in enumerate(found):
        if place in lost:
            after[last].append(block.text)
        else:
            last = max(last, at.get(block.letters, -1))
    return list(_woven(lines, after))


def _woven(lines: Sequence[str], after: dict[int, list[str]]) -> Iterator[str]:
    yield from after.get(-1, ())
    for place, line in enumerate(lines):
        yield line
        yield from after.get(place, ())


def _passed_over(
    found: Sequence[Block], at: dict[str, int], whole: str, title: str
) -> Iterator[int]:
    """Yield the places of blocks that stand among a report's paragraphs and are none."""
    keys = [block.letters for block in found]
    taken = [place for place, key in enumerate(keys) if len(key) >= _LEAST and key in at]
    if not taken:
        return
    homes: Counter[HtmlElement] = Counter()
    tags = set(_HEADINGS)
    for place in taken:
        if len(keys[place]) >= _LONG:
            homes[found[place].home] += 1
            tags.add(found[place].element.tag)
    seen: set[str] = {title}
    candidates = (
        place
        for place in range(taken[0] + 1, taken[-1])
        if homes[found[place].home] >= 2
        and found[place].element.tag in tags
        and found[place].linked <= _LINKED
        and len(keys[place]) >= _LEAST
        and keys[place] not in at
    )
    for place in islice(candidates, _MOST):
        key = keys[place]
        if key in seen or ends_held(whole, key) or _BESIDE.search(marks(found[place].element)):
            continue
        seen.add(key)
        yield place
