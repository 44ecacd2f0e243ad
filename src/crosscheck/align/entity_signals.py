"""The signals by which two names are one person, body or place.

A pair must reach `AlignSettings.entity_score` (1). One strong reason does it alone: the
same name but for an initial, a nickname, a legal form, or an acronym with its letters. A
difference in spelling needs a second one (the same role, the same company). Whatever
`apart` says against a pair is never outvoted.
"""

from __future__ import annotations

from crosscheck.align.names import (
    PersonName,
    acronyms,
    initials,
    one_slip,
    plain,
    same_nickname,
    short_plain,
    skeleton,
)
from crosscheck.align.naming import Naming
from crosscheck.align.signals import NOTHING, Seen, Signal


def same_given(left: str, right: str) -> str:
    """Return how two given names agree ("same", "initial", …); empty where they do not."""
    if left == right:
        return "same"
    if len(left) == 1 or len(right) == 1:
        return "initial" if left[0] == right[0] else ""
    if same_nickname(left, right):
        return "nickname"
    if min(len(left), len(right)) > 3 and skeleton(left) == skeleton(right):
        return "spelling"
    return ""


def _given_agreement(left: PersonName, right: PersonName) -> str:
    """Return how the given names of two people agree, first with first or with a middle one."""
    best = same_given(left.given[0], right.given[0])
    if best:
        return best
    for one, other in ((left, right), (right, left)):
        if len(one.given[0]) > 1 and one.given[0] in other.given[1:]:
            return "middle name"
        if any(same_nickname(one.given[0], middle) for middle in other.given[1:]):
            return "nickname"
    return ""


def _middles_clash(left: PersonName, right: PersonName) -> bool:
    """Whether both have middle names, and their letters differ ("George W.", "George H. W.").

    One that begins later in the other ("Ada Berg" in "Mary Ada Berg Cole") goes on as it does.
    """
    for shorter, longer in ((left.given, right.given), (right.given, left.given)):
        if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
            return False
    one, other = ([name[0] for name in person.given[1:]] for person in (left, right))
    return bool(one and other) and one != other


def apart(left: Naming, right: Naming) -> bool:
    """Whether two names cannot be one: two full names in one article, or a plain clash.

    "Bill Clinton" and "Hillary Clinton" in one report are two people, unless one name
    holds the other's words or only shortens it.
    """
    if not _kinds_meet(left, right):
        return True
    if left.kind != "person":
        return _bodies_apart(left, right)
    one, other = left.person, right.person
    if not (one.is_full and other.is_full):
        return False
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return True
    agreement = _given_agreement(one, other)
    if one.surname == other.surname and agreement:
        return _middles_clash(one, other)
    return bool(left.articles & right.articles)


def _kinds_meet(left: Naming, right: Naming) -> bool:
    """Whether kinds are equal, or reports may well have read one thing in two ways."""
    if left.kind == right.kind:
        return True
    if "person" in (left.kind, right.kind):
        return False
    same = left.key == right.key or left.key == right.club or right.key == left.club
    return same or "other" in (left.kind, right.kind)


def _bodies_apart(left: Naming, right: Naming) -> bool:
    if not left.articles & right.articles or initials(left.name) == initials(right.name):
        return False
    if left.key.replace(" ", "") == right.key.replace(" ", ""):
        return False
    one, other = set(left.key.split()), set(right.key.split())
    return not (one <= other or other <= one or left.is_acronym or right.is_acronym)


def name_but_for_details(left: Naming, right: Naming) -> Seen:
    """The same surname, and given names that agree by initial, nickname or middle name."""
    one, other = left.person, right.person
    if not (one.is_full and other.is_full) or one.surname != other.surname:
        return NOTHING
    agreement = _given_agreement(one, other)
    if agreement in ("", "spelling"):
        return NOTHING
    return Seen(1.0, f"{left.name!r} and {right.name!r}: same surname, given name by {agreement}")


