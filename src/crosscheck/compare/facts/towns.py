"""What the names of places in a report count for as the town of what happened."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crosscheck.compare.facts.days import tells_event
from crosscheck.compare.facts.places import Frame, regions
from crosscheck.compare.facts.units import PACKAGE
from crosscheck.model import Annotations, Article
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of

_LEDE, _EARLY = 3, 10
_LETTERS = re.compile(r"[^a-z]")


_FRAMES = {
    "police": 3.0,
    "region": 1.8,
    "scene": 1.6,
    "dateline": 1.0,
    "before": 1.0,
    "people": 0.7,
    "other": 0.5,
    "area": 0.3,
    "county": 0.1,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """What a frame counts for; tuned on one half of the incidents of ``stories/gva_2013_2015``.

    Args:
        place, unplace: where the name was read as a place, as something else.
        title: for a name that stands in the headline too.
        event: in a sentence that tells what happened.
        region: for a name that is a region's as well ("in Washington").
        known: for a town that needs no telling where it lies (``lists/towns.txt``).
        outlet: for a town that the outlet is named after.
    """

    lede: float = 1.5
    late: float = 0.4
    quoted: float = 0.3
    away: float = 0.26
    place: float = 1.4
    unplace: float = 0.6
    title: float = 1.4
    event: float = 1.6
    region: float = 0.3
    known: float = 1.5
    outlet: float = 1.7
    again: float = 0.3
    frames: Mapping[str, float] = field(default_factory=lambda: dict(_FRAMES))


WEIGHTS = Weights()


def weight(annotations: Annotations, frame: Frame, weights: Weights = WEIGHTS) -> float:
    """Return what one frame counts for."""
    value = weights.frames[frame.frame]
    value *= weights.lede if frame.sentence < _LEDE else 1.0
    value *= weights.late if frame.sentence >= _EARLY else 1.0
    value *= weights.quoted if frame.quoted else 1.0
    value *= weights.away if frame.away else 1.0
    if frame.kind:
        value *= weights.place if frame.kind == "place" else weights.unplace
    if frame.name in regions() and frame.frame not in ("dateline", "police", "region"):
        value *= weights.region
    sentences = annotations.sentences
    if frame.sentence < len(sentences) and tells_event(sentences[frame.sentence].text):
        value *= weights.event
    return value


def votes(
    article: Article, weighed: Iterable[tuple[Frame, float]], weights: Weights = WEIGHTS
) -> dict[str, float]:
    """Return one report's votes for each town: its best frame, and a share of the others."""
    given: dict[str, list[float]] = defaultdict(list)
    for frame, value in weighed:
        given[frame.name].append(value)
    counted = {}
    for name, values in given.items():
        if _in_title(article, name):
            values.append(weights.title)
        value = (1 - weights.again) * max(values) + weights.again * sum(values)
        value *= weights.outlet if _names_outlet(article, name) else 1.0
        value *= weights.known if name in words_of(PACKAGE, "lists/towns.txt") else 1.0
        counted[name] = value
    return counted


def _in_title(article: Article, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", article.title) is not None


def _names_outlet(article: Article, name: str) -> bool:
    """Whether an outlet's name or address holds a town's: "stlouis.example.com"."""
    host = (article.url or "").split("/")[2:3]
    outlet = _LETTERS.sub("", fold(" ".join([article.source, *host])))
    town = _LETTERS.sub("", fold(name))
    return len(town) > 3 and town in outlet
