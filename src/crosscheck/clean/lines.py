"""Lines at a report's head and foot that say who, when and where from.

A date line ("AP , Tuesday 26 Mar 2024", "Published: 17 March 2026, 23:40 CET"), a byline
("By Jane Roe"), a source line ("Source: Northwire"). They leave the body with a reason and
fill the article's fields. Each must be explained to its last word, or it is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosscheck.clean.stamps import Stamp, stamp
from crosscheck.text.lists import mapping_of

_HEAD_LINES = 8
_FOOT_LINES = 5
_LABEL = re.compile(
    r"\b(?:(?P<later>(?:last |first )?(?:updated|modified|edited|revised)"
    r"|(?:zuletzt )?aktualisiert|stand|mis à jour|actualizado|aggiornato|uppdaterad|oppdatert)"
    r"|(?:first |originally )?(?:published|posted|created|issued|released|date|on)"
    r"|veröffentlicht|erstellt|datum|publié|publicado|pubblicato|publicerad|publisert)\b"
    r"(?:\s+(?:on|at|am|um|le|el|il|den))?\s*:?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|by|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:mo|di|mi|do|fr|sa|so)(?=[.,]? \d)|"
    r"am|um|uhr|local time|time|hrs?|hours?|lesedauer|min(?:uten)?(?: lesezeit)?|"
    r"min read|minutes? read|\d{1,2} min(?:ute)?s?(?: read)?)\b\.?",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s,|•·:;()\[\]/–—-]+")
_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|del|der|den|da|la|le|van|von|bin|al|el|ibn|ben))*"
_ROLE = r"(?:[\w-]+ ){0,3}(?:[Rr]eporter|[Cc]orrespondent|[Ww]riter|[Ee]ditor|[Cc]olumnist)s?"
_TWO_WORDS = r"(?=\S+ \S)"  # "Di Maio" is a name, "Di Anna Bianchi" a byline
_BYLINE = re.compile(
    rf"(?:(?:By|BY|Written by|Reported by|Story by|Words by)\s*:?\s+"
    rf"|(?:[Vv]on|VON|[Pp]ar|[Pp]or|Di|[Dd]oor|Av|Af|Text|Texte)\s*:?\s+{_TWO_WORDS})"
    rf"(?P<names>{_NAME}(?:(?:, | and | & |, and ){_NAME})*)"
    rf"(?P<rest>\s*[|,–—-]\s*(?:{_ROLE}|(?:for )?{_NAME})|\s+(?:staff|Staff|STAFF|{_ROLE}"
    rf"|for {_NAME}))?"
)
_PLACE_AFTER = re.compile(r"(?<= )(?P<last>[\w.'’-]+), [A-Z][\w'’-]*$")  # "Jane Roe, Geneva"
_SOURCE = re.compile(
    r"(?:Source|SOURCE|Agency|Agencies|Via|With inputs from|Story from|News source)\s*:\s*"
    r"(?P<name>[A-Z][\w.&'’ -]{1,40}?)\.?"
)
_WIRE = re.compile(r"\b(?:News|Agency|Press|Wire|Newswire|Service)\b")
_STAFF = re.compile(r"(?P<name>[A-Z][\w'’.&-]*(?: [A-Z][\w'’.&-]*){0,3}) (?:[Ss]taff|STAFF)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """What the lines at head and foot say.

    Args:
        taken: index of a line that leaves the body, and the reason.
    """

    taken: tuple[tuple[int, str], ...]
    published: Stamp | None = None
    modified: Stamp | None = None
    byline: str | None = None
    credit: str | None = None


def head_and_foot(lines: list[str], *, country: str = "") -> Found:
    """Return what the head and foot of a report say about it."""
    taken: list[tuple[int, str]] = []
    published = modified = None
    byline = credit = None
    for place in _places(len(lines)):
        line = lines[place]
        if len(line) > 160:
            continue
        if dated := date_line(line, country=country):
            published = published or dated.published
            modified = modified or dated.modified
            byline, credit = byline or dated.byline, credit or dated.credit
            taken.append((place, "date line"))
        elif named := byline_of(line):
            byline = byline or named
            taken.append((place, "byline"))
        elif named := source_line(line):
            credit = credit or named
            taken.append((place, "credit"))
    return Found(tuple(taken), published, modified, byline, credit)


def _places(count: int) -> list[int]:
    head = range(min(_HEAD_LINES, count))
    return [*head, *range(max(len(head), count - _FOOT_LINES), count)]


def byline_of(line: str) -> str | None:
    """Return the names of a line that is a byline and nothing else.

    >>> byline_of("By Jane Roe and John Poe"), byline_of("By Tuesday the vote was over.")
    ('Jane Roe and John Poe', None)
    """
    match = _BYLINE.fullmatch(line)
    if match is None or len(line.split()) > 14:
        return None
    rest = (match["rest"] or "").strip()
    named = _PLACE_AFTER.sub(r"\g<last>", match["names"])
    return f"{named} staff" if rest.lower() == "staff" else named


def staff_of(byline: str) -> str | None:
    """Return whose staff a byline names: "Northwire staff" is Northwire's.

    >>> staff_of("Northwire staff")
    'Northwire'
    """
    match = _STAFF.match(byline)
    return match["name"] if match else None


def source_line(line: str) -> str | None:
    """Return the origin that a line names and does nothing else.

    >>> source_line("Source: Northwire")
    'Northwire'
    """
    match = _SOURCE.fullmatch(line)
    if match is None:
        return None
    name = match["name"]
    is_agency = agency(name) or " " not in name or _WIRE.search(name)
    return (agency(name) or name) if is_agency else None  # else a chart's or a figure's source


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date line says."""

    published: Stamp | None
    modified: Stamp | None
    byline: str | None
    credit: str | None


