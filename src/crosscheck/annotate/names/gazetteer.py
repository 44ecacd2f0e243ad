"""What is known of words before a text is read: places, peoples, organisations, first names.

The lists are our own (see the head of each file in ``lists/``). They are read once, on
first use.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosscheck.text.lists import mapping_of, rows, words_of

_HERE = "crosscheck.annotate"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The word lists; phrases are written with single spaces.

    Args:
        groups: peoples, believers, parties' members, in the plural.
        adjectives: of nationality, belief and party: capitalised, and no names.
        country_of: a country's names, adjectives and peoples, mapped to the country.
        first_names: mapped to ``m``, ``f`` or nothing.
        unsure_names: those first names that are as often another word.
        surnames: what closes a person's full name.
        titles: mapped to ``m``, ``f`` or nothing.
        offices: words that stand in a role beside its head ("Defense", "National Security").
        heads: an organisation's head words, mapped to how sure they are.
        words: the uses of ``lists/name_words.txt``, each mapped to its words.
        usual: a name and what news mostly means by it, mapped to a count of articles.
        phrases: every entry of more than one word, to be kept whole.
        beginnings: their first words.
    """

    countries: frozenset[str]
    places: frozenset[str]
    organisations: frozenset[str]
    outlets: frozenset[str]
    groups: frozenset[str]
    adjectives: frozenset[str]
    country_of: dict[str, str]
    first_names: dict[str, str]
    unsure_names: frozenset[str]
    surnames: frozenset[str]
    titles: dict[str, str]
    roles: frozenset[str]
    offices: frozenset[str]
    heads: dict[str, str]
    words: dict[str, frozenset[str]]
    usual: dict[tuple[str, str], int]
    phrases: frozenset[str]
    beginnings: frozenset[str]

    def word(self, text: str, use: str) -> bool:
        """Whether a word has a use in ``lists/name_words.txt``."""
        return text in self.words.get(use, _NONE)

    def is_place(self, text: str) -> bool:
        """Whether this is a listed place, written small or in capitals ("TEHRAN")."""
        if text in self.countries or text in self.places:
            return True
        if len(text) < 5 or not text.isupper():
            return False
        written = text.title()
        return written in self.countries or written in self.places

    def is_organisation(self, text: str) -> bool:
        """Whether this is a listed organisation or outlet."""
        return text in self.organisations or text in self.outlets

    def gender(self, name: str, title: str = "") -> str:
        """Return ``m`` or ``f`` where a title or first name tells, else nothing."""
        return self.titles.get(title, "") or self.first_names.get(name.split()[0], "")


@cache
def gazetteer() -> Gazetteer:
    """Return the word lists, read once."""
    countries, adjectives, groups, country_of = _countries()
    for plural, *singular in rows(_HERE, "lists/groups.txt"):
        groups.add(plural)
        adjectives.update(singular[0].split(",") if singular else ())
    adjectives |= words_of(_HERE, "lists/adjectives.txt")
    places = words_of(_HERE, "lists/places.txt")
    organisations = words_of(_HERE, "lists/organisations.txt")
    outlets = words_of(_HERE, "lists/outlets.txt")
    first_names = rows(_HERE, "lists/first_names.txt")
    known = countries | places | organisations | outlets | groups | adjectives
    phrases = frozenset(entry for entry in known if " " in entry or "'" in entry)
    return Gazetteer(
        countries=frozenset(countries),
        places=places,
        organisations=organisations,
        outlets=outlets,
        groups=frozenset(groups),
        adjectives=frozenset(adjectives),
        country_of=country_of,
        first_names={row[0]: row[1] if len(row) > 1 else "" for row in first_names},
        unsure_names=frozenset(row[0] for row in first_names if len(row) > 2),
        surnames=words_of(_HERE, "lists/surnames.txt"),
        titles=mapping_of(_HERE, "lists/titles.txt"),
        roles=words_of(_HERE, "lists/roles.txt"),
        offices=words_of(_HERE, "lists/offices.txt"),
        heads=mapping_of(_HERE, "lists/organisation_heads.txt"),
        words=_uses(),
        usual={(row[0], row[1]): int(row[2]) for row in rows(_HERE, "lists/known_names.txt")},
        phrases=phrases,
        beginnings=frozenset(entry.replace("'", " ").split()[0] for entry in phrases),
    )


def _uses() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for word, use in rows(_HERE, "lists/name_words.txt"):
        words.setdefault(use, set()).add(word)
    return {use: frozenset(entries) for use, entries in words.items()}


def _countries() -> tuple[set[str], set[str], set[str], dict[str, str]]:
    """Return countries, adjectives, peoples, and each of them mapped to the country."""
    countries, adjectives, groups = set[str](), set[str](), set[str]()
    country_of: dict[str, str] = {}
    for row in rows(_HERE, "lists/countries.txt"):
        name, adjective, people, others = (*row, "", "", "")[:4]
        entries = [name, *filter(None, others.split(","))]
        adjectives.update(filter(None, adjective.split(",")))
        groups.update(filter(None, people.split(",")))
        countries.update(entries)
        for entry in filter(None, [*entries, *adjective.split(","), *people.split(",")]):
            country_of[entry] = name
    return countries, adjectives, groups, country_of
