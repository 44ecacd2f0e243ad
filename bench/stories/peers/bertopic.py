"""BERTopic's recipe (Grootendorst 2022): MiniLM, made small by UMAP, clustered by HDBSCAN.

UMAP's settings are BERTopic's own (five components, no least distance, cosine), HDBSCAN's too
except that a cluster may have as few as two reports; its neighbours and that size are tuned.
What HDBSCAN calls noise is a story of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.stories.collections import Collection
from bench.stories.peers import minilm
from bench.stories.peers.likeness import whole

COMPONENTS, SEED = 5, 42
NEIGHBOURS, LEAST = (5, 10, 15), (2, 3, 5, 10)
FEW = 20  # reports, up to which UMAP's spectral start has too little to go by


class Density(NamedTuple):
    """How many neighbours UMAP looks at, and the fewest reports of a cluster."""

    neighbours: int
    least: int


class Reduced:
    """A collection's vectors, and what UMAP makes of them."""

    def __init__(self, collection: Collection) -> None:
        self.rows = minilm.vectors([whole(article) for article in collection.articles])
        self.by = cache(self._by)

    def _by(self, neighbours: int) -> NDArray[np.float32]:
        few = len(self.rows) <= FEW
        reducer: Any = import_module("umap").UMAP(
            n_neighbors=min(neighbours, len(self.rows) - 1),
            n_components=min(COMPONENTS, len(self.rows) - 2),
            min_dist=0.0,
            metric="cosine",
            init="random" if few else "spectral",
            random_state=SEED,
            n_jobs=1,  # with a seed it takes one anyway, and warns
        )
        reduced: NDArray[np.float32] = reducer.fit_transform(self.rows)
        return reduced


def tried(reduced: Reduced) -> Iterator[Density]:
    """Yield the settings that are tried."""
    for neighbours in NEIGHBOURS:
        yield from (Density(neighbours, least) for least in LEAST if least <= len(reduced.rows))


def dense(reduced: Reduced, by: Density) -> list[int]:
    """Return the cluster of each report."""
    clustering: Any = import_module("sklearn.cluster").HDBSCAN(
        min_cluster_size=by.least, metric="euclidean", copy=True
    )
    labels: list[int] = clustering.fit_predict(reduced.by(by.neighbours)).tolist()
    return [label if label >= 0 else -1 - place for place, label in enumerate(labels)]
