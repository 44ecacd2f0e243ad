"""Where a name may stand: runs of capitalised words, with roles and titles cut off.

A run grows over initials ("Charles Q. Brown"), particles ("Ursula von der Leyen"), an
ampersand, and over "of", "for" and "and" where the words before or behind call for it
("Ministry of Health", "Food and Drug Administration") or a list knows the whole
("Trinidad and Tobago"). It then loses what is no part of a name: a sentence's first word
that news writes small elsewhere, a weekday, an adjective of nationality, a title, a role
("US Secretary of Defense | Lloyd Austin"), and gives up the names inside the role ("US").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.annotate.gazetteer import Gazetteer
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency, name_share
from crosscheck.text.tokens import Token, tokens

_LONGEST = 7  # words in the longest listed phrase
_PREFIXES = ("al-", "el-", "ash-", "as-", "an-", "ar-", "at-", "d'", "d’", "l'", "l’", "ul-", "ad-")
_DOTTED = frozenset({"St", "Ste", "Mt", "Ft", "Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros"})
_ENDING = frozenset({"Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's tokens, which of them begin a sentence, and whether it is all capitals."""

    text: str
    tokens: list[Token]
    starts: frozenset[int]
    shouted: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` to ``last`` (exclusive) of a paragraph that may be a name.

    Args:
        role: bounds in the text of the role or title written before it, or None.
        title: the title among that ("Gen", "Mrs"), or "".
        initial: whether it begins a sentence.
    """

    paragraph: Paragraph
    first: int
    last: int
    role: tuple[int, int] | None = None
    title: str = ""
    initial: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.paragraph.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.paragraph.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        """The words as written."""
        return self.paragraph.text[self.start : self.end]

    def words(self) -> list[str]:
        """Return its tokens' texts."""
        return [t.text for t in self.paragraph.tokens[self.first : self.last]]


@lru_cache(maxsize=1 << 15)
def capital(word: str) -> bool:
    """Whether a word is written as a name may be.

    >>> capital("Gallant"), capital("al-Assad"), capital("minister")
    (True, True, False)
    """
    if word[0].isupper():
        return True
    return word.startswith(_PREFIXES) and any(
        word.startswith(p) and word[len(p) : len(p) + 1].isupper() for p in _PREFIXES
    )


@lru_cache(maxsize=1 << 15)
def written_small(word: str) -> bool:
    """Whether news writes a word in lower case where no sentence begins."""
    folded = fold(word)
    known = frequency(folded)
    return known.articles > 0 and known.lower > 2 and name_share(folded) < 0.5


def paragraph_of(text: str, start: int, end: int, sentence_starts: frozenset[int]) -> Paragraph:
    """Return a paragraph's tokens with the marks that candidates need."""
    found = list(tokens(text, start, end))
    starts = set()
    fresh = True
    words = capitals = 0
    for index, token in enumerate(found):
        fresh = fresh or token.start in sentence_starts
        if token.text[0].isalnum():
            if fresh:
                starts.add(index)
            fresh = False
            words += token.text[0].isalpha() and len(token.text) > 3
            capitals += token.text[0].isupper() and len(token.text) > 3
        elif token.text in '“":•*‘«[':
            fresh = True
    return Paragraph(text, found, frozenset(starts), words > 3 and capitals > 0.75 * words)


def candidates(paragraph: Paragraph, known: Gazetteer) -> Iterator[Candidate]:
    """Yield the candidates of a paragraph in order."""
    found = paragraph.tokens
    index = 0
    while index < len(found):
        word = found[index].text
        if not capital(word):
            index += 1
            continue
        phrase = _phrase(paragraph, index, known)
        if not phrase and not _begins(paragraph, index, known):
            index += 1
            continue
        end = max(_run_end(paragraph, index, known), phrase)
        yield from _cut(paragraph, index, end, known)
        index = end


def _begins(paragraph: Paragraph, index: int, known: Gazetteer) -> bool:
    """Whether a name can begin at a capitalised word."""
    word = paragraph.tokens[index].text
    if known.word(word, "calendar") or word in ("The", "A", "An"):
        return False
    if index not in paragraph.starts or not written_small(word):
        return True
    if word in known.titles or word.lower() in known.roles or word in known.heads:
        return True
    following = paragraph.tokens[index + 1] if index + 1 < len(paragraph.tokens) else None
    return bool(
        following and capital(following.text) and name_share(fold(word)) > 0.12 and len(word) > 3
    )


def _phrase(paragraph: Paragraph, index: int, known: Gazetteer) -> int:
    """Return where the longest listed phrase that begins here ends, or 0."""
    found = paragraph.tokens
    if found[index].text.rstrip(".") not in known.beginnings and (
        found[index].text not in known.beginnings
    ):
        if index + 1 >= len(found) or found[index].text + "." not in known.beginnings:
            return 0
    start = found[index].start
    for last in range(min(index + _LONGEST, len(found)), index + 1, -1):
        if paragraph.text[start : found[last - 1].end] in known.phrases:
            return last
    return 0


def _run_end(paragraph: Paragraph, index: int, known: Gazetteer) -> int:
    """Return the index behind the run that begins here."""
    end = index + 1
    while end < len(paragraph.tokens):
        grown = _grown(paragraph, index, end, known)
        if not grown:
            break
        end = grown
    return end


def _grown(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return the run's end after one more step, or 0 where it stops."""
    found = paragraph.tokens
    before, token = found[end - 1], found[end]
    gap = token.start - before.end
    if gap > 1 or (gap and paragraph.text[before.end] == "\n"):
        return 0
    following = found[end + 1].text if end + 1 < len(found) else ""
    follows = bool(following) and capital(following)
    word = token.text
    if gap and capital(word):
        return _over_capital(paragraph, end, known)
    if word == "." and not gap:
        return _over_dot(before.text, end, follows=follows, known=known)
    if word == "," and following in ("Jr", "Sr", "Inc", "LLC", "Ltd"):
        return end + 2
    if word == "&" and follows:
        return end + 2
    if word in ("'s", "’s") and follows and known.word(before.text, "possessor"):
        return end + 2
    if known.word(word, "particle") and word not in ("e", "y", "do", "ten"):
        return _over_particles(found, end, known)
    if known.word(word, "link") and gap:
        return _over_link(paragraph, first, end, known)
    return 0


def _over_capital(paragraph: Paragraph, end: int, known: Gazetteer) -> int:
    before, word = paragraph.tokens[end - 1].text, paragraph.tokens[end].text
    if end in paragraph.starts or word == "The":
        return 0
    if known.word(word, "calendar") and not (word == "May" and before in known.first_names):
        return 0
    return end + 1


def _over_dot(before: str, end: int, *, follows: bool, known: Gazetteer) -> int:
    if before in _ENDING:
        return end + 1
    shortened = (len(before) == 1 and before.isupper()) or before in _DOTTED
    title = before in known.titles and len(before) < 6
    return end + 2 if follows and (shortened or title) else 0


def _over_particles(found: list[Token], end: int, known: Gazetteer) -> int:
    last = end
    while last < len(found) and last < end + 3 and known.word(found[last].text, "particle"):
        last += 1
    return last + 1 if last < len(found) and capital(found[last].text) else 0


def _over_link(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return the end behind "of X", "of the X", "for X", "and X" where a name goes on so."""
    found = paragraph.tokens
    words = [t.text for t in found[first:end]]
    link = found[end].text
    target = end + 1
    if target < len(found) and found[target].text == "the" and link != "and":
        target += 1
    if target >= len(found) or not capital(found[target].text):
        return 0
    if link == "and":
        return target + 1 if _and_goes_on(found, words, target, known) else 0
    head = words[-1] in known.heads or words[-1] in ("Chiefs", "Members", "Friends", "Doctors")
    role = words[-1].lower() in known.roles and link == "of"
    place = link == "of" and words[-1] in ("Republic", "Kingdom", "State", "Province", "Gulf")
    event = link == "of" and words[-1] in ("Battle", "Treaty", "Declaration", "Day", "Law", "Bill")
    if link in ("on", "to"):
        return target + 1 if words[-1] in ("Committee", "Council", "Commission") else 0
    return target + 1 if head or role or place or event else 0


def _and_goes_on(found: list[Token], words: list[str], target: int, known: Gazetteer) -> bool:
    """Whether "and" is inside a name ("Ministry of Health and Welfare")."""
    last = target
    while last < len(found) and capital(found[last].text):
        last += 1
    tail = [t.text for t in found[target:last]]
    linked = any(w in ("of", "for", "on") for w in words) and words[0] in known.heads
    if linked and len(tail) < 3:
        plain = not any(
            w in known.first_names or known.is_place(w) or w in known.titles for w in tail
        )
        return plain and not known.is_place(words[-1]) and tail[-1] not in known.heads
    headed = known.heads.get(tail[-1]) == "2" and len(tail) > 1
    return headed and len(words) == 1 and written_small(words[0]) and written_small(tail[0])


# --- cutting roles and titles off ---------------------------------------------------------


def _cut(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> Iterator[Candidate]:
    """Yield what a run holds: the names inside a role, then the name itself."""
    found = paragraph.tokens
    whole = paragraph.text[found[first].start : found[end - 1].end]
    initial = first in paragraph.starts
    if whole in known.phrases:
        yield Candidate(paragraph, first, end, initial=initial)
        return
    name = _after_role(paragraph, first, end, known)
    if name == end and name > first:  # a role and no name: "Prime Minister"
        yield from _inside_role(paragraph, first, end, known)
        return
    if name > first:
        yield from _inside_role(paragraph, first, name, known)
        title = next((t.text for t in found[first:name][::-1] if t.text in known.titles), "")
        role = (found[first].start, _without_dot(found, name))
        yield from _split(paragraph, name, end, known, role, title, initial=False)
        return
    yield from _split(paragraph, first, end, known, None, "", initial=initial)


def _without_dot(found: list[Token], name: int) -> int:
    return found[name - 1].end


def _after_role(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return the index at which the name behind a role or titles begins; ``first`` if none."""
    found = paragraph.tokens
    last_word = found[end - 1].text
    if last_word in known.heads and last_word.lower() not in known.roles and end - first > 1:
        if not any(found[k].text.lower() in known.roles for k in range(first + 1, end - 1)):
            return first
    place = first
    for k in range(first, end):
        word = found[k].text
        if word.lower() in known.roles or word in known.titles:
            place = _over_office(found, k + 1, end, known)
    return min(place, end)


def _over_office(found: list[Token], place: int, end: int, known: Gazetteer) -> int:
    """Return the index behind a title's dot or "of Defense", "of the Joint Chiefs of Staff"."""
    if place < end and found[place].text == ".":
        return place + 1
    while place < end and found[place].text in ("of", "for", "and"):
        place += 1
        if place < end and found[place].text == "the":
            place += 1
        if place < end and found[place].text == "Joint":
            place += 1
        taken = place
        while taken < end and (
            found[taken].text in known.offices or known.is_place(found[taken].text)
        ):
            taken += 1
        place = max(taken, place + 1)
        if place < end and found[place].text in known.heads:
            place += 1
    return place


def _inside_role(
    paragraph: Paragraph, first: int, end: int, known: Gazetteer
) -> Iterator[Candidate]:
    """Yield the listed places and organisations inside a role ("US Secretary of State")."""
    found = paragraph.tokens
    place = first
    while place < end:
        word = found[place].text
        last = min(_phrase(paragraph, place, known), end)
        if (
            not last
            and capital(word)
            and (known.is_place(word) or word in known.organisations or word in known.outlets)
        ):
            last = place + 1
        whole = paragraph.text[found[place].start : found[max(last, place + 1) - 1].end]
        if last and whole not in known.adjectives and word.lower() not in known.roles:
            yield Candidate(paragraph, place, last)
        place = max(last, place + 1)


def _split(
    paragraph: Paragraph,
    first: int,
    end: int,
    known: Gazetteer,
    role: tuple[int, int] | None,
    title: str,
    *,
    initial: bool,
) -> Iterator[Candidate]:
    """Yield a run's name without the adjective of nationality before it."""
    found = paragraph.tokens
    while first < end:
        word = found[first].text
        two = paragraph.text[found[first].start : found[min(first + 1, end - 1)].end]
        if two in known.adjectives and end - first > 2:
            first += 2
        elif (
            word in known.adjectives and end - first > 1 and not _national(found, first, end, known)
        ):
            first += 1
        else:
            break
        initial = False
    while end - first > 1 and found[end - 1].text in known.adjectives:
        end -= 1
    if first < end:
        yield Candidate(paragraph, first, end, role, title, initial)


def _national(found: list[Token], first: int, end: int, known: Gazetteer) -> bool:
    """Whether a nationality is part of the name ("South African Airways")."""
    return any(t.text in known.heads for t in found[first + 1 : end])
