"""Roles written behind a name ("Yoav Gallant, Israel's defense minister,").

Roles in front are cut off when candidates are made; here lower-case ones are added
("national security spokesman John Kirby") and those between commas.
"""

from __future__ import annotations

import re

from crosscheck.annotate.names.candidates import Candidate
from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.annotate.names.paragraphs import capital

_CLOSING = re.compile(
    r"[,;:)\]–—]|(?<![A-Z])(?<!Gen)(?<!Sgt)(?<!Sen)(?<!Rep)(?<!Gov)(?<!Lt)(?<!Dr)\.(?!\w)"
    r"|\b(?:who|which|said|says|was|is|has|had|told|and)\b|$"
)
_COURTESY = frozenset(("Mr", "Mrs", "Ms", "Miss", "Mx", "Messrs"))
_ARTICLE = re.compile(r"(?:the|a|an|his|her|their|its)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST = 90  # characters


def role_of(candidate: Candidate, known: Gazetteer) -> tuple[int, int] | None:
    """Return the bounds of the role written beside a person's name, or None."""
    return (
        _before(candidate, known) or _between_commas(candidate, known) or _behind(candidate, known)
    )


def _before(candidate: Candidate, known: Gazetteer) -> tuple[int, int] | None:
    """The capitalised role in front, with the small words that belong to it."""
    found = candidate.paragraph.tokens
    index = candidate.role
    if index is not None and found[index].text in _COURTESY:
        return None  # "Mr." says nothing of who somebody is
    if index is None:
        index = _role_start(candidate, candidate.first, known)
    if index is None:
        return None
    first = _grown_left(candidate, index, known)
    return found[first].start, found[candidate.first - 1].end


def _role_start(candidate: Candidate, end: int, known: Gazetteer) -> int | None:
    """Return the index of the head of a small-written role that ends before a token."""
    paragraph = candidate.paragraph
    for k in range(end - 1, max(-1, end - 7), -1):
        word = paragraph.word(k)
        if k == end - 1 and word in ("of", "for", "the", "and"):
            return None
        if word in known.roles or (capital(word) and word.lower() in known.roles):
            return k
        if not known.word(word, "office") and not (capital(word) and end - k > 1):
            return None
    return None


def _grown_left(candidate: Candidate, index: int, known: Gazetteer) -> int:
    """Return the index of the first token of the role that ends before ``index``."""
    found = candidate.paragraph.tokens
    first = index
    while first > 0:
        word = found[first - 1].text
        folded = word.lower() if first - 1 in candidate.paragraph.starts else word
        small = known.word(folded, "modifies") or folded in known.roles
        if first > 1 and candidate.paragraph.written(first - 2, first) in known.phrases:
            first -= 2
            continue
        named = word in known.adjectives or known.is_place(word) or known.is_organisation(word)
        listed = capital(word) and named
        office = word in ("of", "and") and candidate.paragraph.word(first - 2) not in known.roles
        if not (small or listed) or office:
            break
        first -= 1
    while first < index and found[first].text in ("of", "and"):
        first += 1
    return first


def _behind(candidate: Candidate, known: Gazetteer) -> tuple[int, int] | None:
    """A role after a comma, up to the next one."""
    text = candidate.paragraph.text
    if text[candidate.end : candidate.end + 2] != ", ":
        return None
    return _role_at(text, candidate.end + 2, candidate.paragraph.tokens[-1].end, known)


def _role_at(text: str, start: int, limit: int, known: Gazetteer) -> tuple[int, int] | None:
    closing = _CLOSING.search(text, start, min(limit, start + _LONGEST))
    article = _ARTICLE.match(text, start)
    start = article.end() if article else start
    if closing is None or closing.start() <= start:
        return None
    words = _WORD.findall(text[start : closing.start()])
    if words and known.word(words[0].lower(), "no-role"):
        return None
    head = next((k for k, w in enumerate(words[:6]) if w.lower() in known.roles), None)
    if head is None or any(w.islower() and w.endswith("ed") for w in words[:head]):
        return None
    return start, start + len(text[start : closing.start()].rstrip())


def _between_commas(candidate: Candidate, known: Gazetteer) -> tuple[int, int] | None:
    """A role in front of a name between commas ("the C.I.A. director, William J. Burns,")."""
    found = candidate.paragraph.tokens
    index = candidate.first
    closed = candidate.last < len(found) and found[candidate.last].text in (",", ".")
    if index < 2 or not closed or found[index - 1].text != ",":
        return None
    head = _role_start(candidate, index - 1, known)
    if head is None:
        return None
    first = head
    while first > 0 and head - first < 8:
        word = found[first - 1].text
        if not (capital(word) or known.word(word, "modifies") or word in known.roles):
            break
        first -= 1
    return found[first].start, found[index - 2].end
