"""Times: spans and values against TIMEX3 and TEI annotation, and a recogniser's cases.

Measures are TempEval-3's: strict (equal spans), relaxed (overlapping), and value (relaxed
F1 by the share of matched expressions whose value is equal). Only expressions that the
annotation of a set knows count: TEI dates have no durations and no "now". The cases are
judged in `time_cases`; the peers are those of `time_peers`, on the same rows as ours.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bench.compared import Line, absent
from bench.corpora import lines
from bench.reading import time_cases, time_peers
from bench.reading.time_peers import Document, Mark
from bench.reading.timex import flat, tei, value
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.times import expressions
from crosscheck.model import Article, Published


def ours(text: str, day: str) -> list[Mark]:
    """Return what Crosscheck reads in a text written on a day (empty: unknown)."""
    published = None
    if day:
        start = datetime.fromisoformat(day)
        published = Published(start, start + timedelta(days=1), "day", "given")
    article = Article("a", "bench", "", text, "bench", published)
    found = expressions(article, published, sentences(article))
    return [Mark(one.start, one.end, value(one, text)) for each in found for one in flat(each)]


def read_all(documents: Sequence[Document]) -> list[list[Mark]]:
    """Return what Crosscheck reads in texts."""
    return [ours(document.text, document.day) for document in documents]


def _day(dct: str | None) -> str:
    """Return a day in ISO form, or nothing; one document has it as 03-02-2009."""
    if dct is None:
        return ""
    return dct if re.match(r"\d{4}-", dct) else f"{dct[6:10]}-{dct[3:5]}-{dct[:2]}"


def timexes(row: dict[str, Any]) -> list[Mark]:
    """Return the gold expressions of a set with TIMEX3."""
    return [Mark(t["start"], t["end"], t["value"]) for t in row["timexes"]]


def dates(row: dict[str, Any]) -> list[Mark]:
    """Return the gold expressions of a set with TEI dates, their values as TIMEX3."""
    return [Mark(d["start"], d["end"], _tei(d)) for d in row["dates"]]


def _tei(date: dict[str, str]) -> str:
    if "when" in date:
        return re.sub(r":00$", "", date["when"])
    first = date.get("from") or date.get("notBefore") or ""
    last = date.get("to") or date.get("notAfter") or ""
    if first[:3] == last[:3] and re.match(r"\d{3}0", first) and re.match(r"\d{3}9", last):
        return first[:3]
    return first[:2] if first[2:4] in ("00", "01") and last[2:4] in ("99", "00") else first


class Score(NamedTuple):
    """Strict, relaxed and value F1, with what did not match."""

    strict: float
    relaxed: float
    value: float
    missed: list[str]
    false: list[str]
    wrong: list[str]


def score(pairs: Iterable[tuple[str, Sequence[Mark], Sequence[Mark]]]) -> Score:
    """Compare gold and found marks of texts."""
    gold_count = found_count = strict = overlap = right = 0
    missed, false, wrong = [], [], []
    for text, gold, found in pairs:
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        strict += len({m[:2] for m in gold} & {m[:2] for m in found})
        free = list(found)
        for mark in gold:
            match = next((f for f in free if f.start < mark.end and mark.start < f.end), None)
            where = text[max(0, mark.start - 50) : mark.end + 30].replace("\n", " ")
            if match is None:
                missed.append(f"{text[mark.start : mark.end]!r} {mark.value} … {where}")
                continue
            free.remove(match)
            overlap += 1
            if match.value == mark.value:
                right += 1
            else:
                told = f"{text[match.start : match.end]!r} {match.value} for {mark.value}"
                wrong.append(f"{told} … {where}")
        for f in free:
            where = text[max(0, f.start - 50) : f.end + 30].replace("\n", " ")
            false.append(f"{text[f.start : f.end]!r} {f.value} … {where}")
    total = max(1, gold_count + found_count)
    relaxed = 2 * overlap / total
    return Score(
        2 * strict / total, relaxed, relaxed * right / max(1, overlap), missed, false, wrong
    )


SETS: dict[str, tuple[str, Callable[[dict[str, Any]], list[Mark]]]] = {
    "meantime": ("times/meantime", timexes),
    "gum": ("times/gum_dates", dates),
    "gum_news": ("times/gum_dates", dates),
    "wikiwars": ("times/wikiwars", timexes),
}
_UNDATED = re.compile(r"P|PRESENT|PAST|FUTURE|XXXX")


def rows_of(name: str, every: int = 1) -> list[dict[str, Any]]:
    """Return the rows of a set, or every n-th of them."""
    rows = [r for r in lines(SETS[name][0]) if name != "gum_news" or r["genre"] == "news"]
    return rows[::every]


def evaluate(name: str, reader: time_peers.Peer = read_all, *, every: int = 1) -> Score:
    """Return the scores of a reader on a set, or on every n-th document of it."""
    rows, gold_of = rows_of(name, every), SETS[name][1]
    documents = [
        Document(row["text"], _day(row["dct"]), name == "meantime" or row.get("genre") == "news")
        for row in rows
    ]
    pairs = []
    for row, found in zip(rows, reader(documents), strict=True):
        if name.startswith("gum"):
            placed = [mark._replace(value=tei(mark.value)) for mark in found]
            found = [mark for mark in placed if not _UNDATED.match(mark.value)]
        pairs.append((row["text"], gold_of(row), found))
    return score(pairs)


def measure() -> dict[str, float]:
    """Return the measures of every set, and words a second."""
    figures: dict[str, float] = {}
    for name in SETS:
        result = evaluate(name)
        figures |= {
            f"times.{name}.strict": result.strict,
            f"times.{name}.relaxed": result.relaxed,
            f"times.{name}.value": result.value,
        }
    cases = time_cases.ours(time_cases.cases())
    figures["times.recognizers.right"] = time_cases.share(cases)
    figures["times.recognizers.right_of_supported"] = time_cases.share(cases, supported=True)
    figures["times.words_per_second"] = speed()
    return figures


EVERY = {"meantime": 1, "gum": 4, "wikiwars": 1, "recognizers": 10}
"""Which rows the peers are asked: every n-th of the long sets, as HeidelTime is slow."""

_PUBLISHED = "news, as published: strict .82, relaxed .91, value .78 (TempEval-3)"


def compared() -> Iterator[Line]:
    """Yield ours and every peer's figures on the same rows of each set."""
    for name in ("meantime", "gum", "wikiwars"):
        every = EVERY[name]
        on = name if every == 1 else f"{name}, one in {every}"
        yield Line("times, F1", on, "ours", _figures(evaluate(name, every=every)))
        for peer, (reader, package) in time_peers.PEERS.items():
            note = _PUBLISHED if peer == "HeidelTime" and name == "meantime" else ""
            try:
                figures = _figures(evaluate(name, reader, every=every))
            except ImportError:
                yield absent("times, F1", on, peer, package)
            else:
                yield Line("times, F1", on, peer, figures, note)
    yield from _cases_compared()
    yield Line("times, words a second", "unlabelled", "ours", {"speed": speed()})


