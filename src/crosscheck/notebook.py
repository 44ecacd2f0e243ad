"""How results show themselves in a notebook: small, quiet, without scripts.

The page (`crosscheck.tell.formats`) is for reading; this is a glance at what a variable
holds. All text is escaped, and isolated so that its direction cannot leak out.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crosscheck.model import Account, Article, StoryAccount

_QUIET = "color:gray;font-size:90%"
SHOWN = 300
"""Characters of an article's text that are shown."""


def shown_account(account: Account) -> str:
    """Return an account's stories, and what was left out."""
    left_out = "".join(
        f"<li>{_said(s.source)}: {_said(s.reason)} <i>({s.stage})</i></li>" for s in account.skipped
    )
    end = f"<p style='{_QUIET}'>Left out:</p><ul>{left_out}</ul>" if left_out else ""
    return "".join(shown_story(told) for told in account.stories) + end


def shown_story(told: StoryAccount) -> str:
    """Return a story's digest and findings."""
    story = told.story
    sources = {article.id: article.source for article in story.articles}
    count = f"{story.reports} reports, {len(story.lineages)} independent"
    digest = "".join(
        f"<p>{_said(one.text)} <span style='{_QUIET}'>"
        f"{_said(_named(sources[span.article] for span in one.spans))}</span></p>"
        for one in told.digest
    )
    findings = "".join(
        f"<li><b>{finding.kind}</b> {_said(finding.about)}: "
        f"{_said(' / '.join(side.value for side in finding.sides))}</li>"
        for finding in told.comparison.findings
    )
    return (
        f"<h4>{_said(story.title)}</h4><p style='{_QUIET}'>{count}</p>{digest}<ul>{findings}</ul>"
    )


def shown_article(article: Article) -> str:
    """Return an article's head and the beginning of its text."""
    published = (
        article.published.start.isoformat(" ", "minutes") if article.published else "undated"
    )
    head = f"{article.source} · {published} · {len(article.text):,} characters"
    more = "…" if len(article.text) > SHOWN else ""
    return (
        f"<h4>{_said(article.title)}</h4><p style='{_QUIET}'>{_said(head)}</p>"
        f"<p>{_said(article.text[:SHOWN])}{more}</p>"
    )


def _named(sources: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(sources))


def _said(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
