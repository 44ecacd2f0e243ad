"""Times: spans and values against TIMEX3 and TEI annotation, beside dateparser.

Measures are TempEval-3's: strict (equal spans), relaxed (overlapping), and value (relaxed
F1 by the share of matched expressions whose value is equal). Only expressions that the
annotation of a set knows count: TEI dates have no durations and no "now".
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bench.corpora import lines
from bench.reading.timex import flat, tei, value
from crosscheck.annotate.sentences import sentences
from crosscheck.annotate.times.times import Found, expressions
from crosscheck.model import Article, Published


class Mark(NamedTuple):
    """A marked expression: its span and its value."""

    start: int
    end: int
    value: str


Reader = Callable[[str, str], list[Mark]]


def ours(text: str, day: str, form: Callable[[Found, str], str] = value) -> list[Mark]:
    """Return what Crosscheck reads in a text written on a day (empty: unknown)."""
    published = None
    if day:
        start = datetime.fromisoformat(day)
        published = Published(start, start + timedelta(days=1), "day", "given")
    article = Article("a", "bench", "", text, "bench", published)
    found = expressions(article, published, sentences(article))
    return [Mark(one.start, one.end, form(one, text)) for each in found for one in flat(each)]


def dateparser_reads(text: str, day: str) -> list[Mark]:
    """Return what dateparser's search reads, each match as a day."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(day or "2020-01-01")
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for written, moment in search_dates(text, ["en"], settings) or []:
        at = text.find(written, at)
        found.append(Mark(at, at + len(written), f"{moment:%Y-%m-%d}"))
        at += len(written)
    return found


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


def evaluate(name: str, reader: Reader = ours, *, every: int = 1) -> Score:
    """Return the scores of a reader on a set, or on every n-th document of it."""
    path, gold_of = SETS[name]
    rows = [row for row in lines(path) if name != "gum_news" or row["genre"] == "news"]
    pairs = []
    for row in rows[::every]:
        if reader is ours and name.startswith("gum"):
            found = ours(row["text"], _day(row["dct"]), tei)
        else:
            found = reader(row["text"], _day(row["dct"]))
        if name.startswith("gum"):
            found = [mark for mark in found if not _UNDATED.match(mark.value)]
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
    figures["times.recognizers.right"] = recognizers()[0]
    figures["times.words_per_second"] = speed()
    return figures


def recognizers() -> tuple[float, list[str]]:
    """Return the share of a recogniser's cases whose spans and values are all ours too.

    Cases that even the original's Python version fails are left out.
    """
    right, wrong, count = 0, [], 0
    for row in lines("times/recognizers_datetime_en"):
        if "python" in row["unsupported_in"]:
            continue
        count += 1
        gold = [(t["start"], t["end"]) for t in row["timexes"]]
        found = [(m.start, m.end) for m in ours(row["text"], row["dct"])]
        if gold == found and _same_values(row):
            right += 1
        else:
            texts = [t["text"] for t in row["timexes"]]
            mine = [row["text"][s:e] for s, e in found]
            wrong.append(f"{row['text']} | {texts} | {mine}")
    return right / max(1, count), wrong


def _same_values(row: dict[str, Any]) -> bool:
    """Whether each value is one of those the case allows, where it has a plain one."""
    found = ours(row["text"], row["dct"])
    for timex, mark in zip(row["timexes"], found, strict=True):
        allowed = {v.get("timex", "") for v in timex["values"]}
        allowed |= {v.get("value", "")[:10] for v in timex["values"]}
        allowed |= {v.get("value", "")[:16].replace(" ", "T") for v in timex["values"]}
        plain = re.match(r"[\dP]", mark.value) and any(re.match(r"[\dP]", a) for a in allowed)
        if plain and mark.value not in allowed:
            return False
    return True


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
    begun = time.perf_counter()
    for article, found in split:
        expressions(article, published, found)
    return words / (time.perf_counter() - begun)


def table() -> str:
    """Return a table of our scores, and dateparser's on every fourth document."""
    rows = [f"{'set':12} {'reader':12} strict relaxed  value"]
    for name in SETS:
        result = evaluate(name)
        rows.append(f"{name:12} {'crosscheck':12} " + "  ".join(f"{v:.3f}" for v in result[:3]))
    try:
        for name in ("meantime", "gum_news"):
            result = evaluate(name, dateparser_reads, every=4)
            rows.append(f"{name:12} {'dateparser':12} " + "  ".join(f"{v:.3f}" for v in result[:3]))
    except ImportError:
        rows.append("dateparser is not installed: no peer")
    rows.append(f"recognizers cases right: {recognizers()[0]:.3f}")
    rows.append(f"words a second: {speed():,.0f}")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
