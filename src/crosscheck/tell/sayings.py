"""Who said what: each utterance under whoever the reports say spoke it.

Three kinds of speaker are kept apart: those with a name, unnamed sources (described as
the report describes them, and never taken for one another), and words to which no report
gives a speaker. Where reports name different speakers for the same words, all are named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crosscheck.model import Entity, Quote, Span, StoryAccount, Wording
from crosscheck.tell.prints import Piece, marked
from crosscheck.tell.sources import Marks, Sources
from crosscheck.tell.speakers import Cast

UNKNOWN = "No speaker stated"


@dataclass(frozen=True, slots=True)
class Print:
    """One way in which words stand in print, cut where another print differs.

    Args:
        given_to: who this print's reports name, where others name somebody else.
        via: the outlet it was told to, or None.
    """

    text: str
    pieces: tuple[Piece, ...]
    marks: Marks
    given_to: str | None = None
    via: str | None = None

    @property
    def differs(self) -> bool:
        """Whether any other print has other words."""
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Saying:
    """Words spoken: every print of them.

    Args:
        quoted: whether any print puts them between quotation marks.
        lineages: how many lineages print them.
    """

    prints: tuple[Print, ...]
    quoted: bool
    lineages: int


@dataclass(frozen=True, slots=True)
class Speaking:
    """A speaker and what they said.

    Args:
        kind: ``named``, ``unnamed`` or ``unknown``.
        role: the commonest role the reports give, or None.
        about: the marks of the reports that describe an unnamed source.
    """

    name: str
    kind: str
    role: str | None
    quoted: tuple[Saying, ...]
    reported: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class _Voice:
    """Whom a quote is given to, in a form that sorts and compares."""

    kind: str
    key: str
    name: str
    entity: Entity | None = None


def sayings(told: StoryAccount, sources: Sources) -> tuple[Speaking, ...]:
    """Return the story's speakers, those whom most lineages quote first."""
    cast = Cast(told.alignment)
    voices: dict[str, tuple[str, str, Entity | None]] = {}
    gathered: dict[str, list[Saying]] = {}
    for quotes, wordings in _utterances(told):
        spoken = {quote.span: _voice(quote, cast) for quote in quotes}
        kind, key, name, entity = _shared(list(spoken.values()))
        voices.setdefault(key, (kind, name, entity))
        gathered.setdefault(key, []).append(_saying(quotes, wordings, spoken, sources))
    speaking = [_speaking(*voices[key], found) for key, found in gathered.items()]
    return tuple(sorted(speaking, key=_rank))


def scare_quotes(told: StoryAccount, sources: Sources) -> tuple[tuple[str, Marks], ...]:
    """Return words between quotation marks that nobody is said to speak."""
    places: dict[str, list[Span]] = {}
    for quote in _quotes(told):
        if quote.kind == "scare":
            places.setdefault(quote.text, []).append(quote.span)
    return tuple((text, sources.marks(spans)) for text, spans in places.items())


def _quotes(told: StoryAccount) -> Iterable[Quote]:
    return (quote for notes in told.alignment.annotations for quote in notes.quotes)


def _utterances(told: StoryAccount) -> Iterable[tuple[list[Quote], tuple[Wording, ...]]]:
    """Yield the quotes of each utterance and their prints; a lone quote is its own."""
    by_id = {quote.id: quote for quote in _quotes(told) if quote.kind != "scare"}
    lone = dict(by_id)
    for utterance in told.alignment.utterances:
        members = [by_id[key] for key in utterance.quotes if key in by_id]
        for quote in members:
            lone.pop(quote.id, None)
        if members:
            yield members, utterance.wordings
    for quote in lone.values():
        yield [quote], (Wording(quote.text, (quote.span,)),)


def _voice(quote: Quote, cast: Cast) -> _Voice:
    speaker = quote.speaker
    if speaker is None or (speaker.name is None and not speaker.anonymous):
        return _Voice("unknown", "", UNKNOWN)
    name = speaker.name or speaker.text
    if speaker.anonymous:
        return _Voice("unnamed", f"unnamed {quote.span.article} {name}", name)
    entity = cast.entity_of(speaker)
    if entity:
        return _Voice("named", f"entity {entity.id}", entity.name, entity)
    return _Voice("named", f"name {name.casefold()}", name)


def _shared(voices: list[_Voice]) -> tuple[str, str, str, Entity | None]:
    """Return kind, key, name and entity of an utterance: unknown only where all are."""
    known = [v for v in voices if v.kind != "unknown"] or voices
    named = [v for v in known if v.kind == "named"] or known
    distinct = list({voice.key: voice for voice in named}.values())
    first = distinct[0]
    if len(distinct) == 1:
        return first.kind, first.key, first.name, first.entity
    # Several unnamed sources of as many reports may or may not be one person.
    names = sorted({voice.name for voice in distinct})
    return first.kind, " | ".join(sorted(v.key for v in distinct)), " / ".join(names), None


def _saying(
    quotes: list[Quote],
    wordings: tuple[Wording, ...],
    spoken: dict[Span, _Voice],
    sources: Sources,
) -> Saying:
    by_span = {quote.span: quote for quote in quotes}
    several = len({voice.key for voice in spoken.values() if voice.kind != "unknown"}) > 1
    prints = []
    for wording, pieces in zip(wordings, marked([w.text for w in wordings]), strict=True):
        for name, spans in _by_speaker(wording.spans, spoken if several else {}):
            vias = [q.speaker.via for s in spans if (q := by_span.get(s)) and q.speaker]
            via = next((via for via in vias if via), None)
            prints.append(Print(wording.text, pieces, sources.marks(spans), name, via))
    lineages = {group.letter for one in prints for group in one.marks}
    quoted = any(quote.kind != "indirect" for quote in quotes)
    return Saying(tuple(prints), quoted, len(lineages))


def _by_speaker(
    spans: Iterable[Span], spoken: dict[Span, _Voice]
) -> Iterable[tuple[str | None, list[Span]]]:
    """Return the places of a print by whom they are given to; None where all agree."""
    found: dict[str | None, list[Span]] = {}
    for span in spans:
        found.setdefault(spoken[span].name if span in spoken else None, []).append(span)
    return found.items()


def _speaking(kind: str, name: str, entity: Entity | None, found: list[Saying]) -> Speaking:
    ordered = sorted(found, key=lambda saying: -saying.lineages)
    role = entity.roles[0] if entity and entity.roles else None
    quoted = tuple(saying for saying in ordered if saying.quoted)
    reported = tuple(saying for saying in ordered if not saying.quoted)
    return Speaking(name, kind, role, quoted, reported)


def _rank(speaking: Speaking) -> tuple[int, int, int, str]:
    kinds = ("named", "unnamed", "unknown")
    every = (*speaking.quoted, *speaking.reported)
    letters = {g.letter for saying in every for one in saying.prints for g in one.marks}
    return kinds.index(speaking.kind), -len(letters), -len(every), speaking.name


def heard(speakers: Iterable[Speaking]) -> tuple[list[Speaking], list[Speaking]]:
    """Return the speakers whose words are quoted, and those who are only reported."""
    both: tuple[list[Speaking], list[Speaking]] = ([], [])
    for speaking in speakers:
        both[0 if speaking.quoted else 1].append(speaking)
    return both
