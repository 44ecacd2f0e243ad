"""What a sentence says befell people: each claim with its number and its words.

A word of `predicates` is joined to the phrase of `people` that it befalls. What is denied,
feared or only intended is no claim; "no one was hurt" is a claim of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crosscheck.compare.facts.befallen import befallen
from crosscheck.compare.facts.people import Names, People, joined, people
from crosscheck.compare.facts.predicates import (
    Predicate,
    What,
    casualty_words,
    passive,
    predicates,
    told_by_the_next,
)
from crosscheck.compare.facts.units import Unit, small_words, units

_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_OWN_DEATH = re.compile(
    r"\b(?:turn\w+ (?:the|a|his|her) (?:\w+ )?(?:gun|weapon|rifle|pistol|shotgun|handgun) on"
    r" (?:him|her)self|(?:took|taking|taken|takes) (?:his|her) own life|murder[- –]suicide"
    r"|(?:kill|shot and kill|fatally sho)\w+ (?:him|her)self|commit\w+ suicide"
    r"|dead .{0,30}self-inflicted|then (?:shot|shoots|shooting) (?:him|her)self)",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:(?:death )?toll|(?:number|count) of (?:the )?(?:dead|deaths|killed|fatalities))\b"
    r"[^.;]{0,40}?\b(?:to|at|of|is|was|reached)\s+(?:at least |about |around |nearly )?"
    r"(?P<number>\w[\w-]*(?:,\d{3})*)",
    re.IGNORECASE,
)


class Claim(NamedTuple):
    """What a sentence says befell how many.

    Args:
        start, end: the words that say so, in the text.
        sort: as that of the phrase for people, or ``list`` (a sum of phrases), ``times``
            ("triple"), ``crime`` (a word as "murder", which tells only that somebody was).
        own: whether they did it to themselves.
        active: whether it is told of whoever did it ("killed his wife"): that one's own death
            is then not in the number.
    """

    what: What
    number: int
    sort: str
    start: int
    end: int
    own: bool = False
    active: bool = False


@cache
def _hint() -> re.Pattern[str]:
    """Return an expression that every sentence with a claim holds: most sentences have none."""
    more = (
        "fatal",
        "deadly",
        "toll",
        "condition",
        "fighting",
        "life-threatening",
        "gunshot",
        "victims",
    )
    stems = "|".join(sorted({*casualty_words(), *more, "suicide", "own life", "self"}))
    return re.compile(rf"\b(?:{stems})")


def claims(text: str, start: int, end: int, names: Names) -> list[Claim]:
    """Return what is claimed between two offsets of a text.

    >>> [(c.what, c.number) for c in claims("Man killed, 4 others injured in shooting", 0, 40, {})]
    [('kill', 1), ('hurt', 4)]
    """
    if not _hint().search(text[start:end].lower()):
        return []
    found = units(text, start, end)
    words = predicates(found)
    phrases = people(found, names, frozenset(word.place for word in words))
    groups = list(joined(found, phrases))
    made = [claim for word in words for claim in _of(found, word, words, groups)]
    made = [_beside_the_dead(claim, made) for claim in made]
    own = (
        Claim("kill", 1, "self", match.start(), match.end(), own=True)
        for match in _OWN_DEATH.finditer(text, start, end)
    )
    made += _tolls(text, start, end)
    return list(dict.fromkeys([*made, *_sums(made), *_victims(found, phrases), *own]))


def _tolls(text: str, start: int, end: int) -> Iterator[Claim]:
    """Yield the claims of "the death toll rose to nine"."""
    for match in _TOLL.finditer(text, start, end):
        written = units(text, *match.span("number"))
        if len(written) == 1 and (number := written[0].number):
            yield Claim("kill", number, "number", match.start(), match.end())


def _of(
    found: list[Unit], word: Predicate, words: list[Predicate], groups: list[list[People]]
) -> list[Claim]:
    """Return what one word claims."""
    near = [unit.text for unit in found[max(0, word.place - 5) : word.place]]
    if nobody := _nobody(found, word, near):
        return [nobody]
    last = near[-1] if near else ""
    if (
        small_words("unreal") & set(near)
        or last == "to"
        or any(t.endswith(("n't", "n’t")) for t in near)
    ):
        return []
    if word.form in ("noun", "act", "crime") and last in _TIMES:
        return [_claim(found, word, _TIMES[last], "times", word.place - 1, word.place + 1)]
    if word.form == "crime":
        return [_claim(found, word, 1, "crime", word.place, word.place + 1)]
    if word.form == "count":
        return _counted(found, word)
    if told_by_the_next(found, word, words) or _shot_at(found, word, words):
        return []
    group = befallen(found, word, words, groups)
    return _claims_of(found, word, group) if group else []


def _shot_at(found: list[Unit], word: Predicate, words: list[Predicate]) -> bool:
    """Whether somebody only shot at somebody."""
    behind = [unit.text for unit in found[word.place + 1 : word.place + 2]]
    return word.what == "hit" and behind == ["at"] and not passive(found, word, words)


def _nobody(found: list[Unit], word: Predicate, near: list[str]) -> Claim | None:
    """Return the claim of "no one was hurt"; "no one else" and "no arrests" claim nothing."""
    if word.what == "hit" or word.form == "crime" or not small_words("nobody") & set(near):
        return None
    nobody = max(n for n, text in enumerate(near) if text in small_words("nobody"))
    between = found[word.place - len(near) + nobody + 1 : word.place]
    some = any(unit.number and unit.text != "one" for unit in between)
    less = {unit.text for unit in between} & small_words("not all")
    of_injuries = word.form == "count" and near[nobody] == "none"
    if some or less or of_injuries:
        return None
    first = word.place - len(between) - 1
    return _claim(found, word, 0, "number", first, word.place + 1)


def _counted(found: list[Unit], word: Predicate) -> list[Claim]:
    """Return the claim of "two bodies"; two injuries may be one person's."""
    for at in range(word.place - 1, max(-1, word.place - 4), -1):
        number = found[at].number
        if number:
            whole = [_claim(found, word, number, "number", at, word.place + 1)]
            return [] if word.what == "hurt" else whole
    return []


