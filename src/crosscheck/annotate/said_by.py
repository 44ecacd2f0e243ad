"""Whose word a figure is: "according to the health ministry", "police said"."""

from __future__ import annotations

import re

_ACCORDING = re.compile(
    r"\b(?:according to|citing)\s+(?P<who>(?:the |a |an )?[^\W\d_][^,;:()\"“”\n]{2,80}?)"
    r"(?=[,;:()\"“”\n]|\.\s|\.?$|\s(?:and|which|that|who|in an?|on [A-Z])\b)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:^|[,;:.“”\"—]\s*|\b(?:and|but|while|as|as the)\s)"
    r"(?P<who>(?:[^\W\d_][\w.’'&-]*\s){0,7}?[^\W\d_][\w.’'&-]*)\s"
    r"(?:has |have |had |also |later )?"
    r"(?:said|says|reported|estimates?|estimated|announced|confirmed)\b"
)
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "who", "which", "that"])


def said_by(text: str, start: int, end: int) -> str | None:
    """Return whose word a sentence is, as written; None where it does not say."""
    sentence = text[start:end]
    told = _ACCORDING.search(sentence)
    if told is None and ("sa" in sentence or "re" in sentence or "st" in sentence):
        told = _SAID.search(sentence)
    if told is None:
        return None
    who = told.group("who").strip()
    if who.split()[-1].lower() in _PRONOUNS or len(who) < 3:
        return None
    return who
