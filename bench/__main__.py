"""``python -m bench``: every measure; ``--gate``: hold them to ``floors.json``.

Most measures have a floor; what should be small (growth, memory) has a ceiling. A floor is
raised by hand when a measure rose; lowering one takes ``--lower NAME --to VALUE --why TEXT``,
which writes the reason beside it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from pathlib import Path

from bench import corpora

KINDS = ("floor", "ceiling")
FLOORS = Path(__file__).with_name("floors.json")
TOPICS = (
    "bench.speed.throughput",  # first: memory is the most this process has held
    "bench.extraction.pages",
    "bench.stories.stories",
    "bench.stories.copies",
    "bench.stories.directions",
    "bench.stories.speed",
    "bench.reading.names",
    "bench.reading.quotes",
    "bench.reading.figures",
    "bench.reading.times",
    "bench.reading.facts",
    "bench.reading.speed",
    "bench.comparison.statements",
    "bench.comparison.pairs",
    "bench.comparison.findings",
    "bench.comparison.naming",
    "bench.comparison.utterances",
    "bench.comparison.entities",
    "bench.comparison.kindred",
    "bench.comparison.speed",
    "bench.comparison.timelines",
    "bench.comparison.orders",
    "bench.comparison.digests",
    "bench.comparison.insights",
)


def main() -> int:
    """Print the measures, and return 1 where one lies under its floor."""
    options = _options()
    if not corpora.present():
        print("the annotated data is not beside the checkout: nothing to measure")
        return 0
    floors: dict[str, dict[str, float | str]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    if options.lower:
        return _lower(floors, options.lower, options.to, options.why)
    topics = [t for t in TOPICS if not options.only or options.only in t]
    below = []
    for topic in topics:
        started = time.perf_counter()
        figures: dict[str, float] = importlib.import_module(topic).measure()
        print(f"\n{topic}  ({time.perf_counter() - started:.0f} s)")
        for name, value in figures.items():
            bounds = floors.get(name, {})
            shown = "".join(f"   {kind} {bounds[kind]}" for kind in KINDS if kind in bounds)
            print(f"  {name:<52} {value:>9.3f}{shown}")
            below += _outside(name, value, bounds)
    print("\n" + ("\n".join(below) if below else "every measure is within its bounds"))
    return 1 if options.gate and below else 0


def _outside(name: str, value: float, bounds: dict[str, float | str]) -> list[str]:
    """Return a line for each bound that a measure breaks."""
    floor, ceiling = (float(bounds[k]) if k in bounds else None for k in KINDS)
    lines = []
    if floor is not None and value < floor:
        lines.append(f"{name}: {value:.3f} is under its floor {floor}")
    if ceiling is not None and value > ceiling:
        lines.append(f"{name}: {value:.3f} is over its ceiling {ceiling}")
    return lines


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--gate", action="store_true", help="exit 1 under a floor")
    parser.add_argument("--only", help="measure the topics whose name holds this")
    parser.add_argument("--lower", metavar="NAME", help="lower a floor")
    parser.add_argument("--to", type=float, metavar="VALUE")
    parser.add_argument("--why", metavar="TEXT")
    return parser.parse_args()


def _lower(
    floors: dict[str, dict[str, float | str]], name: str, value: float | None, why: str | None
) -> int:
    if value is None or not why:
        print("lowering a floor takes --to VALUE and --why TEXT", file=sys.stderr)
        return 2
    floors[name] = {"floor": value, "why": why}
    FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
