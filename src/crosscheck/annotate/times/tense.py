"""Whether a clause looks ahead or back, by the verb nearest to a place in it.

"Tuesday" is by default the Tuesday that has been; "will vote on Tuesday", "is due to meet
on Tuesday" and "by Tuesday" mean the one to come. The nearest verb form before the place
decides, since a sentence often holds both ("said Friday it will close on Monday"); only
where none precedes it is the clause after it asked.
"""

from __future__ import annotations

import re

_AHEAD = (
    r"(?:will|won['’]t|shall|would|could|may|might|should|must)"
    r"(?:\s+(?:not|also|likely|\w+ly))?(?:\s+be(?:\s+\w+(?:ed|en|ing|[nl]d|t))?)?(?!\s+have\s+(?:been|had|\w+(?:ed|en|wn|pt|ld|ft))\b)(?:\s+have\b)?"
    r"|(?:is|are)\s+(?:\w+ly\s+)?\w+ing\b"
    r"|(?:is|are|was|were|be|(?:has|have|had)\s+been|been|being)\s+(?:\w+ly\s+)?(?:due|scheduled|expected|set|slated|"
    r"planned|going|likely|about|poised|supposed|booked|projected|called\s+for|to)\b(?:\s+(?:to\s+)?be\s+\w+(?:ed|en|[nl]d|t)\b)?"
    r"|plan(?:s|ned|ning)?\s+(?:to|on|for)|hop(?:es|ed|ing)\s+to|intend(?:s|ed)?\s+to|"
    r"expect(?:s|ed)?\s+to|agreed\s+to|ha(?:s|ve|d)\s+(?:until|to)|scheduled|slated|due|"
    r"upcoming|ahead\s+of|deadline|to\s+be\s+\w+(?:ed|en|[nl]d|t)\b"
    r"|to\s+(?:take|begin|start|meet|be|vote|hold|go|open|appear|run)"
    r"|expires?|begins|starts|opens|arrives|takes\s+place|departs|plays|hosts|reconvenes|resumes|convenes|meets|votes"
    r"|(?:take|come|go)(?:s)?\s+(?:effect|into\s+(?:force|effect)|on\s+sale|on\s+trial)"
    r"|(?:is|are)(?=\s+(?:on\s+|in\s+|at\s+)?(?:the\s+)?$)"
    r"|returns|launches|airs|premieres|kicks\s+off|ends|closes|faces|heads|travels|visits|retires"
)
_BACK = (
    r"was|were|had|has|have|did|been|said|told|took|met|made|came|went|began|won|lost|left|saw|"
    r"gave|found|held|sent|got|fell|rose|struck|shot|hit|fled|spoke|wrote|ran|became|led|broke|"
    r"says|announced|killed|died|lay|sank|grew|knew|stood|brought|\w{3,}ed"
)
_VERB = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))\b", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"[;:—]|\s[–-]\s|(?<!\b[ap]\.m)\.\s|,\s+(?:but|and|while|as|after|before|when|according\s+to)\s"
)
_BY = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_LASTED = re.compile(r"\b(?:was|were|had|lasted|ran|stayed|lived|worked|served)\b")
_TO = re.compile(
    r"\bto\s+(?!the\b|this|that|these|those|his|her|its|their|our|all|any)[a-z]{3,}\b(?!.*\bto\s)"
)
_LED = re.compile(r"\b(to|an?|the|his|her|its|their|our)\s+$")
_NOT_VERBS = frozenset(("need", "hundred", "united", "red", "bed", "indeed", "speed", "feed"))
_REACH = 160  # characters: about a clause and a half


def looks_ahead(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether the clause around text[start:end] speaks of what is to come."""
    return direction(text, start, end, low, high) == "ahead"


def direction(text: str, start: int, end: int, low: int, high: int) -> str | None:
    """Return whether the clause around text[start:end] looks "ahead" or "back"; None: neither.

    Args:
        text: the article's text.
        start, end: the expression of time.
        low, high: the sentence's bounds.
    """
    before = text[max(low, start - _REACH) : start]
    verb = _last(before)
    if verb is None and _TO.search(before):
        return "ahead"
    if verb is None and not text.startswith(("'s", "’s"), end):
        after = text[end : min(high, end + _REACH)]
        cut = _BOUNDARY.search(after)
        verb = _first(after[: cut.start()] if cut else after)
    if _BY.search(before) and (verb != "back" or _TO.search(before)):
        return "ahead"
    if _UNTIL.search(before) and not _LASTED.search(before):
        return "ahead"
    return verb


def _last(before: str) -> str | None:
    found, offset = None, 0
    for cut in _BOUNDARY.finditer(before):
        offset = cut.end()
    for match in _VERB.finditer(before, offset):
        if match.group().lower() not in _NOT_VERBS and not _is_none(match, before):
            found = match.lastgroup
    return found


def _is_none(match: re.Match[str], before: str) -> bool:
    """Whether a form looks back by its letters alone: "to hit", "a contested vote"."""
    form = match["back"]
    if form is None or form == "have":
        return False
    led = _LED.search(before, max(0, match.start() - 8), match.start())
    return led is not None and (led[1] == "to" or form.endswith("ed"))


def _first(after: str) -> str | None:
    for match in _VERB.finditer(after):
        if match.group().lower() not in _NOT_VERBS:
            return match.lastgroup
    return None
