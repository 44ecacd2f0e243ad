"""Readers of the annotated data beside the checkout. Nothing of it ships."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def present() -> bool:
    """Whether the annotated data is beside the checkout."""
    return SHARED.is_dir()


def lines(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a set, as ``lines("stories/ecbplus")``.

    Raises:
        FileNotFoundError: the set is not beside the checkout.
    """
    with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
