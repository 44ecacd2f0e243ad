"""The words of a quote as printed, ready to be laid upon another's (`overlays`).

Words are compared by stem, without case and marks and at their hyphens; what an editor put
in brackets is not the speaker's and does not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.align.reading import Reading, rarity
from crosscheck.model import Quote, Span
from crosscheck.text.fold import fold, stem
from crosscheck.text.tokens import words

_BRACKETED = re.compile(r"\[[^\[\]\n]{0,200}\]|\([^()\n]{0,60}\)")
_PART = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_LEAD_OF_TITLE = re.compile(r"(?:['’]s|\bon(?: the)?)\s*[“\"‘']$")
_MOST_WORDS = 600  # what stands further on in an endless quote is not compared
_PLAIN_WORD = 0.15
_NAME_WORD = 1.5
_MOST = 99.0


@dataclass(frozen=True, slots=True)
class Print:
    """A quote's words as one article prints them.

    Args:
        folded: its words without case, marks and bracketed insertions.
        stems: the same words by stem.
        places: start and end of each word in the article.
        weights: each word's rarity; a name's words weigh little.
        speaker: entity id or folded name of who speaks, or None.
        is_named: whether the speaker is a person or body of the story, not only described.
        cuts: whether it has brackets or an ellipsis.
        is_title: whether it looks like the name of a work or programme.
    """

    quote: Quote
    folded: tuple[str, ...]
    stems: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    weights: tuple[float, ...]
    speaker: str | None
    is_named: bool
    cuts: bool
    is_title: bool

    @property
    def speaker_kind(self) -> str | None:
        """Whether a person speaks, or a body."""
        return self.quote.speaker.kind if self.quote.speaker else None

    @property
    def article(self) -> str:
        """The article that prints it."""
        return self.quote.span.article

    @property
    def wording(self) -> str:
        """Its letters alone: two quotes with the same ones are the same wording."""
        return "".join(self.folded)

    @property
    def weight(self) -> float:
        """The rarity of all its words together."""
        return sum(self.weights)

    def span(self, first: int, end: int) -> Span:
        """Return the place of a run of its words."""
        return Span(self.article, self.places[first][0], self.places[end - 1][1])


def read_print(reading: Reading, quote: Quote) -> Print:
    """Return a quote's words, ready to compare."""
    span = quote.span
    text = reading.articles[span.article].text
    inserted = [m.span() for m in _BRACKETED.finditer(text, span.start, span.end)]
    kept = [
        (part.group(), word.start + part.start(), word.start + part.end())
        for word in words(text, span.start, span.end)
        if not any(start <= word.start < end for start, end in inserted)
        for part in _PART.finditer(word.text)
    ][:_MOST_WORDS]
    speaker = reading.speaker(quote)
    mentions = [mention for mention, _ in reading.mentions(span)]
    names = [place for m in mentions for place in (m.span, m.role) if place]
    return Print(
        quote,
        tuple(fold(written) for written, _, _ in kept),
        tuple(stem(written) for written, _, _ in kept),
        tuple((start, end) for _, start, end in kept),
        tuple(
            min(_weight(written), _NAME_WORD if _inside(start, names) else _MOST)
            for written, start, _ in kept
        ),
        speaker,
        speaker in reading.entities,
        bool(inserted) or "…" in quote.text or "..." in quote.text,
        _is_title(quote, text),
    )


def _is_title(quote: Quote, text: str) -> bool:
    """Whether a quote looks like a title: "Morning Harbour", or "Harbour" after "on Velia TV's".

    Few words, all with capitals but for small ones; a single word needs such a lead as well.
    """
    written = quote.text.split()
    capitals = all(word[:1].isupper() for word in written if len(word) > 3 or word is written[0])
    if not capitals or len(written) > 5:
        return False
    if len(written) > 1:
        return written[-1][:1].isupper()
    before = text[max(0, quote.span.start - 20) : quote.span.start]
    return quote.kind == "partial" and bool(_LEAD_OF_TITLE.search(before))


def _weight(word: str) -> float:
    return max(_PLAIN_WORD, rarity(word))


def _inside(place: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= place < span.end for span in spans)
