r"""Quotes and speakers on PolNeAR (US politics), beside a regular expression and people.

``python -m bench.reading quotes`` prints them; ``python -m bench.reading.quote_errors`` shows
missed and wrong ones. A direct quotation is a gold content with a quotation mark. It
is *found* where a direct or partial quote overlaps it, *exact* where one equals it (marks
left out; *exact_clause* where an indirect one may too, since gold takes the clause around a
partial quote), its speaker *right* where the speaker's span overlaps the gold source. The
longest overlapping quote answers; in *right_nested* the quote that fits the content best
does, indirect ones too, since gold also holds what encloses a quotation ("“…,” she said, the
Post reported"). Word scores are over all attributions, indirect ones too; a word is ``\\w+``.
PolNeAR's sources are whole noun phrases: with ``described`` a speaker's description
(`Speaker.described`) stands for the speaker's span.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from bench import corpora
from bench.compared import Line, table
from bench.reading import quoted_speakers as speakers
from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.quotes.quotes import quotes
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article, Quote, content_id

Bounds = tuple[int, int]
_WORD = re.compile(r"\w+")
MARKS = ("“", "”", '"', "„", "«", "»", "''", "``")
_EDGES = "“”\"„«»‘’' ,.\n"
_PEER = re.compile(
    r"[“\"](?P<said>[^“”\"\n]+)[”\"],?\s+(?:(?P<before>(?:[A-Z][\w.’'-]+\s?){1,5}|[Hh]e|[Ss]he|they)"
    r"\s*(?:said|says|told|added|wrote|asked)|(?:said|says|added)\s+(?P<after>(?:[A-Z][\w.’'-]+\s?){1,5}))"
    r"|(?P<first>(?:[A-Z][\w.’'-]+\s?){1,5}|[Hh]e|[Ss]he|they)\s*(?:said|says|told|added|wrote)[,:]?\s+"
    r"[“\"](?P<then>[^“”\"\n]+)[”\"]|[“\"](?P<rest>[^“”\"\n]+)[”\"]"
)


class Told(NamedTuple):
    """One quote of a system: where its words, cue and source stand."""

    content: Bounds
    cue: Bounds | None
    source: Bounds | None
    marked: bool


System = Callable[[Article], list[Told]]


def _read(article: Article) -> list[Quote]:
    split = sentences(article)
    return [q for q in quotes(article, split, mentions(article, split)) if q.kind != "scare"]


def ours(article: Article) -> list[Told]:
    """Return what this package finds."""
    return [_shown(quote, described=False) for quote in _read(article)]


def ours_described(article: Article) -> list[Told]:
    """Return the same, each speaker with her or his description."""
    return [_shown(quote, described=True) for quote in _read(article)]


def _shown(quote: Quote, *, described: bool) -> Told:
    who = quote.speaker
    source = (who.described if described and who.described else who.span) if who else None
    return Told(
        (quote.span.start, quote.span.end),
        (quote.cue.start, quote.cue.end) if quote.cue else None,
        (source.start, source.end) if source else None,
        quote.kind != "indirect",
    )


def peer(article: Article) -> list[Told]:
    """Return what a regular expression finds: a mark, a verb, capitals next to it."""
    found = []
    for match in _PEER.finditer(article.text):
        groups = match.groupdict()
        said = next(name for name in ("said", "then", "rest") if groups[name])
        source = next((n for n in ("before", "after", "first") if groups[n]), None)
        found.append(Told(match.span(said), None, match.span(source) if source else None, True))
    return found


def article_of(row: dict[str, Any]) -> Article:
    """Return a row of the set as an article."""
    return Article(content_id(row["id"]), row["outlet"], row["title"] or "", row["text"], row["id"])


def overlaps(one: Bounds, other: Bounds) -> bool:
    """Whether two stretches of a text have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def _bare(text: str, bounds: Bounds) -> Bounds:
    start, end = bounds
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _words(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    return {m.start() for start, end in spans for m in _WORD.finditer(text, start, end)}


def _direct(row: dict[str, Any], told: list[Told], counts: Counter[str]) -> None:
    text = row["text"]
    marked = [one for one in told if one.marked]
    exact = {_bare(text, one.content) for one in marked}
    clauses = {_bare(text, one.content) for one in told}
    for gold in row["attributions"]:
        content = [(s, e) for s, e in gold["content"]]
        if not any(mark in text[s:e] for s, e in content for mark in MARKS):
            continue
        counts["direct"] += 1
        matched = [one for one in marked if any(overlaps(one.content, c) for c in content)]
        counts["found"] += bool(matched)
        counts["exact"] += any(_bare(text, c) in exact for c in content)
        counts["exact_clause"] += any(_bare(text, c) in clauses for c in content)
        if matched and gold["source"]:
            counts["matched"] += 1
            best = max(matched, key=lambda one: one.content[1] - one.content[0])
            counts["named"] += best.source is not None
            counts["right"] += _speaks(best, gold)
            counts["right nested"] += _speaks(max(told, key=lambda one: _fit(one, content)), gold)
    golds = [(s, e) for gold in row["attributions"] for s, e in gold["content"]]
    counts["marked"] += len(marked)
    counts["wanted"] += sum(any(overlaps(one.content, g) for g in golds) for one in marked)


def _speaks(one: Told, gold: dict[str, Any]) -> bool:
    source = one.source
    return source is not None and any(overlaps(source, (s, e)) for s, e in gold["source"])


def _fit(one: Told, content: list[Bounds]) -> float:
    """Return the share of characters that a quote and a gold content have in common."""
    start, end = one.content
    both = sum(max(0, min(end, e) - max(start, s)) for s, e in content)
    return both / (end - start + sum(e - s for s, e in content) - both)


def _by_word(row: dict[str, Any], told: list[Told], counts: Counter[str]) -> None:
    text = row["text"]
    mine = {
        "content": [one.content for one in told],
        "cue": [one.cue for one in told if one.cue],
        "source": [one.source for one in told if one.source],
    }
    for part, spans in mine.items():
        gold = _words(text, [s for one in row["attributions"] for s in one[part]])
        found = _words(text, spans)
        counts[f"{part} both"] += len(gold & found)
        counts[f"{part} gold"] += len(gold)
        counts[f"{part} mine"] += len(found)


def score(rows: Iterable[dict[str, Any]], system: System) -> dict[str, float]:
    """Return a system's figures on rows of PolNeAR."""
    counts: Counter[str] = Counter()
    for row in rows:
        told = system(article_of(row))
        _direct(row, told, counts)
        _by_word(row, told, counts)
    figures = {
        "found": counts["found"] / counts["direct"],
        "exact": counts["exact"] / counts["direct"],
        "exact_clause": counts["exact_clause"] / counts["direct"],
        "wanted": counts["wanted"] / max(1, counts["marked"]),
        "right_speaker": counts["right"] / max(1, counts["matched"]),
        "right_nested": counts["right nested"] / max(1, counts["matched"]),
        "right_of_named": counts["right"] / max(1, counts["named"]),
    }
    for part in ("source", "cue", "content"):
        both = counts[f"{part} both"]
        total = counts[f"{part} gold"] + counts[f"{part} mine"]
        figures[f"{part}_words_f1"] = 2 * both / max(1, total)
    return figures


def people() -> dict[str, float]:
    """Return one annotator's figures against another, in the articles that all of them did."""
    by_article: dict[str, list[dict[str, Any]]] = {}
    for row in corpora.lines("quotes/polnear_agreement"):
        by_article.setdefault(content_id(row["text"]), []).append(row)
    pairs = [pair for rows in by_article.values() for pair in pairwise(rows)]
    answers = iter([_told(other) for _, other in pairs])
    return score((gold for gold, _ in pairs), lambda _: next(answers))


def _told(row: dict[str, Any]) -> list[Told]:
    """Return an annotator's attributions as a system's."""
    found = []
    for one in row["attributions"]:
        cue = tuple(one["cue"][0]) if one["cue"] else None
        source = tuple(one["source"][0]) if one["source"] else None
        for start, end in one["content"]:
            marked = any(mark in row["text"][start:end] for mark in MARKS)
            found.append(Told((start, end), cue, source, marked))
    return found


def measure() -> dict[str, float]:
    """Return the figures on the development month."""
    rows = list(corpora.lines("quotes/polnear_dev"))
    found = {f"quotes.polnear.{name}": value for name, value in score(rows, ours).items()}
    wide = score(rows, ours_described)["source_words_f1"]
    found["quotes.polnear.described_words_f1"] = wide
    named = {f"quotes.basil.{k}": v for k, v in speakers.score(speakers.by_us(_read)).items()}
    return {**found, **named, "quotes.words_per_second": _speed(rows)}


def _speed(rows: list[dict[str, Any]]) -> float:
    ready = []
    for row in rows:
        article = article_of(row)
        split = sentences(article)
        ready.append((article, split, mentions(article, split)))
    started = time.process_time()
    for article, split, names in ready:
        quotes(article, split, names)
    seconds = time.process_time() - started
    return sum(len(row["text"].split()) for row in rows) / seconds


_DIRECT = ("found", "right_speaker", "right_nested", "right_of_named", "wanted", "exact_clause")
_INDIRECT = ("content_words_f1", "source_words_f1", "cue_words_f1")
_READERS: tuple[tuple[str, System], ...] = (
    ("ours", ours),
    ("ours, described", ours_described),
    ("regular expression", peer),
)


def compared() -> Iterator[Line]:
    """Yield our figures and the peers' on both parts of PolNeAR, then on BASIL."""
    human = people()
    for name in ("polnear_dev", "polnear_train"):
        rows = list(corpora.lines(f"quotes/{name}"))
        found = {reader: score(rows, system) for reader, system in _READERS}
        found["people"] = human
        for what, columns in (("direct quotations", _DIRECT), ("all attributions", _INDIRECT)):
            for reader, figures in found.items():
                if reader == "ours, described" and columns is _DIRECT:
                    continue
                note = "among themselves, 18 articles" if reader == "people" else ""
                shown = {column: figures[column] for column in columns}
                yield Line(what, name, reader, shown, note)
    yield from speakers.compared(_read, peer)


if __name__ == "__main__":
    print(table(compared()))
