"""The hand-written account of the sample coverage, as cases of parametrised tests.

Each line of ``sample.yaml`` becomes one case with a readable id. What the pipeline does not
reach yet stands in ``known_gaps.yaml``, by stage, with the reason: those cases are expected
to fail, and a gap that is closed must be taken off the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from anyascii import anyascii

HERE = Path(__file__).parent
Case = Any
_seen: set[str] = set()


@cache
def expected() -> dict[str, Any]:
    """Return the expected account."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / "sample.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def known_gaps() -> dict[str, str]:
    """Return what is known not to be reached: test id → stage and reason."""
    text = (HERE / "known_gaps.yaml").read_text(encoding="utf-8")
    stages: dict[str, dict[str, str]] = yaml.safe_load(text) or {}
    return {name: f"{stage}: {why}" for stage, gaps in stages.items() for name, why in gaps.items()}


def cases(
    topic: str, values: Iterable[Case], name: Callable[[Case], str]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the decorator that runs a test once for each value, as its argument ``case``."""
    counted: Counter[str] = Counter()
    params = []
    for value in values:
        key = f"{topic}: {anyascii(name(value))[:90]}"
        counted[key] += 1
        if counted[key] > 1:
            key += f" ({counted[key]})"
        _seen.add(key)
        why = known_gaps().get(key)
        marks = (pytest.mark.xfail(strict=True, reason=why),) if why else ()
        params.append(pytest.param(value, id=key, marks=marks))
    return pytest.mark.parametrize("case", params)


def case_names() -> set[str]:
    """Return the id of every case that was made."""
    return set(_seen)


def folder_of(story: str) -> str:
    """Return the folder that a story's files lie in ("crane" → "harbor-crane")."""
    files: list[str] = next(s["files"] for s in expected()["stories"] if s["name"] == story)
    return files[0].split("/")[0]


def short(file: str) -> str:
    """Return a file's name for an id ("harbor-crane/northwire.html" → "crane/northwire")."""
    folder, name = file.removeprefix("harbor-").split("/")
    return f"{folder.split('-')[0]}/{name.rsplit('.', 1)[0]}"
