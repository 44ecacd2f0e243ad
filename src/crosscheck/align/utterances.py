"""Utterances: the same words spoken, as different reports print them.

Each quote (direct or partial) is laid upon those of other reports with which it shares a
rare word or a run of words; signals say whether both print the same speech: how much of
the shorter stands in the longer and in what order, the longest run in common, who speaks.
A short quote ("far too high") must stand whole in the other, and mostly the speaker must
agree as well. Quotes that print the same join into one utterance; a long quote so gathers
the parts that others took from it, also where one report breaks it up ("…," he added).

Each two wordings' evidence carries the passage both print, in an article each, and is named for
how they differ: ``same``, ``part``, ``overlap``, ``cut`` or ``reworded``
(see `Overlay.relation`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from crosscheck.align.joining import components
from crosscheck.align.overlays import Overlay, overlay
from crosscheck.align.prints import Print, read_print
from crosscheck.align.reading import Reading
from crosscheck.align.signals import Scored, weigh
from crosscheck.align.utterance_signals import SHORT_WORDS, SIGNALS
from crosscheck.model import Annotations, Evidence, Utterance, Wording, content_id
from crosscheck.text.fold import stem
from crosscheck.text.tokens import words

_LEAST = 1.0
_TERM_WORDS = 2
_TERM_USES = 3
"""Uses outside quotation from which a word or two is a term of the story."""
_RARE = 4.0
_RARE_PAIR = 2.0
_TOO_COMMON = 30


def utterances(reading: Reading) -> tuple[Utterance, ...]:
    """Return the words that at least two reports print, or one gives to two speakers."""
    prints = sorted(_prints(reading), key=lambda p: p.quote.span)
    kinds = _by_wording(prints)
    pairs = [
        (left, right, because)
        for left, right in sorted(_candidates(kinds))
        if (because := _best_pair(kinds[left], kinds[right]))
    ]
    found = []
    for group in components(len(kinds), ((left, right) for left, right, _ in pairs)):
        chosen = set(group)
        evidence = [because for left, _, because in pairs if left in chosen]
        utterance = _utterance(reading, [kinds[place] for place in group], evidence)
        if utterance:
            found.append(utterance)
    return tuple(sorted(found, key=lambda u: _prominence(reading, u)))


def _prominence(reading: Reading, utterance: Utterance) -> tuple[int, int, str]:
    articles = {span.article for wording in utterance.wordings for span in wording.spans}
    return -len(articles), -len(utterance.quotes), utterance.id


def _prints(reading: Reading) -> Iterator[Print]:
    """Yield what somebody is quoted with, titles and terms of the story left out."""
    made = [
        read_print(reading, quote)
        for found in reading.annotations
        for quote in found.quotes
        if quote.kind in ("direct", "partial")
    ]
    kept = [one for one in made if one.folded and not one.is_title]
    terms = _in_use(reading, kept)
    return (one for one in kept if one.stems not in terms)


def _in_use(reading: Reading, prints: Sequence[Print]) -> set[tuple[str, ...]]:
    """Return what is a term of the story ("progressivism") and no speaker's own words.

    A word or two that the reports use themselves, outside quotation, or that one of them sets in
    marks again and again.
    """
    short = [made for made in prints if len(made.stems) <= _TERM_WORDS]
    repeated = Counter((made.article, made.stems) for made in short)
    runs = {made.stems for made in short}
    uses: Counter[tuple[str, ...]] = Counter()
    for found in reading.annotations:
        stems = _unquoted(found) if runs else []
        for place in range(len(stems)):
            for size in range(1, _TERM_WORDS + 1):
                run = tuple(stems[place : place + size])
                if len(run) == size and run in runs:
                    uses[run] += 1
    terms = {run for run, times in uses.items() if times >= _TERM_USES}
    return terms | {run for (_, run), times in repeated.items() if times > 1}


def _unquoted(found: Annotations) -> list[str]:
    """Return the stems of an article's words outside quotation marks."""
    marked = (quote.span for quote in found.quotes if quote.kind != "indirect")
    start, stems = 0, []
    for span in sorted(marked):
        stems += [stem(word.text) for word in words(found.article.text, start, span.start)]
        start = max(start, span.end)
    return stems + [stem(w.text) for w in words(found.article.text, start)]


def _by_wording(prints: Sequence[Print]) -> list[list[Print]]:
    """Group prints that are word for word the same: copies are compared once.

    A wording of up to four words is one with another only when the speaker is too.
    """
    grouped: dict[tuple[object, ...], list[Print]] = defaultdict(list)
    for made in prints:
        who = made.speaker if len(made.folded) <= SHORT_WORDS else None
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
    if len(stems) <= SHORT_WORDS:
        yield stems


def _best_pair(left: Sequence[Print], right: Sequence[Print]) -> Evidence | None:
    """Return the best reason of any two prints why two wordings are one utterance, if one is."""
    best: tuple[Scored, Overlay] | None = None
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
                best = scored, pair
    return _evidence(best[1], best[0]) if best else None


def _one_a_speaker(prints: Sequence[Print]) -> list[Print]:
    first: dict[str | None, Print] = {}
    for made in prints:
        first.setdefault(made.speaker, made)
    return list(first.values())


def _evidence(pair: Overlay, scored: Scored) -> Evidence:
    detail = "; ".join(detail for _, _, detail in scored.seen if detail)
    return Evidence(pair.relation, round(scored.total, 3), detail, pair.spans())


def _utterance(
    reading: Reading, kinds: Sequence[Sequence[Print]], evidence: Sequence[Evidence]
) -> Utterance | None:
    members = [made for prints in kinds for made in prints]
    articles = {made.article for made in members}
    speakers = {made.speaker for made in members if made.speaker}
    if len(members) < 2 or (len(articles) < 2 and len(speakers) < 2):
        return None
    ordered = sorted(members, key=lambda made: made.quote.span)
    wordings = _wordings(reading, ordered)
    alike = [
        Evidence("same", 1.0, "word for word", wording.spans)
        for wording in wordings
        if len(wording.spans) > 1
    ]
    speaker = next(iter(speakers)) if len(speakers) == 1 else None
    return Utterance(
        content_id("utterance", *(made.quote.id for made in ordered)),
        speaker if speaker in reading.entities else None,
        tuple(made.quote.id for made in ordered),
        wordings,
        tuple(sorted([*alike, *evidence], key=lambda e: (e.spans, e.signal))),
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
