"""Whether a match of the grammar is a time where it stands: sums and counts look alike.

"In 2,018 cases" has a comma, "2000 people" a counted noun, "$2000" a sign: none is a year.
"6:30" alone may be a score or a verse.
"""

from __future__ import annotations

import re
from functools import cache

from crosscheck.annotate.phrases import in_role
from crosscheck.annotate.times.timewords import Word
from crosscheck.text.lists import words_of

_NAMED = frozenset(("weekday", "day_near", "night", "season", "month", "unit"))
_LONGEST = 24  # characters: as long as the names are


def stands(rule: str, words: list[Word], codes: str, start: int, end: int, text: str) -> bool:
    """Whether a match may be a time where it stands: sums and counts look alike."""
    if rule in _NAMED and _in_name(text, words[start].start, words[end - 1].end):
        return False
    check = _CHECKS.get(rule)
    return check is None or check(words, codes, start, end, text)


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether a word of time belongs to a name: "USA Today", "Saturday Night Live"."""
    low = max(0, start - _LONGEST)
    if text[start - 1 : start] in _QUOTES and _PROGRAMME.search(text[low:start]):
        return text[start].isupper()  # NBC’s “Today”
    around = text[low : end + _LONGEST]
    return any(
        low + found.start() <= start and end <= low + found.end()
        for found in _names().finditer(around)
    )


_QUOTES = frozenset(("“", '"', "‘"))
_PROGRAMME = re.compile(r"(?:['’]s|\bon)\s[“\"‘]$")


@cache
def _names() -> re.Pattern[str]:
    listed = words_of("crosscheck.annotate", "lists/time_names.txt")
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(listed)))


def _year_stands(words: list[Word], codes: str, start: int, end: int, text: str) -> bool:
    """Whether four digits are a year: no sum, no count, no number of a thing."""
    year = words[end - 1]
    before = text[max(0, year.start - 1) : year.start]
    if (before in "$£€#@/." and before) or text[year.end : year.end + 1] in ("%", "/"):
        return False
    if end - start > 1:
        return True
    if _SERIAL.match(text, year.end):
        return False
    led = codes[start - 1] if start else ""
    follower = words[end] if end < len(words) else None
    recent = 1900 <= int(str(year.value)) <= 2060
    of_late = 1990 <= int(str(year.value)) <= 2035  # papers write 2,018 of things with a comma
    if led == "o" and int(str(year.value)) < 1700:
        return False
    if led in ("i", "f", "b", "o", "A", "(", "t", "-", "&") or (led == "," and start > 1):
        return not _counts(follower, plural=not of_late)
    if led in "dT" and led and not recent and int(str(year.value)) >= 1600:
        return not _counts(follower, plural=True)
    if start and words[start - 1].text == "as":
        return not _counts(follower, plural=True)
    if recent and (led == "d" or (start and words[start - 1].text in _OWNERS)):
        return not _counts(follower, plural=False)
    return recent and not _counts(follower, plural=not of_late)


_SERIAL = re.compile(r"-\d{1,3}\b|-\d{5}|[a-z]")
_OWNERS = frozenset(("its", "his", "her", "their", "our", "'s", "’s", "s"))


def _counts(follower: Word | None, *, plural: bool) -> bool:
    """Whether what follows makes the number a count: "2000 people"."""
    if follower is None or follower.code not in "xuU":
        return False
    word = follower.text
    if (
        follower.code in "uU"
        or word in in_role("after count")
        or word.endswith(("children", "people"))
    ):
        return True
    return plural and word.islower() and word.endswith("s") and word not in in_role("not counted")


def _clock_stands(words: list[Word], codes: str, start: int, end: int, text: str) -> bool:
    """Whether "6:30" alone is an hour: it follows "at", "from", … or has a zone."""
    matched = codes[start:end]
    if "p" in matched or "Z" in matched or "k" in matched or matched[0] == "P":
        return True
    return (
        start > 0
        and codes[start - 1] in "ifbt&RJWO"
        and not _DECIMAL.match(text, words[end - 1].end)
    )


_DECIMAL = re.compile(r"\.\d")


def _often_stands(words: list[Word], codes: str, start: int, end: int, text: str) -> bool:
    """Whether "daily", "annual" stand in lower case: "the Daily News" tells no time."""
    return codes[start] != "v" or not text[words[start].start].isupper()


_CHECKS = {"year": _year_stands, "clock": _clock_stands, "every": _often_stands}
