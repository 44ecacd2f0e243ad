"""Times in words, as exact as they are known and no more.

English names of days and months stand here and not in the machine's locale, so that the
same account reads the same everywhere.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from crosscheck.model import Article, FactKind, Happening, Precision, Published, Story
from crosscheck.text.zones import zone_text

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_FOUND_IN = {
    "json-ld": "the page's own data",
    "opengraph": "the page's own data",
    "microdata": "the page's own data",
    "meta": "the page's own data",
    "time": "the page",
    "given": "the record",
    "dateline": "its date line",
    "url": "its address",
    "story": "the other reports of the story",
}


def day_text(moment: datetime, *, weekday: bool = True) -> str:
    """Return a day in words.

    >>> day_text(datetime(2026, 3, 17)), day_text(datetime(2026, 3, 17), weekday=False)
    ('Tuesday 17 March 2026', '17 March 2026')
    """
    plain = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return f"{DAYS[moment.weekday()]} {plain}" if weekday else plain


def fact_text(kind: FactKind, value: str) -> str:
    """Return a fact's value as it is read: a day in words, a number with what it counts.

    >>> fact_text("date", "2026-03-17"), fact_text("killed", "2")
    ('Tuesday 17 March 2026', '2 killed')
    """
    if kind == "date":
        return day_text(datetime.fromisoformat(value))
    return value if kind == "place" else f"{value} {kind}"


def interval_text(start: datetime, end: datetime, precision: Precision) -> str:
    """Return an interval in words, as exact as its precision.

    >>> interval_text(datetime(2026, 3, 17, 18, 40), datetime(2026, 3, 17, 18, 41), "minute")
    'Tuesday 17 March 2026, 18:40'
    >>> interval_text(datetime(2026, 3, 1), datetime(2026, 4, 1), "month")
    'March 2026'
    """
    if precision in ("second", "minute", "hour"):
        return f"{day_text(start)}, {_clock(start, precision)}{_zone(start)}"
    if precision == "month":
        return f"{MONTHS[start.month - 1]} {start.year}"
    if precision == "year":
        return str(start.year)
    last = end - timedelta(days=1)
    if precision == "day" and last <= start:
        return day_text(start)
    return f"{day_text(start, weekday=False)} to {day_text(last, weekday=False)}"


def happening_text(happening: Happening) -> str:
    """Return when something happened, or that it was planned or only reported then.

    About midnight is told of the day that ends: "shortly before midnight" is its last hour.
    """
    when = interval_text(happening.start, happening.end, happening.precision)
    if happening.precision == "hour" and happening.start.hour == 0:
        eve = happening.start - timedelta(days=1)
        when = f"{day_text(eve)}, about midnight{_zone(happening.start)}"
    lead = {"told": "", "planned": "Planned for ", "reported": "Reported on "}[happening.basis]
    return lead + when


def published_text(published: Published | None) -> str:
    """Return when a report appeared, or that it does not say."""
    if published is None:
        return "no date stated"
    return interval_text(published.start, published.end, published.precision)


def short_text(article: Article) -> str:
    """Return a report's time in a few characters, for a narrow column.

    Returns:
        Day, month and clock time, as ``17 Mar, 22:20 UTC+1``; ``no date`` where none is stated.
    """
    published = article.published
    if published is None:
        return "no date"
    start = published.start
    day = f"{start.day} {MONTHS[start.month - 1][:3]}"
    if published.precision in ("second", "minute", "hour"):
        return f"{day}, {_clock(start, published.precision)}{_zone(start)}"
    return f"{day} {start.year}"


def origin_text(published: Published) -> str:
    """Return where a date was found, in a few plain words."""
    return _FOUND_IN.get(published.origin, published.origin)


def story_date(story: Story) -> str:
    """Return the story's day and how many of its reports state a date."""
    if story.published is None:
        return "No report states a date"
    dated = sum(article.published is not None for article in story.articles)
    total = len(story.articles)
    stated = "its report" if total == dated == 1 else f"{dated} of {total} reports"
    return f"{day_text(story.published.start)}, dated by {stated}"


def _clock(moment: datetime, precision: Precision) -> str:
    return f"about {moment:%H}:00" if precision == "hour" else f"{moment:%H:%M}"


def _zone(moment: datetime) -> str:
    zone = zone_text(moment)
    return f" {zone}" if zone else ""
