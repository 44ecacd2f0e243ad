"""A report's text as HTML, with everything that stands off it put back in place.

Ranges nest where they can. One that would cross another is cut at the crossing, and its
parts carry the same name, so that all of it can be lit. Cutting is done here, in code
points; a browser counts in UTF-16 and never has to. Work grows with the text's length and
with the number of ranges, not with their product.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from markupsafe import Markup, escape

from crosscheck.model import Annotations, Article, Span

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")

LAYERS = {
    "q": "quotations",
    "n": "names",
    "f": "figures",
    "t": "times",
    "s": "statements",
}
"""The layers of a report that can be shown and hidden: class, and what it is called."""


@dataclass(slots=True, eq=False)
class _Range:
    start: int
    end: int
    layers: set[str] = field(default_factory=set)
    cited: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a range stands in one paragraph."""

    start: int
    end: int
    of: _Range


def annotated(
    article: Article,
    notes: Annotations,
    statements: Iterable[Span],
    cited: Iterable[Span],
    names: dict[Span, str],
) -> list[Markup]:
    """Return the report's paragraphs as HTML.

    Args:
        statements: spans in this article that say a statement of the matrix.
        cited: spans that something on the page points at.
        names: mention → the name of its entity, for the tip.
    """
    ranges = _ranges(notes, statements, cited, names)
    ordered = sorted(ranges.values(), key=lambda r: (r.start, -r.end))
    paragraphs: list[Markup] = []
    carried: list[_Range] = []
    named: set[_Range] = set()
    place = 0
    for start, end in article.paragraphs():
        here = [r for r in carried if r.end > start]
        while place < len(ordered) and ordered[place].start < end:
            here.append(ordered[place])
            place += 1
        carried = [r for r in here if r.end > end]
        cuts = [_Part(max(r.start, start), min(r.end, end), r) for r in here if r.end > start]
        paragraphs.append(_nested(article, start, end, cuts, named))
    return paragraphs


def _nested(
    article: Article, start: int, end: int, parts: list[_Part], named: set[_Range]
) -> Markup:
    """Return a stretch of text with its parts as nested elements, cut where they cross."""
    waiting = [(part.start, -part.end, n, part) for n, part in enumerate(parts)]
    heapify(waiting)
    out: list[str] = []
    open_ends: list[int] = []
    done, count = start, len(waiting)
    while waiting or open_ends:
        if open_ends and (not waiting or open_ends[-1] <= waiting[0][0]):
            out.append(_escaped(article.text[done : open_ends[-1]]) + "</span>")
            done = open_ends.pop()
            continue
        at, negative_end, _, part = heappop(waiting)
        part_end = -negative_end
        if open_ends and part_end > open_ends[-1]:
            heappush(waiting, (open_ends[-1], -part_end, count, part))
            part_end, count = open_ends[-1], count + 1
        out.append(_escaped(article.text[done:at]) + _tag(part.of, article, named))
        open_ends.append(part_end)
        done = at
    out.append(_escaped(article.text[done:end]))
    return Markup("".join(out))


def _tag(of: _Range, article: Article, named: set[_Range]) -> str:
    """Return an opening tag: the first part of a cited range carries its id."""
    name = f"w-{article.id}-{of.start}-{of.end}"
    attributes = ""
    if of.cited:
        attributes = f' data-of="{name}"' if of in named else f' id="{name}"'
        named.add(of)
    if of.layers:
        attributes += f' class="{" ".join(sorted(of.layers))}"'
    if of.tip:
        attributes += f' title="{_escaped(of.tip)}"'
    return f"<span{attributes}>"


def _escaped(text: str) -> str:
    return str(escape(visible(text)))


def visible(text: str) -> str:
    """Return a text whose control characters can be seen and can do no harm.

    NUL and its like become their pictures (␀), lone surrogates the replacement mark.
    Direction marks stay: the page isolates them.
    """
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def undirected(text: str) -> str:
    """Return a text whose direction controls can be seen too: nothing isolates them here."""
    return _DIRECTION.sub("\ufffd", visible(text))


def _visible(character: str) -> str:
    code = ord(character)
    if code < 32 and character not in "\n\t":
        return chr(0x2400 + code)
    if code == 127 or 0xD800 <= code <= 0xDFFF or 0x80 <= code < 0xA0:
        return "\ufffd"
    return character


def _ranges(
    notes: Annotations,
    statements: Iterable[Span],
    cited: Iterable[Span],
    names: dict[Span, str],
) -> dict[tuple[int, int], _Range]:
    found: dict[tuple[int, int], _Range] = {}

    def note(span: Span, layer: str, tip: str = "") -> None:
        key = (span.start, span.end)
        at = found.setdefault(key, _Range(*key))
        at.layers.add(layer)
        at.tip = at.tip or tip

    for quote in notes.quotes:
        said = quote.speaker.name or quote.speaker.text if quote.speaker else "speaker not stated"
        note(quote.span, "q", f"{quote.kind} quotation: {said}")
    for mention in notes.mentions:
        note(mention.span, "n", names.get(mention.span, mention.name))
    for figure in notes.figures:
        note(figure.span, "f", figure.counted or "")
    for time in notes.times:
        note(time.span, "t", time.start.date().isoformat() if time.start else "not placed")
    for span in statements:
        note(span, "s")
    for span in cited:
        found.setdefault((span.start, span.end), _Range(span.start, span.end)).cited = True
    return found
