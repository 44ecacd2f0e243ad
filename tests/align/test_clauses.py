from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.align.clauses import clauses
from crosscheck.model import Sentence, Span

CASES = yaml.safe_load(Path(__file__).with_name("clauses.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["sentence"])[:40])
def test_a_sentence_is_cut_into_clauses_that_stand_alone(case: Any) -> None:
    text = case["sentence"]
    starts = {text.index(name) + len(name): text.index(name) for name in case.get("names", ())}

    def name_before(offset: int) -> int | None:
        return next((at for end, at in starts.items() if 0 <= offset - end <= 3), None)

    found = clauses(Sentence(Span("a", 0, len(text)), text, 0), name_before)
    assert [span.of(text) for span in found] == case["clauses"]
