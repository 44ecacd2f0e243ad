"""The same utterance, printed with different words.

A shorter cut, a bracketed insertion and an ellipsis are how quotations are edited; a word
that stands in one print where another word stands in the other is a difference, and is
shown, never smoothed.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Finding, Side, Utterance, Wording
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

_BRACKETED = re.compile(r"\[[^\]]*\]|…|\.\.\.")


def wording_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each utterance that is printed with different words."""
    findings = []
    for utterance in lookup.alignment.utterances:
        prints = _different(utterance.wordings)
        articles = {span.article for wording in prints for span in wording.spans}
        if len(prints) > 1 and len(articles) > 1:
            findings.append(_finding(lookup, utterance, prints))
    return findings


def _different(wordings: tuple[Wording, ...]) -> list[Wording]:
    """Return the prints that differ inside the words from the first; the first leads."""
    if not wordings:
        return []
    first, *rest = wordings
    return [first, *(w for w in rest if changed(first.text, w.text))]


def changed(one: str, other: str) -> list[tuple[str, str]]:
    """Return the words that two prints of an utterance put differently.

    What only one of them has at its start or end is a cut and does not count, nor what
    stands in brackets.

    >>> changed("We will rebuild this pier", "we will build this pier")
    [('rebuild', 'build')]
    >>> changed("We will rebuild [the] pier by May", "will rebuild pier")
    []
    """
    left, right = _words(one), _words(other)
    folded = [fold(w) for w in left], [fold(w) for w in right]
    steps = SequenceMatcher(None, *folded, autojunk=False).get_opcodes()
    edges = (steps[0], steps[-1])
    return [
        (" ".join(left[a:b]), " ".join(right[c:d]))
        for step in steps
        for tag, a, b, c, d in [step]
        if tag != "equal" and not (step in edges and (a == b or c == d))
    ]


def _words(text: str) -> list[str]:
    return [token.text for token in words(_BRACKETED.sub(" ", text))]


def _finding(lookup: Lookup, utterance: Utterance, prints: list[Wording]) -> Finding:
    sides = [Side(wording.text, tuple(sorted(wording.spans))) for wording in prints]
    pairs = changed(prints[0].text, prints[1].text)
    shown = "; ".join(f"“{a or '–'}” / “{b or '–'}”" for a, b in pairs[:3])
    seen = Evidence(
        "changed words", float(len(pairs)), shown, (sides[0].spans[0], sides[1].spans[0])
    )
    speaker = lookup.entity(utterance.speaker).name if utterance.speaker else "One speaker"
    why = f"{speaker}’s words are printed differently: {shown}."
    return lookup.finding("wording", speaker, sides, why, (seen, *utterance.evidence))
