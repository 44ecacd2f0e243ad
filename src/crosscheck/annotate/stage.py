"""All that is found in an article, one part after the other.

Names need sentences, quotes need names, figures need times: that is the order. A part
never changes what an earlier one found.
"""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crosscheck.annotate.figures.figures import figures
from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.quotes.quotes import quotes
from crosscheck.annotate.reader.choose import reader_named
from crosscheck.annotate.reader.tags import tagged
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.times import times
from crosscheck.errors import SettingsError
from crosscheck.model import Annotations, Article, Published, Story
from crosscheck.settings import AnnotateSettings


def annotate(
    story: Story, settings: AnnotateSettings = AnnotateSettings()
) -> tuple[Annotations, ...]:
    """Return the annotations of each of a story's articles, in the story's order.

    An article without a date of its own is read against its story's.
    """
    return tuple(annotate_article(a, story.anchor(a), settings) for a in story.articles)


def annotate_article(
    article: Article, anchor: Published | None, settings: AnnotateSettings = AnnotateSettings()
) -> Annotations:
    """Return all that is found in one article, each list in order of its spans.

    Raises:
        SettingsError: ``settings`` name no known zone or reader.
        MissingExtra: the reader is not installed.
    """
    anchor = _in_zone(anchor, settings.zone)
    found_sentences = sentences(article)
    reader = reader_named(settings.reader)
    tags = tagged(article, found_sentences, reader) if reader else None
    found_mentions = mentions(article, found_sentences, tags)
    found_times = times(article, anchor, found_sentences)
    return Annotations(
        article,
        anchor,
        found_sentences,
        found_mentions,
        quotes(article, found_sentences, found_mentions),
        figures(article, found_sentences, found_times),
        found_times,
    )


def _in_zone(anchor: Published | None, zone: str) -> Published | None:
    """Return a publication time that states no zone as one in the zone of the settings."""
    if anchor is None or anchor.start.tzinfo or not zone:
        return anchor
    try:
        known = ZoneInfo(zone)
    except (ValueError, ZoneInfoNotFoundError) as error:
        message = f"annotate.zone = {zone!r} is no zone: name one as Europe/Paris"
        raise SettingsError(message) from error
    start, end = (moment.replace(tzinfo=known) for moment in (anchor.start, anchor.end))
    return replace(anchor, start=start, end=end)
