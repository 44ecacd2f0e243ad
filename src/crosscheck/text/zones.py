"""How a zone is written beside a clock time: reports of one event come from many."""

from __future__ import annotations

from datetime import datetime


def zone_text(moment: datetime) -> str:
    """Return a moment's offset as people write it, empty where none is known.

    >>> zone_text(datetime.fromisoformat("2026-04-15T00:20+02:00"))
    'UTC+2'
    >>> zone_text(datetime.fromisoformat("2026-04-15T00:20-03:30"))
    'UTC−3:30'
    """
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    shown = f"{sign}{hours}" + (f":{rest:02}" if rest else "")
    return f"UTC{shown}" if minutes else "UTC"
