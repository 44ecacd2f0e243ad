"""The sample coverage: figures and times, against the account by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any

import pytest

from crosscheck.model import Figure, Span, Time
from crosscheck.text.fold import stem
from crosscheck.text.tokens import words
from tests.golden.expected import cases, expected, short
from tests.golden.sample_account import Sample, bare

EXPECTED = expected()
EVENT = timezone(timedelta(hours=2))
IN_UTC = ("northwire.html", "northwire.txt")  # the agency's clock, not that of its sentences


def _figures(sample: Sample, case: dict[str, Any]) -> list[Figure]:
    spans = sample.spans(case["file"], case["text"], case.get("in"))
    found = sample.notes(case["file"]).figures
    return [f for f in found if any(f.span.overlaps(s) for s in spans)]


def _bounded(figure: Figure, case: dict[str, Any]) -> bool:
    bounds = {name: case[name] for name in ("low", "high") if name in case}
    for name, value in bounds.items():
        told = getattr(figure, name)
        if value is None or told is None:
            if value is not told:
                return False
        elif told != pytest.approx(value, rel=1e-3):
            return False
    return True


@cases("figures", EXPECTED["figures"], lambda c: f"{short(c['file'])} {c.get('in') or c['text']}")
def test_a_figure_has_its_bounds_and_unit(sample: Sample, case: dict[str, Any]) -> None:
    figures = _figures(sample, case)
    assert [f for f in figures if _bounded(f, case) and f.unit == case["unit"]]


HEDGED = [case for case in EXPECTED["figures"] if "hedge" in case]


@cases("hedges", HEDGED, lambda c: f"{short(c['file'])} {c.get('in') or c['text']}")
def test_a_figure_keeps_its_hedge(sample: Sample, case: dict[str, Any]) -> None:
    hedges = {f.hedge and bare(f.hedge) for f in _figures(sample, case)}
    assert (bare(case["hedge"]) if case["hedge"] else None) in hedges


PLAIN = (None, "fraction")
COUNTED = [c for c in EXPECTED["figures"] if c["counted"] and c["unit"] in PLAIN]


@cases("counted", COUNTED, lambda c: f"{short(c['file'])} {c.get('in') or c['text']}")
def test_a_figure_knows_what_it_counts(sample: Sample, case: dict[str, Any]) -> None:
    wanted = {stem(token.text) for token in words(case["counted"])}
    held = [
        {stem(token.text) for token in words(f.counted or "")} | set(f.about)
        for f in _figures(sample, case)
    ]
    assert any(wanted <= one for one in held)


VOTES = [case for case in EXPECTED["figures"] if case["unit"] == "votes"]


@cases("votes", VOTES, lambda c: f"{short(c['file'])} {c['text']}")
def test_a_vote_has_both_sides(sample: Sample, case: dict[str, Any]) -> None:
    found = sample.notes(case["file"]).figures
    assert {case["low"], case["against"]} <= {f.low for f in found if f.unit == "votes"}
    assert case.get("abstained") in {None, *(f.low for f in found)}


@cases("not_figures", EXPECTED["not_figures"], lambda c: f"{short(c['file'])} {c['text']}")
def test_digits_that_count_nothing_are_no_figure(sample: Sample, case: dict[str, Any]) -> None:
    assert sample.spans(case["file"], case["text"])
    assert [f.text for f in _figures(sample, case)] == []


def _moment(value: str | date) -> datetime:
    """Return a written time; a plain one is in the zone of the event."""
    moment = datetime.fromisoformat(str(value))
    return moment if moment.tzinfo else moment.replace(tzinfo=EVENT)


def _instant(value: datetime, zone: tzinfo) -> datetime:
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _zone(sample: Sample, file: str) -> tzinfo:
    """Return the zone that a report is written in: the one it states, else the event's."""
    published = sample.articles[file].published
    stated = published.start.tzinfo if published else None
    return EVENT if stated is None or file.endswith(IN_UTC) else stated


def _times(sample: Sample, case: dict[str, Any]) -> list[Time]:
    spans = sample.spans(case["file"], case["text"], case.get("in"))
    return [t for t in sample.notes(case["file"]).times if _on(t.span, spans)]


def _on(span: Span, places: list[Span]) -> bool:
    return any(span.overlaps(place) for place in places)


def _is(time: Time, case: dict[str, Any], zone: tzinfo) -> bool:
    if time.start is None or time.end is None:
        return False
    start, end = _moment(case["from"]), _moment(case["until"])
    precision = case.get("precision")
    if precision in ("day", "week", "month", "quarter", "year"):  # the calendar's, where written
        told = (time.start.replace(tzinfo=None), time.end.replace(tzinfo=None))
        return told == (start.replace(tzinfo=None), end.replace(tzinfo=None))
    if precision in ("minute", "hour"):
        return _instant(time.start, zone) == start and _instant(time.end, zone) <= end
    return start <= _instant(time.start, zone) and _instant(time.end, zone) <= end


@cases("times", EXPECTED["times"], lambda c: f"{short(c['file'])} {c.get('in') or c['text']}")
def test_a_time_is_the_interval_it_means(sample: Sample, case: dict[str, Any]) -> None:
    zone = _zone(sample, case["file"])
    assert [t for t in _times(sample, case) if _is(t, case, zone)]


ANCHORED = [case for case in EXPECTED["times"] if "anchor" in case]


@cases("anchors", ANCHORED, lambda c: f"{short(c['file'])} {c['text']}")
def test_a_time_says_what_it_was_read_against(sample: Sample, case: dict[str, Any]) -> None:
    assert case["anchor"] in {time.anchor for time in _times(sample, case)}
