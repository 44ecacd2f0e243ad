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
from dataclasses import dataclass

from crosscheck.annotate.names.candidates import Candidate
from crosscheck.annotate.names.favours import (
    LONE_DOUBT,
    doubt,
    favour_listed,
    favour_shape,
    like_a_firm,
    like_a_town,
    unheard,
)
from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.annotate.names.paragraphs import written_small
from crosscheck.annotate.names.signals import KINDS, scored
from crosscheck.annotate.reader.tags import Tags
from crosscheck.model import Kind

_PERSON, _ORGANISATION, _PLACE = (KINDS.index(k) for k in ("person", "organisation", "place"))
_GROUP, _NONE = KINDS.index("group"), KINDS.index("none")
_PERSONAL = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Prof", "Sen", "Rep", "Gen"))
_FULL_NAME_BONUS = 4.0  # for a surname whose full name, or "Mr." before it, is in the article
_SHORT_FORM_BONUS = 1.0  # for a lone word that begins the name of one of its organisations
_FIRM_BONUS = 0.5  # for an unheard name in a report that speaks of "the company"
_TOWN_BONUS = 1.5  # for an unlisted word that ends as towns do
_FIRM_TOLD = re.compile(
    r"\bthe (?:company|firm|corporation|manufacturer|maker|retailer)\b", re.IGNORECASE
)
_CALLED_BONUS = 2.0  # for a name behind a role, and a first name whose full name is told
_DATELINE_BONUS = 2.5  # for what opens a report before a dash

_READ_WEIGHT = 0.2  # of a reading model's log-probabilities; tuned on the same newspapers


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
    read = _Read.of(found, totals, known)
    chosen: dict[str, Kind | None] = {}
    for text, scores in totals.items():
        if text in read.people and " " not in text:
            scores[_PERSON] += _FULL_NAME_BONUS
        elif text.endswith("s") and text[:-1] in read.people:  # the Bidens
            scores[_GROUP] += 2 * _FULL_NAME_BONUS
        else:
            favour_listed(text, scores, known)
            favour_shape(text, scores, known)
            _weigh_article(text, scores, read, known)
        chosen[text] = _best(scores)
    for short, long in acronyms.items():
        if known.is_organisation(short) and long in chosen:
            chosen[long] = "organisation"
        kind = chosen.get(long)
        if kind and short in chosen:
            chosen[short] = kind
    return chosen


def _weigh_article(text: str, scores: list[float], read: _Read, known: Gazetteer) -> None:
    """Weigh what the rest of the article says of a name."""
    if " " not in text and text not in read.parts:
        doubt(text, scores, known)
        if like_a_town(text, known):
            scores[_PLACE] += _TOWN_BONUS
        elif text in read.firms and not written_small(text) and not known.is_place(text):
            scores[_ORGANISATION] += _SHORT_FORM_BONUS
    elif text not in read.called and like_a_firm(text, known):
        scores[_PERSON] -= LONE_DOUBT
        if read.firm_told and unheard(text.split()[0]):
            scores[_ORGANISATION] += _FIRM_BONUS
    if text in read.called or (text in read.given and not known.is_place(text)):
        scores[_PERSON] += _CALLED_BONUS
    elif text in read.datelines:
        scores[_PLACE] += _DATELINE_BONUS * (2 if text.isupper() else 1)


@dataclass(frozen=True)
class _Read:
    """What an article says of its names beside their own words.

    Args:
        people: surnames whose full name it tells, or that it calls "Mr.".
        parts: every word of its people's full names.
        given: their first names.
        firms: the first words of its organisations' names.
        called: names behind a title or role.
        datelines: names that open it as its place.
        firm_told: whether it speaks of "the company".
    """

    people: set[str]
    parts: set[str]
    given: set[str]
    firms: set[str]
    called: set[str]
    datelines: set[str]
    firm_told: bool

    @classmethod
    def of(
        cls, found: Sequence[Candidate], totals: dict[str, list[float]], known: Gazetteer
    ) -> _Read:
        """Return what an article's candidates and their scores say."""
        titled = {c.text for c in found if c.title in _PERSONAL} - known.countries
        longer = {text.split()[0] for text in totals if " " in text}
        return cls(
            people=titled | _surnames(totals, known),
            parts=_words_of(totals, "person"),
            given=_given_names(totals, known),
            firms=longer & _words_of(totals, "organisation"),
            called={c.text for c in found if _called(c, known)},
            datelines={c.text for c in found if _datelined(c, known)},
            firm_told=bool(found) and bool(_FIRM_TOLD.search(found[0].paragraph.text)),
        )


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
