"""What changed as a run of blocks, for Markdown, plain text and the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.tell.blocks import GAP, Block, Heading, Item, Paragraph, Run, Runs, mark_runs, said
from crosscheck.tell.changes_view import RevisionView, Sentence
from crosscheck.tell.story_view import StoryView


def changes(view: StoryView) -> Iterator[Block]:
    """Yield what is told otherwise than in the earlier account."""
    if view.again:
        yield Heading(2, said("What is new since the earlier account"))
        if not view.changes:
            yield Paragraph(said(view.again))
    for kind in view.changes:
        yield Heading(3, said(kind.head))
        for one in kind.shown:
            words = (Run(one.words, "words"),) if one.words else ()
            text = Run(
                f" {one.text}" if words and one.text else one.text, "soft" if words else "plain"
            )
            yield Item((*words, text, *mark_runs(one.marks)))
        if kind.more:
            yield Paragraph((Run(f"and {kind.more} more", "soft"),))


def revisions(view: StoryView) -> Iterator[Block]:
    """Yield what outlets changed in their reports."""
    if view.revisions:
        yield Heading(2, said("What outlets changed in their reports"))
    for one in view.revisions:
        yield Heading(3, said(one.title))
        yield from _revision(one)


def _revision(one: RevisionView) -> Iterator[Block]:
    for gone in one.dropped:
        yield Item((Run("No longer in it: ", "strong"), *_runs(gone)))
    for was, now in one.reworded:
        yield Item((Run("Before: ", "strong"), *_runs(was)))
        yield Item((Run("Now: ", "strong"), *_runs(now)), 1)
    for came in one.added:
        yield Item((Run("Added: ", "strong"), *_runs(came)))


def _runs(sentence: Sentence) -> Runs:
    runs = [
        Run(
            GAP if piece.kind == "gap" else piece.text,
            "words" if piece.kind == "same" else "differs",
        )
        for piece in sentence.pieces
    ]
    return (*runs, *mark_runs(sentence.marks))
