"""When it happened: the hour and the day of the story's event, as each report tells them.

A time counts where it stands beside what happened ("the shooting occurred about 10:30 p.m.",
"was shot in the leg on Saturday night", `lists/events.txt`), with no word of another act (a
call, an arrest, a death in hospital) and no "before" or "after" between them. Two reports differ
where more than ten minutes lie between what their words leave open (`stretches`), and the
sentences share telling words, or say no more than that "it happened". Days further apart than
one are two happenings rather than one told wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from crosscheck.compare.happenings import of_several
from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.compare.stretches import DAY, HEDGE, Stretch, gap, stretch
from crosscheck.compare.tellings import Camps, Telling, against, camps, sides
from crosscheck.compare.time_values import NEAR_MINUTES, shortened
from crosscheck.model import Annotations, Evidence, Finding, Sentence, Time
from crosscheck.text.content import content
from crosscheck.text.lists import words_of

_EARLY = 12
"""Sentences in which a report tells its own event; what stands further down may be another."""
_OTHER_ACT = re.compile(
    r"\b(?:pronounced|died?|dies|declared|death|arriv\w+|found|discover\w+|arrest\w*|charged"
    r"|(?:is|was|are|were)\s(?:scheduled|expected|due)|will|hearing|court|vigil|conference"
    r"|updated?|posted|published|until|said|told|identified|captured|missing|last\sseen|called"
    r"|calls?|responded|dispatched|notified|received|since|before|after|earlier|later|when)\b",
    re.IGNORECASE,
)
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:first|second|third|another|other|earlier|previous|separate|one\sof\sthe)\s(?:\w+\s)?"
    r"(?:shootings?|incidents?|attacks?|crash|accidents?|happened|occurred|victim|scene)",
    re.IGNORECASE,
)
_REACH = 110
"""Characters on either side of a time in which what happened stands."""
_PLAIN = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]he\s(?:\w+\s)?(?:shooting|incident|attack|crash|accident|explosion|blast"
    r"|fire|robbery|stabbing|collision|gunfire|violence))\s(?:happened|occurred|took\splace|broke\sout"
    r"|erupted|unfolded)\b"
)
_LEDE = 3
_READ = 8
"""Tellings of a side that are read for what they share with another's."""
_SHARED = 3
_DAY_STEMS = frozenset(
    content(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
        " night morning afternoon evening police"
    )
)
_WORDS_BEFORE, _WORDS_BEHIND = 12, 9


def hour_findings(lookup: Lookup) -> list[Finding]:
    """Return a finding where reports tell the time of the story's event differently."""
    told = [one for annotations in annotated(lookup) for one in _told(annotations)]
    found = camps(lookup, told, _agree)
    return [_finding(lookup, found)] if found and _one_happening(lookup, found) else []


def _one_happening(lookup: Lookup, found: Camps[Stretch]) -> bool:
    """Whether each two sides have sentences that tell of one happening, no two days apart."""
    some = [camp[:_READ] for camp in found]
    for one, other in combinations(some, 2):
        pairs = [(a, b) for a in one for b in other]
        if any(_days_apart(a, b) for a, b in pairs):
            return False
        if not any(_alike(lookup, a, b) for a, b in pairs):
            return False
    return True


def _alike(lookup: Lookup, one: Telling[Stretch], other: Telling[Stretch]) -> bool:
    """Whether two sentences share telling words, or one of them says no more than "it happened"."""
    left, right = (lookup.of[t.span.article].sentence_at(t.span.start) for t in (one, other))
    if left is None or right is None:
        return False
    plain = [_PLAIN.search(sentence.text) is not None for sentence in (left, right)]
    early = [
        sentence.span.start <= _end(lookup.of[sentence.span.article], _LEDE)
        for sentence in (left, right)
    ]
    if all(plain) or (any(plain) and all(early)):
        return True
    shared = content(left.text).keys() & content(right.text).keys()
    return len(shared - _DAY_STEMS) >= _SHARED


def _told(annotations: Annotations) -> Iterator[Telling[Stretch]]:
    if of_several(annotations):
        return
    for time in annotations.times:
        sentence = annotations.sentence_at(time.span.start)
        if sentence is None or sentence.span.start > _end(annotations):
            continue
        open_ = stretch(annotations.article, time)
        if open_ and _beside(annotations.article.text, sentence, time):
            yield Telling(open_, time.text, time.span, open_.last - open_.first)


def _end(annotations: Annotations, count: int = _EARLY) -> int:
    early = annotations.sentences[:count]
    return early[-1].span.start if early else 0


@cache
def _event() -> re.Pattern[str]:
    """Return the expression for what happens at one moment."""
    written = sorted(words_of(__package__, "lists/events.txt"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(w.replace(' ', ' (?:[a-z]+ ){0,2}?') for w in written)})\b")


def _beside(text: str, sentence: Sentence, time: Time) -> bool:
    """Whether a time stands beside an act, with no word of another between."""
    if text[time.span.start - 1 : time.span.start] == "/" or _ONE_OF_SEVERAL.search(sentence.text):
        return False
    begin = max(sentence.span.start, time.span.start - _REACH)
    lead = HEDGE.sub("", text[begin : time.span.start])
    behind = text[time.span.end : min(sentence.span.end, time.span.end + _REACH)]
    acts = list(_event().finditer(lead))
    if acts and len(lead[acts[-1].end() :].split()) <= _WORDS_BEFORE:
        return not _OTHER_ACT.search(lead, acts[-1].end())
    act = _event().search(behind)
    if act is None or len(behind[: act.start()].split()) > _WORDS_BEHIND:
        return False
    return not _OTHER_ACT.search(lead) and not _OTHER_ACT.search(behind, 0, act.start())


def _agree(one: Telling[Stretch], other: Telling[Stretch]) -> bool:
    return gap(one.value, other.value) <= NEAR_MINUTES


def _days_apart(one: Telling[Stretch], other: Telling[Stretch]) -> bool:
    """Whether more than a night lies between the days of two times."""
    days = one.value.weekday is not None and other.value.weekday is not None
    return days and gap(one.value, other.value) > DAY


def _finding(lookup: Lookup, found: Camps[Stretch]) -> Finding:
    told = sides(found)
    values = against(told)
    first = found[0][0].span
    sentence = lookup.of[first.article].sentence_at(first.start)
    about = shortened(sentence.text) if sentence else lookup.story.title
    seen = Evidence("hours apart", 1.0, values, tuple(camp[0].span for camp in found))
    why = f"Reports tell differently when it happened: {values}."
    return lookup.finding("time", about, told, why, (seen,))
