"""Word classes, as far as closed lists and endings give them.

No tagger: a noun phrase is found by what cannot stand in it (prepositions, auxiliaries,
subordinators, marks), which are closed classes of a few hundred words. All else is
``OPEN``: nouns, adjectives and the verbs that no list holds.
"""

from __future__ import annotations

from functools import cache, lru_cache

from crosscheck.text.lists import mapping_of, rows, words_of

_PACKAGE = "crosscheck.annotate"

OPEN = "o"
DETERMINER = "d"
PREPOSITION = "p"
CONJUNCTION = "c"
ADVERSATIVE = "b"
SUBORDINATOR = "s"
RELATIVE = "w"
PRONOUN = "r"
AUXILIARY = "x"
ADVERB = "a"
TIME = "t"
MARK = "."
POSSESSIVE = "'"
QUOTED = "q"

_CODES = {
    "determiner": DETERMINER,
    "preposition": PREPOSITION,
    "conjunction": CONJUNCTION,
    "adversative": ADVERSATIVE,
    "subordinator": SUBORDINATOR,
    "relative": RELATIVE,
    "pronoun": PRONOUN,
    "auxiliary": AUXILIARY,
    "adverb": ADVERB,
    "time": TIME,
}


@cache
def closed_classes() -> dict[str, str]:
    """Return the class of each listed word, in lower case."""
    found: dict[str, str] = {"'s": POSSESSIVE, "’s": POSSESSIVE, "'": POSSESSIVE, "’": POSSESSIVE}
    for name, words in rows(_PACKAGE, "lists/word_classes.txt"):
        for word in words.split():
            found.setdefault(word, _CODES[name])
    for word in words_of(_PACKAGE, "lists/not_adverbs.txt"):
        found.setdefault(word, OPEN)
    return found


@lru_cache(maxsize=1 << 15)
def class_of(text: str, low: str) -> str:
    """Return the class of a token.

    Args:
        text: the token as written.
        low: the same in lower case.
    """
    known = closed_classes().get(low)
    if known is not None:
        return _unless_name(text, low, known)
    if not (text[0].isalnum() or text[-1].isalnum()):
        return MARK
    if low.endswith("ly") and text == low and len(low) > 4:
        return ADVERB
    return OPEN


def _unless_name(text: str, low: str, known: str) -> str:
    """Return OPEN for a listed word that is written as a name or noun ("March", "May", "Will")."""
    if known == TIME or text == low:
        return known
    return (
        OPEN
        if low in ("may", "will", "like", "us") or (text.isupper() and len(text) > 1)
        else known
    )


@cache
def source_kinds() -> dict[str, str]:
    """Return the nouns for whoever speaks, with what each stands for."""
    return mapping_of(_PACKAGE, "lists/source_nouns.txt")


@cache
def genders() -> dict[str, str]:
    """Return first names in lower case with "m" or "f"; those given to both are left out."""
    listed = rows(_PACKAGE, "lists/first_names.txt")
    return {row[0].lower(): row[1] for row in listed if len(row) > 1 and row[1] in ("m", "f")}


@cache
def group(name: str) -> frozenset[str]:
    """Return a group of words that tell how a quotation is meant, as ``group("channel")``.

    Raises:
        KeyError: the list has no such group.
    """
    return _groups()[name]


@cache
def _groups() -> dict[str, frozenset[str]]:
    listed = rows(_PACKAGE, "lists/quoting_words.txt")
    return {name: frozenset(words.split()) for name, words in listed}
