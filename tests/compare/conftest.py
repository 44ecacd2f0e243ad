"""Tiny stories, taken through the real stages from their text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.compare import compare
from crosscheck.model import Article, Comparison, Lineage, Story, content_id
from tests.conftest import MakeArticle

Compared = Callable[[Sequence[dict[str, Any]]], Comparison]


def table(name: str) -> Any:
    """Return a table of cases that lies beside the tests."""
    return yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))


def story_of(articles: Sequence[Article]) -> Story:
    """Return the articles as one story, each a lineage of its own."""
    ordered = sorted(articles, key=lambda a: (a.published.instant if a.published else 0, a.id))
    lineages = tuple(Lineage(content_id("lineage", a.id), (a.id,)) for a in ordered)
    day = next((a.published for a in ordered if a.published), None)
    return Story(content_id(*(a.id for a in ordered)), "A story", tuple(ordered), lineages, day)


@pytest.fixture
def compared(make_article: MakeArticle) -> Compared:
    """Return a function that compares reports given as ``{"at": …, "text": …}``."""

    def run(reports: Sequence[dict[str, Any]]) -> Comparison:
        made = [
            make_article(one["text"], source=f"Outlet {number}", at=one.get("at"))
            for number, one in enumerate(reports, 1)
        ]
        story = story_of(made)
        return compare(align(story, annotate(story)))

    return run
