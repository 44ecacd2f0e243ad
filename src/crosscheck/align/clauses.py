"""Clauses: the parts of a sentence that each tell one thing.

A long news sentence carries several statements, and two reports seldom join the same ones
("The two met on Tuesday, a day after…"). A sentence is cut at joints that need no parser:
semicolons, dashes, a comma before a conjunction, relative or reporting participle
(``lists/joints.txt``), and a few conjunctions without one (``lists/bare_joints.txt``),
where both sides hold a finite verb. No cut is made inside quotation
marks. A relative clause takes the name it belongs to along, so that it can stand alone.
The parts keep their exact place; the whole sentence stays a candidate beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from crosscheck.align.names import PACKAGE
from crosscheck.model import Sentence, Span
from crosscheck.text.fold import fold
from crosscheck.text.lists import mapping_of, words_of
from crosscheck.text.quotation import quotations
from crosscheck.text.tokens import Token, tokens

_LEAST_WORDS = 5
_LONG = 12
_ENDLESS = 150
_MARK = re.compile(r"[;,—–]|(?<=\s)-(?=\s)")

NameBefore = Callable[[int], int | None]


def clauses(sentence: Sentence, name_before: NameBefore) -> list[Span]:
    """Return the clauses of a sentence that can stand alone; none where it is short or endless.

    Args:
        name_before: gives the start of the name that ends at (or just before) an offset.
    """
    span = sentence.span
    found = list(tokens(sentence.text))
    if not _LONG <= sum(token.is_word for token in found) <= _ENDLESS:
        return []
    quoted = [(q.start, q.end) for q in quotations(sentence.text)]
    cuts = list(_joints(found, quoted))
    if not cuts:
        return []
    begins = [_Cut(0, 0), *cuts]
    ends = [*(cut.end for cut in cuts), len(sentence.text)]
    parts = []
    for cut, end in zip(begins, ends, strict=True):
        begin = cut.start
        if cut.takes_name:
            name = name_before(span.start + begin)
            if name is None:
                continue
            begin = max(0, name - span.start)
        if len(sentence.text[begin:end].split()) >= _LEAST_WORDS:
            parts.append(Span(span.article, span.start + begin, span.start + end))
    return parts


class _Cut(NamedTuple):
    """Where a clause ends and the next begins; whether that one needs the name before it."""

    end: int
    start: int
    takes_name: bool = False


def _joints(found: list[Token], quoted: list[tuple[int, int]]) -> Iterator[_Cut]:
    begun = 0
    for place in range(1, len(found) - 2):
        token = found[place]
        if not _joins(token) or any(start < token.start < end for start, end in quoted):
            continue
        before, after = found[begun:place], found[place + 1 :]
        if _few(before) or _few(after):
            continue
        cut = _at_mark(token, after) or _at_word(found[place - 1], token, after)
        if cut and _has_verb(before):
            yield cut
            begun = place + 1


def _at_mark(token: Token, after: list[Token]) -> _Cut | None:
    """Return the cut at a semicolon or dash before a verb, or at a comma before a joint."""
    if not _MARK.fullmatch(token.text):
        return None
    opening = fold(after[0].text)
    if token.text != ",":
        return _Cut(token.start, after[0].start) if _has_verb(after) else None
    rule = mapping_of(PACKAGE, "lists/joints.txt").get(opening)
    if rule is None and _counts_time(after):
        rule = "any"
    if rule is None or not _follows(rule, after):
        return None
    return _Cut(token.start, after[0].start, opening in ("who", "which", "whose", "where"))


def _at_word(last: Token, token: Token, after: list[Token]) -> _Cut | None:
    """Return the cut at a conjunction without a comma, where subject and verb follow at once."""
    if (
        not token.is_word
        or not last.is_word
        or fold(last.text) in words_of(PACKAGE, "lists/no_joint_after.txt")
    ):
        return None
    near = list(takewhile(lambda token: token.is_word, after[:8]))
    if not _subject(after[0]) or not _has_verb(near[1:]):
        return None
    return _Cut(last.end, token.start)


def _counts_time(after: list[Token]) -> bool:
    """Whether a clause is told by its distance in time: "a day after …", "hours before …"."""
    opening = [fold(token.text) for token in after[:5]]
    times = words_of(PACKAGE, "lists/time_nouns.txt")
    return any(one in times and other in ("after", "before") for one, other in pairwise(opening))


def _joins(token: Token) -> bool:
    """Whether a token may stand between two clauses at all."""
    bare = words_of(PACKAGE, "lists/bare_joints.txt")
    return fold(token.text) in bare if token.is_word else bool(_MARK.fullmatch(token.text))


def _few(part: list[Token]) -> bool:
    return sum(token.is_word for token in part) < _LEAST_WORDS


def _follows(rule: str, after: list[Token]) -> bool:
    rest = after[1:]
    if rule == "verb":
        return _has_verb(rest[:4])
    if rule == "subject":
        return _subject(rest[0]) and _has_verb(rest[1:14])
    return _has_verb(rest)


def _subject(token: Token) -> bool:
    """Whether a word can begin a subject: a pronoun, a determiner, a name."""
    named = token.is_word and token.text[0].isupper()
    return named or fold(token.text) in words_of(PACKAGE, "lists/subjects.txt")


def _has_verb(part: list[Token]) -> bool:
    known = words_of(PACKAGE, "lists/finite_verbs.txt")
    return any(
        fold(token.text) in known or (len(token.text) > 4 and token.text.endswith("ed"))
        for token in part
    )
