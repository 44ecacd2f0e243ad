"""Quotes: whose words stand where, in quotation marks and without.

Method. Each frame (a reporter's sentence with the quotations in it, `frames`) is searched
for cues (`cues`), each cue for its subject (`subjects`), each quotation for its cue
(`contents`), and each subject for the person it means (`speakers`). Quotations that stand
alone go on with the speaker before them, as newspapers have it. A quotation that no cue
governs is a scare quote where it is short or a title, else somebody's words whom the text
does not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes import contents, ruling
from crosscheck.annotate.quotes.cast import Known
from crosscheck.annotate.quotes.cue import Cue
from crosscheck.annotate.quotes.cues import cues, is_signature
from crosscheck.annotate.quotes.frames import Frame, frames
from crosscheck.annotate.quotes.speakers import Speakers
from crosscheck.model import (
    Article,
    Mention,
    Quote,
    QuoteKind,
    Sentence,
    Span,
    Speaker,
    content_id,
)
from crosscheck.text.quotation import Quotation

_FULL = re.compile(r"[.!?…,;—–-]['’\"”]?$")
_FIRST_PERSON = frozenset(
    ["i", "we", "my", "our", "me", "us", "i'm", "i’m", "we're", "we’re", "you", "your"]
)
_SCARE_WORDS = 4


@dataclass(slots=True)
class _Last:
    """The attribution that a quotation standing alone may go on with."""

    speaker: Speaker | None = None
    cue: Cue | None = None
    quote: Quote | None = None
    frame: int = -9
    announced: bool = False


def quotes(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """Return the quotes of an article, in order of their spans."""
    found: list[Quote] = []
    speakers = Speakers(article, mentions)
    last = _Last()
    for number, frame in enumerate(frames(article, sentences, mentions)):
        reader = _FrameReader(article, frame, speakers, last, number)
        signed = reader.signed(found[-1]) if found else None
        if signed is not None:
            found[-1] = signed
        found.extend(reader.read())
    return tuple(sorted(_given_back(found), key=lambda quote: (quote.span, quote.kind)))


class _FrameReader:
    """Reads one frame's quotes; what it leaves in ``last`` is for the next."""

    def __init__(
        self, article: Article, frame: Frame, speakers: Speakers, last: _Last, number: int
    ) -> None:
        self._article, self._frame, self._asked = article, frame, speakers
        self._last, self._number = last, number
        self._cues = cues(frame)
        self._speakers: dict[int, Speaker | None] = {}
        self._clauses = list(contents.indirect(frame, self._cues))

    def read(self) -> Iterator[Quote]:
        frame = self._frame
        for cue in self._cues:
            self._speakers[cue.first] = self._asked.speaker(frame, cue)
        self._relay()
        previous: Quote | None = None
        main: Cue | None = None
        for run, first, behind in frame.runs:
            chosen = self._ruling(first, behind) or self._enclosing(first, behind)
            quote = self._quote(run, first, behind, chosen, previous)
            if quote.kind != "scare":
                previous = quote
                main = chosen or main
            yield quote
        for cue, start, end in self._clauses:
            speaker = self._speakers[cue.first]
            if cue.kind not in ("say", "tell", "show", "ask", "add") and not (
                speaker and speaker.name
            ):
                continue
            yield self._built("indirect", self._span(start, end), cue)
            main = main or cue
        self._close(previous, main)

    def _relay(self) -> None:
        """Note on speakers the outlet that relays them ("…, Lind said, the Post reported")."""
        for cue in self._cues:
            outlet = self._asked.relaying(self._frame, cue)
            if outlet is None:
                continue
            for first, speaker in self._speakers.items():
                if first != cue.first and speaker and speaker.via is None:
                    self._speakers[first] = replace(speaker, via=outlet)

    def signed(self, before: Quote) -> Quote | None:
        """Return the quotation before with the name that signs it in a line of its own."""
        alone = before.kind == "direct" and before.cue is None and self._goes_on()
        cue = self._cues[0] if alone and self._cues else None
        if cue is None or not is_signature(self._frame, cue):
            return None
        self._speakers[cue.first] = self._asked.speaker(self._frame, cue)
        cued = self._built(before.kind, before.span, cue)
        return replace(cued, continues=None)

    def _ruling(self, first: int, behind: int) -> Cue | None:
        """Return a quotation's cue; a deed whose doer cannot speak is none."""
        left = list(self._cues)
        while left:
            cue = ruling.governing(self._frame, left, first, behind)
            if cue is None or cue.kind not in ("deed", "judge", "act", "think", "voice", "stand"):
                return cue
            speaker = self._speakers.get(cue.first)
            if speaker is not None and (speaker.name is not None or speaker.kind != "other"):
                return cue
            left.remove(cue)
        return None

    def _enclosing(self, first: int, behind: int) -> Cue | None:
        """Return the cue of the clause around a quotation, where somebody named speaks."""
        for cue, start, end in reversed(self._clauses):
            speaker = self._speakers.get(cue.first)
            if start <= first and behind <= end and speaker is not None and speaker.name:
                return cue
        return None

    def _close(self, previous: Quote | None, main: Cue | None) -> None:
        frame, last = self._frame, self._last
        if main is None:
            announcing = bool(frame.low) and frame.low[-1] == ":"
            order = reversed(self._cues) if announcing else iter(self._cues)
            main = next((cue for cue in order if cue.subject and not cue.inherited), None)
        speaker = self._speakers.get(main.first) if main else None
        if main is not None and not frame.runs and ruling.subordinate(frame, main):
            acting = self._asked.acting(frame)
            speaker = acting or speaker
        if previous is not None and previous.speaker is not None:
            speaker = previous.speaker
        known = (
            Known(speaker.name, speaker.kind, speaker.anonymous)
            if speaker and speaker.name
            else None
        )
        behind = main is not None and (main.form == "according" or ruling.is_tail(frame, main))
        self._asked.turn(frame, known, behind=behind)
        if speaker is not None or previous is not None:
            last.speaker, last.cue, last.quote = speaker, main, previous
            last.frame = self._number
        last.announced = bool(frame.low) and frame.low[-1] in (":", ",") and not frame.runs
        if frame.bare() and previous is not None:
            last.frame = self._number

    def _quote(
        self, run: Quotation, first: int, behind: int, cue: Cue | None, previous: Quote | None
    ) -> Quote:
        span = self._article.span(run.inner_start, run.inner_end)
        if self._frame.bare():
            return self._standing_alone(span, previous)
        kind = self._kind(run, first, behind, cue, previous)
        quote = self._built(kind, span, None if kind == "scare" else cue)
        if previous is not None and kind == "direct" and previous.kind == "direct":
            quote = replace(quote, continues=previous.id)
            if quote.speaker is None:
                quote = replace(quote, speaker=previous.speaker)
        elif (
            quote.speaker is None and self._goes_on() and (kind == "direct" or self._resumes(quote))
        ):
            quote = replace(quote, speaker=self._last.speaker)
        return quote

    def _resumes(self, quote: Quote) -> bool:
        """Whether a run without a cue goes on in the paragraph of a direct quotation.

        So in 23 of 28 such runs of PolNeAR's train months ("“…,” she says. It is “…”.").
        """
        before = self._last.quote
        if quote.kind != "partial" or self._cues or before is None or before.kind != "direct":
            return False
        return "\n" not in self._article.text[before.span.end : quote.span.start]

    def _goes_on(self) -> bool:
        return self._last.frame == self._number - 1

    def _standing_alone(self, span: Span, previous: Quote | None) -> Quote:
        before = previous or (self._last.quote if self._goes_on() else None)
        speaker = before.speaker if before else (self._last.speaker if self._goes_on() else None)
        quote = self._built("direct", span, None)
        if before is not None and before.kind not in ("direct", "partial"):
            before = None
        return replace(quote, speaker=speaker, continues=before.id if before else None)

    def _kind(
        self, run: Quotation, first: int, behind: int, cue: Cue | None, previous: Quote | None
    ) -> QuoteKind:
        text = self._article.text[run.inner_start : run.inner_end]
        said = self._words(first, behind)
        count = len(said)
        touching = cue is not None and _touching(self._frame, cue, first, behind)
        called = cue is not None and cue.kind == "name"
        if not touching and not called and self._names_a_thing(text, first, said):
            return "scare"
        if cue is None:
            spoken = count >= _SCARE_WORDS or _first_person(text) or self._announced(text, first)
            return "partial" if spoken else "scare"
        leads = first == 0 or self._frame.low[first - 1] in (",", ":", "—", "–")
        whole = text[0].isupper() or text[0] in "[(…." or leads
        if (whole and touching and (count > 1 or first == 0)) or (
            leads and previous and previous.kind == "direct"
        ):
            ends = bool(_FULL.search(text)) or behind >= len(self._frame) - 1
            mark = self._frame.low[behind] if behind < len(self._frame) else "."
            if ends or mark in (",", ".", ";", "—"):
                return "direct"
        return "partial"

    def _announced(self, text: str, first: int) -> bool:
        """Whether a comma or colon leads to a whole sentence in marks."""
        leads = first > 0 and self._frame.low[first - 1] in (":", ",")
        return leads and text[0].isupper() and text[-1] in ".!?"

    def _words(self, first: int, behind: int) -> list[str]:
        found = self._frame.tokens[first:behind]
        return [t.text for t in found if t.is_word and t.text[0] not in "'’"]

    def _names_a_thing(self, text: str, first: int, said: list[str]) -> bool:
        """Whether marks hold a title, a nickname or a so-called thing."""
        before = self._frame.low[first - 1] if first else ""
        if before in wc.group("naming"):
            return len(said) <= 8
        capitals = [word[0].isupper() for word in said if len(word) > 3]
        return 1 < len(said) <= 10 and len(capitals) > 1 and all(capitals) and text[-1] not in "!?"

    def _built(self, kind: QuoteKind, span: Span, cue: Cue | None) -> Quote:
        text = span.of(self._article.text)
        identity = content_id(span.article, span.start, span.end, kind)
        if cue is None:
            return Quote(identity, span, text, kind)
        place = self._span(cue.first, cue.behind)
        speaker = self._speakers.get(cue.first)
        return Quote(identity, span, text, kind, place, place.of(self._article.text), speaker)

    def _span(self, first: int, behind: int) -> Span:
        found = self._frame.tokens
        return self._article.span(found[first].start, found[behind - 1].end)


def _touching(frame: Frame, cue: Cue, first: int, behind: int) -> bool:
    """Whether only marks stand between a quotation and its cue, or another quotation of it."""
    between = range(behind, cue.start) if cue.start >= behind else range(cue.resume, first)
    return all(frame.classes[i] in (wc.MARK, wc.QUOTED) or frame.low[i] == "that" for i in between)


def _first_person(text: str) -> bool:
    return any(word in wc.group("first person") for word in text.lower().split())


def _given_back(found: list[Quote]) -> Iterator[Quote]:
    """Yield the quotes, a speaker named only at the end given to what he began before."""
    following: Quote | None = None
    spoken: list[Quote] = []
    for quote in reversed(found):
        open_ended = quote.kind == "direct" and quote.speaker is None and following is not None
        if open_ended and following and following.continues == quote.id and following.speaker:
            quote = replace(quote, speaker=following.speaker)
        if quote.kind == "direct":
            following = quote
        spoken.append(quote)
    yield from spoken
