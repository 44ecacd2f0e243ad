"""What the lists and a name's shape say, where annotated texts have too few cases to weigh it.

Each adds to the scores of a name's kinds what a reporter would say of it at sight: a listed
body, "St.", an ampersand, "Republic of", a town's club, an unheard word that ends as towns do.
"""

from __future__ import annotations

from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.annotate.names.paragraphs import common, written_small
from crosscheck.annotate.names.signals import KINDS
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency

_PERSON, _ORGANISATION, _PLACE = (KINDS.index(k) for k in ("person", "organisation", "place"))
_GROUP = KINDS.index("group")
_STATES = frozenset(("Republic", "State", "Kingdom", "City", "Town", "Province", "Municipality"))
LONE_DOUBT = 1.5  # tuned on newspapers from outside the West, as is the next
_USUAL_BONUS = 1.0
_ACRONYM_BONUS = 1.0
_LISTED_BONUS = 3.0  # for what a list knows, where annotated texts have too few to weigh
_SHORT_TOWN = 7  # letters; "Grad", "Burgh" end nothing


def favour_listed(text: str, scores: list[float], known: Gazetteer) -> None:
    """Add what the lists know, where annotated texts have too few cases to weigh it."""
    if known.is_place(text):
        scores[_PLACE] += _USUAL_BONUS
        return
    if text in known.groups:
        scores[_GROUP] += 2 * _LISTED_BONUS
    if " " in text and text.split()[-1] in known.groups:  # Senate Democrats
        scores[_GROUP] += 2 * _LISTED_BONUS
    elif known.is_organisation(text) or text.endswith(")"):  # a party's wing: CPI(M)
        scores[_ORGANISATION] += _LISTED_BONUS
    elif known.word(text, "other"):
        scores[KINDS.index("other")] += 2 * _LISTED_BONUS


def favour_shape(text: str, scores: list[float], known: Gazetteer) -> None:
    """Add what the first or last of a name's words tells, where annotated texts are too few."""
    words = text.split()
    if len(words) < 2 or known.is_place(text):
        return
    if sum(word[0].isupper() for word in words) > 4:  # furniture, or two names run together
        scores[_PERSON] -= 2 * _LISTED_BONUS
    if "&" in words:
        scores[_ORGANISATION] += _LISTED_BONUS
    _favour_front(words, scores, known)
    _favour_end(words, scores, known)


def _favour_front(words: list[str], scores: list[float], known: Gazetteer) -> None:
    first, rest = words[0], " ".join(words[1:])
    if first in ("St.", "St") and words[-1] not in known.heads:
        scores[_PLACE] += _LISTED_BONUS
    if first in _STATES and "of" in words:
        scores[_PLACE] += _LISTED_BONUS
    if first == "The":  # kept inside a sentence: a paper's, a band's
        scores[_PERSON] -= _LISTED_BONUS
        scores[_ORGANISATION] += _USUAL_BONUS
    if known.heads.get(first) in ("1", "2") and words[1] in ("of", "for"):  # Office for …
        scores[_ORGANISATION] += _USUAL_BONUS
    if known.word(first, "direction") and known.is_place(rest):  # Northern Uganda
        scores[_PLACE] += _LISTED_BONUS
    elif known.word(first, "sited-front") and not common(first):  # Cerro Alto
        scores[_PLACE] += _USUAL_BONUS


def _favour_end(words: list[str], scores: list[float], known: Gazetteer) -> None:
    last, rest = words[-1], " ".join(words[:-1])
    if known.is_organisation(last) and known.is_place(rest):  # a town's club
        scores[_ORGANISATION] += _LISTED_BONUS
    if last in known.heads and rest.endswith(("'s", "’s")):  # the Magistrate's Court
        scores[_ORGANISATION] += _LISTED_BONUS
    if known.word(last, "place") and last not in known.heads:
        scores[_PLACE] += _USUAL_BONUS
    if known.heads.get(last) == "2":
        scores[_ORGANISATION] += _LISTED_BONUS if len(words) > 2 else _USUAL_BONUS


def doubt(text: str, scores: list[float], known: Gazetteer) -> None:
    """Count a lone word less as a person: news brings people in by their full names."""
    scores[_PERSON] -= LONE_DOUBT
    if known.is_place(text):
        return
    if text.isupper() and 2 < len(text) < 8 and not written_small(text):
        scores[_ORGANISATION] += _ACRONYM_BONUS


def like_a_town(text: str, known: Gazetteer) -> bool:
    """Whether a word that no list holds ends as towns do ("Lindhaven")."""
    unlisted = not known.is_place(text) and not known.is_organisation(text)
    surname = (text, "last") in known.usual or text in known.first_names
    ends = text.endswith(tuple(known.words["town-ending"])) and len(text) > _SHORT_TOWN
    return unlisted and not surname and text.istitle() and ends


def like_a_firm(text: str, known: Gazetteer) -> bool:
    """Whether a name ends in a usual word and no first name begins it ("Halden Rail")."""
    words = text.split()
    known_first = words[0] in known.first_names or (words[0], "first") in known.usual
    return not known_first and written_small(words[-1]) and words[-1][0].isupper()


def unheard(word: str) -> bool:
    """Whether news does not know a word."""
    return not frequency(fold(word)).articles
