"""Word lists: commented plain-text data beside the stage that uses them.

One entry a line; ``#`` starts a comment; columns are separated by a tab. The first
comment lines say what the list is for and where it comes from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return a list's rows, each a tuple of its columns.

    Args:
        package: the package that holds the list, as ``crosscheck.annotate``.
        name: its path in that package, as ``lists/cues.txt``.

    Raises:
        FileNotFoundError: the package has no such list.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    stripped = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in stripped if line)


@cache
def words_of(package: str, name: str) -> frozenset[str]:
    """Return the first column of a list as a set."""
    return frozenset(row[0] for row in rows(package, name))


@cache
def mapping_of(package: str, name: str) -> dict[str, str]:
    """Return a list's first column mapped to its second (empty where there is none)."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows(package, name)}
