"""Stories found, with one setting for every collection, beside what others find.

Ours takes the same defaults everywhere, and both gaits are told: a pile, and a stream in time
order. A peer is tuned on one half of each collection and measured on the other
(`bench.stories.collections` says how they are halved); on that other half stands ours beside
it. Small collections have no halves: there a peer has the setting that is best on the very
reports it is measured on. `bench.stories.metrics` says what is measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.compared import Line, absent
from bench.stories.collections import Collection, collections
from bench.stories.gaits import GAITS
from bench.stories.metrics import agreement, b_cubed
from bench.stories.peers.tuned import PEERS, told


def measure() -> dict[str, float]:
    """Return ours: the pile by B-cubed, how far the stream is from it, and the other halves.

    ``two_or_more`` leaves articles out of the means whose true story has no other;
    ``measured`` is the half that no peer is tuned on, grouped alone.
    """
    figures: dict[str, float] = {}
    for collection in collections():
        name, true = f"stories.{collection.name}", collection.stories
        pile, stream = (group(collection) for group in GAITS.values())
        figures |= _named(name, b_cubed(pile, true))
        figures[f"{name}.two_or_more.f1"] = b_cubed(pile, true, least=2)[2]
        figures[f"{name}.stream_from_pile"] = abs(b_cubed(stream, true)[2] - figures[f"{name}.f1"])
        if collection.tuning:
            half = collection.half(tuning=False)
            figures[f"{name}.measured.f1"] = b_cubed(GAITS["pile"](half), half.stories)[2]
    return figures


def _named(name: str, scores: tuple[float, float, float]) -> dict[str, float]:
    keys = ("precision", "recall", "f1")
    return {f"{name}.{key}": score for key, score in zip(keys, scores, strict=True)}


def compared() -> Iterator[Line]:
    """Yield ours and every peer's lines, collection by collection; in the end F1 at a glance."""
    lines = []
    for line in _every_line():
        lines.append(line)
        yield line
    yield from _at_a_glance(lines)


def _every_line() -> Iterator[Line]:
    for collection in collections():
        yield from _ours(collection)
        if collection.tuning:
            tuning, measured = (collection.half(tuning=half) for half in (True, False))
            yield from _ours(tuning)
            yield from _ours(measured)
            yield from _peers(tuning, measured)
        else:
            yield from _peers(collection, collection)


def _ours(collection: Collection) -> Iterator[Line]:
    """Yield a line for each gait; the stream's says how far it is from the pile."""
    pile = 0.0
    for gait, group in GAITS.items():
        figures = agreement(group(collection), collection.stories)
        pile = pile or figures["F1"]
        note = f"F1 {100 * (figures['F1'] - pile):+.1f} points" if gait == "stream" else ""
        yield Line("stories", collection.name, f"ours, {gait}", figures, note)


def _peers(tuning: Collection, measured: Collection) -> Iterator[Line]:
    for peer in PEERS:
        if missing := peer.missing():
            yield absent("stories", measured.name, peer.name, missing)
            continue
        seen = peer.see(tuning)
        by = peer.best(seen, tuning.stories)
        tested = seen if measured is tuning else peer.see(measured)
        figures = agreement(peer.group(tested, by), measured.stories)
        yield Line("stories", measured.name, peer.name, figures, told(by))


def _at_a_glance(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield a line for each reader: its F1 where peers are measured, and GVA's of two or more."""
    sets = dict.fromkeys(line.on for line in lines if not line.reader.startswith("ours"))
    found = {(line.reader, line.on): line.figures for line in lines if line.figures}
    for reader in dict.fromkeys(reader for reader, _ in found):
        figures = {on: found[reader, on]["F1"] for on in sets}
        figures |= {f"{on}, 2+": found[reader, on]["2+ F1"] for on in sets if "gva" in on}
        yield Line("stories, F1", "each set", reader, figures)
