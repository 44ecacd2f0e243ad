"""Average-link clustering of a sparse graph, exact within each connected component.

Two clusters are joined while the mean similarity over all their pairs is at least the
threshold. A mean of at least the threshold needs one pair of at least the threshold, so
clusters never reach across the components of the graph of such pairs: each component
is clustered by itself, and the n² matrix of the whole is never made. A pair without an
edge counts as 0.

What people know comes before what is measured: pairs that are said to belong together are
joined first, and no two clusters are joined that hold a pair said to be apart.

Average link was chosen over centroids and over single link after trials: copies and
follow-ups chain under single link, and centroids lose small stories.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Edge = tuple[int, int, float]
Pair = tuple[int, int]


@dataclass(slots=True)
class _Clusters:
    """Clusters under way: for each the sums of similarities to its neighbours."""

    members: dict[int, list[int]]
    sums: dict[int, dict[int, float]]
    apart: dict[int, set[int]]

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
        for stranger in self.apart.pop(other, set()):
            self.apart[stranger].discard(other)
            self.apart[stranger].add(one)
            self.apart.setdefault(one, set()).add(stranger)

    def may_join(self, one: int, other: int) -> bool:
        """Whether nobody said that they are apart."""
        return other not in self.apart.get(one, ())


def average_link(
    count: int,
    edges: Iterable[Edge],
    threshold: float,
    *,
    together: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
) -> list[list[int]]:
    """Return clusters of the nodes 0 … count-1, each sorted, in order of their first node.

    Args:
        edges: pairs with their similarity, each pair once.
        threshold: mean similarity from which two clusters are joined; above 0.
        together: pairs that are joined in any case.
        apart: pairs that are never joined, unless they are together too.

    >>> average_link(4, [(0, 1, 0.9), (1, 2, 0.4), (0, 2, 0.1)], 0.3)
    [[0, 1], [2], [3]]
    >>> average_link(3, [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.9)], 0.3, apart=[(0, 1)])
    [[0, 2], [1]]
    """
    kept = sorted(edges)
    bound = [(one, other, threshold) for one, other in together]
    component = _components(count, [*kept, *bound], threshold)
    clusters = _Clusters({n: [n] for n in range(count)}, {n: {} for n in range(count)}, {})
    for one, other, similarity in kept:
        if component[one] == component[other]:
            clusters.sums[one][other] = clusters.sums[other][one] = similarity
    holder = list(range(count))
    for one, other in sorted((min(pair), max(pair)) for pair in together):
        one, other = sorted((_root(holder, one), _root(holder, other)))
        if one != other:
            holder[other] = one
            clusters.join(one, other)
    for pair in apart:
        one, other = (_root(holder, node) for node in pair)
        if one != other:
            clusters.apart.setdefault(one, set()).add(other)
            clusters.apart.setdefault(other, set()).add(one)
    _agglomerate(clusters, threshold)
    return sorted(sorted(members) for members in clusters.members.values())


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def _components(count: int, edges: Iterable[Edge], threshold: float) -> list[int]:
    parent = list(range(count))
    for one, other, similarity in edges:
        if similarity >= threshold:
            low, high = sorted((_root(parent, one), _root(parent, other)))
            parent[high] = low
    return [_root(parent, node) for node in range(count)]


def _agglomerate(clusters: _Clusters, threshold: float) -> None:
    """Join the closest pair until none is close enough; equal pairs by lowest node."""
    heap = [
        (-mean, one, other)
        for one, around in clusters.sums.items()
        for other in around
        if one < other and (mean := clusters.mean(one, other)) >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        score, one, other = heapq.heappop(heap)
        gone = one not in clusters.members or other not in clusters.members
        if gone or clusters.mean(one, other) != -score or not clusters.may_join(one, other):
            continue  # an older mean: the pair stands in the heap again with the new one
        clusters.join(one, other)
        for neighbour in clusters.sums[one]:
            mean = clusters.mean(one, neighbour)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(one, neighbour), max(one, neighbour)))
