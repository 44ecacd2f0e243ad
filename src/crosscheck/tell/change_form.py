"""What changed as JSON: articles that outlets revised, and what is new since an earlier account."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.model import Article, Change, Revision, Span, StoryAccount
from crosscheck.tell.pieces import Form, Json, article_form, span_form, spans_form


def revisions_form(revisions: Iterable[Revision], articles: Iterable[Article]) -> list[Json]:
    """Return what outlets changed, each sentence with its place in the text that holds it.

    Args:
        articles: all that the revisions are about, earlier texts too.
    """
    texts = {article.id: article.text for article in articles}

    def worded(span: Span) -> Form:
        return {**span_form(span), "text": span.of(texts[span.article])}

    return [
        {
            "earlier": one.earlier,
            "article": one.article,
            "dropped": [worded(span) for span in one.dropped],
            "added": [worded(span) for span in one.added],
            "reworded": [
                {"before": worded(before), "now": worded(now)} for before, now in one.reworded
            ],
        }
        for one in revisions
    ]


def changes_form(told: StoryAccount) -> Form | None:
    """Return what is told otherwise than in the earlier account; None where none was given."""
    changes = told.changes
    if changes is None:
        return None
    articles = (*told.story.articles, *changes.articles)
    return {
        "story": changes.story,
        "changes": [_change_form(change) for change in changes.changes],
        "revisions": revisions_form(changes.revisions, articles),
        "articles": [article_form(article) for article in changes.articles],
    }


def _change_form(change: Change) -> Form:
    return {
        "kind": change.kind,
        "what": change.what,
        "before": change.before,
        "now": change.now,
        "spans": spans_form(change.spans),
    }
