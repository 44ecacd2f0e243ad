"""Average link: exact, sparse, deterministic."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.group.clusters.linkage import Edge, average_link

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.05, 0.2, 0.35, 0.5, 0.8]),
    max_size=30,
)


def _edges(similarities: dict[tuple[int, int], float]) -> list[Edge]:
    return [(one, other, score) for (one, other), score in similarities.items()]


def _by_matrix(count: int, edges: list[Edge], threshold: float) -> list[list[int]]:
    """Average link as in a textbook: on the whole matrix, the closest pair first."""
    matrix = np.zeros((count, count))
    for one, other, score in edges:
        matrix[one, other] = matrix[other, one] = score
    clusters = [[node] for node in range(count)]
    while len(clusters) > 1:
        means = {
            (a, b): matrix[np.ix_(clusters[a], clusters[b])].mean()
            for a in range(len(clusters))
            for b in range(a + 1, len(clusters))
        }
        best = min(
            means,
            key=lambda pair: (-round(means[pair], 9), clusters[pair[0]][0], clusters[pair[1]][0]),
        )
        if means[best] < threshold - 1e-9:
            break
        clusters[best[0]] += clusters.pop(best[1])
    return sorted(sorted(cluster) for cluster in clusters)


def test_a_chain_does_not_pull_far_ends_together() -> None:
    chain = [(0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.5), (3, 4, 0.5)]
    assert average_link(5, chain, 0.3) == [[0, 1], [2, 3], [4]]


def test_no_edges_leave_everything_alone() -> None:
    assert average_link(3, [], 0.1) == [[0], [1], [2]]


@given(EDGES)
def test_it_is_average_link_on_the_whole_matrix(similarities: dict[tuple[int, int], float]) -> None:
    edges = _edges({pair: s + 1e-4 * (7 * pair[0] + pair[1]) for pair, s in similarities.items()})
    assert average_link(10, edges, 0.25) == _by_matrix(10, edges, 0.25)


@given(EDGES, st.randoms())
def test_the_order_of_edges_does_not_matter(
    similarities: dict[tuple[int, int], float], random: object
) -> None:
    edges = _edges(similarities)
    shuffled = list(edges)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert average_link(10, shuffled, 0.25) == average_link(10, edges, 0.25)
