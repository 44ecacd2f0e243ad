"""Which parts of a text are prose: sentences, not headlines, bylines, lists and links.

Pages carry lines that nobody wrote for this report: the titles of other videos, the members
of a panel, where to subscribe. What tells them from a report's own words, whoever prints
them, is their form: a line that ends no sentence and is no longer than a headline, or that
is made of capitals as a list of names is. A long line is prose without its full stop, which
pages often lose.

A line that the next one carries on in lower case is one with it, so that texts with lines
broken at a fixed width are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HEADLINE = 25  # words; the longest headlines of the GVA and news collections have some twenty
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\s\"'”’»)\]*]*$")
_TAIL = 12  # characters; closing marks after a full stop are fewer


def prose(text: str) -> list[tuple[int, int]]:
    r"""Return the bounds of the paragraphs that are prose, in order.

    >>> prose("Crane falls\nThree men died.\nMore from\nour harbour desk")
    [(12, 27)]
    """
    return [(start, end) for start, end in _paragraphs(text) if _is_prose(text[start:end])]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of lines, those that go on in lower case joined."""
    begun = start = end = 0
    for line in text.split("\n"):
        words = line.lstrip()
        if words and not words[0].islower():
            yield begun, end
            begun = start
        start += len(line) + 1
        end = start - 1 if words else end
    yield begun, end


def _is_prose(paragraph: str) -> bool:
    if _SENTENCE_END.search(paragraph[-_TAIL:]):
        return True
    words = paragraph.split()
    return len(words) >= HEADLINE and 2 * sum(map(_capital, words)) < len(words)


def _capital(word: str) -> bool:
    return word.lstrip("(\"'“‘")[:1].isupper()
