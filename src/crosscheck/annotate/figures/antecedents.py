"""What a number counts where no noun follows it: the noun was told before.

"the number of dead rose to five", "of the 60 members, 29 agreed", "six of them", "a dozen
sat down", "the ferry was one of 30 that failed". News leaves the noun out when it has just
been told, so it is looked for in the number's own sentence and among the counts last told,
one sentence back at most. Where there is none, what happened stands for it: "12 were
hurt". Own work: no library counts what is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.figures.counted import Counted, counted_after, is_plural, is_stop
from crosscheck.annotate.phrases import in_role
from crosscheck.model import Article, Figure, Span
from crosscheck.text.fold import stem
from crosscheck.text.lists import mapping_of
from crosscheck.text.tokens import Token

OF_THEM = re.compile(r"\s(?:more\s)?of\s(?:them|whom|those|these)\b", re.IGNORECASE)
"""What makes a number a part of what was counted before it."""
_NUMBER_OF = re.compile(r"\b(?:number|count|tally|total)\sof\s(?:the\s|its\s|their\s)?")
_THEIR_NUMBER = re.compile(r"\btheir\s(?:number|count|total)\b")
_AT = re.compile(
    r"\b(?:to|at|was|is|were|are|as|reached|hit|exceeded|passed|topped)\s(?:\w+ly\s)?$"
)
_OF_THE = re.compile(r"\bof\s(?:\S+\s){0,4}$", re.IGNORECASE)
_LEAD = re.compile(r"(?:^|[,;:–—(\"“”]|\b(?:and|but|while|of\swhom|that|as))\s*$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\W?(?:The|This|That|His|Her|Their|Its|My|Our)\s([a-z][\w-]+)\s(?:is|was|were|are)\b"
)
_REACH = 90


def with_antecedents(
    article: Article,
    sentence: Span,
    found: Sequence[Token],
    figures: Iterable[Figure],
    before: Figure | None,
) -> list[Figure]:
    """Return a sentence's figures, each with what it counts, if that was told before it.

    Args:
        found: the sentence's tokens.
        before: the count last told in the sentence before, or None.
    """
    filled: list[Figure] = []
    last = before
    for figure in figures:
        if figure.counted is None and figure.unit in (None, "fraction") and not figure.parts:
            figure = _filled(article, sentence, found, figure, last)
        filled.append(figure)
        last = figure if is_count(figure) else last
    return filled


def is_count(figure: Figure) -> bool:
    """Whether a figure is a plain count of several things, which "them" can mean."""
    counted = figure.counted if figure.unit is None else None
    return counted is not None and is_plural(counted.split()[-1])


def _filled(
    article: Article, sentence: Span, found: Sequence[Token], figure: Figure, last: Figure | None
) -> Figure:
    """Return a figure with the noun that is meant."""
    text, place = article.text, figure.span.start
    told = None
    if figure.unit is None:
        told = _number_of(text, sentence, found, place) or _one_of(text, sentence, found, place)
    if told is None and last is not None and _means(text, sentence, found, figure, last):
        return _like(figure, last)
    if told is None and figure.unit is None:
        told = _happened(found, figure) or _of_the_hurt(found, figure) or _held(found, figure)
    if told is None:
        return figure
    span = article.span(found[told.first].start, found[told.next - 1].end)
    about = tuple(sorted({*figure.about, *map(stem, told.heads)}))
    return replace(figure, counted=span.of(text), counted_span=span, about=about)


def _like(figure: Figure, last: Figure) -> Figure:
    """Return a figure as counting what another does."""
    about = tuple(sorted({*figure.about, *_heads(last)}))
    return replace(figure, counted=last.counted, counted_span=last.counted_span, about=about)


def _heads(figure: Figure) -> set[str]:
    """Return the stems of what a figure counts."""
    words = re.findall(r"[^\W\d_]+", figure.counted or "")
    return {stem(word) for word in words} & set(figure.about)


def _means(text: str, sentence: Span, found: Sequence[Token], figure: Figure, last: Figure) -> bool:
    """Whether a bare number counts what was counted last."""
    start, end = figure.span.start, figure.span.end
    if OF_THEM.match(text, end):
        return True
    if figure.unit is not None:
        return False
    if _is_part_of(text, sentence, figure, last):
        return True
    led = _LEAD.search(text[max(sentence.start, start - 12) : start])
    return led is not None and _is_verb(_after(found, end))


def _is_part_of(text: str, sentence: Span, figure: Figure, last: Figure) -> bool:
    """Whether a number is a part of the whole before it: "of the 60 members, 29 agreed"."""
    whole, start = last.span, figure.span.start
    if whole.start < sentence.start or not 0 < start - whole.end < _REACH:
        return False
    between = text[whole.end : start]
    led = _OF_THE.search(text[max(sentence.start, whole.start - 40) : whole.start])
    return led is not None and between.count(",") == 1 and between.rstrip().endswith(",")


def _after(found: Sequence[Token], end: int) -> Token | None:
    """Return the first token behind a place, "more" and "others" passed over."""
    at = _index(found, end)
    while at < len(found) and found[at].text.lower() in ("more", "others"):
        at += 1
    return found[at] if at < len(found) else None


def _is_verb(token: Token | None) -> bool:
    """Whether a token behind a bare number is the verb of its clause."""
    if token is None or not token.text[0].islower():
        return False
    word = token.text.lower()
    return wc.class_of(word, word) == wc.AUXILIARY or word in in_role("verb")


def _number_of(text: str, sentence: Span, found: Sequence[Token], place: int) -> Counted | None:
    """Return the noun of "the number of dead rose to five", "put their number at 38"."""
    low = max(sentence.start, place - _REACH)
    before = text[low:place]
    if not _AT.search(before) or ";" in before:
        return None
    named = list(_NUMBER_OF.finditer(before))
    if named:
        at = _index(found, low + named[-1].end())
        return counted_after(found, at, many=True) or _adjective(found, at)
    named = list(_THEIR_NUMBER.finditer(before))
    return _noun_before(found, _index(found, low + named[-1].start())) if named else None


def _one_of(text: str, sentence: Span, found: Sequence[Token], place: int) -> Counted | None:
    """Return the subject of "The ferry was a Mark 2, one of 30 that were sold"."""
    if not text[max(sentence.start, place - 12) : place].lower().endswith("one of "):
        return None
    subject = _SUBJECT.match(text, sentence.start, min(place, sentence.start + _REACH))
    at = _index(found, subject.start(1)) if subject else len(found)
    return Counted(at, at + 1, (found[at].text,)) if at < len(found) else None


def _index(found: Sequence[Token], place: int) -> int:
    return bisect_left(found, place, key=_start)


def _start(token: Token) -> int:
    return token.start


def _adjective(found: Sequence[Token], at: int) -> Counted | None:
    """Return "dead", "injured": people told of by what happened to them."""
    events = mapping_of("crosscheck.annotate", "lists/events.txt")
    return Counted(at, at + 1, ()) if found[at : at + 1] and found[at].text in events else None


def _noun_before(found: Sequence[Token], at: int) -> Counted | None:
    """Return the plural last told before a token, with what stands before it."""
    last = next((i for i in range(at - 1, max(0, at - 30), -1) if is_plural(found[i].text)), None)
    if last is None or is_stop(found[last]):
        return None
    first = last
    while first > 0 and not is_stop(found[first - 1]) and last - first < 3:
        first -= 1
    return Counted(first, last + 1, (found[last].text,))


def _stands_between(word: str) -> bool:
    """Whether a word may stand between a number and what happened: "were critically"."""
    return word in in_role("before event") or word.endswith("ly")


def _of_the_hurt(found: Sequence[Token], figure: Figure) -> Counted | None:
    """Return "injured" of "seven of the injured"."""
    at = _index(found, figure.span.end)
    led = [token.text.lower() for token in found[at : at + 2]] == ["of", "the"]
    return _adjective(found, at + 2) if led else None


def _held(found: Sequence[Token], figure: Figure) -> Counted | None:
    """Return what a number tells the size of: "a population of 8.4 million"."""
    at = _index(found, figure.span.start) - 1
    if at < 1 or found[at].text != "of" or found[at - 1].text not in in_role("held"):
        return None
    return Counted(at - 1, at, (found[at - 1].text,))


def _happened(found: Sequence[Token], figure: Figure) -> Counted | None:
    """Return what happened, of a number that counts who it happened to: "12 were hurt"."""
    at = _index(found, figure.span.end)
    while at < len(found) and _stands_between(found[at].text.lower()):
        at += 1
    goes_on = at < len(found) and found[at].text.endswith("ing") and found[at].text != "missing"
    return None if at == len(found) or goes_on else _adjective(found, at)
