"""The same utterance, printed with different words.

A shorter cut, a bracketed insertion and an ellipsis are how quotations are edited; a word
that stands in one print where another word stands in the other is a difference, and is
shown, never smoothed (`changes`). Two prints are held against each other only inside the
stretch that both print (`meetings`): fragments of one long quotation need not share a word, and
do not differ for that. Each such stretch is a finding of its own. A report that prints the
words of both sides tells that they were said twice, and does not differ from either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from crosscheck.compare.lookup import Lookup
from crosscheck.compare.meetings import Meeting, meetings
from crosscheck.model import Evidence, Finding, Side, Span, Utterance, Wording
from crosscheck.settings import CompareSettings


def wording_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each stretch of an utterance that is printed with different words."""
    findings = []
    for utterance in lookup.alignment.utterances:
        met = list(meetings(lookup, utterance))
        for stretch in _stretches(_unlike(utterance.wordings, met)):
            sides = _sides(lookup, utterance.wordings, stretch, met)
            articles = {span.article for side in sides for span in side.spans}
            if len(sides) > 1 and len(articles) > 1:
                findings.append(_finding(lookup, utterance, sides, stretch))
    return findings


# --- stretches --------------------------------------------------------------------------


def _unlike(wordings: Sequence[Wording], met: Sequence[Meeting]) -> list[Meeting]:
    """Return the meetings with changed words, without those of words said twice.

    If a report prints elsewhere, and nearer to the other report's words, what it prints
    otherwise here, the speaker said both.
    """
    between: dict[tuple[str, str], list[tuple[Span, float]]] = defaultdict(list)
    for meeting in met:
        for here, there in (meeting.spans, meeting.spans[::-1]):
            between[here.article, there.article].append((there, meeting.distance))
    reports = [{span.article for span in wording.spans} for wording in wordings]

    def twice(meeting: Meeting, here: Span, there: Span, theirs: int) -> bool:
        return here.article in reports[theirs] or any(
            distance < meeting.distance and _mostly(there, other)
            for other, distance in between[here.article, there.article]
        )

    return [
        meeting
        for meeting in met
        if meeting.changes
        and not twice(meeting, *meeting.spans, meeting.other)
        and not twice(meeting, *meeting.spans[::-1], meeting.one)
    ]


def _mostly(one: Span, other: Span) -> bool:
    """Whether two spans share half of the shorter one or more."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.article == other.article and 2 * shared >= min(len(one), len(other))


def _stretches(unlike: Sequence[Meeting]) -> list[list[Meeting]]:
    """Return the meetings that are about one stretch of words, together."""
    group = {n: n for n in range(len(unlike))}

    def first(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    places = sorted((span, n) for n, meeting in enumerate(unlike) for span in meeting.spans)
    for (one, number), (other, next_number) in pairwise(places):
        if _mostly(one, other):
            low, high = sorted((first(number), first(next_number)))
            group[high] = low
    found: dict[int, list[Meeting]] = defaultdict(list)
    for number, meeting in enumerate(unlike):
        found[first(number)].append(meeting)
    return list(found.values())


def _sides(
    lookup: Lookup,
    wordings: Sequence[Wording],
    stretch: Sequence[Meeting],
    met: Iterable[Meeting],
) -> list[Side]:
    """Return the prints that differ, each with those that agree with it and with no other."""
    differing = sorted({n for meeting in stretch for n in (meeting.one, meeting.other)})
    against = {frozenset((meeting.one, meeting.other)) for meeting in stretch}
    agreeing: dict[int, set[int]] = defaultdict(set)
    passages = {span.article: span for meeting in stretch for span in meeting.spans}
    for meeting in met:
        here = [passages.get(span.article) for span in meeting.spans]
        beside = zip(here, meeting.spans, strict=True)
        if not meeting.changes and any(own and _mostly(own, span) for own, span in beside):
            agreeing[meeting.one].add(meeting.other)
            agreeing[meeting.other].add(meeting.one)
    sides: list[list[int]] = []
    for number in (*differing, *sorted(set(agreeing) - set(differing))):
        fitting = [s for s in sides if agreeing[number] & set(s)]
        if len(fitting) == 1 and not any(frozenset((number, n)) in against for n in fitting[0]):
            fitting[0].append(number)
        elif number in differing:
            sides.append([number])
    return [_side(lookup, wordings, side, passages) for side in sides]


def _side(
    lookup: Lookup, wordings: Sequence[Wording], members: list[int], passages: dict[str, Span]
) -> Side:
    """Return a side with the place of the stretch, or of the quotation that holds it."""
    spans = []
    for quote in (span for number in members for span in wordings[number].spans):
        passage = passages.get(quote.article)
        spans.append(passage if passage and quote.holds(passage) else quote)
    return Side(lookup.text(spans[0]), tuple(sorted(spans)))


# --- telling ----------------------------------------------------------------------------


def _finding(
    lookup: Lookup, utterance: Utterance, sides: list[Side], stretch: Sequence[Meeting]
) -> Finding:
    pairs = [pair for meeting in stretch for pair in meeting.changes]
    shown = "; ".join(f"“{a or '–'}” / “{b or '–'}”" for a, b in dict.fromkeys(pairs[:4]))
    seen = Evidence("changed words", float(len(pairs)), shown, stretch[0].spans)
    speaker = lookup.entity(utterance.speaker).name if utterance.speaker else ""
    whose = f"{speaker}’s words" if speaker else "The same words"
    why = f"{whose} are printed differently: {shown}."
    about = speaker or _start(sides[0].value)
    return lookup.finding("wording", about, sides, why, (seen, *utterance.evidence))


def _start(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + " …"
