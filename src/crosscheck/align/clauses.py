"""Clauses: the parts of a sentence that each tell one thing.

A long news sentence carries several statements, and two reports seldom join the same ones
("The two met on Tuesday, a day after…"). A sentence is cut at joints that need no parser:
semicolons, dashes, and a comma before a conjunction, relative or reporting participle
(``lists/joints.txt``) where both sides hold a finite verb. No cut is made inside quotation
marks. A relative clause takes the name it belongs to along, so that it can stand alone.
The parts keep their exact place; the whole sentence stays a candidate beside them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
    starts = [0, *(start for _, start, _ in cuts)]
    ends = [*(end for end, _, _ in cuts), len(sentence.text)]
    relative = [False, *(takes_name for _, _, takes_name in cuts)]
    parts = []
    for start, end, takes_name in zip(starts, ends, relative, strict=True):
        begin = start
        if takes_name:
            name = name_before(span.start + start)
            if name is None:
                continue
            begin = max(0, name - span.start)
        if len(sentence.text[begin:end].split()) >= _LEAST_WORDS:
            parts.append(Span(span.article, span.start + begin, span.start + end))
    return parts


def _joints(found: list[Token], quoted: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Yield where a clause ends, where the next begins, and whether that is a relative one."""
    begun = 0
    for place, token in enumerate(found[:-2]):
        if not _MARK.fullmatch(token.text) or any(s < token.start < e for s, e in quoted):
            continue
        before, after = found[begun:place], found[place + 1 :]
        if _few(before) or _few(after) or not _has_verb(before):
            continue
        takes_name = False
        if token.text == ",":
            rule = mapping_of(PACKAGE, "lists/joints.txt").get(fold(after[0].text))
            if rule is None or not _follows(rule, after):
                continue
            takes_name = fold(after[0].text) in ("who", "which", "whose", "where")
        elif not _has_verb(after):
            continue
        yield token.start, after[0].start, takes_name
        begun = place + 1


def _few(part: list[Token]) -> bool:
    return sum(token.is_word for token in part) < _LEAST_WORDS


def _follows(rule: str, after: list[Token]) -> bool:
    rest = after[1:]
    if rule == "verb":
        return _has_verb(rest[:4])
    if rule == "subject" and not (
        fold(rest[0].text) in words_of(PACKAGE, "lists/subjects.txt")
        or (rest[0].text[0].isupper() and rest[0].is_word)
    ):
        return False
    return _has_verb(rest[1:14] if rule == "subject" else rest)


def _has_verb(part: list[Token]) -> bool:
    known = words_of(PACKAGE, "lists/finite_verbs.txt")
    return any(
        fold(token.text) in known or (len(token.text) > 4 and token.text.endswith("ed"))
        for token in part
    )
