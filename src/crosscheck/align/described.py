"""Where reports speak of an entity without its name.

Method, after the sieves of Lee et al. (Computational Linguistics 39, 2013), the surest first.
A description that stands beside a name is the named one ("actress Ada Cole"). A definite one
("the actress") is whoever alone bears its noun among those named in the report, else in the
story. What is left is grouped by its noun across the story: the gunman of one report is
the gunman of the next. Pronouns go last, inside one report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from crosscheck.align.bearers import Bearers, beside, fits, noun_in_name, noun_in_role
from crosscheck.align.descriptions import Description, descriptions, given
from crosscheck.align.genders import gender
from crosscheck.align.nouns import nouns
from crosscheck.align.pronouns import PRONOUNS, Spoken, pronouns
from crosscheck.align.reading import Reading
from crosscheck.model import Annotations, Entity, Mention, Quote, Span, Story
from crosscheck.text.fold import fold
from crosscheck.text.tokens import Token

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GOVERNING = frozenset(
    {"of", "for", "with", "by", "from", "to", "at", "in", "on", "about", "against"}
)
_KIND = {"person": "person", "organisation": "body", "group": "body", "place": "place"}
_INDEFINITE = frozenset({"a", "an", "any", "no", "each", "every", "another", "some", "one"})
_DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class Described:
    """The places where reports speak of somebody without a name.

    Args:
        entities: by entity id.
        unnamed: by what stands for those who never have a name.
    """

    entities: Mapping[str, tuple[Span, ...]]
    unnamed: Mapping[str, tuple[Span, ...]]


@dataclass(slots=True)
class _Report:
    """A report as it is read for descriptions."""

    notes: Annotations
    listed: list[Token]
    names: list[tuple[Mention, Entity]]
    descriptions: list[Description] = field(default_factory=list)
    who: dict[Span, str] = field(default_factory=dict)


def with_descriptions(
    story: Story, annotations: Sequence[Annotations], entities: Sequence[Entity]
) -> tuple[Entity, ...]:
    """Return a story's entities with the places where its reports speak of them without a name."""
    found = described(story, annotations, entities).entities
    return tuple(replace(entity, described=found.get(entity.id, ())) for entity in entities)


def described(
    story: Story,
    annotations: Sequence[Annotations],
    entities: Sequence[Entity],
    known: Mapping[str, Sequence[Span]] | None = None,
) -> Described:
    """Find the places where a story's reports speak of somebody without a name.

    Args:
        known: further places of descriptions, by article.
    """
    by_id = {entity.id: entity for entity in entities}
    reports = _reports(annotations, entities, known or {})
    bearers = _bearers(reports, entities)
    genders = {entity.id: gender(entity) for entity in entities}
    reading = Reading(story, annotations, entities)

    def speaking(quote: Quote) -> str | None:
        who = reading.speaker(quote)
        return who if who in by_id else None

    found: dict[str, list[Span]] = defaultdict(list)
    for report in reports:
        for one in report.descriptions:
            who = report.who.get(one.span) or _bearer(one, bearers, by_id) or _group(one)
            report.who[one.span] = who
            found[who].append(one.span)
        spoken = _spoken(report, genders)
        for token, meant in pronouns(report.notes, report.listed, spoken, speaking):
            found[meant.who].append(Span(report.notes.article.id, token.start, token.end))
    told = {who: tuple(sorted(set(spans))) for who, spans in found.items()}
    return Described(
        {who: spans for who, spans in told.items() if who in by_id},
        {who: spans for who, spans in told.items() if who not in by_id},
    )


