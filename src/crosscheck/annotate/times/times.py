"""Times in the text: expressions to intervals of wall-clock time, anchored.

Method. Each sentence is coded word by word (`timewords`), a small grammar over the codes
finds the expressions (`grammar`), and each is read against the day of publication or
a time told before it (`clocks`, `daytimes`, `periods`, `offsets`). Neighbours are then
joined: an hour and its day ("6:30 p.m. ET on Tuesday"), the two ends of a range ("from
March 3 to April 5").

Own work, since no library reads relative dates as news means them: of fourteen plain
cases dateparser had ten right, parsedatetime and recurrent five.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from crosscheck.annotate.times import clocks, daytimes, feasts, offsets, periods
from crosscheck.annotate.times.anchoring import Anchor, Context, Parts, Reading
from crosscheck.annotate.times.checks import stands
from crosscheck.annotate.times.glance import may_tell
from crosscheck.annotate.times.grammar import GRAMMAR, TRIGGER
from crosscheck.annotate.times.joining import Found, join, widen
from crosscheck.annotate.times.timewords import Word, words_of
from crosscheck.model import Article, Published, Sentence, Time

Rule = Callable[[Parts, Context], Reading | None]
_RULES: dict[str, Rule] = {
    "numeric": daytimes.numeric,
    "day_range": daytimes.day_range,
    "date": daytimes.date_of,
    "weekday_date": daytimes.weekday_date,
    "day_number": daytimes.day_number,
    "week_of": periods.week_of,
    "weekday": daytimes.weekday,
    "day_near": daytimes.day_near,
    "night": daytimes.night,
    "part_of_day": daytimes.part_of_day,
    "clock": clocks.clock,
    "hours": clocks.hours,
    "holiday": feasts.holiday,
    "month": periods.month,
    "nth": periods.nth,
    "quarter": periods.quarter,
    "half_year": periods.half_year,
    "century": periods.century,
    "decade": periods.decade,
    "fiscal": periods.fiscal,
    "season": periods.season,
    "year": periods.year,
    "ago": offsets.ago,
    "later": offsets.later,
    "around_event": offsets.around_event,
    "unit": offsets.unit,
    "years": periods.year_range,
    "era": periods.era,
    "weekend": offsets.weekend,
    "duration": offsets.duration,
    "every": offsets.vague,
    "recent": offsets.vague,
    "long": offsets.lasting,
}


def times(
    article: Article, anchor: Published | None, sentences: Sequence[Sentence]
) -> tuple[Time, ...]:
    """Return the times told in an article, in order.

    Args:
        article: the article.
        anchor: the date its "Tuesday" is read against, or None.
        sentences: the article's sentences.
    """
    return tuple(_as_time(article, found) for found in expressions(article, anchor, sentences))


def expressions(
    article: Article, anchor: Published | None, sentences: Sequence[Sentence]
) -> list[Found]:
    """Return the expressions of time with all that is known of them."""
    context = _context(article, anchor)
    coded: list[_Coded] = []
    for number, sentence in enumerate(sentences):
        if not may_tell(article.text[sentence.span.start : sentence.span.end]):
            continue
        words = words_of(article.text, sentence.span.start, sentence.span.end)
        codes = "".join(word.code for word in words)
        if TRIGGER.search(codes):
            coded.append(_Coded(number, words, codes, sentence))
    context.history = _tells_history(coded, context)
    found: list[Found] = []
    paragraph = -1
    for one in coded:
        if one.sentence.paragraph != paragraph:
            paragraph, context.paragraph_start = one.sentence.paragraph, one.number
        context.sentence, context.quoted = one.number, one.sentence.quoted
        context.low, context.high = one.sentence.span.start, one.sentence.span.end
        found.extend(_in_sentence(one.words, one.codes, context))
    return found


class _Coded(NamedTuple):
    """A sentence that may hold times: its number, its words and their codes."""

    number: int
    words: list[Word]
    codes: str
    sentence: Sentence


def _tells_history(coded: Sequence[_Coded], context: Context) -> bool:
    """Whether dates of years gone by clearly outnumber days near the writing.

    Three complete dates, or five years and hardly a day near: an encyclopedia may tell the
    year once and go on in months.
    """
    latest = context.now.year - 2 if context.now else 9999
    dated = years = near = 0
    for one in coded:
        near += len(_NEAR.findall(one.codes))
        years += sum(word.code == "Y" and int(str(word.value)) <= latest for word in one.words)
        for match in _DATED.finditer(one.codes):
            dated += int(str(one.words[match.end() - 1].value)) <= latest
    return (dated >= 3 and dated >= 2 * near) or (years >= 5 and years >= 5 * near)


_NEAR = re.compile("[WR]|[LXT]u")
_DATED = re.compile("M[^YMx]{0,3}Y")


def _context(article: Article, anchor: Published | None) -> Context:
    if anchor is None or anchor.precision not in ("second", "minute", "hour", "day"):
        return Context(article.text, None, "none")
    origin: Anchor = "story" if anchor.origin == "story" else "article"
    local = anchor.start.utcoffset() != timedelta(0)  # agencies stamp in UTC, wherever they write
    fine = local and anchor.precision in ("second", "minute")
    return Context(article.text, anchor.start, origin, to_the_minute=fine)


def _in_sentence(words: list[Word], codes: str, context: Context) -> list[Found]:
    found: list[Found] = []
    for match in GRAMMAR.finditer(codes):
        rule = match.lastgroup or ""
        chosen = words[match.start() : match.end()]
        if not stands(rule, words, codes, match.start(), match.end(), context.text):
            continue
        reading = _read(rule, chosen, context)
        if reading is None:
            continue
        if rule == "around_event" and reading.anchor == "itself":
            chosen = chosen[:-1]  # nothing to count from: a duration, without "after"
        one = Found(rule, tuple(chosen), chosen[0].start, chosen[-1].end, reading)
        one = widen(one, context)
        if found:
            one = _joined(found, one, context)
        found.append(one)
        if one.reading.interval:
            told = (context.sentence, one.reading.interval, one.reading.anchor, context.quoted)
            context.told.append(told)
    return found


def _joined(found: list[Found], one: Found, context: Context) -> Found:
    try:
        return join(found, one, context)
    except (ValueError, OverflowError):  # 29 February lent to another year
        return one


def _read(rule: str, words: Sequence[Word], context: Context) -> Reading | None:
    try:
        return _RULES[rule](Parts(words), context)
    except (ValueError, OverflowError):  # 31 February, the year 0, beyond the calendar
        return None


def _as_time(article: Article, found: Found) -> Time:
    interval = found.reading.interval
    return Time(
        article.span(found.start, found.end),
        article.text[found.start : found.end],
        interval.start if interval else None,
        interval.end if interval else None,
        found.reading.precision,
        found.reading.anchor,
    )


def placed(found: Iterable[Time]) -> list[Time]:
    """Return the times that have an interval."""
    return [time for time in found if time.start is not None]
