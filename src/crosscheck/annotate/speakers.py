"""Whom a subject means: names, pronouns, roles, offices, unnamed sources.

"He" is the last one who spoke, or the subject of the sentence before, before anybody who
is only mentioned: taking the nearest person was the commonest error in trials. "The
minister" is the one person of this article with that role; "the official" is the unnamed
source last described. Where none or several fit, nobody is named: unknown is an answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.annotate import subjects
from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.cues import Cue
from crosscheck.annotate.frames import Frame
from crosscheck.annotate.subjects import Phrase
from crosscheck.model import Article, Kind, Mention, Span, Speaker
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her", "hers"})
_MALE = frozenset(
    "mr mr. sir lord king prince father brother son husband congressman chairman "
    "spokesman businessman actor he".split()
)
_FEMALE = frozenset(
    "mrs mrs. ms ms. miss lady dame queen princess baroness mother sister daughter "
    "wife widow congresswoman chairwoman spokeswoman businesswoman actress".split()
)
_GENERIC = frozenset(
    "reporters journalists lawmakers supporters voters me him her them us you it "
    "crowd audience".split()
)
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "many", "two", "three"})
_UNNAMED = ("unnamed", "officials")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who spoke or acted: what a later pronoun may mean."""

    name: str
    kind: Kind
    anonymous: bool = False


