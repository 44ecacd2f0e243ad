"""What a passage holds that a reporter may not tell as a fact before it is one.

A deed counts only where the passage tells who did it: "shot his brother" and "shot by his
brother", not "was shot at noon" nor "shot himself". Causes, motives and breaches count as such.
"""

from __future__ import annotations

import re
from functools import cache

from crosscheck.text.fold import stem
from crosscheck.text.lists import mapping_of

_LIST = "lists/charges.txt"
_SOMEBODY = (
    r"(?:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z]|\d+\b(?!\s?[ap]\.?m)|(?:an?|the|his|her|their|its|him|them|one|two|three"
    r"|four|five|several|people)\b)"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|get)\s(?:\w+ly\s|also\s|then\s)?(?:\w+\sand\s)?$",
    re.IGNORECASE,
)
_BY = re.compile(rf"[^.;:,]{{0,60}}?\bby\s{_SOMEBODY}")
_OBJECT = re.compile(rf"(?:\sand\s\w+|\sdead|\sat)?\s{_SOMEBODY}")
_REACH = 40


def charges(text: str) -> frozenset[str]:
    """Return what a passage charges somebody with, single words by stem.

    >>> charges("The boy was accidentally shot by his brother") == {"accident", "shot"}
    True
    >>> charges("The boy was shot at noon")
    frozenset()
    """
    kinds = mapping_of(__package__, _LIST)
    found = set()
    for match in _pattern().finditer(text):
        written = match[0].lower()
        if kinds[written] != "act" or " " in written or _has_agent(text, match):
            found.add(written if " " in written else stem(written))
    return frozenset(found)


def _has_agent(text: str, deed: re.Match[str]) -> bool:
    """Whether a passage tells who did a deed: by an object of the verb, or by "by"."""
    if _BY.match(text, deed.end()):
        return True
    passive = _PASSIVE.search(text, max(0, deed.start() - _REACH), deed.start())
    return not passive and _OBJECT.match(text, deed.end()) is not None


@cache
def _pattern() -> re.Pattern[str]:
    written = sorted(mapping_of(__package__, _LIST), key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})\b", re.IGNORECASE)
