"""Figures: values, bounds, units and what they are told of, against NewsQuant.

The measure is CQE's (Almasian et al., EMNLP 2023): for each sentence gold and found
quantities are matched as multisets on value, value and unit, value and change, value and
concept. NewsQuant counts ages and "one of the …" and knows no votes; what we leave out on
purpose counts against us there. Other readers stand in `figure_peers`, a recogniser's unit
cases in `figure_cases`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from bench.compared import Line, absent
from bench.corpora import lines
from bench.reading import figure_cases, figure_peers
from bench.reading.quantities import Quantity, Reader, gold, near, ours
from crosscheck.annotate.figures.figures import figures
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.times import times
from crosscheck.model import Article


class Score(NamedTuple):
    """F1 on each view, and what differs, one line each."""

    value: float
    change: float
    unit: float
    whole: float
    part: float
    missed: list[str]
    false: list[str]
    wrong: list[str]

    def figures(self) -> dict[str, float]:
        """Return the columns of the table."""
        return {
            "value": self.value,
            "+ change": self.change,
            "+ unit": self.unit,
            "+ concept": self.whole,
            "in part": self.part,
        }


def evaluate(reader: Reader = ours, *, every: int = 1) -> Score:
    """Return the scores of a reader on NewsQuant, or every n-th sentence of it."""
    rows = list(lines("figures/newsquant_a"))[::every]
    pairs = [(row["text"], gold(row), reader(row["text"])) for row in rows]
    views: Sequence[Callable[[Quantity], object]] = (
        lambda q: near(q.value),
        lambda q: (near(q.value), q.change),
        lambda q: (near(q.value), q.unit),
        lambda q: (near(q.value), q.concept),
    )
    scores = [_f1(((g, f) for _, g, f in pairs), view) for view in views]
    part = _in_part([(wanted, found) for _, wanted, found in pairs])
    return Score(scores[0], scores[1], scores[2], scores[3], part, *_differences(pairs))


def _in_part(pairs: Iterable[tuple[Sequence[Quantity], Sequence[Quantity]]]) -> float:
    """Return F1 where a concept counts if it shares a word, or if neither names one."""
    right = total = 0
    for wanted, found in pairs:
        free = list(found)
        for quantity in wanted:
            same = [f for f in free if near(f.value) == near(quantity.value)]
            match = max(same, key=lambda f: len(f.concept & quantity.concept), default=None)
            if match is not None:
                free.remove(match)
                right += match.concept == quantity.concept or bool(match.concept & quantity.concept)
        total += len(wanted) + len(found)
    return 2 * right / max(1, total)


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
            match = next((f for f in free if near(f.value) == near(quantity.value)), None)
            if match is None:
                missed.append(f"{quantity} … {text}")
                continue
            free.remove(match)
            if match[1:3] != quantity[1:3]:
                wrong.append(f"{match} for {quantity} … {text}")
        false.extend(f"{quantity} … {text}" for quantity in free)
    return missed, false, wrong


def speed(count: int = 60) -> float:
    """Return words a second over news articles, sentences and times already read."""
    words, spent = 0, 0.0
    for number, row in zip(range(count), lines("unlabelled/news_articles"), strict=False):
        article = Article(str(number), "bench", "", row["text"], "bench")
        split = sentences(article)
        told = times(article, None, split)
        begun = time.process_time()
        figures(article, split, told)
        spent += time.process_time() - begun
        words += len(row["text"].split())
    return words / spent


def measure() -> dict[str, float]:
    """Return the measures and words a second."""
    result = evaluate()
    return {
        "figures.newsquant_a.value": result.value,
        "figures.newsquant_a.change": result.change,
        "figures.newsquant_a.unit": result.unit,
        "figures.newsquant_a.concept": result.whole,
        "figures.newsquant_a.concept_in_part": result.part,
        "figures.recognizers.right": figure_cases.evaluate().share,
        "figures.words_per_second": speed(),
    }


def compared() -> Iterator[Line]:
    """Yield ours and every peer's figures on the same sentences, then a recogniser's cases."""
    what, on = "figures, F1", "newsquant_a"
    yield Line(what, on, "ours", evaluate().figures())
    for name, package, reader in figure_peers.PEERS:
        try:
            figures_ = evaluate(reader).figures()
        except ImportError:
            yield absent(what, on, name, package)
        else:
            yield Line(what, on, name, figures_)
    yield Line(what, on, "CQE", note=figure_peers.CQE)
    cases = figure_cases.evaluate()
    for model, share, count in cases.by_model:
        note = figure_cases.LEFT_OUT.get(model, "")
        yield Line("figures, cases right", f"recognizers {model}", "ours",
                   {"share": share, "cases": count}, note)  # fmt: skip
    yield Line("figures, cases right", "recognizers, all", "ours",
               {"share": cases.share, "cases": cases.asked})  # fmt: skip
    for cause, count in cases.causes:
        yield Line("figures, cases not right", "recognizers", "ours", {"cases": count}, cause)
    yield Line("figures, words a second", "unlabelled", "ours", {"speed": speed()})


if __name__ == "__main__":
    for line in compared():
        print(line.what, line.on, line.reader, dict(line.figures), line.note)
