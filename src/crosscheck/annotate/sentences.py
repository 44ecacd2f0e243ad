"""Sentences, with exact offsets, split inside quotations too.

Method. A paragraph is split by sentencex, which is fast and re-joins to its input
exactly, but never splits inside quotation marks and stumbles over "5 a.m. Tuesday". So
its boundaries are joined with our own (a full stop, question or exclamation mark, closing
marks, a space, then a capital, a digit or an opening mark), and each is then checked: an
abbreviation, an initial or "U.S." ends a sentence only before a word that often begins one
("U.S. He", not "U.S. President").

A heading is a paragraph and so a sentence of its own. A dateline ("WASHINGTON (AP) —")
is no part of any sentence: the first sentence begins behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import sentencex

from crosscheck.model import Article, Sentence
from crosscheck.text.lists import mapping_of, words_of
from crosscheck.text.quotation import Quotation, quotations

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“„‘«(\\["
_END = re.compile(
    rf"(?:[.!?…]{{1,6}}|\.[ ]\.[ ]\.)[{_CLOSERS}]{{0,3}}(?:\s…)?\s+"
    rf"(?=[{_OPENERS}]{{0,3}}…?\s?[^\W_a-z])"
)
_LONG = 20_000  # characters; sentencex slows down with the square of a paragraph's quotes
_MOST = 2_000
"""Characters of a sentence at most: a list of names, or text that lost its full stops.

No stage may take the square of a text's length, and many take that of a sentence's.
"""
_MARKS = re.compile(rf"[{_CLOSERS}\s…]+$")
_LAST_WORD = re.compile(r"(?:[^\W_]+\.)*[^\W_]+$")
_NEXT_WORD = re.compile(rf"[{_OPENERS}…\s]*([^\W_]+(?:\.[^\W_]+)*)")
_CUE_AFTER_NAME = re.compile(
    r"(?:the\s|an?\s)?(?:[^\W\d_][\w.’'-]*\s){1,4}?(?:said|says|asked|asks|added|wrote|writes|"
    r"shouted|cried|told|replied|tweeted|chanted|yelled|exclaimed|wondered|quipped|declared)\b"
)
DATELINE = re.compile(
    r"\s*(?:[A-Z][^\W\d_a-z.’'-]{2,}[A-Z.’' -]{0,30}(?:,\s[A-Z][\w.’' ]{1,24}){0,2}"
    r"(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?)?"
    r"(?:\s?\([^()\n]{2,40}\)|,?\s(?:AP|AFP|Reuters|UPI))?\s?[—–:-]{1,2}"
    r"|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}(?:,\s[A-Z][\w.’' ]{1,24}){0,2}"
    r"(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?)?"
    r"\s?\((?:AP|AFP|Reuters|UPI|ANI|PTI|IANS|Xinhua|IPS|TASS|CNN|dpa|DPA|EFE|ANSA|PA|KUNA|WAM|SPA|MENA"
    r"|[A-Z][A-Za-z ]{1,20})\)\s?[—–-]{1,2})\s+(?=\S)"
)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article's text, in order."""
    text = article.text
    runs = [run for run in quotations(text) if run.depth == 0]
    starts = [run.start for run in runs]
    found = []
    for number, (start, end) in enumerate(article.paragraphs()):
        dateline = DATELINE.match(text, start, end) if number < 3 else None
        start = dateline.end() if dateline else start
        for low, high in _pieces(text, start, end):
            quoted = _inside(runs, starts, low, high)
            span = article.span(low, high)
            found.append(Sentence(span, text[low:high], number, quoted))
    return tuple(found)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of a paragraph's sentences, outer spaces left out."""
    low = start
    for boundary in _bounded(text, start, [*_boundaries(text, start, end), end]):
        piece = text[low:boundary]
        bare = piece.strip()
        if bare:
            first = low + len(piece) - len(piece.lstrip())
            yield first, first + len(bare)
        low = boundary


def _bounded(text: str, start: int, boundaries: list[int]) -> Iterator[int]:
    """Yield the boundaries, with more of them at spaces where a stretch has too few."""
    low = start
    for boundary in boundaries:
        while boundary - low > _MOST:
            space = text.rfind(" ", low + _MOST // 2, low + _MOST)
            low = space + 1 if space >= 0 else low + _MOST
            yield low
        yield boundary
        low = boundary


def _boundaries(text: str, start: int, end: int) -> list[int]:
    paragraph = text[start:end]
    places = {start + match.end() for match in _END.finditer(paragraph)}
    place = start
    for piece in sentencex.segment("en", paragraph) if end - start < _LONG else ():
        place += len(piece)
        if place < end and text[place - 1].isspace():
            places.add(place)
    return [place for place in sorted(places) if _ends(text, start, place, end)]


def _ends(text: str, start: int, place: int, end: int) -> bool:
    """Whether a sentence ends before this place."""
    tail = text[max(start, place - 60) : place].rstrip()
    bare = _MARKS.sub("", tail)
    closing = tail[len(bare) :]
    following = _NEXT_WORD.match(text, place, min(end, place + 80))
    word = following.group(1) if following else ""
    if not word or word[0].islower():
        return False
    if bare.endswith(("!", "?")):
        return not (closing.strip("…") and _CUE_AFTER_NAME.match(text, place, min(end, place + 80)))
    if bare.endswith("."):
        return _full_stop_ends(bare.rstrip("."), word, spaced=closing.strip() == "")
    return not closing or "…" not in closing or _starts_sentence(word)


def _full_stop_ends(before: str, word: str, *, spaced: bool) -> bool:
    """Whether a full stop after these words ends a sentence that this word follows."""
    last = _LAST_WORD.search(before)
    if last is None or not spaced:
        return True
    shortened = last.group()
    rule = mapping_of("crosscheck.annotate", "lists/abbreviations.txt").get(shortened)
    if rule == "never":
        return False
    if rule == "number":
        return not word[0].isdigit()
    initials = len(shortened) == 1 or "." in shortened
    if rule == "name" or (initials and not shortened.isdigit() and not shortened[0].isdigit()):
        return not word[0].isdigit() and _starts_sentence(word)
    return True


def _starts_sentence(word: str) -> bool:
    """Whether a capitalised word has its capital from its place rather than by itself."""
    return word.lower() in words_of("crosscheck.annotate", "lists/sentence_starters.txt")


def _inside(runs: list[Quotation], starts: list[int], low: int, high: int) -> bool:
    place = bisect_right(starts, low) - 1
    return place >= 0 and high <= runs[place].end
