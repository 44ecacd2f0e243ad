"""Names of people and bodies, taken apart so that two of them can be compared.

A person's name is a surname, given names and a suffix, each folded; titles and particles
("al-", "von") do not count. A body's name is a run of words brought to one form ("the U.N.
Security Council" → "united nations security council") and the letters it shortens to. What
a transliteration interchanges ("tz", "z"; "w", "v") is read alike in the `skeleton`.

General-purpose parsers take "Defense Minister Yoav Gallant" for a first name Defense; here
the name has been cut from its role already, so a short one does better.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA

from crosscheck.text.fold import fold
from crosscheck.text.lists import mapping_of, rows, words_of

PACKAGE = "crosscheck.align"
_SMALL_WORDS = frozenset({"the", "of", "for", "and", "on", "in", "to", "a", "an"})
_WORD = re.compile(r"[^\s,()/\"“”]+")
_BYNAME = re.compile(r"\s[\"'“‘][^\"'“”‘’]{1,30}[\"'”’](?=\s)")  # Ada "The Gull" Cole
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in folded parts; ``given`` is empty for a surname alone."""

    surname: str
    given: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it holds a given name or an initial."""
        return bool(self.given)


@lru_cache(maxsize=1 << 14)
def person_name(name: str) -> PersonName:
    """Take a person's name apart.

    >>> person_name("Mr. Antony J. Blinken")
    PersonName(surname='blinken', given=('antony', 'j'), suffix='')
    >>> person_name("CQ Brown").given
    ('c', 'q')
    >>> person_name("Ada “The Gull” Cole").given
    ('ada',)
    """
    bare = _BYNAME.sub(" ", name)
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(bare)]
    words = [word for word in words if fold(word)]
    while len(words) > 1 and fold(words[0]) in words_of(PACKAGE, "lists/titles.txt"):
        words = words[1:]
    suffix = ""
    while len(words) > 1 and fold(words[-1]) in words_of(PACKAGE, "lists/name_suffixes.txt"):
        suffix, words = fold(words[-1]), words[:-1]
    if not words:
        return PersonName(plain(name))
    given = tuple(part for word in words[:-1] for part in _given_parts(word))
    return PersonName(_without_particle(words[-1]), given, suffix)


def _given_parts(word: str) -> tuple[str, ...]:
    """Return a given name folded; initials ("C.Q.", "CQ") one by one, particles not at all."""
    bare = fold(word)
    if bare in words_of(PACKAGE, "lists/particles.txt"):
        return ()
    letters = word.replace(".", "")
    if len(letters) <= 3 and letters.isupper():
        return tuple(letters.lower())
    return (bare.replace("-", ""),)


def _without_particle(word: str) -> str:
    head, _, tail = fold(word).partition("-")
    if tail and head in words_of(PACKAGE, "lists/particles.txt"):
        head, tail = "", tail
    return (head + tail).replace("-", "")


@lru_cache(maxsize=1 << 14)
def plain(name: str) -> str:
    """Return a body's or place's name in one form.

    >>> plain("the U.N. Security Council"), plain("U.S.'s")
    ('united nations security council', 'united states')
    """
    forms = mapping_of(PACKAGE, "lists/token_forms.txt")
    found = [fold(_POSSESSIVE.sub("", word)) for word in _WORD.findall(name)]
    parts = [forms.get(word, word) for word in found if word]
    if parts and parts[0] == "the":
        parts = parts[1:]
    joined = " ".join(parts).replace("-", " ")
    return mapping_of(PACKAGE, "lists/same_names.txt").get(joined, joined)


@lru_cache(maxsize=1 << 14)
def short_plain(name: str) -> str:
    """Return a body's plain name without its legal form or general last word.

    >>> short_plain("Meridian Airlines Inc."), short_plain("Meridian USA")
    ('meridian', 'meridian')
    """
    parts = plain(name).split()
    while len(parts) > 1 and parts[-1] in words_of(PACKAGE, "lists/company_tails.txt"):
        parts.pop()
    return " ".join(parts).removesuffix(" united states")


def initials(name: str) -> str:
    """Return the letters a body's name shortens to.

    >>> initials("UN Security Council"), initials("Organization of American States")
    ('unsc', 'oas')
    """
    return "".join(word[0] for word in plain(name).split() if word not in _SMALL_WORDS)


def acronyms(name: str) -> frozenset[str]:
    """Return the letters a body's name may shorten to, its small words left out or taken in.

    >>> sorted(acronyms("Rescue In Motion"))
    ['rim', 'rm']
    """
    words = (fold(word) for word in _WORD.findall(name.replace("-", " ")))
    return frozenset({initials(name), "".join(word[0] for word in words if word)})


def is_acronym(name: str) -> bool:
    """Whether a name as written is two to six capitals, dots or not."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """Return a folded name with interchangeable spellings read alike.

    >>> skeleton("tzachi") == skeleton("tzahi"), skeleton("wojcik") == skeleton("vojcik")
    (True, True)
    """
    for written, read in rows(PACKAGE, "lists/transliteration.txt"):
        word = word.replace(written, read)
    once = "".join(letter for letter, _ in groupby(word))
    return once.removesuffix("h") if len(once) > 4 else once


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(rows(PACKAGE, "lists/nicknames.txt")):
        for name in row:
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def same_nickname(left: str, right: str) -> bool:
    """Whether one given name is a short form of the other.

    >>> same_nickname("bill", "william"), same_nickname("bill", "bob")
    (True, False)
    """
    groups = _nicknames()
    return bool(groups.get(left, frozenset()) & groups.get(right, frozenset()))


def one_slip(left: str, right: str, *, least: int = 5) -> bool:
    """Whether two words differ by one typing slip; two in words of nine letters or more.

    >>> one_slip("dermer", "demer"), one_slip("lee", "leo")
    (True, False)
    """
    shorter = min(len(left), len(right))
    if shorter < least or left == right:
        return False
    allowed = 1 if shorter < 9 else 2
    return OSA.distance(left, right, score_cutoff=allowed) <= allowed
