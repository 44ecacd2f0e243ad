"""What people say of stories and copies, over whatever was found.

A correction names reports by id and holds through every repair and every later run. Kept as
JSON, so that it can be written by hand, by a program or by ``crosscheck correct``::

    {"together": [["id", "id"]], "apart": [["id", "id"]], "copies": [["id", "id"]],
     "independent": [["id", "id"]]}

``together``: these reports tell of one event. ``apart``: no two of these do. ``copies``: these
have their text from one another. ``independent``: no two of these do. What is said together
wins over what is said apart, and copies are together. A report that is not there is no
error: it may come later.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from crosscheck.errors import ParseError
from crosscheck.group.reports import Reports

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """Sets of article ids, each said to be something of each other."""

    together: tuple[Ids, ...] = ()
    apart: tuple[Ids, ...] = ()
    copies: tuple[Ids, ...] = ()
    independent: tuple[Ids, ...] = ()

    def saying(self, kind: str, ids: Ids) -> Corrections:
        """Return these and one more.

        Raises:
            ValueError: an unknown kind, or fewer than two ids.
        """
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of correction: say one of {', '.join(KINDS)}")
        if len(set(ids)) < 2:
            raise ValueError(f"{kind} takes two article ids or more, not {len(set(ids))}")
        said = getattr(self, kind)
        return replace(self, **{kind: (*said, ids)}) if ids not in said else self

    def partners(self, kind: str) -> dict[str, tuple[str, ...]]:
        """Return for each report that is named those that it is said to be something of."""
        found: dict[str, set[str]] = defaultdict(set)
        for ids in getattr(self, kind):
            for one in ids:
                found[one].update(ids)
        return {one: tuple(sorted(others - {one})) for one, others in sorted(found.items())}

    def written(self) -> str:
        """Return the corrections as JSON."""
        return json.dumps(asdict(self), indent=1) + "\n"


KINDS = tuple(each.name for each in fields(Corrections))


def corrections(path: Path) -> Corrections:
    """Return the corrections that a file holds.

    Raises:
        ParseError: it cannot be read, or holds something else.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ParseError(f"{path}: cannot be read as JSON: {error}", source=str(path)) from error
    if not isinstance(found, dict) or not set(found) <= set(KINDS):
        names = ", ".join(KINDS)
        raise ParseError(f"{path}: corrections have the keys {names} alone", source=str(path))
    for kind, sets in found.items():
        if not _are_sets_of_ids(sets):
            message = f"{path}: {kind!r} is a list of lists of two or more article ids"
            raise ParseError(message, source=str(path))
    return Corrections(**{kind: tuple(tuple(ids) for ids in sets) for kind, sets in found.items()})


def _are_sets_of_ids(sets: object) -> bool:
    return isinstance(sets, list) and all(
        isinstance(ids, list) and len(ids) > 1 and all(isinstance(each, str) for each in ids)
        for ids in sets
    )


class Said:
    """What the corrections say of the reports at hand."""

    def __init__(self, corrections: Corrections, reports: Reports) -> None:
        self._reports = reports
        self._partners = {kind: corrections.partners(kind) for kind in KINDS}

    def partners(self, kind: str, places: Sequence[int]) -> set[int]:
        """Return the live reports of which people say so together with one of these."""
        said = self._partners[kind]
        if not said:
            return set()
        ids = (other for p in places for other in said.get(self._reports.article(p).id, ()))
        return {place for each in ids if (place := self._reports.place_of(each)) is not None}
