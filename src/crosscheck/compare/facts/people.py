"""Phrases for people in a sentence, and how many each stands for.

"Two other teens", "a 3-year-old", "his wife, Ana Reyes, 34," and "a man and two women" are
each a phrase with a number; "several people" is one without. A phrase is read from its first
word on: a number, an article or possessive, a name that `annotate` found, a pronoun, or a
bare noun as headlines have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from crosscheck.compare.facts.units import PACKAGE, Unit, small_words
from crosscheck.text.lists import mapping_of

MODIFIERS = 6
"""Words between an article or number and its noun at most."""
MOST = 5_000
"""The largest number that is taken to count a story's casualties."""


class People(NamedTuple):
    """A phrase for people.

    Args:
        first, last: its first unit, and the one after its last.
        number: how many, or None where it does not say.
        sort: ``number``, ``another`` (one or more beside those told already), ``one`` (a, an),
            ``known`` (the, his, he), ``name``, ``self``; a number with no noun is ``bare``
            before what befell them ("4 dead"), and else ``loose``: it may be a day or an age.
    """

    first: int
    last: int
    number: int | None
    sort: str


Names = Mapping[int, int]
"""Where a person's name begins → where it ends."""
Places = frozenset[int]
"""Places of a sentence's words that say what befell somebody."""


def nouns() -> Mapping[str, str]:
    """Return the words for people, and whether each is for one or many."""
    return mapping_of(PACKAGE, "lists/people_words.txt")


def people(found: list[Unit], names: Names, predicates: Places) -> list[People]:
    """Return the phrases for people in a sentence, in order."""
    phrases: list[People] = []
    place = 0
    while place < len(found):
        phrase = _phrase(found, place, names, predicates)
        if phrase is None:
            place += 1
            continue
        if phrases and _apposed(found, phrases[-1], phrase):
            phrases[-1] = People(phrases[-1].first, phrase.last, 1, "name")
        else:
            phrases.append(phrase)
        place = phrase.last
    return phrases


def joined(found: list[Unit], phrases: list[People]) -> Iterator[list[People]]:
    """Yield the phrases in groups: those in a row with only commas and "and" between them.

    Without an "and" they are no list but one person told twice ("a man, her uncle,"), unless
    the last is "himself", as in headlines.
    """
    group: list[People] = []
    for phrase in [*phrases, None]:
        if group and (phrase is None or not _listed(found, group[-1], phrase)):
            between = {unit.text for unit in found[group[0].last : group[-1].first]}
            closed = group[-1].sort == "self" or between & {"and", "&"}
            yield from [group] if closed else ([one] for one in group)
            group = []
        if phrase is not None:
            group.append(phrase)


def _listed(found: list[Unit], before: People, phrase: People) -> bool:
    if before.sort == "loose" or phrase.sort in ("loose", "bare"):
        return False  # "six people, one fatally"
    between = found[before.last : phrase.first]
    if not between:
        return found[before.last - 1].text == ","
    return all(unit.text in small_words("join") for unit in between)


def _apposed(found: list[Unit], before: People, phrase: People) -> bool:
    """Whether a phrase says again who the one before it is: "his wife, Ana Reyes"."""
    between = [unit.text for unit in found[before.last : phrase.first]]
    one_named = (before.sort == "name") != (phrase.sort == "name")
    single = before.number == phrase.number == 1
    return single and one_named and phrase.sort != "known" and between in ([], [","])


def _phrase(found: list[Unit], place: int, names: Names, predicates: Places) -> People | None:
    unit = found[place]
    if unit.start in names:
        return _named(found, place, names)
    if unit.text in small_words("self"):
        return People(place, place + 1, 1, "self")
    if unit.text in small_words("pronoun"):
        return People(place, place + 1, 1, "known")
    if unit.text == "both":
        head = _head(found, place + 1, predicates)
        return People(place, head[0] if head else place + 1, 2, "known")
    if unit.number is not None:
        return _counted(found, place, unit.number, predicates)
    if unit.text in small_words("article") or unit.text in small_words("definite"):
        return _with_article(found, place, names, predicates)
    if unit.kind == "age" or unit.text in nouns():
        return _bare(found, place, names, predicates)
    return None


def _head(found: list[Unit], place: int, predicates: Places) -> tuple[int, str] | None:
    """Return where the phrase ends whose modifiers begin here, and whether it is one or many.

    The last noun of several in a row heads it ("shooting victim"); "a 3-year-old" is whole too.
    """
    last = None
    for at in range(place, min(len(found), place + MODIFIERS)):
        unit = found[at]
        if unit.kind == "age":
            last = (at + 1, "one")
        elif unit.text in nouns():
            if not (at in predicates and last):
                last = (at + 1, nouns()[unit.text])
        elif last or unit.kind != "word" or unit.text in small_words("break") or at in predicates:
            break
    return last


