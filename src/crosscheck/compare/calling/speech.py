"""Verbs of saying that reports put to the same words: "said" here, "admitted" there.

Only where the words are known to be the same, in an utterance that two lineages print, and only
where one of the verbs is listed as one that judges (``lists/loaded_words.txt``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crosscheck.compare.calling.loaded import reason
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Naming, Quote, Span, Utterance, Wording
from crosscheck.text.fold import fold

KINDS = frozenset({"speech", "intensifier"})
_LEAST = 2
"""Words of each print: a single word in quotation marks may be anybody's."""
_SHOWN = 8
"""Words of an utterance that are shown to say which one it is."""


def speech_verbs(lookup: Lookup) -> Iterator[Naming]:
    """Yield the utterances that lineages give with different verbs, one of them judging."""
    for utterance in lookup.alignment.utterances:
        naming = _naming(lookup, utterance)
        if naming:
            yield naming


def _naming(lookup: Lookup, utterance: Utterance) -> Naming | None:
    quotes = [lookup.quotes[key] for key in utterance.quotes]
    if min(quote.text.count(" ") for quote in quotes) < _LEAST - 1:
        return None
    cues: dict[str, list[Span]] = defaultdict(list)
    for quote in quotes:
        if quote.cue and quote.cue_text:
            cues[_verb(quote.cue_text)].append(quote.cue)
    judging = [verb for verb in cues if reason(verb, KINDS)]
    lineages = {verb: {lookup.lineage.get(s.article) for s in cues[verb]} for verb in cues}
    apart = any(
        lineages[verb] - lineages[other] and lineages[other] - lineages[verb]
        for verb in judging
        for other in cues
        if other != verb
    )
    if not apart:
        return None
    terms = tuple(
        Wording(verb, tuple(sorted(cues[verb])), reason(verb, KINDS)) for verb in sorted(cues)
    )
    evidence = Evidence("same utterance", 1.0, _opening(quotes), tuple(q.span for q in quotes))
    return Naming(f"how it was said: “{_opening(quotes)}”", terms, (evidence,))


def _verb(cue: str) -> str:
    return " ".join(fold(word) for word in cue.split())


def _opening(quotes: list[Quote]) -> str:
    """Return the first words of the shortest print."""
    shortest = min(quotes, key=lambda quote: (len(quote.text), quote.text))
    told = shortest.text.split()
    return " ".join(told[:_SHOWN]).rstrip(",") + (" …" if len(told) > _SHOWN else "")
