"""A recogniser's unit cases: the share whose values we read, by kind, and why not the rest.

The cases were written for a calculator's and an assistant's needs, not for news: every
number counts, alone or in a line of arithmetic. Cases that even the original's Python
version fails are left out. What we leave out on purpose is named, and counted as wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bench.corpora import lines
from bench.reading.quantities import read

LEFT_OUT: Mapping[str, str] = {
    "age": "ages of people are kept out on purpose; those of things are read",
    "ordinal": "ranks are kept out on purpose",
}
"""Kinds that news figures are not."""
_ALL = frozenset(("number", "percent"))
"""Kinds whose cases mark every number; the others mark those with one kind of unit."""
_CAUSES: tuple[tuple[str, str], ...] = (
    ("computer notation (1.3e6, 2^3, 10G)", r"\d[eE][+-]?\d|\^|\d\s?G\b|\d k\b|\.5 M\b"),
    ("arithmetic in words (thirty fifths, one over 3)",
     r"ths\b|\bfifth|twenty[- ]f\w+|\bover\b|trillionth|quarters million|(half|quarter) million|"
     r"and three and three|two dozens|point seventy"),
    ("a small number that counts nothing (three, minus one)",
     r"^\W*(?:three|naught)\W*$|nought|zero is|one last|version two|(?:minus|negative) one$"),
    ("digits mixed with words (3 hundred and 21)", r"\d (?:hundred|thousand|crore)|dozs|dzs|2mil"),
    ("parts of one sum of money apart (3 dollars 50 cents)",
     r"cents|dollars forty|dollar and|mao|c \$ 100"),
    ("names, dates, addresses, telephones, lists kept out",
     r"SCP|phone|\d/\d+/|192|nrs?\.|^\W*\d+\.$|usim|Road|usm"),
    ("marks set apart by spaces (fifty - two)", r"\w - \w|- \d|one - f|five - e"),
    ("a comma for the decimal point in running text", r"5,00|1,3\."),
    ("the case reads a number beside a unit as no number", r"ml liquid|1m isn"),
)  # fmt: skip
"""Why a case is not read, told by its form; the first that fits."""


class Cases(NamedTuple):
    """The share of cases right over all, by kind, and the causes of the rest."""

    share: float
    asked: int
    by_model: Sequence[tuple[str, float, int]]
    causes: Sequence[tuple[str, int]]
    wrong: Sequence[str]


def evaluate() -> Cases:
    """Return how the cases are read; the share over all leaves ages and ranks out."""
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    wrong: list[str] = []
    for row in lines("figures/recognizers_numbers_en"):
        if "python" in row["unsupported_in"]:
            continue
        model = row["model"]
        asked[model] += 1
        if _is_right(row):
            right[model] += 1
        elif model not in LEFT_OUT:
            causes[_cause(row["text"])] += 1
            wrong.append(f"{model}: {row['text']}")
    by_model = [(name, right[name] / asked[name], asked[name]) for name in sorted(asked)]
    kinds = [name for name in asked if name not in LEFT_OUT]
    count = sum(asked[name] for name in kinds)
    share = sum(right[name] for name in kinds) / max(1, count)
    return Cases(share, count, by_model, causes.most_common(), wrong)


def _is_right(row: Mapping[str, Any]) -> bool:
    wanted = [f["value"] for f in row["figures"] if f["type"] != "ordinal" and f.get("value")]
    if row["model"] == "ordinal":
        wanted = [f["value"] for f in row["figures"]]
    values = [v for value in wanted for v in re.findall(r"^-?[\d.]+(?:E[+-]?\d+)?", str(value))]
    found = [f.high if f.high is not None else f.low for f in read(row["text"]) if not f.parts]
    mine = Counter(f"{value:.4g}" for value in found if value is not None)
    wanted_values = Counter(f"{float(value):.4g}" for value in values)
    if row["model"] in _ALL:
        return wanted_values == mine
    return wanted_values <= mine


def _cause(text: str) -> str:
    return next((name for name, form in _CAUSES if re.search(form, text)), "other")
