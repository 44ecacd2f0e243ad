"""The persons and bodies of one article: their roles, and what tells "he" from "she".

A person's gender is read off titles ("Mr."), roles ("spokeswoman"), and first names; a
pronoun that was taken for somebody teaches it too. Unknown fits both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crosscheck.annotate import wordclasses as wc
from crosscheck.model import Article, Kind, Mention
from crosscheck.text.fold import fold
from crosscheck.text.lists import rows, words_of


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who spoke or acted: what a later pronoun may mean."""

    name: str
    kind: Kind
    anonymous: bool = False


class Cast:
    """What an article's names say about the persons and organisations in it."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self._text = article.text
        self._genders: dict[str, str] = {}
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._outlets: list[tuple[int, str]] = []
        for mention in sorted(mentions, key=lambda one: one.span.start):
            if self.is_outlet(mention):
                self._outlets.append((mention.span.start, mention.name))
            if mention.kind == "organisation":
                for word in mention.name.split():
                    self._bodies[fold(word)].add(mention.name)
            elif mention.kind == "person":
                self._learn(mention)

    def _learn(self, mention: Mention) -> None:
        role = (mention.role_text or "").lower().split()
        self._roles[mention.name].update(fold(word) for word in role)
        for word in role:
            self._roles[mention.name].update(_same_office().get(word, ()))
        before = self._text[max(0, mention.span.start - 8) : mention.span.start]
        titles = {*role, *before.lower().split()[-1:]}
        if titles & wc.group("he"):
            self._genders[mention.name] = "m"
        elif titles & wc.group("she"):
            self._genders[mention.name] = "f"
        else:
            first = mention.name.split()[0].lower()
            gender = wc.genders().get(first) or wc.genders().get(fold(first))
            if gender and " " in mention.name:
                self._genders.setdefault(mention.name, gender)

    def fits(self, name: str, gender: str) -> bool:
        """Whether somebody may be "he" ("m") or "she" ("f")."""
        return self._genders.get(name, gender) == gender

    def took(self, known: Known, gender: str) -> None:
        """Note that a pronoun was taken for somebody."""
        if not known.anonymous:
            self._genders.setdefault(known.name, gender)

    def is_outlet(self, mention: Mention) -> bool:
        """Whether a name is that of a news agency, a paper or a broadcaster."""
        return mention.kind == "organisation" and is_outlet(mention.name)

    def outlet_before(self, place: int) -> str | None:
        """Return the outlet named last before a place of the text."""
        index = bisect_left(self._outlets, (place, ""))
        return self._outlets[index - 1][1] if index else None

    def holders(self, noun: str, asked: set[str]) -> tuple[list[str], list[str]]:
        """Return who holds all of a role's words, and who holds its noun.

        Args:
            noun: the head noun ("minister").
            asked: the other words of the phrase, folded ("israeli", "defense").
        """
        having = [name for name, role in self._roles.items() if fold(noun) in role]
        return [name for name in having if _answers(asked, self._roles[name])], having

    def bodies(self, noun: str) -> list[str]:
        """Return the organisations whose names hold a word."""
        return sorted(self._bodies.get(fold(noun), ()))


def is_outlet(name: str) -> bool:
    """Whether a name is a listed outlet's, or ends or begins as theirs do ("Varnholm Post")."""
    words = name.split()
    listed = words_of("crosscheck.annotate", "lists/outlets.txt")
    ends = {words[0].lower(), words[-1].lower()} & wc.group("outlet word")
    return name in listed or (len(words) > 1 and bool(ends))


@cache
def _same_office() -> dict[str, tuple[str, ...]]:
    """Return what a title or short form stands for: "Rep." for "congressman"."""
    listed = rows("crosscheck.annotate", "lists/same_offices.txt")
    return {short: tuple(full.split()) for short, full in listed}


def _answers(asked: set[str], role: set[str]) -> bool:
    """Whether a role has the words asked for; a country it does not state may be any."""
    countries = _countries()
    wanted = {countries[word] for word in asked if word in countries}
    stated = {countries[word] for word in role if word in countries}
    plain = {word for word in asked if word not in countries}
    return plain <= role and (not wanted or not stated or bool(wanted & stated))


@cache
def _countries() -> dict[str, str]:
    """Return folded names and adjectives of countries, each with its country."""
    found: dict[str, str] = {}
    for country, *forms in rows("crosscheck.annotate", "lists/countries.txt"):
        for form in [country, *(one for column in forms for one in column.split(","))]:
            found.setdefault(fold(form), country)
    return found
