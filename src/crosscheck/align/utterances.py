"""Utterances: the same words spoken, as different reports print them.

Each quote (direct or partial) is laid upon those of other reports with which it shares a
rare word or a run of words; signals say whether both print the same speech: how much of
the shorter stands in the longer and in what order, the longest run in common, who speaks.
A short quote ("far too high") must stand whole in the other, and mostly the speaker must
agree as well. Quotes that print the same join into one utterance; a long quote so gathers
the parts that others took from it, also where one report breaks it up ("…," he added).

Each pair's evidence carries the passage both print, in both articles, and is named for how
they differ: ``same``, ``part``, ``overlap``, ``cut`` or ``reworded`` (see `Overlay.relation`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from crosscheck.align.joining import components
from crosscheck.align.prints import Overlay, Print, overlay, read_print
from crosscheck.align.reading import Reading
from crosscheck.align.signals import NOTHING, Scored, Seen, Signal, weigh
from crosscheck.model import Evidence, Utterance, Wording, content_id

_LEAST = 1.0
_SHORT_WORDS = 4
_RARE = 4.0
_RARE_PAIR = 2.0
_TOO_COMMON = 30


def same_words(pair: Overlay) -> Seen:
    """How much of the shorter print stands in the longer, in order; nothing below two fifths."""
    value = max(0.0, min(1.0, (pair.share - 0.4) / 0.5))
    return Seen(value, f"{pair.share:.0%} of the shorter quote")


def common_run(pair: Overlay) -> Seen:
    """The weightiest run of words that both print; beyond four, each word counts for itself."""
    block = pair.longest
    weight = sum(pair.left.weights[block.left : block.left + block.length])
    run = " ".join(pair.left.folded[block.left : block.left + min(block.length, 12)])
    value = weight / 12 + max(0, block.length - 4) / 12
    return Seen(min(1.5, value), f"both print {run!r}")


def same_speaker(pair: Overlay) -> Seen:
    """Whether the reports name the same speaker; against, where they name two people.

    A body and a person may well be one voice: a company's words are its spokesman's.
    """
    one, other = pair.left, pair.right
    if one.speaker is None or other.speaker is None:
        return NOTHING
    if one.speaker == other.speaker:
        return Seen(1.0, "same speaker")
    people = one.speaker_kind == other.speaker_kind == "person"
    return Seen(-1.0 if people else -0.5, "another speaker is named")


def translated(pair: Overlay) -> Seen:
    """The same speaker, and at least three telling words in the same order."""
    if pair.left.speaker is None or pair.left.speaker != pair.right.speaker:
        return NOTHING
    telling = {
        pair.left.stems[place]
        for block in pair.blocks
        for place in range(block.left, block.left + block.length)
        if pair.left.weights[place] > 1.5
    }
    if len(telling) < 3:
        return NOTHING
    return Seen(min(1.0, len(telling) / 5), f"in the same order: {', '.join(sorted(telling))}")


def scattered(pair: Overlay) -> Seen:
    """The words in common stand apart, with others in between."""
    lack = max(0.0, 1 - pair.density / 0.55)
    return Seen(-lack, "the words in common are scattered") if lack else NOTHING


def a_phrase_only(pair: Overlay) -> Seen:
    """Less than half of the shorter print, and no run of six words: a phrase used again."""
    if pair.share >= 0.45 or pair.longest.length >= 6:
        return NOTHING
    return Seen(-1.0, "a phrase in common, no more")


def short_but_not_whole(pair: Overlay) -> Seen:
    """A quote of up to four words that does not stand whole in the other, or says too little.

    One or two words with no speaker in common must be all that both print.
    """
    size = len(pair.left.stems)
    if size > _SHORT_WORDS:
        return NOTHING
    if pair.longest.length < size:
        return Seen(-1.0, "a short quote that the other does not hold")
    if pair.left.weight < 3.0:
        return Seen(-1.0, "too short to tell")
    speaker = pair.left.speaker is not None and pair.left.speaker == pair.right.speaker
    if size <= 2 and not speaker and pair.left.wording != pair.right.wording:
        return Seen(-0.5, "a word or two, and no speaker in common")
    return NOTHING


SIGNALS: tuple[Signal, ...] = (
    Signal("same_words", 0.7, same_words),
    Signal("common_run", 0.6, common_run),
    Signal("same_speaker", 0.35, same_speaker),
    Signal("translated", 0.3, translated),
    Signal("scattered", 0.6, scattered),
    Signal("a_phrase_only", 0.6, a_phrase_only),
    Signal("short_but_not_whole", 1.0, short_but_not_whole),
)


def utterances(reading: Reading) -> tuple[Utterance, ...]:
    """Return the words that at least two reports print, or one gives to two speakers."""
    prints = sorted(_prints(reading), key=lambda p: p.quote.span)
    kinds = _by_wording(prints)
    links = []
    for left, right in sorted(_candidates(kinds)):
        best = _best_pair(kinds[left], kinds[right])
        if best:
            links.append((left, right, best[1]))
    found = []
    for group in components(len(kinds), ((left, right) for left, right, _ in links)):
        chosen = set(group)
        evidence = [because for left, _, because in links if left in chosen]
        members = [p for place in group for p in kinds[place]]
        utterance = _utterance(reading, members, evidence)
        if utterance:
            found.append(utterance)
    return tuple(sorted(found, key=lambda u: _prominence(reading, u)))


def _prominence(reading: Reading, utterance: Utterance) -> tuple[int, int, str]:
    articles = {span.article for wording in utterance.wordings for span in wording.spans}
    return -len(articles), -len(utterance.quotes), utterance.id


def _prints(reading: Reading) -> Iterator[Print]:
    for found in reading.annotations:
        for quote in found.quotes:
            if quote.kind in ("direct", "partial"):
                made = read_print(reading, quote)
                if made.folded and not made.is_title:
                    yield made


def _by_wording(prints: Sequence[Print]) -> list[list[Print]]:
    """Group prints that are word for word the same: copies are compared once.

    A wording of up to four words is one with another only when the speaker is too.
    """
    grouped: dict[tuple[object, ...], list[Print]] = defaultdict(list)
    for made in prints:
        who = made.speaker if len(made.folded) <= _SHORT_WORDS else None
        grouped[made.wording, who].append(made)
    return list(grouped.values())


def _candidates(kinds: Sequence[Sequence[Print]]) -> set[tuple[int, int]]:
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, (first, *_) in enumerate(kinds):
        for key in sorted(set(_keys(first))):
            index[key].append(place)
    pairs: set[tuple[int, int]] = set()
    for key, places in index.items():
        if len(key) == 1 and len(places) > _TOO_COMMON:
            continue
        near = places[: _TOO_COMMON * 4]
        pairs.update((a, b) for n, a in enumerate(near) for b in near[n + 1 :])
    return pairs


def _keys(made: Print) -> Iterator[tuple[str, ...]]:
    """Yield rare stems, pairs of telling ones, and runs of three."""
    stems, weights = made.stems, made.weights
    for place, name in enumerate(stems):
        if weights[place] >= _RARE:
            yield (name,)
        if sum(weights[place : place + 2]) >= 2 * _RARE_PAIR:
            yield stems[place : place + 2]
        if place + 3 <= len(stems) and sum(weights[place : place + 3]) > 2.5:
            yield stems[place : place + 3]
    if len(stems) <= _SHORT_WORDS:
        yield stems


def _best_pair(left: Sequence[Print], right: Sequence[Print]) -> tuple[Scored, Evidence] | None:
    """Return the score of two wordings where any two of their prints reach the threshold."""
    best: tuple[Scored, Evidence] | None = None
    for one in _one_a_speaker(left):
        elsewhere = [made for made in right if made.article != one.article]
        for other in _one_a_speaker(elsewhere):
            pair = overlay(one, other)
            scored = weigh(SIGNALS, pair) if pair else None
            if (
                pair
                and scored
                and scored.total >= _LEAST
                and (best is None or scored.total > best[0].total)
            ):
                best = scored, _evidence(pair, scored)
    return best


def _one_a_speaker(prints: Sequence[Print]) -> list[Print]:
    first: dict[str | None, Print] = {}
    for made in prints:
        first.setdefault(made.speaker, made)
    return list(first.values())


def _evidence(pair: Overlay, scored: Scored) -> Evidence:
    detail = "; ".join(detail for _, _, detail in scored.seen if detail)
    return Evidence(pair.relation, round(scored.total, 3), detail, pair.spans())


def _utterance(
    reading: Reading, members: Sequence[Print], evidence: Sequence[Evidence]
) -> Utterance | None:
    articles = {made.article for made in members}
    speakers = {made.speaker for made in members if made.speaker}
    if len(members) < 2 or (len(articles) < 2 and len(speakers) < 2):
        return None
    ordered = sorted(members, key=lambda made: made.quote.span)
    wordings = _wordings(reading, ordered)
    if len(wordings) == 1:
        whole = tuple(made.quote.span for made in ordered)
        evidence = [Evidence("same", 1.0, "word for word", whole)]
    speaker = next(iter(speakers)) if len(speakers) == 1 else None
    return Utterance(
        content_id("utterance", *(made.quote.id for made in ordered)),
        speaker if speaker in reading.entities else None,
        tuple(made.quote.id for made in ordered),
        wordings,
        tuple(sorted(evidence, key=lambda e: (e.spans, e.signal))),
    )


def _wordings(reading: Reading, members: Sequence[Print]) -> tuple[Wording, ...]:
    """Return each different print, that of most lineages first."""
    grouped: dict[str, list[Print]] = defaultdict(list)
    for made in members:
        grouped[made.wording].append(made)
    ranked = []
    for prints in grouped.values():
        uses = Counter(reading.lineage[made.article] for made in prints)
        shown = min(prints, key=lambda made: (made.cuts, made.quote.span))
        wording = Wording(shown.quote.text, tuple(made.quote.span for made in prints))
        ranked.append((-len(uses), -len(shown.folded), wording.spans, wording))
    return tuple(wording for *_, wording in sorted(ranked, key=lambda entry: entry[:3]))
