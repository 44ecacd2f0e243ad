"""How well names are found: exact span and kind of people, organisations, places.

``python -m bench.reading.names`` prints precision, recall and F1 (micro-averaged, the CoNLL
measure) on newspapers from outside the West, on the parts of GUM and Wikigold that the weights
are not fitted on, and on web text, beside a peer: runs of capitals, a person where there are
two, an organisation where there are more. The sets call buildings and roads places; peoples
and other names are not counted.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from bench.corpora import lines
from crosscheck.annotate.names.mentions import mentions
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


def ours(article: Article) -> Found:
    """Return the names that Crosscheck finds."""
    return {
        (m.span.start, m.span.end, LABELS[m.kind])
        for m in mentions(article, sentences(article))
        if m.kind in LABELS
    }


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
        begun = time.perf_counter()
        found = reader(article)
        spent += time.perf_counter() - begun
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


def table() -> None:
    """Print all figures, ours and the peer's."""
    print(f"{'set':12} {'reader':9} {'PER':>16} {'ORG':>16} {'LOC':>16} {'micro':>16}  words/s")
    for name in ("worldwide_a", "gum", "wikigold", "uner_ewt_dev"):
        for reader in (ours, capitals):
            scores = measured(name, reader)
            cells = [
                " ".join(f"{scores[f'{label}.{part}']:.3f}"[1:] for part in ("p", "r", "f1"))
                for label in ("PER", "ORG", "LOC", "micro")
            ]
            print(
                f"{name:12} {reader.__name__:9} "
                + " ".join(f"{cell:>16}" for cell in cells)
                + f"  {scores['words_per_s']:,.0f}"
            )


if __name__ == "__main__":
    table()
