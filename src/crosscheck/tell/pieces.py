"""The small pieces of the account's JSON form: spans, times, evidence, numbers.

Times are ISO 8601, half-open like the model's: a date alone from day precision on, else
with the clock, and with the offset where one was stated. A number keeps four decimals
and loses an empty fraction, so that 100.0 and 100 are the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime

from crosscheck.model import Article, Evidence, Precision, Published, Span, Time

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Form = dict[str, Json]

CLOCK_PRECISIONS = ("second", "minute", "hour")


def span_form(span: Span) -> Form:
    """Return a span as ``{"article", "start", "end"}``."""
    return {"article": span.article, "start": span.start, "end": span.end}


def spans_form(spans: Iterable[Span]) -> list[Json]:
    """Return spans in their own order."""
    return [span_form(span) for span in spans]


def moment(value: datetime | None, precision: Precision) -> str | None:
    """Return a bound of an interval, as exact as it is known.

    >>> moment(datetime(2026, 3, 17, 18, 30), "minute"), moment(datetime(2026, 3, 1), "month")
    ('2026-03-17T18:30:00', '2026-03-01')
    """
    if value is None:
        return None
    if precision in CLOCK_PRECISIONS:
        return value.isoformat(timespec="seconds")
    return value.date().isoformat()


def published_form(published: Published | None) -> Form | None:
    """Return a publication time and where it was found."""
    if published is None:
        return None
    return {
        "start": moment(published.start, published.precision),
        "end": moment(published.end, published.precision),
        "precision": published.precision,
        "from": published.origin,
    }


def article_form(article: Article) -> Form:
    """Return one article with its text and all that was removed from it."""
    removed: list[Json] = [{"text": one.text, "reason": one.reason} for one in article.removed]
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "published": published_form(article.published),
        "modified": published_form(article.modified),
        "url": article.url,
        "location": article.location,
        "language": article.language,
        "credit": article.credit,
        "dateline": article.dateline,
        "text": article.text,
        "removed": removed,
    }


def time_form(time: Time) -> Form:
    """Return a time of the text, with its words and its anchor."""
    return {
        **span_form(time.span),
        "text": time.text,
        "from": moment(time.start, time.precision),
        "until": moment(time.end, time.precision),
        "precision": time.precision,
        "anchor": time.anchor,
    }


def evidence_form(evidence: Sequence[Evidence]) -> list[Json]:
    """Return the reasons for a decision, strongest first as the stage gave them."""
    return [
        {
            "signal": one.signal,
            "score": number(one.score),
            "detail": one.detail,
            "spans": spans_form(one.spans),
        }
        for one in evidence
    ]


def number(value: float | None) -> int | float | None:
    """Return a number with four decimals at most; None for what is no finite number.

    >>> number(100.0), number(0.123456), number(float("inf"))
    (100, 0.1235, None)
    """
    if value is None or not math.isfinite(value):
        return None
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def plain(value: object) -> Json:
    """Return a setting's value as JSON has it: tuples become lists."""
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in sorted(value.items())}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return str(value)
