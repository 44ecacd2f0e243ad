"""Language: which one a text is in, by py3langid (97 languages, offline).

A page's own ``lang`` is often the template's, so the text decides; only where the text is
too short to be sure does the stated language count.
"""

from __future__ import annotations

import math

_SAMPLE = 1_200
# How far the first language must lie before the second: log-likelihood by the root of the
# text's bytes, as py3langid itself scales it. English headlines lie at 0.5, sentences above 2.
_SURE = 1.0


def language(text: str, stated: str | None = None) -> str:
    """Return a text's ISO 639-1 code.

    >>> language("The ministers met on Tuesday and agreed to meet again.")
    'en'
    """
    from py3langid import rank  # 0.2 s to import and load its model

    start = min(len(text) // 4, 2_000)
    sample = text[start : start + _SAMPLE] if len(text) > _SAMPLE else text
    (code, best), (_, second), *_ = rank(sample)
    short = (stated or "").replace("_", "-").split("-")[0].strip().lower()
    certainty = (best - second) / math.sqrt(len(sample.encode("utf-8", "replace")) or 1)
    if certainty < _SURE and len(short) == 2 and short.isalpha():
        return short
    return str(code)
