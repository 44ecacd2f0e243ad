"""Whether a figure is a change: "rose 5%", "fell by 300", "a 5% increase", "up 19 cents".

"rose to 300" tells a level, not a change, and so does the number after "from". What comes
on top ("two more dockers", "another 12") is a change where it adds to what was told before
it; "three died and another 12 were hurt" gives the level of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from crosscheck.model import Figure
from crosscheck.text.fold import stem
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import Token

Change = Literal["up", "down"]

_UP = (
    r"rose|rise|rises|risen|rising|up|increase[sd]?|increasing|grew|grow|grows|grown|growing|growth"
    r"|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?"
    r"|add(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|rall(?:y|ies|ied)|rais(?:e|es|ed|ing)|higher|improv(?:e|ed)"
    r"|expand(?:s|ed)?|boost(?:s|ed)?|uptick|hike[sd]?|spike[sd]?|swell(?:ed)?|appreciated|upped"
    r"|strengthen(?:s|ed|ing)?|widen(?:s|ed|ing)?|accelerat(?:es|ed|ing)|rebound(?:s|ed)?|bounced"
    r"|rocketed|skyrocketed|balloon(?:s|ed)?|firmed"
)
_DOWN = (
    r"fell|fall|falls|fallen|falling|down|decrease[sd]?|decreasing|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?"
    r"|slip(?:s|ped|ping)?|slid|slide[sd]?|lost|los(?:e|es|ing)|plung(?:e|es|ed|ing)|sank|sink(?:s|ing)?"
    r"|tumbl(?:e|es|ed|ing)|shrank|shrink(?:s|ing)?|shrunk|cut(?:s|ting)?|reduc(?:e|es|ed|ing|tion)"
    r"|shed(?:s|ding)?|lower(?:ed)?|slash(?:ed|es|ing)?|contract(?:ed|ion)|dip(?:s|ped)?|plummet(?:s|ed|ing)?"
    r"|retreat(?:ed)?|eas(?:ed|es)|weaken(?:ed)?|depreciated|crash(?:ed)?"
    r"|narrow(?:s|ed|ing)?|slump(?:s|ed|ing)?|collapsed|soften(?:s|ed)?|tanked|nosedived|skidded"
    r"|trim(?:s|med)?|shav(?:es|ed)|sagged|dwindled"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
    r"(?:\s(?:in\s\w+\s)?(?:by|of|another|a\sfurther|an\sadditional|further|as\smuch\sas|more\sthan|about|"
    r"around|roughly|nearly|almost|over|some|only|just|at\sleast|up\sto|approximately|another|\w+ly))*\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s(?:year-on-year|annual|quarterly|monthly|overall|sharp|price|pay|tax|rate))?"
    rf"\s?(?:(?P<up>{_UP}|more\s+than\s+(?:last|a\syear))|(?P<down>{_DOWN}|fewer\b))\b"
    r"(?!\s(?:payments?|syndrome|to|from|his|her|its|their)\b)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"[\s-](?:(?P<up>increase|rise|gain|jump)|(?P<down>decrease|drop|decline|fall|reduction))\b"
)
_TURN = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:an?\s|as\smuch\sas\s|about\s|nearly\s|almost\s|only\s|just\s)*$")
_BREAK = re.compile(r"[,;:.?!()“”\"]\s|\b(?:and|but|while|after|when|to|from)\b")
_FAR = 90
_SHORT = re.compile(r"\s(?:short|shy)\b")
_TURNS = re.compile(rf"(?:{_UP}|{_DOWN})$")
_ON_TOP = re.compile(
    r"\b(?:another|an?\sfurther|an?\sadditional|an?\sextra)\s(?:[$£€]|\w+\s){0,2}$", re.IGNORECASE
)
_MORE = re.compile(r"[\s-](?:more|additional|further|extra)\b", re.IGNORECASE)
_STRETCHES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
_MEASURED = frozenset(("percent", "percentage points", "basis points", "points", "fraction"))
_MASSES = frozenset(("kg", "lb", "t", "ton", "Gt", "Mt", "km²", "mile²", "m", "cm", "mm"))
_PHRASAL = re.compile(r"\b(?:g[ai]v\w+|ma[dk]\w+|pick\w*|set|sets|t[ao]\w*k\w*)\s(?:up|down)\b")
_COUNTING = re.compile(r"(?:los[te]|losing|cut|rais|add|gain)\w*$", re.IGNORECASE)
_REACH = 48


@cache
def is_turn(word: str) -> bool:
    """Whether a word in lower case tells a change: "rose", "lower"."""
    return _TURNS.match(word) is not None


def change_of(
    text: str, found: Sequence[Token], start: int, end: int, after: int, unit: str | None
) -> Change | None:
    """Return whether the figure at text[start:end] is a change, and which way."""
    low = max(found[0].start, start - _REACH)
    before = text[low:start]
    led = None if _SHORT.match(text, end) else _BEFORE.search(before)
    if led is None and unit is not None:
        led = _turned_by(text, max(found[0].start, start - _FAR), start)
    if led and not _PHRASAL.search(before):
        word = led.group("up") or led.group("down")
        if not _is_spending(word, unit):
            return "up" if led.group("up") else "down"
    measured = unit in _MEASURED or text[start : start + 1] in "$£€"
    pattern = _AFTER if measured else _NOUN
    followed = pattern.match(text, end, min(len(text), end + _REACH))
    if followed is None:
        return None
    return "up" if followed.group("up") else "down"


def _turned_by(text: str, low: int, start: int) -> re.Match[str] | None:
    """Return the verb of "cut its main rate by 5%": the last one before "by", in its clause."""
    by = _BY.search(text, low, start)
    if by is None:
        return None
    found = _TURN.finditer(text, low, by.start())
    turns = [turn for turn in found if turn.group().lower() not in ("up", "down")]
    clause = turns and not _BREAK.search(text, turns[-1].end(), by.start())
    return turns[-1] if clause else None


def _is_spending(word: str, unit: str | None) -> bool:
    """Whether a verb tells of counted things here and no change: "raised $3 million"."""
    return _COUNTING.match(word) is not None and unit not in _MEASURED and unit not in _MASSES


def with_increment(text: str, figure: Figure, before: Figure | None) -> Figure:
    """Return a figure as a change upwards, if it comes on top of the count told before it.

    Args:
        before: the count last told, or None.
    """
    start, end = figure.span.start, figure.span.end
    led = _ON_TOP.search(text, max(0, start - 24), start) or _ON_TOP.match(text, start)
    waits = figure.unit in _STRETCHES  # "another two hours"
    if figure.change or waits or not (led or _MORE.match(text, end)):
        return figure
    adds = figure.unit is not None or before is None or _same_event(figure, before)
    return replace(figure, change="up") if adds else figure


def _same_event(one: Figure, other: Figure) -> bool:
    """Whether the same is told to have happened to both, or to count the same where none is."""
    events = events_of(one), events_of(other)
    if all(events):
        return bool(events[0] & events[1])
    return bool(set(one.about) & set(other.about))


def events_of(figure: Figure) -> frozenset[str]:
    """Return the stems of what is told to have happened to what a figure counts."""
    return _event_stems() & set(figure.about)


@cache
def _event_stems() -> frozenset[str]:
    events = mapping_of("crosscheck.annotate", "lists/events.txt")
    return frozenset(stem(event) for event in events.values())
