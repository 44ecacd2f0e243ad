"""Whose word a figure is: "according to the health ministry", "police said"."""

from __future__ import annotations

import re
from typing import NamedTuple

_ACCORDING = re.compile(
    r"\b(?:according to|citing)\s+(?P<who>(?:the |a |an )?[^\W\d_][^,;:()\"“”\n]{2,80}?)"
    r"(?=[,;:()\"“”\n]|(?<![A-Z])\.\s|\.?$|\s(?:and|which|that|who|in an?|on [A-Z])\b)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:^|[,;:.“”\"—]\s*|\b(?:and|but|while|as|as the)\s)"
    r"(?P<who>(?:[^\W\d_][\w.’'&-]{0,30}\s){0,7}?[^\W\d_][\w.’'&-]{0,30})\s"
    r"(?:has |have |had |also |later )?"
    r"(?:said|says|reported|estimates|announced|confirmed)\b"
)
_ADVERBS = re.compile(
    r"\s(?:only|also|later|then|earlier|still|has|had|have|just|"
    r"(?!tally|family|ally|rally|assembly|supply|daily|weekly|monthly|italy|july|reply)\w+ly)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:was|is|were|are|has|had|have|though|when|if|that|will)\b")
_WHO = re.compile(
    r"[A-Z]|(?:the|an?|his|her|their|its|one|two|three|some|several|local|state|federal|city|"
    r"senior|military|police|officials|authorities|prosecutors|investigators|witnesses|doctors|"
    r"experts|analysts|researchers|scientists|medics|residents|activists|rescuers|firefighters|"
    r"lawmakers|aides|organi[sz]ers|sources|lawyers|campaigners|critics|government|company)\b"
)
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "who", "which", "that"])


class Source(NamedTuple):
    """Whose word a sentence is, as written, and where that stands."""

    text: str
    start: int
    end: int


def said_by(text: str, start: int, end: int) -> Source | None:
    """Return whose word a sentence is; None where it does not say."""
    sentence = text[start:end]
    told = _ACCORDING.search(sentence)
    if told is None and ("sa" in sentence or "re" in sentence or "st" in sentence):
        told = _SAID.search(sentence)
    if told is None:
        return None
    who = _ADVERBS.sub("", told.group("who").strip())
    if not _WHO.match(who) or _CLAUSE.search(who):
        return None
    if who.split()[-1].lower() in _PRONOUNS or len(who) < 3:
        return None
    begin = start + told.start("who")
    return Source(who, begin, begin + len(who))
