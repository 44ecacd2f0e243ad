"""What many tests need: articles made in a line, and the annotated data where it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crosscheck.model import Article, Published, content_id

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
MakeArticle = Callable[..., Article]


@pytest.fixture
def make_article() -> MakeArticle:
    """Return a function that makes an article: ``make_article(text, day="2026-03-17")``."""

    def make(
        text: str,
        *,
        title: str = "A title",
        source: str = "Meridian Post",
        day: str | None = None,
        at: str | None = None,
        byline: str | None = None,
        credit: str | None = None,
    ) -> Article:
        published = None
        if at:
            start = datetime.fromisoformat(at)
            published = Published(start, start + timedelta(minutes=1), "minute", "given")
        elif day:
            start = datetime.fromisoformat(day)
            published = Published(start, start + timedelta(days=1), "day", "given")
        key = content_id(source, title, text, day, at)
        return Article(
            key, source, title, text, f"{source}.txt", published, byline=byline, credit=credit
        )

    return make


@pytest.fixture
def shared() -> Path:
    """Return the folder of annotated data; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the annotated data beside the checkout is not here")
    return SHARED
