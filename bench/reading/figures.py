"""Figures: values, bounds and units against NewsQuant and a recogniser's cases.

The measure is CQE's (Almasian et al., EMNLP 2023): for each sentence gold and found
quantities are matched as multisets on value, value and unit, value and change. NewsQuant
counts ages and plain "one" and knows no votes; what we leave out on purpose counts
against us there.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bench.corpora import lines
from crosscheck.annotate.figures.figures import figures
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.times import times
from crosscheck.model import Article, Figure, Published
from crosscheck.text.fold import stem


class Quantity(NamedTuple):
    """A quantity as CQE compares them; a value is one number or the ends of a range."""

    value: tuple[float, ...]
    change: str
    unit: str


Reader = Callable[[str], list[Quantity]]
_OURS = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "mile",
        "yard",
    ]
)
_PLURALS = {"dozens": 12.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_SIGNS = {"about": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}
_UNITS = {
    "percent": "percentage", "USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen",
    "USD cents": "cent", "km": "kilometre", "m": "metre", "ft": "foot", "in": "inch",
    "km/h": "kilometre per hour", "mph": "mile per hour", "points": "point", "CAD": "dollar",
    "GB": "gigabyte", "TB": "terabyte", "MB": "megabyte", "kg": "kilogram", "lb": "pound-mass",
    "acre": "acre", "barrel": "barrel", "basis points": "basis point", "AUD": "dollar",
    "percentage points": "percentage point", "rpm": "revolutions per minute", "cm": "centimetre",
    "mm": "millimetre", "lb-ft": "pound-foot", "hp": "horsepower", "INR": "rupee",
    "Hz": "hertz", "kWh": "kilowatt-hour", "MW": "megawatt", "W": "watt", "MP": "megapixel",
    "GBP pence": "pence", "DKK": "danish crown", "ILS": "shekel", "CNY": "yuan",
    "SEK": "swedish crown", "RUB": "ruble", "KRW": "won", "degree": "degree",
    "°C": "celsius", "°F": "fahrenheit", "kW": "kilowatt", "gal": "gallon", "ft²": "square foot",
    "kHz": "kilohertz",
    "times": "time", "oz": "ounce", "l": "litre", "g": "gram",
}  # fmt: skip


def read(text: str) -> tuple[Figure, ...]:
    """Return our figures of a text written on some day."""
    start = datetime(2019, 6, 12)
    published = Published(start, start + timedelta(days=1), "day", "given")
    article = Article("a", "bench", "", text, "bench", published)
    split = sentences(article)
    return figures(article, split, times(article, published, split))


def ours(text: str) -> list[Quantity]:
    """Return our figures as quantities, without sums."""
    return [_quantity(figure) for figure in read(text) if not figure.parts]


def _quantity(figure: Figure) -> Quantity:
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    value = (low or 0.0,) if low == high else (low or 0.0, high or 0.0)
    base, _, rate = (figure.unit or "").partition(" per ")
    unit = _UNITS.get(base, base) + (f" per {_UNITS.get(rate, rate)}" if rate else "")
    if figure.unit in (None, "fraction", "times"):
        unit = figure.counted or unit
    about = "~" if figure.bound == "range" and figure.hedge else None
    sign = about or _SIGNS.get(figure.bound) or figure.change or "="
    return Quantity(_vague(figure) or value, sign, _folded(unit))


def _vague(figure: Figure) -> tuple[float, ...]:
    """Return "thousands" as NewsQuant has it, 1,000 to 10,000; we begin at two thousand."""
    word = re.search(
        r"(?:(tens|hundreds) of )?\b(dozens|hundreds|thousands|millions|billions)\b",
        figure.text.lower(),
    )
    if figure.bound != "range" or word is None or word.group(2) not in _PLURALS:
        return ()
    unit = _PLURALS[word.group(2)] * {"tens": 10, "hundreds": 100}.get(word.group(1) or "", 1)
    return (unit, unit * 10)


def _folded(unit: str) -> str:
    """Return the stems of a unit's words: adjectives and nouns as written, in any order."""
    stems = sorted(stem(word) for word in re.findall(r"[^\W_]+", unit) if word.lower() != "s")
    return " ".join(stems)


def gold(row: dict[str, Any]) -> list[Quantity]:
    """Return a sentence's annotated quantities."""
    found = []
    for quantity in row["quantities"]:
        pieces = re.findall(r"\d[\d.]*", quantity["value"])
        value = tuple(float(piece) for piece in pieces)
        change = {"=": "=", "~": "~", ">": ">", "<": "<"}.get(quantity["change"])
        found.append(Quantity(value, change or quantity["change"], _unit(quantity)))
    return found


def _unit(quantity: dict[str, str]) -> str:
    normal, written = quantity["normalized_unit"], quantity["unit"]
    base = normal.partition(" per ")[0]
    known = (
        normal in _UNITS.values()
        or base in _UNITS.values()
        or base in _OURS
        or written in ("-", "%", "$")
    )
    return _folded(normal if known else written)


