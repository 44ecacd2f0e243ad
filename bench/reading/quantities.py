"""Quantities as NewsQuant and CQE have them, and our figures turned into that form.

NewsQuant marks a change where a verb tells it ("rose 5%") and not where a noun does ("a 5%
rise"), and begins "thousands" at one thousand; ours are turned into that form before they
are compared. A unit counts as equal where both name the same measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

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
    concept: frozenset[str] = frozenset()


Reader = Callable[[str], list[Quantity]]
_OURS = frozenset(
    (
        *("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"),
        *("mile", "yard"),
    )
)
_FILLERS = frozenset(("the", "of", "in", "for", "to", "on", "at", "a", "an", "and", "s"))
_NOMINAL = re.compile(
    r"\s(?:increase|rise|gain|jump|drop|decline|decrease|fall|reduction|more|higher|lower)\b"
)
_GAIN_OF = re.compile(
    r"\b(?:increase|rise|gain|jump|drop|decline|decrease|fall|reduction)\sof\s(?:\w+\s)?$"
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
    "times": "time", "oz": "ounce", "l": "litre", "g": "gram", "Gt": "gigatonne",
    "dB": "decibel", "Nm": "newton-metre", "t": "tonne", "GW": "gigawatt", "nm": "nanometre",
    "ha": "hectare", "km²": "square kilometre", "m²": "square metre", "mile²": "square mile",
    "m³": "cubic metre", "ft³": "cubic foot", "MWh": "megawatt-hour", "GWh": "gigawatt-hour",
    "GHz": "gigahertz", "MHz": "megahertz", "V": "volt", "ml": "millilitre", "mg": "milligram",
    "CHF": "swiss franc", "HKD": "dollar", "NZD": "dollar", "SGD": "dollar", "BRL": "real",
    "TRY": "lira", "ZAR": "rand", "NOK": "norwegian crown", "PHP": "peso", "MXN": "peso",
    "MYR": "ringgit", "THB": "baht", "fps": "frame per second", "m/s": "metre per second",
    "ppm": "part per million", "kcal": "calorie", "Mbps": "megabit per second",
}  # fmt: skip

_SAME = {
    "foot pound-force": "pound-foot", "gigaton": "gigatonne", "chinese yuan": "yuan",
    "pound sterling": "pound", "australian dollar": "dollar", "canadian dollar": "dollar",
    "danish krone": "danish crown", "kilowatt hour": "kilowatt-hour",
    "newton metre": "newton-metre", "metric horsepower": "PS", "brake horsepower": "horsepower",
}  # fmt: skip
"""Units that the gold names otherwise than we do, for the same measure."""


def read(text: str) -> tuple[Figure, ...]:
    """Return our figures of a text written on some day."""
    start = datetime(2019, 6, 12)
    published = Published(start, start + timedelta(days=1), "day", "given")
    article = Article("a", "bench", "", text, "bench", published)
    split = sentences(article)
    return figures(article, split, times(article, published, split))


def ours(text: str) -> list[Quantity]:
    """Return our figures as quantities, without sums."""
    return [_quantity(figure, text) for figure in read(text) if not figure.parts]


def _quantity(figure: Figure, text: str) -> Quantity:
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    value = (low or 0.0,) if low == high else (low or 0.0, high or 0.0)
    base, _, rate = (figure.unit or "").partition(" per ")
    unit = _UNITS.get(base, base) + (f" per {_UNITS.get(rate, rate)}" if rate else "")
    if figure.unit in (None, "fraction", "times"):
        unit = figure.counted or unit
    about = "~" if figure.bound == "range" and figure.hedge else None
    sign = about or _SIGNS.get(figure.bound) or _change(figure, text) or "="
    told = figure.subject.of(text) if figure.subject else ""
    if figure.unit is not None and figure.counted:
        told += f" {figure.counted}"
    return Quantity(_vague(figure) or value, sign, folded(unit), concept(told))


def _change(figure: Figure, text: str) -> str | None:
    """Return a change that a verb tells: NewsQuant marks no others."""
    behind = _NOMINAL.match(text, figure.span.end)
    before = _GAIN_OF.search(text, max(0, figure.span.start - 30), figure.span.start)
    return None if behind or before else figure.change


def concept(told: str) -> frozenset[str]:
    """Return the stems of the words that say what a figure is told of."""
    words = re.findall(r"[^\W_]+", told.lower())
    return frozenset(stem(word) for word in words if word not in _FILLERS)


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


def folded(unit: str) -> str:
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
        told = concept(quantity["referred_concepts"].replace("-", " "))
        found.append(Quantity(value, change or quantity["change"], _unit(quantity), told))
    return found


def _unit(quantity: dict[str, str]) -> str:
    normal, written = quantity["normalized_unit"], quantity["unit"]
    normal = _SAME.get(normal, normal)
    base = normal.partition(" per ")[0]
    known = (
        normal in _UNITS.values()
        or base in _UNITS.values()
        or base in _OURS
        or written in ("-", "%", "$")
    )
    return folded(normal if known else written)


def near(value: tuple[float, ...]) -> tuple[str, ...]:
    """Return values so that rounding does not matter, nor whether a range ends in 9."""
    return tuple(f"{number:.3g}" for number in value)