def spelled_alike(left: Naming, right: Naming) -> Seen:
    """One part of the name is the same, the other differs by a spelling or a slip."""
    one, other = left.person, right.person
    if not (one.is_full and other.is_full):
        return NOTHING
    detail = f"{left.name!r} and {right.name!r} differ by a spelling"
    given = _given_agreement(one, other)
    if given:
        if len(one.surname) > 3 and skeleton(one.surname) == skeleton(other.surname):
            return Seen(1.0, detail)
        least = 4 if given == "same" else 5
        slip = one_slip(one.surname, other.surname, least=least) or one_slip(
            skeleton(one.surname), skeleton(other.surname)
        )
        if not slip:
            return NOTHING
        return Seen(0.9 if given != "initial" else 0.4, detail)
    if one.surname == other.surname and one_slip(one.given[0], other.given[0], least=4):
        return Seen(0.5, detail)
    return NOTHING


def same_role(left: Naming, right: Naming) -> Seen:
    """The roles written beside both names share their words."""
    shared = left.roles & right.roles
    if not shared:
        return NOTHING
    share = len(shared) / min(len(left.roles), len(right.roles))
    return Seen(share, f"role: {' '.join(sorted(shared))}")


def same_company(left: Naming, right: Naming) -> Seen:
    """Both stand among the same rare words and names."""
    shared = left.context & right.context
    if not shared:
        return NOTHING
    return Seen(min(1.0, len(shared) / 4), f"beside both: {', '.join(sorted(shared)[:4])}")


def acronym(left: Naming, right: Naming) -> Seen:
    """One is the first letters of the other."""
    for short, full in ((left, right), (right, left)):
        letters = short.name.replace(".", "").lower()
        if len(letters) < 3 and short.kind == "place":
            continue
        if (
            short.is_acronym
            and len(plain(full.name).split()) > 1
            and letters in acronyms(full.name)
        ):
            return Seen(1.0, f"{short.name!r} is short for {full.name!r}")
    return NOTHING


def name_but_for_form(left: Naming, right: Naming) -> Seen:
    """The same but for a legal form or general last word ("Meridian Airlines", "Meridian")."""
    if short_plain(left.name) != short_plain(right.name):
        return NOTHING
    return Seen(1.0, f"{left.name!r} and {right.name!r} differ by a general word")


def holds_the_other(left: Naming, right: Naming) -> Seen:
    """One name of two words or more ends the other ("Security Council").

    Not enough by itself: "Tea Party" ends the name of many a group.
    """
    one, other = sorted((left.key.split(), right.key.split()), key=len)
    if len(one) < 2 or one == other or other[-len(one) :] != one:
        return NOTHING
    return Seen(1.0, f"{' '.join(one)!r} ends {' '.join(other)!r}")


def town_and_club(left: Naming, right: Naming) -> Seen:
    """One is called as a club is for short: "Rovers" for "Velia Rovers"."""
    for short, full in ((left, right), (right, left)):
        if full.club and full.club == short.key:
            return Seen(1.0, f"{short.name!r} is short for {full.name!r}")
    return NOTHING


def body_spelled_alike(left: Naming, right: Naming) -> Seen:
    """The names of two bodies or places read alike across transliterations, or slip once."""
    if min(len(left.key), len(right.key)) < 6 or left.is_acronym or right.is_acronym:
        return NOTHING
    detail = f"{left.name!r} and {right.name!r} differ by a spelling"
    one, other = (skeleton(name.key.replace(" ", "")) for name in (left, right))
    if one == other:
        return Seen(1.0, detail)
    return Seen(0.6, detail) if one_slip(left.key, right.key, least=8) else NOTHING


PERSON_SIGNALS: tuple[Signal, ...] = (
    Signal("name_but_for_details", 1.2, name_but_for_details),
    Signal("spelled_alike", 1.0, spelled_alike),
    Signal("same_role", 0.3, same_role),
    Signal("same_company", 0.3, same_company),
)
BODY_SIGNALS: tuple[Signal, ...] = (
    Signal("acronym", 1.2, acronym),
    Signal("name_but_for_form", 1.1, name_but_for_form),
    Signal("town_and_club", 1.0, town_and_club),
    Signal("holds_the_other", 0.9, holds_the_other),
    Signal("spelled_alike", 1.0, body_spelled_alike),
    Signal("same_company", 0.4, same_company),
)
