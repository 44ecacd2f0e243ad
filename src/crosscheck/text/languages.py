"""What is known of a language: its name, its stems, its stop words.

Stems are Snowball's, stop words those of Stopwords ISO (the package ``stopwordsiso``: MIT,
one JSON file, 57 languages, kept). Snowball's own lists cover fewer languages and come with no
package; other packages hold a third of the words or are no longer kept.
"""

from __future__ import annotations

from functools import cache, lru_cache

import Stemmer

from crosscheck.text.lists import rows

ENGLISH = "en"


@cache
def _languages() -> dict[str, tuple[str, str]]:
    table = rows("crosscheck.text", "lists/languages.txt")
    return {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in table}


def english_name(language: str) -> str:
    """Return what a language is called in English; its code where that is not known.

    >>> english_name("de")
    'German'
    """
    return _languages().get(language, (language, ""))[0]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words that say nothing of a text's matter; none where there is no list.

    >>> "nicht" in stop_words("de"), stop_words("xx")
    (True, frozenset())
    """
    from stopwordsiso import stopwords  # 30 ms: only where another language is read

    return frozenset(stopwords(language))


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    _, algorithm = _languages().get(language, ("", ""))
    known = algorithm in Stemmer.algorithms()
    return Stemmer.Stemmer(algorithm) if known else None


@lru_cache(maxsize=1 << 16)
def stemmed(word: str, language: str) -> str:
    """Return a word's stem in lower case; the word where its language has no stemmer.

    >>> stemmed("Häfen", "de"), stemmed("Путина", "ru")
    ('haf', 'путин')
    """
    stemmer = _stemmer(language)
    lower = word.lower()
    return str(stemmer.stemWord(lower)) if stemmer else lower
