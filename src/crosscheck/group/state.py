"""A grouper saved in one file, and taken up again where it stopped.

The file is a ZIP of arrays (numpy's ``.npz``, nothing in it is code) with the articles and the
settings as JSON among them. What can be worked out again (the indexes) is not in it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from crosscheck.errors import ParseError
from crosscheck.group.arrays import Array, Arrays, read_texts, texts
from crosscheck.group.corrections import Corrections
from crosscheck.model import Article
from crosscheck.settings import GroupSettings

if TYPE_CHECKING:
    from crosscheck.group.grouper import Grouper

FORMAT = "crosscheck.stories/1"


def saved(grouper: Grouper, path: Path) -> None:
    """Write a grouper to a file."""
    from pydantic import TypeAdapter  # 0.1 s: only where something is saved

    head = {
        "format": FORMAT,
        "settings": asdict(grouper.settings),
        "corrections": asdict(grouper.corrections),
    }
    articles = TypeAdapter(list[Article]).dump_json(list(grouper.reports)).decode()
    arrays = texts("json", (json.dumps(head), articles))
    for part, held in grouper.arrays().items():
        arrays |= {f"{part}/{name}": values for name, values in held.items()}
    with path.open("wb") as stream:
        np.savez_compressed(stream, **arrays)  # type: ignore[arg-type]


def opened(path: Path) -> tuple[GroupSettings, Corrections, list[Article], dict[str, Arrays]]:
    """Return what a file holds: settings, corrections, articles, and arrays by part.

    Raises:
        ParseError: it cannot be read, or is no saved grouper.
    """
    from pydantic import TypeAdapter

    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as found:
            arrays: dict[str, Array] = dict(found)
        head, articles = read_texts("json", arrays)
        said = json.loads(head)
        if said["format"] != FORMAT:
            raise ValueError(f"its format is {said['format']!r}, not {FORMAT!r}")
        read = TypeAdapter(list[Article]).validate_json(articles)
        settings = TypeAdapter(GroupSettings).validate_python(said["settings"])
        corrections = TypeAdapter(Corrections).validate_python(said["corrections"])
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ParseError(f"{path}: no saved stories: {error}", source=str(path)) from error
    parts: dict[str, dict[str, Array]] = {}
    for name, values in arrays.items():
        part, _, rest = name.partition("/")
        parts.setdefault(part, {})[rest] = values
    return settings, corrections, read, dict(parts)
