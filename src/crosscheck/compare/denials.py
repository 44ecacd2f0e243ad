"""What one report says was done to somebody, and another says was not.

"Was arrested" meets "has not been arrested": a verb of ``lists/outcomes.txt`` after "was" or
"has been", about the same person (`subjects`). What is told for another time ("in 2009"),
under a condition ("if he was charged") or of another matter ("not charged with murder"
against "charged with theft") is left out. Words inside a quotation count as the report's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.compare.subjects import Subjects
from crosscheck.model import Annotations, Evidence, Finding, Sentence, Side, Span
from crosscheck.settings import CompareSettings
from crosscheck.text.content import content
from crosscheck.text.fold import fold
from crosscheck.text.lists import rows, words_of
from crosscheck.text.tokens import words

_OUTCOMES = "lists/outcomes.txt"
_REFUTED = re.compile(
    r"(?:reports?|claims?|rumou?rs?|suggestions?|allegations?)\s(?:that\s)?(?P<claim>.{5,200}?)\s"
    r"(?:is|are|was|were)\s(?:simply\s|completely\s|entirely\s)?"
    r"(?:wrong|false|untrue|incorrect|baseless|unfounded|not\strue|not\scorrect)\b",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"\s(?:with|for|over|of|in|on|by|at|to)\s[^.,;:“”\"]{1,60}")
_RECENT = timedelta(days=30)
"""How long before the story an act may be dated and still be the one that is denied."""


class Told(NamedTuple):
    """What a report says was done to a person, or was not.

    Args:
        matter: stems of what follows the verb ("with murder").
        plain: whether the words themselves name the act, and say that it was or was not done.
    """

    person: str
    act: str
    denied: bool
    span: Span
    lineage: str
    matter: frozenset[str]
    plain: bool


def denial_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each thing told of a person in one report and denied in another."""
    by_act: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for annotations in annotated(lookup):
        for told in _told(lookup, annotations):
            by_act[told.person, told.act].append(told)
    findings = []
    for (person, _), acts in sorted(by_act.items()):
        yes, no = _opposed(acts)
        if yes and no:
            findings.append(_finding(lookup, person, yes, no))
    return findings


def _opposed(told: list[Told]) -> tuple[list[Told], list[Told]]:
    """Return what tells an act and what denies it in other reports, and of the same matter."""
    yes = [one for one in told if not one.denied]
    no = [one for one in told if one.denied]
    telling, denying = ({(t.lineage, t.matter) for t in camp} for camp in (yes, no))
    met = [(a, b) for a in telling for b in denying if a[0] != b[0] and b[1] <= a[1]]
    said, refused = {a for a, _ in met}, {b for _, b in met}
    return (
        [one for one in yes if (one.lineage, one.matter) in said],
        [one for one in no if (one.lineage, one.matter) in refused],
    )


# --- reading ----------------------------------------------------------------------------


@cache
def _pattern() -> re.Pattern[str]:
    """Return the expression for an auxiliary, "not", and any listed outcome."""
    written = sorted((row[0] for row in rows(__package__, _OUTCOMES)), key=len, reverse=True)
    outcomes = "|".join(
        r"\s".join(rf"['‘“\"]?{re.escape(word)}" for word in outcome.split()) for outcome in written
    )
    return re.compile(
        r"\b(?P<aux>is|was|has|had)(?P<not>n['’]t)?(?P<between>(?:\s(?:not|never|been|also|yet|still"
        rf"|later|formally|being))*)\s(?P<outcome>{outcomes})\b",
        re.IGNORECASE,
    )


@cache
def _acts() -> dict[str, tuple[str, str]]:
    return {
        row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows(__package__, _OUTCOMES)
    }


def _told(lookup: Lookup, annotations: Annotations) -> Iterator[Told]:
    """Yield what a report says was done to somebody or was not."""
    subjects = Subjects(lookup, annotations)
    for sentence in annotations.sentences:
        for found in _pattern().finditer(sentence.text):
            told = _read(lookup, sentence, found)
            if told is None or _hypothetical(sentence.text, found) or _long_ago(lookup, sentence):
                continue
            person = subjects.before(sentence, sentence.span.start + found.start())
            if person:
                yield told._replace(person=person)


def _read(lookup: Lookup, sentence: Sentence, found: re.Match[str]) -> Told | None:
    """Return what a match tells, of nobody yet; None where it says nothing of the act."""
    between = found["between"].casefold().split()
    if found["aux"].casefold() in ("has", "had") and "been" not in between:
        return None
    bare = re.sub(r"['‘“\"]", "", found["outcome"].casefold())
    act, counts = _acts()[" ".join(bare.split())]
    negated = bool(found["not"]) or "not" in between or "never" in between
    refuted = _refuted(sentence.text, found)
    negated ^= refuted is not None
    if (counts == "denied" and not negated) or (counts == "instead" and negated):
        return None
    whole, span = refuted or found, sentence.span
    matter = _COMPLEMENT.match(sentence.text, found.end())
    return Told(
        "",
        act,
        negated or counts == "instead",
        Span(span.article, span.start + whole.start(), span.start + whole.end()),
        lookup.lineage[span.article],
        frozenset(content(matter[0])) if matter and not counts else frozenset(),
        not counts and refuted is None,
    )


def _refuted(sentence: str, found: re.Match[str]) -> re.Match[str] | None:
    """Return the words that call a claim wrong, where a match stands in that claim."""
    claim = _REFUTED.search(sentence)
    inside = claim and claim.start("claim") <= found.start() < claim.end("claim")
    return claim if inside else None


def _hypothetical(sentence: str, found: re.Match[str]) -> bool:
    """Whether a word before or right after the verb says that nothing of it is told."""
    unsure = words_of(__package__, "lists/hypothetical.txt")
    before = words(sentence, 0, found.start())
    after = words(sentence, found.end())[:1]
    return any(fold(word.text) in unsure for word in (*before, *after))


def _long_ago(lookup: Lookup, sentence: Sentence) -> bool:
    """Whether a sentence is dated well before the story, or its time cannot be told."""
    today = lookup.story.published
    times = [time for time in lookup.times_in(sentence.span) if time.end]
    if today is None:
        return any(time.precision in ("month", "year") for time in times)
    earliest = today.start.replace(tzinfo=None) - _RECENT
    return any(time.end and time.end.replace(tzinfo=None) < earliest for time in times)


# --- telling ----------------------------------------------------------------------------


def _finding(lookup: Lookup, person: str, yes: list[Told], no: list[Told]) -> Finding:
    name = lookup.entity(person).name
    sides = [
        Side(_value(lookup, camp), tuple(sorted({t.span for t in camp}))) for camp in (yes, no)
    ]
    told, denied = (side.value for side in sides)
    seen = Evidence("told and denied", 1.0, f"{told} / {denied}", (yes[0].span, no[0].span))
    why = f"Told of {name} in one report and denied in another: “{told}” against “{denied}”."
    return lookup.finding("status", name, sides, why, (seen,))


def _value(lookup: Lookup, camp: list[Told]) -> str:
    """Return the words of most reports, those that name the act itself before any others."""
    written = Counter((not told.plain, lookup.text(told.span)) for told in camp)
    return min(written, key=lambda one: (one[0], -written[one], len(one[1]), one[1]))[1]
