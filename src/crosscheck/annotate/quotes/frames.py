"""Frames: a reporter's sentence with the quotations that stand in it.

The sentences of an article are split inside quotations too, so "“A. B,” he said. “C.”" is
three of them; who says A is told by the frame, which is cut only outside the marks:
"“A. B,” he said." and "“C.”". A short tail of a cue and its subject stays with the
quotation before it, whatever mark that ended with ("“Really?” Sanders asked.").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes.verbs import verb_of
from crosscheck.model import Article, Mention, Sentence
from crosscheck.text.quotation import Quotation, quotations
from crosscheck.text.tokens import Token, tokens

_TAIL = 14  # tokens in which a tail's cue must come
_ADDRESSEE = (wc.OPEN, wc.DETERMINER, wc.POSSESSIVE, wc.PRONOUN)
_LONGEST = 250  # tokens of a frame outside marks, so that no text costs the square of its length


@dataclass(slots=True)
class Frame:
    """One frame: its tokens with their classes, its runs in marks, its names.

    Args:
        tokens: of the frame, those inside quotations too.
        classes: the class of each token; ``QUOTED`` inside quotation marks.
        low: each token in lower case.
        runs: quotations of depth 0, each with the index of its first token and of the token
            behind its last one.
        names: index of a name's first token → (index behind its last, the mention); outside
            quotations only.
        paragraph: its paragraph's number.
    """

    tokens: list[Token]
    classes: list[str]
    low: list[str]
    runs: list[tuple[Quotation, int, int]]
    paragraph: int
    names: dict[int, tuple[int, Mention]] = field(default_factory=dict)
    name_at: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.tokens)

    def mention_at(self, index: int) -> tuple[int, int, Mention] | None:
        """Return the name that a token belongs to, with its first token and the one behind."""
        first = self.name_at.get(index)
        if first is None:
            return None
        behind, mention = self.names[first]
        return first, behind, mention

    def bare(self) -> bool:
        """Whether it holds quotations and nothing else but marks and a leading "But"."""
        bare = (wc.QUOTED, wc.MARK)
        rest = self.classes[1:] if self.classes[0] in (wc.CONJUNCTION, wc.ADVERSATIVE) else []
        return bool(self.runs) and all(kind in bare for kind in rest or self.classes)


def frames(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[Frame]:
    """Yield the frames of an article, in order."""
    text = article.text
    runs = [run for run in quotations(text) if run.depth == 0]
    starts = {sentence.span.start for sentence in sentences}
    names = sorted(mentions, key=lambda mention: mention.span.start)
    name_starts = [mention.span.start for mention in names]
    place = 0
    for number, (start, end) in enumerate(article.paragraphs()):
        inside = []
        while place < len(runs) and runs[place].start < end:
            inside.append(runs[place])
            place += 1
        low, high = bisect_left(name_starts, start), bisect_left(name_starts, end)
        whole = _paragraph(list(tokens(text, start, end)), inside, number)
        _place_names(whole, names[low:high])
        yield from _cut(whole, starts)


def _paragraph(found: list[Token], runs: list[Quotation], number: int) -> Frame:
    lows = [token.text.lower() for token in found]
    classes = []
    placed = []
    index = 0
    for run in runs:
        while index < len(found) and found[index].start < run.start:
            classes.append(wc.class_of(found[index].text, lows[index]))
            index += 1
        first = index
        while index < len(found) and found[index].start < run.end:
            classes.append(wc.QUOTED)
            index += 1
        if index > first:
            placed.append((run, first, index))
    rest = zip(found[index:], lows[index:], strict=True)
    classes += [wc.class_of(token.text, low) for token, low in rest]
    _mend(lows, classes)
    return Frame(found, classes, lows, placed, number)


def _mend(lows: list[str], classes: list[str]) -> None:
    """Read the 's behind a pronoun as the verb that it is."""
    for index in range(1, len(lows)):
        if classes[index] == wc.POSSESSIVE and classes[index - 1] in (wc.PRONOUN, wc.RELATIVE):
            classes[index] = wc.AUXILIARY


def _place_names(frame: Frame, mentions: Sequence[Mention]) -> None:
    if not mentions:
        return
    starts = [token.start for token in frame.tokens]
    for mention in mentions:
        first = bisect_left(starts, mention.span.start)
        behind = bisect_left(starts, mention.span.end, lo=first)
        if first < behind and frame.classes[first] != wc.QUOTED:
            frame.names[first] = (behind, mention)


