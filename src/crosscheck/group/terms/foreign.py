"""Words of languages other than English, so that they meet only what they mean.

German "die" and "Gift" are no English "die" and "gift". So a word counts within its language
alone: its hash is mixed with the language's code. Names and numbers are common to all
languages, and count once more as such: they alone carry a story across languages. English
words are left as they are; an English word and a name of the same letters are one.

A capital inside a sentence makes a name, where the language does not begin every noun with
one. In German a name is known by following another capital ("Kranführer Tomasz Wolczyk") or by
being one in English news, and a word that follows a determiner ("der Kunde") is none. A word
that English news writes in lower case is never taken for a name. Scripts without capitals
(Arabic, Chinese) show no names but those in Latin letters, so their reports meet others by
numbers alone.

How rare the words of other languages are in news at large is not known here: stop words count
nothing, all others the same (`ORDINARY`), until the pile's own counts tell more. Where a
language has no list of stop words, only names and numbers count.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from crosscheck.model import Article, content_id
from crosscheck.text.fold import fold, stem
from crosscheck.text.frequencies import frequency, idf, name_share
from crosscheck.text.hashes import Flags, Words
from crosscheck.text.languages import ENGLISH, stemmed, stop_words
from crosscheck.text.segments import UNPARTED, segmented

ORDINARY = 5.5  # the IDF of a word of which only the language is known; from 3 to 8 much the same
OF = " "  # between a language and its stem: in no English stem
NOUNS_IN_CAPITALS = ("de", "lb")
WELL_KNOWN, KNOWN = 50, 5  # articles of English news that hold a name
MOSTLY = 0.8  # its share of capitals there
_MIX = np.uint64(0x9E3779B97F4A7C15)
_ONE = np.uint64(1)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DETERMINER = re.compile(
    r"d(?:er|ie|as|en|em|es)|(?:[mdsk]?ein|ihr|unser|euer)(?:e[nmrs]?)?|eure[nmrs]?"
    r"|(?:dies|jen|jed|welch|manch|all|viel|einig|mehrer|beid)e[nmrs]?|im|am|zum|zur|vom|beim|ins|ans",
    re.IGNORECASE,
)
_KANA = re.compile("[\u3040-\u309f]+")


class Root(NamedTuple):
    """What a word counts as, and the share of news articles that hold it."""

    text: str
    share: float


def language_of(article: Article) -> str | None:
    """Return an article's language ("pt" for "pt-BR"); None for English or where none is stated."""
    code = (article.language or ENGLISH).replace("_", "-").partition("-")[0].lower()
    return None if code == ENGLISH else code


def of_language(read: Words, text: str, article: Article, language: str) -> Words:
    """Return the words of a text that is not in English, names and numbers once more.

    Their hashes are the language's own; the lowest bit says what is common to all.
    """
    read = segmented(read, text)
    number = np.array([text[at].isdigit() for at in read.starts.tolist()], dtype=bool)
    common = number | _names(read, text, language)
    year = str(article.published.day.year) if article.published else ""
    for place in np.flatnonzero(number).tolist():  # the year is in every report of the day
        common[place] = text[read.starts[place] : read.ends[place]] != year
    places = np.concatenate([np.flatnonzero(~number), np.flatnonzero(common)])
    shared = np.arange(len(places)) >= len(places) - common.sum()
    order = np.lexsort((shared, places))
    places, shared = places[order], shared[order]
    salt = np.uint64(int(content_id(language), 16))
    codes = (read.codes[places] ^ salt) * _MIX
    codes = (codes & ~_ONE) | shared.astype(np.uint64)
    named = shared & ~number[places]
    return Words(codes, read.starts[places], read.ends[places], named)


def _names(read: Words, text: str, language: str) -> Flags:
    """Return which words are names: all uses of a word that is one somewhere in the text."""
    stops = stop_words(language)
    found = [
        p for p in np.flatnonzero(read.named).tolist() if _word(read, text, p).lower() not in stops
    ]
    if language in NOUNS_IN_CAPITALS:
        nouns = {int(read.codes[p]) for p in found if _DETERMINER.fullmatch(_before(read, text, p))}
        found = [p for p in found if _stands_as_name(read, text, p, nouns)]
    names = [p for p in found if _may_be_name(fold(_word(read, text, p)))]
    named: Flags = np.isin(read.codes, read.codes[names])
    return named


def _word(read: Words, text: str, place: int) -> str:
    return text[read.starts[place] : read.ends[place]]


def _before(read: Words, text: str, place: int) -> str:
    """Return the word before; empty where more than a space or hyphen is between the two."""
    near = place and text[read.ends[place - 1] : read.starts[place]] in (" ", "-")
    return _word(read, text, place - 1) if near else ""


def _may_be_name(folded: str) -> bool:
    return len(folded) > 1 and name_share(folded) >= 0.5


def _stands_as_name(read: Words, text: str, place: int, nouns: Collection[int]) -> bool:
    """Whether a word of a language that gives all nouns a capital is a name for other reasons.

    Args:
        nouns: the hashes of words that follow a determiner somewhere in the text.
    """
    folded = fold(_word(read, text, place))
    held, share = frequency(folded).articles, name_share(folded)
    if held >= WELL_KNOWN and share >= MOSTLY:
        return True
    if int(read.codes[place]) in nouns:
        return False
    beside = bool(read.named[place - 1] and _before(read, text, place)) if place else False
    return beside or (held >= KNOWN and share >= MOSTLY)


def rooted(word: str, code: int, language: str) -> Root:
    """Return what a word of another language counts as.

    Args:
        code: its hash, as `of_language` gives it.
    """
    if code & 1:
        return _common(word, language)
    known = stop_words(language)
    root = stemmed(word, language)
    empty = not known or len(word) < 2 or bool(_KANA.fullmatch(word)) or word.lower() in known
    if not empty and UNPARTED.match(word):
        empty = not known.isdisjoint(word)
    return Root(f"{language}{OF}{root}", 1.0 if empty else math.exp(-ORDINARY))


def roots(word: str, language: str | None) -> tuple[str, ...]:
    """Return all that a word of a language may count as.

    >>> roots("Häfen", "de"), roots("harbours", None)
    (('de haf', 'hafen'), ('harbour',))
    """
    if language is None:
        return (stem(word),)
    return tuple(rooted(word, kind, language).text for kind in (0, 1))


def _common(word: str, language: str) -> Root:
    """Return a name or number as English news has it: Cyrillic and Greek in Latin letters."""
    if word[0].isdigit():
        thousands = bool(_THOUSANDS.fullmatch(word))
        form = word.replace(".", ",") if thousands else word.replace(",", ".")
    else:
        form = word if fold(word) == word.lower() else _plain(word, language)
    share = 1.0 if len(fold(form)) < 2 else math.exp(-idf(fold(form)))
    return Root(stem(form), share)


def _plain(word: str, language: str) -> str:
    """Return a name in Latin letters, a Cyrillic one without its endings ("Путину" is Putin)."""
    cyrillic = "CYRILLIC" in unicodedata.name(word[0], "")
    return fold(stemmed(word, language)) if cyrillic else word
