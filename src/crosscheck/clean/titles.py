"""Titles and outlets: "Title – Washington Examiner" → the title, and who printed it.

A title's tail is taken for the outlet's name when the page or its address says so, or when
it reads like one: few words, in capitals, one of them a word of outlets' names. "War in
Gaza – Live Updates" keeps its tail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crosscheck.clean.stated import Statement
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of

_TAIL = re.compile(r"^(?P<title>.{12,}?\S)\s+(?:[-–—|»·•:]|::|\|\|)\s+(?P<tail>[^|»·•]{2,60})$")
_LAST_TAIL = re.compile(r"\s+(?:[-–—|»·•]|::|\|\|)\s+")
_ORIGINS = ("json-ld", "opengraph", "h1", "microdata", "meta", "page title")
_SMALL = frozenset(("of", "the", "and", "de", "la", "el", "for", "in", "&", "&amp;"))
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|news|co\.\w\w|\w\w)", re.IGNORECASE)


def key(name: str) -> str:
    """Return a name in a form that spelling does not change ("The Daily-Mail" "dailymail")."""
    plain = re.sub(r"[^a-z0-9]", "", "".join(map(fold, re.split(r"[\s-]+", name))))
    return plain.removeprefix("the") if len(plain) > 6 else plain


def chosen(stated: Sequence[Statement]) -> str | None:
    """Return the most trusted title: the JSON-LD's, unless the two others agree without it.

    JSON-LD's is often written for search engines; the one shown and shared is the report's.
    """
    first: dict[str, str] = {}
    for one in stated:
        first.setdefault(one.origin, one.value)
    shown, shared = first.get("h1"), first.get("opengraph")
    if shown and shared and key(shown) == key(shared) and len(shown) >= 12:
        return shared
    return next((first[origin] for origin in _ORIGINS if origin in first), None)


def without_outlet(title: str, known: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """Return a title without the outlet's name at its end, and that name.

    Args:
        title: as written.
        known: names the outlet is known by (site name, domain).

    >>> without_outlet("Gallant visits Pentagon – Washington Examiner")
    ('Gallant visits Pentagon', 'Washington Examiner')
    >>> without_outlet("War in Gaza – live updates")
    ('War in Gaza – live updates', None)
    """
    cuts = list(_LAST_TAIL.finditer(title[:1000]))
    if not cuts:
        return title, None
    cut = cuts[-1]
    kept, tail = title[: cut.start()].rstrip(), title[cut.end() :].strip()
    if len(kept) < 8 or not tail:
        return title, None
    named = _is_known(tail, known)
    if not named and not reads_like_outlet(tail, strict="|" not in cut.group()):
        return title, None
    return kept, tail


def outlet_after(page_title: str, others: list[str]) -> str | None:
    """Return what follows the report's title in the page's: the outlet, if it is a name.

    >>> outlet_after("Rain at last :: Lowmoor Online", ["Rain at last"])
    'Lowmoor Online'
    """
    for other in others:
        rest = page_title[len(other) :]
        cut = _LAST_TAIL.match(rest) if len(other) >= 8 and page_title.startswith(other) else None
        tail = _LAST_TAIL.split(rest)[-1].strip() if cut else ""
        if (
            tail
            and len(tail.split()) <= 5
            and all(w[0].isupper() or w in _SMALL for w in tail.split())
        ):
            return tail
    return None


def shortest_agreed(title: str, others: list[str]) -> str:
    """Return the title cut where another title of the page ends and a separator follows.

    >>> shortest_agreed("Rain at last | Weather", ["Rain at last"])
    'Rain at last'
    """
    for other in others:
        rest = title[len(other) :]
        if len(other) >= 12 and title.startswith(other) and _LAST_TAIL.match(rest):
            return other
    return title


def _is_known(tail: str, known: tuple[str, ...]) -> bool:
    tail_key = key(tail)
    for name in known:
        name_key = key(name)
        shared = len(tail_key) > 3 and (tail_key in name_key or name_key in tail_key)
        if name_key and (tail_key == name_key or (shared and len(name_key) > 3)):
            return True
    return False


def reads_like_outlet(name: str, *, strict: bool = True) -> bool:
    """Whether a name reads like an outlet's: few words in capitals, one of the trade's."""
    words = name.split()
    if not 1 <= len(words) <= 5:
        return False
    if len(words) == 1 and _DOMAIN.fullmatch(name):
        return True
    if not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    trade = words_of("crosscheck.clean", "lists/outlet_words.txt")
    ends = words if not strict else [words[0], words[-1]]
    return any(word in trade for word in ends)


def domain(url: str | None) -> str | None:
    """Return an address's host without "www.".

    >>> domain("https://www.example.org/news/1")
    'example.org'
    """
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", host) or None


def country(url: str | None) -> str:
    """Return the country domain of an address, or the empty string."""
    ending = (domain(url) or "").rsplit(".", 1)[-1]
    return ending if len(ending) == 2 else ""


def bare_name(name: str) -> str:
    """Return an outlet's name; of one given as an address, the host.

    >>> bare_name("www.example.org"), bare_name("The Post")
    ('example.org', 'The Post')
    """
    is_address = "://" in name or _DOMAIN.fullmatch(name)
    return domain(name) or name if is_address else name