def quantulum(text: str) -> list[Quantity]:
    """Return quantulum3's quantities; it reads no hedges."""
    from quantulum3 import parser

    return [
        Quantity((float(found.value),), "=", _folded(found.unit.name))
        for found in parser.parse(text)
    ]


class Score(NamedTuple):
    """F1 on value, value and change, value and unit; and what differs, one line each."""

    value: float
    change: float
    unit: float
    missed: list[str]
    false: list[str]
    wrong: list[str]


def evaluate(reader: Reader = ours, *, every: int = 1) -> Score:
    """Return the scores of a reader on NewsQuant, or every n-th sentence of it."""
    rows = list(lines("figures/newsquant_a"))[::every]
    pairs = [(row["text"], gold(row), reader(row["text"])) for row in rows]
    views: Sequence[Callable[[Quantity], object]] = (
        lambda q: _near(q.value),
        lambda q: (_near(q.value), q.change),
        lambda q: (_near(q.value), q.unit),
    )
    scores = [_f1(((g, f) for _, g, f in pairs), view) for view in views]
    return Score(scores[0], scores[1], scores[2], *_differences(pairs))


def _near(value: tuple[float, ...]) -> tuple[str, ...]:
    """Return values so that rounding does not matter, nor whether a range ends in 9."""
    return tuple(f"{number:.3g}" for number in value)


def _f1(
    pairs: Iterable[tuple[Sequence[Quantity], Sequence[Quantity]]],
    view: Callable[[Quantity], object],
) -> float:
    right = total = 0
    for wanted, found in pairs:
        both = Counter(map(view, wanted)) & Counter(map(view, found))
        right += sum(both.values())
        total += len(wanted) + len(found)
    return 2 * right / max(1, total)


def _differences(
    pairs: Iterable[tuple[str, list[Quantity], list[Quantity]]],
) -> tuple[list[str], list[str], list[str]]:
    missed: list[str] = []
    false: list[str] = []
    wrong: list[str] = []
    for text, wanted, found in pairs:
        free = list(found)
        for quantity in wanted:
            match = next((f for f in free if _near(f.value) == _near(quantity.value)), None)
            if match is None:
                missed.append(f"{quantity} … {text}")
                continue
            free.remove(match)
            if match[1:] != quantity[1:]:
                wrong.append(f"{match} for {quantity} … {text}")
        false.extend(f"{quantity} … {text}" for quantity in free)
    return missed, false, wrong


def recognizers() -> tuple[float, list[str]]:
    """Return the share of a recogniser's cases whose values we read, and the others.

    Only numbers, ranges, percentages, money, dimensions and temperatures; cases that even
    the original's Python version fails are left out.
    """
    right, wrong, count = 0, [], 0
    for row in lines("figures/recognizers_numbers_en"):
        wanted = [f for f in row["figures"] if f["type"] != "ordinal" and f.get("value")]
        if "python" in row["unsupported_in"] or row["model"] in ("ordinal", "age", "numberrange"):
            continue
        count += 1
        values = [
            float(v) for f in wanted for v in re.findall(r"^-?[\d.]+(?:E[+-]?\d+)?", f["value"])
        ]
        found = [f.high if f.high is not None else f.low for f in read(row["text"]) if not f.parts]
        mine = [f"{value:.4g}" for value in found if value is not None]
        wanted_values = Counter(f"{value:.4g}" for value in values)
        plain = row["model"] in ("number", "percent")  # the others mark one kind of unit only
        if wanted_values == Counter(mine) or (not plain and wanted_values <= Counter(mine)):
            right += 1
        else:
            wrong.append(f"{row['model']} | {row['text']} | {values} | {mine}")
    return right / max(1, count), wrong


def speed(count: int = 60) -> float:
    """Return words a second over news articles, sentences and times already read."""
    words, spent = 0, 0.0
    for number, row in zip(range(count), lines("unlabelled/news_articles"), strict=False):
        article = Article(str(number), "bench", "", row["text"], "bench")
        split = sentences(article)
        told = times(article, None, split)
        begun = time.perf_counter()
        figures(article, split, told)
        spent += time.perf_counter() - begun
        words += len(row["text"].split())
    return words / spent


def measure() -> dict[str, float]:
    """Return the measures and words a second."""
    result = evaluate()
    return {
        "figures.newsquant_a.value": result.value,
        "figures.newsquant_a.change": result.change,
        "figures.newsquant_a.unit": result.unit,
        "figures.recognizers.right": recognizers()[0],
        "figures.words_per_second": speed(),
    }


def table() -> str:
    """Return a table of our scores beside quantulum3's, where that is installed."""
    rows = [f"{'reader':12} value  +change  +unit"]
    readers: list[tuple[str, Reader]] = [("crosscheck", ours), ("quantulum3", quantulum)]
    for name, reader in readers:
        try:
            result = evaluate(reader)
        except ImportError:
            rows.append(f"{name} is not installed: no peer")
            continue
        rows.append(f"{name:12} " + "  ".join(f"{value:.3f}" for value in result[:3]))
    rows.append(f"recogniser's cases right: {recognizers()[0]:.3f}")
    rows.append(f"words a second: {speed():,.0f}")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
