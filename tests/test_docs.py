"""The documentation, held to the code."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

import crosscheck
from crosscheck.errors import CrosscheckError
from crosscheck.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = runpy.run_path(str(ROOT / "docs" / "generate.py"))["PAGES"]
MARKDOWN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_reference_says_what_the_code_does(name: str) -> None:
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run `make docs`"


def test_every_setting_has_a_meaning() -> None:
    page = PAGES["settings.md"]()
    for group, values in Settings().shown().items():
        for name in values:
            assert re.search(rf"\| `{name}` \| .+ \| .{{10,}} \|", page), f"{group}.{name}"


def test_every_error_is_listed() -> None:
    page = PAGES["errors.md"]()
    assert all(f"`{kind.__name__}`" in page for kind in CrosscheckError.__subclasses__())


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [t for t in targets if not (path.parent / t).exists()] == []


def test_the_readme_s_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    snippet = re.search(r"```python\n(.+?)```", readme, re.DOTALL)
    assert snippet
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(snippet.group(1), names)
    assert isinstance(names["account"], crosscheck.Account)


def test_the_changelog_names_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {crosscheck.__version__}" in changelog