def _reports(
    annotations: Sequence[Annotations],
    entities: Sequence[Entity],
    known: Mapping[str, Sequence[Span]],
) -> list[_Report]:
    names: dict[str, list[tuple[Mention, Entity]]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            names[mention.span.article].append((mention, entity))
    reports = []
    for notes in annotations:
        article = notes.article
        here = sorted(names[article.id], key=lambda one: one[0].span)
        report = _Report(notes, list(_listed(article.text)), here)
        spans = [mention.span for mention, _ in here]
        own = {d.span.end: d for d in descriptions(article.id, article.text, report.listed, spans)}
        for span in known.get(article.id, ()):
            one = given(article.id, article.text, span)
            if one:
                own.setdefault(one.span.end, one)
        report.descriptions = [own[end] for end in sorted(own)]
        reports.append(report)
    return reports


def _listed(text: str) -> Iterator[Token]:
    """Yield the nouns and pronouns of a text that may speak of somebody."""
    listed = _forms()
    for match in _WORD.finditer(text):
        if match.group() in listed:
            yield Token(match.group(), *match.span())


@cache
def _forms() -> frozenset[str]:
    small = {*nouns(), *PRONOUNS}
    return frozenset(form(word) for word in small for form in (str, str.capitalize, str.upper))


def _bearers(reports: Sequence[_Report], entities: Sequence[Entity]) -> Bearers:
    """Return who bears which noun, and note the descriptions beside names."""
    bearers = Bearers()
    for entity in entities:
        for noun in (noun_in_name(entity), *map(noun_in_role, entity.roles)):
            if noun and fits(noun, entity):
                bearers.add(noun, entity.id)
    for report in reports:
        for _, entity in report.names:
            bearers.named_in[report.notes.article.id].add(entity.id)
        _beside(report, bearers)
    return bearers


def _beside(report: _Report, bearers: Bearers) -> None:
    """Note who is meant by the descriptions that stand beside a report's names."""
    place = 0
    names = report.names
    for one in report.descriptions:
        while place < len(names) and names[place][0].span.start < one.span.end:
            place += 1
        before = names[place - 1] if place else None
        after = names[place] if place < len(names) else None
        mention = beside(report.notes.article.text, one, before and before[0], after and after[0])
        for named in (before, after):
            if named and mention is named[0] and fits(one.noun, named[1]):
                report.who[one.span] = named[1].id
                bearers.add(one.noun, named[1].id)


def _bearer(one: Description, bearers: Bearers, by_id: Mapping[str, Entity]) -> str | None:
    """Return who alone bears the noun of a definite description, and no other name beside it.

    People are told without an article as well ("actress pleads guilty"); "in court" is none.
    """
    definite = one.lead in _DEFINITE or one.noun.many or one.noun.kind == "person"
    if one.is_another or one.lead in _INDEFINITE or not definite:
        return None
    who = bearers.only(one.noun, one.span.article)
    if who and one.noun.kind != "person" and not one.names <= set(fold(by_id[who].name).split()):
        return None  # "the Greek government" is not the named one of elsewhere
    return who


def _group(one: Description) -> str:
    """Return what stands for somebody without a name: the noun, or the very place."""
    if one.is_another:
        return f"{one.span.article} {one.span.start}"
    return f"{'many' if one.noun.many and one.noun.kind != 'body' else 'one'} {one.noun.key}"


def _spoken(report: _Report, genders: Mapping[str, str]) -> list[Spoken]:
    """Return who is spoken of by names and descriptions, in order."""
    text = report.notes.article.text
    named = (
        _spoken_at(text, mention.span, entity.id, _KIND.get(entity.kind, ""), genders[entity.id])
        for mention, entity in report.names
    )
    told = (
        _spoken_at(
            text,
            one.span,
            who := report.who[one.span],
            one.noun.kind,
            genders.get(who) or one.noun.gender,
            many=one.noun.many,
        )
        for one in report.descriptions
    )
    return sorted((*named, *told))


def _spoken_at(
    text: str, span: Span, who: str, kind: str, gender: str, *, many: bool = False
) -> Spoken:
    return Spoken(span.start, span.end, who, kind, gender, many, _governed(text, span))


def _governed(text: str, span: Span) -> bool:
    """Whether a preposition stands before a place, or a possessive ending behind it."""
    before = text[max(0, span.start - 14) : span.start].lower().split()
    possessive = text[span.end : span.end + 2] in ("'s", "’s")
    words = [word for word in before[-2:] if word not in ("the", "a", "an", "his", "her", "their")]
    return possessive or bool(words and words[-1] in _GOVERNING)
