"""Average-link clustering of a sparse graph, exact within each connected component.

Two clusters are joined while the mean similarity over all their pairs is at least the
threshold. A mean of at least the threshold needs one pair of at least the threshold, so
clusters never reach across the components of the graph of such pairs: each component
is clustered by itself, and the n² matrix of the whole is never made. A pair without an
edge counts as 0.

Average link was chosen over centroids and over single link after trials: copies and
follow-ups chain under single link, and centroids lose small stories.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

Edge = tuple[int, int, float]


@dataclass(slots=True)
class _Clusters:
    """Clusters under way: for each the sums of similarities to its neighbours."""

    members: dict[int, list[int]]
    sums: dict[int, dict[int, float]]

    def mean(self, one: int, other: int) -> float:
        pairs = len(self.members[one]) * len(self.members[other])
        return self.sums[one].get(other, 0.0) / pairs

    def join(self, one: int, other: int) -> None:
        """Put the second cluster into the first."""
        self.members[one] += self.members.pop(other)
        mine, theirs = self.sums[one], self.sums.pop(other)
        mine.pop(other, None)
        for neighbour, similarity in theirs.items():
            if neighbour == one:
                continue
            mine[neighbour] = mine.get(neighbour, 0.0) + similarity
            around = self.sums[neighbour]
            around.pop(other, None)
            around[one] = mine[neighbour]


def average_link(count: int, edges: Iterable[Edge], threshold: float) -> list[list[int]]:
    """Return clusters of the nodes 0 … count-1, each sorted, in order of their first node.

    Args:
        edges: pairs with their similarity, each pair once.
        threshold: mean similarity from which two clusters are joined; above 0.

    >>> average_link(4, [(0, 1, 0.9), (1, 2, 0.4), (0, 2, 0.1)], 0.3)
    [[0, 1], [2], [3]]
    """
    kept = sorted(edges)
    component = _components(count, kept, threshold)
    clusters = _Clusters({n: [n] for n in range(count)}, {n: {} for n in range(count)})
    for one, other, similarity in kept:
        if component[one] == component[other]:
            clusters.sums[one][other] = clusters.sums[other][one] = similarity
    _agglomerate(clusters, threshold)
    return sorted(sorted(members) for members in clusters.members.values())


def _components(count: int, edges: Iterable[Edge], threshold: float) -> list[int]:
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other, similarity in edges:
        if similarity >= threshold:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    return [root(node) for node in range(count)]


def _agglomerate(clusters: _Clusters, threshold: float) -> None:
    """Join the closest pair until none is close enough; equal pairs by lowest node."""
    heap = [
        (-similarity, one, other)
        for one, around in clusters.sums.items()
        for other, similarity in around.items()
        if one < other and similarity >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        score, one, other = heapq.heappop(heap)
        gone = one not in clusters.members or other not in clusters.members
        if gone or clusters.mean(one, other) != -score:
            continue  # an older mean: the pair stands in the heap again with the new one
        clusters.join(one, other)
        for neighbour in clusters.sums[one]:
            mean = clusters.mean(one, neighbour)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(one, neighbour), max(one, neighbour)))
