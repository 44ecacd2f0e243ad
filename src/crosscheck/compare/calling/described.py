"""What reports call a person beside the name: "the tycoon Karl Brandt", "Brandt, a firebrand".

No parser: the words before a name count back to the first that cannot stand in a description
(``lists/phrase_ends.txt``), and the words behind it as far as an apposition between commas
goes. Offices, ages and parties are told by all and show nothing; a person is shown only where a
description in one lineage holds a word that carries judgement, and another's does not hold it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crosscheck.compare.calling.loaded import loaded_in, reason
from crosscheck.compare.calling.reports import Report
from crosscheck.compare.lookup import Lookup
from crosscheck.model import Entity, Evidence, Mention, Naming, Span, Wording
from crosscheck.text.fold import fold
from crosscheck.text.lists import mapping_of, words_of
from crosscheck.text.tokens import words

KINDS = frozenset({"label", "judging", "euphemism"})
_LONGEST = 7
"""Words of a description before a name."""
_REACH = 80
_APPOSITION = re.compile(
    r",\s((?:an?|the|one\sof)\s(?:[^\s,;:.()“”\"—–]{1,40} ){0,11}?[^\s,;:.()“”\"—–]{1,40})"
    r"(?=,|[.;:()—–]|\s(?:and|who|which)\b)"
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|do|does|did|not|he|she|they"
    r"|it|makes?|made|sa(?:y|ys|id)|told|took|gave|came|went)\b",
    re.IGNORECASE,
)
_ARTICLES = ("a ", "an ", "the ", "one of ")
_BEHIND = re.compile(r"\s([a-z][a-z-]+)\b")
_ADJECTIVES = frozenset({"judging"})
_OWNED = re.compile(r"['’]s?$")


def descriptions(lookup: Lookup, reports: Sequence[Report]) -> Iterator[Naming]:
    """Yield the people whom lineages describe in different words, one of them judging."""
    read = {report.article.id: report for report in reports}
    for entity in lookup.alignment.entities:
        if entity.kind in ("person", "organisation", "group"):
            found = list(_of_entity(lookup, entity, read))
            naming = _naming(lookup, entity, found)
            if naming:
                yield naming


def _of_entity(lookup: Lookup, entity: Entity, read: dict[str, Report]) -> Iterator[Span]:
    for mention in entity.mentions:
        report = read.get(mention.span.article)
        if report and not report.quoted(mention.span.start):
            sentence = lookup.of[mention.span.article].sentence_at(mention.span.start)
            before = _before(report, mention, sentence.span.start if sentence else 0)
            behind = _behind(report, mention)
            yield from (span for span in (before, behind) if span)


def _before(report: Report, mention: Mention, begin: int) -> Span | None:
    """Return the description that ends at a name, from where its sentence begins."""
    text, end = report.article.text, mention.span.start
    if _of_a_thing(text, mention.span):
        return None
    lead = words(text, max(begin, end - _REACH), end)
    ends = words_of("crosscheck.compare", "lists/phrase_ends.txt")
    first, start = end, end
    for token in reversed(lead[-_LONGEST:]):
        between = text[token.end : first]
        if between.strip("-") != " " and not (first == end and between == " "):
            break
        if fold(token.text) in ends or _OWNED.search(token.text) or _midway(text, token.start):
            break
        first = start = token.start
    start = _past_verb(text, start, end)
    return report.article.span(start, end - 1) if start < end - 1 else None


def _midway(text: str, start: int) -> bool:
    """Whether a word is the rest of one that begins with digits: the "ers" of "76ers"."""
    return start > 0 and text[start - 1].isalnum()


def _of_a_thing(text: str, name: Span) -> bool:
    """Whether a name goes with a thing: "a posh Lindner boutique", "a terrible Quinn throw".

    With a mere adjective before it and, right behind, a word that is no past form and no small one.
    """
    lead = text[max(0, name.start - _REACH) : name.start].split()[-1:]
    behind = _BEHIND.match(text, name.end)
    if not behind or not lead or not reason(lead[0], _ADJECTIVES):
        return False
    word = behind[1]
    small = word in words_of("crosscheck.compare", "lists/phrase_ends.txt")
    past = word.endswith("ed") or word in mapping_of("crosscheck.compare", "lists/past_forms.txt")
    return not (small or past)


def _past_verb(text: str, start: int, end: int) -> int:
    """Return where a description begins once a verb before it is left out ("endorsed …")."""
    tokens = words(text, start, end)
    for place in range(len(tokens) - 1, -1, -1):
        word = tokens[place].text
        if word.endswith(("ed", "ing")) and word.islower() and not reason(word):
            return tokens[place + 1].start if place + 1 < len(tokens) else end
    return start


def _behind(report: Report, mention: Mention) -> Span | None:
    found = _APPOSITION.match(report.article.text, mention.span.end)
    if not found or _CLAUSE.search(found[1]) or found[1].endswith("ing"):
        return None
    return report.article.span(*found.span(1))


def _naming(lookup: Lookup, entity: Entity, spans: Sequence[Span]) -> Naming | None:
    said: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        said[_plain(lookup.text(span))].append(span)
    judging = {text: _judging(text) for text in said}
    telling = [
        text for text, terms in judging.items() if terms and _alone(lookup, said, judging, text)
    ]
    lineages = {lookup.lineage.get(s.article) for text in telling for s in said[text]}
    roles = {fold(role.split()[-1]) for role in entity.roles if role.split()}
    others = [
        text
        for text in said
        if not judging[text]
        and (fold(text.split()[-1]) in roles or text.startswith(_ARTICLES))
        and any(lookup.lineage.get(s.article) not in lineages for s in said[text])
    ]
    shown = [*telling, *_plainest(lookup, said, others)]
    if not telling or len(shown) < 2 or lookup.independent(_articles(said, shown)) < 2:
        return None
    terms = [
        Wording(_written(lookup, said[text]), tuple(sorted(said[text])), reason(text, KINDS))
        for text in sorted(shown)
    ]
    detail = ", ".join(sorted(set().union(*(judging[text] for text in telling))))
    evidence = Evidence("described", 1.0, detail, tuple(said[text][0] for text in shown))
    return Naming(entity.name, tuple(terms), (evidence,))


def _judging(text: str) -> frozenset[str]:
    """Return the judging words of a description; an adverb in it says that it is none."""
    terms = (p.loaded.term for p in loaded_in(text) if p.loaded.kind in KINDS)
    return frozenset(term for term in terms if not term.endswith("ly"))


def _alone(
    lookup: Lookup, said: dict[str, list[Span]], judging: dict[str, frozenset[str]], text: str
) -> bool:
    """Whether a description's judging words stand in no other lineage's description."""
    own = {lookup.lineage.get(s.article) for s in said[text]}
    return any(
        all(
            lookup.lineage.get(span.article) in own
            for other, terms in judging.items()
            if word in terms
            for span in said[other]
        )
        for word in judging[text]
    )


def _plainest(lookup: Lookup, said: dict[str, list[Span]], others: Sequence[str]) -> list[str]:
    """Return the fullest plain description of each other lineage."""
    best: dict[str, str] = {}
    for text in sorted(others):
        for span in said[text]:
            lineage = lookup.lineage.get(span.article, span.article)
            if len(text) > len(best.get(lineage, "")):
                best[lineage] = text
    return sorted(set(best.values()))


def _articles(said: dict[str, list[Span]], shown: Sequence[str]) -> set[str]:
    return {span.article for text in shown for span in said[text]}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _written(lookup: Lookup, spans: Sequence[Span]) -> str:
    return " ".join(lookup.text(min(spans)).split())
