"""Whether what a stage returns is whole: every span inside its text, every text its span's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise

from crosscheck.model import (
    Annotations,
    Article,
    Figure,
    Happening,
    Mention,
    Naming,
    Quote,
    Span,
    Story,
    Told,
    Utterance,
)


def problems(value: object, texts: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the spans of a stage's result, in words.

    Args:
        texts: the articles' texts by id.
    """
    return list(_problems(value, texts, type(value).__name__))


def _problems(value: object, texts: Mapping[str, str], place: str) -> Iterator[str]:
    if isinstance(value, Span):
        if value.article not in texts:
            yield f"{place}: a span of an article that is not there"
        elif value.end > len(texts[value.article]):
            yield f"{place}: a span beyond the text"
    elif isinstance(value, (tuple, list)):
        for index, one in enumerate(value):
            yield from _problems(one, texts, f"{place}[{index}]")
    elif is_dataclass(value) and not isinstance(value, (Article, type)):
        for written, span in _quoted(value):
            held = span.of(texts[span.article]) if span.article in texts else None
            if held != written:
                yield f"{place}: {written!r} is told where {held!r} stands"
        if isinstance(value, Annotations):
            yield from _unordered(value, place)
        for field in fields(value):
            yield from _problems(getattr(value, field.name), texts, f"{place}.{field.name}")


def _quoted(value: object) -> Iterator[tuple[str, Span]]:
    """Yield each text that a value quotes, with the span that it must be equal to."""
    span, text = getattr(value, "span", None), getattr(value, "text", None)
    if span is not None and text is not None:
        yield text, span
    if isinstance(value, (Told, Happening)):
        yield value.text, value.spans[0]
    if isinstance(value, Utterance):
        yield from ((wording.text, wording.spans[0]) for wording in value.wordings)
    if isinstance(value, Quote) and value.cue and value.cue_text is not None:
        yield value.cue_text, value.cue
    if isinstance(value, Mention) and value.role and value.role_text is not None:
        yield value.role_text, value.role
    if isinstance(value, Figure) and value.counted_span and value.counted is not None:
        yield value.counted, value.counted_span


def _unordered(found: Annotations, place: str) -> Iterator[str]:
    for name in ("sentences", "mentions", "quotes", "figures", "times"):
        spans = [one.span for one in getattr(found, name)]
        if any(a > b for a, b in pairwise(spans)):
            yield f"{place}.{name}: not in the order of their spans"


def ids(value: object) -> list[str]:
    """Return every id that a result gives, in its order."""
    if isinstance(value, (tuple, list)):
        return [found for one in value for found in ids(one)]
    if not is_dataclass(value) or isinstance(value, (Article, Naming, Span, type)):
        return []
    own = getattr(value, "id", None)
    inner = [
        found
        for field in fields(value)
        if not (isinstance(value, Story) and field.name == "articles")
        for found in ids(getattr(value, field.name))
    ]
    return [own, *inner] if isinstance(own, str) else inner
