"""The sample coverage: where the reports differ and where they do not, against the account."""

from __future__ import annotations

from typing import Any

from crosscheck.model import Finding, Naming, Side
from crosscheck.text.fold import stem
from crosscheck.text.tokens import words
from tests.golden.expected import cases, expected, folder_of
from tests.golden.sample_account import Sample

EXPECTED = expected()
Camp = list[tuple[str, str]]  # ways of writing that are one side: (words, file)
DIFFERING = ("figure", "time", "status", "name", "speaker")


def _camps(finding: dict[str, Any]) -> list[Camp]:
    """Return the sides that are expected, each with all its ways of being written."""
    same = finding.get("same_side", [])
    camps: dict[str, Camp] = {}
    for words_, files in finding["sides"].items():
        key = "same" if words_ in same else words_
        camps.setdefault(key, []).extend((words_, file) for file in files)
    return list(camps.values())


def _side_of(sample: Sample, finding: Finding, words_: str, file: str) -> list[Side]:
    return [side for side in finding.sides if sample.side_holds(side, file, words_)]


def _shows(sample: Sample, finding: Finding, camps: list[Camp]) -> bool:
    """Whether every camp has a side of its own, and shares none with another."""
    sides = [
        {id(side) for words_, file in camp for side in _side_of(sample, finding, words_, file)}
        for camp in camps
    ]
    apart = all(not a & b for n, a in enumerate(sides) for b in sides[:n])
    return all(sides) and apart


def _shown(sample: Sample, case: dict[str, Any]) -> list[Finding]:
    found = sample.findings(folder_of(case["story"]), case["kind"])
    return [finding for finding in found if _shows(sample, finding, _camps(case))]


@cases("findings", EXPECTED["findings"], lambda c: f"{c['story']} {c['kind']} {c['about']}")
def test_a_difference_is_found(sample: Sample, case: dict[str, Any]) -> None:
    assert _shown(sample, case)


@cases("in full", EXPECTED["findings"], lambda c: f"{c['story']} {c['kind']} {c['about']}")
def test_every_report_stands_on_its_side_of_a_difference(
    sample: Sample, case: dict[str, Any]
) -> None:
    missing = [
        (words_, file)
        for camp in _camps(case)
        for words_, file in camp
        if not any(_side_of(sample, finding, words_, file) for finding in _shown(sample, case))
    ]
    assert missing == []


def _values(update: dict[str, Any]) -> list[Camp]:
    camps: dict[str, Camp] = {}
    for value in update["values"]:
        camps.setdefault(value["value"], []).extend((value["text"], f) for f in value["files"])
    return list(camps.values())


@cases("updates", EXPECTED["updates"], lambda c: f"{c['story']} {c['about']}")
def test_a_figure_that_moved_is_an_update(sample: Sample, case: dict[str, Any]) -> None:
    found = sample.findings(folder_of(case["story"]), "update")
    assert [finding for finding in found if _shows(sample, finding, _values(case))]


@cases("updated", EXPECTED["updates"], lambda c: f"{c['story']} {c['about']}")
def test_a_figure_that_moved_is_no_contradiction(sample: Sample, case: dict[str, Any]) -> None:
    found = sample.findings(folder_of(case["story"]), "figure")
    assert [f for f in found if _shows(sample, f, _values(case))] == []


NO_FINDINGS = EXPECTED["no_findings"]


@cases(
    "no_findings",
    NO_FINDINGS,
    lambda c: f"{c['story']} {c['about']} {' | '.join(c['pair'].values())}",
)
def test_what_only_looks_like_a_difference_is_none(sample: Sample, case: dict[str, Any]) -> None:
    kinds = DIFFERING if "update" in case["why"] else (*DIFFERING, "update")
    camps: list[Camp] = [[(words_, file)] for file, words_ in case["pair"].items()]
    found = sample.findings(folder_of(case["story"]), *kinds)
    assert [f.why for f in found if _shows(sample, f, camps)] == []


TERMS = [
    (naming, term, files)
    for naming in EXPECTED["wording"]
    for term, files in naming["terms"].items()
]


def _uses(sample: Sample, naming: Naming, term: str, files: list[str]) -> bool:
    """Whether a naming shows a term, in any of its forms, in one of some files."""
    wanted = [stem(token.text) for token in words(term)]
    for wording in naming.terms:
        for span in wording.spans:
            article = sample.account_article(span.article)
            written = [stem(token.text) for token in words(span.of(article.text))]
            if written == wanted and sample.files[span.article] in files:
                return True
    return False


@cases("wording", TERMS, lambda c: f"{c[0]['story']} {c[0]['about']}: {c[1]}")
def test_what_outlets_call_the_same_thing_is_shown(
    sample: Sample, case: tuple[dict[str, Any], str, list[str]]
) -> None:
    naming, term, files = case
    told = sample.stories[files[0]].comparison.wording
    shown = [one for one in told if _uses(sample, one, term, files)]
    others = [(t, f) for t, f in naming["terms"].items() if stem(t) != stem(term)]
    assert any(_uses(sample, one, t, f) for one in shown for t, f in others)
