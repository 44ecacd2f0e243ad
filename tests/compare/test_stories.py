from __future__ import annotations

from typing import Any

import pytest

from crosscheck.model import Comparison, Finding, Side
from tests.compare.conftest import Compared, table

STORIES = table("stories.yaml")
DIFFERENT = [story for story in STORIES if story["findings"]]
SAME = [story for story in STORIES if not story["findings"]]


def _held(comparison: Comparison, side: Side) -> str:
    """Return a side's value and all its words."""
    texts = {a.id: a.text for a in comparison.alignment.story.articles}
    return " | ".join([side.value, *(span.of(texts[span.article]) for span in side.spans)])


def _shows(comparison: Comparison, finding: Finding, wanted: dict[str, Any]) -> bool:
    """Whether each side that is wanted is one of the finding's, and no two are the same."""
    held = [_held(comparison, side) for side in finding.sides]
    found = [{n for n, words in enumerate(held) if side in words} for side in wanted["sides"]]
    return finding.kind == wanted["kind"] and all(found) and len(set().union(*found)) > 1


@pytest.mark.parametrize("story", DIFFERENT, ids=lambda s: s["name"])
def test_a_difference_is_found_and_nothing_else(compared: Compared, story: dict[str, Any]) -> None:
    comparison = compared(story["reports"])
    assert [f.kind for f in comparison.findings] == [f["kind"] for f in story["findings"]]
    for finding, wanted in zip(comparison.findings, story["findings"], strict=True):
        assert _shows(comparison, finding, wanted)


@pytest.mark.parametrize("story", SAME, ids=lambda s: s["name"])
def test_where_nothing_differs_nothing_is_found(compared: Compared, story: dict[str, Any]) -> None:
    assert [(f.kind, f.why) for f in compared(story["reports"]).findings] == []


@pytest.mark.parametrize("story", DIFFERENT, ids=lambda s: s["name"])
def test_a_finding_says_why_and_on_what(compared: Compared, story: dict[str, Any]) -> None:
    for finding in compared(story["reports"]).findings:
        assert finding.why.endswith(".")
        assert finding.evidence
        assert all(side.spans for side in finding.sides)


def test_the_order_of_reports_changes_nothing(compared: Compared) -> None:
    reports = STORIES[0]["reports"]
    ours, theirs = compared(reports), compared([{**r} for r in reports])
    assert ours.findings == theirs.findings


def test_a_statement_counts_lineages_and_marks_what_is_not_seen(compared: Compared) -> None:
    shared = "A ferry struck the northern breakwater of Port Elsin on Tuesday, the guard said."
    comparison = compared(
        [
            {"at": "2026-03-17T20:00", "text": f"{shared} The radar had been faulty for a week."},
            {"at": "2026-03-17T21:00", "text": f"{shared} Divers searched the hull at night."},
        ]
    )
    both = next(row for row in comparison.matrix if "breakwater" in row.statement.text)
    assert both.independent == 2
    assert {cell.verdict for cell in both.cells} == {"reported"}
    assert [c.article for c in both.cells] == [a.id for a in comparison.alignment.story.articles]


def test_what_reports_call_the_same_people_is_shown(compared: Compared) -> None:
    comparison = compared(
        [
            {"text": "Negotiators spoke about the release of the hostages on Tuesday."},
            {"text": "The release of the captives was discussed by negotiators on Tuesday."},
        ]
    )
    terms = [{term.text for term in naming.terms} for naming in comparison.wording]
    assert {"hostages", "captives"} in terms


def test_a_print_cut_short_stands_with_the_print_it_agrees_with(compared: Compared) -> None:
    comparison = compared(
        [
            {"text": "“No ship will sail until we know what happened there,” Ana Reyes said."},
            {"text": "“No ship will leave until we know what happened there,” Ana Reyes said."},
            {"text": "Ana Reyes had said that ships “will sail until we know what happened”."},
        ]
    )
    (finding,) = (found for found in comparison.findings if found.kind == "wording")
    held = [(len(side.spans), _held(comparison, side)) for side in finding.sides]
    assert [("sail" in words, spans) for spans, words in held] == [(True, 2), (False, 1)]
