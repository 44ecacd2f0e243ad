"""Crosscheck: from many reports of one event to one sourced account.

    import crosscheck
    account = crosscheck.report(crosscheck.read(["coverage/"]))

Each stage is a function that can be called by itself: `read`, `clean`, `group`,
`annotate`, `align`, `compare`, `tell`; `report` is all of them in a row.
"""

__version__ = "0.1.0"

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.clean import clean
from crosscheck.compare import compare
from crosscheck.group import group
from crosscheck.model import Account, Article, Document, Skipped, Span, Story, StoryAccount
from crosscheck.pipeline import report
from crosscheck.read import read
from crosscheck.settings import Settings
from crosscheck.tell import tell

__all__ = [
    "Account",
    "Article",
    "Document",
    "Settings",
    "Skipped",
    "Span",
    "Story",
    "StoryAccount",
    "__version__",
    "align",
    "annotate",
    "clean",
    "compare",
    "group",
    "read",
    "report",
    "tell",
]
