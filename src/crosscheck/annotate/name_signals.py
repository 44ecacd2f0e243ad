"""What speaks for a candidate being a person, an organisation, a place … or no name.

Each signal is a plain word or two; `kind_scores` adds up their weights, which
``training/names.py`` fits on annotated text that may be trained on (a log-linear model:
the weights of `lists/name_signals.txt` can be read and checked by eye).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from crosscheck.annotate.gazetteer import Gazetteer
from crosscheck.annotate.name_candidates import Candidate, capital
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency, name_share
from crosscheck.text.lists import rows
from crosscheck.text.tokens import Token

KINDS = ("person", "organisation", "place", "group", "other", "none")
_SAYING = frozenset(
    ["said", "says", "say", "saying", "told", "tells", "added", "adds", "asked", "asks", "argued", "argues", "warned", "warns", "stated", "states", "wrote", "writes", "noted", "notes", "explained", "explains", "insisted", "claimed", "claims", "believes", "thinks", "thought", "recalled", "admitted", "replied", "tweeted", "declared", "stressed", "urged", "vowed"]
)
_LOCATING = frozenset(["in", "at", "near", "from", "across", "around", "into", "outside", "inside", "towards", "toward"])
_PEOPLE = frozenset(["who", "whose", "he", "she", "his", "her", "him"])
_PLACE_NOUNS = frozenset(
    ["city", "town", "village", "province", "region", "district", "state", "county", "capital", "area", "suburb", "airport", "border", "neighborhood", "neighbourhood", "island", "river", "coast", "prefecture", "township", "peninsula"]
)
_GROUP_NOUNS = frozenset(
    ["party", "group", "company", "firm", "bank", "agency", "newspaper", "government", "ministry", "police", "army", "forces", "officials", "team", "club", "union", "organisation", "organization", "network", "militants", "rebels", "fighters", "militia", "movement", "executive", "shares", "stock", "employees", "website", "app", "broadcaster", "daily"]
)


def signals(candidate: Candidate, known: Gazetteer) -> list[str]:
    """Return the names of the signals that a candidate shows."""
    words = [w for w in candidate.words() if w[0].isalnum()]
    found = list(_of_whole(candidate.text, words, known))
    found.extend(_of_words(words, known))
    found.extend(_of_place_in_sentence(candidate, known))
    found.extend(_of_context(candidate, known))
    return found


def _of_whole(text: str, words: Sequence[str], known: Gazetteer) -> Iterator[str]:
    """Yield what the lists know of the whole."""
    yield "always"
    whole = text.replace("’", "'")
    if whole in known.countries:
        yield "a country"
    elif whole in known.places:
        yield "a listed place"
    if whole in known.organisations:
        yield "a listed organisation"
    if whole in known.outlets:
        yield "a listed outlet"
    if whole in known.groups:
        yield "a listed people"
    if whole in known.adjectives:
        yield "an adjective"
    yield f"{min(len(words), 5)} words"
    if "&" in text:
        yield "an ampersand"
    if any(c.isdigit() for c in text):
        yield "a digit"


def _of_words(words: Sequence[str], known: Gazetteer) -> Iterator[str]:
    """Yield what its words say by themselves."""
    first, last = words[0], words[-1]
    single = len(words) == 1
    prefix = "alone" if single else "first"
    if first in known.first_names:
        yield f"{prefix} a first name{', unsure' if first in known.unsure_names else ''}"
    elif not single and any(w in known.first_names for w in words[1:]):
        yield "a first name inside"
    if not single and first in known.heads:
        yield f"begins with organisation head {known.heads[first]}"
    if last in known.heads:
        yield f"{'alone' if single else 'last'} organisation head {known.heads[last]}"
    elif any(w in known.heads for w in words[1:-1]):
        yield "organisation head inside"
    for use in ("place", "other", "suffix", "calendar"):
        if known.word(last, use):
            yield f"{'alone' if single else 'last'} {use} head"
    if any(w in ("of", "for") for w in words[1:-1]):
        yield "of inside"
    if any(w == "and" for w in words[1:-1]):
        yield "and inside"
    if any(known.word(w, "particle") for w in words[1:-1]):
        yield "particle inside"
    if any(len(w) == 1 for w in words[1:-1]):
        yield "initial inside"
    if not single and any(known.is_place(w) or w in known.adjectives for w in words):
        yield "place or nationality inside"
    yield from _of_shape(words, single=single)


def _of_shape(words: Sequence[str], *, single: bool) -> Iterator[str]:
    first, last = words[0], words[-1]
    if single and first.isupper() and len(first) > 1:
        yield "capitals, short" if len(first) < 6 else "capitals, long"
    elif single and any(c.isupper() for c in first[1:]):
        yield "capitals inside"
    if not single and all(w.isupper() for w in words):
        yield "all capitals"
    elif any(w.isupper() and len(w) > 1 for w in words) and not single:
        yield "an acronym inside"
    if first.startswith(("al-", "Al-", "el-", "El-")) or (
        not single and last.startswith(("al-", "Al-", "el-"))
    ):
        yield "Arabic article"
    small = sum(_usually_small(w) for w in words if capital(w))
    named = sum(capital(w) for w in words)
    yield "all words usual" if small == named else "some words usual" if small else "no usual word"
    if single:
        share = name_share(fold(first))
        rare = frequency(fold(first)).articles == 0
        yield "unknown word" if rare else f"name share {int(share * 5)}"
        if first.endswith("s") and not first.isupper():
            yield "ends in s"
        for ending in (
            "ians",
            "ans",
            "is",
            "ists",
            "ers",
            "stan",
            "land",
            "ville",
            "pur",
            "burg",
            "ia",
        ):
            if first.endswith(ending) and len(first) > len(ending) + 2:
                yield f"ends in {ending}"
                break


def _usually_small(word: str) -> bool:
    known = frequency(fold(word))
    return known.articles > 0 and name_share(fold(word)) < 0.6


def _of_place_in_sentence(candidate: Candidate, known: Gazetteer) -> Iterator[str]:
    if candidate.initial:
        yield "begins a sentence"
        first = candidate.words()[0]
        if candidate.last - candidate.first == 1 and _usually_small(first):
            yield "begins a sentence, usual word"
    if candidate.paragraph.shouted:
        yield "in a heading of capitals"
    if candidate.role:
        yield "behind a title" if candidate.title else "behind a role"


def _of_context(candidate: Candidate, known: Gazetteer) -> Iterator[str]:
    """Yield what the words beside it say."""
    found = candidate.paragraph.tokens
    before = found[candidate.first - 1].text if candidate.first else ""
    second = found[candidate.first - 2].text if candidate.first > 1 else ""
    after = found[candidate.last].text if candidate.last < len(found) else ""
    then = found[candidate.last + 1].text if candidate.last + 1 < len(found) else ""
    if not candidate.role:
        yield from _before(before, second, known)
    yield from _after(after, then, found, candidate.last, known)


def _before(before: str, second: str, known: Gazetteer) -> Iterator[str]:
    lower = before.lower()
    if lower in _LOCATING:
        yield f"after {lower}"
        if lower in ("in", "at", "near"):
            yield "after in, at, near"
    elif lower in ("the", "to", "of", "by", "with", "and", "for", "on", "against", "between", "a"):
        yield f"after {lower}"
        if lower == "of" and second.lower() in _PLACE_NOUNS:
            yield "after city of"
        if lower == "the" and second.lower() in _LOCATING:
            yield "after in the"
    elif lower in known.roles:
        yield "after a role"
    elif lower in _SAYING:
        yield "after a verb of saying"
    elif before in ("(",):
        yield "after a bracket"
    elif before == ",":
        yield "after a comma"
        if known.is_place(second):
            yield "after a place and a comma"
        if second.lower() in known.roles:
            yield "after a role and a comma"
    elif before in known.adjectives:
        yield "after a nationality"
    elif lower in _PLACE_NOUNS:
        yield "after a place noun"
    elif lower in _GROUP_NOUNS:
        yield "after a group noun"
    elif before in ("'s", "’s"):
        yield "after a possessive"


def _after(
    after: str, then: str, found: Sequence[Token], place: int, known: Gazetteer
) -> Iterator[str]:
    lower = after.lower()
    if after in ("'s", "’s"):
        yield "before a possessive"
    elif lower in _SAYING:
        yield "before a verb of saying"
    elif lower in _PEOPLE:
        yield "before who"
    elif lower in _PLACE_NOUNS:
        yield "before a place noun"
    elif lower in _GROUP_NOUNS:
        yield "before a group noun"
    elif lower in known.roles:
        yield "before a role"
    elif lower in ("and", "is", "was", "has", "had", "will", "in", "are", "were", "have", "to"):
        yield f"before {lower}"
    elif after == "(":
        yield "before a bracket"
        if then.isupper() and len(then) > 1:
            yield "before an acronym in brackets"
    elif after == ")":
        yield "before a closing bracket"
    elif after == ",":
        yield from _after_comma(then, found, place, known)
    elif lower.endswith(("-based", "-born")):
        yield "before based"
    elif lower.endswith("ed") and len(lower) > 4:
        yield "before a past verb"


def _after_comma(then: str, found: Sequence[Token], place: int, known: Gazetteer) -> Iterator[str]:
    yield "before a comma"
    behind = found[place + 2].text if place + 2 < len(found) else ""
    if then.isdigit() and len(then) <= 2 and behind in (",", ".", ")"):
        yield "before an age"
    elif known.is_place(then):
        yield "before a comma and a place"
    elif then in _PEOPLE:
        yield "before who"
    elif any(t.text.lower() in known.roles for t in found[place + 2 : place + 7]):
        yield "before a comma and a role"


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Return each signal's weight for each kind, in the order of `KINDS`."""
    return {
        row[0]: tuple(float(value) for value in row[1:])
        for row in rows("crosscheck.annotate", "lists/name_signals.txt")
    }


def kind_scores(found: Sequence[str]) -> list[float]:
    """Return the sum of the signals' weights for each kind."""
    table = weights()
    totals = [0.0] * len(KINDS)
    for name in found:
        for index, weight in enumerate(table.get(name, ())):
            totals[index] += weight
    return totals
