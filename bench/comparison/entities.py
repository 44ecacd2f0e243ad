"""The same people, bodies and places across the reports of a story: CoNLL F1 on ECB+.

All 86 stories; the mentions are the gold's, of people, groups, bodies and places (``HUMAN_*``
and ``LOC_*``) in its coreference sentences, given to every system: things, acts and times are
left out. One line counts them all, also "he" and "the actor"; the other those headed by a name.
A mention that belongs to no chain is a group of one.

Ours is the entity whose name, description or pronoun stands in the mention and covers its head,
or the noun for somebody who is never named. Given the mentions, names that `annotate` did
not find (or that run on in a headline) are added to what is aligned, the other mentions are
descriptions, and what is none goes by its words; "as it stands" none of that, and a mention
without an entity is alone. "Resolved" is the B-cubed precision of those headed by a small
word that are some entity's. The peers join
mentions of a story that are written alike (folded, without article and possessive), and those
alike to rapidfuzz (``token_set_ratio``, at whichever threshold is best on the very mentions).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from bench import corpora
from bench.compared import Line
from bench.comparison.coreference import Grouped, conll
from bench.comparison.scores import Scores, b_cubed
from bench.comparison.stories import story_of
from crosscheck.align.described import described
from crosscheck.align.entities import entities
from crosscheck.align.joining import components
from crosscheck.align.reading import Reading
from crosscheck.annotate import annotate
from crosscheck.model import Annotations, Entity, Kind, Mention, Span, Story
from crosscheck.settings import AlignSettings
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import name_share
from crosscheck.text.tokens import Token, words

_KINDS = ("HUMAN_", "LOC_")
_KIND: Mapping[str, Kind] = {
    "HUMAN_PART_PER": "person",
    "LOC_GEO": "place",
    "LOC_FAC": "place",
    "LOC_OTHER": "place",
}
_PRONOUN = re.compile(
    r"h(?:e|im|is|imself)|she|her(?:s|self)?|it(?:s|self)?|the(?:y|m|irs?|mselves)|who(?:m|se)?"
    r"|which|that|we|us|our|i|my|me|you|your|t?here|where",
    re.IGNORECASE,
)
_THRESHOLDS = range(50, 101, 5)
_LEAD = re.compile(r"(?:in|at|on|from|outside|inside|near|of|to|for|by)\s+", re.IGNORECASE)
_AFTER_HEAD = re.compile(
    r",|\s(?:of|in|at|on|from|for|to|with|who|that|which|whose|and|near)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold mention of a story.

    Args:
        span: its place.
        name: the place of the run of names that ends with its head.
        head: the place of the word that it is headed by.
        is_name: whether that word is a name.
    """

    story: str
    text: str
    chain: str
    kind: Kind
    span: Span
    name: Span
    head: Span
    is_name: bool


def measure() -> dict[str, float]:
    """Return the measures by name."""
    found: dict[str, float] = {}
    for name, chosen in _mentions().items():
        systems = {"ours": _ours(chosen), "exact": _exact(chosen), "rapidfuzz": _fuzzy(chosen)[0]}
        for system, grouped in systems.items():
            found[f"alignment.{name}.ecbplus.{system}.conll_f1"] = conll(grouped)["CoNLL"]
        found[f"alignment.{name}.ecbplus.ours.precision"] = b_cubed(systems["ours"]).precision
    found["alignment.mentions.ecbplus.ours.resolved_precision"] = _resolved(_mentions()["mentions"])
    return found


def compared() -> Iterator[Line]:
    """Yield ours and the peers, over all mentions, those headed by a name, and half the topics.

    Rules for mentions without a name were worked out on the topics with an odd number.
    """
    every = _mentions()["mentions"]
    halves = {
        f"mentions of {half} topics": tuple(g for g in every if _is_odd(g.story) == (half == "odd"))
        for half in ("odd", "even")
    }
    for name, chosen in {**_mentions(), **halves}.items():
        what = f"entities: {name}, {len(chosen):,}"
        note = "" if name == "names" else f"resolved: {_resolved(chosen):.3f}"
        yield Line(what, "ecbplus", "ours", _figures(_ours(chosen)), note)
        yield Line(what, "ecbplus", "ours, as it stands", _figures(_ours(chosen, given=False)))
        yield Line(what, "ecbplus", "exact string", _figures(_exact(chosen)))
        grouped, over = _fuzzy(chosen)
        yield Line(what, "ecbplus", "rapidfuzz", _figures(grouped), f"over {over}")


def _is_odd(story: str) -> bool:
    return int(story.removesuffix("plus").removesuffix("ecb")) % 2 == 1


