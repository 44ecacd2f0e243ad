"""What a story's reports hold, as JSON: names, quotes, utterances, figures."""

from __future__ import annotations

from crosscheck.model import Entity, Figure, Quantity, Quote, StoryAccount, Utterance, Wording
from crosscheck.tell.pieces import (
    Form,
    Json,
    evidence_form,
    number,
    span_form,
    spans_form,
    time_form,
)
from crosscheck.tell.speakers import Cast


def entity_form(entity: Entity) -> Form:
    """Return an entity with its mentions, its spellings and the places without a name."""
    mentions: list[Json] = [{**span_form(m.span), "text": m.text} for m in entity.mentions]
    spellings: list[Json] = [
        {"text": text, "spans": spans_form(spans)} for text, spans in entity.spellings
    ]
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "roles": list(entity.roles),
        "mentions": mentions,
        "spellings": spellings,
        "described": spans_form(entity.described),
        "evidence": evidence_form(entity.evidence),
    }


def quotes_form(told: StoryAccount) -> list[Json]:
    """Return every quote, with its speaker and its utterance."""
    cast = Cast(told.alignment)
    utterance_of = {
        quote: utterance.id for utterance in told.alignment.utterances for quote in utterance.quotes
    }
    return [
        _quote_form(quote, cast, utterance_of.get(quote.id))
        for notes in told.alignment.annotations
        for quote in notes.quotes
    ]


def _quote_form(quote: Quote, cast: Cast, utterance: str | None) -> Form:
    return {
        "id": quote.id,
        **span_form(quote.span),
        "text": quote.text,
        "kind": quote.kind,
        "cue": quote.cue_text,
        "cue_span": span_form(quote.cue) if quote.cue else None,
        "speaker": _speaker_form(quote, cast),
        "continues": quote.continues,
        "utterance": utterance,
    }


def _speaker_form(quote: Quote, cast: Cast) -> Form | None:
    speaker = quote.speaker
    if speaker is None:
        return None
    entity = cast.entity_of(speaker)
    return {
        "entity": entity.id if entity else None,
        "name": speaker.name,
        **span_form(speaker.span),
        "text": speaker.text,
        "kind": speaker.kind,
        "anonymous": speaker.anonymous,
        "via": speaker.via,
    }


def utterance_form(utterance: Utterance) -> Form:
    """Return an utterance and its prints."""
    return {
        "id": utterance.id,
        "speaker": utterance.speaker,
        "quotes": list(utterance.quotes),
        "wordings": [wording_form(wording) for wording in utterance.wordings],
        "evidence": evidence_form(utterance.evidence),
    }


def wording_form(wording: Wording) -> Form:
    """Return a print of some words: the articles that have it, each once, and every place."""
    return {
        "text": wording.text,
        "articles": list(dict.fromkeys(span.article for span in wording.spans)),
        "spans": spans_form(wording.spans),
    }


def figure_form(figure: Figure) -> Form:
    """Return a figure."""
    return {
        **span_form(figure.span),
        "text": figure.text,
        "low": number(figure.low),
        "high": number(figure.high),
        "bound": figure.bound,
        "unit": figure.unit,
        "counted": figure.counted,
        "counted_span": span_form(figure.counted_span) if figure.counted_span else None,
        "about": list(figure.about),
        "hedge": figure.hedge,
        "change": figure.change,
        "holds_at": time_form(figure.holds_at) if figure.holds_at else None,
        "said_by": figure.said_by,
        "parts": spans_form(figure.parts),
        "subject": span_form(figure.subject) if figure.subject else None,
        "scope": spans_form(figure.scope),
    }


def quantity_form(quantity: Quantity) -> Form:
    """Return figures of one thing."""
    return {
        "id": quantity.id,
        "about": quantity.about,
        "figures": spans_form(figure.span for figure in quantity.figures),
        "evidence": evidence_form(quantity.evidence),
    }
