"""What may be a name: runs of capitals, with roles, titles and nationalities cut off.

"US Secretary of Defense Lloyd Austin" gives the name "Lloyd Austin" with its role, and
the name inside the role, "US". A weekday, an adjective of nationality ("Israeli"), a role
without a name ("the Prime Minister") give none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from crosscheck.annotate.names.fronts import adjective, front
from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.annotate.names.paragraphs import Paragraph, capital, common, written_small
from crosscheck.annotate.names.runs import listed_phrase, runs

_HONOURED = frozenset(
    ("King", "Queen", "Prince", "Princess", "Sultan", "Sheikh", "Emperor", "Sir", "Dr", "Pope")
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` to ``last`` (exclusive) of a paragraph that may be a name.

    Args:
        role: index of the first token of the role or title written before it, or None.
        title: the title among that ("Gen", "Mrs"), or "".
        initial: whether it begins a sentence.
        text: the words as written, read once.
    """

    paragraph: Paragraph
    first: int
    last: int
    role: int | None = None
    title: str = ""
    initial: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Note the words as written: they are asked for many times."""
        object.__setattr__(self, "text", self.paragraph.written(self.first, self.last))

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.paragraph.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.paragraph.tokens[self.last - 1].end

    def words(self) -> list[str]:
        """Return its tokens' texts."""
        return [t.text for t in self.paragraph.tokens[self.first : self.last]]


def candidates(paragraph: Paragraph, known: Gazetteer) -> Iterator[Candidate]:
    """Yield the candidates of a paragraph in order."""
    for first, end in runs(paragraph, known):
        yield from _cut(paragraph, first, end, known)


