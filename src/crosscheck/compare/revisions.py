"""What an outlet changed in its article: two texts of it, sentence by sentence.

Sentences that fold to the same words are kept, in whatever order. Of the others, each is laid
beside the one most like it (indel similarity of their words, the best pairs first): from
`REWORDED` on it was reworded, else dropped or added. "No longer in it" is all that is said: why an
outlet took a sentence out, only the outlet knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from crosscheck.compare.lookup import Lookup
from crosscheck.model import Annotations, Revision, Sentence, Span
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

REWORDED = 0.6
"""Likeness of two sentences from which one stands for the other; judged on sentences of our own:
a new figure or name leaves .8 and more, another fact in the same form .5 and less."""
_MOST = 1000
"""Sentences compared; beyond that a text is a log or a list."""


def revisions(lookup: Lookup) -> tuple[Revision, ...]:
    """Return what changed from each earlier version of an article to the newest."""
    versions = (v for lineage in lookup.story.lineages for v in lineage.versions if v.earlier)
    return tuple(revision(lookup.of[v.article], lookup.of[v.of]) for v in versions)


def revision(earlier: Annotations, later: Annotations) -> Revision:
    """Return what changed from one text of an article to the next."""
    before, after = (tuple(_distinct(found.sentences)) for found in (earlier, later))
    kept = {key for key, _ in before} & {key for key, _ in after}
    old = [one for one in before if one[0] not in kept][:_MOST]
    new = [one for one in after if one[0] not in kept][:_MOST]
    pairs = _reworded([key for key, _ in old], [key for key, _ in new])
    return Revision(
        earlier.article.id,
        later.article.id,
        tuple(span for place, (_, span) in enumerate(old) if place not in pairs),
        tuple(span for place, (_, span) in enumerate(new) if place not in pairs.values()),
        tuple((old[one][1], new[other][1]) for one, other in sorted(pairs.items())),
    )


def _distinct(sentences: Iterable[Sentence]) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Yield each sentence's folded words and place, a repeated one once."""
    seen: set[tuple[str, ...]] = {()}
    for sentence in sentences:
        key = tuple(fold(word.text) for word in words(sentence.text))
        if key not in seen:
            seen.add(key)
            yield key, sentence.span


def _reworded(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Return which new sentence stands for which old one, by place, the likest first."""
    if not old or not new:
        return {}
    alike = cdist(old, new, scorer=Indel.normalized_similarity, score_cutoff=REWORDED)
    places = sorted(zip(*np.nonzero(alike), strict=True), key=lambda at: (-alike[at], at))
    pairs: dict[int, int] = {}
    for one, other in places:
        if int(one) not in pairs and int(other) not in pairs.values():
            pairs[int(one)] = int(other)
    return pairs
