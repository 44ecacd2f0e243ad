"""Whether a report tells of one happening or of several of a kind.

"Weekend shootings: four dead, 35 wounded" counts and times more than the event it shares with
another report, so nothing that it counts or times is compared.
"""

from __future__ import annotations

import re

from crosscheck.model import Annotations

_SEVERAL = re.compile(
    r"\b(?:(?:shoot|stabb|bomb|kidnapp)ings|accidents|incidents|collisions|explosions|homicides"
    r"|robberies)\b(?!\sof\b)",
    re.IGNORECASE,
)
_LEDE = 3


def of_several(annotations: Annotations) -> bool:
    """Whether the title or the opening of a report speaks of several happenings of a kind."""
    opening = (sentence.text for sentence in annotations.sentences[:_LEDE])
    return any(_SEVERAL.search(text) for text in (annotations.article.title, *opening))
