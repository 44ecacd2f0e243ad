"""How well reports are aligned: names on ECB+, passages on pairs we labelled, speed.

``python -m bench.comparison.alignment`` prints all; ``--read EVENTS`` prints the shared
statements, utterances and quantities of so many BASIL events, to be judged by eye.

*Names.* B-cubed over the gold mentions of persons, organisations and places in ECB+ that
hold a name which `annotate` finds: predicted entities against gold chains, a story at a
time. The peer joins names that are written alike.

*Statements.* The labelled pairs (``bench/gold/statements.jsonl``): ours at its threshold
against the TF-IDF cosine of the passages at whichever threshold suits it best here.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bench import corpora
from crosscheck.align import align
from crosscheck.align.entities import entities
from crosscheck.align.passages import telling_at, tellings
from crosscheck.align.reading import Reading
from crosscheck.align.signals import weigh
from crosscheck.align.statement_signals import SIGNALS, Pairing
from crosscheck.annotate import annotate
from crosscheck.model import (
    Alignment,
    Annotations,
    Article,
    Entity,
    Lineage,
    Span,
    Story,
    content_id,
    day_interval,
)
from crosscheck.settings import AlignSettings
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

GOLD = Path(__file__).resolve().parents[1] / "gold" / "statements.jsonl"
_NAMED = frozenset({"HUMAN_PART_PER", "HUMAN_PART_ORG", "LOC_GEO", "LOC_FAC", "HUMAN_PART_GPE"})
_ECB_STORIES = 24


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


# --- stories ----------------------------------------------------------------------------


def story_of(rows: Iterable[dict[str, Any]]) -> Story:
    """Return a story of a set's rows, each article its own lineage."""
    articles = tuple(_article(row) for row in rows)
    lineages = tuple(Lineage(content_id("lineage", a.id), (a.id,)) for a in articles)
    dated = (a.published for a in articles if a.published)
    key = content_id(*(a.id for a in articles))
    return Story(key, articles[0].title, articles, lineages, next(dated, None))


def _article(row: dict[str, Any]) -> Article:
    published = row["published"] and day_interval(
        date.fromisoformat(row["published"][:10]), "given"
    )
    title, outlet = row["title"] or "", row["outlet"] or row["id"]
    return Article(row["id"], outlet, title, row["text"], row["id"], published or None)


def stories(name: str, field: str) -> Iterator[Story]:
    """Yield the stories of a set, in order of their name."""
    grouped = defaultdict(list)
    for row in corpora.lines(name):
        grouped[row[field]].append(row)
    for key in sorted(grouped):
        yield story_of(grouped[key])


# --- names ------------------------------------------------------------------------------


def b_cubed(pairs: Iterable[tuple[str, str]]) -> Scores:
    """Return B-cubed over things, each with its predicted and its gold group."""
    things = list(pairs)
    together = Counter(things)
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for one, other in things:
        predicted[one] += 1
        gold[other] += 1
    precision = sum(together[thing] / predicted[thing[0]] for thing in things) / len(things)
    recall = sum(together[thing] / gold[thing[1]] for thing in things) / len(things)
    return Scores(precision, recall)


