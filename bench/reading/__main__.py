"""``python -m bench.reading``: every kind of reading, ours beside its peers, in one table.

Give parts of topics' names (``names times``) to see these alone. Peers are installed by
``pip install -e '.[peers]'``; a missing one is named, never left out silently.
"""

from __future__ import annotations

import sys

from bench.compared import printed

TOPICS = ("names", "quotes", "figures", "times", "facts", "body", "speed")


if __name__ == "__main__":
    sys.exit(printed("bench.reading", TOPICS))
