"""Words in a sentence that say what befell somebody: killed, hurt, or hit with the end open.

The words are those of ``lists/casualty_words.txt``; what stands beside one may make it graver
("shot dead", "fatally struck") or no such word at all ("fired a shot").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from crosscheck.compare.facts.units import PACKAGE, Unit, small_words
from crosscheck.text.lists import rows

What = Literal["kill", "hurt", "hit"]
_WHATS: dict[str, What] = {"kill": "kill", "hurt": "hurt", "hit": "hit"}


class Predicate(NamedTuple):
    """A word that says what befell somebody.

    Args:
        place: its place among the sentence's units.
        form: as in ``lists/casualty_words.txt``.
    """

    place: int
    what: What
    form: str


@cache
def casualty_words() -> Mapping[str, tuple[What, str]]:
    """Return the words with what they say and their form."""
    return {row[0]: (_WHATS[row[1]], row[2]) for row in rows(PACKAGE, "lists/casualty_words.txt")}


def predicates(found: list[Unit]) -> list[Predicate]:
    """Return a sentence's words of this kind, in order."""
    read = (_predicate(found, place) for place in range(len(found)))
    return [_graver(found, one) for one in read if one]


def _predicate(found: list[Unit], place: int) -> Predicate | None:
    text = found[place].text
    before = found[place - 1].text if place else ""
    if text == "shot" and before in small_words("shot noun"):
        return None
    if text == "dead" and before in ("of", "the"):
        return None  # "the number of dead"
    if text in casualty_words():
        return Predicate(place, *casualty_words()[text])
    if text in ("deadly", "fatal"):
        return Predicate(place, "kill", "crime")
    if text == "fatally" and not _beside_another(found, place):
        return Predicate(place, "kill", "state")
    if text == "condition" and before in small_words("condition"):
        return Predicate(place, "hurt", "state")
    if text == "fighting" and _text(found, place + 1) == "for":
        return Predicate(place, "hurt", "state")  # for his life
    if text in ("non-life-threatening", "nonlife-threatening"):
        return Predicate(place, "hurt", "state")
    if text == "gunshot" and before in small_words("with a wound"):
        return Predicate(place, "hit", "state")
    return None


def _text(found: list[Unit], place: int) -> str:
    return found[place].text if 0 <= place < len(found) else ""


def _beside_another(found: list[Unit], place: int) -> bool:
    near = [*found[max(0, place - 2) : place], *found[place + 1 : place + 2]]
    return any(unit.text in casualty_words() for unit in near)


def _graver(found: list[Unit], one: Predicate) -> Predicate:
    """Return a word with "dead", "to death" or "fatally" beside it as one that kills."""
    behind = [unit.text for unit in found[one.place + 1 : one.place + 3]]
    before = [unit.text for unit in found[max(0, one.place - 2) : one.place]]
    fatal = behind[:1] == ["dead"] or behind == ["to", "death"]
    fatal = fatal or "fatally" in before + behind[:1] or before[-1:] in (["fatal"], ["deadly"])
    return one._replace(what="kill") if fatal else one


def passive(found: list[Unit], one: Predicate, all_of_them: list[Predicate]) -> bool:
    """Whether a word stands behind "was", if need be with others and adverbs between."""
    places = {other.place for other in all_of_them}
    at = one.place - 1
    while at >= 0 and (
        found[at].text in small_words("passed over")
        or found[at].text.endswith("ly")
        or found[at].text in ("and", ",", "or")
        or (at in places and one.place - at <= 3)
    ):
        at -= 1
    return at >= 0 and found[at].text in small_words("passive")


def told_by_the_next(found: list[Unit], one: Predicate, all_of_them: list[Predicate]) -> bool:
    """Whether the next word tells the same more fully: "shot and killed", "shot, killed"."""
    after = [other for other in all_of_them if 0 < other.place - one.place <= 3]
    verbs = ("both", "act")
    if not after or one.form not in verbs or after[0].form not in (*verbs, "state"):
        return False
    between = {unit.text for unit in found[one.place + 1 : after[0].place]}
    return between <= {"and", ",", "fatally", "critically", "seriously", "&"}
