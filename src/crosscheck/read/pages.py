"""Pages: HTML as it was saved, within bounds; understanding it is ``clean``'s work."""

from __future__ import annotations

from crosscheck.model import Document, Skipped
from crosscheck.read.depth import too_deep
from crosscheck.settings import ReadSettings


def page(location: str, content: str, encoding: str, settings: ReadSettings) -> Document | Skipped:
    """Return a page's document, or why it cannot be parsed safely."""
    if too_deep(content, settings.max_depth):
        reason = (
            f"the page's elements nest deeper than {settings.max_depth} levels, where parsers "
            "drop text: save it again from a browser, or give its text"
        )
        return Skipped(location, "read", reason)
    return Document(location, "html", content, encoding)
