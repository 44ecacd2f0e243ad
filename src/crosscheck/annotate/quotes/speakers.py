"""Whom a subject means, and who "he" is.

"He" is the last one who spoke, or the subject of the sentence before, before anybody who
is only mentioned: taking the nearest person was the commonest error in trials. A gender
that is known must fit; where nobody fits, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes import descriptions, nounphrases, subjects
from crosscheck.annotate.quotes.cast import Cast, Known, is_outlet
from crosscheck.annotate.quotes.cue import Cue
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.nounphrases import Phrase
from crosscheck.annotate.quotes.ruling import is_tail
from crosscheck.annotate.quotes.sources import Sources, head_of, name_behind, span_of
from crosscheck.model import Article, Kind, Mention, Speaker

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_PRONOUNS = (wc.PRONOUN, wc.DETERMINER, wc.RELATIVE, wc.SUBORDINATOR)
_QUOTES = frozenset({"quotes", "quoted", "quoting", "cites", "cited", "citing"})
_REMEMBERED = 8  # speakers; further back "he" is nobody's


class Speakers:
    """Who speaks, cue by cue; frames are handed over in order.

    `speaker` is asked for each cue of a frame, then `turn` closes the frame.
    """

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self._article = article
        self._cast = Cast(article, mentions)
        self._focus: list[Known] = []
        self._here: list[Known] = []
        self._quoting: str | None = None
        self._wholes: dict[Phrase, Phrase] = {}
        self._sources = Sources(article, self._cast, self._recent, self._person)

    def _recent(self) -> Sequence[Known]:
        return [*reversed(self._here), *self._focus[:3]]

    def speaker(self, frame: Frame, cue: Cue) -> Speaker | None:
        """Return who speaks by a cue; None where no subject was found."""
        if cue.subject is None:
            return None
        named = name_behind(frame, cue.subject)
        phrase = named[0] if named else cue.subject
        span = span_of(self._article, frame, phrase)
        text = span.of(self._article.text)
        whole = self._wholes.get(phrase) or descriptions.described(frame, cue, phrase)
        self._wholes[phrase] = whole
        more = span_of(self._article, frame, whole) if whole != phrase else None
        known, kind = self._meant(frame, cue.subject)
        via = self._via(frame, cue)
        if known is None:
            return Speaker(span, text, None, kind, via=via, described=more)
        self._here.append(known)
        if frame.low[cue.behind - 1] in _QUOTES and is_outlet(known.name):
            self._quoting = known.name
        return Speaker(span, text, known.name, known.kind, known.anonymous, via, more)

    def relaying(self, frame: Frame, cue: Cue) -> str | None:
        """Return the outlet by whose report a frame's other speakers speak, as written.

        "…, Lind said, according to the Post", "According to the Post, …", "…, the Post reported".
        """
        behind = cue.form == "according" or is_tail(frame, cue)
        if cue.subject is None or not behind:
            return None
        if self._is_document(frame, cue.subject):
            return self._sources.outlet_in(frame, cue.subject)
        named = [frame.names[i][1] for i in range(*cue.subject) if i in frame.names]
        if len(named) != 1 or not is_outlet(named[0].name):
            return None
        return span_of(self._article, frame, cue.subject).of(self._article.text)

    def _via(self, frame: Frame, cue: Cue) -> str | None:
        """Return the outlet that was told, as written."""
        phrase = cue.addressee
        if phrase is None or frame.low[phrase.behind - 1] in wc.group("audience"):
            return self._quoting or self._cited(frame, cue)
        named = [frame.names[i][1] for i in range(*phrase) if i in frame.names]
        if not any(mention.kind == "organisation" for mention in named):
            return None
        return span_of(self._article, frame, phrase).of(self._article.text)

    def _cited(self, frame: Frame, cue: Cue) -> str | None:
        """Return the outlet that a document stands in ("according to a report in the Post")."""
        if cue.subject is None:
            return None
        if self._is_document(frame, cue.subject):
            return self._sources.outlet_in(frame, cue.subject)
        return self._interviewer(frame)

    def _is_document(self, frame: Frame, phrase: Phrase) -> bool:
        head = head_of(frame, phrase)
        return head not in frame.name_at and wc.source_kinds().get(frame.low[head]) == "text"

    def _interviewer(self, frame: Frame) -> str | None:
        """Return the outlet of "in an interview with the Post", wherever it stands."""
        if "interview" not in frame.low:
            return None
        place = frame.low.index("interview") + 1
        if frame.low[place : place + 1] not in (["with"], ["on"], ["to"]):
            return None
        phrase = nounphrases.right_of(frame, place + 1)
        named = [frame.names[i][1] for i in range(*(phrase or (0, 0))) if i in frame.names]
        if phrase is None or not any(is_outlet(mention.name) for mention in named):
            return None
        return span_of(self._article, frame, phrase).of(self._article.text)

    def _meant(self, frame: Frame, phrase: Phrase) -> tuple[Known | None, Kind]:
        single = phrase.behind - phrase.first == 1
        if single and frame.classes[phrase.first] in _PRONOUNS:
            return self._pronoun(frame, phrase.first)
        named = name_behind(frame, phrase)
        if named:
            return Known(named[1].name, "person"), "person"
        known = self._sources.meant(frame, phrase)
        return known, known.kind if known else "other"

    def _pronoun(self, frame: Frame, place: int) -> tuple[Known | None, Kind]:
        low = frame.low[place]
        if low in _HE or low in _SHE:
            return self._person(frame, place, "m" if low in _HE else "f"), "person"
        if low in ("who", "which", "that", "whose"):
            return self._antecedent(frame, place)
        if low in ("they", "their"):
            return self._last(("group", "organisation")), "group"
        if low == "it":
            return self._last(("organisation", "place")), "organisation"
        return None, "person" if low in ("i", "you") else "group"

    def _antecedent(self, frame: Frame, place: int) -> tuple[Known | None, Kind]:
        if place > 1 and frame.low[place - 1] == ",":
            phrase = subjects.before_relative(frame, place - 1)
        else:
            phrase = nounphrases.ending_at(frame, place - 1) if place else None
        known = self._sources.meant(frame, phrase) if phrase else None
        return known, known.kind if known else "other"

    def _last(self, kinds: tuple[str, ...]) -> Known | None:
        latest = self._here[-1:] or self._focus[:1]
        return latest[0] if latest and latest[0].kind in kinds else None

    def _person(self, frame: Frame, place: int, gender: str) -> Known | None:
        candidates = [
            *self._subjects_before(frame, place),
            *(known for known in reversed(self._here) if known.kind == "person"),
            *(known for known in self._focus if known.kind == "person"),
        ]
        for known in candidates:
            if self._cast.fits(known.name, gender):
                self._cast.took(known, gender)
                return known
        return None

    def _subjects_before(self, frame: Frame, place: int) -> list[Known]:
        """Return the subjects of a frame's earlier clauses, and a possessor that leads it."""
        found = []
        for first in sorted(frame.names):
            behind, mention = frame.names[first]
            if first >= place:
                break
            if mention.kind != "person":
                continue
            possessor = frame.classes[behind : behind + 1] == [wc.POSSESSIVE]
            governed = first and frame.classes[first - 1] == wc.PREPOSITION
            leads = possessor and behind + 1 < place and _leads(frame, first, behind)
            if leads or (not possessor and not governed and _is_subject(frame, first)):
                found.append(Known(mention.name, "person"))
        return found

    def turn(self, frame: Frame, main: Known | None, *, behind: bool) -> None:
        """Close a frame: who spoke or acted in it is who "he" means in the next one.

        Args:
            behind: whether the speaker stands behind the words ("Berg will win, Lind said"),
                and so comes before whoever acts in them.
        """
        subject = self._acting(frame)
        first = (main, subject) if behind else (subject, main)
        fresh = [known for known in (*first, *reversed(self._here)) if known is not None]
        self._focus = list(dict.fromkeys([*fresh, *self._focus]))[:_REMEMBERED]
        if main and any(low in ("statement", "letter", "memo") for low in frame.low):
            self._sources.document = main
        self._here = []
        self._wholes = {}
        self._quoting = None

    def acting(self, frame: Frame) -> Speaker | None:
        """Return the person who is the subject of a frame's main clause, as a speaker."""
        known, phrase = self._acting(frame), subjects.of_frame(frame, len(frame))
        if known is None or phrase is None or known.kind != "person":
            return None
        span = span_of(self._article, frame, phrase)
        text = span.of(self._article.text)
        return Speaker(span, text, known.name, known.kind, known.anonymous)

    def _acting(self, frame: Frame) -> Known | None:
        """Return the person, named or not, who is the subject of a frame's main clause."""
        phrase = subjects.of_frame(frame, len(frame))
        if phrase is None:
            return None
        if phrase.behind - phrase.first == 1 and frame.classes[phrase.first] == wc.PRONOUN:
            return self._pronoun(frame, phrase.first)[0]
        behind = name_behind(frame, phrase)
        if behind:
            return Known(behind[1].name, "person")
        head = head_of(frame, phrase)
        named = frame.mention_at(head)
        if named:
            return Known(named[2].name, named[2].kind)
        owner = _possessor(frame, phrase)
        if owner and frame.low[head] not in wc.source_kinds():
            return Known(owner.name, "person")
        if frame.low[phrase.first] == "the" and wc.source_kinds().get(frame.low[head]) == "role":
            return self._sources.by_role(frame, phrase, head)
        return None


def _possessor(frame: Frame, phrase: Phrase) -> Mention | None:
    """Return the person whose name with 's opens a phrase."""
    named = frame.names.get(phrase.first)
    if named is None or named[1].kind != "person":
        return None
    return named[1] if frame.classes[named[0] : named[0] + 1] == [wc.POSSESSIVE] else None


def _leads(frame: Frame, first: int, behind: int) -> bool:
    """Whether a possessor opens its sentence ("Lind's fate is unclear, but she said …")."""
    if frame.classes[0] == wc.PREPOSITION:
        return True
    return first == 0 and frame.low[behind + 1] not in wc.source_kinds()


def _is_subject(frame: Frame, first: int) -> bool:
    """Whether a verb seems to follow the name that begins at a token."""
    behind, _ = frame.names[first]
    if frame.low[behind : behind + 1] == ["of"] and behind + 1 in frame.names:
        behind = frame.names[behind + 1][0]  # "Gov. Anna Lind of Varnholm is …"
    if behind >= len(frame):
        return False
    kind, low = frame.classes[behind], frame.low[behind]
    if kind in (wc.AUXILIARY, wc.ADVERB) or low.endswith("ed"):
        return True
    return kind == wc.OPEN or (low == "," and first == 0)
