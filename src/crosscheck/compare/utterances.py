"""The same utterance, printed with different words.

A shorter cut, a bracketed insertion and an ellipsis are how quotations are edited; a word
that stands in one print where another word stands in the other is a difference, and is
shown, never smoothed. Prints are held against the longest: two fragments of one long
quotation need not share a word, and do not differ for that.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Finding, Side, Utterance, Wording
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold, stem
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import tokens

_EDITED = re.compile(r"\[[^\]]*\]|\([^)]*\)|…|\.\s?\.\s?\.")
CUT = "…"
COMMON = 0.5
"""Share of the shorter print's words that both must have, in order, to be one passage."""
RUN = 3
"""Words that must stand in one run in both, unless the shorter has fewer than twice as many."""

Changes = list[tuple[str, str]]


def wording_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each utterance that is printed with different words."""
    findings = []
    for utterance in lookup.alignment.utterances:
        prints = _different(utterance.wordings)
        articles = {span.article for wording, _ in prints for span in wording.spans}
        if len(prints) > 1 and len(articles) > 1:
            findings.append(_finding(lookup, utterance, prints))
    return findings


def _different(wordings: tuple[Wording, ...]) -> list[tuple[Wording, Changes]]:
    """Return the longest print and those that differ inside the words from it."""
    if not wordings:
        return []
    longest = max(wordings, key=lambda w: (len(_words(w.text)), w.text))
    pairs = [(w, changed(longest.text, w.text)) for w in wordings if w is not longest]
    return [(longest, []), *(pair for pair in pairs if pair[1])]


def changed(one: str, other: str) -> Changes:
    """Return the words that two prints of an utterance put differently.

    What only one of them has at its start or end is a cut and does not count, nor what
    stands in brackets or where words are left out, nor another ending of the same word.

    >>> changed("We will rebuild this pier", "we will build this pier")
    [('rebuild', 'build')]
    >>> changed("We will rebuild [the] pier by May", "will rebuild … pier")
    []
    """
    left, right = _words(one), _words(other)
    matcher = SequenceMatcher(None, list(map(_meant, left)), list(map(_meant, right)), False)
    if not _one_passage(matcher, min(len(left), len(right))):
        return []
    steps = matcher.get_opcodes()
    edges = (steps[0], steps[-1])
    pairs = [(left[a:b], right[c:d]) for tag, a, b, c, d in steps if tag != "equal"]
    cuts = [_is_cut(left[a:b], right[c:d]) for _, a, b, c, d in edges]
    first = 1 if edges[0][0] != "equal" and cuts[0] else 0
    last = len(pairs) - (1 if edges[1][0] != "equal" and cuts[1] else 0)
    return [(" ".join(a), " ".join(b)) for a, b in pairs[first:last] if _differs(a, b)]


def _is_cut(one: list[str], other: list[str]) -> bool:
    """Whether one print, at an edge, goes on where the other has ended, or fits its sentence.

    "Would end Medicare" becomes "ending Medicare" in another reporter's sentence.
    """
    shorter, longer = sorted((len(one), len(other)))
    return longer > 2 * shorter or not set(map(stem, one)).isdisjoint(map(stem, other))


def _differs(one: list[str], other: list[str]) -> bool:
    return CUT not in (*one, *other) and list(map(stem, one)) != list(map(stem, other))


def _one_passage(matcher: SequenceMatcher[str], shorter: int) -> bool:
    blocks = [block.size for block in matcher.get_matching_blocks()]
    return sum(blocks) >= COMMON * shorter and (max(blocks) >= RUN or shorter < 2 * RUN)


def _words(text: str) -> list[str]:
    """Return the words of a print, with one mark where it was cut or added to."""
    marked = _EDITED.sub(f" {CUT} ", text).replace("-", " ")
    return [t.text for t in tokens(marked) if t.is_word or t.text == CUT]


def _meant(word: str) -> str:
    """Return a word as it is spoken: "he's" and "he is", "Sen." and "Senator" are one."""
    folded = fold(word.replace("’", "'"))
    return mapping_of("crosscheck.compare", "lists/short_forms.txt").get(folded, folded)


def _finding(
    lookup: Lookup, utterance: Utterance, prints: list[tuple[Wording, Changes]]
) -> Finding:
    spans_of = {wording: list(wording.spans) for wording, _ in prints}
    for wording in utterance.wordings:
        if wording not in spans_of and _sides_with_first(wording, prints):
            spans_of[prints[0][0]] += wording.spans
    sides = [Side(wording.text, tuple(sorted(spans))) for wording, spans in spans_of.items()]
    pairs = [pair for _, changes in prints for pair in changes]
    shown = "; ".join(f"“{a or '–'}” / “{b or '–'}”" for a, b in dict.fromkeys(pairs[:4]))
    spans = (sides[0].spans[0], sides[1].spans[0])
    seen = Evidence("changed words", float(len(pairs)), shown, spans)
    speaker = lookup.entity(utterance.speaker).name if utterance.speaker else ""
    whose = f"{speaker}’s words" if speaker else "The same words"
    why = f"{whose} are printed differently: {shown}."
    about = speaker or _start(prints[0][0].text)
    return lookup.finding("wording", about, sides, why, (seen, *utterance.evidence))


def _sides_with_first(wording: Wording, prints: list[tuple[Wording, Changes]]) -> bool:
    """Whether a print, cut or added to, agrees with the first and with none of the others."""
    return all(changed(wording.text, other.text) for other, _ in prints[1:])


def _start(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + " …"
