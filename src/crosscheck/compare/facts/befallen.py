"""Whom a word of `predicates` befalls: the phrase for people that belongs to it."""

from __future__ import annotations

from crosscheck.compare.facts.people import People
from crosscheck.compare.facts.predicates import Predicate, passive
from crosscheck.compare.facts.units import Unit, small_words

_REACH = 16
"""Units between people and what befell them at most: an apposition, a place, a relative clause."""


def befallen(
    found: list[Unit], one: Predicate, all_of_them: list[Predicate], groups: list[list[People]]
) -> list[People] | None:
    """Return those whom a word befalls, or None where it does not say.

    Behind a verb unless it is passive ("killing two"; "shot three people" but "were shot by
    two men"), behind the "of" of a noun ("the death of a boy"), else before it.
    """
    if one.form == "state":
        return _before(one, groups)
    behind = _behind(found, one, groups)
    if one.form in ("act", "lives"):
        return behind
    if one.form == "noun":
        return behind or _possessor(found, one, groups)
    counted = any(group[-1].sort == "bare" and group[-1].last == one.place for group in groups)
    if counted or passive(found, one, all_of_them):
        return _before(one, groups)  # "14 injured people" counts them as "14 injured" does
    return behind or _before(one, groups)


def _behind(found: list[Unit], one: Predicate, groups: list[list[People]]) -> list[People] | None:
    at = one.place + 1
    texts = [unit.text for unit in found[at : at + 3]]
    if one.form in ("noun", "act") and texts[:1] == ["of"]:
        at += 1
    elif texts[:2] in (["death", "of"], ["deaths", "of"]):
        at += 2
    elif one.form == "lives" and texts == ["the", "lives", "of"]:
        at += 3
    elif one.form == "noun":
        return None
    begins = {phrase.first: group[n:] for group in groups for n, phrase in enumerate(group)}
    while at < len(found) and at not in begins and _passed_over(found, at):
        at += 1
    return begins.get(at)


def _passed_over(found: list[Unit], at: int) -> bool:
    text = found[at].text
    if text in ("at", "up", "as"):
        return at + 1 < len(found) and found[at + 1].text in ("least", "to", "many")
    return text in small_words("passed over") or text.endswith("ly")


def _possessor(
    found: list[Unit], one: Predicate, groups: list[list[People]]
) -> list[People] | None:
    """Return whose death it is: "the boy's death", "Reyes's shooting death"."""
    for group in groups:
        marks = [unit.text for unit in found[group[-1].last : one.place]]
        if marks and len(marks) <= 3 and marks[0] in ("'s", "’s", "'", "’"):
            return group[-1:]
    return None


def _before(one: Predicate, groups: list[list[People]]) -> list[People] | None:
    for group in reversed(groups):
        end = group[-1].last
        if end <= one.place and group[-1].sort not in ("self", "loose"):
            return group if one.place - end <= _REACH else None
    return None
