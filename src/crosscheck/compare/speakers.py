"""The same words, given to different speakers.

A person and that person's office are two speakers, and so are a person and who speaks for that
person; a person under two spellings is one, and so are a body and its spokesman. An unnamed
source beside a named one is no contradiction and is left out, and so are groups
("Republicans"). Two persons are set against each other only where both reports name them beside
the words, or one of them is told to be the other's spokesman: "he" is resolved rightly five
times in six, which is too seldom to accuse a report of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from crosscheck.compare.lookup import Lookup
from crosscheck.compare.names import respelled
from crosscheck.model import Evidence, Finding, Quote, Side, Span, Speaker, Utterance
from crosscheck.settings import CompareSettings
from crosscheck.text.fold import fold, stem
from crosscheck.text.tokens import words

LEAST_WORDS = 4
"""Words of a quotation below which two speakers may well use the same ones."""
_BESIDE = 120
"""Characters in which a quotation's source must stand to be shown with it."""

_OF_SOMEBODY = re.compile(r"(?:['’]s?)?\s(?:[a-z][\w-]*\s){1,6}[A-Z]")
"""Behind a body's name that says whose man or woman speaks."""
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|press\ssecretary|aide|advis[eo]r|lawyer|attorney|communications\sdirector"
    r"|director\sof\scommunications|chief\sof\sstaff)\b",
    re.IGNORECASE,
)

_OUTLET = re.compile(
    r"\b(?:News|Newspapers?|Times|Post|Press|Herald|Tribune|Journal|Gazette|Chronicle|Telegraph"
    r"|Examiner|Magazine|Weekly|Radio|TV|Television|Reuters|AFP|AP|CNN|BBC|ABC|CBS|NBC|MSNBC|NPR)\b"
)
"""Words in the names of outlets and agencies, as mastheads have them."""

Sides = dict[str, tuple[str, list[Span]]]
"""Key of a speaker → name, and the places where words are given to that speaker."""

Voices = Mapping[str, set[str]]
"""Entity of a spokesman → entities that she or he is told to speak for."""


class Given(NamedTuple):
    """Words as a report gives them to somebody.

    Args:
        key: equal for one speaker across reports; ``entity/office`` for an office of somebody.
        by_name: whether a name stands beside the words, and no pronoun.
    """

    key: str
    name: str
    span: Span
    by_name: bool


def speaker_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each utterance that reports give to different speakers.

    Words that are quoted in two parts, and given to the same two, are one finding.
    """
    voices = _voices(lookup)
    found: dict[frozenset[str], tuple[Utterance, Sides]] = {}
    for utterance in lookup.alignment.utterances:
        sides = _sides(lookup, utterance, voices)
        articles = {span.article for _, spans in sides.values() for span in spans}
        if len(sides) > 1 and len(articles) > 1 and _share_words(lookup, sides):
            _, known = found.setdefault(frozenset(sides), (utterance, sides))
            for key, (_, spans) in sides.items():
                known[key][1].extend(span for span in spans if span not in known[key][1])
    return [_finding(lookup, utterance, sides) for utterance, sides in found.values()]


def _share_words(lookup: Lookup, sides: Sides) -> bool:
    """Whether each side prints a run of words that another side prints.

    Passages that `align` joined by what a third report prints may have no word in common.
    """
    runs = [
        {run for span in spans for run in _runs(lookup.text(span))} for _, spans in sides.values()
    ]
    others = ((own, [r for r in runs if r is not own]) for own in runs)
    return all(own & set().union(*rest) for own, rest in others)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a text, as many at a time as two speakers hardly share."""
    written = [fold(word.text) for word in words(text)]
    yield from (
        tuple(written[place : place + LEAST_WORDS])
        for place in range(len(written) - LEAST_WORDS + 1)
    )


def _voices(lookup: Lookup) -> Voices:
    """Return who is told to speak for whom: "Ana Reyes, a spokeswoman for Mr. Lindner"."""
    found: dict[str, set[str]] = defaultdict(set)
    for quote in lookup.quotes.values():
        speaker = quote.speaker
        described = speaker and (speaker.described or speaker.span)
        if speaker and described and _SPEAKS_FOR.search(lookup.text(described)):
            entity = lookup.spoken_by(speaker)
            if entity:
                found[entity.id] |= lookup.entities_in(described) - {entity.id}
    return found


def _sides(lookup: Lookup, utterance: Utterance, voices: Voices) -> Sides:
    """Return speaker key → name and the places where the words are given to that speaker."""
    quotes = [lookup.quotes[quote_id] for quote_id in utterance.quotes]
    telling = [q for q in quotes if _is_told(lookup, q) and len(words(q.text)) >= LEAST_WORDS]
    given = [one for one in (_given(lookup, quote) for quote in telling) if one]
    persons = {q.speaker.name for q in telling if q.speaker and q.speaker.kind == "person"}
    sides: Sides = {}
    for one in given:
        if len(persons) < 2 or one.by_name or _has_a_voice(one, given, voices):
            key = _same(lookup, one, sides, voices)
            sides.setdefault(key, (one.name, []))[1].append(one.span)
    return sides


def _has_a_voice(one: Given, given: list[Given], voices: Voices) -> bool:
    """Whether one of the other speakers is told to speak for this one."""
    return any(one.key in voices.get(other.key, ()) for other in given)


