"""Whether a person is "he" or "she", as far as the first name or a role tells it.

A first name tells more surely than a role ("the star's brother, …" is read as a role now and
then), so it goes first. Names that women and men bear tell nothing.
"""

from __future__ import annotations

from functools import cache

from crosscheck.align.bearers import noun_in_role
from crosscheck.align.names import person_name
from crosscheck.model import Entity
from crosscheck.text.fold import fold
from crosscheck.text.lists import rows


def gender(entity: Entity) -> str:
    """Return m or f where a person's first name or roles tell it, else nothing."""
    if entity.kind != "person":
        return ""
    first = next(iter(person_name(entity.name).given), "")
    told = {noun.gender for role in entity.roles if (noun := noun_in_role(role))} - {""}
    return _given_names().get(first) or ("".join(told) if len(told) == 1 else "")


@cache
def _given_names() -> dict[str, str]:
    """Return first names with the gender that they tell; the list stands with `annotate`."""
    listed = rows("crosscheck.annotate", "lists/first_names.txt")
    return {fold(row[0]): row[1] for row in listed if len(row) > 1 and row[1] in ("m", "f")}
