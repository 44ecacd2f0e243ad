"""JSON-LD: the article that a page describes in schema.org's words.

Of several descriptions the one that is the page's own is taken: not those in lists of
related items; an article type before a general page; and one with a date before one
without. Parts given by reference (``{"@id": …}`` in an ``@graph``) are looked up.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Blog|Report|Posting|Review|Coverage|CreativeWork)$")
_PAGE = frozenset(("WebPage", "ItemPage", "Webpage", "VideoObject", "NewsMediaOrganization"))
_ELSEWHERE = frozenset(
    (
        "itemlistelement",
        "relatedlink",
        "mentions",
        "haspart",
        "comment",
        "liveblogupdate",
        "video",
        "citation",
        "about",
        "isbasedon",
        "ispartof",
        "potentialaction",
        "breadcrumb",
        "author",
        "publisher",
        "image",
    )
)
_MAX_NODES = 5_000
_MAX_SCRIPT = 2_000_000


def statements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield each fact of the page's own article as (fact, value)."""
    nodes, by_id = _nodes(tree)
    for node in sorted(nodes, key=_rank):
        if _rank(node) < 3:
            yield from _facts(node, by_id)
    for node in nodes:
        if "WebSite" in _types(node):
            yield from (("site", name) for name in _names(node.get("name"), by_id))


def _rank(node: dict[str, Any]) -> int:
    types = _types(node)
    if any(_ARTICLE.search(one) for one in types):
        return 0 if node.get("datePublished") else 1
    return 2 if any(one in _PAGE for one in types) else 3


def _nodes(tree: HtmlElement) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Return the described things in order, and all that have an identifier."""
    nodes: list[dict[str, Any]] = []
    by_id: dict[str, dict[str, Any]] = {}
    waiting: list[tuple[Any, bool]] = [(value, True) for value in reversed(list(_values(tree)))]
    seen = 0
    while waiting and seen < _MAX_NODES:
        value, own = waiting.pop()
        seen += 1
        if isinstance(value, list):
            waiting.extend((one, own) for one in reversed(value))
        elif isinstance(value, dict):
            if own and "@type" in value:
                nodes.append(value)
            if isinstance(name := value.get("@id"), str) and len(value) > 1:
                by_id.setdefault(name, value)
            inner = [
                (one, own and key.lower() not in _ELSEWHERE)
                for key, one in value.items()
                if isinstance(one, (dict, list))
            ]
            waiting.extend(reversed(inner))
    return nodes, by_id


def _values(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            written = (script.text or "").strip()
            if written and len(written) <= _MAX_SCRIPT:
                value = _parsed(written)
                if value is not None:
                    yield value


def _parsed(written: str) -> Any:
    """Parse JSON as pages write it: wrapped in comments, escaped, with a comma too many."""
    bare = re.sub(r"^\s*(?://\s*)?<!(?:--|\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$", "", written)
    bare = bare.strip().rstrip(";")
    for attempt in (bare, re.sub(r",(\s*[}\]])", r"\1", bare), html.unescape(bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: dict[str, Any]) -> list[str]:
    value = node.get("@type")
    found = value if isinstance(value, list) else [value]
    return [one.rsplit("/", 1)[-1] for one in found if isinstance(one, str)]


def _facts(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    is_article = _rank(node) < 2
    title = node.get("headline") or (node.get("name") if is_article else None)
    yield from _strings("title", title)
    yield from _strings("published", node.get("datePublished"))
    if is_article:
        yield from _strings("published", node.get("dateCreated"))
    yield from _strings("modified", node.get("dateModified"))
    authors = _names(node.get("author") or node.get("creator"), by_id)
    if authors:
        yield "byline", "; ".join(dict.fromkeys(authors))
    for key, fact in (
        ("publisher", "source"),
        ("provider", "credit"),
        ("sourceOrganization", "credit"),
        ("copyrightHolder", "holder"),
    ):
        yield from ((fact, name) for name in _names(node.get(key), by_id))
    yield from _strings("credit", node.get("creditText"))
    yield from _strings("language", node.get("inLanguage"))
    if is_article:
        yield from _strings("url", node.get("url"))
        yield from _strings("body", node.get("articleBody"))
        yield from _strings("description", node.get("description"))


def _strings(fact: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, str) and value.strip():
        yield fact, html.unescape(value)


def _names(value: Any, by_id: dict[str, dict[str, Any]]) -> list[str]:
    """Return the names of people or organisations, however they are given."""
    if isinstance(value, str):
        return [html.unescape(value)] if value.strip() and "://" not in value else []
    if isinstance(value, list):
        return [name for one in value[:50] for name in _names(one, {}) or _names(one, by_id)]
    if isinstance(value, dict):
        known = by_id.get(value.get("@id", ""), {}) if isinstance(value.get("@id"), str) else {}
        name = value.get("name") or known.get("name")
        return _names(name, {}) if isinstance(name, (str, list)) else []
    return []
