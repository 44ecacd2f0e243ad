"""The same words, given to different speakers.

A person and that person's office are two speakers; a person under two spellings is one.
An unnamed source beside a named one is no contradiction and is left out, and so are groups
("Republicans"). Two persons are set against each other only where both reports name them
beside the words: "he" is resolved rightly five times in six, which is too seldom to accuse a
report of.
"""

from __future__ import annotations

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Evidence, Finding, Quote, Side, Span, Utterance
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

LEAST_WORDS = 4
"""Words of a quotation below which two speakers may well use the same ones."""


def speaker_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each utterance that reports give to different speakers."""
    findings = []
    for utterance in lookup.alignment.utterances:
        sides = _sides(lookup, utterance)
        articles = {span.article for _, spans in sides.values() for span in spans}
        if len(sides) > 1 and len(articles) > 1:
            findings.append(_finding(lookup, utterance, sides))
    return findings


def _sides(lookup: Lookup, utterance: Utterance) -> dict[str, tuple[str, list[Span]]]:
    """Return speaker key → name and the places where the words are given to that speaker."""
    quotes = [lookup.quotes[quote_id] for quote_id in utterance.quotes]
    telling = [q for q in quotes if _is_told(lookup, q) and len(words(q.text)) >= LEAST_WORDS]
    persons = {q.speaker.name for q in telling if q.speaker and q.speaker.kind == "person"}
    sides: dict[str, tuple[str, list[Span]]] = {}
    for quote in telling:
        named = _speaker(lookup, quote)
        if named and (len(persons) < 2 or _is_named(lookup, quote)):
            key, name = named
            sides.setdefault(key, (name, []))[1].append(quote.span)
    return sides


def _is_told(lookup: Lookup, quote: Quote) -> bool:
    """Whether the report says who speaks: by a cue of its own, or one before in the paragraph."""
    before = lookup.quotes.get(quote.continues or "")
    if quote.cue or before is None or before.cue is None:
        return quote.cue is not None
    text = lookup.article[quote.span.article].text
    return "\n" not in text[before.span.end : quote.span.start]


def _is_named(lookup: Lookup, quote: Quote) -> bool:
    """Whether a name stands beside the words, and no pronoun."""
    return quote.speaker is not None and bool(lookup.mentions_in(quote.speaker.span))


def _speaker(lookup: Lookup, quote: Quote) -> tuple[str, str] | None:
    """Return a key that is equal for one speaker across reports, and the name to show."""
    speaker = quote.speaker
    if speaker is None or speaker.anonymous or speaker.name is None:
        return None
    if speaker.kind not in ("person", "organisation"):
        return None
    if speaker.kind == "organisation":
        office = _office(lookup, quote.span.article, speaker.name)
        if office:
            return office, speaker.name
    entity = lookup.spoken_by(speaker)
    if entity:
        return entity.id, entity.name
    if speaker.kind == "person":
        return None  # "the House speaker", "his lawyer", whom other reports may name
    return fold(speaker.name), speaker.name


def _office(lookup: Lookup, article: str, name: str) -> str | None:
    """Return a key for "Netanyahu's office" that does not depend on how he is written."""
    for mark in ("'s ", "’s "):
        holder, found, office = name.partition(mark)
        if not found:
            continue
        for mention in lookup.of[article].mentions:
            if holder.endswith(mention.text):
                entity = lookup.entity_at.get(mention.span)
                return f"{entity.id}/{fold(office)}" if entity else None
    return None


def _finding(
    lookup: Lookup, utterance: Utterance, sides: dict[str, tuple[str, list[Span]]]
) -> Finding:
    told = [Side(name, tuple(sorted(spans))) for _, (name, spans) in sorted(sides.items())]
    names = " and to ".join(side.value for side in told)
    words = utterance.wordings[0].text
    about = words if len(words) <= 70 else words[:69].rsplit(" ", 1)[0] + " …"
    seen = Evidence("different speakers", 1.0, names, tuple(side.spans[0] for side in told))
    why = f"The same words are given to {names}."
    return lookup.finding("speaker", about, told, why, (seen, *utterance.evidence))
