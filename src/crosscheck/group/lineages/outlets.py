"""Whether a printed name is an outlet's: by its name, its domain, or its call sign.

"WMBF News" is wmbfnews.com, "KCTV" is kctv5.com, "The Meridian Post" is meridianpost.example:
names are compared by their letters and digits alone. A name of three letters must be the
whole; a longer one may be the beginning of the other where it ends a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from crosscheck.model import Article
from crosscheck.text.fold import fold

_LETTERS = re.compile(r"[a-z0-9]+")
_FRONTS = ("www", "m", "amp", "mobile", "edition", "news", "rss", "feeds", "en", "beta")
_LAST = re.compile(r"(?:\.(?:com?|org|net|gov|ac|edu))?\.[a-z]{2,12}$")
_CALL_SIGN = re.compile(r"[KWC][A-Z]{2,3}\b")
LEAST = 4  # letters from which the beginning of a name is enough


def same_name(one: str, other: str) -> bool:
    """Whether two names of an outlet or agency are one, case and "The" aside."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ").strip()


def host(url: str | None) -> str:
    """Return an address's host, without what stands before the site's own name.

    >>> host("https://m.meridianpost.example:443/a"), host(None)
    ('meridianpost.example', '')
    """
    labels = (_parts(url).hostname or "").lower().split(".")
    while len(labels) > 2 and labels[0] in _FRONTS:
        labels = labels[1:]
    return ".".join(labels)


def path(url: str | None) -> str:
    """Return an address's path; none where it cannot be read as an address."""
    return _parts(url).path


def address(url: str | None) -> str:
    """Return what stands in an address behind its host, without the fragment."""
    found = _parts(url)
    return f"{found.path}?{found.query}" if found.query else found.path


def _parts(url: str | None) -> SplitResult:
    try:
        found = urlsplit(url or "")
        return found if found.hostname else urlsplit("")
    except ValueError:
        return urlsplit("")


@lru_cache(maxsize=4096)
def squeezed(name: str) -> str:
    """Return a name's letters and digits, case and "The" aside."""
    return "".join(_LETTERS.findall(_plain(name)))


@lru_cache(maxsize=4096)
def _keys(source: str, site: str) -> frozenset[str]:
    """Return the letters by which an outlet may be called."""
    domains = (d for d in (site, source.lower()) if "." in d and " " not in d)
    labels = (_LAST.sub("", d).rpartition(".")[2] for d in domains)
    first = re.split(r" [-–—|(]", source)[0]
    found = (squeezed(name) for name in (source, first, *labels))
    return frozenset(key for key in found if len(key) > 1)


def outlet_keys(article: Article) -> frozenset[str]:
    """Return the letters by which an article's outlet may be called."""
    return _keys(article.source, host(article.url))


def called(name: str, article: Article) -> bool:
    """Whether a whole name is that of an article's outlet."""
    return squeezed(name) in _keys(article.source, host(article.url))


def names_outlet(written: str, article: Article) -> bool:
    """Whether words in which somebody is named begin with an article's outlet.

    >>> post = Article("a", "wmbfnews.com", "", "", "")
    >>> names_outlet("WMBF News. All rights reserved", post), names_outlet("WNEM", post)
    (True, False)
    """
    keys = _keys(article.source, host(article.url))
    words = re.findall(r"[\w'’&.-]+", written.strip().removeprefix("the ").removeprefix("The "))[:6]
    sign = _CALL_SIGN.match(words[0]) if words else None
    if sign and any(key.startswith(sign.group().lower()) for key in keys):
        return True
    told = ""
    for word in words:
        told += squeezed(word)
        if told in keys or (len(told) >= LEAST and squeezed(_LAST.sub("", told)) in keys):
            return True
    return False
