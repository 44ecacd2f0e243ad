"""Why each report is in its story: the report that it is most like, and the words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crosscheck.group.reports import Reports
from crosscheck.model import Evidence

SHOWN = 6  # words named
MOST = 100  # reports of a story; of a larger one its shared terms are reason enough


def nearest(
    places: Sequence[int], family_of: Mapping[int, int], reports: Reports
) -> Iterator[Evidence]:
    """Yield each report's nearest one of another lineage, with the words that tie them.

    Args:
        places: the reports, in the story's order.
        family_of: the lineage of each.
    """
    if not 1 < len(places) <= MOST:
        return
    alike = _products(places, family_of, reports)
    for place in places:
        products = alike[place]
        if products:
            other = max(products, key=lambda p: (round(sum(products[p].values()), 9), -p))
            yield _evidence(place, other, products[other], reports)


def _products(
    places: Sequence[int], family_of: Mapping[int, int], reports: Reports
) -> dict[int, dict[int, dict[int, float]]]:
    """Return what each term gives to the likeness of each two reports of different lineages."""
    holders: dict[int, list[tuple[int, float]]] = defaultdict(list)
    alike: dict[int, dict[int, dict[int, float]]] = {place: {} for place in places}
    for place in places:
        for term, weight in reports.vector(place).items():
            for other, theirs in holders[term]:
                if family_of[other] != family_of[place]:
                    alike[place].setdefault(other, {})[term] = weight * theirs
                    alike[other].setdefault(place, {})[term] = weight * theirs
            holders[term].append((place, weight))
    return alike


def _evidence(place: int, other: int, products: Mapping[int, float], reports: Reports) -> Evidence:
    article, vector = reports.article(place), reports.vector(place)
    terms = sorted(products, key=lambda term: (-products[term], term))
    seen = [(found.start, found.end) for t in terms if (found := vector.seen(t)).end]
    spans = tuple(article.span(*bounds) for bounds in dict.fromkeys(seen[:SHOWN]))
    words = ", ".join(dict.fromkeys(span.of(article.text) for span in spans))
    detail = f"{article.source}: most like {reports.article(other).source}"
    score = round(sum(products.values()), 4)
    return Evidence("nearest", score, f"{detail}, by {words}" if words else detail, spans)