def _figures(grouped: Grouped) -> Mapping[str, float]:
    scores: Scores = b_cubed(grouped)
    return {**conll(grouped), "B3 precision": scores.precision, "B3 recall": scores.recall}


# --- gold -------------------------------------------------------------------------------


@cache
def _rows() -> Mapping[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in corpora.lines("stories/ecbplus"):
        rows[row["story"]].append(row)
    return rows


@cache
def _mentions() -> Mapping[str, tuple[Gold, ...]]:
    every = tuple(gold for rows in _rows().values() for row in rows for gold in _gold(row))
    return {"mentions": every, "names": tuple(gold for gold in every if gold.is_name)}


def _gold(row: dict[str, Any]) -> Iterator[Gold]:
    """Yield a report's gold mentions of people, bodies and places."""
    sentences = [row["sentences"][n] for n in row["coreference_sentences"]]
    for number, mention in enumerate(row["mentions"]):
        (start, _), (_, end) = mention["spans"][0], mention["spans"][-1]
        home = next(((a, b) for a, b in sentences if a <= start < b), None)
        if home and mention["tag"].startswith(_KINDS):
            chain = mention["chain"] or f"{row['id']} {number}"
            text, story = row["text"][start:end], row["story"]
            head = _head(text)
            plain = start + head.start > home[0] and not _is_headline(row["text"][slice(*home)])
            first = _name(text, head, plain)
            is_name = _is_name(head.text) or (plain and _may_name(head, first))
            whole, name, last = (
                Span(row["id"], start + first, start + until)
                for first, until in (
                    (0, end - start),
                    (first, head.end),
                    (head.start, head.end),
                )
            )
            kind = _KIND.get(mention["tag"], "organisation")
            yield Gold(story, text, f"{story} {chain}", kind, whole, name, last, is_name)


def _name(text: str, head: Token, plain: bool) -> int:
    """Return where the words with a capital begin that end with a head."""
    first = head
    for word in reversed(words(text, 0, head.start)):
        if not (_is_name(word.text) or (plain and word.text[0].isupper())):
            break
        if text[word.end : first.start].strip(" -.’'\"“”"):
            break
        first = word
    return first.start


def _head(text: str) -> Token:
    """Return the word that a mention is headed by: the last before what is hung on it."""
    start = 0
    lead = _LEAD.match(text)
    if lead:
        start = lead.end()
    cut = _AFTER_HEAD.search(text, start)
    inside = words(text, start, cut.start() if cut else None) or words(text)
    return inside[-1]


def _is_headline(sentence: str) -> bool:
    """Whether capitals tell nothing in a sentence: half of its longer words have them."""
    long = [word.text for word in words(sentence) if len(word.text) > 3]
    return 2 * sum(word[0].isupper() for word in long) > len(long)


def _is_name(word: str) -> bool:
    """Whether a word has a capital that news at large gives it as well; "I" has no other form."""
    return word[0].isupper() and len(word) > 1 and name_share(fold(word)) > 0.5


def _may_name(head: Token, first: int) -> bool:
    """Whether a word is a name by its capital: it follows one, or news seldom has it small."""
    follows = first < head.start or name_share(fold(head.text)) >= 0.5
    return head.text[0].isupper() and len(head.text) > 1 and follows


# --- systems ----------------------------------------------------------------------------


def _ours(chosen: Sequence[Gold], *, given: bool = True) -> Grouped:
    """Return ours, given the gold's names or as it stands; what is no name of ours is alone.

    Given the mentions, those without a name go by their words.
    """
    found = _entities(given)
    grouped = []
    for number, gold in enumerate(chosen):
        alone = _plain(gold.text) if given else f"alone {number}"
        grouped.append((f"{gold.story} {found.get(gold.head, alone)}", gold.chain))
    return grouped


def _resolved(chosen: Sequence[Gold]) -> float:
    """Return the B-cubed precision over mentions headed by a small word that are some entity's."""
    grouped = _ours(chosen)
    found = _entities(True)
    together, sizes = Counter(grouped), Counter(group for group, _ in grouped)
    held = [
        together[one] / sizes[one[0]]
        for gold, one in zip(chosen, grouped, strict=True)
        if gold.text[gold.head.start - gold.span.start].islower()
        if " " not in found.get(gold.head, " ")
    ]
    return sum(held) / len(held)


@cache
def _entities(given: bool) -> Mapping[Span, str]:
    """Return our entity at each gold mention's head, or what stands for one without a name."""
    mentions: dict[str, list[Gold]] = defaultdict(list)
    for gold in _mentions()["mentions"]:
        mentions[gold.span.article].append(gold)
    found: dict[Span, str] = {}
    for story in _rows():
        report, annotated = _annotated(story)
        if given:
            annotated = tuple(_with(read, mentions[read.article.id]) for read in annotated)
        named = entities(report, annotated, AlignSettings())
        for place, entity in _places(report, annotated, named):
            for gold in mentions[place.article]:
                if gold.span.holds(place) and place.holds(gold.head):
                    found.setdefault(gold.head, entity)
        for head, who in _described(report, annotated, named, mentions, found, given):
            found.setdefault(head, who)
    return found


def _described(
    story: Story,
    annotated: Sequence[Annotations],
    named: Sequence[Entity],
    mentions: Mapping[str, Sequence[Gold]],
    found: Mapping[Span, str],
    given: bool,
) -> Iterator[tuple[Span, str]]:
    """Yield the heads of mentions without a name, with whom they mean."""
    here = [gold for read in annotated for gold in mentions[read.article.id]]
    called = {_plain(m.text): entity.id for entity in named for m in entity.mentions}
    known: dict[str, list[Span]] = defaultdict(list)
    for gold in here if given else ():
        if gold.head in found or _PRONOUN.fullmatch(gold.text):
            continue
        if _plain(gold.text) in called:
            yield gold.head, called[_plain(gold.text)]
        else:
            known[gold.span.article].append(Span(gold.span.article, gold.span.start, gold.head.end))
    told = described(story, annotated, named, known)
    ends = {
        (span.article, span.end): who
        for places in (told.entities, told.unnamed)
        for who, spans in places.items()
        for span in spans
    }
    for gold in here:
        if (gold.head.article, gold.head.end) in ends:
            yield gold.head, ends[gold.head.article, gold.head.end]


@cache
def _annotated(story: str) -> tuple[Story, tuple[Annotations, ...]]:
    report = story_of(_rows()[story])
    return report, annotate(report)


def _with(read: Annotations, golds: Iterable[Gold]) -> Annotations:
    """Return a report's annotations with the gold's names that were not found, or ran on."""
    missing = [
        gold
        for gold in golds
        if gold.is_name
        and not any(gold.span.holds(m.span) and m.span.holds(gold.head) for m in read.mentions)
    ]
    text = read.article.text
    added = [Mention(g.name, g.name.of(text), g.kind, g.name.of(text)) for g in missing]
    kept = [m for m in read.mentions if not any(m.span.overlaps(g.name) for g in missing)]
    return replace(read, mentions=tuple(sorted([*kept, *added], key=lambda m: m.span)))


def _places(
    story: Story, annotated: Sequence[Annotations], named: Sequence[Entity]
) -> Iterator[tuple[Span, str]]:
    """Yield every place of a story's reports at which a name or a speaker tells who is meant."""
    for entity in named:
        yield from ((mention.span, entity.id) for mention in entity.mentions)
    reading = Reading(story, annotated, named)
    for quote in (quote for found in annotated for quote in found.quotes):
        who = reading.speaker(quote)
        if quote.speaker and who in reading.entities and len(words(quote.speaker.text)) == 1:
            yield quote.speaker.span, who


def _exact(chosen: Sequence[Gold]) -> Grouped:
    return [(f"{gold.story} {_plain(gold.text)}", gold.chain) for gold in chosen]


def _plain(text: str) -> str:
    folded = [fold(word.text) for word in words(text)]
    return " ".join(folded[1:] if folded and folded[0] in ("the", "a", "an") else folded)


def _fuzzy(chosen: Sequence[Gold]) -> tuple[Grouped, int]:
    """Return what rapidfuzz joins at its best threshold, and the threshold."""
    tried = [(_alike(chosen, over), over) for over in _THRESHOLDS]
    return max(tried, key=lambda one: conll(one[0])["CoNLL"])


def _alike(chosen: Sequence[Gold], over: int) -> Grouped:
    by_story: dict[str, dict[str, list[Gold]]] = defaultdict(lambda: defaultdict(list))
    for gold in chosen:
        by_story[gold.story][_plain(gold.text)].append(gold)
    grouped: list[tuple[str, str]] = []
    for story, held in by_story.items():
        texts = list(held)
        links = (
            (one, other)
            for one in range(len(texts))
            for other in range(one + 1, len(texts))
            if token_set_ratio(texts[one], texts[other]) >= over
        )
        for number, part in enumerate(components(len(texts), links)):
            grouped += [(f"{story} {number}", g.chain) for n in part for g in held[texts[n]]]
    return grouped
