"""Listed words and phrases in a text: longest first, in every regular inflection.

No stemmer, since stems join what news keeps apart ("operative", "operation"): the regular
forms of the first word as a verb and of the last as a noun are listed beforehand. A term
written with ``=`` counts only as it stands, and a name counts only where a listed term has a
capital ("Dreamer", and not a Mr. Fence).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from crosscheck.text.fold import fold
from crosscheck.text.tokens import Token

Entry = TypeVar("Entry")

_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""A word of one syllable that doubles its last letter: "slam", "slammed"."""
_HISSING = ("s", "x", "z", "ch", "sh")


class Found(NamedTuple, Generic[Entry]):
    """A listed term in a text: the places of its first and last token, and what is listed."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Phrases(Generic[Entry]):
    """Terms and what they stand for, found in texts.

    Args:
        verbs: whether a term's first word counts in a verb's forms as well.
    """

    def __init__(self, listed: Iterable[tuple[str, Entry]], *, verbs: bool) -> None:
        self._plain: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        self._named: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        for term, entry in listed:
            held = self._plain if term.islower() else self._named
            for form in forms(term, verbs=verbs):
                held[form] = (*held.get(form, ()), entry)
        self._longest = max(map(len, (*self._plain, *self._named)), default=0)

    def found(self, tokens: Sequence[Token]) -> Iterator[Found[Entry]]:
        """Yield the terms among a text's words, from left to right, none inside another."""
        folded = [_plain(token.text) for token in tokens]
        place = 0
        while place < len(folded):
            found = self._at(tokens, folded, place)
            if found:
                yield found
            place = found.last + 1 if found else place + 1

    def _at(
        self, tokens: Sequence[Token], folded: Sequence[str], place: int
    ) -> Found[Entry] | None:
        for length in range(min(self._longest, len(folded) - place), 0, -1):
            key = tuple(folded[place : place + length])
            entries = self._named.get(key)
            if entries is None and not is_name(tokens, place):
                entries = self._plain.get(key)
            if entries:
                return Found(place, place + length - 1, entries)
        return None


def forms(term: str, *, verbs: bool = True) -> set[tuple[str, ...]]:
    """Return a term's words in every regular form, folded and without hyphens.

    >>> sorted(forms("slam"))
    [('slam',), ('slammed',), ('slamming',), ('slams',)]
    >>> sorted(forms("=cops")), sorted(forms("illegal alien", verbs=False))
    ([('cops',)], [('illegal', 'alien'), ('illegal', 'aliens')])
    """
    words = tuple(_plain(word) for word in term.removeprefix("=").split())
    if term.startswith("="):
        return {words}
    whole = {words, (*words[:-1], _plural(words[-1]))}
    if verbs:
        whole |= {(form, *words[1:]) for form in _verb_forms(words[0])}
    return whole


def is_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is capitalised though no sentence begins with it (ALL CAPS is none)."""
    token = tokens[place]
    if not token.text[0].isupper() or token.text.isupper():
        return False
    before = tokens[place - 1] if place else None
    return before is not None and token.start - before.end == 1


def _plain(word: str) -> str:
    return fold(word).replace("-", "").replace("‑", "")


def _plural(word: str) -> str:
    if word.endswith(_HISSING):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def _verb_forms(word: str) -> tuple[str, str, str]:
    if word.endswith("e"):
        stem, past = word[:-1], f"{word}d"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        stem, past = word, f"{word[:-1]}ied"
    else:
        stem = word + word[-1] if _SHORT.fullmatch(word) else word
        past = f"{stem}ed"
    return _plural(word), past, f"{stem}ing"
