from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.clean.dateline import dateline
from crosscheck.clean.lines import Found, head_and_foot
from crosscheck.clean.stamps import Stamp

CASES = yaml.safe_load(Path(__file__).with_name("lines.yaml").read_text(encoding="utf-8"))
BODY = [f"The council met for the {number}th time, and agreed on nothing." for number in range(20)]


def shown(stamp: Stamp | None) -> str | None:
    return stamp.start.strftime("%Y-%m-%dT%H:%M") if stamp else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
@pytest.mark.parametrize("place", [0, 18])
def test_a_line_says_who_and_when_and_leaves_the_body(case: dict[str, Any], place: int) -> None:
    found = head_and_foot([*BODY[:place], case["line"], *BODY[place:]])
    assert [at for at, _ in found.taken] == ([] if case.get("prose") else [place])
    assert (shown(found.published), shown(found.modified)) == (
        case.get("published"),
        case.get("modified"),
    )
    assert (found.byline, found.credit) == (case.get("byline"), case.get("credit"))


def test_a_date_line_in_the_middle_is_left_alone() -> None:
    assert head_and_foot([*BODY[:10], "17 March 2026", *BODY[10:]]) == Found(())


@pytest.mark.parametrize(
    ("paragraph", "text", "agency"),
    [
        ("WASHINGTON (AP) — The two met.", "WASHINGTON (AP)", "AP"),
        (
            "GENEVA, March 17 (Northwire) - Talks broke off.",
            "GENEVA, March 17 (Northwire)",
            "Northwire",
        ),
        ("LONDON, Jan 5 (Reuters) - Shares fell.", "LONDON, Jan 5 (Reuters)", "Reuters"),
        ("PALM BEACH, Fla. — The storm passed.", "PALM BEACH, Fla.", None),
        ("JERUSALEM — The cabinet met.", "JERUSALEM", None),
        ("BEIJING, March 17 (Xinhua) -- China said.", "BEIJING, March 17 (Xinhua)", "Xinhua"),
        ("Berlin (dpa) - Der Kanzler.", "Berlin (dpa)", "dpa"),
        ("PARIS (Agence France-Presse) — It rained.", "PARIS (Agence France-Presse)", "AFP"),
    ],
)
def test_a_dateline_is_read(paragraph: str, text: str, agency: str | None) -> None:
    found = dateline(paragraph)
    assert found
    assert (found.text, found.agency) == (text, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Geneva - the city of peace - slept.",
        "The mayor (left) — who had come early — waited.",
        "NATO said on Tuesday that it would wait.",
        "Mr. Oakes (R) - a doctor - loses a nurse a month.",
        "RIOTERS hurled bottles at police last night.",
        "U.S. officials met.",
        "FILE - In this March 3 photo the mayor waits.",
        "EXCLUSIVE — The mayor is to resign.",
    ],
)
def test_prose_has_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph) is None
