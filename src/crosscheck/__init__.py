"""Crosscheck: from many reports of one event to one sourced account.

Two lines do the main job::

    import crosscheck
    account = crosscheck.report(crosscheck.read(["coverage/"]))

Each stage is a function that can be called by itself: `read`, `clean`, `group`,
`annotate`, `align`, `compare`, `tell`; `report` is all of them in a row. A stage is loaded
when it is first used, so that importing this package takes milliseconds.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

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

if TYPE_CHECKING:
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

_STAGES = ("read", "clean", "group", "annotate", "align", "compare", "tell")
_HOME = {"Settings": "crosscheck.settings", "report": "crosscheck.pipeline"}
_HOME |= {stage: f"crosscheck.{stage}" for stage in _STAGES}


def __getattr__(name: str) -> object:
    """Load what is asked for, and keep it."""
    if name not in __all__:
        raise AttributeError(f"module 'crosscheck' has no attribute {name!r}")
    value = getattr(import_module(_HOME.get(name, "crosscheck.model")), name)
    globals()[name] = value
    return value


class _Package(ModuleType):
    """This package: ``crosscheck.read`` is the function, also once its package is imported.

    Importing a submodule binds it to its parent under the name that the stage's function
    has; the function is what callers want. ``from crosscheck.read import …`` is unaffected.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _STAGES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
