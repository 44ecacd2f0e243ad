"""One story of the account as JSON: its reports, what they say, where they differ."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.model import (
    Alone,
    Cite,
    Fact,
    Finding,
    Happening,
    Lineage,
    Link,
    Naming,
    Row,
    Side,
    Story,
    StoryAccount,
    Told,
)
from crosscheck.tell.chains import on_the_word_of
from crosscheck.tell.change_form import changes_form, revisions_form
from crosscheck.tell.content_form import (
    entity_form,
    figure_form,
    quantity_form,
    quotes_form,
    utterance_form,
)
from crosscheck.tell.pieces import (
    Form,
    Json,
    evidence_form,
    moment,
    number,
    published_form,
    span_form,
    spans_form,
    time_form,
)


def story_form(told: StoryAccount) -> Form:
    """Return all that is told of one story."""
    story, aligned, comparison = told.story, told.alignment, told.comparison
    return {
        "id": story.id,
        "title": story.title,
        "published": published_form(story.published),
        "articles": [article.id for article in story.articles],
        "reports": story.reports,
        "independent": len(story.lineages),
        "lineages": [_lineage_form(lineage) for lineage in story.lineages],
        "shared": [_link_form(link) for link in story.shared],
        "cites": [_cite_form(cite, story) for cite in story.cites],
        "rests": [{"name": name, "lineages": list(ids)} for name, ids in story.rests()],
        "evidence": evidence_form(story.evidence),
        "entities": [entity_form(entity) for entity in aligned.entities],
        "quotes": quotes_form(told),
        "utterances": [utterance_form(utterance) for utterance in aligned.utterances],
        "figures": [figure_form(f) for notes in aligned.annotations for f in notes.figures],
        "quantities": [quantity_form(quantity) for quantity in aligned.quantities],
        "times": [time_form(time) for notes in aligned.annotations for time in notes.times],
        "statements": [_row_form(row, told) for row in comparison.matrix],
        "facts": [_fact_form(fact) for fact in comparison.facts],
        "findings": [_finding_form(finding) for finding in comparison.findings],
        "wording": [_naming_form(naming) for naming in comparison.wording],
        "alone": [_alone_form(one) for one in comparison.alone],
        "digest": [_told_form(one) for one in told.digest],
        "timeline": [_happening_form(happening) for happening in told.timeline],
        "revisions": revisions_form(told.comparison.revisions, story.articles),
        "changes": changes_form(told),
    }


def _lineage_form(lineage: Lineage) -> Form:
    return {
        "id": lineage.id,
        "origin": lineage.origin,
        "articles": list(lineage.articles),
        "evidence": evidence_form(lineage.evidence),
        "links": [_link_form(link) for link in lineage.links],
        "versions": [
            {
                "article": version.article,
                "of": version.of,
                "earlier": version.earlier,
                "evidence": evidence_form(version.evidence),
            }
            for version in lineage.versions
        ],
    }


def _cite_form(cite: Cite, story: Story) -> Form:
    return {
        **span_form(cite.span),
        "text": cite.span.of(story.article(cite.article).text),
        "name": cite.name,
        "to": cite.to,
        "leads": cite.leads,
        "evidence": evidence_form(cite.evidence),
    }


def _link_form(link: Link) -> Form:
    return {
        "kind": link.kind,
        "source": link.source,
        "pickup": link.pickup,
        "directed": link.directed,
        "containment": number(link.containment),
        "passages": [spans_form(pair) for pair in link.passages],
        "evidence": evidence_form(link.evidence),
    }


def _row_form(row: Row, told: StoryAccount) -> Form:
    statement = row.statement
    unlike = {cell.span for cell in row.cells if cell.verdict == "differs"}
    alike = [span for span in (statement.span, *statement.spans) if span not in unlike]
    cells: list[Json] = [
        {
            "article": cell.article,
            "verdict": cell.verdict,
            "start": cell.span.start if cell.span else None,
            "end": cell.span.end if cell.span else None,
            "omitted": cell.omitted,
        }
        for cell in row.cells
    ]
    return {
        "id": statement.id,
        "text": statement.text,
        "span": span_form(statement.span),
        "independent": row.independent,
        "word_of": on_the_word_of(alike, told),
        "cells": cells,
        "spans": spans_form(statement.spans),
        "evidence": evidence_form(statement.evidence),
    }


def _fact_form(fact: Fact) -> Form:
    return {
        "kind": fact.kind,
        "value": fact.value,
        "spans": spans_form(fact.spans),
        "independent": fact.independent,
        "others": _sides_form(fact.others),
        "evidence": evidence_form(fact.evidence),
    }


def _sides_form(sides: Iterable[Side]) -> list[Json]:
    return [{"value": side.value, "spans": spans_form(side.spans)} for side in sides]


def _finding_form(finding: Finding) -> Form:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "about": finding.about,
        "sides": _sides_form(finding.sides),
        "why": finding.why,
        "evidence": evidence_form(finding.evidence),
    }


def _naming_form(naming: Naming) -> Form:
    terms: list[Json] = [
        {
            "term": term.text,
            "articles": list(dict.fromkeys(span.article for span in term.spans)),
            "spans": spans_form(term.spans),
            "loaded": term.loaded,
        }
        for term in naming.terms
    ]
    return {"about": naming.about, "terms": terms, "evidence": evidence_form(naming.evidence)}


def _alone_form(one: Alone) -> Form:
    return {
        "statement": one.statement.id,
        "lineage": one.lineage,
        "text": one.statement.text,
        "span": span_form(one.statement.span),
        "looked_for": one.looked_for,
        "cut_short": one.cut_short,
        "evidence": evidence_form(one.evidence),
    }


def _told_form(told: Told) -> Form:
    return {
        "text": told.text,
        "spans": spans_form(told.spans),
        "independent": told.independent,
    }


def _happening_form(happening: Happening) -> Form:
    return {
        "from": moment(happening.start, happening.precision),
        "until": moment(happening.end, happening.precision),
        "precision": happening.precision,
        "text": happening.text,
        "spans": spans_form(happening.spans),
        "basis": happening.basis,
        "independent": happening.independent,
        "evidence": evidence_form(happening.evidence),
    }
