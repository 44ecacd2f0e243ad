"""How a time in a sentence dates it: told, spoken, or mentioned by the way.

"The radar failed on Friday" *tells* Friday. "Friday's collision" and "the 13 March collision"
*name* a happening by its day, and tell it only where no sentence tells it. "…, he said on
Friday" is the day of what was *spoken*. A time within quotation marks, in an aside ("…, which
opened in May"), of a remembered day ("the anniversary of …") or of asking somebody is
*mentioned* only, and so is a day to come of which nothing is announced ("had asked for a delay
until September").
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import Literal

from crosscheck.model import Sentence, Time
from crosscheck.tell.timeline.dating import PACKAGE, clause_at, plans
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of
from crosscheck.text.quotation import quotations
from crosscheck.text.tokens import words

Grade = Literal["told", "named", "spoken", "mentioned", "opening", "published"]
_NAMES = re.compile(r"\b(?:the|an?|his|her|its|their|this)\s+$|['’]s\s+$", re.IGNORECASE)
_NEAR = 40
"""Characters around a time in which a word makes it a remembered day."""


def is_ahead(sentence: Sentence, time: Time, start: datetime, published: datetime | None) -> bool:
    """Whether a time was still to come when its sentence was written.

    Args:
        start: the midnight that begins it.
        published: that of the day of publication, if it is known.
    """
    if published is None or start < published:
        return False
    clause = clause_at(sentence, time.span.start)
    begin = sentence.span.start
    return start > published or plans(sentence.text[clause.start - begin : time.span.start - begin])


def grade(sentence: Sentence, time: Time, *, ahead: bool) -> Grade:
    """Return how a time in a sentence dates it."""
    text, begin = sentence.text, sentence.span.start
    at = time.span.start - begin
    clause = clause_at(sentence, time.span.start)
    lead = text[clause.start - begin : at]
    if _is_aside(lead, clause.start > begin) or any(q.start < at < q.end for q in quotations(text)):
        return "mentioned"
    if ahead and not plans(text[clause.start - begin : clause.end - begin]):
        return "mentioned"
    near = text[max(0, at - _NEAR) : at + len(time.span) + _NEAR]
    if _listed("remembered").search(near) or _listed("no_news").search(text):
        return "mentioned"
    if _NAMES.search(lead) or text.startswith(("'s", "’s"), at + len(time.span)):
        return "named"
    spoken = words_of(PACKAGE, "lists/spoken.txt")
    return "spoken" if any(fold(t.text) in spoken for t in words(lead)[-4:]) else "told"


def _is_aside(lead: str, later: bool) -> bool:
    """Whether a clause, not the sentence's first, opens as one that looks aside."""
    opener = lead.split(maxsplit=1)
    openers = words_of(PACKAGE, "lists/aside_openers.txt")
    return later and bool(opener) and fold(opener[0]) in openers


@cache
def _listed(name: str) -> re.Pattern[str]:
    forms = "|".join(sorted(words_of(PACKAGE, f"lists/{name}.txt")))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