def _cut(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> Iterator[Candidate]:
    """Yield what a run holds: the names inside a role, then the name itself."""
    initial = first in paragraph.starts
    if paragraph.written(first, end) in known.phrases:
        yield Candidate(paragraph, first, end, initial=initial)
        return
    role_end, name = _role(paragraph, first, end, known)
    yield from _inside_role(paragraph, first, role_end, known)
    if name >= end:
        return
    if name > role_end:  # "President of | Acme Widgets": what follows is no bearer
        yield from _cut(paragraph, name, end, known)
    elif name > first:
        words = [t.text for t in paragraph.tokens[first:name]]
        title = next((w for w in reversed(words) if w in known.titles), "")
        yield from _bare(paragraph, name, end, known, role=first, title=title)
    else:
        yield from _bare(paragraph, first, end, known, initial=initial)


def _role(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> tuple[int, int]:
    """Return where the role at the front of a run ends, and where its bearer's name begins.

    Both are ``first`` without a role; a name that begins later is not the bearer's.
    """
    if _organisation(paragraph, first, end, known):
        return first, first  # "Justice Department", "King Faisal University"
    place = first
    for k in range(first, end):
        word = paragraph.word(k)
        if k < place or not _is_role(word, known):
            continue
        if k == end - 1 and k > first and _closes_name(paragraph, k, known):  # Omar Sheikh
            break
        if k + 1 < end and paragraph.word(k + 1) in known.heads:  # General Assembly
            continue
        given = word in known.first_names and word not in known.titles
        if given and k + 1 < end:  # Dean Heller
            break
        after = k + 1
        if paragraph.word(after) == "." and after < end:
            after += 1
        place = _over_office(paragraph, after, end, known)
        if paragraph.word(place) in ("of", "for", "and") and place < end:
            target = place + 2 if paragraph.word(place + 1) == "the" else place + 1
            return place, target
    return place, place


def _organisation(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> bool:
    """Whether a run that holds a role's word is an organisation's name nevertheless."""
    words = [t.text for t in paragraph.tokens[first:end]]
    if len(words) < 2 or words[-1].lower() in known.roles:
        return False
    named_for = words[0] in _HONOURED and len(words) > 2
    if named_for and (known.heads.get(words[-1]) == "2" or known.word(words[-1], "place")):
        return True  # King Faisal University, Sir Ralph Penn Drive
    if words[-1] not in known.heads or _leads_on(words, known):
        return False
    last = max((k for k, word in enumerate(words) if _is_role(word, known)), default=-1)
    rest = words[last + 1 :]
    return "." not in words and not any(word in known.first_names for word in rest)


def _leads_on(words: list[str], known: Gazetteer) -> bool:
    """Whether a run begins with a role and its office ("Executive Director of | the X Trust")."""
    for k, word in enumerate(words[1:4], 1):
        if word in ("of", "for", "to"):
            return _is_role(words[k - 1], known)
        if word in known.heads and not _is_role(word, known):
            return False
    return False


def _closes_name(paragraph: Paragraph, index: int, known: Gazetteer) -> bool:
    """Whether a title's word is the last of a person's name ("Omar Sheikh", "Hun Sen")."""
    before = paragraph.word(index - 1)
    if paragraph.word(index) not in known.surnames or not capital(before):
        return False
    beside = _is_role(before, known) or before in known.offices or before in known.heads
    listed = known.is_place(before) or known.is_organisation(before) or before in known.adjectives
    return not beside and not listed and not written_small(before) and not before.isupper()


def _is_role(word: str, known: Gazetteer) -> bool:
    lower = word.lower()
    if lower in known.roles or word in known.titles:
        return True
    if lower.endswith("s"):
        singular = lower[:-3] + "y" if lower.endswith("ies") else lower[:-1]
        return singular in known.roles
    before, _, head = lower.rpartition("-")  # Executive-President, Lt-Gen
    known_head = head in known.roles or head.title() in known.titles
    return known_head and (before.title() in known.titles or common(before))


def _over_office(paragraph: Paragraph, place: int, end: int, known: Gazetteer) -> int:
    """Return the index behind "of Defense", "of the Joint Chiefs of Staff", "of Ukraine"."""
    while place < end and paragraph.word(place) in ("of", "for", "and", "to"):
        start = place + 1
        if paragraph.word(start) == "the":
            start += 1
        taken = max(start, min(listed_phrase(paragraph, start, known), end))
        while taken < end and (
            paragraph.word(taken) in known.offices or known.is_place(paragraph.word(taken))
        ):
            taken += 1
        if taken == start:
            taken = _before_bearer(paragraph, start, end, known)
        if taken == start or (taken < end and paragraph.word(end - 1) in known.heads):
            break
        place = taken
    return place


def _before_bearer(paragraph: Paragraph, start: int, end: int, known: Gazetteer) -> int:
    """Return where the office ends that a full name follows ("Director of Training | Ann Lee")."""
    place = start
    while place < end - 1 and common(paragraph.word(place)):
        if paragraph.word(place) in known.first_names:
            break
        place += 1
    named = paragraph.word(place) in known.first_names
    return place if named and place < end - 1 else start


def _inside_role(
    paragraph: Paragraph, first: int, end: int, known: Gazetteer
) -> Iterator[Candidate]:
    """Yield the listed places and organisations inside a role ("US Secretary of State")."""
    place = first
    while place < end:
        word = paragraph.word(place)
        last = min(listed_phrase(paragraph, place, known), end)
        if not last and (known.is_place(word) or known.is_organisation(word) or _acronym(word)):
            last = place + 1
        last = max(last, _headed(paragraph, place, end, known))
        if word in known.titles or word.lower() in known.roles:
            last = 0
        if last and paragraph.written(place, last) not in known.adjectives:
            yield Candidate(paragraph, place, last)
        place = max(last, place + 1)


def _acronym(word: str) -> bool:
    return word.isupper() and 2 < len(word) < 7


def _headed(paragraph: Paragraph, place: int, end: int, known: Gazetteer) -> int:
    """Return the end of an organisation's name inside a role ("Defense Ministry spokesman")."""
    for k in range(place + 1, min(place + 5, end)):
        word = paragraph.word(k)
        if not capital(word) or word.lower() in known.roles or word == "Press":
            return 0
        if known.heads.get(word) == "2" and k + 1 <= end:
            return k + 1
    return 0


def _bare(
    paragraph: Paragraph,
    first: int,
    end: int,
    known: Gazetteer,
    *,
    role: int | None = None,
    title: str = "",
    initial: bool = False,
) -> Iterator[Candidate]:
    """Yield a run's name without the adjective of nationality beside it."""
    headed = any(paragraph.word(k) in known.heads for k in range(first + 1, end))
    while end - first > 1 and not headed:
        width = adjective(paragraph, first, end, known)
        if not width:
            break
        first, initial = first + width, False
    while end - first > 1 and paragraph.word(end - 1) in known.adjectives:
        end -= 1
        if known.word(paragraph.word(end - 1), "direction"):
            end -= 1
    width = front(paragraph, first, end, known) if role is None else 0
    if width:  # "Israel Jack Lew"
        yield Candidate(paragraph, first, first + width, initial=initial)
        first, initial = first + width, False
    if first < end and capital(paragraph.word(first)):
        yield Candidate(paragraph, first, end, role, title, initial)
