"""Words that carry a judgement, by a list of ours (``lists/loaded_words.txt``).

A word is marked because it is listed, with its kind and a plainer word as the reason: a mark
says nothing about whether the judgement is deserved, nor about the outlet that uses the word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crosscheck.compare.calling.phrases import Phrases
from crosscheck.text.lists import rows
from crosscheck.text.tokens import words

KINDS = {
    "speech": "a verb of saying that judges what is said, or how",
    "label": "a name that judges whom it names",
    "judging": "a word of praise or blame",
    "intensifier": "a word that makes more of an act or amount",
    "euphemism": "a term that one side uses, or that softens",
}
TERM = "term"
"""The kind of fixed terms that hold a listed word and judge nothing ("reckless endangerment")."""


class Loaded(NamedTuple):
    """A listed word: its kind and a plainer word, where there is one."""

    term: str
    kind: str
    plainer: str = ""

    @property
    def reason(self) -> str:
        """Why it is marked, in a few words."""
        plainer = f"; plainer: “{self.plainer}”" if self.plainer else ""
        return f"“{self.term.removeprefix('=')}” is {KINDS[self.kind]}{plainer}"


class Place(NamedTuple):
    """A listed word in a text: half-open bounds and what is listed."""

    start: int
    end: int
    loaded: Loaded


def loaded_in(text: str) -> Iterator[Place]:
    """Yield the words of a text that carry a judgement.

    >>> [(place.loaded.term, place.loaded.kind) for place in loaded_in("He slammed the regime.")]
    [('slam', 'speech'), ('regime', 'label')]
    """
    tokens = words(text)
    for found in _listed().found(tokens):
        if found.entries[0].kind != TERM:
            yield Place(tokens[found.first].start, tokens[found.last].end, found.entries[0])


def reason(text: str, kinds: frozenset[str] = frozenset(KINDS)) -> str | None:
    """Return why a term carries judgement; None where nothing in it is listed."""
    found = (place.loaded.reason for place in loaded_in(text) if place.loaded.kind in kinds)
    return next(found, None)


@cache
def _listed() -> Phrases[Loaded]:
    listed = (Loaded(*row) for row in rows("crosscheck.compare", "lists/loaded_words.txt"))
    return Phrases(((loaded.term, loaded) for loaded in listed), verbs=True)
