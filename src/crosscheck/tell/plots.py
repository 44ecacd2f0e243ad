"""Figures of the same thing, report by report, placed on one scale.

A figure is drawn as what it is: a dot, a ring for a hedged one ("about 140"), a bar for a
range, an arrow where it is open to one side ("at least seven").
"""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.model import Bound, Figure, Quantity, StoryAccount
from crosscheck.tell.pieces import number
from crosscheck.tell.sources import Marks, Source, Sources

_OPEN_UP = ("at_least", "more_than")
_OPEN_DOWN = ("at_most", "less_than")
_BOUNDS: dict[Bound, str] = {
    "exact": "",
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "range": "",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure as one text gives it: the copies of that text share its dot.

    Args:
        figure: the earliest of them, and with it the words that are shown.
        sources: the reports that give it so, in order of publication.
        left, right: its bounds on the scale, 0 to 1; None where it has no number.
        shape: ``dot``, ``ring``, ``bar``, ``up`` or ``down``.
    """

    figure: Figure
    sources: tuple[Source, ...]
    marks: Marks
    left: float | None
    right: float | None
    shape: str

    @property
    def source(self) -> Source:
        """The report that gave it first."""
        return self.sources[0]

    @property
    def meaning(self) -> str:
        """The figure's bounds, in words."""
        return bounds_text(self.figure)


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures of one thing, in order of publication, and the ends of their scale."""

    id: str
    about: str
    dots: tuple[Dot, ...]
    low: str
    high: str

    @property
    def moves(self) -> bool:
        """Whether any two of its figures differ."""
        return len({(dot.figure.low, dot.figure.high) for dot in self.dots}) > 1


def plots(told: StoryAccount, sources: Sources) -> tuple[Plot, ...]:
    """Return the quantities that two reports or more give, differing ones first."""
    several = [q for q in told.alignment.quantities if len(_articles(q)) > 1]
    ordered = sorted(several, key=lambda q: (not _moves(q), -len(_articles(q))))
    return tuple(_plot(quantity, sources) for quantity in ordered)


def bounds_text(figure: Figure) -> str:
    """Return a figure's bounds in plain characters, with its unit.

    Returns:
        As ``at least 7``, ``about 140``, ``130 to 150``; empty where it has no number.
    """
    low, high = _shown(figure.low), _shown(figure.high)
    known = low or high
    if not known:
        return ""
    if figure.bound == "range" and low and high:
        said = f"{low} to {high}"
    else:
        said = f"{_BOUNDS[figure.bound]} {known}".strip()
    return f"{said} {figure.unit}" if figure.unit else said


def _articles(quantity: Quantity) -> set[str]:
    return {figure.span.article for figure in quantity.figures}


def _moves(quantity: Quantity) -> bool:
    return len({(figure.low, figure.high) for figure in quantity.figures}) > 1


def _plot(quantity: Quantity, sources: Sources) -> Plot:
    ends = [end for f in quantity.figures for end in (f.low, f.high) if end is not None]
    low, high = (min(ends), max(ends)) if ends else (0.0, 0.0)
    figures = sorted(quantity.figures, key=lambda f: (_when(sources, f), f.span))
    same: dict[tuple[str, float | None, float | None, str], list[Figure]] = {}
    for figure in figures:
        letter = sources.of(figure.span.article).letter
        same.setdefault((letter, figure.low, figure.high, figure.bound), []).append(figure)
    dots = tuple(_dot(one, sources, low, high) for one in same.values())
    return Plot(quantity.id, quantity.about, dots, _shown(low), _shown(high))


def _when(sources: Sources, figure: Figure) -> tuple[float, int]:
    source = sources.of(figure.span.article)
    published = source.article.published
    return (published.instant if published else float("inf")), source.number


def _dot(figures: list[Figure], sources: Sources, low: float, high: float) -> Dot:
    figure = figures[0]
    left, right = _place(figure.low, low, high), _place(figure.high, low, high)
    if figure.bound in _OPEN_UP:
        shape = "up"
    elif figure.bound in _OPEN_DOWN:
        shape = "down"
    elif figure.low != figure.high and left is not None and right is not None:
        shape = "bar"
    else:
        shape = "ring" if figure.bound == "about" else "dot"
    start = left if left is not None else right
    end = right if right is not None else left
    givers = tuple(dict.fromkeys(sources.of(one.span.article) for one in figures))
    marks = sources.marks(one.span for one in figures)
    return Dot(figure, givers, marks, start, end, shape)


def _place(value: float | None, low: float, high: float) -> float | None:
    """Return where a value lies between the scale's ends; the middle where they meet."""
    if value is None:
        return None
    return (value - low) / (high - low) if high > low else 0.5


def _shown(value: float | None) -> str:
    plain = number(value)
    return "" if plain is None else f"{plain:,}"
