"""The labels that every reader gives its words: kinds of names, each with a beginning.

BIO marks (Ramshaw & Marcus 1995): ``B-`` begins a name, ``I-`` continues it, ``O`` is
outside of any. The kinds are those of `crosscheck.model.Kind`.
"""

from __future__ import annotations

KINDS = ("person", "organisation", "place", "group", "other")
LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
OUTSIDE = 0
# fmt: off
POS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
)
# fmt: on
"""Universal parts of speech, in the order of a reader's columns."""


def begins(kind: str) -> int:
    """Return the label of a name's first word.

    >>> begins("person"), LABELS[begins("other")]
    (1, 'B-other')
    """
    return 1 + 2 * KINDS.index(kind)
