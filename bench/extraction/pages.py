"""Pages: our body, title, byline and time beside plain trafilatura and others if installed.

``before`` is our extraction without the furniture filter: the difference is what the
filter is worth, and what prose it loses.
"""

from __future__ import annotations

import base64
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bench.corpora import lines, present
from bench.extraction.scores import (
    f1,
    mean,
    paragraphs_equal,
    rouge_lsum,
    shingle_overlap,
    strings_held,
)
from crosscheck.boundary import guarded
from crosscheck.clean import clean_document
from crosscheck.clean.body import body, parsed
from crosscheck.clean.paragraphs import normalised
from crosscheck.model import Article, Document
from crosscheck.read.encodings import decoded
from crosscheck.settings import CleanSettings

_ANY = CleanSettings(min_words=1, languages=())
Extract = Callable[[str], str]


def pages(name: str, step: int = 1) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each page's annotation and its HTML."""
    for number, page in enumerate(lines(f"extraction/{name}")):
        if number % step == 0:
            html = page.get("html")
            if html is None:
                html, _ = decoded(base64.b64decode(page["html_base64"]), is_page=True)
            yield page, html


def article(html: str, url: str | None = None) -> Article | None:
    """Return our article of a page."""
    made = clean_document(Document("page.html", "html", html, url=url), _ANY)
    return made if isinstance(made, Article) else None


def ours(html: str) -> str:
    """Return our text."""
    made = article(html)
    return made.text if made else ""


def before(html: str) -> str:
    """Return our text before furniture is taken out."""
    return "\n".join(normalised(body(parsed(html, "page.html")))[0])


def _trafilatura(html: str) -> str:
    return import_module("trafilatura").extract(html, include_comments=False) or ""


def _readability(html: str) -> str:
    summary = import_module("readability").Document(html).summary(html_partial=True)
    tree = import_module("lxml.html").fromstring(summary)
    return "\n".join(p.text_content() for p in tree.iter("p", "h2", "h3", "li", "blockquote"))


def _resiliparse(html: str) -> str:
    module = import_module("resiliparse.extract.html2text")
    return str(module.extract_plain_text(html, main_content=True, preserve_formatting=True))


def _newspaper(html: str) -> str:
    module = import_module("newspaper")
    found = module.Article("https://news.example/", fetch_images=False)
    found.download(input_html=html)
    found.parse()
    return str(found.text)


# A peer's name → the package that installs it and what runs it.
PEERS: dict[str, tuple[str, str, Extract]] = {
    "trafilatura": ("trafilatura", "trafilatura", _trafilatura),
    "newspaper4k": ("newspaper", "newspaper4k", _newspaper),
    "resiliparse": ("resiliparse", "resiliparse", _resiliparse),
    "readability-lxml": ("readability", "readability-lxml", _readability),
}


def extractors() -> dict[str, Extract]:
    """Return ours, and the peers that are installed."""
    found: dict[str, Extract] = {"ours": ours, "before": before}
    for name, (module, _, extract) in PEERS.items():
        if find_spec(module):
            found[name] = _or_nothing(extract)
    return found


def _or_nothing(extract: Extract) -> Extract:
    """Let a peer that fails on a page have found nothing there."""

    def safe(html: str) -> str:
        found = guarded(extract, html)
        return found if isinstance(found, str) else ""

    return safe


@dataclass
class Score:
    """What one extractor earns on both sets."""

    held: int = 0
    missed: int = 0
    wrong: int = 0
    kept_out: int = 0
    rouge: list[float] = field(default_factory=list)
    paragraphs: list[float] = field(default_factory=list)
    shingles: list[tuple[float, float]] = field(default_factory=list)
    seconds: float = 0.0
    pages: int = 0

    def shown(self) -> dict[str, float]:
        """Return the figures by name."""
        precision = self.held / max(1, self.held + self.wrong)
        recall = self.held / max(1, self.held + self.missed)
        decided = self.held + self.missed + self.wrong + self.kept_out
        shingle_p = mean(p for p, _ in self.shingles)
        shingle_r = mean(r for _, r in self.shingles)
        return {
            "strings.p": precision,
            "strings.r": recall,
            "strings.f1": f1(precision, recall),
            "strings.accuracy": (self.held + self.kept_out) / max(1, decided),
            "rouge_lsum": mean(self.rouge),
            "paragraphs": mean(self.paragraphs),
            "shingles.p": shingle_p,
            "shingles.r": shingle_r,
            "shingles.f1": f1(shingle_p, shingle_r),
        }


def scored(extract: Extract, step: int = 1) -> Score:
    """Score one extractor's text."""
    score = Score()
    for page, html in pages("trafilatura_pages", step):
        text = _timed(extract, html, score)
        held, missed = strings_held(text, page["with"])
        wrong, kept_out = strings_held(text, page["without"])
        score.held += held
        score.missed += missed
        score.wrong += wrong
        score.kept_out += kept_out
    for page, html in pages("fundus_pages", step):
        text = _timed(extract, html, score)
        score.rouge.append(rouge_lsum(text.split("\n"), page["paragraphs"]))
        score.paragraphs.append(paragraphs_equal(text, page["paragraphs"]))
        score.shingles.append(shingle_overlap(text, "\n".join(page["paragraphs"])))
    return score


def _timed(extract: Extract, html: str, score: Score) -> str:
    started = time.process_time()
    text = extract(html)
    score.seconds += time.process_time() - started
    score.pages += 1
    return text


def bodies(extract: Extract, step: int = 1) -> dict[str, float]:
    """Return the figures of one extractor's text."""
    return scored(extract, step).shown()


def facts(step: int = 1) -> dict[str, float]:
    """Score our titles, authors and times: the share that equals the annotation."""
    titles, authors, times = [], [], []
    for page, html in pages("fundus_pages", step):
        made = article(html, page["url"])
        title = made.title if made else ""
        titles.append(title.split() == (page["title"] or "").split())
        names = set((made.byline or "").split(", ")) - {""} if made else set()
        authors.append(names == set(page["authors"] or []))
        times.append(made is not None and same_time(made, page["published"]))
    return {"title": mean(titles), "authors": mean(authors), "published": mean(times)}


def same_time(made: Article, gold: str) -> bool:
    """Whether the time found is the gold's, to the second; without a zone, the wall clock's."""
    if made.published is None:
        return False
    found, wanted = made.published.start, datetime.fromisoformat(gold)
    if found.tzinfo and wanted.tzinfo:
        found, wanted = found.astimezone(UTC), wanted.astimezone(UTC)
    return found.replace(tzinfo=None, microsecond=0) == wanted.replace(tzinfo=None, microsecond=0)


def measure() -> dict[str, float]:
    """Return the floors' figures, on every fourth page."""
    if not present():
        return {}
    found = {f"extraction.{name}": value for name, value in bodies(ours, 4).items()}
    return found | {f"extraction.{name}": value for name, value in facts(4).items()}


def table(step: int = 1) -> None:
    """Print ours beside the peers."""
    for name, extract in extractors().items():
        shown = "  ".join(f"{key} {value:.4f}" for key, value in bodies(extract, step).items())
        print(f"{name:12} {shown}")
    print("facts        " + "  ".join(f"{key} {value:.3f}" for key, value in facts(step).items()))


if __name__ == "__main__":
    table(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