def date_line(line: str, *, country: str = "") -> Dated | None:
    """Return what a line says that is a date line and nothing else.

    >>> date_line("AP , Tuesday 26 Mar 2024").credit
    'AP'
    >>> date_line("On March 17, 2026, the council met.") is None
    True
    """
    if len(line) > 160 or not any(mark.isdigit() for mark in line):
        return None
    times: dict[bool, Stamp] = {}
    left = []
    for is_later, part in _parts(line):
        found = stamp(part, country=country)
        if found is None:
            left.append(part)
            continue
        times.setdefault(is_later, found)
        left.append(_without(part, found.parts))
    if not times:
        return None
    parts = [part.strip(" ,–—-") for part in re.split("[|•·]", " ".join(left))]
    byline = next(filter(None, map(byline_of, parts)), None)
    others = " ".join(part for part in parts if byline_of(part) is None)
    rest = _MARKS.sub(" ", _FILLER.sub(" ", others)).strip(" .")
    credit = agency(rest)
    if rest and not credit:
        return None
    return Dated(times.get(False), times.get(True), byline, credit)


def _parts(line: str) -> list[tuple[bool, str]]:
    """Cut a line at its labels ("Published:", "Updated:")."""
    parts, start, later = [], 0, False
    for match in _LABEL.finditer(line):
        parts.append((later, line[start : match.start()]))
        start, later = match.end(), bool(match["later"])
    parts.append((later, line[start:]))
    return [(is_later, part) for is_later, part in parts if part.strip()]


def _without(part: str, places: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(places):
        part = f"{part[:start]} {part[end:]}"
    return part


def agency(name: str) -> str | None:
    """Return a listed agency's short name.

    >>> agency("The Associated Press")
    'AP'
    """
    listed = mapping_of("crosscheck.clean", "lists/agencies.txt")
    bare = name.strip(" .,()/|–—-")
    if bare in listed:
        return listed[bare]
    if len(bare) <= 4:
        return None  # "Aa", "sda": short names only as they are written
    return _by_lower_case().get(bare.lower())


def _by_lower_case() -> dict[str, str]:
    listed = mapping_of("crosscheck.clean", "lists/agencies.txt")
    return {name.lower(): short for name, short in listed.items()}
