"""The comparison of one story's reports: a matrix, typed differences, and wording.

Every kind of difference is a function of its own, precise before it is many: it looks at
what `align` says is the same, and reports where the same is told differently. A cell of
the matrix is marked where a difference touches it.
"""

from __future__ import annotations

from crosscheck.compare.ages import age_findings
from crosscheck.compare.alone import alone
from crosscheck.compare.certainty import certainty_findings
from crosscheck.compare.denials import denial_findings
from crosscheck.compare.facts.facts import facts
from crosscheck.compare.figures import figure_findings
from crosscheck.compare.held import Held
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.matrix import matrix
from crosscheck.compare.moved import moved_findings
from crosscheck.compare.names import name_findings
from crosscheck.compare.naming import naming
from crosscheck.compare.offices import office_findings
from crosscheck.compare.omitted import with_omissions
from crosscheck.compare.places import place_findings
from crosscheck.compare.progress import progress_findings
from crosscheck.compare.revisions import revisions
from crosscheck.compare.speakers import speaker_findings
from crosscheck.compare.status import status_findings
from crosscheck.compare.times import time_findings
from crosscheck.compare.tolls import toll_findings
from crosscheck.compare.utterances import wording_findings
from crosscheck.model import Alignment, Comparison, Finding
from crosscheck.settings import CompareSettings

FINDERS = (
    toll_findings,
    figure_findings,
    moved_findings,
    progress_findings,
    age_findings,
    time_findings,
    place_findings,
    status_findings,
    denial_findings,
    certainty_findings,
    speaker_findings,
    wording_findings,
    name_findings,
    office_findings,
)


def compare(alignment: Alignment, settings: CompareSettings = CompareSettings()) -> Comparison:
    """Return the matrix, the findings, the wording and the facts of one story.

    A story of one report has its facts, and nothing else to compare.
    """
    lookup = Lookup(alignment)
    if len(alignment.annotations) < 2:
        return Comparison(alignment, facts=facts(lookup))
    findings: list[Finding] = []
    for finder in FINDERS:
        findings += sorted(finder(lookup, settings), key=_order)
    held = Held(lookup)
    rows = with_omissions(lookup, matrix(lookup, findings, settings), held)
    return Comparison(
        alignment,
        rows,
        tuple(findings),
        naming(lookup),
        facts(lookup),
        revisions(lookup),
        alone(lookup, rows, held),
    )


def _order(finding: Finding) -> tuple[int, str]:
    return (-sum(len(side.spans) for side in finding.sides), finding.id)
