"""Any pipeline of spaCy that marks entities, as a reader.

The words are given as they are, so that a pipeline's own tokenizer has no say and offsets
agree. Labels are taken from OntoNotes' and CoNLL's names for them; what they call a date, a
sum or a rank is no name here.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.annotate.reader.labels import LABELS, OUTSIDE, begins
from crosscheck.errors import MissingExtra

_KINDS = {
    "PERSON": "person", "PER": "person",
    "ORG": "organisation",
    "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group",
    "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other", "PRODUCT": "other", "MISC": "other",
}  # fmt: skip
_SURE = 0.95
"""A pipeline says yes or no; its word is taken to be right so often."""


class SpacyReader:
    """A spaCy pipeline.

    Args:
        pipeline: the name or path that ``spacy.load`` takes, or a loaded pipeline.

    Raises:
        MissingExtra: spaCy or the pipeline is not installed.
    """

    def __init__(self, pipeline: str | Any) -> None:
        self._nlp = _loaded(pipeline) if isinstance(pipeline, str) else pipeline

    def __call__(self, words: Sequence[Sequence[str]]) -> list[npt.NDArray[np.float32]]:
        """Return the probabilities of labels: for each sentence a row a word."""
        document = import_module("spacy.tokens").Doc
        given = [document(self._nlp.vocab, words=list(sentence)) for sentence in words]
        return [_rows(read) for read in self._nlp.pipe(given)]


def _loaded(name: str) -> Any:
    try:
        return import_module("spacy").load(name)
    except ImportError as error:
        raise MissingExtra("spacy", needed_for=f"annotate.reader = 'spacy:{name}'") from error
    except OSError as error:
        message = f"python -m spacy download {name}"
        needed = f"annotate.reader = 'spacy:{name}'"
        raise MissingExtra("spacy", needed_for=needed, command=message) from error


def _rows(read: Any) -> npt.NDArray[np.float32]:
    """Return what a pipeline says, as if it gave probabilities."""
    labels = [OUTSIDE] * len(read)
    for entity in read.ents:
        kind = _KINDS.get(entity.label_)
        for place in range(entity.start, entity.end) if kind else ():
            labels[place] = begins(kind or "") + (place > entity.start)
    rows = np.full((len(labels), len(LABELS)), (1 - _SURE) / (len(LABELS) - 1), dtype=np.float32)
    rows[np.arange(len(labels)), labels] = _SURE
    return rows
