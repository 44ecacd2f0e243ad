"""How well names are found: exact span and kind of people, organisations, places.

``python -m bench.reading names`` prints F1 (micro-averaged, the CoNLL measure) on newspapers
from outside the West, on the parts of GUM and Wikigold that the weights are not fitted on, and
on web text, beside peers: a CRF trained on the same documents, spaCy's pipelines as they are,
and runs of capitals (a person where there are two, an organisation where there are more). The
sets call buildings and roads places; peoples and other names are not counted.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from importlib.metadata import distributions
from typing import Any

from bench.compared import Line
from bench.corpora import lines
from bench.reading import crf
from crosscheck.annotate.names.mentions import mentions
from crosscheck.annotate.reader.choose import reader_named
from crosscheck.annotate.reader.spacy_pipeline import SpacyReader
from crosscheck.annotate.reader.tags import tagged
from crosscheck.annotate.sentences import sentences
from crosscheck.model import Article, content_id
from crosscheck.text.tokens import tokens

TRAINED = ("gum", "wikigold")
LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
Found = set[tuple[int, int, str]]
Reader = Callable[[Article], Found]


def left_out(name: str, row: dict[str, Any]) -> bool:
    """Whether a document of a training set is kept for measuring (`training/names.py` too)."""
    if name == "gum":
        return bool(row["split"] != "train")
    return name == "wikigold" and content_id(row["id"]) < "4"


def found_by(name: str, article: Article) -> Found:
    """Return the names that Crosscheck finds with a reader."""
    found_sentences = sentences(article)
    reader = reader_named(name)
    tags = tagged(article, found_sentences, reader) if reader else None
    return {
        (m.span.start, m.span.end, LABELS[m.kind])
        for m in mentions(article, found_sentences, tags)
        if m.kind in LABELS
    }


def ours(article: Article) -> Found:
    """Return the names that Crosscheck finds as it comes: the rules with the model that ships."""
    return found_by("own", article)


def capitals(article: Article) -> Found:
    """Return runs of capitalised words: a person where there are two, else a place."""
    found: Found = set()
    run: list[Any] = []
    for token in [*tokens(article.text), None]:
        joins = run and token and token.start - run[-1].end == 1
        if token and token.text[0].isupper() and (joins or not run):
            run.append(token)
            continue
        if run:
            kind = (
                "ORG"
                if run[0].text.isupper() or len(run) > 2
                else "PER"
                if len(run) == 2
                else "LOC"
            )
            found.add((run[0].start, run[-1].end, kind))
        run = [token] if token and token.text[0].isupper() else []
    return found


_COLUMNS = (
    ("F1", "micro.f1"),
    ("PER", "PER.f1"),
    ("ORG", "ORG.f1"),
    ("LOC", "LOC.f1"),
    ("words/s", "words_per_s"),
)


def rows_of(name: str) -> Iterable[dict[str, Any]]:
    """Return a set's documents; of those trained on, the parts that are left out there."""
    rows = list(lines(f"names/{name}"))
    return [row for row in rows if name not in TRAINED or left_out(name, row)]


def measured(name: str, reader: Reader) -> dict[str, float]:
    """Return precision, recall and F1 for each label and for all, and words a second."""
    right, guessed, wanted = Counter[str](), Counter[str](), Counter[str]()
    words, spent = 0, 0.0
    for row in rows_of(name):
        article = Article(row["id"], "", "", row["text"], "")
        begun = time.process_time()
        found = reader(article)
        spent += time.process_time() - begun
        words += len(row["text"].split())
        gold = {(s, e, label) for s, e, label, *_ in row["entities"] if label != "MISC"}
        right.update(label for *_, label in found & gold)
        guessed.update(label for *_, label in found)
        wanted.update(label for *_, label in gold)
    scores = {"words_per_s": words / spent}
    for label in ("PER", "ORG", "LOC", "micro"):
        kept = list(LABELS.values()) if label == "micro" else [label]
        hits, said, true = (sum(c[k] for k in kept) for c in (right, guessed, wanted))
        precision, recall = hits / max(said, 1), hits / max(true, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        scores |= {f"{label}.p": precision, f"{label}.r": recall, f"{label}.f1": f1}
    return scores


def measure() -> dict[str, float]:
    """Return the figures that the floors hold."""
    found = {}
    for name in ("worldwide_a", "gum", "wikigold"):
        scores = measured(name, ours)
        found[f"names.{name}.f1"] = scores["micro.f1"]
        found |= {f"names.{name}.{k.lower()}": scores[f"{k}.f1"] for k in ("PER", "ORG", "LOC")}
    return found


def compared() -> Iterator[Line]:
    """Yield our figures and each peer's, on the same documents in the same run."""
    readers: list[tuple[str, Reader]] = [
        ("ours", ours),
        ("ours, fast", partial(found_by, "fast")),
        ("ours, deep", partial(found_by, "deep")),
        *((f"spaCy {pipeline}", _pipeline(pipeline)) for pipeline in _pipelines()),
        ("CRF on the same sets", _field),
        ("runs of capitals", capitals),
    ]
    for name in ("worldwide_a", "gum", "wikigold", "uner_ewt_dev"):
        for label, reader in readers:
            try:
                scores = measured(name, reader)
            except ImportError as error:
                yield Line("names", name, label, note=f"not installed: {error}")
                continue
            yield Line("names", name, label, {column: scores[key] for column, key in _COLUMNS})


def _field(article: Article) -> Found:
    return crf.found_by(crf.tagger(left_out), article)


def _pipelines() -> list[str]:
    """Return the pipelines of spaCy that are installed; one to name where none is."""
    installed = sorted(d.name for d in distributions() if d.name.startswith("en_core"))
    return installed or ["en_core_web_sm"]


def _pipeline(name: str) -> Reader:
    """Return a pipeline of spaCy by itself, over the text as it is."""

    @cache
    def loaded() -> Any:
        return SpacyReader(name)

    def reader(article: Article) -> Found:
        found = tagged(article, sentences(article), loaded()).spans()
        return {(start, end, LABELS[kind]) for start, end, kind in found if kind in LABELS}

    return reader
