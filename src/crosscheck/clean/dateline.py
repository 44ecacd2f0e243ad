"""Dateline: the place, and often the agency, before a report's first sentence.

"WASHINGTON (AP) —", "GENEVA, March 17 (Northwire) -", "LONDON, Jan 5 (Reuters) -". It stays in
the text, where it stands; here it is only read. The name in brackets is an agency even
when no list has it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crosscheck.clean.lines import agency

_PLACE = (
    r"(?:[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*|[ -](?:de|la|el|of|the|upon|al|le|on|am|in)){0,4})"
)
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)"
_AGENCY = r"\((?P<agency>[A-Za-z][\w.&'’/ -]{1,38})\)|/(?P<wire>[A-Za-z][\w ]{1,20})/"
_DATELINE = re.compile(
    rf"(?P<all>(?P<place>{_PLACE})(?:, (?P<region>{_PLACE}|[A-Z][a-z]+\.))?(?:,? {_DATE})?"
    rf"(?:\s*,?\s*(?:{_AGENCY}))?)"
    r"(?:\s*(?P<dash>--+|[—–-]|:(?=\s))\s*|(?<=[)/])\s*)(?=[\"“'‘(\[]?\w)"
)
_LABEL = re.compile(
    r"(?:FILE|PHOTOS?|VIDEO|WATCH|UPDATED?|BREAKING|LIVE|OPINION|ANALYSIS|EXCLUSIVE)\b"
)
_NOT_AGENCIES = re.compile(r"\d|\b(?:left|right|file|update\w*|NYSE|NASDAQ|Nasdaq|D|R|I)\b")


class Dateline(NamedTuple):
    """A dateline as written, and the agency in it if any."""

    text: str
    agency: str | None


def dateline(paragraph: str) -> Dateline | None:
    """Return a paragraph's dateline.

    >>> dateline("GENEVA, March 17 (Northwire) - Talks broke off.")
    Dateline(text='GENEVA, March 17 (Northwire)', agency='Northwire')
    >>> dateline("Geneva - the city of peace - slept.") is None
    True
    """
    match = _DATELINE.match(paragraph[:160])
    if match is None or match["all"].count(" ") > 9:
        return None
    named = match["agency"] or match["wire"]
    if named and (_NOT_AGENCIES.search(named) or not (named[0].isupper() or agency(named))):
        return None
    capitals = match["place"].isupper() and len(match["place"]) > 2 and not _LABEL.match(paragraph)
    dashed = match["dash"] not in (None, ":")
    if named:
        fits = dashed or capitals or agency(named) is not None
    else:
        tight = match["dash"] == "-" and match["all"] + " " != paragraph[: len(match["all"]) + 1]
        fits = dashed and capitals and not tight
    return Dateline(match["all"], (agency(named) or named) if named else None) if fits else None
