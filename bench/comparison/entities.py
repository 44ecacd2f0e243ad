"""How well names are joined across reports: B-cubed on ECB+.

Over the gold mentions of persons, organisations and places that hold a name which `annotate`
finds: predicted entities against gold chains, a story at a time. The peer joins names that
are written alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from bench import corpora
from bench.comparison.scores import Scores, b_cubed
from bench.comparison.stories import story_of
from crosscheck.align.entities import entities
from crosscheck.annotate import annotate
from crosscheck.model import Entity
from crosscheck.settings import AlignSettings
from crosscheck.text.fold import fold

_NAMED = frozenset({"HUMAN_PART_PER", "HUMAN_PART_ORG", "LOC_GEO", "LOC_FAC", "HUMAN_PART_GPE"})
_ECB_STORIES = 24


def measure() -> dict[str, float]:
    """Return the measures by name."""
    found: dict[str, float] = {}
    for system, scores in name_scores().items():
        found[f"alignment.names.ecbplus.{system}.b_cubed_f1"] = scores.f1
        found[f"alignment.names.ecbplus.{system}.precision"] = scores.precision
    return found


def name_scores() -> dict[str, Scores]:
    """Return B-cubed of ours and of joining what is written alike, on ECB+."""
    ours: list[tuple[str, str]] = []
    peer: list[tuple[str, str]] = []
    rows = defaultdict(list)
    for row in corpora.lines("stories/ecbplus"):
        rows[row["story"]].append(row)
    for key in sorted(rows)[:: len(rows) // _ECB_STORIES]:
        story = story_of(rows[key])
        annotated = annotate(story)
        found = entities(story, annotated, AlignSettings())
        for text, entity, chain in _matched(rows[key], found):
            ours.append((f"{key} {entity}", f"{key} {chain}"))
            peer.append((f"{key} {fold(text)}", f"{key} {chain}"))
    return {"ours": b_cubed(ours), "written_alike": b_cubed(peer)}


def _matched(
    rows: Iterable[dict[str, Any]], found: Iterable[Entity]
) -> Iterator[tuple[str, str, str]]:
    """Yield a name's text, its entity and its gold chain, where a gold mention ends with it."""
    ends = {
        (mention.span.article, mention.span.end): (mention, entity)
        for entity in found
        for mention in entity.mentions
    }
    for row in rows:
        for gold in row["mentions"]:
            place = (row["id"], gold["spans"][-1][1])
            if gold["chain"] is None or gold["tag"] not in _NAMED or place not in ends:
                continue
            mention, entity = ends[place]
            if mention.span.start >= gold["spans"][0][0]:
                yield mention.text, entity.id, gold["chain"]
