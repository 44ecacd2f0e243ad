"""Outlets: a name for who printed a text that does not say so in its fields.

A pasted text has no address and no site name, but its furniture often names the house:
"CLICK HERE TO READ MORE FROM THE WASHINGTON EXAMINER", "* This story was edited by Ahram
Online.", "The All Israel News Staff is a team…", "Jerusalem Post Store".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.model import Removed

_NAME = r"(?P<name>[A-Z][\w'’.&-]*(?: (?:of |and |the )?[A-Z][\w'’.&-]*){0,4}?)"
_NAMING = (
    (
        "related",
        re.compile(rf"(?i:click here to read|read) (?i:more )(?i:from) (?:(?i:the) )?{_NAME}\.?$"),
    ),
    ("related", re.compile(rf"(?i:click here (?:for|to get)) (?i:the) {_NAME} (?i:app)\.?$")),
    ("note", re.compile(rf"\* ?This (?:story|article|report) was edited by {_NAME}\.?$")),
    ("note", re.compile(rf"The {_NAME} (?:Staff|Team|Desk|Newsroom) (?:is|are) ")),
    ("store", re.compile(rf"(?:The )?{_NAME} (?:Store|Shop)$")),
    (
        "newsletter",
        re.compile(rf"(?i:sign up|subscribe) (?:for|to) (?:the |The ){_NAME} newsletter"),
    ),
    (
        "copyright",
        re.compile(rf"(?:©|Copyright)[\s©\d,–-]*{_NAME}(?:, (?:LLC|Inc|Ltd)\b.*|\. .*|\.?)$"),
    ),
)


def outlet_named(removed: Sequence[Removed]) -> str | None:
    """Return the outlet that the lines taken out of a text name, or None.

    >>> outlet_named([Removed("Jerusalem Post Store", "store")])
    'Jerusalem Post'
    """
    for reason, expression in _NAMING:
        for line in removed:
            match = expression.match(line.text[:300]) if line.reason == reason else None
            if match:
                return _in_title_case(match["name"])
    return None


def _in_title_case(name: str) -> str:
    name = name.rstrip(".")
    return name.title() if name.isupper() and len(name) > 5 else name
