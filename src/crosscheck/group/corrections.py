"""What people say of stories and copies, over whatever was found.

A correction names reports by id and holds through every repair and every later run. Kept as
JSON, written by ``crosscheck correct``, by hand or by a program::

    {"together": [["id", "id"]], "apart": [["id", "id"]], "copies": [["id", "id"]],
     "independent": [["id", "id"]], "split": [[["id"], ["id", "id"]]], "reports": []}

``together``: these reports tell of one event. ``apart``: no two of these do. ``copies``: these
have their text from one another. ``independent``: no two of these do. ``split``: the first
tell of one event, and none of the second tells of it. What follows from them holds too, and
what wins where they contradict each other stands in `crosscheck.group.relations`.

A report that is not there is no error: it may come later. An id is a hash of what a report
says, so a report whose text was changed has another: ``reports`` keeps the address, the
outlet and the title of those that are named, and a correction follows them to the new text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from crosscheck.errors import ParseError
from crosscheck.model import Article

Ids = tuple[str, ...]
KINDS = ("together", "apart", "copies", "independent")


@dataclass(frozen=True, slots=True)
class Named:
    """A report as it was when somebody spoke of it."""

    id: str
    source: str
    title: str
    url: str | None = None


class Statement(NamedTuple):
    """One thing that was said: its kind, and the reports it is about.

    Args:
        ids: of a ``split`` the first part.
        rest: of a ``split`` the second, else empty.
    """

    kind: str
    ids: Ids
    rest: Ids = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """Sets of article ids, each said to be something of each other."""

    together: tuple[Ids, ...] = ()
    apart: tuple[Ids, ...] = ()
    copies: tuple[Ids, ...] = ()
    independent: tuple[Ids, ...] = ()
    split: tuple[tuple[Ids, Ids], ...] = ()
    reports: tuple[Named, ...] = ()

    def saying(self, kind: str, ids: Ids, rest: Ids = ()) -> Corrections:
        """Return these and one more.

        Raises:
            ValueError: an unknown kind, or fewer than two ids.
        """
        if kind not in (*KINDS, "split"):
            raise ValueError(f"{kind!r} is no kind of correction: say one of {', '.join(KINDS)}")
        if len(set(ids) | set(rest)) < 2 or (kind == "split") != bool(rest):
            raise ValueError(f"{kind} takes two article ids or more, not {len(set(ids))}")
        said = getattr(self, kind)
        new = (ids, rest) if kind == "split" else ids
        return replace(self, **{kind: (*said, new)}) if new not in said else self

    def naming(self, reports: Iterable[Named]) -> Corrections:
        """Return these with what the reports are called; only those that are spoken of."""
        spoken = {id_ for said in self.statements() for id_ in (*said.ids, *said.rest)}
        known = {one.id: one for one in (*self.reports, *reports) if one.id in spoken}
        return replace(self, reports=tuple(known[id_] for id_ in sorted(known)))

    def statements(self) -> list[Statement]:
        """Return all that was said, in the order of the file."""
        sets = [Statement(kind, ids) for kind in KINDS for ids in getattr(self, kind)]
        return [*sets, *(Statement("split", *parts) for parts in self.split)]

    def without(self, statement: Statement) -> Corrections:
        """Return these less one."""
        said = (each for each in self.statements() if each != statement)
        return of(said).naming(self.reports)

    def following(self, articles: Iterable[Article]) -> Corrections:
        """Return these with the ids that the reports have now.

        A report that is gone by its id is the one at the same address, else the one of the
        same outlet and title; where there are several, none.
        """
        at_hand = list(articles)
        gone = {one.id: one for one in self.reports} if self.reports else {}
        for article in at_hand:
            gone.pop(article.id, None)
        new = _successors(gone.values(), at_hand) if gone else {}
        if not new:
            return self
        moved = (
            Statement(said.kind, *(tuple(new.get(i, i) for i in ids) for ids in said[1:]))
            for said in self.statements()
        )
        return of(moved).naming(replace(one, id=new.get(one.id, one.id)) for one in self.reports)

    def written(self) -> str:
        """Return the corrections as JSON."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"


def of(statements: Iterable[Statement]) -> Corrections:
    """Return corrections that say this."""
    said = Corrections()
    for statement in statements:
        said = said.saying(*statement)
    return said


def _successors(gone: Iterable[Named], articles: Iterable[Article]) -> dict[str, str]:
    """Return the new ids of reports that are not there by their old ones."""
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article in articles:
        for key in _keys(article):
            by_key[key].append(article.id)
    found = {one.id: next((by_key[k] for k in _keys(one) if k in by_key), []) for one in gone}
    return {old: new[0] for old, new in found.items() if len(new) == 1}


def _keys(report: Named | Article) -> Iterator[tuple[str, ...]]:
    if report.url:
        yield (report.url,)
    yield report.source, report.title


def corrections(path: Path) -> Corrections:
    """Return the corrections that a file holds.

    Raises:
        ParseError: it cannot be read, or holds something else.
    """
    if not path.exists():
        message = f"{path}: there are no corrections; `crosscheck correct` writes them"
        raise ParseError(message, source=str(path))
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ParseError(f"{path}: cannot be read as JSON: {error}", source=str(path)) from error
    known = (*KINDS, "split", "reports")
    if not isinstance(found, dict) or not set(found) <= set(known):
        message = f"{path}: corrections have the keys {', '.join(known)} alone"
        raise ParseError(message, source=str(path))
    for kind, sets in found.items():
        if problem := _problem(kind, sets):
            raise ParseError(f"{path}: {kind!r} is a list of {problem}", source=str(path))
    sets = [Statement(kind, tuple(ids)) for kind in KINDS for ids in found.get(kind, ())]
    splits = [Statement("split", *map(tuple, parts)) for parts in found.get("split", ())]
    return of((*sets, *splits)).naming(Named(**one) for one in found.get("reports", ()))


def _problem(kind: str, sets: object) -> str | None:
    """Return what a list of statements should be, where it is something else."""
    if kind == "reports":
        return None if _all(sets, _is_named) else "reports with their id, source, title and url"
    if kind == "split":
        fine = _all(sets, lambda parts: _all(parts, _is_ids) and len(parts) == 2)
        return None if fine else "pairs of lists of article ids"
    fine = _all(sets, lambda ids: _is_ids(ids) and len(set(ids)) > 1)
    return None if fine else "lists of two or more article ids"


def _all(values: object, is_right: Callable[[Any], bool]) -> bool:
    return isinstance(values, list) and all(is_right(each) for each in values)


def _is_ids(ids: Any) -> bool:
    return bool(ids) and _all(ids, lambda each: isinstance(each, str))


def _is_named(one: Any) -> bool:
    kinds = {"id": str, "source": str, "title": str, "url": str | None}
    return (
        isinstance(one, Mapping)
        and {"id", "source", "title"} <= set(one) <= set(kinds)
        and all(isinstance(value, kinds[key]) for key, value in one.items())
    )