def _claims_of(found: list[Unit], word: Predicate, group: list[People]) -> list[Claim]:
    first, last = min(group[0].first, word.place), max(group[-1].last, word.place + 1)
    active = word.form in ("both", "act") and word.place < group[0].first
    others = [one for one in group if one.sort != "self"]
    made = []
    if others and all(one.number is not None for one in others):
        count = sum(one.number or 0 for one in others)
        sort = others[0].sort if len(others) == 1 else "list"
        claim = _claim(found, word, count, sort, first, last)
        made.append(claim._replace(active=active))
    if len(others) < len(group):
        made.append(_claim(found, word, 1, "self", first, last)._replace(own=True))
    return made


def _beside_the_dead(claim: Claim, made: list[Claim]) -> Claim:
    """Return "six others shot" behind "one killed" as a claim of hurt people."""
    told = any(one.what == "kill" and one.start < claim.start for one in made)
    if claim.what == "hit" and claim.sort == "another" and told:
        return claim._replace(what="hurt")
    return claim


def _sums(made: list[Claim]) -> Iterator[Claim]:
    """Yield the sum where a sentence adds to its own number: "one hurt … and three others"."""
    for place, claim in enumerate(made):
        before = [one for one in made[:place] if one.what == claim.what and one.number]
        if claim.sort == "another" and before and before[-1].end <= claim.end:
            count, start = before[-1].number + claim.number, before[-1].start
            yield claim._replace(number=count, sort="list", start=start)


def _victims(found: list[Unit], phrases: list[People]) -> Iterator[Claim]:
    """Yield what "four victims" says by itself: they were hit, and it is open how they fared."""
    for phrase in phrases:
        if phrase.number and phrase.number > 1 and found[phrase.last - 1].text == "victims":
            word = Predicate(phrase.last - 1, "hit", "count")
            yield _claim(found, word, phrase.number, "number", phrase.first, phrase.last)


def _claim(
    found: list[Unit], word: Predicate, count: int, sort: str, first: int, last: int
) -> Claim:
    return Claim(word.what, count, sort, found[first].start, found[last - 1].end)
