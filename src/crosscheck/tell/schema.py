"""The account's JSON Schema, and the reference page that is made from it.

``python -m crosscheck.tell.schema > docs/reference/account.md`` writes the page anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

HEAD = """\
# The account (`crosscheck.account/1`)

`crosscheck report coverage/ -o account.json` writes this. It is UTF-8 JSON; times are
ISO 8601; every span is half-open and counts code points of its article's `text`. Where a
field is null, the reports do not say. This page is made from
`crosscheck/tell/account.schema.json`, which any JSON Schema validator can use.
"""


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an account."""
    text = files("crosscheck.tell").joinpath("account.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def reference() -> str:
    """Return the reference page: each object of the format, a line a field."""
    whole = schema()
    parts = [HEAD, *_section("The file", whole)]
    for name, value in sorted(whole["$defs"].items()):
        parts += _section(name, value)
    return "\n".join(parts)


def _section(name: str, value: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n\n{value['description']}\n\n| field | holds | |\n| --- | --- | --- |"
    for key, field in value["properties"].items():
        yield f"| `{key}` | {_type(field)} | {field['description']} |"
    yield ""


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "anyOf" in field:
        return " or ".join(_type(one) for one in field["anyOf"])
    if "const" in field or "enum" in field:
        values = field.get("enum", [field.get("const")])
        return ", ".join("null" if value is None else f"`{value}`" for value in values)
    kind = field["type"]
    if kind == "array":
        return f"list of {_type(field['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


if __name__ == "__main__":
    print(reference(), end="")
