from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.clean.published import in_url, published
from crosscheck.clean.stamps import stamp

CASES = yaml.safe_load(Path(__file__).with_name("stamps.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['written']} {case.get('country')}")
def test_a_written_date_is_read_as_stated(case: dict[str, Any]) -> None:
    found = stamp(case["written"], country=case.get("country", ""))
    assert (found.start.isoformat() if found else None) == case["start"]
    assert (found.precision if found else None) == case.get("precision")


def test_a_stamp_is_as_long_as_it_is_precise() -> None:
    day, month = stamp("2026-03-17"), stamp("2026-12")
    assert day
    assert month
    assert day.published("meta").end - day.start == timedelta(days=1)
    assert month.published("meta").end == datetime(2027, 1, 1)


@pytest.mark.parametrize(
    ("claims", "start", "origin"),
    [
        ([("2026-03-17", "json-ld"), ("2026-03-17T21:40:00+01:00", "opengraph")], 21, "opengraph"),
        ([("2026-03-17T09:00", "json-ld"), ("2026-03-17T21:40+01:00", "time")], 21, "time"),
        ([("2026-03-17T09:00Z", "json-ld"), ("2026-03-17T21:40+01:00", "time")], 9, "json-ld"),
        ([("2026-03-17", "json-ld"), ("2026-03-25T21:40+01:00", "time")], 0, "json-ld"),
        ([("soon", "json-ld"), ("2026-03-17T07:00", "meta")], 7, "meta"),
    ],
)
def test_the_hour_is_taken_from_who_knows_it(
    claims: list[tuple[str, str]], start: int, origin: str
) -> None:
    found = published(claims)
    assert found
    assert (found.start.hour, found.origin) == (start, origin)


def test_an_address_gives_a_day_only_where_it_has_one() -> None:
    assert in_url("https://example.org/2026/03/17/rain") == [("2026-03-17", "url")]
    assert in_url("https://example.org/2026/mar/17/rain") == [("17 mar 2026", "url")]
    assert in_url("https://example.org/2026/45/99/rain") == []
