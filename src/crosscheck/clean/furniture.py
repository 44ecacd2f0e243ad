"""Furniture: lines of a report that are the page's, not the reporter's.

What extraction leaves behind, and what people paste with a text: share bars, "read more",
script, captions with their credit, newsletter and store lines, staff notes. Each line is
shown to a list of signals; a signal answers with a reason, or nothing. Prose is never
taken: what could also head a passage ("Facebook", "Comments") goes only in company of
other furniture or at the report's end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from crosscheck.clean.signals import SIGNALS, Around, Hint, names_same


def furniture(
    lines: Sequence[str],
    beside: Mapping[str, str] = MappingProxyType({}),
) -> dict[int, str]:
    """Return the places of lines that are furniture, each with its reason.

    Args:
        lines: a report's paragraphs.
        beside: what the page shows beside the report, by `crosscheck.clean.beside`.
    """
    hints = [_hint(line, Around(lines, place, beside)) for place, line in enumerate(lines)]
    taken = {place: hint.reason for place, hint in enumerate(hints) if hint and _sure(hint)}
    taken |= _in_company(hints, taken)
    for place in sorted(taken):
        if taken[place] == "caption" and place and names_same(lines[place - 1], lines[place]):
            taken.setdefault(place - 1, "caption")
    return taken | _repeated(lines, taken)


def heads_a_box(line: str) -> bool:
    """Whether a line says that what follows it in its box is no part of the report."""
    hint = _hint(line, Around((line,), 0, {}))
    return hint is not None and hint.reason in ("related", "comments", "newsletter", "share")


def _sure(hint: Hint) -> bool:
    return hint.where == "anywhere"


def _hint(line: str, around: Around) -> Hint | None:
    for signal in SIGNALS:
        if hint := signal(line, around):
            return hint
    return None


def _in_company(hints: Sequence[Hint | None], taken: dict[int, str]) -> dict[int, str]:
    """Return the unsure ones in runs of two and more, or with nothing after them."""
    found: dict[int, str] = {}
    count = len(hints)
    place = 0
    while place < count:
        stop = place
        while stop < count and hints[stop] is not None:
            stop += 1
        run = [(at, hint) for at in range(place, stop) if (hint := hints[at])]
        company = len(run) > 1 or stop == count
        for at, hint in run:
            if at not in taken and company and (hint.where == "edge" or stop == count):
                found[at] = hint.reason
        place = max(stop, place + 1)
    return found


def _repeated(lines: Sequence[str], taken: dict[int, str]) -> dict[int, str]:
    """Return the places of lines that only repeat the line before."""
    found: dict[int, str] = {}
    before = ""
    for place, line in enumerate(lines):
        if place in taken:
            continue
        if line == before:
            found[place] = "repeated"
        before = line
    return found
