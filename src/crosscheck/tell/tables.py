"""The account as a folder of tables, one file a kind: RFC 4180, UTF-8.

Each row names its story and, where it stands in a report, the article and the span, so
that tables can be joined by anybody's tools. Lists inside a cell are joined by "; ". A
cell that a spreadsheet would take for a formula is left as it is: these are data, and a
quotation that begins with "=" must stay what it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from crosscheck.model import Account
from crosscheck.tell.form import form

Row = Mapping[str, Any]

COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": ("id", "source", "title", "byline", "published", "published_from", "url",
                 "location", "language", "credit", "removed"),
    "skipped": ("source", "stage", "reason"),
    "stories": ("id", "title", "articles", "reports", "independent"),
    "lineages": ("story", "id", "origin", "articles"),
    "versions": ("story", "lineage", "article", "of", "earlier"),
    "cites": ("story", "article", "start", "end", "text", "name", "to", "leads"),
    "entities": ("story", "id", "kind", "name", "roles", "mentions"),
    "mentions": ("story", "entity", "article", "start", "end", "text"),
    "quotes": ("story", "id", "article", "start", "end", "text", "kind", "cue", "speaker",
               "speaker_entity", "anonymous", "utterance"),
    "utterances": ("story", "id", "speaker", "wording", "articles"),
    "figures": ("story", "article", "start", "end", "text", "low", "high", "bound", "unit",
                "counted", "hedge", "said_by"),
    "times": ("story", "article", "start", "end", "text", "from", "until", "precision",
              "anchor"),
    "statements": ("story", "id", "text", "independent", "word_of"),
    "cells": ("story", "statement", "article", "verdict", "start", "end"),
    "findings": ("story", "id", "kind", "about", "value", "article", "start", "end", "why"),
    "wording": ("story", "about", "term", "article", "start", "end"),
    "digest": ("story", "place", "text", "article", "start", "end"),
    "timeline": ("story", "from", "until", "precision", "text", "article", "start", "end"),
}  # fmt: skip
"""The tables there are, each with its columns."""


def tables(account: Account) -> dict[str, str]:
    """Return each table's file name and content."""
    whole: Row = form(account)
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    rows["articles"] = [_article(article) for article in whole["articles"]]
    rows["skipped"] = whole["skipped"]
    for story in whole["stories"]:
        rows["stories"].append(story)
        for name, found in _story(story).items():
            rows[name] += [{"story": story["id"], **row} for row in found]
    return {f"{name}.csv": _written(COLUMNS[name], rows[name]) for name in COLUMNS}


def _article(article: Row) -> Row:
    published = article["published"] or {}
    return {
        **article,
        "published": published.get("start"),
        "published_from": published.get("from"),
        "removed": len(article["removed"]),
    }


def _story(story: Row) -> dict[str, list[Row]]:
    return {
        "lineages": story["lineages"],
        "versions": [{**v, "lineage": o["id"]} for o in story["lineages"] for v in o["versions"]],
        "cites": story["cites"],
        "entities": [{**e, "mentions": len(e["mentions"])} for e in story["entities"]],
        "mentions": [{**m, "entity": e["id"]} for e in story["entities"] for m in e["mentions"]],
        "quotes": [_quote(quote) for quote in story["quotes"]],
        "utterances": [
            {**u, "wording": w["text"], "articles": w["articles"]}
            for u in story["utterances"]
            for w in u["wordings"]
        ],
        "figures": story["figures"],
        "times": story["times"],
        "statements": story["statements"],
        "cells": [{**c, "statement": s["id"]} for s in story["statements"] for c in s["cells"]],
        "findings": [
            {**f, "value": side["value"], **span}
            for f in story["findings"]
            for side in f["sides"]
            for span in side["spans"]
        ],
        "wording": [
            {"about": w["about"], "term": t["term"], **span}
            for w in story["wording"]
            for t in w["terms"]
            for span in t["spans"]
        ],
        "digest": [
            {"place": place, "text": told["text"], **span}
            for place, told in enumerate(story["digest"], 1)
            for span in told["spans"]
        ],
        "timeline": [{**t, **span} for t in story["timeline"] for span in t["spans"]],
    }


def _quote(quote: Row) -> Row:
    speaker = quote["speaker"] or {}
    return {
        **quote,
        "speaker": speaker.get("name") or speaker.get("text"),
        "speaker_entity": speaker.get("entity"),
        "anonymous": speaker.get("anonymous"),
    }


def _written(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return stream.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value
