"""Whom a verb is about: the person before it, by name, role or pronoun.

Precision before recall, and no parser: a name must stand right before the verb, with no more
than an apposition or an age between them; "the driver" must be the role of one person that
the report names; "he" must follow a sentence that speaks of one person besides the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from crosscheck.compare.lookup import Lookup, within
from crosscheck.model import Annotations, Entity, Mention, Sentence, Span
from crosscheck.text.content import COMMON
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import idf

_GAP = re.compile(r"(?:,\s[^,;:“”\"]{1,60},|\s\([^()]{1,40}\))?\s?")
_OF = re.compile(r"\b(?:of|for|by|with|to|near|from|against|than|like)\s(?:\S+\s){0,2}$")
_PRONOUN = re.compile(r"(?:^|[^\w’'-])(?:he|she)\s$", re.IGNORECASE)
_ROLE = re.compile(r"\bthe\s(?:[\w-]+\s)?([\w-]+)(?:\sof\sthe\s[\w-]+)?\s$", re.IGNORECASE)
_ROLE_ANYWHERE = re.compile(r"\bthe\s([\w-]+)(?:\s([\w-]+))?\b", re.IGNORECASE)
_BESIDE = re.compile(r"([\w-]+)(?:\sof\sthe\s[\w-]+)?,?\s$")
_REACH = 80
"""Characters before a name in which its role stands, and before a verb in which "the …" does."""
_LONG_QUOTE = 1000


class Subjects:
    """Who stands before a verb in one report."""

    def __init__(self, lookup: Lookup, annotations: Annotations) -> None:
        self._lookup = lookup
        self._found = annotations
        self._text = annotations.article.text
        self._starts = [sentence.span.start for sentence in annotations.sentences]
        self._by_role: dict[str, set[str]] = defaultdict(set)
        for mention, entity in self._people(annotations.mentions):
            for role in self._roles(mention):
                self._by_role[role].add(entity.id)

    def before(self, sentence: Sentence, offset: int) -> str | None:
        """Return the id of the person that a verb at an offset is about; None where unsure."""
        start = sentence.span.start
        named = list(self._named(Span(sentence.span.article, start, offset)))
        if named and _GAP.fullmatch(self._text, named[-1][0].span.end, offset):
            mention, entity = named[-1]
            begins = mention.role.start if mention.role else mention.span.start
            return None if _OF.search(self._text[start : min(begins, offset)]) else entity.id
        lead = self._text[max(start, offset - _REACH) : offset]
        if _PRONOUN.search(lead):
            return None if named else self._antecedent(sentence)
        role = _ROLE.search(lead)
        return self._of_role(role[1]) if role and not _OF.search(lead[: role.start()]) else None

    def _antecedent(self, sentence: Sentence) -> str | None:
        """Return the one person of the sentence before, whoever speaks there or here left out."""
        place = bisect_right(self._starts, sentence.span.start) - 2
        if place < 0 or self._found.sentences[place].paragraph != sentence.paragraph:
            return None
        last = self._found.sentences[place].span
        people = {entity.id for _, entity in self._named(last)}
        people |= set(self._by_roles_in(last))
        people -= self._speakers(last.start, sentence.span.end)
        return people.pop() if len(people) == 1 else None

    def _speakers(self, start: int, end: int) -> set[str]:
        near = Span(self._found.article.id, max(0, start - _LONG_QUOTE), end + _LONG_QUOTE)
        spoken = (
            self._lookup.spoken_by(quote.speaker)
            for quote in within(self._found.quotes, near)
            if quote.speaker and quote.span.start < end and start < quote.span.end
        )
        return {entity.id for entity in spoken if entity}

    def _by_roles_in(self, span: Span) -> Iterator[str]:
        for described in _ROLE_ANYWHERE.finditer(self._text, span.start, span.end):
            yield from filter(None, (self._of_role(word) for word in described.groups("")))

    def _of_role(self, role: str) -> str | None:
        bearers = self._by_role.get(fold(role), set())
        return next(iter(bearers)) if len(bearers) == 1 else None

    def _named(self, span: Span) -> Iterator[tuple[Mention, Entity]]:
        return self._people(within(self._found.mentions, span))

    def _people(self, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, Entity]]:
        for mention in mentions:
            entity = self._lookup.entity_at.get(mention.span)
            if entity and entity.kind == "person":
                yield mention, entity

    def _roles(self, mention: Mention) -> Iterator[str]:
        """Yield the words for what a person is that stand at the name: "driver", "minister"."""
        start = mention.span.start
        beside = _BESIDE.search(self._text[max(0, start - _REACH) : start])
        written = (mention.role_text or "").split(" of ")[0].split()[-1:]
        for word in (*written, *([beside[1]] if beside else [])):
            if idf(fold(word)) > COMMON:
                yield fold(word)
