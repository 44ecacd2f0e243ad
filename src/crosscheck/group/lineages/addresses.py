"""One key for every address of one page.

Scheme, port, "www.", mobile and AMP variants, fragment, trailing slash, the page of a text that is
cut in several, and what says where the reader came from (``lists/tracking.txt``) are left
aside. Where the path itself names the article, by a slug, a number or its day, nothing of the query
counts; else what is left of it does ("story.aspx?id=1243469").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import parse_qsl

from crosscheck.group.lineages.outlets import address, host
from crosscheck.text.lists import rows

_NAMES_IT = re.compile(
    r"[^\W_]+(?:[-_][^\W_]+){3}|(?<!\d)\d{5,}(?!\d)|[0-9a-f]{16}|\d{4}[-/]\d\d[-/]\d\d/\w"
)
_VARIANT = re.compile(
    r"/(?:amp|mobile|m|print|index\.\w{3,5}|default\.\w{3,5})(?=/|$)|\.amp(?=\.|$)"
)


@cache
def _tracking() -> re.Pattern[str]:
    names = (row[0] for row in rows("crosscheck.group", "lists/tracking.txt"))
    return re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in names))


@lru_cache(maxsize=4096)
def address_key(url: str | None) -> str | None:
    """Return the key of an address; None where there is none, or it is a site's front page.

    >>> address_key("https://m.veld.example/news/crane-falls-at-quay/amp/?utm_source=x#top")
    'veld.example/news/crane-falls-at-quay'
    >>> address_key("http://www.veld.example:80/story.aspx?id=77&ref=rss")
    'veld.example/story.aspx?id=77'
    """
    path, _, query = address(url).partition("?")
    path = _VARIANT.sub("", path.lower()).rstrip("/")
    kept = "" if _NAMES_IT.search(path) else _kept(query)
    if not path and not kept:
        return None
    return f"{host(url)}{path}?{kept}" if kept else f"{host(url)}{path}"


def names_article(key: str) -> bool:
    """Whether an address is that of one article, and not of a section or a feed.

    >>> names_article("veld.example/story.aspx?id=77"), names_article("veld.example/news/feed")
    (True, False)
    """
    return "?" in key or _NAMES_IT.search(key.partition("/")[2]) is not None


def _kept(query: str) -> str:
    pairs = parse_qsl(query)
    telling = [(k, v) for k, v in pairs if not _tracking().fullmatch(k.lower())]
    return "&".join(f"{key}={value}" for key, value in sorted(telling))
