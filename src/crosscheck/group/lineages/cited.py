"""Where a report says that it has a thing from: "the Meridian Post reported", "told Reuters".

A link in a report's chain, and no copy of a text. Independent wording is not independent
evidence: two reports that both have their news from one outlet's are not two witnesses.

A cite is a way of saying so (``lists/citing_words.txt``) beside the name of an outlet
(`crosscheck.group.lineages.naming`). Who names its own outlet cites nobody; polls by outlets are no
reports. Chosen for precision: what is said in other ways is not found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from crosscheck.group.lineages.agencies import agency
from crosscheck.group.lineages.naming import is_listed, named_before, named_from, outlet_ending
from crosscheck.group.lineages.outlets import called, outlet_keys, squeezed
from crosscheck.model import Article, Cite, Evidence
from crosscheck.text.lists import rows

OPENING = 2  # paragraphs in which a report tells its news
LEAD = 700  # characters of them at most
BEFORE = 80  # characters before a verb in which its subject is looked for

_SURVEYS = re.compile(
    r"(?:['’]s?)?[ /-](?:[\w/-]+ ){0,3}?(?:poll\w*|surveys?|exit|projections?|tall(?:y|ies)"
    r"|ratings?|analys[ei]s|data\w*|counts?|estimates?)\b|['’]s own\b"
)
_DOCUMENT = re.compile(
    r"(?:(?:an?|the|one|this|that|several|multiple) )?(?:[\w-]+ ){0,2}?"
    r"(?:reports?|stor(?:y|ies)|articles?|interviews?|account|transcript) (?:\w+ ){0,2}?"
    r"(?:in|by|from|on|with|of) "
)
_NOUN = re.compile(
    r"\b(?:of|in|on|by|from|to|with|some|recent|several|such|those|these|after|no|via) "
    r"(?:[Tt]he )?$"
)
_CLAUSE = re.compile(r" (?:that|on|in|the|a|an|it|he|she|they|how|last|this|\w+day)\b|[.,;:]")


Pile = dict[str, list[str]]
"""A story's outlets: the letters of their names, and the ids of their reports."""


class Way(NamedTuple):
    """A way of saying so: its words, whether the outlet stands after them, how it is told."""

    words: str
    after: bool
    how: str


class Said(NamedTuple):
    """An outlet named beside a way of saying so, by its bounds."""

    name: str
    how: str
    start: int
    end: int


@cache
def _ways() -> tuple[Way, ...]:
    """Return the ways, the longest first: "first reported by" before "reported by"."""
    table = rows("crosscheck.group", "lists/citing_words.txt")
    found = [Way(words, where == "after", how) for words, where, how in table]
    return tuple(sorted(found, key=lambda way: (-len(way.words), way.words)))


def pile(articles: Iterable[Article]) -> Pile:
    """Return the outlets of a story's reports by the letters of their names."""
    found: Pile = defaultdict(list)
    for article in articles:
        agencies = {squeezed(known.name) for known in (agency(article.source),) if known}
        for key in outlet_keys(article) | agencies:
            if len(key) > 1:
                found[key].append(article.id)
    return found


def cites(article: Article, outlets: Pile) -> Iterator[Cite]:
    """Yield what a report says that it has from other outlets, in the order of its text.

    Args:
        outlets: those of its story's reports.
    """
    opening = _opening(article)
    found = [said for said in _said(article.text, outlets) if not _own(said.name, article)]
    names = {name: _fullest(name, article.text) for name in {said.name for said in found}}
    for said in found:
        name = names[said.name]
        if not _own(name, article):
            span = article.span(said.start, said.end)
            why = Evidence(said.how, 1.0, span.of(article.text), (span,))
            cited = _report(name, outlets)
            yield Cite(article.id, name, span, cited, said.start < opening, (why,))


def _report(name: str, outlets: Pile) -> str | None:
    """Return the first report of an outlet, or of the agency by that name."""
    known = agency(name)
    keys = [squeezed(name), *([squeezed(known.name)] if known else [])]
    return next((outlets[key][0] for key in keys if key in outlets), None)


def _said(text: str, outlets: Pile) -> list[Said]:
    """Return each place where an outlet is named as the source, once."""
    found = []
    for rank, way in enumerate(_ways()):
        for place in _places(text, way.words):
            said = (_after if way.after else _before)(text, place, way, outlets)
            if said:
                found.append((said.start, rank, said))
    kept: list[tuple[int, int, Said]] = []
    for each in sorted(found):
        if not kept or each[0] >= kept[-1][2].end:
            kept.append(each)
        elif each[1] < kept[-1][1]:
            kept[-1] = each
    return [said for _, _, said in kept]


def _places(text: str, words: str) -> Iterator[int]:
    """Yield where words stand, whether or not they begin a sentence."""
    rest = text.find(words[1:])
    while rest >= 0:
        place, end = rest - 1, rest + len(words) - 1
        whole = not text[end : end + 1].isalnum() and not text[max(0, place - 1) : place].isalnum()
        if whole and place >= 0 and text[place].lower() == words[0]:
            yield place
        rest = text.find(words[1:], end)


def _after(text: str, place: int, way: Way, outlets: Pile) -> Said | None:
    start = place + len(way.words) + 1
    document = _DOCUMENT.match(text, start) if way.words == "according to" else None
    named = named_from(text, document.end() if document else start, outlets)
    if named is None or _SURVEYS.match(text, named.end):
        return None
    return Said(named.name, way.how, place, named.end)


def _before(text: str, place: int, way: Way, outlets: Pile) -> Said | None:
    begin = max(0, text.rfind("\n", 0, place) + 1, place - BEFORE)
    named = named_before(text[begin:place], outlets)
    if named is None:
        return None
    start, end = begin + named.start, place + len(way.words)
    noun = way.words == "reports" and _NOUN.search(text[max(0, start - 20) : start])
    if noun or (way.words == "reports" and not _CLAUSE.match(text, end)):
        return None  # "denied CNN reports"
    return Said(named.name, way.how, start, end)


def _opening(article: Article) -> int:
    """Return where the paragraphs end in which a report tells its news."""
    ends = [end for _, end in islice(article.paragraphs(), OPENING)]
    return min(LEAD, max(ends, default=0))


def _own(name: str, article: Article) -> bool:
    """Whether a name is that of an article's own outlet, or of the agency that it is."""
    if called(name, article):
        return True
    own, cited = squeezed(article.source), squeezed(name)
    if cited in own and (is_listed(name, "the") or len(cited) > 4):
        return True
    same = agency(name) is not None and agency(name) == agency(article.source)
    return same or (len(own) > 2 and cited.startswith(own))


def _fullest(name: str, text: str) -> str:
    """Return the name that "the Times" is short for, where a text has one such name alone."""
    if not is_listed(name, "the") or " " in name:
        return name
    longer = re.findall(rf"((?:[A-Z][\w.]{{1,30}} ){{1,3}}{re.escape(name)})\b", text)
    names = {outlet for found in longer if (outlet := outlet_ending(found)) and outlet != name}
    return names.pop() if len(names) == 1 else name