def name_scores() -> dict[str, Scores]:
    """Return B-cubed of ours and of joining what is written alike, on ECB+."""
    ours: list[tuple[str, str]] = []
    peer: list[tuple[str, str]] = []
    rows = defaultdict(list)
    for row in corpora.lines("stories/ecbplus"):
        rows[row["story"]].append(row)
    for key in sorted(rows)[:: len(rows) // _ECB_STORIES]:
        story = story_of(rows[key])
        annotated = annotate(story)
        found = entities(story, annotated, AlignSettings())
        for text, entity, chain in _matched(rows[key], found):
            ours.append((f"{key} {entity}", f"{key} {chain}"))
            peer.append((f"{key} {fold(text)}", f"{key} {chain}"))
    return {"ours": b_cubed(ours), "written_alike": b_cubed(peer)}


def _matched(
    rows: Iterable[dict[str, Any]], found: Iterable[Entity]
) -> Iterator[tuple[str, str, str]]:
    """Yield a name's text, its entity and its gold chain, where a gold mention ends with it."""
    ends = {
        (mention.span.article, mention.span.end): (mention, entity)
        for entity in found
        for mention in entity.mentions
    }
    for row in rows:
        for gold in row["mentions"]:
            place = (row["id"], gold["spans"][-1][1])
            if gold["chain"] is None or gold["tag"] not in _NAMED or place not in ends:
                continue
            mention, entity = ends[place]
            if mention.span.start >= gold["spans"][0][0]:
                yield mention.text, entity.id, gold["chain"]


# --- statements -------------------------------------------------------------------------


class Labelled(NamedTuple):
    """A labelled pair with our score and the peer's."""

    same: bool
    ours: float
    cosine: float


def labelled() -> list[Labelled]:
    """Return every labelled pair, scored."""
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = {pair["a"][0] for pair in pairs}
    found: list[Labelled] = []
    for story in stories("claims/basil_2010_2014", "event"):
        ids = {article.id for article in story.articles}
        if ids & wanted:
            found += _scored(story, [pair for pair in pairs if pair["a"][0] in ids])
    return found


def _scored(story: Story, pairs: Iterable[dict[str, Any]]) -> Iterator[Labelled]:
    annotated = annotate(story)
    reading = Reading(story, annotated, entities(story, annotated, AlignSettings()))
    told = tellings(reading)
    reading.damp((t.span.article, t.terms) for t in told if not t.clause)
    cosine = _cosine(annotated)
    by_article = {found.article.id: found for found in annotated}
    for pair in pairs:
        one, other = (Span(*pair[side]) for side in ("a", "b"))
        left, right = (telling_at(reading, by_article[s.article], s) for s in (one, other))
        scored = weigh(SIGNALS, Pairing(reading, left, right))
        yield Labelled(bool(pair["same"]), scored.total, cosine(left.text, right.text))


def _cosine(annotated: Iterable[Annotations]) -> Callable[[str, str], float]:
    """Return the TF-IDF cosine of two passages, sentences of the story being the documents."""
    bags = [Counter(fold(w.text) for w in words(s.text)) for a in annotated for s in a.sentences]
    counts = Counter(word for bag in bags for word in bag)

    def vector(text: str) -> dict[str, float]:
        bag = Counter(fold(word.text) for word in words(text))
        raw = {
            word: (1 + math.log(times)) * math.log((1 + len(bags)) / (1 + counts[word]))
            for word, times in bag.items()
        }
        norm = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {word: value / norm for word, value in raw.items()}

    def cosine(left: str, right: str) -> float:
        other = vector(right)
        return sum(value * other.get(word, 0.0) for word, value in vector(left).items())

    return cosine


def at(threshold: float, scored: Iterable[tuple[float, bool]]) -> Scores:
    """Return precision and recall of taking every pair that reaches a threshold."""
    pairs = list(scored)
    taken = [same for score, same in pairs if score >= threshold]
    right = sum(taken)
    return Scores(right / len(taken) if taken else 1.0, right / sum(same for _, same in pairs))


def statement_scores(pairs: list[Labelled]) -> dict[str, Scores]:
    """Return ours at its threshold, the peer at its best, and the peer at our precision."""
    ours = [(pair.ours, pair.same) for pair in pairs]
    peer = [(pair.cosine, pair.same) for pair in pairs]
    here = at(AlignSettings().statement_score, ours)
    tried = [at(step / 100, peer) for step in range(5, 100)]
    as_sure = [scores for scores in tried if scores.precision >= here.precision]
    return {
        "ours": here,
        "tfidf_best_f1": max(tried, key=lambda scores: scores.f1),
        "tfidf_as_precise": max(as_sure, key=lambda scores: scores.recall, default=Scores(1, 0)),
    }


# --- speed ------------------------------------------------------------------------------


def seconds(count: int) -> float:
    """Return the processor time of aligning so many long reports that share a subject."""
    rows = [row for row in corpora.lines("stories/ecbplus") if row["topic"] == "1"]
    joined = [
        {**row, "id": f"{row['id']}{n}", "text": "\n".join([row["text"]] * 2)}
        for n in range(-(-count // len(rows)))
        for row in rows
    ][:count]
    story = story_of(joined)
    annotated = annotate(story)
    begun = time.process_time()
    align(story, annotated)
    return time.process_time() - begun


def measure() -> dict[str, float]:
    """Return the measures by name."""
    found: dict[str, float] = {}
    for system, scores in name_scores().items():
        found[f"alignment.names.ecbplus.{system}.b_cubed_f1"] = scores.f1
        found[f"alignment.names.ecbplus.{system}.precision"] = scores.precision
    for system, scores in statement_scores(labelled()).items():
        found[f"alignment.statements.pairs.{system}.precision"] = scores.precision
        found[f"alignment.statements.pairs.{system}.recall"] = scores.recall
        found[f"alignment.statements.pairs.{system}.f1"] = scores.f1
    found["alignment.fifty_reports_by_ten"] = seconds(50) / seconds(10)
    return found


def read_aloud(events: int) -> None:
    """Print what is shared in every so-manieth BASIL event, to be judged by eye."""
    every = list(stories("claims/basil_2010_2014", "event"))
    for story in every[:: max(1, len(every) // events)][:events]:
        print(f"\n=== {story.title}")
        show(align(story, annotate(story)))


def show(found: Alignment) -> None:
    """Print a story's shared statements, utterances and quantities."""
    texts = {article.id: article for article in found.story.articles}
    for statement in found.statements:
        if len({span.article for span in statement.spans}) > 1:
            print("\nstatement", *(f"{e.signal} {e.score}" for e in statement.evidence[:8]))
            for span in statement.spans:
                print(f"  {texts[span.article].source}: {span.of(texts[span.article].text)}")
    for utterance in found.utterances:
        print("\nutterance", *(e.signal for e in utterance.evidence))
        for wording in utterance.wordings:
            print(f"  {len(wording.spans)} × {wording.text}")
    for quantity in found.quantities:
        print("\nquantity", quantity.about)
        for figure in quantity.figures:
            print(f"  {texts[figure.span.article].source}: {figure.text} {figure.about}")


def main() -> None:
    """Print the measures, or what is to be read."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--read", type=int, metavar="EVENTS", help="print what is shared")
    chosen = options.parse_args()
    if chosen.read:
        read_aloud(chosen.read)
        return
    for name, value in measure().items():
        print(f"{name:<60} {value:.3f}")


if __name__ == "__main__":
    main()
