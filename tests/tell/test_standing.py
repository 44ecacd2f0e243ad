"""Sentences that can be read aloud by themselves: the table `standing.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.align import align
from crosscheck.annotate import annotate
from crosscheck.model import Article, Lineage, Sentence, Span, Story
from crosscheck.tell.standing import BARS, Read, introduced, needs, without_dateline
from crosscheck.text.tokens import words

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("standing.yaml").read_text(encoding="utf-8")
)


def read_last(text: str) -> tuple[Read, dict[str, set[str]]]:
    """Return a text's last sentence as it is judged, and the needs by the names of entities."""
    article = Article("a", "Harbour Post", "", text, "a.txt")
    story = Story("s", "", (article,), (Lineage("l", ("a",)),))
    found = annotate(story)
    people = [m for m in found[0].mentions if m.kind == "person"]
    sentence = found[0].sentences[-1]
    read = Read(sentence, words(sentence.text), [p for p in people if sentence.span.holds(p.span)])
    named = {e.id: e for e in align(story, found).entities}
    entity_of = {m: e.id for e in named.values() for m in e.mentions if e.kind == "person"}
    wanted = needs(read, entity_of, introduced(entity_of, entity_of))
    keys = {key for need in wanted for key in need}
    return read, {"needs": {named[key].name if key in named else key for key in keys}}


@pytest.mark.parametrize("case", [c for c in CASES if "barred" in c], ids=lambda c: c["says"][:50])
def test_a_sentence_is_barred_by(case: dict[str, str]) -> None:
    read, _ = read_last(case["says"])
    assert next((bar.__name__ for bar in BARS if bar(read)), "none") == case["barred"]


@pytest.mark.parametrize("case", [c for c in CASES if "needs" in c], ids=lambda c: c["says"][:50])
def test_a_sentence_leans_on(case: dict[str, Any]) -> None:
    _, found = read_last("\n".join(filter(None, [case.get("before"), case["says"]])))
    assert found["needs"] == set(case["needs"])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("PORT ELSIN (AP) - The ferry struck.", "The ferry struck."),
        ("Port Elsin, 3 May 2026 — The ferry struck.", "The ferry struck."),
        ("The ferry — Dora Lind — struck.", "The ferry — Dora Lind — struck."),
        ("The ferry struck.", "The ferry struck."),
    ],
)
def test_a_dateline_stuck_to_a_sentence_is_cut_with_its_place(written: str, told: str) -> None:
    cut = without_dateline(Sentence(Span("a", 10, 10 + len(written)), written, 0))
    assert cut.text == told
    assert cut.span == Span("a", 10 + len(written) - len(told), 10 + len(written))
