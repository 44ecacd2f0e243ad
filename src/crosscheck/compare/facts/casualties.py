"""How many were killed and how many hurt: what a story's reports say, taken together.

Every claim of every report votes for its number, by its place (the headline most, then the
lede) and its form ("two others wounded" tells more than "the man was shot"). The two numbers
are then chosen together, as the pair that the votes for the killed, the hurt and the hit bear
out best: four hit and one killed make three hurt, though no sentence says so. A number smaller
than the pair's is borne out in part, since "a man was wounded" is true where four were; one
hurt is too where one was killed, since the wounded may die before the next report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from crosscheck.compare.facts.claims import Claim, claims
from crosscheck.compare.facts.predicates import What
from crosscheck.model import Annotations

HEADLINE = -1
"""Where a claim of the headline stands; sentences count from 0."""
_LEDE, _EARLY = 3, 10
_MOST_NUMBERS = 12
"""Different numbers of a kind that are weighed at most, by weight: a text may count everything."""


_SORTS = {
    "number": 0.8,
    "bare": 0.7,
    "loose": 0.7,
    "list": 2.5,
    "another": 1.8,
    "one": 0.6,
    "known": 0.6,
    "name": 0.35,
    "times": 2.0,
    "crime": 0.2,
    "self": 0.8,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """What a claim counts for; tuned on one half of the incidents of ``stories/gva_2013_2015``.

    Args:
        sorts: by the sort of its phrase for people.
        again: of each further claim of the same number in a report, beside its best.
        smaller, one: of a claim of a smaller number than the pair's, of one person alone.
        died: of one person's hurt where somebody was killed and nobody else hurt.
        risen: of the hurt where they are as many as the pair's killed and hurt.
        no_dead, no_hurt: for none, a report: what the number of the others must outweigh.
    """

    headline: float = 16
    lede: float = 5.5
    late: float = 0.9
    quoted: float = 0.3
    again: float = 0.25
    hit: float = 0.6
    smaller: float = 0.65
    one: float = 0.5
    died: float = 0.5
    risen: float = 0.2
    no_dead: float = 1.8
    no_hurt: float = 0.21
    sorts: Mapping[str, float] = field(default_factory=lambda: dict(_SORTS))


WEIGHTS = Weights()
Tally = dict[int, float]
"""Number → the weight of its votes."""
Votes = dict[What, Tally]


class Read(NamedTuple):
    """A claim where it stands.

    Args:
        sentence: index of its sentence, or `HEADLINE`.
    """

    sentence: int
    quoted: bool
    claim: Claim


def read(annotations: Annotations) -> list[Read]:
    """Return every claim of a report, its headline's first."""
    article = annotations.article
    names = {m.span.start: m.span.end for m in annotations.mentions if m.kind == "person"}
    title = article.title
    found = [Read(HEADLINE, False, claim) for claim in claims(title, 0, len(title), {})]
    for place, sentence in enumerate(annotations.sentences):
        span = sentence.span
        told = claims(article.text, span.start, span.end, names)
        found += [Read(place, sentence.quoted, claim) for claim in told]
    return found


def weight(one: Read, weights: Weights = WEIGHTS) -> float:
    """Return what a claim counts for."""
    if one.sentence == HEADLINE:
        place = weights.headline
    elif one.sentence < _LEDE:
        place = weights.lede
    else:
        place = 1.0 if one.sentence < _EARLY else weights.late
    return weights.sorts[one.claim.sort] * place * (weights.quoted if one.quoted else 1)


def votes(found: Iterable[Read], weights: Weights = WEIGHTS) -> Votes:
    """Return one report's votes: the best claim of each number, and a share of the others.

    Who kills others and then himself is one more: "killed his wife" is then a claim of two.
    """
    found = list(found)
    own = max((weight(one, weights) for one in found if _own_death(one.claim)), default=0.0)
    given: dict[What, dict[int, list[float]]] = {what: defaultdict(list) for what in _WHATS}
    more = False
    for one in found:
        if not _own_death(one.claim):
            count, beside = told_of(one.claim, own_death=own > 0)
            more = more or beside
            given[one.claim.what][count].append(weight(one, weights))
    if own and not more:
        given["kill"][1].append(own)
    return {
        what: {n: (1 - weights.again) * max(w) + weights.again * sum(w) for n, w in tally.items()}
        for what, tally in given.items()
    }


_WHATS: tuple[What, ...] = ("kill", "hurt", "hit")


def _own_death(claim: Claim) -> bool:
    return claim.own and claim.what == "kill"


def dies_too(found: Iterable[Read]) -> bool:
    """Whether a report tells that whoever did it died by their own hand."""
    return any(_own_death(one.claim) for one in found)


def told_of(claim: Claim, *, own_death: bool) -> tuple[int, bool]:
    """Return the number that a claim is of, and whether whoever did it is one of them."""
    beside = own_death and claim.what == "kill" and claim.active and claim.number > 0
    return claim.number + beside, beside


def killed_and_hurt(reports: Iterable[Votes], weights: Weights = WEIGHTS) -> tuple[int, int]:
    """Return the pair that the reports bear out best; none where nothing is claimed."""
    total: Votes = {what: defaultdict(float) for what in _WHATS}
    given = list(reports)
    for one in given:
        for what, tally in one.items():
            for count, value in tally.items():
                total[what][count] += value
    kill, hurt, hit = (_heaviest(total[what]) for what in _WHATS)
    dead = {0, *kill, *(a - b for a in hit for b in hurt if a >= b)}
    wounded = {0, *hurt, *hit, *(a - b for a in hit for b in kill if a >= b)}
    none = weights.no_dead * len(given), weights.no_hurt * len(given)
    for_dead = {a: _borne(kill, a, weights) + (none[0] if a == 0 else 0) for a in dead}
    for_hurt = {b: _borne(hurt, b, weights) + (none[1] if b == 0 else 0) for b in wounded}
    for_hit = {n: _borne(hit, n, weights) for n in {a + b for a in dead for b in wounded}}

    def borne_out(pair: tuple[int, int]) -> tuple[float, int, int]:
        a, b = pair
        joint = weights.hit * for_hit[a + b]
        if a and not b:
            joint += weights.died * hurt.get(1, 0)
        if a and a + b > 1:
            joint += weights.risen * hurt.get(a + b, 0)
        return (round(for_dead[a] + for_hurt[b] + joint, 9), -a, -b)

    return max(((a, b) for a in dead for b in wounded), key=borne_out)


def _heaviest(tally: Tally) -> Tally:
    kept = sorted(tally, key=lambda count: (-tally[count], count))[:_MOST_NUMBERS]
    return {count: tally[count] for count in sorted(kept)}


def _borne(tally: Tally, wanted: int, weights: Weights) -> float:
    """Return the votes for a number: all for itself, a share of those for fewer."""
    own = tally.get(wanted, 0.0)
    one = weights.one * tally.get(1, 0.0) if wanted > 1 else 0.0
    fewer = sum(value for count, value in tally.items() if 1 < count < wanted)
    return own + one + weights.smaller * fewer
