"""Body text, titles, bylines and times of pages, beside the peers on the same pages.

``python -m bench.reading body``. ``measure`` is in `bench.extraction.pages`, which holds the
extractors and the scores. Speed is pages a second of processor time in this run.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.compared import Line, absent
from bench.extraction.pages import PEERS, Extract, extractors, facts, scored

_STRINGS, _TEXTS = "trafilatura_pages", "fundus_pages"


def compared() -> Iterator[Line]:
    """Yield the lines of ours and of every peer, on both sets."""
    found = {name: _figures(extract) for name, extract in extractors().items()}
    names = ["ours", "before", *PEERS]
    for what, on, keys in (
        ("body text, strings", _STRINGS, ("p", "r", "f1", "accuracy")),
        ("body text, whole", _TEXTS, _WHOLE),
    ):
        for name in names:
            if name not in found:
                yield absent(what, on, name, PEERS[name][1])
                continue
            shown = {key: found[name][_NAMES.get(key, f"strings.{key}")] for key in keys}
            note = "ours without the furniture filter and the mending" if name == "before" else ""
            yield Line(what, on, name, shown, note)
    yield Line("title, authors, published: exact", _TEXTS, "ours", facts())


_WHOLE = ("ROUGE-LSum", "paragraphs equal", "shingles p", "shingles r", "shingles f1", "pages/s")
_NAMES = {
    "ROUGE-LSum": "rouge_lsum",
    "paragraphs equal": "paragraphs",
    "shingles p": "shingles.p",
    "shingles r": "shingles.r",
    "shingles f1": "shingles.f1",
    "pages/s": "speed",
}


def _figures(extract: Extract) -> dict[str, float]:
    score = scored(extract)
    return score.shown() | {"speed": score.pages / max(score.seconds, 1e-9)}
