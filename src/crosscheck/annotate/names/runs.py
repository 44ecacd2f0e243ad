"""Runs of capitalised words: where a name may begin and how far it may reach.

A run grows over initials ("Charles Q. Brown"), particles ("Ursula von der Leyen"), an
ampersand, and over "of", "for" and "and" where the words before or behind call for it
("Ministry of Health", "Food and Drug Administration") or a list knows the whole
("Trinidad and Tobago"). It does not begin with a sentence's first word that news writes
small elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.annotate.names.gazetteer import Gazetteer
from crosscheck.annotate.names.paragraphs import Paragraph, capital, common, written_small
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import frequency, name_share

_LONGEST = 7  # words in the longest listed phrase
_WIDEST = 24  # tokens in a run: longer ones are lists or furniture
_ENDING = frozenset({"Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros"})
_DOTTED = _ENDING | {"St", "Ste", "Mt", "Ft"}
_OF_PLACES = frozenset({"Republic", "Kingdom", "State", "Province", "Gulf", "City", "Isle"})
_OF_EVENTS = frozenset({"Battle", "Treaty", "Declaration", "Day", "Law", "Bill", "Siege"})
_ON = frozenset({"Committee", "Council", "Commission", "Institute", "Conference"})


def runs(paragraph: Paragraph, known: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield the runs of a paragraph as token indices, in order."""
    reached = 0
    for index in paragraph.capitals:
        if index < reached:
            continue
        phrase = listed_phrase(paragraph, index, known)
        if not phrase and not _begins(paragraph, index, known):
            continue
        reached = max(_run_end(paragraph, index, max(phrase, index + 1), known), phrase)
        yield index, reached


def _begins(paragraph: Paragraph, index: int, known: Gazetteer) -> bool:
    """Whether a name can begin at a capitalised word."""
    word = paragraph.tokens[index].text
    initials = word == "A" and len(paragraph.word(index + 1)) == 1  # A. G. Rao
    if word == "The" and _named_with_the(paragraph, index, known):
        return True
    if known.word(word, "calendar") or (word in ("The", "A", "An") and not initials):
        return False
    if paragraph.word(index + 1) in ("$", "€", "£") and len(word) < 4:  # US$400
        return False
    if "-of-" in word:  # Mother-of-two
        return False
    if index not in paragraph.starts or not written_small(word):
        return True
    if word in known.titles or word.lower() in known.roles or word in known.heads:
        return True
    if word in known.first_names and capital(paragraph.word(index + 1)):
        return True
    return capital(paragraph.word(index + 1)) and name_share(fold(word)) > 0.12 and len(word) > 3


def _named_with_the(paragraph: Paragraph, index: int, known: Gazetteer) -> bool:
    """Whether "The" begins a name, as only a name's does inside a sentence ("told The Hill")."""
    before, following = paragraph.word(index - 1), paragraph.word(index + 1)
    inside = index not in paragraph.starts and (before.islower() or before == ",")
    if not inside or not capital(following) or known.word(following, "calendar"):
        return False
    described = following.lower() in known.roles or following in known.titles
    return not described and following not in known.countries and following not in known.adjectives


def listed_phrase(paragraph: Paragraph, index: int, known: Gazetteer) -> int:
    """Return where the longest listed phrase that begins here ends, or 0."""
    found = paragraph.tokens
    word = found[index].text
    if word not in known.beginnings and f"{word}." not in known.beginnings:
        return 0
    for end in range(min(index + _LONGEST, len(found)), index + 1, -1):
        if paragraph.written(index, end) in known.phrases:
            goes_on = word == "The" and capital(paragraph.word(end))  # The Australian Museum
            return 0 if goes_on else end
    return 0