class Cast:
    """The persons and sources of one article, and who spoke last.

    Frames are to be handed over in order: `speaker` for each cue, `turn` after each frame.
    """

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self._article = article
        self._genders: dict[str, str] = {}
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._described: dict[str, Known] = {}
        self._focus: list[Known] = []
        self._here: list[Known] = []
        self._document: Known | None = None
        for mention in mentions:
            self._learn(mention)

    def _learn(self, mention: Mention) -> None:
        if mention.kind == "organisation":
            for word in mention.name.split():
                self._bodies[fold(word)].add(mention.name)
        if mention.kind != "person":
            return
        role = (mention.role_text or "").lower().split()
        self._roles[mention.name].update(fold(word) for word in role)
        before = self._article.text[max(0, mention.span.start - 8) : mention.span.start]
        titles = {*role, *before.lower().split()[-1:]}
        if titles & _MALE:
            self._genders[mention.name] = "m"
        elif titles & _FEMALE:
            self._genders[mention.name] = "f"
        else:
            first = mention.name.split()[0].lower()
            gender = wc.genders().get(first) or wc.genders().get(fold(first))
            if gender and len(mention.name.split()) > 1:
                self._genders.setdefault(mention.name, gender)

    # --- one cue -----------------------------------------------------------------------

    def speaker(self, frame: Frame, cue: Cue) -> Speaker | None:
        """Return who speaks by a cue; None where no subject was found."""
        if cue.subject is None:
            return None
        span = _span(self._article, frame, cue.subject)
        known, kind = self._meant(frame, cue.subject)
        if known is not None:
            self._here.append(known)
        text = span.of(self._article.text)
        if known is None:
            return Speaker(span, text, None, kind, via=self._via(frame, cue))
        via = self._via(frame, cue)
        return Speaker(span, text, known.name, known.kind, known.anonymous, via)

    def _via(self, frame: Frame, cue: Cue) -> str | None:
        phrase = cue.addressee
        if phrase is None or frame.low[phrase.behind - 1] in _GENERIC:
            return None
        named = [frame.names[i][1] for i in range(*phrase) if i in frame.names]
        if not any(mention.kind == "organisation" for mention in named):
            return None
        return _span(self._article, frame, phrase).of(self._article.text)

    def _meant(self, frame: Frame, phrase: Phrase) -> tuple[Known | None, Kind]:
        low = frame.low[phrase.first]
        if phrase.behind - phrase.first == 1 and frame.classes[phrase.first] in (
            wc.PRONOUN,
            wc.DETERMINER,
            wc.RELATIVE,
            wc.SUBORDINATOR,
        ):
            return self._pronoun(frame, phrase.first, low)
        known = self._phrase(frame, phrase)
        return known, known.kind if known else "other"

    # --- pronouns ----------------------------------------------------------------------

    def _pronoun(self, frame: Frame, place: int, low: str) -> tuple[Known | None, Kind]:
        if low in _HE or low in _SHE:
            return self._person(frame, place, "m" if low in _HE else "f"), "person"
        if low in ("who", "which", "that", "whose"):
            back = place - 2 if place > 1 and frame.low[place - 1] == "," else place - 1
            antecedent = subjects.ending_at(frame, back) if back >= 0 else None
            if antecedent is not None:
                known = self._phrase(frame, antecedent)
                return known, known.kind if known else "other"
            return None, "other"
        if low in ("they", "their"):
            return self._recent(("group", "organisation")), "group"
        if low == "it":
            return self._recent(("organisation", "place", "group")), "organisation"
        return None, "person"

    def _person(self, frame: Frame, place: int, gender: str) -> Known | None:
        inside = self._person_in_frame(frame, place, gender)
        candidates = [inside] if inside else []
        candidates += reversed([known for known in self._here if known.kind == "person"])
        candidates += [known for known in self._focus if known.kind == "person"]
        for known in candidates:
            if self._genders.get(known.name, gender) == gender:
                if not known.anonymous:
                    self._genders.setdefault(known.name, gender)
                return known
        return None

    def _person_in_frame(self, frame: Frame, place: int, gender: str) -> Known | None:
        """Return the subject of an earlier clause of the frame, or a possessor that leads it."""
        for first in sorted(frame.names):
            behind, mention = frame.names[first]
            if first >= place:
                break
            if mention.kind != "person" or self._genders.get(mention.name, gender) != gender:
                continue
            possessor = frame.classes[behind : behind + 1] == [wc.POSSESSIVE]
            governed = first and frame.classes[first - 1] == wc.PREPOSITION
            if possessor and behind + 1 < place and frame.classes[0] == wc.PREPOSITION:
                return Known(mention.name, "person")
            if not possessor and not governed and _is_subject(frame, first):
                return Known(mention.name, "person")
        return None

    def _recent(self, kinds: tuple[str, ...]) -> Known | None:
        for known in [*reversed(self._here), *self._focus[:2]]:
            if known.kind in kinds:
                return known
        return None

    # --- noun phrases ------------------------------------------------------------------

    def _phrase(self, frame: Frame, phrase: Phrase) -> Known | None:
        head = _head(frame, phrase)
        named = frame.mention_at(head)
        if named and named[2].kind == "person":
            both = [frame.names[i][1] for i in range(*phrase) if i in frame.names]
            people = [mention.name for mention in both if mention.kind == "person"]
            joined = any(frame.low[i] == "and" for i in range(*phrase))
            if joined and len(people) > 1:
                return Known(" and ".join(dict.fromkeys(people)), "group")
            return Known(named[2].name, "person")
        noun = frame.low[head]
        kind = wc.source_kinds().get(noun)
        if named and (kind is None or named[1] - named[0] > 1 or named[2].kind == "organisation"):
            return Known(named[2].name, named[2].kind)
        return self._described_as(frame, phrase, head, noun, kind)

    def _described_as(
        self, frame: Frame, phrase: Phrase, head: int, noun: str, kind: str | None
    ) -> Known | None:
        text = _description(_span(self._article, frame, phrase).of(self._article.text))
        owner = self._owner(frame, phrase, head)
        if kind == "text":
            return owner or (self._document if frame.low[phrase.first] == "the" else None)
        if owner and noun in words_of("crosscheck.annotate", "lists/office_words.txt"):
            return Known(
                text,
                "organisation" if kind == "body" else "group" if noun.endswith("s") else "person",
            )
        if kind == "body":
            return self._body(frame, phrase, head, noun, text)
        if kind in ("group", "officials"):
            known = Known(text, "group", kind == "officials")
            return self._longest(noun, known, frame.low[phrase.first])
        if kind in ("role", "unnamed", "person"):
            return self._individual(frame, phrase, head, noun, kind, text)
        return None

    def _owner(self, frame: Frame, phrase: Phrase, head: int) -> Known | None:
        """Return who possesses the head noun: "Netanyahu's office", "his campaign"."""
        for index in range(phrase.first, head):
            if frame.classes[index] == wc.POSSESSIVE:
                named = frame.mention_at(index - 1)
                return Known(named[2].name, named[2].kind) if named else Known("", "other")
        if frame.low[phrase.first] in ("his", "her"):
            return self._person(
                frame, phrase.first, "m" if frame.low[phrase.first] == "his" else "f"
            )
        return None

    def _body(self, frame: Frame, phrase: Phrase, head: int, noun: str, text: str) -> Known:
        names = self._bodies.get(noun, set())
        bare = head - phrase.first <= 1 and phrase.behind == head + 1
        if bare and frame.low[phrase.first] == "the":
            if len(names) == 1:
                return Known(next(iter(names)), "organisation")
            earlier = self._described.get(noun)
            if earlier:
                return earlier
        known = Known(text, "organisation")
        self._described[noun] = known
        return known

    def _individual(
        self, frame: Frame, phrase: Phrase, head: int, noun: str, kind: str, text: str
    ) -> Known | None:
        if (
            frame.low[phrase.first] in ("the", "this", "that")
            or frame.classes[phrase.first] == wc.OPEN
        ):
            person = self._by_role(frame, phrase, head, noun)
            if person is not None:
                return person
        known = Known(text, "person", anonymous=kind != "person" or noun == "person")
        return self._longest(noun, known, frame.low[phrase.first])

    def _longest(self, noun: str, known: Known, opener: str) -> Known:
        """Return the fullest description of an unnamed source seen so far."""
        earlier = self._described.get(noun)
        if opener in ("the", "these", "those") and earlier and len(earlier.name) >= len(known.name):
            return earlier
        self._described[noun] = known
        return known

    def _by_role(self, frame: Frame, phrase: Phrase, head: int, noun: str) -> Known | None:
        """Return the one person here with the role that a phrase names, or None."""
        asked = {
            fold(frame.low[i])
            for i in range(phrase.first, phrase.behind)
            if frame.classes[i] == wc.OPEN
        }
        holders = [name for name, words in self._roles.items() if fold(noun) in words]
        fitting = [name for name in holders if asked - {fold(noun)} <= self._roles[name]]
        for names in (fitting, holders):
            if len(names) == 1 and (names is fitting or len(asked) == 1):
                return Known(names[0], "person")
            recent = [k for k in [*reversed(self._here), *self._focus[:3]] if k.name in names]
            if recent and names:
                return recent[0]
        return None

    # --- between frames ----------------------------------------------------------------

    def turn(self, frame: Frame, main: Known | None) -> None:
        """Close a frame: who spoke or acted in it is who "he" means in the next one."""
        acting = subjects.of_frame(frame, len(frame))
        subject = None
        if acting is not None:
            low = frame.low[acting.first]
            alone = acting.behind - acting.first == 1 and frame.classes[acting.first] == wc.PRONOUN
            if alone:
                subject = self._pronoun(frame, acting.first, low)[0]
            else:
                subject = self._named(frame, acting)
        fresh = [known for known in (subject, main, *reversed(self._here)) if known is not None]
        if fresh:
            self._focus = list(dict.fromkeys([*fresh, *self._focus]))[:8]
        if main and any(low in ("statement", "letter", "memo") for low in frame.low):
            self._document = main
        self._here = []

    def _named(self, frame: Frame, phrase: Phrase) -> Known | None:
        head = _head(frame, phrase)
        named = frame.mention_at(head)
        if named:
            return Known(named[2].name, named[2].kind)
        if frame.low[phrase.first] == "the" and wc.source_kinds().get(frame.low[head]) == "role":
            return self._by_role(frame, phrase, head, frame.low[head])
        return None


