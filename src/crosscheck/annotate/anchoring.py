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

from crosscheck.annotate.calendar import Interval
from crosscheck.annotate.numbers import Number
from crosscheck.annotate.tense import looks_ahead
from crosscheck.annotate.timewords import Word
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


VAGUE = Reading(None, "none", "vague")


@dataclass(slots=True)
class Context:
    """What is known while an article's times are read, in order.

    Args:
        text: the article's text.
        now: when it appeared; None where no day is known.
        origin: ``article`` or ``story``, whose date that is.
        told: the intervals told so far, with the sentence each stands in.
        sentence: number of the sentence that is read, and its bounds.
    """

    text: str
    now: datetime | None
    origin: Anchor
    told: list[tuple[int, Interval, Anchor]] = field(default_factory=list)
    sentence: int = 0
    low: int = 0
    high: int = 0

    def ahead(self, words: Sequence[Word]) -> bool:
        """Whether the clause around an expression looks ahead."""
        return looks_ahead(self.text, words[0].start, words[-1].end, self.low, self.high)

    def reference(self, reach: int = 2) -> Interval | None:
        """Return the time last told, at most so many sentences back, of a day or finer."""
        for sentence, interval, _ in reversed(self.told[-6:]):
            near = self.sentence - sentence <= reach
            if near and interval.precision in ("day", "hour", "minute", "second"):
                return interval
        return None

    def year(self) -> int | None:
        """Return the year of a date complete in itself that was told shortly before."""
        for sentence, interval, anchor in reversed(self.told[-6:]):
            if self.sentence - sentence > 3:
                return None
            span = interval.end - interval.start
            if anchor in ("itself", "text") and span <= timedelta(days=366):
                same = self.now is not None and interval.start.year == self.now.year
                return None if same else interval.start.year
        return None


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
