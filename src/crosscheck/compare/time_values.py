"""When two times differ: clock times by minutes, all others where they share no day."""

from __future__ import annotations

from crosscheck.model import Time

SURE_ANCHORS = frozenset({"article", "itself", "text"})
"""What a time must stand on to be compared: not a date that its report took from others."""
NEAR_MINUTES = 10
"""Clock times this close are one: "shortly before ten" is rounded differently by everybody."""
_SHOWN = 70


def apart(one: Time, other: Time, kind: str) -> bool:
    """Whether two times cannot be one.

    Args:
        kind: ``clock`` for times of day, of whatever day.
    """
    if not (one.start and other.start and one.end and other.end):
        return False
    if one.text.casefold() == other.text.casefold():
        return False  # the same words: rather misread once than told differently
    start, other_start = one.start.replace(tzinfo=None), other.start.replace(tzinfo=None)
    if kind == "clock":
        minutes = abs(start.hour * 60 + start.minute - other_start.hour * 60 - other_start.minute)
        return min(minutes, 24 * 60 - minutes) > NEAR_MINUTES
    end, other_end = one.end.replace(tzinfo=None), other.end.replace(tzinfo=None)
    return end <= other_start or other_end <= start


def shortened(text: str) -> str:
    """Return the start of a sentence that a finding on its time is called by."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()} …"
