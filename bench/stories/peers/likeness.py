"""How alike the peers find two reports: all pairs of a collection, as one square.

A collection of some thousand reports is small enough for every pair to be held, and a square
of similarities is all that average link and running centroids need. So each way to see a
report (the words of its title, TF-IDF, MiniLM) goes with each way to cluster.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.stories.collections import Collection, headline
from bench.stories.peers import minilm
from crosscheck.model import Article

Floats = NDArray[np.float64]
DAY_SECONDS = 86_400
NEVER = math.inf  # the time constant that leaves time out


class Likeness(NamedTuple):
    """The similarity of all pairs, and when each report appeared.

    Args:
        cosines: n × n.
        days: not a number where a report has no date.
    """

    cosines: Floats
    days: Floats

    def time_constants(self) -> tuple[float, ...]:
        """Return the days that are tried, of which one leaves time out."""
        return (NEVER,) if np.isnan(self.days).all() else (NEVER, 100.0, 30.0, 10.0, 3.0)

    def faded(self, days: float) -> Floats:
        """Return the similarities as time takes them away: by e in so many days."""
        apart = np.abs(self.days[:, None] - self.days[None, :])
        return self.cosines * np.exp(-np.nan_to_num(apart) / days)


See = Callable[[Collection], Likeness]


def titles(collection: Collection) -> Likeness:
    """Return the share of the titles' words that two have in common (Jaccard)."""
    found = [headline(article) for article in collection.articles]
    index = {word: n for n, word in enumerate(sorted(set().union(*found)))}
    held = np.zeros((len(found), len(index)))
    for row, title in enumerate(found):
        held[row, [index[word] for word in sorted(title)]] = 1
    shared = held @ held.T
    sizes = held.sum(axis=1)
    return Likeness(shared / np.maximum(1, sizes[:, None] + sizes - shared), _days(collection))


def tfidf(collection: Collection) -> Likeness:
    """Return the cosine of scikit-learn's TF-IDF, its counts damped, its stop words out."""
    vectorizer: Any = import_module("sklearn.feature_extraction.text").TfidfVectorizer(
        sublinear_tf=True, stop_words="english"
    )
    rows = vectorizer.fit_transform(map(whole, collection.articles))
    return Likeness((rows @ rows.T).toarray(), _days(collection))


def sentences(collection: Collection) -> Likeness:
    """Return the cosine of MiniLM's vectors."""
    rows = minilm.vectors([whole(article) for article in collection.articles]).astype(np.float64)
    return Likeness(rows @ rows.T, _days(collection))


def whole(article: Article) -> str:
    """Return a report's title and text."""
    return f"{article.title}\n{article.text}"


def _days(collection: Collection) -> Floats:
    dates = [article.published for article in collection.articles]
    return np.array([date.instant / DAY_SECONDS if date else math.nan for date in dates])
