"""The measures of timelines, against examples worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from bench.comparison.orders import Event, _holds, _reduced
from bench.comparison.timelines import alignment_rouge
from crosscheck.model import Span

SUNDAY, MONDAY, FRIDAY = date(2026, 3, 15), date(2026, 3, 16), date(2026, 3, 20)
GOLD = {SUNDAY: ["Ferry sinks near harbor"], FRIDAY: ["Captain arrested"]}


def test_the_same_timeline_has_all() -> None:
    assert alignment_rouge(GOLD, GOLD, 1) == (1.0, 1.0)


def test_a_day_off_counts_half() -> None:
    told = {MONDAY: ["Ferry sinks near harbor"]}
    precision, recall = alignment_rouge(told, GOLD, 1)
    assert precision == pytest.approx(1 / 2)
    assert recall == pytest.approx((4 / 2) / 6)


def test_two_dates_may_be_laid_beside_one() -> None:
    told = {SUNDAY: ["Ferry sinks"], MONDAY: ["Ferry sinks"]}
    assert alignment_rouge(told, GOLD, 1).precision == pytest.approx((2 + 2 / 2) / 4)


def test_words_weigh_against_days() -> None:
    told = {date(2026, 3, 18): ["Ferry sinks near harbor"]}
    assert alignment_rouge(told, GOLD, 1).precision == pytest.approx(1 / 4)


def test_nothing_told_earns_nothing() -> None:
    assert alignment_rouge({}, GOLD, 2) == (0.0, 0.0)


A, B, C = (Span("a", n, n + 1) for n in range(3))
EVENTS = (Event(A, "2026-03", 1), Event(B, "2026-03", 1), Event(C, "2026-04", 2))


def test_the_reduced_graph_holds_dates_and_neighbours() -> None:
    dates = {(A, "=", "2026-03"), (B, "=", "2026-03"), (C, "=", "2026-04")}
    assert _reduced(EVENTS) == dates | {(A, "with", B), (B, "before", C)}


def test_the_closure_holds_what_follows_from_it() -> None:
    assert _holds(EVENTS, (A, "before", C))
    assert not _holds(EVENTS, (C, "before", A))
    assert not _holds(EVENTS, (A, "=", "2026-04"))


def test_an_event_without_a_place_in_order_has_no_relations() -> None:
    placed = (Event(A, None, 0), Event(B, "2026-03", 1))
    assert _reduced(placed) == {(B, "=", "2026-03")}
    assert not _holds(placed, (A, "before", B))
