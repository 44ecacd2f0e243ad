"""Write docs/reference from the code: commands, settings, errors, the Python interface.

Run by ``make docs``; a test fails where a page no longer says what the code does.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import typer

import crosscheck
from crosscheck import errors, model, settings
from crosscheck.cli.app import app

REFERENCE = Path(__file__).parent / "reference"


def commands() -> str:
    """Return the page of commands, as their ``--help`` has them."""
    group = typer.main.get_command(app)
    lines = ["# Commands", ""]
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        lines += [f"## crosscheck {name}", "", *_help(command.help or ""), ""]
        for parameter in command.params:
            shown = ", ".join(parameter.opts)
            lines.append(f"- `{shown if shown[0] == '-' else shown.upper()}`: {parameter.help}")
        lines.append("")
    lines += ["## Exit codes", "", *_exit_codes()]
    return "\n".join(lines).rstrip() + "\n"


def _help(text: str) -> list[str]:
    """Return a command's help as Markdown: examples become code."""
    plain = inspect.cleandoc(text).replace("[bold]", "**").replace("[/bold]", "**")
    code = ("  crosscheck", "  cat")
    return [f"  {line}" if line.startswith(code) else line for line in plain.splitlines()]


def _exit_codes() -> list[str]:
    text = inspect.cleandoc(crosscheck.cli.__doc__ or "").split("Exit codes:")[1]
    parts = " ".join(text.split()).rstrip(".").split("; ")
    return [f"- `{code}`: {meaning}" for code, meaning in (p.split(" ", 1) for p in parts)]


def settings_page() -> str:
    """Return the page of settings: name, default, meaning, how to set it."""
    lines = ["# Settings", "", inspect.cleandoc(settings.__doc__ or "").split("\n\n", 1)[1], ""]
    for group in dataclasses.fields(settings.Settings):
        kind = type(getattr(settings.Settings(), group.name))
        if not dataclasses.is_dataclass(kind):
            continue
        meanings = _arguments(kind)
        lines += [f"## [{group.name}]", "", "| name | default | meaning |", "| --- | --- | --- |"]
        default = getattr(settings.Settings(), group.name)
        for one in dataclasses.fields(kind):
            shown = getattr(default, one.name)
            lines.append(f"| `{one.name}` | `{shown!r}` | {meanings[one.name]} |")
        lines.append("")
    lines += ["## processes", "", _arguments(settings.Settings)["processes"], ""]
    return "\n".join(lines).rstrip() + "\n"


def _arguments(kind: type) -> dict[str, str]:
    """Return name → description of a docstring's ``Args``."""
    text = inspect.cleandoc(kind.__doc__ or "").partition("Args:\n")[2]
    found = re.findall(r"^    (\w+): (.+(?:\n        .+)*)", text, re.MULTILINE)
    return {name: " ".join(meaning.split()) for name, meaning in found}


def errors_page() -> str:
    """Return the page of errors, with the tree as drawn."""
    tree = inspect.cleandoc(errors.__doc__ or "")
    lines = ["# Errors", "", tree, ""]
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if kind.__module__ == errors.__name__:
            lines.append(f"- `{name}`: {(kind.__doc__ or '').splitlines()[0]}")
    return "\n".join(lines) + "\n"


def python_page() -> str:
    """Return the page of the Python interface: the functions, then the data model."""
    lines = ["# From Python", "", inspect.cleandoc(crosscheck.__doc__ or ""), ""]
    for name in ("read", "clean", "group", "annotate", "align", "compare", "tell", "report"):
        lines += [f"## crosscheck.{name}", "", *_function(getattr(crosscheck, name)), ""]
    lines += ["# The data model", "", "From `crosscheck.model`.", ""]
    for name, kind in _dataclasses():
        lines += [f"## {name}", "", "```text", inspect.cleandoc(kind.__doc__ or ""), "```", ""]
        lines += [f"- `{f.name}`: `{f.type}`" for f in dataclasses.fields(kind)] + [""]
    return "\n".join(lines).rstrip() + "\n"


def _function(function: Callable[..., object]) -> Iterator[str]:
    signature = str(inspect.signature(function)).replace("crosscheck.model.", "")
    yield f"`{function.__name__}{_short(signature)}`"
    yield ""
    yield "```text"
    yield inspect.cleandoc(function.__doc__ or "")
    yield "```"


def _short(signature: str) -> str:
    """Return a signature whose default settings are not spelled out."""
    shown = re.sub(r"(\w*Settings|Corrections)\((?:[^()]|\([^()]*\))*\)", r"\1()", signature)
    return re.sub(r"<function (\w+) at \w+>", r"\1", shown).replace("'", "")


def _dataclasses() -> list[tuple[str, type]]:
    own = [
        (name, kind)
        for name, kind in vars(model).items()
        if inspect.isclass(kind) and dataclasses.is_dataclass(kind)
    ]
    return [(name, kind) for name, kind in own if kind.__module__ == model.__name__]


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "settings.md": settings_page,
    "errors.md": errors_page,
    "python.md": python_page,
}


def main() -> None:
    """Write every page of the reference that comes from the code."""
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
