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
    """Yield the words that lineages give with different verbs, one of them judging."""
    for utterance in lookup.alignment.utterances:
        quotes = [lookup.quotes[key] for key in utterance.quotes]
        for quote in quotes:
            if quote.cue_text and reason(_verb(quote.cue_text), KINDS):
                naming = _naming(lookup, [quote, *_beside(quote, quotes, utterance)])
                if naming:
                    yield naming
                    break


def _beside(quote: Quote, quotes: list[Quote], utterance: Utterance) -> list[Quote]:
    """Return the quotes that print words of one: of a long speech, others print other parts."""
    pairs = [e.spans for e in utterance.evidence if any(quote.span.overlaps(s) for s in e.spans)]
    shared = [span for spans in pairs for span in spans]
    return [q for q in quotes if q != quote and any(q.span.overlaps(span) for span in shared)]


def _naming(lookup: Lookup, quotes: list[Quote]) -> Naming | None:
    """Return the verbs put to the words of the first quote, if other lineages have others."""
    if min(quote.text.count(" ") for quote in quotes) < _LEAST - 1:
        return None
    cues: dict[str, list[Span]] = defaultdict(list)
    for quote in quotes:
        if quote.cue and quote.cue_text:
            cues[_verb(quote.cue_text)].append(quote.cue)
    told = {verb: {lookup.lineage.get(s.article) for s in spans} for verb, spans in cues.items()}
    judging = told[next(iter(cues))]
    if not any(judging - lineages and lineages - judging for lineages in told.values()):
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
