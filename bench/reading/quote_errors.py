"""Direct quotations of PolNeAR that are missed or given to somebody else, to read by eye."""

from __future__ import annotations

import argparse
from typing import Any

from bench import corpora
from bench.reading.quotes import MARKS, Told, article_of, ours, overlaps


def errors(name: str, first: int, many: int) -> None:
    """Print direct quotations that were missed or given to somebody else."""
    shown = 0
    for row in corpora.lines(f"quotes/{name}"):
        marked = [one for one in ours(article_of(row)) if one.marked]
        text = row["text"]
        for gold in row["attributions"]:
            content = [(s, e) for s, e in gold["content"]]
            if not any(mark in text[s:e] for s, e in content for mark in MARKS):
                continue
            matched = [one for one in marked if any(overlaps(one.content, c) for c in content)]
            best = max(matched, key=lambda one: one.content[1] - one.content[0], default=None)
            right = best and best.source and any(overlaps(best.source, s) for s in gold["source"])
            if right or (best and not gold["source"]):
                continue
            shown += 1
            if first <= shown < first + many:
                _print_error(text, gold, best)


def _print_error(text: str, gold: dict[str, Any], best: Told | None) -> None:
    start = min(s for part in gold.values() if isinstance(part, list) for s, _ in part)
    print("---", text[max(0, start - 150) : start + 350].replace("\n", " ¶ "))
    for part in ("source", "cue", "content"):
        print(f"   {part}:", [text[s:e][:70] for s, e in gold[part]])
    if best is None:
        print("   MISSED")
    else:
        source = text[slice(*best.source)] if best.source else None
        cue = text[slice(*best.cue)] if best.cue else None
        print("   OURS:", source, "|", cue, "|", text[slice(*best.content)][:60])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="polnear_dev")
    parser.add_argument("--many", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    errors(options.set, options.first, options.many)
