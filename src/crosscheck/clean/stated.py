"""Stated: what a page says about itself, with the place where it says so.

Trafilatura and htmldate drop the hour and the zone, without which "Tuesday" cannot be
read; so JSON-LD, OpenGraph, microdata, meta elements and time elements are read here. All
statements are kept in order of trust, JSON-LD first; whoever uses a fact chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from crosscheck.clean import jsonld
from crosscheck.clean.blocks import HUMP
from crosscheck.clean.stamps import stamp
from crosscheck.text.lists import rows

Fact = Literal[
    "title",
    "source",
    "byline",
    "published",
    "modified",
    "credit",
    "url",
    "language",
    "site",
    "body",
    "description",
]


class Statement(NamedTuple):
    """One fact as the page states it."""

    fact: str
    value: str
    origin: str


class Stated:
    """A page's statements, to be asked by fact."""

    def __init__(self, statements: list[Statement]) -> None:
        self._statements = statements

    def all(self, fact: Fact) -> list[Statement]:
        """Return every statement of a fact, most trusted first."""
        return [one for one in self._statements if one.fact == fact]

    def first(self, fact: Fact, *origins: str) -> str | None:
        """Return the most trusted statement of a fact, of some origins or of any."""
        for one in self._statements:
            if one.fact == fact and (not origins or one.origin in origins):
                return one.value
        return None


def stated(tree: HtmlElement) -> Stated:
    """Return everything a page states about itself."""
    found = [Statement(fact, value, "json-ld") for fact, value in jsonld.statements(tree)]
    found += _meta(tree)
    found += _microdata(tree)
    found += _times(tree)
    found += _elements(tree)
    return Stated([one._replace(value=value) for one in found if (value := _tidy(one.value))])


def _tidy(value: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", value).strip(" \0")


@cache
def _names() -> dict[str, tuple[int, str, str]]:
    found = enumerate(rows("crosscheck.clean", "lists/meta_names.txt"))
    return {name: (rank, fact, origin) for rank, (name, fact, origin) in found}


def _meta(tree: HtmlElement) -> list[Statement]:
    known, found = _names(), []
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if content and name in known and not _elsewhere(element):
                rank, fact, origin = known[name]
                found.append((rank, Statement(fact, content, origin)))
                break
    return [statement for _, statement in sorted(found, key=lambda ranked: ranked[0])]


_SCHEMA = {
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "headline": "title",
    "author": "byline",
}


def _microdata(tree: HtmlElement) -> Iterator[Statement]:
    for element in tree.iterfind(".//*[@itemprop]"):
        fact = _SCHEMA.get((element.get("itemprop") or "").strip().lower())
        if fact is None or element.tag == "meta" or _elsewhere(element):
            continue
        value = element.get("datetime") or element.get("content")
        if fact == "byline":
            named = element.find(".//*[@itemprop='name']")
            value = named.text_content() if named is not None else element.text_content()
            if len(value) > 100:
                continue
        yield Statement(fact, value or element.text_content()[:300], "microdata")


_OTHER_MATTER = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|sidebar|teasers?|most-?read|trending|comments?|footer|"
    r"latest|popular|more-?(?:stories|news|from)|cards?|promo|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)


def _elsewhere(element: HtmlElement) -> bool:
    """Whether an element stands in matter beside the report: a teaser, a comment, a foot."""
    for parent in element.iterancestors():
        if parent.tag in ("aside", "footer", "nav"):
            return True
        marks = f"{parent.get('class', '')} {parent.get('id', '')}"
        if parent.tag not in ("body", "html", "main", "article") and _OTHER_MATTER.search(marks):
            return True
        if (
            (parent.get("itemtype") or "")
            .rstrip("/")
            .endswith(("Comment", "WPFooter", "WPSideBar"))
        ):
            return True
    return False


def _times(tree: HtmlElement) -> Iterator[Statement]:
    for element in tree.iter("time"):
        value = element.get("datetime") or element.text_content()[:100]
        if _elsewhere(element):
            continue
        marks = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
        before = " ".join(filter(None, (element.text_content(), _text_before(element)))).lower()
        later = "updat" in marks or "modif" in marks or "updat" in before or "modif" in before
        yield Statement("modified" if later else "published", value, "time")


def _text_before(element: HtmlElement) -> str:
    previous = element.getprevious()
    if previous is not None:
        return (
            (previous.text_content() if isinstance(previous.tag, str) else "")
            + " "
            + (previous.tail or "")
        )[-40:]
    parent = element.getparent()
    return (parent.text or "")[-40:] if parent is not None else ""


_BY_CLASS = (
    (
        "byline",
        re.compile(
            r"(?:^|[\s_-])(?:byline|by|author)s?(?:[_-]{1,2}(?:names?|link|title|list|item))*(?:$|\s)",
            re.IGNORECASE,
        ),
    ),
    (
        "published",
        re.compile(
            r"(?:^|[\s_-])(?:(?:entry|article|post|story|pub|publish(?:ed)?|news)[_-]{0,2}date"
            r"|date(?:line|time)?|timestamp|published)(?:$|\s)",
            re.IGNORECASE,
        ),
    ),
)


_MAY_SAY = re.compile(r"by|author|date|time|publish", re.IGNORECASE)  # one scan before two
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·]|\d|\b(?:[Uu]pdated|[Pp]ublished|[Pp]osted|[Ll]ast|[Oo]n)\b)"
)


def _visible(tree: HtmlElement) -> list[Statement]:
    """Return what only the page's own classes mark as byline and date: the least trusted.

    Dates of several days are those of other reports on the page: then none is taken.
    """
    found = []
    for element in tree.iterfind(".//*[@class]"):
        if not _MAY_SAY.search(element.get("class") or ""):
            continue
        marks = HUMP.sub("-", element.get("class") or "")
        for fact, expression in _BY_CLASS:
            if expression.search(marks) and len(element) <= 12 and not _elsewhere(element):
                written = _tidy(element.text_content()[:400])
                if fact == "byline":
                    written = _AFTER_NAMES.split(written)[0]
                if 3 < len(written) <= 120:
                    found.append(Statement(fact, written, "class"))
    read = (stamp(one.value) for one in found if one.fact == "published")
    if len({one.start.date() for one in read if one}) > 1:
        return [one for one in found if one.fact != "published"]
    return found


def _elements(tree: HtmlElement) -> Iterator[Statement]:
    for element in tree.iterfind(".//link[@rel='canonical']"):
        yield Statement("url", element.get("href") or "", "link")
    for element in tree.iterfind(".//a[@rel='author']"):
        if not _elsewhere(element):
            yield Statement("byline", element.text_content()[:100], "link")
    yield from _visible(tree)
    headings = [element for element in tree.iter("h1") if not _elsewhere(element)]
    for element in headings:
        yield Statement("title", element.text_content()[:500], "h1")
    title = tree.find(".//title")
    if title is not None:
        yield Statement("title", title.text_content()[:500], "page title")
    yield Statement("language", tree.get("lang") or "", "lang")
