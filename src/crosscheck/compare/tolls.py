"""How many were killed, hurt, shot or held, where reports tell it plainly and differently.

The story's toll as a fact (`facts.toll`) weighs every phrase; a finding must rest on two phrases
that a reader can lay side by side (`counted`), and hedges are respected: "at least seven" is no
other count than nine. A report that has the other's number too, for a part or for the whole, knows
both and takes no side; only of those held does a report tell the former count beside the new one.
Where all reports of one number appeared before all of the other, the count moved: an update.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from crosscheck.compare.counted import DEAD, Key, counts
from crosscheck.compare.facts.casualties import read
from crosscheck.compare.figures import agree
from crosscheck.compare.lookup import Lookup, annotated
from crosscheck.compare.tellings import Camps, Telling, against, camps, dated, in_order, sides
from crosscheck.model import Evidence, Figure, Finding
from crosscheck.settings import CompareSettings

_MANIFOLD = 20
"""How many times another a toll may be and still be of one happening."""
_CLAIMED = {"killed": "kill", "hurt": "hurt", "shot": "hit"}
Count = Telling[Figure]


def toll_findings(lookup: Lookup, settings: CompareSettings) -> list[Finding]:
    """Return a finding for each count of the killed, hurt, shot or held that is told apart."""
    told: dict[Key, list[Count]] = defaultdict(list)
    for annotations in annotated(lookup):
        own: dict[Key, list[Count]] = defaultdict(list)
        for key, telling in counts(annotations):
            own[key].append(telling)
        for key, tellings in own.items():
            told[key] += _latest(tellings) if key[0] == "in custody" else tellings

    def one(left: Count, right: Count) -> bool:
        return agree(left.value, right.value, settings.hedge_tolerance)

    found = ((key, camps(lookup, tellings, one)) for key, tellings in sorted(told.items()))
    return [
        _finding(lookup, " ".join(reversed(key)), apart)
        for key, apart in found
        if apart
        and _of_a_size(apart)
        and not _both_known(lookup, key[0], apart)
        and not _dead_among(lookup, key[0], apart)
    ]


def _latest(tellings: Iterable[Count]) -> list[Count]:
    """Return the largest count of those held in a report: the others were held before."""
    return [max(tellings, key=lambda one: (one.value.low or 0.0, -one.span.start))]


def _of_a_size(found: Camps[Figure]) -> bool:
    """Whether no count is many times another: the dead of a war are not those of one attack."""
    values = [camp[0].value.low or camp[0].value.high or 0.0 for camp in found]
    return max(values) <= _MANIFOLD * min(values)


def _both_known(lookup: Lookup, what: str, found: Camps[Figure]) -> bool:
    """Whether a report of one side has the number of another as well, for a part or the whole."""
    values = {camp[0].value.low for camp in found}
    for one in (one for camp in found for one in camp):
        claims = (claimed.claim for claimed in read(lookup.of[one.span.article]))
        known = {float(claim.number) for claim in claims if claim.what == _CLAIMED.get(what)}
        if known & (values - {one.value.low}):
            return True
    return False


def _dead_among(lookup: Lookup, what: str, found: Camps[Figure]) -> bool:
    """Whether the larger count of the hurt may hold those whom the others count as killed."""
    if what != "hurt":
        return False
    ranked = sorted(found, key=lambda camp: camp[0].value.low or 0.0)
    for fewer, more in pairwise(ranked):
        between = (more[0].value.low or 0.0) - (fewer[0].value.low or 0.0)
        killed = {
            float(claimed.claim.number)
            for one in fewer
            for claimed in read(lookup.of[one.span.article])
            if claimed.claim.what == "kill"
        }
        beside = (lookup.of[one.span.article].sentence_at(one.span.start) for one in more)
        if between in killed and not any(DEAD.search(s.text) for s in beside if s):
            return True
    return False


def _finding(lookup: Lookup, about: str, found: Camps[Figure]) -> Finding:
    told = sides(found)
    order = in_order(lookup, [side.spans for side in told])
    seen = Evidence("counts apart", 1.0, against(told), tuple(side.spans[0] for side in told))
    if order:
        moved = ", then ".join(dated(lookup, told[place]) for place in order)
        why = f"Later reports give another count: {moved}. An update, not a contradiction."
        return lookup.finding("update", about, told, why, (seen,))
    why = f"Reports count the same people differently, hedges respected: {against(told)}."
    return lookup.finding("figure", about, told, why, (seen,))
