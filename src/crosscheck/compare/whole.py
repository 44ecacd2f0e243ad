"""Whether a report's text is known to be whole, and to have appeared after another.

Both are asked before a report is said not to hold what another holds. A text is taken for whole
unless something says that it may not be: it stops in mid-sentence, its page asked to pay or to
read on elsewhere, or it is too short to tell a brief from a teaser. A report is later than
another where both state the clock and its zone, and the other had its last known change before.
"""

from __future__ import annotations

import re
from datetime import timedelta

from crosscheck.model import Article, Published
from crosscheck.text.tokens import words

LEAST_WORDS = 100
"""Words of a report that can be more than the teaser of one."""
WIDEST_ZONES = timedelta(hours=26)
"""Between the clocks of two places on earth: from here on, one is later whatever the zones."""
_CLOCK = ("second", "minute", "hour")
_ENDS = re.compile(r"[.!?][\"”’'»)\]]*\Z")
_CUT = re.compile(r"(?:…|\.\.\.)[\"”’'»)\]\s]*\Z")
_WALL = re.compile(
    r"\b(?:subscri\w+|register|log ?in|sign ?in|members? only|premium|paywall|unlock"
    r"|(?:read|continue|see|view)(?: \w+){0,3} (?:full|rest|whole|entire|complete|reading)\b"
    r"|(?:rest|remainder) of (?:this|the) (?:story|article|report))\b",
    re.IGNORECASE,
)
_WALL_REASONS = frozenset({"newsletter", "related"})
_ADVERTISED = re.compile(
    r"newsletter|e-?mail|inbox|alerts?\b|podcast|channel|daily|app\b", re.IGNORECASE
)


def cut_short(article: Article) -> str | None:
    """Return why a text may not be whole; None where nothing says so."""
    text = article.text.rstrip()
    if _CUT.search(text) or not _ENDS.search(text):
        return "its text stops in mid-sentence"
    if any(_walls(line.text, line.reason) for line in article.removed):
        return "its page asks to read on elsewhere or to subscribe"
    if len(words(text)) < LEAST_WORDS:
        return "its text is too short to be known as whole"
    return None


def appeared_after(report: Article, other: Article) -> timedelta | None:
    """Return how long after another's last known change a report appeared; None where unsure."""
    if report.published is None or other.published is None:
        return None
    last = other.modified or other.published
    if not all(_clock(time) for time in (report.published, other.published, last)):
        return None
    start, end = report.published.start, max((last, other.published), key=_instant).end
    if start.tzinfo is None or end.tzinfo is None:
        apart = start.replace(tzinfo=None) - end.replace(tzinfo=None)
        return apart if apart > WIDEST_ZONES else None
    return start - end if start >= end else None


def _clock(time: Published) -> bool:
    return time.precision in _CLOCK and time.origin != "story"


def _instant(time: Published) -> float:
    return time.instant


def _walls(line: str, reason: str) -> bool:
    """Whether a removed line bars the way to the rest of a report: an offer of letters does not."""
    return reason in _WALL_REASONS and bool(_WALL.search(line)) and not _ADVERTISED.search(line)
