"""Prints of one utterance laid together two by two, and what they put differently.

`align` says which passages two reports both print. Inside these, and in the words next to them
where both end a sentence, the words are compared (`changes`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosscheck.compare.changes import Changes, changed
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Span, Utterance
from crosscheck.text.content import content
from crosscheck.text.fold import fold, stem
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import words

_ALIKE = frozenset({"same", "part", "overlap"})
"""Names of evidence that say that two prints hold the same words where they meet."""
_TAIL = re.compile(r"(?:['’](?:s|d|ll|re|ve|m|t)\b)?\s*([^.?!…\[\]()]{0,60})")
_TAIL_WORDS = 3
"""Words that two prints may each have after what both print, for these to be changed words."""

_PHRASE = 5
"""Words up to which "would greatly raise the risk" and "would hardly raise the risk" are two."""
_SAYING = 8
_APART = 2 * 86400.0
"""Words up to which a phrase, and seconds after which a report, may be of another occasion."""


class Meeting(NamedTuple):
    """Two wordings of an utterance, by their place, and what they put differently.

    Args:
        spans: the passage that both print, in each.
    """

    one: int
    other: int
    changes: Changes
    spans: tuple[Span, Span]

    @property
    def distance(self) -> float:
        """What part of the letters that both print is changed."""
        letters = sum(len(one) + len(other) for one, other in self.changes)
        return letters / sum(map(len, self.spans))


def meetings(lookup: Lookup, utterance: Utterance) -> Iterator[Meeting]:
    """Yield what any two prints that `align` laid together put differently."""
    place = {span: n for n, wording in enumerate(utterance.wordings) for span in wording.spans}
    quotes: dict[str, list[Span]] = defaultdict(list)
    for span in sorted(place):
        quotes[span.article].append(span)
    for evidence in utterance.evidence:
        if len(evidence.spans) != 2:
            continue
        one, other = evidence.spans
        first, second = (_quote(quotes[span.article], span) for span in evidence.spans)
        if first is None or second is None or place[first] == place[second]:
            continue
        changes, passages = _after(lookup, (first, second), (one, other))
        if evidence.signal not in _ALIKE:
            changes = _inside(lookup, (first, second), (one, other)) + changes
        if _two_sayings(lookup, changes, passages):
            continue
        yield Meeting(place[first], place[second], changes, passages)


def _two_sayings(lookup: Lookup, changes: Changes, passages: tuple[Span, Span]) -> bool:
    """Whether the words may have been said twice, or by two.

    A phrase of a few words with another telling word in it, one that stands in reports of
    different days, and one that speaks to somebody here and of somebody there ("your", "his").
    """
    size = min(len(words(lookup.text(span))) for span in passages)
    replaced = any(one and other and (content(one) or content(other)) for one, other in changes)
    if (replaced and size <= _PHRASE) or (changes and size <= _SAYING and _days(lookup, passages)):
        return True
    persons = mapping_of(__package__, "lists/persons.txt")
    turned = ([persons.get(fold(word), "") for word in (one, other)] for one, other in changes)
    return any(all(turn) and turn[0] != turn[1] for turn in turned)


def _days(lookup: Lookup, passages: tuple[Span, Span]) -> bool:
    """Whether two reports appeared two days or more apart."""
    one, other = (lookup.article[span.article].published for span in passages)
    return bool(one and other and abs(one.instant - other.instant) >= _APART)


def _quote(quotes: Sequence[Span], passage: Span) -> Span | None:
    return next((quote for quote in quotes if quote.holds(passage)), None)


def _inside(lookup: Lookup, quotes: tuple[Span, Span], passages: tuple[Span, Span]) -> Changes:
    """Return what differs inside the passage that both print.

    Its ends are fitted to a reporter's sentence only where a quotation of a few words ends there.
    """
    met = list(zip(quotes, passages, strict=True))
    direct = all(lookup.quote_at[quote].kind == "direct" for quote in quotes)
    starts = direct or all(passage.start > quote.start for quote, passage in met)
    ends = direct or all(passage.end < quote.end - 1 for quote, passage in met)
    one, other = (lookup.text(span) for span in passages)
    return changed(one, other, (starts, ends))


def _after(
    lookup: Lookup, quotes: tuple[Span, Span], passages: tuple[Span, Span]
) -> tuple[Changes, tuple[Span, Span]]:
    """Return the last words of a sentence where two prints part ("finding", "talking").

    The passages are returned with these words.
    """
    texts = [lookup.article[quote.article].text for quote in quotes]
    ends = zip(texts, passages, quotes, strict=True)
    tails = [_TAIL.match(text, passage.end, quote.end) for text, passage, quote in ends]
    one, other = (tail[1].strip(" ,;:–—-") if tail else "" for tail in tails)
    counts = [len(words(tail)) for tail in (one, other)]
    if not all(0 < count <= _TAIL_WORDS for count in counts):
        return [], passages
    stems = [{stem(word.text) for word in words(tail)} for tail in (one, other)]
    if not (content(one) and content(other) and stems[0].isdisjoint(stems[1])):
        return [], passages
    longer = [
        Span(passage.article, passage.start, tail.start(1) + len(written))
        for passage, tail, written in zip(passages, tails, (one, other), strict=True)
        if tail
    ]
    return [(one, other)], (longer[0], longer[1])
