from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crosscheck.tell.schema import reference, schema

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "account.md"


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "properties" in value:
            yield value
        for inner in value.values():
            yield from _objects(inner)


def test_every_field_is_described() -> None:
    fields = [field for one in _objects(schema()) for field in one["properties"].values()]
    assert [field for field in fields if not field.get("description")] == []
    assert len(fields) > 100


def test_reference_page_is_that_of_the_schema() -> None:
    said = PAGE.read_text(encoding="utf-8")
    assert said == reference(), "python -m crosscheck.tell.schema > docs/reference/account.md"
