"""The same utterance, printed with different words.

A shorter cut, a bracketed insertion and an ellipsis are how quotations are edited; a word
that stands in one print where another word stands in the other is a difference, and is
shown, never smoothed (`changes`). Two prints are held against each other only inside the
stretch that both print, as `align` found it, and in the words next to it where both end a
sentence: fragments of one long quotation need not share a word, and do not differ for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from crosscheck.compare.changes import Changes, changed
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Finding, Side, Span, Utterance, Wording
from crosscheck.settings import CompareSettings
from crosscheck.text.content import content
from crosscheck.text.fold import stem
from crosscheck.text.tokens import words

_ALIKE = frozenset({"same", "part", "overlap"})
"""Names of evidence that say that two prints hold the same words where they meet."""
_TAIL = re.compile(r"(?:['’](?:s|d|ll|re|ve|m|t)\b)?([^.?!…\[\]()]{0,60})")
_TAIL_WORDS = 3
"""Words that two prints may each have after what both print, for these to be changed words."""


class Meeting(NamedTuple):
    """Two wordings of an utterance, by their place, and what they put differently."""

    one: int
    other: int
    changes: Changes
    spans: tuple[Span, ...]


def wording_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each utterance that is printed with different words."""
    findings = []
    for utterance in lookup.alignment.utterances:
        met = list(_meetings(lookup, utterance))
        sides = _sides(utterance.wordings, met)
        articles = {span.article for side in sides for span in side.spans}
        if len(sides) > 1 and len(articles) > 1:
            findings.append(_finding(lookup, utterance, sides, met))
    return findings


def _meetings(lookup: Lookup, utterance: Utterance) -> Iterator[Meeting]:
    """Yield what any two prints that `align` laid together put differently."""
    place = {span: n for n, wording in enumerate(utterance.wordings) for span in wording.spans}
    quotes = sorted(place)
    for evidence in utterance.evidence:
        if len(evidence.spans) != 2:
            continue
        first, second = (_quote(quotes, span) for span in evidence.spans)
        if first is None or second is None or place[first] == place[second]:
            continue
        changes = _after(lookup, (first, second), evidence.spans)
        if evidence.signal not in _ALIKE:
            changes = _inside(lookup, (first, second), evidence.spans) + changes
        yield Meeting(place[first], place[second], changes, evidence.spans)


def _quote(quotes: list[Span], passage: Span) -> Span | None:
    return next((quote for quote in quotes if quote.holds(passage)), None)


def _inside(lookup: Lookup, quotes: tuple[Span, Span], passages: tuple[Span, ...]) -> Changes:
    """Return what differs inside the passage that both print.

    Its ends are fitted to a reporter's sentence only where a quotation of a few words ends there.
    """
    met = list(zip(quotes, passages, strict=True))
    direct = all(lookup.quote_at[quote].kind == "direct" for quote in quotes)
    starts = direct or all(passage.start > quote.start for quote, passage in met)
    ends = direct or all(passage.end < quote.end - 1 for quote, passage in met)
    one, other = (lookup.text(span) for span in passages)
    return changed(one, other, (starts, ends))


def _after(lookup: Lookup, quotes: tuple[Span, Span], passages: tuple[Span, ...]) -> Changes:
    """Return the last words of a sentence where two prints part: "finding", "talking"."""
    tails = []
    for quote, passage in zip(quotes, passages, strict=True):
        found = _TAIL.match(lookup.article[quote.article].text, passage.end, quote.end)
        tails.append(found[1].strip(" ,;:–—-") if found else "")
    one, other = (words(tail) for tail in tails)
    if not (0 < len(one) <= _TAIL_WORDS and 0 < len(other) <= _TAIL_WORDS):
        return []
    stems = [{stem(word.text) for word in tail} for tail in (one, other)]
    telling = all(content(tail) for tail in tails)
    return [(tails[0], tails[1])] if telling and stems[0].isdisjoint(stems[1]) else []


def _sides(wordings: tuple[Wording, ...], met: list[Meeting]) -> list[Side]:
    """Return the prints that differ, each with those that agree with it and with no other."""
    differing = sorted({n for m in met if m.changes for n in (m.one, m.other)})
    against: dict[int, set[int]] = {n: set() for n in range(len(wordings))}
    agreeing: dict[int, set[int]] = {n: set() for n in range(len(wordings))}
    for meeting in met:
        bound = against if meeting.changes else agreeing
        bound[meeting.one].add(meeting.other)
        bound[meeting.other].add(meeting.one)
    sides: list[list[int]] = []
    for number in differing:
        fitting = [side for side in sides if _fits(number, side, against, agreeing)]
        if fitting:
            fitting[0].append(number)
        else:
            sides.append([number])
    for number in sorted(set(against) - set(differing)):
        fitting = [side for side in sides if agreeing[number] & set(side)]
        if len(fitting) == 1:
            fitting[0].append(number)
    return [_side(wordings, side) for side in sides]


def _fits(
    number: int,
    side: list[int],
    against: Mapping[int, set[int]],
    agreeing: Mapping[int, set[int]],
) -> bool:
    return bool(agreeing[number] & set(side)) and against[number].isdisjoint(side)


def _side(wordings: tuple[Wording, ...], members: list[int]) -> Side:
    spans = (span for number in members for span in wordings[number].spans)
    return Side(wordings[members[0]].text, tuple(sorted(spans)))


def _finding(
    lookup: Lookup, utterance: Utterance, sides: list[Side], met: list[Meeting]
) -> Finding:
    pairs = [pair for meeting in met for pair in meeting.changes]
    shown = "; ".join(f"“{a or '–'}” / “{b or '–'}”" for a, b in dict.fromkeys(pairs[:4]))
    spans = next(meeting.spans for meeting in met if meeting.changes)
    seen = Evidence("changed words", float(len(pairs)), shown, spans)
    speaker = lookup.entity(utterance.speaker).name if utterance.speaker else ""
    whose = f"{speaker}’s words" if speaker else "The same words"
    why = f"{whose} are printed differently: {shown}."
    about = speaker or _start(sides[0].value)
    return lookup.finding("wording", about, sides, why, (seen, *utterance.evidence))


def _start(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + " …"
