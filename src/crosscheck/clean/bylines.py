"""Bylines: who wrote a report, as it says itself.

Pages state authors in many places, and put addresses, numbers and the outlet's own name
there too. The most trusted statement that names anybody is taken; the outlet's name only
where nothing names a person.
"""

from __future__ import annotations

import re

from crosscheck.clean.paragraphs import one_line
from crosscheck.clean.stated import Stated
from crosscheck.clean.titles import domain, key

_PREFIX = re.compile(
    r"^(?:by|von|por|par|di|door|av|written by|reported by|author|text)\s*:?\s+", re.IGNORECASE
)
_NO_NAME = re.compile(r"://|www\.|^[\d\W_]+$|^\S+\.(?:com|org|net|de)$", re.IGNORECASE)
_EMAIL = re.compile(r"[,(]?\s*\S+@\S+\.\w+\)?")
_BETWEEN = re.compile(r"\s*(?:[;|]|,? (?:and|und|og|och|et|y) (?=[A-Z]))\s*")
_SHORT_NAME = re.compile(r"\s*\([\w./-]{1,6}\)$")  # the reporter's letters: "Jane Roe (jro)"
_ROLE = re.compile(
    r",? (?:[\w-]+ ){0,3}(?:reporter|correspondent|editor|writer|columnist|producer)s?$",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_READS_LIKE_NAMES = re.compile(
    r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|del|van|von|bin|al|el)){1,3}"
    r"(?:, [A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|del|van|von|bin|al|el)){1,3}){0,8}"
)
_PICTURE = re.compile(r"^\W*(?:image|photo|picture|credit)\b", re.IGNORECASE)


def byline(
    given: str | None,
    stated: Stated,
    in_text: str | None,
    source: str,
) -> str | None:
    """Return who wrote a report: names parted by commas, or None.

    Args:
        given: what the record says.
        stated: what the page says.
        in_text: the byline found in the text or below the title.
        source: the outlet.
    """
    written = [given] if given else []
    written += _grouped(stated)
    written += [in_text] if in_text else []
    names = [name for one in written if (name := tidy(one))]
    persons = [name for name in names if not _is_outlet(name, source)]
    return next(iter(persons or names), None)


def _is_outlet(name: str, source: str) -> bool:
    named, outlet = key(name), key(source)
    initials = "".join(word[0] for word in re.findall(r"\w+", source)).lower()
    return (
        named == outlet
        or (len(named) > 3 and " " not in name and named in outlet)
        or (len(outlet) > 2 and named.startswith(outlet))
        or (len(initials) > 2 and named == initials)
        or (" " not in name and key((domain(name) or "").split(".")[0]) == outlet)
    )


def _grouped(stated: Stated) -> list[str]:
    """Join the names that one kind of element gives one by one."""
    by_origin: dict[str, list[str]] = {}
    for one in stated.all("byline"):
        if one.origin == "class" and not _READS_LIKE_NAMES.fullmatch(tidy(one.value) or ""):
            continue
        values = by_origin.setdefault(one.origin, [])
        if one.value not in values:
            values.append(one.value)
    alone = ("json-ld", "class")  # several of these are several guesses, not several authors
    return [values[0] if o in alone else "; ".join(values) for o, values in by_origin.items()]


def tidy(written: str) -> str | None:
    """Return the names in a byline, or None where it names nobody.

    >>> tidy("By Jane Roe; John Poe"), tidy("https://example.org/jane")
    ('Jane Roe, John Poe', None)
    """
    names = []
    for part in _BETWEEN.split(one_line(written)):
        name = _EMAIL.sub("", _PREFIX.sub("", part)).strip(" ,.|–—-")
        name = _SHORT_NAME.sub("", name)
        if "," in name:
            name = _ROLE.sub("", name) or name
        unfit = _NO_NAME.search(name) or _PICTURE.search(name) or len(name) > 100
        if name and not unfit and name not in names:
            names.append(name)
    joined = ", ".join([name for name in names if not _SLUG.fullmatch(name)] or names)
    return joined if joined and len(joined) <= 300 else None
