"""Whom a noun phrase means: a name, a role, an office, an unnamed source, a document.

"The minister" is the one person of this article with that role; "the official" is the
unnamed source last described, by the fullest description given; "Netanyahu's office" is
itself; "a statement from the ministry" speaks for the ministry. Where none or several
fit, nobody is named: unknown is an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.quotes import nounphrases
from crosscheck.annotate.quotes.cast import Cast, Known, is_outlet
from crosscheck.annotate.quotes.frames import Frame
from crosscheck.annotate.quotes.nounphrases import Phrase
from crosscheck.model import Article, Mention, Span
from crosscheck.text.fold import fold
from crosscheck.text.lists import words_of

_DEFINITE = ("the", "this", "that", "these", "those")
_ONE = ("role", "unnamed", "person")
_BESIDE = ("close", "familiar", "briefed", "involved", "knowledgeable")


class Sources:
    """Reads the noun phrases of one article, in order.

    Args:
        recent: returns whoever spoke last, latest first.
        person: returns the person that a possessive pronoun at a token means.
    """

    def __init__(
        self,
        article: Article,
        cast: Cast,
        recent: Callable[[], Sequence[Known]],
        person: Callable[[Frame, int, str], Known | None],
    ) -> None:
        self._article, self._cast = article, cast
        self._recent, self._person = recent, person
        self._described: dict[str, Known] = {}
        self.document: Known | None = None

    def meant(self, frame: Frame, phrase: Phrase) -> Known | None:
        """Return whom a phrase means, or None."""
        head = head_of(frame, phrase)
        named = frame.mention_at(head)
        if named and named[2].kind == "person":
            return self._named_person(frame, phrase, named[2])
        noun = frame.low[head]
        kind = wc.source_kinds().get(noun) or (None if named else _who(frame, phrase))
        owned = any(frame.classes[i] == wc.POSSESSIVE for i in range(phrase.first, head))
        whole = named and (named[1] - named[0] > 1 or named[2].kind == "organisation")
        if named and not owned and (kind is None or whole):
            return Known(named[2].name, named[2].kind)
        return self._described_as(frame, phrase, head, kind)

    def _named_person(self, frame: Frame, phrase: Phrase, mention: Mention) -> Known:
        inside = [frame.names[i][1] for i in range(*phrase) if i in frame.names]
        people = list(dict.fromkeys(m.name for m in inside if m.kind == "person"))
        if len(people) > 1 and any(frame.low[i] == "and" for i in range(*phrase)):
            return Known(" and ".join(people), "group")
        return Known(mention.name, "person")

    def _described_as(
        self, frame: Frame, phrase: Phrase, head: int, kind: str | None
    ) -> Known | None:
        noun = frame.low[head]
        text = _description(span_of(self._article, frame, phrase).of(self._article.text))
        if _several(frame, phrase):
            return Known(text, "group", _withheld(frame, phrase))
        if _one_of(frame, phrase):
            return Known(text, "person", anonymous=True)
        owner = self._owner(frame, phrase, head)
        if kind == "text":
            owner = owner or self._issuer(frame, phrase, head)
            return owner or (self.document if frame.low[phrase.first] == "the" else None)
        if owner and noun in words_of("crosscheck.annotate", "lists/office_words.txt"):
            plural = "group" if noun.endswith("s") else "person"
            return Known(text, "organisation" if kind == "body" else plural)  # type: ignore[arg-type]
        if kind == "body":
            return self._body(frame, phrase, head, text)
        if kind in ("group", "officials"):
            return self._longest(noun, Known(text, "group", kind == "officials"), frame, phrase)
        if kind in ("role", "unnamed", "person"):
            return self._individual(frame, phrase, head, kind, text)
        return None

    def _owner(self, frame: Frame, phrase: Phrase, head: int) -> Known | None:
        """Return who possesses the head noun: "Netanyahu's office", "his campaign"."""
        for index in range(phrase.first + 1, head):
            if frame.classes[index] == wc.POSSESSIVE:
                named = frame.mention_at(index - 1)
                if named:
                    return Known(named[2].name, named[2].kind)
                return self.meant(frame, Phrase(phrase.first, index))
        if frame.low[phrase.first] in ("his", "her"):
            gender = "m" if frame.low[phrase.first] == "his" else "f"
            return self._person(frame, phrase.first, gender)
        return None

    def _issuer(self, frame: Frame, phrase: Phrase, head: int) -> Known | None:
        """Return who a document is from: "a statement from …", "the Hamas statement"."""
        if head + 2 < phrase.behind and frame.low[head + 1] in ("from", "by", "of"):
            rest = Phrase(head + 2, phrase.behind)
            return self.meant(frame, rest) if nounphrases.speaks(frame, rest) else None
        outlet = self.outlet_in(frame, phrase)
        if outlet:
            return Known(outlet, "organisation")
        for index in range(phrase.first, head):
            named = frame.mention_at(index)
            if named and named[2].kind in ("person", "organisation"):
                return Known(named[2].name, named[2].kind)
        return None

    def outlet_in(self, frame: Frame, phrase: Phrase) -> str | None:
        """Return the outlet that is named in a phrase ("a report in the Varnholm Post")."""
        inside = [frame.names[i][1] for i in range(*phrase) if i in frame.names]
        return next((m.name for m in inside if self._cast.is_outlet(m)), None)

    def _body(self, frame: Frame, phrase: Phrase, head: int, text: str) -> Known:
        noun = frame.low[head]
        bare = head - phrase.first <= 1 and phrase.behind == head + 1
        if bare and frame.low[phrase.first] == "the":
            names = self._cast.bodies(noun)
            if len(names) == 1:
                return Known(names[0], "organisation")
            known_one = self._described.get(noun) or self._led_back(frame, noun)
            if known_one:
                return known_one
        known = Known(text, "organisation")
        self._described[noun] = known
        return known

    def _led_back(self, frame: Frame, noun: str) -> Known | None:
        """Return the body that "the company" or "the newspaper" was last."""
        if noun in wc.group("newspaper"):
            start = frame.tokens[0].start
            name = self._cast.outlet_before(start)
            return Known(name, "organisation") if name else None
        if noun not in wc.group("company"):
            return None
        return next((known for known in self._recent() if _may_be_company(known)), None)

    def _individual(
        self, frame: Frame, phrase: Phrase, head: int, kind: str, text: str
    ) -> Known | None:
        opener = frame.low[phrase.first]
        if opener in _DEFINITE or frame.classes[phrase.first] == wc.OPEN:
            person = self.by_role(frame, phrase, head)
            if person is not None:
                return person
        unnamed = kind == "unnamed" or opener in wc.group("indefinite")
        return self._longest(frame.low[head], Known(text, "person", unnamed), frame, phrase)

    def _longest(self, noun: str, known: Known, frame: Frame, phrase: Phrase) -> Known:
        """Return the fullest description of an unnamed source seen so far."""
        earlier = self._described.get(noun)
        definite = frame.low[phrase.first] in _DEFINITE
        if definite and earlier and len(earlier.name) >= len(known.name):
            return earlier
        self._described[noun] = known
        return known

    def by_role(self, frame: Frame, phrase: Phrase, head: int) -> Known | None:
        """Return the one person here with the role that a phrase names, or None."""
        noun = frame.low[head]
        inside = range(phrase.first, phrase.behind)
        asked = {fold(frame.low[i]) for i in inside if frame.classes[i] == wc.OPEN and i != head}
        fitting, having = self._cast.holders(noun, asked)
        for names in (fitting, having):
            recent = [known for known in self._recent() if known.name in names]
            if recent:
                return recent[0]
            if len(names) == 1 and asked and names is fitting:
                return Known(names[0], "person")
        return Known(having[0], "person") if len(having) == 1 and not self._recent() else None


def _may_be_company(known: Known) -> bool:
    """Whether somebody may be "the company": a named body whose name says nothing else."""
    last = known.name.split()[-1]
    other = wc.source_kinds().get(last.lower()) == "body" and last.lower() not in wc.group(
        "company"
    )
    named = known.name[0].isupper() and last[0].isupper()
    return known.kind == "organisation" and named and not other and not is_outlet(known.name)


def name_behind(frame: Frame, phrase: Phrase) -> tuple[Phrase, Mention] | None:
    """Return the name in apposition to a described person ("his sister, Hanna Rusk,").

    With it the phrase that ends behind the name. In "an aide to the mayor, Anna Lind," the
    name is the mayor's, so that the description must end in its own head, or in a body.
    """
    comma, last = phrase.behind, phrase.behind - 1
    found = frame.names.get(comma + 1)
    if found is None or frame.low[comma] != "," or found[1].kind != "person":
        return None
    behind, mention = found
    open_ended = behind < len(frame) and frame.classes[behind] != wc.MARK
    if open_ended or not _describes(frame, phrase, last):
        return None
    return Phrase(phrase.first, behind), mention


def _describes(frame: Frame, phrase: Phrase, last: int) -> bool:
    """Whether a phrase describes one person, at its end or before "of the union"."""
    head = head_of(frame, phrase)
    kinds = wc.source_kinds()
    if _one_of(frame, phrase):
        return True
    one = kinds.get(frame.low[head]) in _ONE
    if last == head or kinds.get(frame.low[head]) == "text":
        return kinds.get(frame.low[last]) in _ONE and last not in frame.name_at
    named = frame.mention_at(last)
    body = kinds.get(frame.low[last]) == "body" or (named and named[2].kind == "organisation")
    return one and bool(body)


def head_of(frame: Frame, phrase: Phrase) -> int:
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
        beside = frame.low[index - 1] in _BESIDE and index - 1 > phrase.first
        return index - 2 if beside else index - 1
    return last


def span_of(article: Article, frame: Frame, phrase: Phrase) -> Span:
    """Return the span of a phrase."""
    return article.span(frame.tokens[phrase.first].start, frame.tokens[phrase.behind - 1].end)


def _several(frame: Frame, phrase: Phrase) -> bool:
    """Whether "and" joins two sources ("two officials and a diplomat")."""
    for index in range(phrase.first + 1, phrase.behind - 1):
        if frame.low[index] == "and" and index not in frame.name_at:
            parts = Phrase(phrase.first, index), Phrase(index + 1, phrase.behind)
            return all(nounphrases.speaks(frame, part) for part in parts)
    return False


def _who(frame: Frame, phrase: Phrase) -> str | None:
    """Return the kind of a noun that no list holds, by the "who" behind it."""
    follows = frame.low[phrase.behind : phrase.behind + 2]
    if follows[:1] != ["who"] and follows != [",", "who"]:
        return None
    several = frame.low[phrase.behind - 1].endswith("s")
    return "group" if several else "person"


def _one_of(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase means one of several sources ("one of his aides")."""
    opens = frame.low[phrase.first : phrase.first + 2] == ["one", "of"]
    return opens and wc.source_kinds().get(frame.low[phrase.behind - 1]) in ("group", "officials")


def _withheld(frame: Frame, phrase: Phrase) -> bool:
    kinds = {wc.source_kinds().get(frame.low[index]) for index in range(*phrase)}
    return bool(kinds & {"unnamed", "officials"})


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
    several = wc.source_kinds().get(first.lower()) in ("group", "officials")
    lowered = several or first in wc.group("opening word")
    return f"{first.lower()} {rest}" if rest and lowered else text