def _is_subject(frame: Frame, first: int) -> bool:
    """Whether a verb seems to follow the name that begins at a token."""
    behind, _ = frame.names[first]
    if behind >= len(frame):
        return False
    kind, low = frame.classes[behind], frame.low[behind]
    if kind in (wc.AUXILIARY, wc.ADVERB) or low.endswith("ed"):
        return True
    return kind == wc.OPEN or (low == "," and first == 0)


def _head(frame: Frame, phrase: Phrase) -> int:
    """Return the head noun of a phrase: the one before its first preposition, else the last."""
    last = phrase.behind - 1
    while last > phrase.first and frame.low[last] in (")", ".", "'", "’"):
        if frame.low[last] == ")":
            while last > phrase.first and frame.low[last] != "(":
                last -= 1
        last -= 1
    named = frame.mention_at(last)
    for index in range(phrase.first + 1, last + 1):
        if index in frame.name_at or frame.classes[index] not in (wc.PREPOSITION, wc.RELATIVE):
            continue
        if named and named[2].kind == "person" and _within_role(frame, index, named):
            continue
        return index - 1
    return last


def _within_role(frame: Frame, index: int, named: tuple[int, int, Mention]) -> bool:
    """Whether a preposition belongs to a person's role ("Secretary of State John Kerry")."""
    role = named[2].role
    place = frame.tokens[index].start
    if role is not None and role.start <= place < role.end:
        return True
    return frame.low[index] == "of" and index + 1 != named[0]


def _description(text: str) -> str:
    """Return a description as it would stand inside a sentence."""
    first, _, rest = text.partition(" ")
    return (
        f"{first.lower()} {rest}"
        if rest
        and first
        in ("The", "A", "An", "One", "Some", "Two", "His", "Her", "Their", "Many", "Several")
        else text
    )


def _span(article: Article, frame: Frame, phrase: Phrase) -> Span:
    return article.span(frame.tokens[phrase.first].start, frame.tokens[phrase.behind - 1].end)
