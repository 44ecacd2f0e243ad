"""How common words are in news, and how they are cased: counts from 8,000 articles.

Five reports of one event cannot say which of their words are rare, since each of them
holds the event's words; a background can. Made by ``training/frequencies.py``.
"""

from __future__ import annotations

import gzip
import math
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Frequency(NamedTuple):
    """A word's counts: articles that hold it, times in lower case, times capitalised.

    Capitals that begin a sentence are not counted.
    """

    articles: int
    lower: int
    upper: int


@cache
def _table() -> tuple[int, dict[str, Frequency]]:
    packed = files("crosscheck.text").joinpath("frequencies.txt.gz").read_bytes()
    head, *lines = gzip.decompress(packed).decode("utf-8").splitlines()
    table = {}
    for line in lines:
        word, articles, lower, upper = line.split("\t")
        table[word] = Frequency(int(articles), int(lower), int(upper))
    return int(head.split("\t")[1]), table


def frequency(folded: str) -> Frequency:
    """Return the counts of a folded word; zeros where it is too rare to be listed."""
    return _table()[1].get(folded, Frequency(0, 0, 0))


def idf(folded: str) -> float:
    """Return ln(N / articles holding the word), smoothed; about 8 for an unknown one.

    >>> idf("the") < idf("minister") < idf("zygote")
    True
    """
    total, table = _table()
    known = table.get(folded)
    return math.log((total + 1) / ((known.articles if known else 0) + 2))


def name_share(folded: str) -> float:
    """Return the share of its uses inside sentences in which a word is capitalised.

    0.5 where it is too rare to say.
    """
    known = frequency(folded)
    return (known.upper + 1) / (known.upper + known.lower + 2)
