"""Other readers of figures, for the bench alone: quantulum3 and recognizers-text.

Neither reads what a figure is told of; quantulum3 reads no hedges either. CQE, the best
published reader, asks for versions of numpy and protobuf that nothing here can share and
fetches a spaCy model and a BERT classifier on its first run, so its published figures stand
in the note.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from bench.reading.quantities import Quantity, Reader, folded

CQE = "published, on the whole set: value .92, + change .88, + unit .86; not run: downloads models"
"""What is known of the peer that cannot be run."""
_KINDS = ("percentage", "currency", "dimension", "temperature", "number")


def quantulum(text: str) -> list[Quantity]:
    """Return quantulum3's quantities."""
    parser = import_module("quantulum3.parser")
    return [
        Quantity((float(found.value),), "=", folded(found.unit.name))
        for found in parser.parse(text)
    ]


def recognizers(text: str) -> list[Quantity]:
    """Return recognizers-text's quantities, those with a unit before bare numbers."""
    kept: list[Any] = []
    for kind in _KINDS:
        for found in _recognise(kind)(text, "en-us"):
            free = all(found.end < other.start or other.end < found.start for other in kept)
            if free and (found.resolution or {}).get("value"):
                kept.append(found)
    kept.sort(key=lambda found: found.start)
    return [_quantity(found) for found in kept]


def _recognise(kind: str) -> Callable[[str, str], list[Any]]:
    emoji = import_module("emoji")
    if not hasattr(emoji, "UNICODE_EMOJI"):  # it asks for a name that emoji 2 has dropped
        emoji.UNICODE_EMOJI = emoji.EMOJI_DATA  # type: ignore[attr-defined]
    plain = kind in ("number", "percentage")
    module = import_module("recognizers_number" if plain else "recognizers_number_with_unit")
    function: Callable[[str, str], list[Any]] = getattr(module, f"recognize_{kind}")
    return function


def _quantity(found: Any) -> Quantity:
    written = str(found.resolution["value"])
    value = float(re.sub(r"[^\d.eE+-]", "", written) or "nan")
    unit = str(found.resolution.get("unit") or "").lower()
    unit = "percentage" if written.endswith("%") else unit.removeprefix("united states ")
    return Quantity((value,), "=", folded(unit))


PEERS: tuple[tuple[str, str, Reader], ...] = (
    ("quantulum3", "quantulum3", quantulum),
    ("recognizers-text", "recognizers-text-suite", recognizers),
)
"""Name, package and reader of each."""
