"""What expressions of time are read against, and what a reading is.

A weekday is the one that has been, today included, unless the clause looks ahead. A month
and day is the last one that has been, likewise. "the next day", "two weeks later" count
from the time last told in the text, where that is near; else they stay vague. Where no
date is known, what needs one stays without an interval, and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from crosscheck.annotate.numbers import Number
from crosscheck.annotate.times.calendar import Interval
from crosscheck.annotate.times.tense import direction, looks_ahead
from crosscheck.annotate.times.timewords import Word
from crosscheck.model import Precision

Anchor = Literal["article", "story", "text", "itself", "none"]


class Reading(NamedTuple):
    """What an expression was taken to mean.

    Args:
        interval: None where it cannot be placed, and for a duration.
        anchor: what it was read against.
        precision: of the interval; of a duration its unit; ``vague``.
    """

    interval: Interval | None
    anchor: Anchor
    precision: Precision

    @classmethod
    def placed(cls, interval: Interval, anchor: Anchor) -> Reading:
        """Return the reading of an interval."""
        return cls(interval, anchor, interval.precision)


_YEAR = timedelta(days=366)
_REMEMBERED = 24  # times told: about a dozen sentences of history
_FORWARD = 2  # years that a bare "1943" moves a passage on; farther ones are asides
VAGUE = Reading(None, "none", "vague")


@dataclass(slots=True)
class Context:
    """What is known while an article's times are read, in order.

    Args:
        text: the article's text.
        now: when it appeared; None where no day is known.
        to_the_minute: whether its local hour is known too.
        origin: ``article`` or ``story``, whose date that is.
        told: the times told so far: sentence, interval, anchor, whether inside a quotation.
        history: whether the text tells of years gone by, in complete dates, and not news.
        quoted: whether the sentence stands in a quotation.
        paragraph_start: number of the first sentence of its paragraph.
        sentence: number of the sentence that is read, and its bounds.
    """

    text: str
    now: datetime | None
    origin: Anchor
    told: list[tuple[int, Interval, Anchor, bool]] = field(default_factory=list)
    history: bool = False
    to_the_minute: bool = False
    sentence: int = 0
    quoted: bool = False
    paragraph_start: int = 0
    low: int = 0
    high: int = 0

    def today(self) -> tuple[datetime | None, Anchor]:
        """Return what "today" means: in a quotation the day it was spoken, if told beside it."""
        if self.quoted:
            for sentence, interval, anchor, quoted in reversed(self.told[-4:]):
                beside = sentence >= self.paragraph_start and not quoted
                if beside and anchor != "itself" and interval.precision in ("day", "hour"):
                    return interval.start.replace(hour=0, minute=0, tzinfo=None), "text"
        return self.now, self.origin

    def ahead(self, words: Sequence[Word]) -> bool:
        """Whether the clause around an expression looks ahead."""
        return looks_ahead(self.text, words[0].start, words[-1].end, self.low, self.high)

    def back(self, words: Sequence[Word]) -> bool:
        """Whether the clause around an expression looks back."""
        return direction(self.text, words[0].start, words[-1].end, self.low, self.high) == "back"

    def reference(self, reach: int = 2) -> Interval | None:
        """Return the time last told, at most so many sentences back, of a day or finer."""
        for sentence, interval, *_ in reversed(self.told[-6:]):
            near = self.sentence - sentence <= reach
            if near and interval.precision in ("day", "hour", "minute", "second"):
                return interval
        return None

    def last(self) -> Interval | None:
        """Return the time last told, whatever its precision, at most three sentences back."""
        if self.told and self.sentence - self.told[-1][0] <= 3:
            return self.told[-1][1]
        return None

    def year(self) -> int | None:
        """Return the year that a passage of history tells of.

        Where history is told, a bare "7 August" belongs to the year last told; in news to
        the year of publication.
        """
        if not self.history:
            return None
        bare = None
        for sentence, interval, anchor, _ in reversed(self.told[-_REMEMBERED:]):
            if self.sentence - sentence > 40:
                break
            if anchor not in ("itself", "text") or interval.end - interval.start > _YEAR:
                continue
            year = interval.start.year
            if interval.precision == "year":
                bare = bare or year
            else:
                return bare if bare and 0 <= bare - year <= _FORWARD else year
        return bare

    def follows(self, month: int, year: int) -> int:
        """Return the year of a bare month in history, which is told forward.

        After "December 1941" a bare "January" is 1942; ten months back begin a new year.
        """
        last = self.last()
        forward = last is not None and last.start.year == year and last.start.month - month > 9
        return year + 1 if forward else year


class Parts:
    """The words of one expression, asked by their codes."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    def word(self, codes: str) -> Word | None:
        """Return the first word that has one of the codes."""
        return next((word for word in self.words if word.code in codes), None)

    def number(self, codes: str) -> int | None:
        """Return the value of the first word of these codes as a whole number."""
        found = self.word(codes)
        return None if found is None else int(str(found.value))

    def name(self, codes: str) -> str | None:
        """Return the value of the first word of these codes as a name."""
        found = self.word(codes)
        return None if found is None else str(found.value)

    def count(self) -> float | None:
        """Return how many units are meant; None where that is vague."""
        total = None
        halves = self.word("h") is not None
        for word in self.words:
            if isinstance(word.value, Number):
                total = word.value.low if word.value.low == word.value.high else None
            elif word.code == "D":
                total = float(str(word.value))
            elif word.code == "a" and total is None:
                total = 0.0 if halves and not self.word("&") else 1.0
            elif word.code == "Q":
                total = 2.0 if word.value == "couple" else None
        if halves:
            total = (total or 0.0) + 0.5
        return total


def year_of(parts: Parts, context: Context) -> tuple[int | None, Anchor]:
    """Return the year that is named: "2019", "last year"."""
    year = parts.number("Y")
    if year is not None:
        return year, "itself"
    unit = parts.word("u")
    if parts.word("B") and unit and unit.value == "year" and context.last():
        return context.told[-1][1].start.year, "text"
    if unit and unit.value == "year" and context.now:
        step = 1 if parts.word("X") else -1 if parts.word("L") else 0
        return context.now.year + step, context.origin
    return None, "none"
