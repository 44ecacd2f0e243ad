from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.read.fields import facts_of

CASES = yaml.safe_load(Path(__file__).with_name("fields.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["tool"])
def test_the_fields_of_a_tools_record_are_understood(case: dict[str, Any]) -> None:
    assert facts_of(case["record"]) == case["facts"]
