"""The agreements that hold the code together, each as a test."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import crosscheck.errors as errors

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "crosscheck"
STAGES = ("read", "clean", "group", "annotate", "align", "compare", "tell")
FIRST = ("model", "errors", "settings", "notebook", "boundary")
ALLOWED = {
    **dict.fromkeys(FIRST, FIRST),
    "text": (*FIRST, "text"),
    **{stage: (*FIRST, "text", stage) for stage in STAGES},
    "sample": (),
    "engine": (*FIRST, "text", "engine"),
    "pipeline": (*FIRST, "text", *STAGES, "engine", "pipeline"),
    "since": (*FIRST, "text", *STAGES, "since"),
    "verify": (*FIRST, "text", *STAGES, "verify"),
    "explain": (*FIRST, "text", *STAGES, "explain"),
}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The parts of crosscheck that a module imports anywhere, by their first name."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {n.split(".")[1] for n in names if n.startswith("crosscheck.")}


def part(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    return relative.parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_part_imports_only_what_the_design_lets_it(path: Path) -> None:
    allowed = ALLOWED.get(part(path))
    if allowed is None:
        pytest.skip(f"{part(path)} stands above the stages and may import them all")
    assert imported(path) <= set(allowed)


def test_the_drawn_error_tree_is_the_real_one() -> None:
    real = {
        name: cls
        for name, cls in inspect.getmembers(errors, inspect.isclass)
        if cls.__module__ == errors.__name__
    }
    drawn = re.findall(r"^ *[│├└ ]*(\w+)(?: \(also (\w+)\))?", errors.__doc__ or "", re.MULTILINE)
    named = {name: also for name, also in drawn if name in real}
    assert set(named) == set(real)
    for name, also in named.items():
        assert not also or also in {base.__name__ for base in real[name].__mro__}


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {str(p.relative_to(SOURCE)): p.read_text("utf-8").count("\n") for p in modules()}
    too_long = {name: length for name, length in lengths.items() if length > 300}
    assert set(too_long) <= {"model.py"}  # the data model is one page by agreement


def test_only_the_boundary_catches_everything() -> None:
    broad = re.compile(r"except(?: Exception| BaseException)?(?: as \w+)?:")
    found = {str(p.relative_to(SOURCE)) for p in modules() if broad.search(p.read_text("utf-8"))}
    assert found == {"boundary.py"}


def test_every_module_says_what_it_is_for() -> None:
    silent = [p for p in modules() if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_word_lists_name_their_source() -> None:
    lists = sorted(SOURCE.rglob("lists/*.txt"))
    assert lists
    heads = {p.name: p.read_text("utf-8").split("\n\n")[0] for p in lists}
    assert [name for name, head in heads.items() if not head.startswith("#")] == []


def fresh(code: str) -> str:
    """What a new Python process prints."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout.strip()


def test_importing_crosscheck_loads_no_heavy_part() -> None:
    heavy = {"numpy", "lxml", "trafilatura", "rich", "typer", "jinja2", "pydantic", "sentencex"}
    loaded = fresh("import sys, crosscheck; print(*sys.modules)").split()
    assert heavy.isdisjoint(loaded)


def test_importing_crosscheck_costs_less_than_importing_numpy() -> None:
    clock = "import time; t = time.perf_counter(); import {}; print(time.perf_counter() - t)"
    own = min(float(fresh(clock.format("crosscheck"))) for _ in range(3))
    assert own < min(float(fresh(clock.format("numpy"))) for _ in range(3))


def test_a_stage_stays_a_function_once_its_package_is_imported() -> None:
    code = "import crosscheck, crosscheck.read.reading, crosscheck.pipeline; print(callable({}))"
    assert {fresh(code.format(f"crosscheck.{stage}")) for stage in STAGES} == {"True"}
