"""Plain counts of the killed, hurt, shot or held: "left 16 people wounded", "three dead".

A count is read where the number, a noun for people or none, and what befell them stand in one
phrase; the number is the figure that `annotate` found there, hedge and all. Counts of people in
general are of one group; others of their noun ("two officers were shot"). Left out is what is no
whole ("two of the victims", "three others" but for the hurt beside the dead) and what is
charged, feared, or of another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.compare.facts.units import count_words
from crosscheck.compare.happenings import of_another_year, of_several
from crosscheck.compare.lookup import within
from crosscheck.compare.tellings import Telling
from crosscheck.model import Annotations, Figure, Sentence, Span

_EARLY = 20
"""Sentences in which a report tells its own event."""
_WRITTEN = "|".join(sorted(count_words(), key=lambda word: (-len(word), word)))
_NUMBER = rf"(?<![\w-])(?<!\d[,.])(?<!\d,\s)(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|{_WRITTEN})"
_NOUN = (
    r"(?:(?!(?:of|other|more|additional|where|that|which|who|in|at|with|and|or)\b)[a-z’'-]+\s){0,2}?"
    r"(?P<other>other\s)?"
    r"(?P<noun>people|persons|individuals|victims|others|men|women|boys|girls|teens|teenagers"
    r"|children|students|officers|deputies|soldiers|civilians|passengers|bystanders|worshippers"
    r"|suspects|workers|protesters|residents|youths|juveniles|adults)"
)
_WERE = r"(?:\s(?:are|were|have|had|been|being|who|now|remain|still|reportedly)){0,3}"
_OUTCOME = (
    r"(?P<outcome>(?:shot\s(?:and\s|to\s)?|fatally\s|found\s|confirmed\s|known\sto\shave\s)?"
    r"(?:killed|dead|died|slain|shot\sto\sdeath)"
    r"|injured|wounded|hurt|hospitali[sz]ed|fatally\sshot|shot|struck\sby\sgunfire"
    r"|in\s(?:police\s)?custody|under\sarrest|arrested|detained|taken\sinto\scustody)"
)
_COUNTS = (
    re.compile(
        r"\b(?P<outcome>death\stoll|(?:number|count)\sof\s(?:the\s)?(?:dead|deaths|killed|injured))"
        rf"\s(?:\w+\s){{0,3}}?(?:to|at|is|was|reached)\s{_NUMBER}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_NUMBER}\s(?P<outcome>dead|injured|wounded)\s(?P<noun>people|persons|individuals)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"{_NUMBER}\s{_NOUN}{_WERE}\s{_OUTCOME}\b", re.IGNORECASE),
    re.compile(
        r"\b(?P<outcome>kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|shot|shooting"
        r"|arrest(?:ed|ing|s)|detain(?:ed|ing|s))\s"
        rf"(?:at\sleast\s)?{_NUMBER}\s{_NOUN}\b(?!\sdead|\swounded|\sinjured)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_NUMBER}{_WERE}\s(?P<outcome>dead|killed|injured|wounded|hurt)\b(?!\s(?:man|woman|in\s\d))",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:has|have|had|holding)\s{_NUMBER}\s{_NOUN}\s(?P<outcome>in\scustody|under\sarrest)\b",
        re.IGNORECASE,
    ),
)
_WHATS = (
    (re.compile(r"kill|dea(?:d|th)|died|slain|fatally", re.IGNORECASE), "killed"),
    (re.compile(r"injur|wound|hurt|hospital", re.IGNORECASE), "hurt"),
    (re.compile(r"custody|arrest|detain", re.IGNORECASE), "in custody"),
    (re.compile(r"sho[to]|struck", re.IGNORECASE), "shot"),
)
_NOT_ALL = re.compile(
    r"\b(?:accused|charged|charges|convicted|suspected|admitted\s\w+ing|pleaded|indicted|tried|alleged\w*"
    r"|counts?|connection|could|would|may|might|if|not|no|including"
    r"|among|between|each|another|separate|previous|earlier|last|weekend|month|year|since|first"
    r"|before|after|only|some|other|unrelated|responsible|where|when|with)\b",
    re.IGNORECASE,
)
_ALIKE = {"persons", "individuals", "victims", "others", "", "people"}
DEAD = re.compile(r"\b(?:kill|dead|died|dies|fatal|slain)", re.IGNORECASE)
_HURT = re.compile(r"\b(?:wounded|injured|hurt|grazed|critical|serious|hospital)", re.IGNORECASE)
_SHOT = re.compile(r"\b(?:shot|struck)\b", re.IGNORECASE)


Key = tuple[str, str]
"""What befell them, and the noun; ``people`` for people in general."""


def counts(annotations: Annotations) -> Iterator[tuple[Key, Telling[Figure]]]:
    """Yield the plain counts in the opening of a report of one happening."""
    if of_several(annotations):
        return
    for sentence in annotations.sentences[:_EARLY]:
        if sentence.quoted or of_another_year(annotations, sentence.text):
            continue
        taken: list[tuple[int, int]] = []
        for pattern in _COUNTS:
            for match in pattern.finditer(sentence.text):
                if all(match.end() <= start or end <= match.start() for start, end in taken):
                    taken.append(match.span())
                    yield from _count(annotations, sentence, match)


def _count(
    annotations: Annotations, sentence: Sentence, match: re.Match[str]
) -> Iterator[tuple[Key, Telling[Figure]]]:
    what = next(name for pattern, name in _WHATS if pattern.search(match["outcome"]))
    found = {"noun": "", "other": "", **match.groupdict("")}
    noun, others = found["noun"].lower(), found["other"] or found["noun"].lower() == "others"
    lead = sentence.text[: match.start()]
    if _NOT_ALL.search(re.split(r"[,;—–]", lead)[-1]):
        return
    if others and not (what == "hurt" and _none_hurt(lead)):
        return
    figure = _figure(annotations, sentence, match)
    if figure:
        span = _phrase(annotations, sentence, match, figure)
        group = "people" if noun in _ALIKE or what == "in custody" else noun
        hedged = float(figure.bound != "exact")
        yield (what, group), Telling(figure, span.of(annotations.article.text), span, hedged)


def _phrase(
    annotations: Annotations, sentence: Sentence, match: re.Match[str], figure: Figure
) -> Span:
    """Return what a reader sees of a count, "five people were killed".

    Of "the number of dead rose to five" that is the number alone.
    """
    if "noun" not in match.re.groupindex and match.start("outcome") < match.start("number"):
        return figure.span
    start, end = (sentence.span.start + offset for offset in match.span())
    return annotations.article.span(min(start, figure.span.start), max(end, figure.span.end))


def _none_hurt(lead: str) -> bool:
    """Whether nobody is told as hurt yet, so that "others" are all the hurt beside the dead."""
    shot = _SHOT.search(lead) and not DEAD.search(lead)
    return not shot and not _HURT.search(lead)


def _figure(annotations: Annotations, sentence: Sentence, match: re.Match[str]) -> Figure | None:
    """Return the figure at a match's number; a plain one where none was found there."""
    start, end = (sentence.span.start + offset for offset in match.span("number"))
    near = Span(sentence.span.article, max(sentence.span.start, start - 20), end + 1)
    for figure in within(annotations.figures, near):
        if figure.span.start <= start and end <= figure.span.end:
            return figure
    written = match["number"].lower().replace(",", "")
    number = int(written) if written.isdigit() else count_words().get(written)
    return (
        Figure(Span(near.article, start, end), match["number"], number, number) if number else None
    )
