"""The whole chain on one screen: documents in, one sourced account out.

Each step is a stage that can be called by itself; see the design for what it promises.
Cleaning and annotating work article by article and the rest story by story, each on an
engine; only grouping needs all articles at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from crosscheck.align import align
from crosscheck.annotate import annotate_article
from crosscheck.clean import clean_document
from crosscheck.compare import compare
from crosscheck.engine import Engine, Failure, engine_for
from crosscheck.group import Corrections, group
from crosscheck.group.corrections import corrections
from crosscheck.model import (
    Account,
    Alignment,
    Annotations,
    Article,
    Comparison,
    Document,
    Published,
    Skipped,
    Stage,
    Story,
    StoryAccount,
)
from crosscheck.settings import AnnotateSettings, GroupSettings, Settings
from crosscheck.tell import tell

Progress = Callable[[str, int, int | None], None]
"""Called with a stage, how many of its items are done, and of how many if that is known."""


def silent(stage: str, done: int, total: int | None) -> None:
    """Tell nobody."""


def report(
    documents: Iterable[Document | Skipped],
    settings: Settings = Settings(),
    *,
    engine: Engine | None = None,
    progress: Progress = silent,
) -> Account:
    """Return the account of every story that the documents tell.

    Args:
        documents: as `crosscheck.read` yields them, in any order.
        engine: where to work; None follows ``settings.processes``.
        progress: told about each item that is done.
    """
    engine = engine or engine_for(settings.processes)
    said = _said(settings.group)
    articles, skipped = clean_all(documents, settings, engine, progress)
    stories = group(articles, settings.group, said)
    progress("group", len(articles), len(articles))
    annotated, unread = annotate_all(stories, settings.annotate, engine, progress)
    told, untold = tell_all(stories, annotated, settings, engine, progress)
    left_out = sorted({*skipped, *unread, *untold}, key=lambda s: (s.source, s.stage, s.reason))
    return Account(tuple(articles), tuple(told), tuple(left_out), settings.shown())


def _said(settings: GroupSettings) -> Corrections:
    """Return what people say of the stories; nothing where no file is named."""
    return corrections(Path(settings.corrections)) if settings.corrections else Corrections()


def clean_all(
    documents: Iterable[Document | Skipped],
    settings: Settings,
    engine: Engine,
    progress: Progress,
) -> tuple[list[Article], list[Skipped]]:
    """Return the distinct articles in order of time, and whatever gave none."""
    skipped: list[Skipped] = []
    places: list[str] = []
    found: list[Article] = []
    readable = _readable(documents, skipped, places)
    cleaned = engine.map(partial(clean_document, settings=settings.clean), readable)
    for done, result in enumerate(cleaned):
        progress("clean", done + 1, None)
        if isinstance(result, Failure):
            skipped.append(Skipped(places[done], "clean", result.reason))
        elif isinstance(result, Skipped):
            skipped.append(result)
        else:
            found.append(result)
    articles: dict[str, Article] = {}
    for article in sorted(found, key=lambda a: (a.id, a.location)):
        first = articles.setdefault(article.id, article)
        if first is not article:
            reason = f"the same article as {first.location}"
            skipped.append(Skipped(article.location, "clean", reason))
    return sorted(articles.values(), key=_when), skipped


def annotate_all(
    stories: list[Story], settings: AnnotateSettings, engine: Engine, progress: Progress
) -> tuple[dict[str, Annotations], list[Skipped]]:
    """Return each article's annotations by its id; a failure leaves it bare, and is told."""
    work = [(article, story.anchor(article)) for story in stories for article in story.articles]
    annotated: dict[str, Annotations] = {}
    skipped: list[Skipped] = []
    results = engine.map(partial(_annotate_one, settings=settings), work)
    for (article, anchor), result in zip(work, results, strict=True):
        if isinstance(result, Failure):
            skipped.append(Skipped(article.location, "annotate", result.reason))
            result = Annotations(article, anchor)
        annotated[article.id] = result
        progress("annotate", len(annotated), len(work))
    return annotated, skipped


def tell_all(
    stories: list[Story],
    annotated: dict[str, Annotations],
    settings: Settings,
    engine: Engine,
    progress: Progress,
) -> tuple[list[StoryAccount], list[Skipped]]:
    """Return each story's account; a failure leaves its reports uncompared, and is told."""
    work = [(story, tuple(annotated[a.id] for a in story.articles)) for story in stories]
    told: list[StoryAccount] = []
    skipped: list[Skipped] = []
    results = engine.map(partial(tell_story, settings=settings), work)
    for (story, annotations), result in zip(work, results, strict=True):
        if isinstance(result, Failure):
            stage: Stage = "align"
            skipped += [Skipped(a.location, stage, result.reason) for a in story.articles]
            result = StoryAccount(Comparison(Alignment(story, annotations)))
        told.append(result)
        progress("tell", len(told), len(work))
    return told, skipped


def tell_story(
    work: tuple[Story, tuple[Annotations, ...]], settings: Settings = Settings()
) -> StoryAccount:
    """Return one story's account from its annotated reports."""
    story, annotations = work
    aligned = align(story, annotations, settings.align)
    compared = compare(aligned, settings.compare)
    return tell(compared, settings.tell)


def _annotate_one(
    work: tuple[Article, Published | None], settings: AnnotateSettings
) -> Annotations:
    return annotate_article(*work, settings)


def _readable(
    documents: Iterable[Document | Skipped], skipped: list[Skipped], places: list[str]
) -> Iterator[Document]:
    """Yield the documents; put aside the skipped ones, and note where each came from."""
    for document in documents:
        if isinstance(document, Skipped):
            skipped.append(document)
        else:
            places.append(document.location)
            yield document


def _when(article: Article) -> tuple[float, str]:
    return (article.published.instant if article.published else float("inf"), article.id)