def _same(lookup: Lookup, one: Given, sides: Sides, voices: Voices) -> str:
    """Return the key of whom this speaker is the same as, if of anybody; else the own one.

    A name in another spelling is the same, and so are an office or a body and who speaks for it.
    """
    for key, (name, _) in sides.items():
        shared = set(fold(name).split()) & set(fold(one.name).split())
        within = "/" not in key + one.key and shared in (
            set(fold(name).split()),
            set(fold(one.name).split()),
        )
        alike = within or _stems(name) == _stems(one.name) or respelled(name, one.name)
        if key != one.key and shared and alike:
            return key
        for (body, called), person in (((one.key, one.name), key), ((key, name), one.key)):
            office = "/" in body and body.split("/")[0] in voices.get(person, ())
            if office or _speaks_for_body(lookup, person, body, called):
                return key
    return one.key


def _speaks_for_body(lookup: Lookup, person: str, body: str, name: str) -> bool:
    """Whether somebody's role names a body: "spokeswoman for the Orrin campaign"."""
    speaker, entity = lookup.find_entity(person), lookup.find_entity(body)
    if speaker is None or (entity and entity.kind == "person"):
        return False
    named = set(fold(name).split()) - {"the"}
    return any(
        _SPEAKS_FOR.search(role) and named <= set(fold(role).split()) for role in speaker.roles
    )


def _stems(name: str) -> list[str]:
    return [stem(word.text) for word in words(name) if fold(word.text) not in ("the", "s")]


def _is_told(lookup: Lookup, quote: Quote) -> bool:
    """Whether the report says who speaks: by a cue of its own, or one before in the paragraph."""
    before = lookup.quotes.get(quote.continues or "")
    if quote.cue or before is None or before.cue is None:
        return quote.cue is not None
    text = lookup.article[quote.span.article].text
    return "\n" not in text[before.span.end : quote.span.start]


def _given(lookup: Lookup, quote: Quote) -> Given | None:
    """Return to whom a report gives words; None for groups, and unnamed and unknown speakers."""
    speaker = quote.speaker
    if speaker is None or speaker.name is None or speaker.kind not in ("person", "organisation"):
        return None
    if speaker.kind == "organisation" and _OUTLET.search(speaker.name):
        return None  # who printed the words did not say them
    if speaker.kind == "organisation" and _of_somebody(lookup, quote, speaker):
        return None
    by_name = bool(lookup.mentions_in(speaker.span))
    if speaker.kind == "organisation" or speaker.anonymous:
        office = _office(lookup, quote.span.article, speaker.name)
        if office or speaker.anonymous:
            place = _with_source(lookup, quote, speaker)
            return Given(office, speaker.name, place, by_name) if office else None
    entity = lookup.spoken_by(speaker)
    place = _with_source(lookup, quote, speaker)
    if entity and by_name and not _answers_to(entity.name, speaker.text):
        return None  # the name beside the words and the one it was resolved to are two people's
    if entity:
        return Given(entity.id, entity.name, place, by_name)
    if speaker.kind == "person":
        return None  # "the House speaker", "his lawyer", whom other reports may name
    key = fold(speaker.name).removeprefix("the ")
    return Given(key, speaker.name, place, by_name)


def _of_somebody(lookup: Lookup, quote: Quote, speaker: Speaker) -> bool:
    """Whether a body's name says whose speaker it is: "said Orrin researcher Ana Reyes"."""
    text = lookup.article[quote.span.article].text
    behind = quote.cue is not None and quote.cue.end <= speaker.span.start
    return behind and _OF_SOMEBODY.match(text, speaker.span.end) is not None


def _answers_to(name: str, written: str) -> bool:
    """Whether a name shares a word, or nearly, with what stands beside the words."""
    shared = set(fold(name).split()) & set(fold(written).split())
    return bool(shared) or respelled(name, written) is not None


def _with_source(lookup: Lookup, quote: Quote, speaker: Speaker) -> Span:
    """Return the place of a quote together with its source, where that stands beside it."""
    parts = [quote.span, speaker.span, *([quote.cue] if quote.cue else [])]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    whole = Span(quote.span.article, start, end)
    beside = len(whole) <= len(quote.span) + _BESIDE
    return whole if beside and "\n" not in lookup.text(whole) else quote.span


def _office(lookup: Lookup, article: str, name: str) -> str | None:
    """Return a key for an office that does not depend on how its holder is written.

    "Netanyahu's office", "a spokesman for Mr. Netanyahu".
    """
    holder, _, office = re.sub(r"['’]s?\s", "\0", name, count=1).partition("\0")
    spokesman = re.match(r"(?:an?\s|the\s)?([\w ]{1,40}?)\sfor\s(.+)", name)
    if spokesman and _SPEAKS_FOR.search(spokesman[1]):
        holder, office = spokesman[2], "spokesman"
    if not office:
        return None
    for mention in lookup.of[article].mentions:
        if holder.endswith(mention.text):
            entity = lookup.entity_at.get(mention.span)
            return f"{entity.id}/{fold(office)}" if entity else None
    return None


def _finding(lookup: Lookup, utterance: Utterance, sides: Sides) -> Finding:
    told = [Side(name, tuple(sorted(spans))) for _, (name, spans) in sorted(sides.items())]
    names = " and to ".join(side.value for side in told)
    words = utterance.wordings[0].text
    about = words if len(words) <= 70 else words[:69].rsplit(" ", 1)[0] + " …"
    seen = Evidence("different speakers", 1.0, names, tuple(side.spans[0] for side in told))
    why = f"The same words are given to {names}."
    return lookup.finding("speaker", about, told, why, (seen, *utterance.evidence))
