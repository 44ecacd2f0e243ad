"""Stories annotated by hand, so that aligning is tested apart from reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pytest

from crosscheck.model import (
    Annotations,
    Article,
    Bound,
    Figure,
    Kind,
    Lineage,
    Mention,
    Quote,
    QuoteKind,
    Sentence,
    Span,
    Speaker,
    Story,
    Time,
    content_id,
)

MakeStory = Callable[..., tuple[Story, list[Annotations]]]
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”\"]?|$)")


def place(article: Article, words: str, after: int = 0) -> Span:
    """Return where words stand in an article."""
    start = article.text.index(words, after)
    return article.span(start, start + len(words))


def sentences(article: Article) -> tuple[Sentence, ...]:
    found = []
    for number, (start, end) in enumerate(article.paragraphs()):
        for match in _SENTENCE.finditer(article.text, start, end):
            text = match.group().strip()
            begin = match.start() + len(match.group()) - len(match.group().lstrip())
            if text:
                span = article.span(begin, begin + len(text))
                found.append(Sentence(span, text, number))
    return tuple(found)


def mentions(article: Article, names: Mapping[str, Any]) -> tuple[Mention, ...]:
    """Return a mention wherever a name stands: ``{"Ada Cole": ("person", full, role)}``."""
    found: list[Mention] = []
    taken: list[Span] = []
    for name in sorted(names, key=len, reverse=True):
        kind, full, role = (*_told(names[name]), None, None)[:3]
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.text):
            span = article.span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                found.append(Mention(span, name, _kind(kind), full or name, role_text=role))
    return tuple(sorted(found, key=lambda m: m.span))


def _told(told: Any) -> tuple[Any, ...]:
    return (told,) if isinstance(told, str) else tuple(told)


def _kind(kind: Any) -> Kind:
    kinds: dict[str, Kind] = {
        "person": "person",
        "organisation": "organisation",
        "place": "place",
        "group": "group",
    }
    return kinds[kind]


def quote(article: Article, words: str, speaker: str | None, kind: QuoteKind = "direct") -> Quote:
    """Return a quote, its speaker standing at the start of the text."""
    span = place(article, words)
    who = Speaker(article.span(0, 1), speaker, speaker, "person") if speaker else None
    return Quote(content_id(article.id, span.start), span, words, kind, speaker=who)


def figure(article: Article, words: str, value: float, about: Sequence[str], **more: Any) -> Figure:
    """Return a figure of one value."""
    bound: Bound = more.pop("bound", "exact")
    return Figure(place(article, words), words, value, value, bound, about=tuple(about), **more)


def day(article: Article, words: str, when: str) -> Time:
    """Return a day in the text."""
    start = datetime.fromisoformat(when)
    end = start.replace(hour=23, minute=59)
    return Time(place(article, words), words, start, end, "day", "article")


@pytest.fixture
def make_story() -> MakeStory:
    """Return a function that makes a story of articles, each its own lineage, and annotates it.

    Each report is a dict: text, names, quotes (words → speaker), figures (words, value,
    about), days (words → date).
    """

    def make(*reports: Mapping[str, Any]) -> tuple[Story, list[Annotations]]:
        annotated = [_annotated(number, report) for number, report in enumerate(reports)]
        articles = tuple(found.article for found in annotated)
        lineages = tuple(Lineage(content_id("lineage", a.id), (a.id,)) for a in articles)
        story = Story(content_id(*(a.id for a in articles)), "A story", articles, lineages)
        return story, annotated

    return make


def _annotated(number: int, report: Mapping[str, Any]) -> Annotations:
    text = report["text"]
    article = Article(
        content_id(number, text), f"Outlet {number}", "A title", text, f"{number}.txt"
    )
    return Annotations(
        article,
        None,
        sentences(article),
        mentions(article, report.get("names", {})),
        tuple(
            sorted(
                (quote(article, words, who) for words, who in report.get("quotes", {}).items()),
                key=lambda q: q.span,
            )
        ),
        tuple(figure(article, *entry) for entry in report.get("figures", ())),
        tuple(day(article, words, when) for words, when in report.get("days", {}).items()),
    )