def _figures(result: Score) -> dict[str, float]:
    return {"strict": result.strict, "relaxed": result.relaxed, "value": result.value}


def _cases_compared() -> Iterator[Line]:
    rows = time_cases.cases(every=EVERY["recognizers"])
    what, on = "times, cases right", f"recognizers, one in {EVERY['recognizers']}"
    yield Line(what, on, "ours", _shares(time_cases.ours(rows)))
    for peer, (reader, package) in time_cases.READERS.items():
        try:
            results = time_cases.judge(rows, reader(rows))
        except ImportError:
            yield absent(what, on, peer, package)
        else:
            yield Line(what, on, peer, _shares(results))
    whole = time_cases.ours(time_cases.cases())
    yield Line(what, "recognizers, all", "ours", _shares(whole))
    for cause, count in time_cases.causes(whole).most_common():
        yield Line("times, cases not right", "recognizers, all", "ours", {"cases": count}, cause)


def _shares(results: Sequence[time_cases.Result]) -> dict[str, float]:
    supported = time_cases.share(results, supported=True)
    return {"all": time_cases.share(results), "of those its Python reads": supported}


def speed(count: int = 60) -> float:
    """Return words a second over news articles, sentences already split."""
    articles = [
        Article(str(i), "bench", "", row["text"], "bench")
        for i, row in zip(range(count), lines("unlabelled/news_articles"), strict=False)
    ]
    start = datetime(2024, 3, 26)
    published = Published(start, start + timedelta(days=1), "day", "given")
    split = [(article, sentences(article)) for article in articles]
    words = sum(len(article.text.split()) for article in articles)
    begun = time.process_time()
    for article, found in split:
        expressions(article, published, found)
    return words / (time.process_time() - begun)