def _cut(whole: Frame, starts: set[int]) -> Iterator[Frame]:
    """Yield a paragraph's frames."""
    slices = _Slices(whole)
    begun = 0
    for index in _cuts(whole, starts):
        yield slices.between(begun, index)
        begun = index
    if whole.tokens:
        yield slices.between(begun, len(whole))


def _cuts(whole: Frame, starts: set[int]) -> Iterator[int]:
    """Yield the tokens at which a paragraph is cut."""
    ends = {behind: run for run, _, behind in whole.runs}
    inner: set[int] = set()
    for _, first, behind in whole.runs:
        inner.update(range(first + 1, behind))
    places = [index for index, token in enumerate(whole.tokens) if token.start in starts]
    begun = 0
    for index in sorted({*places, *ends, len(whole)}):
        ending = index == len(whole)
        if index == 0 or index in inner:
            continue
        if ending or index not in ends or _cuts_after(whole, index, ends[index], starts):
            yield from _shortened(begun, index, inner)
            begun = index
            if not ending:
                yield index


def _shortened(begun: int, end: int, inner: set[int]) -> Iterator[int]:
    """Yield more cuts where a frame would hold too many tokens outside marks."""
    if end - begun > _LONGEST:
        outside = [index for index in range(begun + 1, end) if index not in inner]
        yield from outside[_LONGEST::_LONGEST]


def _cuts_after(whole: Frame, index: int, run: Quotation, starts: set[int]) -> bool:
    """Whether a frame ends with the quotation that ends before this token."""
    token = whole.tokens[index]
    if whole.classes[index] == wc.MARK or token.text[0].islower():
        return False
    last = whole.tokens[index - 1]
    final = whole.tokens[index - 2].text if run.closed and index > 1 else last.text
    if token.start not in starts and final[-1] not in ".!?…":
        return whole.classes[index] == wc.QUOTED and final[-1] != ","
    return not is_tail(whole, index, strict=final[-1] not in "!?")


def is_tail(frame: Frame, index: int, *, strict: bool) -> bool:
    """Whether the words from a token on only say who spoke ("Trump said Monday.").

    Args:
        strict: whether the cue must be followed by a mark, as after a full stop.
    """
    stop = min(len(frame), index + _TAIL)
    for place in range(index, stop):
        low, kind = frame.low[place], frame.classes[place]
        if kind == wc.QUOTED or low in (".", ";", ":"):
            return False
        verb = verb_of(low)
        if verb is None or place == index or verb.form == "ing":
            continue
        if frame.classes[place - 1] in (wc.DETERMINER, wc.PREPOSITION, wc.AUXILIARY):
            continue
        told = not strict and verb.kind in ("tell", "ask")
        return _ends_tail(frame, _behind_addressee(frame, place + 1, told), strict=strict)
    return False


def _behind_addressee(frame: Frame, place: int, told: bool) -> int:
    """Return the token behind whoever was told or asked ("Trump asked the crowd.")."""
    while told and place < len(frame) and frame.classes[place] in _ADDRESSEE:
        place += 1
    return place


def _ends_tail(frame: Frame, index: int, *, strict: bool) -> bool:
    if index >= len(frame):
        return True
    if frame.low[index] in (",", ";"):
        return index + 1 < len(frame) and frame.classes[index + 1] != wc.QUOTED
    if frame.low[index] == ".":
        return True
    circumstance = (wc.TIME, wc.PREPOSITION, wc.ADVERB, wc.SUBORDINATOR)
    return not strict and frame.classes[index] in circumstance and frame.low[index] != "that"


class _Slices:
    """Cuts a paragraph's frame into frames of its own."""

    def __init__(self, whole: Frame) -> None:
        self._whole = whole
        self._runs = [first for _, first, _ in whole.runs]
        self._names = sorted(whole.names)

    def between(self, start: int, end: int) -> Frame:
        """Return the frame of the tokens from one place to another."""
        whole = self._whole
        inside = slice(bisect_left(self._runs, start), bisect_left(self._runs, end))
        runs = [(run, a - start, b - start) for run, a, b in whole.runs[inside]]
        frame = Frame(
            whole.tokens[start:end],
            whole.classes[start:end],
            whole.low[start:end],
            runs,
            whole.paragraph,
        )
        for index in self._names[bisect_left(self._names, start) : bisect_left(self._names, end)]:
            behind, mention = whole.names[index]
            behind = min(behind, end)
            frame.names[index - start] = (behind - start, mention)
            for place in range(index, behind):
                frame.name_at[place - start] = index - start
        return frame
