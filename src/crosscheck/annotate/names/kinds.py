"""The kind of each name in one article: the sum of its signals, over all its mentions.

A name has one kind in an article: the scores of its mentions are averaged, so that a clear
mention ("Mr. Gallant said") settles the unclear ones. A surname takes the kind of the full
name, an acronym that of the words it stands behind ("United Nations Security Council
(UNSC)").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from crosscheck.annotate.names.candidates import Candidate
from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.annotate.names.paragraphs import written_small
from crosscheck.annotate.names.signals import KINDS, scored
from crosscheck.annotate.reader.tags import Tags
from crosscheck.model import Kind
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency

_PERSON, _NONE = KINDS.index("person"), KINDS.index("none")
_PERSONAL = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Prof", "Sen", "Rep", "Gen"))
_STATES = frozenset(("Republic", "State", "Kingdom", "City", "Town", "Province", "Municipality"))
_FULL_NAME_BONUS = 4.0  # for a surname whose full name, or "Mr." before it, is in the article
_LONE_DOUBT = 1.5  # tuned on newspapers from outside the West, as is the next
_USUAL_BONUS = 1.0
_ACRONYM_BONUS = 1.0
_SHORT_FORM_BONUS = 1.0  # for a lone word that begins the name of one of its organisations
_FIRM_BONUS = 0.5  # for an unheard name in a report that speaks of "the company"
_TOWN_BONUS = 1.5  # for an unlisted word that ends as towns do
_SHORT_TOWN = 7  # letters; "Grad", "Burgh" end nothing
_FIRM_TOLD = re.compile(
    r"\bthe (?:company|firm|corporation|manufacturer|maker|retailer)\b", re.IGNORECASE
)
_CALLED_BONUS = 2.0  # for a name behind a role, and a first name whose full name is told
_DATELINE_BONUS = 2.5  # for what opens a report before a dash
_LISTED_BONUS = 3.0  # for what a list knows, where annotated texts have too few to weigh

_READ_WEIGHT = 0.3  # of a reading model's log-probabilities; tuned on the same newspapers


def kinds(
    found: Sequence[Candidate],
    acronyms: dict[str, str],
    known: Gazetteer,
    tags: Tags | None = None,
) -> dict[str, Kind | None]:
    """Return the kind of each candidate's text; None where it is no name.

    Args:
        acronyms: acronyms that the article introduces, with their long form.
        tags: what a reading model says of the article's words.
    """
    totals = _totals(found, known, tags)
    titled = {c.text for c in found if c.title in _PERSONAL} - known.countries
    firm_told = bool(found) and bool(_FIRM_TOLD.search(found[0].paragraph.text))
    called = {c.text for c in found if _called(c, known)}
    people = titled | _surnames(totals, known)
    parts = _words_of(totals, "person")
    given = _given_names(totals, known)
    datelines = {c.text for c in found if _datelined(c, known)}
    firms = {text.split()[0] for text in totals if " " in text} & _words_of(totals, "organisation")
    chosen: dict[str, Kind | None] = {}
    for text, scores in totals.items():
        if text in people and " " not in text:
            scores[_PERSON] += _FULL_NAME_BONUS
        elif text.endswith("s") and text[:-1] in people:  # the Bidens
            scores[KINDS.index("group")] += 2 * _FULL_NAME_BONUS
        else:
            _favour_listed(text, scores, known)
            if " " not in text and text not in parts:
                _doubt(text, scores, known)
                if _like_a_town(text, known):
                    scores[KINDS.index("place")] += _TOWN_BONUS
                elif text in firms and not written_small(text) and not known.is_place(text):
                    scores[KINDS.index("organisation")] += _SHORT_FORM_BONUS
            elif text not in called and _like_a_firm(text, known):
                scores[_PERSON] -= _LONE_DOUBT
                if firm_told and _unheard(text.split()[0]):
                    scores[KINDS.index("organisation")] += _FIRM_BONUS
            if text in called:
                scores[_PERSON] += _CALLED_BONUS
            elif text in given and not known.is_place(text):
                scores[_PERSON] += _CALLED_BONUS
            elif text in datelines:
                scores[KINDS.index("place")] += _DATELINE_BONUS
        chosen[text] = _best(scores)
    for short, long in acronyms.items():
        if known.is_organisation(short) and long in chosen:
            chosen[long] = "organisation"
        kind = chosen.get(long)
        if kind and short in chosen:
            chosen[short] = kind
    return chosen


def _called(candidate: Candidate, known: Gazetteer) -> bool:
    """Whether a title or role stands before a name ("police inspector Levin Strand")."""
    words = candidate.text.split()
    before = candidate.paragraph.word(candidate.first - 1).lower()
    plain = len(words) == 2 and not written_small(words[0])
    return plain and (candidate.role is not None or before in known.roles)


def _datelined(candidate: Candidate, known: Gazetteer) -> bool:
    """Whether a name opens a report as its place ("LINDHAVEN — The harbour …")."""
    if candidate.first > 0:
        return False
    written, mark = candidate.text, candidate.paragraph.word(candidate.last)
    if mark in ("–", "—", "-"):
        return candidate.paragraph.tokens[candidate.last].start > candidate.end
    words = written.split()
    person = any(w.title() in known.first_names or w.title() in known.surnames for w in words)
    return mark == ":" and written.isupper() and len(written) > 3 and not person


def _given_names(totals: dict[str, list[float]], known: Gazetteer) -> set[str]:
    """Return the first names of the article's people by which it may call them."""
    found = set()
    for text, scores in totals.items():
        words = text.split()
        if 1 < len(words) < 5 and words[0] in known.first_names and _best(scores) == "person":
            found.add(words[0])
    return found - known.unsure_names


