"""Whether a report tells of one happening or of several of a kind.

"Weekend shootings: four dead, 35 wounded" counts and times more than the event it shares with
another report, so nothing that it counts or times is compared. Nor is what a sentence tells of
another year: the dead of an earlier flood are not those of this one.
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
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGO = re.compile(r"\byears?\s(?:ago|earlier|before)\b", re.IGNORECASE)


def of_several(annotations: Annotations) -> bool:
    """Whether the title or the opening of a report speaks of several happenings of a kind."""
    opening = (sentence.text for sentence in annotations.sentences[:_LEDE])
    return any(_SEVERAL.search(text) for text in (annotations.article.title, *opening))


def of_another_year(annotations: Annotations, text: str) -> bool:
    """Whether a sentence looks back to a year before the report's own: "in the flood of 2004".

    Of a report whose date is not known, any year may be another.
    """
    anchor = annotations.article.published or annotations.anchor
    own = anchor.start.year if anchor else None
    return bool(_AGO.search(text)) or any(
        own is None or int(year[0]) < own for year in _YEAR.finditer(text)
    )
