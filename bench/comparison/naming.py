"""What reports call things, words that judge, and what one text alone tells.

Namings are held to the ``naming`` differences of the gold of twelve events (recall: most of these
are free paraphrases; precision was judged by eye, see the decision page). Judging words are held
to BASIL's lexical slant by sentences and by words, beside every sentence and VADER's sentiment.
"Only in …" and "not in …" are held to the gold's statements: whether the gold has them in no
other report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import import_module
from typing import Any

from bench import corpora
from bench.compared import Line, absent
from bench.comparison.events import Event, Part, events, touches
from bench.comparison.findings import found
from bench.comparison.scores import Scores
from crosscheck.align import align
from crosscheck.annotate.sentences import sentences
from crosscheck.compare import compare
from crosscheck.compare.calling.loaded import loaded_in
from crosscheck.compare.held import Held
from crosscheck.compare.lookup import Lookup
from crosscheck.compare.omitted import absent as not_held
from crosscheck.model import Article, Comparison, Span
from crosscheck.text.tokens import words

_PARTS: tuple[Part, ...] = ("measure", "tune")
_STRONG = 2.0
"""VADER's mean rating, of 4, from which a word counts: strong praise or blame."""

Bounds = tuple[int, int]
Marker = Callable[[str], list[Bounds]]


def measure() -> dict[str, float]:
    """Return recall of namings, the F1 of judging words, and how often "only in" is right."""
    figures: dict[str, float] = {}
    for part in _PARTS:
        shown, recall = _namings(part)
        figures[f"naming.events.{part}.recall"] = recall
        figures[f"naming.events.{part}.shown"] = shown
        figures[f"alone.events.{part}.right"] = _share(_alone(part))
        figures[f"absent.events.{part}.right"] = _share(_absent(part))
    by_sentence, by_word = slant(_ours)
    return figures | {"loaded.basil.sentences": by_sentence.f1, "loaded.basil.words": by_word.f1}


def compared() -> Iterator[Line]:
    """Yield the lines of namings, of judging words with their peers, and of what stands alone."""
    for part in _PARTS:
        shown, recall = _namings(part)
        yield Line("namings", f"events, {part}", "ours", {"shown": shown, "recall": recall})
    yield from _slant_line("ours", _ours)
    yield from _slant_line("every sentence", lambda text: [(0, len(text))])
    vader = _vader()
    if vader:
        yield from _slant_line("vaderSentiment", vader)
    else:
        yield absent("judging words, F1", "basil", "VADER", "vaderSentiment")
    for part in _PARTS:
        for what, right in (("only in", _alone(part)), ("not in", _absent(part))):
            figures = {"told": float(len(right)), "right": _share(right)}
            yield Line(what, f"events, {part}", "ours", figures)


def _share(right: list[bool]) -> float:
    return sum(right) / len(right) if right else 1.0


def _namings(part: Part) -> tuple[float, float]:
    rows = list(found(part))
    shown = [told for _, told, _ in rows if told and told.kind == "naming"]
    gold = sum(d.type == "naming" for event in events(part) for d in event.differences)
    missed = sum(told is None and d is not None and d.type == "naming" for _, told, d in rows)
    return float(len(shown)), 1 - missed / gold


# --- judging words ----------------------------------------------------------------------


def slant(marker: Marker) -> tuple[Scores, Scores]:
    """Return precision and recall of BASIL's lexical slant, by sentences and by words."""
    sides: list[tuple[bool, bool]] = []
    tokens: list[tuple[bool, bool]] = []
    for row in corpora.lines("claims/basil_2010_2014"):
        gold = [
            (a["start"], a["end"])
            for a in row["annotations"]
            if a["bias"] == "lexical" and a["in"] == "text"
        ]
        told = marker(row["text"])
        parts = [(token.start, token.end) for token in words(row["text"])]
        sides += [(_meets(span, told), _meets(span, gold)) for span in _sentences(row)]
        tokens += [(_meets(span, told), _meets(span, gold)) for span in parts]
    return _scores(sides), _scores(tokens)


def _sentences(row: dict[str, Any]) -> list[Bounds]:
    article = Article(row["id"], row["outlet"], row["title"] or "", row["text"], row["id"])
    return [(one.span.start, one.span.end) for one in sentences(article)]


def _meets(bounds: Bounds, others: list[Bounds]) -> bool:
    return any(start < bounds[1] and bounds[0] < end for start, end in others)


def _scores(pairs: list[tuple[bool, bool]]) -> Scores:
    right = sum(told and gold for told, gold in pairs)
    told = sum(one for one, _ in pairs)
    gold = sum(one for _, one in pairs)
    return Scores(right / (told or 1), right / (gold or 1))


def _slant_line(reader: str, marker: Marker) -> Iterator[Line]:
    for what, scores in zip(("sentences", "words"), slant(marker), strict=True):
        figures = {"P": scores.precision, "R": scores.recall, "F1": scores.f1}
        yield Line(f"judging words, by {what}", "basil", reader, figures)


def _ours(text: str) -> list[Bounds]:
    return [(place.start, place.end) for place in loaded_in(text)]


def _vader() -> Marker | None:
    """Return a marker of VADER's strong words, or None where it is not installed."""
    try:
        module = import_module("vaderSentiment.vaderSentiment")
    except ImportError:
        return None
    return partial(_strong, module.SentimentIntensityAnalyzer().lexicon)


def _strong(lexicon: dict[str, float], text: str) -> list[Bounds]:
    return [
        (token.start, token.end)
        for token in words(text)
        if abs(lexicon.get(token.text.lower(), 0.0)) >= _STRONG
    ]


# --- what one text alone tells ----------------------------------------------------------


@cache
def _compared(key: str, part: Part) -> Comparison:
    event = next(event for event in events(part) if event.key == key)
    return compare(align(event.story, event.annotated()))


def _told(event: Event, span: Span) -> list[set[str]]:
    """Return the reports of each of the gold's statements that a passage touches."""
    return [
        {one.article for one in group.spans}
        for group in event.groups["statement"]
        if any(touches(one, span) for one in group.spans)
    ]


def _alone(part: Part) -> list[bool]:
    """Return of each statement told as "only in" whether no other report tells most of it."""
    right = []
    for event in events(part):
        for one in _compared(event.key, part).alone:
            reports = [len(articles) for articles in _told(event, one.statement.span)]
            right.append(not reports or 2 * reports.count(1) >= len(reports))
    return right


def _absent(part: Part) -> list[bool]:
    """Return of each cell whose text is held not to tell a shared statement whether that is so.

    Whole texts and clocks are left aside: the sets know the day alone.
    """
    right: list[bool] = []
    for event in events(part):
        comparison = _compared(event.key, part)
        held = Held(Lookup(comparison.alignment))
        for row in comparison.matrix:
            tellers = [cell.span for cell in row.cells if cell.span]
            if len(tellers) < 2:
                continue
            holders = set().union(*(a for span in tellers for a in _told(event, span)))
            unseen = (cell.article for cell in row.cells if cell.span is None)
            right += [a not in holders for a in unseen if not_held(held, row, a)]
    return right