def _words_of(totals: dict[str, list[float]], kind: Kind) -> set[str]:
    """Return every word of the article's full names of a kind."""
    return {
        word
        for text, scores in totals.items()
        if 1 < len(text.split()) < 5 and _best(scores) == kind
        for word in text.split()
    }


def _doubt(text: str, scores: list[float], known: Gazetteer) -> None:
    """Count a lone word less as a person: news brings people in by their full names."""
    scores[_PERSON] -= _LONE_DOUBT
    if known.is_place(text):
        return
    if text.isupper() and 2 < len(text) < 8 and not written_small(text):
        scores[KINDS.index("organisation")] += _ACRONYM_BONUS


def _like_a_town(text: str, known: Gazetteer) -> bool:
    """Whether a word that no list holds ends as towns do ("Lindhaven")."""
    unlisted = not known.is_place(text) and not known.is_organisation(text)
    surname = (text, "last") in known.usual or text in known.first_names
    ends = text.endswith(tuple(known.words["town-ending"])) and len(text) > _SHORT_TOWN
    return unlisted and not surname and text.istitle() and ends


def _like_a_firm(text: str, known: Gazetteer) -> bool:
    """Whether a name ends in a usual word and no first name begins it ("Halden Rail")."""
    words = text.split()
    known_first = words[0] in known.first_names or (words[0], "first") in known.usual
    return not known_first and written_small(words[-1]) and words[-1][0].isupper()


def _unheard(word: str) -> bool:
    """Whether news does not know a word."""
    return not frequency(fold(word)).articles


def _favour_listed(text: str, scores: list[float], known: Gazetteer) -> None:
    if known.is_place(text):
        scores[KINDS.index("place")] += _USUAL_BONUS
        return
    words = text.split()
    last = words[-1]
    if sum(word[0].isupper() for word in words) > 4:  # furniture, or two names run together
        scores[_PERSON] -= 2 * _LISTED_BONUS
    if text in known.groups:
        scores[KINDS.index("group")] += 2 * _LISTED_BONUS
    if words[0] in ("St.", "St"):
        scores[KINDS.index("place")] += _LISTED_BONUS
    if "&" in words:
        scores[KINDS.index("organisation")] += _LISTED_BONUS
    if words[0] in _STATES and "of" in words:
        scores[KINDS.index("place")] += _LISTED_BONUS
    if last != text and known.word(last, "place") and last not in known.heads:
        scores[KINDS.index("place")] += _USUAL_BONUS
    if last != text and known.heads.get(last) == "2":
        sure = len(words) > 2
        scores[KINDS.index("organisation")] += _LISTED_BONUS if sure else _USUAL_BONUS
    if " " in text and text.split()[-1] in known.groups:  # Senate Democrats
        scores[KINDS.index("group")] += 2 * _LISTED_BONUS
    elif known.is_organisation(text):
        scores[KINDS.index("organisation")] += _LISTED_BONUS
    elif known.word(text, "other"):
        scores[KINDS.index("other")] += 2 * _LISTED_BONUS


def _totals(
    found: Sequence[Candidate], known: Gazetteer, tags: Tags | None
) -> dict[str, list[float]]:
    sums: dict[str, list[float]] = {}
    counts: dict[str, int] = defaultdict(int)
    for candidate in found:
        text = candidate.text
        counts[text] += 1
        scores = scored(candidate, known)
        before = sums.get(text)
        sums[text] = [x + y for x, y in zip(before, scores, strict=True)] if before else scores
    if tags:
        _add_read(sums, found, tags)
    return {text: [score / counts[text] for score in scores] for text, scores in sums.items()}


def _add_read(sums: dict[str, list[float]], found: Sequence[Candidate], tags: Tags) -> None:
    """Add what a reading model says of each candidate to the sums over its text's mentions."""
    evidence = tags.evidence([(candidate.start, candidate.end) for candidate in found])
    for candidate, row in zip(found, (_READ_WEIGHT * evidence).tolist(), strict=True):
        scores = sums[candidate.text]
        scores[:] = [score + value for score, value in zip(scores, row, strict=True)]


def _surnames(totals: dict[str, list[float]], known: Gazetteer) -> set[str]:
    """Return the last words of full names of people; a place's only behind a first name."""
    found = set()
    for text, scores in totals.items():
        words = text.split()
        if 1 < len(words) < 5 and _best(scores) == "person":
            place = known.is_place(words[-1]) and words[0] not in known.first_names
            if not place and words[-1] not in known.countries:
                found.add(words[-1])
    return found


def _best(scores: Sequence[float]) -> Kind | None:
    index = max(range(len(KINDS)), key=lambda k: (scores[k], -k))
    if index == _NONE:
        return None
    kind: Kind = KINDS[index]  # type: ignore[assignment]
    return kind