def _counted(found: list[Unit], place: int, count: int, predicates: Places) -> People | None:
    """Return the phrase that a number begins: with a noun, "others", or what befell them."""
    unit = found[place]
    if not 0 < count <= MOST or _counts_otherwise(found, place):
        return None
    head = _head(found, place + 1, predicates)
    if head and (head[1] == "many" or count == 1 or unit.kind == "word"):
        more = any(unit.text in small_words("others") for unit in found[place + 1 : place + 3])
        return People(place, head[0], count, "another" if more else "number")
    if place + 1 == len(found):
        return People(place, place + 1, count, "loose")
    return _without_noun(found, place, count, predicates)


def _counts_otherwise(found: list[Unit], place: int) -> bool:
    """Whether the word before a number makes it a day, an age, a sum of money."""
    near = (unit.text for unit in reversed(found[max(0, place - 2) : place]))
    before = next((text for text in near if text != "."), "")
    return before in small_words("not before") or before[:3] in small_words("month")


def _without_noun(found: list[Unit], place: int, count: int, predicates: Places) -> People | None:
    after = found[place + 1]
    if after.text in small_words("others"):
        return People(place, place + 2, count, "another")
    if after.text == "of":
        return _of_them(found, place, count, predicates)
    if after.text in ("percent", "%", "per", "to") or after.kind == "number":
        return None
    adverb = after.text.endswith("ly") and place + 2 in predicates
    if place + 1 in predicates or after.text in small_words("auxiliary") or adverb:
        return People(place, place + 1, count, "bare")
    if after.kind == "mark" or after.text in small_words("break"):
        return People(place, place + 1, count, "loose")
    return None


def _of_them(found: list[Unit], place: int, count: int, predicates: Places) -> People | None:
    """Return "two of the victims", "one of them"; "one of three men" is left to the three."""
    behind = found[place + 2] if place + 2 < len(found) else None
    if behind is None or behind.number is not None:
        return None
    if behind.text in ("whom", "them"):
        return People(place, place + 3, count, "number")
    head = _head(found, place + 3, predicates) if behind.text in small_words("definite") else None
    return People(place, head[0], count, "number") if head else None


def _with_article(found: list[Unit], place: int, names: Names, predicates: Places) -> People | None:
    word = found[place].text
    definite, plain = word in small_words("definite"), word in ("a", "an")
    head = _head(found, place + 1, predicates)
    if head is None:
        alone = not definite and not plain and _stands_alone(found, place, predicates)
        return People(place, place + 1, 1, "another") if alone else None
    if head[1] == "many":
        inner = next((unit.number for unit in found[place + 1 : head[0]] if unit.number), None)
        return People(place, head[0], inner, "known")
    sort = "known" if definite else "one" if plain else "another"
    return _with_name(found, People(place, head[0], 1, sort), names)


def _stands_alone(found: list[Unit], place: int, predicates: Places) -> bool:
    """Whether "another" is somebody by itself: "and another wounded", "wounding another"."""
    followed = place + 1 in predicates or [u.text for u in found[place + 1 : place + 2]] == ["was"]
    caused = found[place].text == "another" and place - 2 in predicates
    return followed or caused or place - 1 in predicates


def _bare(found: list[Unit], place: int, names: Names, predicates: Places) -> People | None:
    """Return the phrase of a noun with no article: a headline's "Boy, 3," or "victims"."""
    head = _head(found, place, predicates)
    if head is None:
        return None
    if head[1] == "many":
        return People(place, head[0], None, "known")
    return _with_name(found, People(place, head[0], 1, "one"), names)


def _with_name(found: list[Unit], phrase: People, names: Names) -> People:
    """Return a phrase with the name and age right behind its noun: "friend Ana Reyes, 13,"."""
    if phrase.last < len(found) and found[phrase.last].start in names:
        named = _named(found, phrase.last, names)
        return People(phrase.first, named.last, 1, "name")
    return phrase._replace(last=_behind_age(found, phrase.last))


def _named(found: list[Unit], place: int, names: Names) -> People:
    stop, end = names[found[place].start], place + 1
    while end < len(found) and found[end].start < stop:
        end += 1
    return People(place, _behind_age(found, end), 1, "name")


def _behind_age(found: list[Unit], place: int) -> int:
    """Return where ", 13," ends that stands here, or the place itself."""
    two = found[place : place + 2]
    aged = len(two) == 2 and two[0].text == "," and two[1].kind == "number"
    if not aged or not (two[1].number or 200) < 120:
        return place
    closed = place + 2 < len(found) and found[place + 2].text == ","
    return place + 2 + closed