def _run_end(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return the index behind the run that begins at ``first`` and reaches ``end`` at least."""
    while end < min(len(paragraph.tokens), first + _WIDEST):
        grown = _grown(paragraph, first, end, known)
        if not grown:
            break
        end = grown
    return end


def _grown(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return the run's end after one more step, or 0 where it stops."""
    before, token = paragraph.tokens[end - 1], paragraph.tokens[end]
    word, following = token.text, paragraph.word(end + 1)
    if token.start == before.end:
        saint = paragraph.tokens[first].text in ("St", "Saint")
        over = _over_mark(before.text, word, following, end, known, saint=saint)
        return over or _over_fields(paragraph, first, end, known) or _over_wing(paragraph, end)
    if token.start - before.end > 1:
        return 0
    if capital(word):
        return _over_capital(paragraph, end, known)
    if word == "&" and capital(following):
        ends = (before.text, following)
        apart = any(w in known.first_names or known.is_place(w) for w in ends)
        apart = apart or any(known.word(w, "direction") for w in ends)
        return 0 if apart or following.lower() in known.roles else end + 2
    if known.word(word, "particle") and word not in ("e", "y", "do", "ten"):
        return _over_particles(paragraph, end, known)
    if known.word(word, "link"):
        return _over_link(paragraph, first, end, known)
    return 0


def _over_mark(
    before: str, mark: str, following: str, end: int, known: Gazetteer, *, saint: bool
) -> int:
    """Return the end behind a dot, a comma or a possessive that belongs to the name."""
    if mark == ".":
        if before in _ENDING:
            return end + 1
        shortened = (len(before) == 1 and before.isupper()) or before in _DOTTED
        title = before in known.titles and len(before) < 6
        return end + 2 if capital(following) and (shortened or title) else 0
    if mark == "," and following in ("Jr", "Sr", "Inc", "LLC", "Ltd"):
        return end + 2
    if mark in ("'s", "’s") and capital(following) and (saint or known.word(before, "possessor")):
        return end + 2
    if mark in ("'", "’") and before.endswith("s") and following in known.heads:
        return end + 2  # the Port Workers' Union
    if mark in ("'s", "’s") and following in known.heads and before.lower() in known.roles:
        return end + 2  # the Magistrate's Court
    return 0


def _over_wing(paragraph: Paragraph, end: int) -> int:
    """Return the end behind a party's wing in brackets, written close: "CPI(M)"."""
    party, wing = paragraph.word(end - 1), paragraph.word(end + 1)
    closed = paragraph.word(end) == "(" and paragraph.word(end + 2) == ")"
    short = party.isupper() and 1 < len(party) < 6 and wing.isupper() and len(wing) < 4
    return end + 3 if closed and short else 0


def _over_fields(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return the end behind a list of fields ("Ministry of Agriculture, Livestock and Fisheries").

    Behind a comma, words that news writes small elsewhere, up to the "and" before the last.
    """
    if paragraph.word(end) != "," or not _headed_and_linked(paragraph, first, end, known):
        return 0
    place = end + 1
    while place < min(end + 9, len(paragraph.tokens) - 1):
        word = paragraph.word(place)
        closes = word == "and" and place > end + 1
        if closes or (word == "," and paragraph.word(place + 1) == "and"):
            last = place + 1 if closes else place + 2
            field = paragraph.word(last)
            named = field in known.first_names or known.is_place(field)
            return last + 1 if capital(field) and not named else 0
        if word != "," and not _a_field(word, known):
            return 0
        place += 1
    return 0


def _a_field(word: str, known: Gazetteer) -> bool:
    """Whether a word is what a ministry may be for."""
    named = known.is_place(word) or word in known.first_names or word.lower() in known.roles
    return capital(word) and common(word) and not named


def _over_capital(paragraph: Paragraph, end: int, known: Gazetteer) -> int:
    before, word = paragraph.tokens[end - 1].text, paragraph.tokens[end].text
    if end in paragraph.starts or word == "The":
        return 0
    if known.word(word, "calendar") and not (word == "May" and before in known.first_names):
        return 0
    if paragraph.word(end + 1) in ("$", "€", "£") and len(word) < 4:
        return 0
    return end + 1


def _over_particles(paragraph: Paragraph, end: int, known: Gazetteer) -> int:
    last = end
    while last < end + 3 and known.word(paragraph.word(last), "particle"):
        last += 1
    return last + 1 if capital(paragraph.word(last)) else 0


def _over_link(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> int:
    """Return the end behind "of X", "of the X", "for X", "and X" where a name goes on so."""
    link = paragraph.tokens[end].text
    target = end + 1
    if paragraph.word(target) == "the" and link != "and":
        target += 1
    if not capital(paragraph.word(target)) or known.word(paragraph.word(target), "calendar"):
        return 0
    if link == "and":
        return target + 1 if _and_goes_on(paragraph, first, end, known) else 0
    last = paragraph.tokens[end - 1].text
    if link in ("on", "to"):
        envoy = link == "to" and last.lower() in known.roles
        return target + 1 if last in _ON or envoy else 0
    head = last in known.heads or last in ("Chiefs", "Members", "Friends", "Doctors")
    if link == "for":
        head = head or any(paragraph.word(k) in known.heads for k in range(first, end))
    role = last.lower() in known.roles
    more = role or last in _OF_PLACES or last in _OF_EVENTS
    more = more or _headed_and_linked(paragraph, first, end, known)
    return target + 1 if head or role or (link == "of" and more) else 0


def _headed_and_linked(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> bool:
    """Whether a run has a head and more behind it ("Office for the Coordination | of …")."""
    words = [t.text for t in paragraph.tokens[first:end]]
    return any(w in known.heads for w in words) and any(w in ("of", "for") for w in words)


def _and_goes_on(paragraph: Paragraph, first: int, end: int, known: Gazetteer) -> bool:
    """Whether "and" is inside a name ("Ministry of Health and Welfare")."""
    words = [t.text for t in paragraph.tokens[first:end]]
    last = end + 1
    while capital(paragraph.word(last)):
        last += 1
    tail = [t.text for t in paragraph.tokens[end + 1 : last]]
    linked = any(w in ("of", "for", "on") for w in words) and any(w in known.heads for w in words)
    if linked and len(tail) < 4:
        plain = not any(w in known.first_names or known.is_place(w) for w in tail)
        titled = tail[0] in known.titles or tail[0].lower() in known.roles
        usual = written_small(tail[0]) or (len(tail) == 1 and not frequency(fold(tail[0])).articles)
        return plain and not titled and not known.is_place(words[-1]) and usual
    headed = known.heads.get(tail[-1]) == "2" and written_small(tail[0])
    small = [w for w in words if written_small(w)]
    return headed and len(words) < 4 and len(small) >= max(1, len(words) - 1)
