"""What is known of words before a text is read: places, peoples, organisations, first names.

The lists are our own (see the head of each file in ``lists/``). They are read once, on
first use, into one table from a word or phrase to what it may be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from crosscheck.text.lists import mapping_of, rows, words_of

_HERE = "crosscheck.annotate"


@dataclass(frozen=True)
class Gazetteer:
    """The word lists as sets and mappings; phrases are written with single spaces."""

    countries: frozenset[str]
    places: frozenset[str]
    organisations: frozenset[str]
    outlets: frozenset[str]
    groups: frozenset[str]
    adjectives: frozenset[str]
    country_of: dict[str, str] = field(hash=False)
    first_names: dict[str, str] = field(hash=False)
    unsure_names: frozenset[str]
    titles: dict[str, str] = field(hash=False)
    roles: frozenset[str]
    offices: frozenset[str]
    heads: dict[str, str] = field(hash=False)
    words: dict[str, frozenset[str]] = field(hash=False)
    phrases: frozenset[str]
    """Every entry of more than one word, to be kept whole."""

    beginnings: frozenset[str]
    """Their first words."""

    def word(self, text: str, use: str) -> bool:
        """Whether a word has a use in ``lists/name_words.txt``."""
        return text in self.words.get(use, frozenset())

    def is_place(self, text: str) -> bool:
        """Whether this is a listed place."""
        return text in self.countries or text in self.places


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
    first = rows(_HERE, "lists/first_names.txt")
    words: dict[str, set[str]] = {}
    for word, use in rows(_HERE, "lists/name_words.txt"):
        words.setdefault(use, set()).add(word)
    known = countries | places | organisations | outlets | groups | adjectives
    phrases = frozenset(entry for entry in known if " " in entry)
    return Gazetteer(
        countries=frozenset(countries),
        places=places,
        organisations=organisations,
        outlets=outlets,
        groups=frozenset(groups),
        adjectives=frozenset(adjectives),
        country_of=country_of,
        first_names={row[0]: row[1] if len(row) > 1 else "" for row in first},
        unsure_names=frozenset(row[0] for row in first if len(row) > 2),
        titles=mapping_of(_HERE, "lists/titles.txt"),
        roles=words_of(_HERE, "lists/roles.txt"),
        offices=words_of(_HERE, "lists/offices.txt"),
        heads=mapping_of(_HERE, "lists/organisation_heads.txt"),
        words={use: frozenset(entries) for use, entries in words.items()},
        phrases=phrases,
        beginnings=frozenset(entry.split()[0] for entry in phrases),
    )


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
